"""Everything about the item that one stands on."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import AgendaEntry, Visibility
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.details.building import Fields, section
from rcsc_desktop.gui.pages.agenda.details.fields import CHOICES, FIRST, LAST, MIDDLE, item_text
from rcsc_desktop.gui.pages.agenda.details.languages import LanguageChecks
from rcsc_desktop.gui.pages.agenda.details.speakers import AddSpeaker, SpeakerRow
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.choice_field import CheckField
from rcsc_desktop.gui.widgets.form import PartList, commit_all


class ItemDetails(QWidget):
    """Fields that are edited in place, speakers as rows. Topics and questions stay in the outline."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._entry: AgendaEntry | None = None
        self.fields: Fields = {}
        t = context.t
        first = section(context, FIRST, self._write, self.fields)
        middle = section(context, MIDDLE, self._write, self.fields)
        last = section(context, LAST, self._write, self.fields)
        self.is_timed = CheckField(context, t("Takes time, and prints it"), self._write_timed)
        self.adding = AddSpeaker(context)
        self.speakers = PartList(
            context.theme, t("Speakers"), lambda: SpeakerRow(context, self._speaker_ids), self.adding
        )
        self.languages = LanguageChecks(context)
        self._seen_by = looks.label("", context.theme, "small", "muted", wraps=True)
        self._seen_by.setIndent(INSET)
        timed = QHBoxLayout()
        timed.addSpacing(INSET - 2)
        timed.addWidget(self.is_timed, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(first)
        layout.addLayout(timed)
        layout.addSpacing(GRID)
        layout.addWidget(self.speakers)
        layout.addSpacing(GRID)
        layout.addWidget(middle)
        layout.addWidget(self._seen_by)
        layout.addWidget(last)
        layout.addWidget(self.languages)
        layout.addStretch()

    def show_entry(self, entry: AgendaEntry) -> None:
        """Show an item, or the same one with other values; what is being typed stays."""
        self._entry = entry
        item = entry.item
        for name, field in self.fields.items():
            value = getattr(item, name).value if name in CHOICES else item_text(entry, name)
            field.show_value(item.id, value)
        self.is_timed.show_value(item.id, is_on=item.is_timed)
        self.languages.show_value(item.id, item.interpretation)
        self.adding.item_id = item.id
        self.speakers.show_parts([(line.speaker.id, line) for line in entry.speakers])
        said = self._visibility(item.visibility)
        self._seen_by.setText(said)
        self._seen_by.setVisible(bool(said))
        for name in ("minutes", "pinned_start"):
            self.fields[name].setEnabled(item.is_timed)

    def commit(self) -> bool:
        """Store what is being typed. False where a text is refused."""
        return commit_all((*self.fields.values(), self.speakers))

    def _visibility(self, visibility: Visibility) -> str:
        t = self._context.t
        if visibility is Visibility.INTERNAL:
            return t("Internal: stands only in papers for the organizers.")
        return t("Hidden: stands in no paper.") if visibility is Visibility.HIDDEN else ""

    def _speaker_ids(self) -> tuple[UUID, ...]:
        return () if self._entry is None else tuple(line.speaker.id for line in self._entry.speakers)

    def _write(self, row: UUID, field: str, text: str, seen: str) -> ChangeSet:
        return self._context.core.agenda.set_item(row, {field: text}, {field: seen})

    def _write_timed(self, row: UUID, is_on: bool) -> ChangeSet:
        return self._context.core.agenda.set_item(row, {"is_timed": is_on})
