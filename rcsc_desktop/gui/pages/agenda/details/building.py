"""Makes the fields of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtWidgets import QLineEdit

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.details.fields import CHOICES, Field, offers
from rcsc_desktop.gui.widgets.choice_field import ChoiceField
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.form import FormSection
from rcsc_desktop.gui.widgets.offers import Ask, Offering
from rcsc_desktop.wording import words

WriteField = Callable[[UUID, str, str, str], ChangeSet]
"""``write(row, field, text, seen)``."""
Fields = dict[str, EditableField | ChoiceField]


def section(context: WindowContext, table: Iterable[Field], write: WriteField, made: Fields) -> FormSection:
    """The fields of a table in two columns; they are put into ``made`` by their names too."""
    found = FormSection(context.theme, columns=2)
    for one in table:
        made[one.name] = _field(context, one, write)
        found.add(made[one.name], one.span)
    return found


def offer(field: EditableField, context: WindowContext, ask: Ask, separators: str = "") -> Offering:
    """Let a field offer what it may mean; what is taken from the list is stored at once."""
    edit = field.focusProxy()
    assert isinstance(edit, QLineEdit)  # noqa: S101 - offers are for fields of one line
    offering = Offering(edit, context, ask, separators=separators)
    if not separators:
        offering.taken.connect(lambda _offer: field.commit())
    return offering


def _field(context: WindowContext, one: Field, write: WriteField) -> EditableField | ChoiceField:
    t = context.t
    heading = t(one.heading) if one.heading else words.column(one.name, t)
    if one.name in CHOICES:
        choices = {member.value: words.label(member, t) for member in CHOICES[one.name]}
        return ChoiceField(context, heading, choices, lambda row, value, seen: write(row, one.name, value, seen))
    made = EditableField(
        context,
        heading,
        one.name,
        lambda row, text, seen: write(row, one.name, text, seen),
        placeholder=t(one.hint) if one.hint else "",
        lines=one.lines,
    )
    if one.name in (known := offers(context)):
        offer(made, context, *known[one.name])
    return made
