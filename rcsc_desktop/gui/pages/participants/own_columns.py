"""The organiser's own fields as columns of the page: they come with the meeting and follow what is done to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.own_fields import OwnField, OwnFieldKind, choices_of, column_of, is_own
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.pages.participants.columns import choose_columns, chosen_columns
from rcsc_desktop.support.i18n import Translator

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage

_WIDTHS = {OwnFieldKind.NUMBER: 10, OwnFieldKind.DATE: 12, OwnFieldKind.YES_NO: 10}


class OwnColumns(QObject):
    """Keeps ``page.columns`` true to the meeting's own fields; ``changed`` when they are others."""

    changed = Signal()

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__(page)
        self._page = page
        self._is_read = False
        page.context.bus.changed.connect(self._on_bus_changed)

    def read(self) -> None:
        """Take over the fields of the meeting that the page shows."""
        page, meeting = self._page, self._page.consultation_id
        self._is_read = False
        if meeting is not None:
            core = page.context.core
            page.context.tasks.read(lambda: core.own_fields.fields(meeting), self._take, key="participants.own")

    def _take(self, fields: Sequence[OwnField]) -> None:
        page = self._page
        wanted = {column_of(field.id): own_column(field, page.context.t) for field in fields}
        held = {name: column for name, column in page.columns.items() if is_own(name)}
        was_read, self._is_read = self._is_read, True
        if list(wanted.items()) == list(held.items()):
            return
        for name in held:
            del page.columns[name]
        page.columns.update(wanted)
        if was_read:  # a field that is new while one looks is meant to be seen
            chosen = chosen_columns(page.context.settings)
            choose_columns(page.context.settings, [*chosen, *(name for name in wanted if name not in held)])
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        page = self._page
        names = [name for name in chosen_columns(page.context.settings) if name in page.columns]
        page.table.commit_edit()
        page.table.show_columns([page.columns[name] for name in names])

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("own_field"):
            was_read = self._is_read
            self.read()
            self._is_read = was_read


def own_column(field: OwnField, t: Translator) -> Column:
    """The column of an own field."""
    hints = {
        OwnFieldKind.NUMBER: t("A number"),
        OwnFieldKind.DATE: t("YYYY-MM-DD"),
        OwnFieldKind.CHOICE: t("Choose one"),
        OwnFieldKind.YES_NO: t("Yes or no"),
    }
    choices: dict[str, str] = {}
    if field.kind is OwnFieldKind.YES_NO:
        choices = {"": "", "yes": t.in_context("answer", "Yes"), "no": t.in_context("answer", "No")}
    elif field.kind is OwnFieldKind.CHOICE:
        choices = {"": "", **{choice: choice for choice in choices_of(field)}}
    return Column(
        column_of(field.id),
        field.name,
        hint=hints.get(field.kind, ""),
        width=_WIDTHS.get(field.kind, 15),
        choices=choices,
    )
