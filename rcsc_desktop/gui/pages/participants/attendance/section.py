"""Presence of a participant in each session, in the details."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.participant import AttendanceState, ParticipantLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.participants.sections import SectionBody
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.choice_field import ChoiceField
from rcsc_desktop.services.attendance import SessionAttendance
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import attendance, words

_NOUNS = ("attendance", "session")


def make(context: WindowContext) -> SectionBody:
    """The body of the section."""
    return AttendanceSection(context)


def states(t: Translator) -> dict[str, str]:
    """What can be noted, with nothing first."""
    return {"": t("Nothing noted"), **{state.value: words.label(state, t) for state in AttendanceState}}


class AttendanceSection(SectionBody):
    """A list of states for each session; each choice is stored at once."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._line: ParticipantLine | None = None
        self.fields: dict[UUID, ChoiceField] = {}
        self._names: list[str] = []
        self._none = looks.label(context.t("This consultation has no session yet."), context.theme, look="muted")
        self._none.setIndent(INSET)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, GRID)
        self._layout.setSpacing(GRID)
        self._layout.addWidget(self._none)
        self._none.hide()
        context.bus.changed.connect(self._on_bus_changed)

    def show_line(self, line: ParticipantLine) -> None:
        self._line = line
        self._read()

    def _read(self) -> None:
        line, core = self._line, self._context.core
        if line is not None:
            self._context.tasks.read(lambda: core.attendance.of(line.id), self._show, key="attendance.section")

    def _show(self, noted: Sequence[SessionAttendance]) -> None:
        line = self._line
        if line is None:
            return
        t = self._context.t
        names = attendance.session_names([one.session for one in noted], t)
        if names != self._names or [one.session.id for one in noted] != list(self.fields):
            self._build(noted, names)
        for one in noted:
            self.fields[one.session.id].show_value(line.id, one.state or "")
        self._none.setVisible(not noted)
        self.told.emit(attendance.in_short([one.state for one in noted], t))

    def _build(self, noted: Sequence[SessionAttendance], names: list[str]) -> None:
        for field in self.fields.values():
            self._layout.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._names = names
        self.fields = {
            one.session.id: self._field(one.session.id, name) for one, name in zip(noted, names, strict=True)
        }
        for made in self.fields.values():
            self._layout.addWidget(made)

    def _field(self, session_id: UUID, name: str) -> ChoiceField:
        def write(row: UUID, state: str, _seen: str) -> ChangeSet:
            return self._context.core.attendance.set([row], [session_id], state)

        return ChoiceField(self._context, name, states(self._context.t), write)

    def _on_bus_changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_NOUNS):
            self._read()
