"""Everything about a session, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import SessionAgenda
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.schedule import session_minutes
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.details.building import Fields, section
from rcsc_desktop.gui.pages.agenda.details.fields import SESSION, session_text
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.choice_field import CheckField
from rcsc_desktop.gui.widgets.form import commit_all, heading


class SessionDetails(QWidget):
    """Fields that are edited in place; ``commands`` stand under them as words."""

    def __init__(self, context: WindowContext, commands: Iterable[QAction]) -> None:
        super().__init__()
        self._context = context
        self.fields: Fields = {}
        t = context.t
        made = section(context, SESSION, self._write, self.fields)
        self.restarts = CheckField(context, t("Numbers of items begin anew"), self._write_restarts)
        self.heading = heading("", context.theme)
        self.heading.setWordWrap(True)
        self.span = looks.label("", context.theme, "small", "muted", wraps=True)
        self.span.setIndent(INSET)
        ticked = QHBoxLayout()
        ticked.addSpacing(INSET - 2)
        ticked.addWidget(self.restarts, 1)
        words = QGridLayout()
        words.setContentsMargins(INSET - 4, GRID, 0, 0)
        words.setVerticalSpacing(GRID)
        for at, action in enumerate(commands):
            words.addWidget(looks.ActionButton(action, "link"), at // 2, at % 2)
        words.setColumnStretch(2, 1)
        words.setHorizontalSpacing(3 * GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.heading)
        layout.addWidget(self.span)
        layout.addSpacing(GRID)
        layout.addWidget(made)
        layout.addLayout(ticked)
        layout.addLayout(words)
        layout.addStretch()

    def show_part(self, part: SessionAgenda, name: str) -> None:
        """Show a session under what it is called, or the same with other values; what is being typed stays."""
        self.heading.setText(name)
        for field_name, field in self.fields.items():
            field.show_value(part.session.id, session_text(part, field_name))
        self.restarts.show_value(part.session.id, is_on=part.session.restarts_numbering)
        said = self._span(part)
        self.span.setText(said)
        self.span.setVisible(bool(said))

    def commit(self) -> bool:
        """Store what is being typed. False where a text is refused."""
        return commit_all(self.fields.values())

    def _span(self, part: SessionAgenda) -> str:
        t, session = self._context.t, part.session
        length = session_minutes(session)
        if length is None or session.start is None or session.end is None:
            return ""
        hours, minutes = divmod(length, 60)
        said = t("{hours} h {minutes} min", hours=hours, minutes=minutes) if minutes else t("{hours} h", hours=hours)
        if session.end <= session.start:
            return t("{length}; ends on the next day at {time}.", length=said, time=f"{session.end:%H:%M}")
        return said

    def _write(self, row: UUID, field: str, text: str, seen: str) -> ChangeSet:
        """A time zone may be seen that is the consultation's: nothing is compared with it."""
        known = {} if field == "time_zone" else {field: seen}
        return self._context.core.sessions.change(row, {field: text}, known)

    def _write_restarts(self, row: UUID, is_on: bool) -> ChangeSet:
        return self._context.core.sessions.change(row, {"restarts_numbering": is_on})
