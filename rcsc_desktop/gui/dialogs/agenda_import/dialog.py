"""The dialog in which an agenda is brought in: read beside the window, looked at, imported as one operation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.domain.import_plan import with_nights
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.agenda_import.options import ReadingOptions
from rcsc_desktop.gui.dialogs.agenda_import.result import ITEMS, ImportResult
from rcsc_desktop.gui.dialogs.agenda_import.source import ImportSource
from rcsc_desktop.gui.dialogs.agenda_import.target import ImportTargetForm
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.tasks import HeavyTask
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.agenda_import import ImportPreview

_PASTED = "-"
_ASKS_FOR_COLUMNS = frozenset({"import.no_title_column", "import.column_unknown"})


def import_agenda(page: Page, consultation_id: UUID, _session_id: UUID | None, file: Path | None = None) -> None:
    """Open the dialog over the page of an agenda; with ``file`` at once on what is in it."""
    context, core = page.context, page.context.core

    def show(consultation: Consultation) -> None:
        dialog = AgendaImport(context, consultation, page)
        dialog.open()
        if file is not None:
            dialog.read_file(file)

    context.tasks.read(lambda: core.records.get(Consultation, consultation_id), show)


class AgendaImport(QDialog):
    """Stays open until it is done; a refusal is said in it and nothing that was chosen is lost."""

    def __init__(self, context: WindowContext, consultation: Consultation, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._context = context
        self._task: HeavyTask | None = None
        self._content: tuple[bytes, str] = (b"", "")
        self._choices = ImportChoices()
        self._imported: ImportedAgenda | None = None
        self._key = f"agenda.import.{id(self)}"
        t, theme = context.t, context.theme
        self.setWindowTitle(t("Import an agenda"))
        self.resize(128 * GRID, 78 * GRID)
        self.heading = looks.label("", theme, "section")
        self.source = ImportSource(context)
        self.options = ReadingOptions(context)
        self.found = ImportResult(context)
        self.target = ImportTargetForm(context, consultation)
        self.said = looks.label("", theme, "body", "danger", wraps=True)
        self.busy = looks.label("", theme, look="muted")
        self.back = looks.button(t("Another source"), self._on_back)
        self.stop = looks.button(t("Stop"), self._on_stop)
        self.do = looks.button(t("Import"), self._on_import, "primary")
        self._lay_out()
        self.source.file_chosen.connect(self.read_file)
        self.source.text_given.connect(self.read_text)
        self.found.columns.changed.connect(lambda _mapping: self._read_again())
        self.options.changed.connect(self._read_again)
        self.target.changed.connect(self._look)
        self._show_source()

    def read_file(self, path: Path) -> None:
        """Read what is in a file."""
        try:
            content = path.read_bytes()
        except OSError as error:
            self._say(EnvironmentFault("import.unreadable", path=str(path), reason=error.strerror or ""))
            return
        self._begin(content, path.name, ImportChoices())

    def read_text(self, text: str) -> None:
        """Read a text as it was pasted."""
        self._begin(text.encode(), _PASTED, ImportChoices(format="text"))

    def done(self, result: int) -> None:
        """Closing gives up what is being read."""
        self._on_stop()
        super().done(result)
        self.deleteLater()

    def _lay_out(self) -> None:
        self._leaves = QStackedWidget()
        read = QWidget()
        column = QVBoxLayout(read)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.options)
        column.addWidget(self.found, 1)
        column.addWidget(self.target)
        self._leaves.addWidget(self.source)
        self._leaves.addWidget(read)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.busy)
        buttons.addWidget(self.stop)
        buttons.addStretch()
        buttons.addWidget(looks.button(self._context.t("Cancel"), self.reject))
        buttons.addWidget(self.source.read_text)
        buttons.addWidget(self.do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.heading)
        layout.addWidget(self._leaves, 1)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        self._say(None)
        self._show_busy("")

    def _show_source(self) -> None:
        self.heading.setText(self._context.t("Where does the agenda come from?"))
        self._leaves.setCurrentIndex(0)
        self.back.hide()
        self.do.hide()
        self.source.read_text.show()
        self.source.text.setFocus()

    def _on_back(self) -> None:
        self._on_stop()
        self._imported = None
        self._say(None)
        self._show_source()

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._show_busy("")

    def _begin(self, content: bytes, name: str, choices: ImportChoices) -> None:
        self._content, self._choices = (content, name), choices
        self.options.forget()
        self.found.columns.show_columns((), {})
        self.found.tabs.setCurrentIndex(ITEMS)
        self._read(choices)

    def _read_again(self) -> None:
        """The same source, read as it was chosen since; another sheet has other columns."""
        sheet = self.options.sheet.currentText()
        is_same = sheet == (self._choices.sheet or self.options.sheet.itemText(0))
        mapping = self.found.columns.mapping() if is_same else {}
        self._choices = replace(
            self._choices, mapping=mapping, sheet=sheet, is_unrolled=self.options.unroll.isChecked()
        )
        self._read(self._choices)

    def _read(self, choices: ImportChoices) -> None:
        t = self._context.t
        self._on_stop()
        self._say(None)
        content, name = self._content
        shown = t("the text") if name == _PASTED else name
        self._show_busy(t("Reading {name} …", name=shown))
        self.do.setEnabled(False)
        self._task = self._context.tasks.heavy(
            self._context.core.agenda_import.read_job(),
            content,
            name,
            choices,
            on_done=self._show_read,
            on_error=self._on_refused,
            title=t("Reading {name}", name=shown),
            key=self._key,
        )

    def _show_read(self, read: ImportedAgenda) -> None:
        imported = with_nights(read)
        self._task = None
        self._show_busy("")
        self._imported = imported
        self._show_result(imported.title)
        self.options.show_agenda(imported)
        self.found.show_agenda(imported)
        self.target.suggest(imported.title)
        self.target.ask_for_zone(is_needed=imported.needs_time_zone)
        self._look()

    def _show_result(self, title: str) -> None:
        _, name = self._content
        self.heading.setText(title or (self._context.t("Pasted text") if name == _PASTED else name))
        self._leaves.setCurrentIndex(1)
        self.back.show()
        self.source.read_text.hide()
        self.do.show()

    def _agenda(self) -> ImportedAgenda | None:
        """What was read, in the zone that was chosen where it has none."""
        if self._imported is None or not self._imported.needs_time_zone:
            return self._imported
        return replace(self._imported, time_zone=self.target.time_zone())

    def _look(self) -> None:
        """See what would come of it."""
        imported, target, core = self._agenda(), self.target.target(), self._context.core
        self.do.setEnabled(False)
        if imported is None:
            return
        self._context.tasks.read(
            lambda: core.agenda_import.preview(imported, target),
            lambda preview: self._show_preview(imported, preview),
            key=f"{self._key}.preview",
            on_error=self._say,
        )

    def _show_preview(self, imported: ImportedAgenda, preview: ImportPreview) -> None:
        count = preview.summary.events
        self._say(None)
        self.found.show_preview(imported, preview)
        self.do.setText(self._context.t.plural("Import {count} item", "Import {count} items", count))
        self.do.setAccessibleName(self.do.text())
        has_title = self.target.target().consultation_id is not None or bool(preview.title.strip())
        self.do.setEnabled(count > 0 and has_title)

    def _on_import(self) -> None:
        imported, target, core = self._agenda(), self.target.target(), self._context.core
        if imported is None:
            return
        self.do.setEnabled(False)
        self._show_busy(self._context.t("Importing …"), may_stop=False)
        self._context.tasks.write(
            lambda: core.agenda_import.apply(imported, target).change_set,
            on_done=lambda change_set: self._on_imported(change_set, is_new=target.consultation_id is None),
            on_error=self._on_not_imported,
        )

    def _on_imported(self, change_set: ChangeSet, *, is_new: bool) -> None:
        count = change_set.params.get("count")
        t = self._context.t
        self.accept()
        if isinstance(count, int):
            self._context.messages.done(t.plural("Imported {count} item", "Imported {count} items", count))
        if is_new and change_set.new_id is not None:
            self._context.go(Place("consultation", change_set.new_id, "agenda"))

    def _on_not_imported(self, error: UserError) -> None:
        self._show_busy("")
        self._say(error)
        self.do.setEnabled(True)

    def _on_refused(self, error: UserError) -> None:
        """The reader says no; where it only lacks a column, that is asked for."""
        self._task = None
        self._show_busy("")
        self._say(error)
        columns = error.data.get("columns")
        if error.code in _ASKS_FOR_COLUMNS and isinstance(columns, list) and columns:
            self._imported = None
            self._show_result("")
            self.found.show_columns([str(one) for one in columns])

    def _show_busy(self, text: str, *, may_stop: bool = True) -> None:
        self.busy.setText(text)
        self.busy.setVisible(bool(text))
        self.stop.setVisible(bool(text) and may_stop)

    def _say(self, error: UserError | None) -> None:
        self.said.setText("" if error is None else self._context.messages.sentence(error))
        self.said.setVisible(error is not None)
