"""Fields of the details of a contact, stored through the records service."""

from __future__ import annotations

from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.widgets.choice_field import ChoiceField
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.wording import words


def text_field(
    context: WindowContext, kind: type[Entity], name: str, *, hint: str = "", lines: int = 1
) -> EditableField:
    """A text of a row."""
    return EditableField(
        context,
        words.column(name, context.t),
        name,
        lambda row, text, seen: context.core.records.change(kind, row, {name: text}, {name: seen}),
        placeholder=hint,
        lines=lines,
    )


def choice_field(context: WindowContext, kind: type[Entity], name: str, choices: dict[str, str]) -> ChoiceField:
    """One of several words of a row."""
    return ChoiceField(
        context,
        words.column(name, context.t),
        choices,
        lambda row, value, seen: context.core.records.change(kind, row, {name: value}, {name: seen}),
    )
