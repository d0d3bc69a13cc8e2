"""The side panel of a list of participants: everything about one of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.participant import Participant, ParticipantLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.choice_field import CheckField, ChoiceField
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.form import FormSection
from rcsc_desktop.gui.widgets.link_line import LinkLine
from rcsc_desktop.gui.widgets.side_panel import SidePanel
from rcsc_desktop.wording import words

_LINES = {"needs": 2, "availability": 2, "notes": 4}
_PLACES = (
    ("name", 2),
    ("organisation", 2),
    ("title", 1),
    ("category", 1),
    ("status", 1),
    ("status_date", 1),
    ("mode", 1),
    ("country", 1),
    ("regional_scope", 1),
    ("thematic_focus", 1),
    ("email", 1),
    ("phone", 1),
    ("needs", 2),
    ("availability", 2),
    ("notes", 2),
)
"""Fields in the order of the form, and how many of its two columns each takes."""


class ParticipantDetails(SidePanel):
    """``show_line`` fills it; without a participant it says what to do."""

    def __init__(self, context: WindowContext, columns: Mapping[str, Column]) -> None:
        super().__init__(context.theme)
        self._context = context
        self._line: ParticipantLine | None = None
        t = context.t
        self._said = looks.label(
            t("Choose a person to see everything about them."), context.theme, look="muted", wraps=True
        )
        self._fields: dict[str, EditableField | ChoiceField] = {}
        self._listed = CheckField(context, t("May stand in a public list"), self._write_listed)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, GRID, 0)
        form.setSpacing(GRID)
        section = FormSection(context.theme, columns=2)
        for name, span in _PLACES:
            self._fields[name] = self._field(columns.get(name) or self._availability())
            section.add(self._fields[name], span)
        form.addWidget(section)
        ticked = QHBoxLayout()
        ticked.addSpacing(INSET - 2)
        ticked.addWidget(self._listed, 1)
        form.addLayout(ticked)
        form.addLayout(LinkLine(t("Open in the contacts"), self._on_contacts_pressed).inset())
        form.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._form)
        self._area = area
        self.body.addWidget(self._said)
        self.body.addWidget(area, 1)
        self.body.addStretch()
        self.show_line(None)

    def show_line(self, line: ParticipantLine | None) -> None:
        """Show another participant, or the same one with other values."""
        if line is not None and line == self._line:
            return
        self._line = line
        self._said.setVisible(line is None)
        self._area.setVisible(line is not None)
        self.heading.setText(line.name if line is not None else self._context.t("Details"))
        if line is None:
            return
        for name, field in self._fields.items():
            field.show_value(line.id, line.text(name))
        self._listed.show_value(line.id, is_on=line.may_be_listed)

    def shown_text(self, column: str) -> str:
        """What stands in a text field, stored or not."""
        field = self._fields[column]
        return field.text() if isinstance(field, EditableField) else ""

    def commit(self) -> bool:
        """Store what is being typed here. False where a text is refused."""
        refused = [field for field in self._fields.values() if not field.commit()]
        return not refused

    def _availability(self) -> Column:
        """When somebody is there is no column of the list: it is looked at person by person."""
        t = self._context.t
        return Column("availability", words.column("availability", t), hint=t("Always, or: 2017-04-17 14:00-16:00"))

    def _field(self, column: Column) -> EditableField | ChoiceField:
        write = partial(self._write, column.name)
        if column.choices:
            return ChoiceField(self._context, column.title, column.choices, write)
        return EditableField(
            self._context,
            column.title,
            column.name,
            write,
            placeholder=column.hint,
            lines=_LINES.get(column.name, 1),
        )

    def _write(self, field: str, row: UUID, text: str, seen: str) -> ChangeSet:
        return self._context.core.participants.change(row, field, text, {field: seen})

    def _write_listed(self, row: UUID, is_on: bool) -> ChangeSet:
        return self._context.core.records.change(Participant, row, {"may_be_listed": is_on})

    def _on_contacts_pressed(self) -> None:
        if self._line is not None:
            self._context.go(Place("contacts", row=self._line.person_id))
