"""The speakers of an item, one below the other: who, on behalf of whom, as what, and how far it is agreed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from rcsc_desktop.domain.agenda import AgendaSpeaker, SpeakerLine, SpeakerRole, SpeakerStatus
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.lines import ContactLine
from rcsc_desktop.gui import icons
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.details.building import offer
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import known_offers
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.form import PartWidget, commit_all
from rcsc_desktop.gui.widgets.offers import Offer, Offering
from rcsc_desktop.gui.widgets.word_menu import WordMenu
from rcsc_desktop.wording import words

_COLOURS = {
    SpeakerStatus.ASKED.value: "warn",
    SpeakerStatus.ACCEPTED.value: "good",
    SpeakerStatus.CONFIRMED.value: "good",
    SpeakerStatus.DECLINED.value: "danger",
}


class SpeakerRow(PartWidget):
    """One speaker; ``neighbours`` gives the speakers of the item in their order."""

    def __init__(self, context: WindowContext, neighbours: Callable[[], tuple[UUID, ...]]) -> None:
        super().__init__()
        self._context = context
        self._neighbours = neighbours
        self._line: SpeakerLine | None = None
        t = context.t
        self.name = self._text("name", t("Name"), "strong")
        self.title = self._text("title", t("Title on paper"))
        self.organisation = self._text("organisation", t("On behalf of"))
        self._people = offer(self.name, context, known_offers.people(context))
        offer(self.organisation, context, known_offers.organisations(context))
        self.state = WordMenu(
            context,
            words.column("state", t),
            {one.value: words.label(one, t) for one in SpeakerStatus},
            partial(self._write, "status"),
            _COLOURS,
        )
        self.role = WordMenu(
            context,
            words.column("role", t),
            {one.value: words.label(one, t) for one in SpeakerRole},
            partial(self._write, "role"),
        )
        self.more = QToolButton()
        self.more.setIcon(icons.icon("more", context.theme, "muted"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setAccessibleName(t("More about this speaker"))
        self.more.setToolTip(t("Order, contact, remove"))
        self.more.setMenu(self._menu())
        self._lay_out()

    def show_part(self, part: SpeakerLine) -> None:
        """Show a speaker; what is being typed stays."""
        self._line = part
        speaker = part.speaker
        self.name.show_value(speaker.id, part.name)
        self.title.show_value(speaker.id, speaker.title)
        self.organisation.show_value(speaker.id, part.organisation)
        self.state.show_value(speaker.id, speaker.status.value)
        self.role.show_value(speaker.id, speaker.role.value)

    def commit(self) -> bool:
        """Store what is being typed."""
        return commit_all((self.name, self.title, self.organisation))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, GRID // 2)
        grid.setHorizontalSpacing(GRID // 2)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.state, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.more, 0, 3)
        grid.addWidget(self.title, 1, 0)
        grid.addWidget(self.organisation, 1, 1)
        grid.addWidget(self.role, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, 9 * GRID)

    def _text(self, name: str, label: str, face: str = "body") -> EditableField:
        return EditableField(
            self._context,
            label,
            name,
            partial(self._write, name),
            placeholder=label,
            shows_label=False,
            face=face,
        )

    def _menu(self) -> QMenu:
        t = self._context.t
        menu = QMenu(self)
        menu.addAction(t("Move up"), lambda: self._move(-1))
        menu.addAction(t("Move down"), lambda: self._move(1))
        menu.addAction(t("Open in the contacts"), self._go)
        menu.addSeparator()
        menu.addAction(t("Remove from this item"), self._remove)
        return menu

    def _write(self, field: str, row: UUID, text: str, seen: str) -> ChangeSet:
        values: dict[str, object] = {field: text}
        chosen = self._people.last_taken
        if field == "name" and chosen is not None and isinstance(chosen.value, ContactLine) and chosen.text == text:
            values = {"person_id": chosen.value.id}
        return self._context.core.agenda.set_speaker(row, values, {field: seen})

    def _move(self, by: int) -> None:
        if self._line is None:
            return
        row, order, core = self._line.speaker.id, self._neighbours(), self._context.core
        at = order.index(row)
        if not 0 <= at + by < len(order):
            return
        others = [one for one in order if one != row]
        after = others[at + by - 1] if at + by else None
        self._context.tasks.write(lambda: core.records.move(AgendaSpeaker, row, after))

    def _remove(self) -> None:
        if self._line is not None:
            row, core = self._line.speaker.id, self._context.core
            self._context.tasks.write(lambda: core.agenda.remove_speaker(row), announce=True)

    def _go(self) -> None:
        if self._line is not None:
            self._context.go(Place("contacts", row=self._line.speaker.person_id))


class AddSpeaker(QWidget):
    """A field that adds one more speaker; who is not in the contacts yet is added to them."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.item_id: UUID | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(context.t("Add a speaker: name"))
        self.field.setAccessibleName(context.t("Add a speaker: name"))
        self.field.setMinimumWidth(28 * GRID)
        self.offering = Offering(self.field, context, known_offers.people(context))
        self.offering.taken.connect(self._on_taken)
        self.field.returnPressed.connect(lambda: self._add(self.field.text(), None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)

    def _on_taken(self, taken: Offer) -> None:
        self._add(taken.text, taken.value.id if isinstance(taken.value, ContactLine) else None)

    def _add(self, name: str, person_id: UUID | None) -> None:
        item_id, core = self.item_id, self._context.core
        if item_id is None or not name.strip():
            return
        values: dict[str, object] = {"status": SpeakerStatus.PROPOSED}
        if person_id is not None:
            values["person_id"] = person_id
        self._context.tasks.write(
            lambda: core.agenda.add_speaker(item_id, name, values), on_done=lambda _changes: self.field.clear()
        )
