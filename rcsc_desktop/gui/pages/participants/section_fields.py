"""Columns of the list as fields of a section of the details."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.pages.participants.sections import SectionBody
from rcsc_desktop.gui.widgets.choice_field import ChoiceField
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.form import FormSection, commit_all

_LINES = {"needs": 2, "availability": 2, "notes": 4}
_WIDE = frozenset(
    {
        "name",
        "organisation",
        "position",
        "dietary_needs",
        "access_needs",
        "needs",
        "availability",
        "may_be_shared",
        "notes",
    }
)


class SectionFields(SectionBody):
    """A field for each column, in two columns of the form."""

    def __init__(self, context: WindowContext, columns: Sequence[Column]) -> None:
        super().__init__()
        self._context = context
        self._columns = tuple(columns)
        self._fields: dict[str, EditableField | ChoiceField] = {}
        form = FormSection(context.theme, columns=2)
        for column in columns:
            self._fields[column.name] = field = self._field(column)
            form.add(field, 2 if column.name in _WIDE else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form)

    def show_line(self, line: ParticipantLine) -> None:
        for column in self._columns:
            value = line.text(column.name)
            typed = value if column.says is None or not value else column.says(value)
            self._fields[column.name].show_value(line.id, typed)

    def commit(self) -> bool:
        return commit_all(self._fields.values())

    def shown_text(self, column: str) -> str:
        """What stands in a text field, stored or not."""
        field = self._fields[column]
        return field.text() if isinstance(field, EditableField) else ""

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
            offers=column.offers,
            separators=column.separators,
        )

    def _write(self, field: str, row: UUID, text: str, seen: str) -> ChangeSet:
        return self._context.core.participants.change(row, field, text, {field: seen})
