"""The panel *Details*: the item that one stands on, or its session."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import Agenda, AgendaEntry, SessionAgenda
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.details.item import ItemDetails
from rcsc_desktop.gui.pages.agenda.details.session import SessionDetails
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.link_line import LinkLine


class DetailsPanel(QWidget):
    """``stand_on`` says which item is meant; without one it is the session."""

    def __init__(self, context: WindowContext, session_commands: Iterable[QAction]) -> None:
        super().__init__()
        self._context = context
        self._agenda: Agenda | None = None
        self._session_id: UUID | None = None
        self._item_id: UUID | None = None
        self._commands = tuple(session_commands)
        self._is_built = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GRID, 0, 0, 0)

    def sizeHint(self) -> QSize:
        return QSize(47 * GRID, 60 * GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(26 * GRID, 20 * GRID)

    def show_agenda(self, agenda: Agenda | None, session_id: UUID | None) -> None:
        """Another agenda or session, or the same with other values."""
        self._agenda, self._session_id = agenda, session_id
        self._refresh()

    def stand_on(self, item_id: UUID | None) -> None:
        """Show an item; ``None`` or what is no item of the agenda shows the session."""
        if item_id != self._item_id:
            self._item_id = item_id
            if self._is_built:
                self.area.verticalScrollBar().setValue(0)
            self._refresh()

    @property
    def follows(self) -> bool:
        """An item is meant, not its session."""
        return self._item_id is not None

    def begin(self) -> None:
        """Put the focus into the first field."""
        form = self._form()
        if form is not None:
            next(iter(form.fields.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> bool:
        """Store what is being typed. False where a text is refused."""
        form = self._form()
        return form is None or form.commit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fields are made when they are first looked at: the outline stands sooner."""
        if not self._is_built:
            self._build()
        self._refresh()
        super().showEvent(event)

    def _build(self) -> None:
        context = self._context
        self._is_built = True
        self.item = ItemDetails(context)
        self.session = SessionDetails(context, self._commands)
        self.to_session = LinkLine("", lambda: self.stand_on(None))
        self._nothing = looks.label(
            context.t("Stand on an item to see everything about it."), context.theme, look="muted", wraps=True
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, GRID, GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(self.to_session.inset())
        for form in (self.item, self.session, self._nothing):
            column.addWidget(form)
        column.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        self._layout.addWidget(self.area)

    def _form(self) -> ItemDetails | SessionDetails | None:
        if not self._is_built:
            return None
        if not self.item.isHidden():
            return self.item
        return None if self.session.isHidden() else self.session

    def _refresh(self) -> None:
        if not self._is_built:
            return
        part, entry = self._found()
        if entry is not None and part is not None:
            self.item.show_entry(entry)
            self.to_session.show_text(self._context.t("Session: {name}", name=self._name(part)))
        elif part is not None:
            self.session.show_part(part, self._name(part))
        self.to_session.setVisible(entry is not None)
        self.item.setVisible(entry is not None)
        self.session.setVisible(entry is None and part is not None)
        self._nothing.setVisible(part is None)

    def _found(self) -> tuple[SessionAgenda | None, AgendaEntry | None]:
        if self._agenda is None:
            return None, None
        parking = (self._agenda.parking,) if self._agenda.parking is not None else ()
        for part in (*self._agenda.sessions, *parking):
            for entry in part.entries:
                if entry.item.id == self._item_id:
                    return part, entry
        return next((part for part in self._agenda.sessions if part.session.id == self._session_id), None), None

    def _name(self, part: SessionAgenda) -> str:
        session = part.session
        if session.is_parking:
            return self._context.t("Parking place")
        number = next((n for n, one in enumerate(self._agenda.sessions, 1) if one is part), 1) if self._agenda else 1
        return session.name or self._context.t("Session {number}", number=number)
