"""Two states of an agenda beside each other: from which to which, how much changed, and what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.reports.agenda_changes import ChangesReport
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.pages.agenda.versions.changes import ChangesList, ChangesModel, change_rows
from rcsc_desktop.gui.pages.agenda.versions.timeline import TimelineRow
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.agenda_versions import Comparison
from rcsc_desktop.wording import agenda_changes

_KIND = ("agenda-changes", "pdf")
_PICKER = 17 * GRID


class ComparisonPanel(QWidget):
    """Compares what its two pickers say; ``chosen`` carries a row of the outline to go to."""

    chosen = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._id: UUID | None = None
        t = context.t
        self.before, self.after = (self._picker(name) for name in (t("From"), t("To")))
        self.summary = looks.label("", context.theme, "body", "muted", wraps=True)
        self.print = looks.button(t("What changed as PDF …"), self._on_print)
        self.model = ChangesModel(self)
        self.list = ChangesList(self.model, context.theme, t)
        self.list.chosen.connect(self.chosen)
        self._empty = looks.label("", context.theme, "body", "muted", wraps=True)
        self._lay_out()

    def show_versions(self, consultation_id: UUID, rows: Sequence[TimelineRow]) -> None:
        """Offer these rows in the pickers; what was picked stays where it still stands."""
        self._id = consultation_id
        for picker in (self.before, self.after):
            kept = picker.currentData()
            picker.blockSignals(True)
            picker.clear()
            for row in rows:
                if row.issued is not None:
                    title = self._context.t("{number} · {title}", number=row.number, title=row.title)
                    picker.addItem(title, row.number)
                elif picker is self.after:
                    picker.addItem(row.title, None)
            picker.setCurrentIndex(max(picker.findData(kept), 0))
            picker.blockSignals(False)

    def compare(self, before: int | None, after: int | None) -> None:
        """Pick both sides; ``before`` is ``None`` where there is nothing to compare with, ``after`` for the draft."""
        for picker, number in ((self.before, before), (self.after, after)):
            picker.blockSignals(True)
            picker.setCurrentIndex(-1 if picker is self.before and number is None else picker.findData(number))
            picker.blockSignals(False)
        self.read()

    def read(self) -> None:
        """Compare again."""
        wanted, before, after = self._id, self.before.currentData(), self.after.currentData()
        if wanted is None:
            return
        if before is None:
            self._show_nothing(self._context.t("This is the first version: nothing came before it."))
            return
        core = self._context.core
        self._context.tasks.read(
            lambda: core.versions.compare(wanted, before, after), self._show, key=f"agenda.compare.{id(self)}"
        )

    def _picker(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setMinimumWidth(_PICKER)
        made.currentIndexChanged.connect(lambda _at: self.read())
        return made

    def _lay_out(self) -> None:
        t, theme = self._context.t, self._context.theme
        pickers = QHBoxLayout()
        pickers.setSpacing(GRID)
        for picker in (self.before, self.after):
            name = looks.label(picker.accessibleName(), theme, "body", "muted")
            name.setBuddy(picker)
            pickers.addWidget(name)
            pickers.addWidget(picker)
        pickers.addStretch()
        pickers.addWidget(self.print)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._empty.setAlignment(looks.leading())
        self._empty.setContentsMargins(GRID, 2 * GRID, GRID, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(looks.label(t("What changed"), theme, "section"))
        layout.addLayout(pickers)
        layout.addWidget(self.summary)
        layout.addLayout(self._stack, 1)

    def _show(self, found: Comparison) -> None:
        t = self._context.t
        self.model.show(change_rows(found.diff, t, self._context.settings.get("clock")))
        self.summary.setText(agenda_changes.summary(found.diff.counts, t) if found.diff else "")
        self.summary.setVisible(bool(found.diff))
        self._stack.setCurrentWidget(self.list if found.diff else self._empty)
        self._empty.setText(t("Both say the same."))
        self.print.setEnabled(bool(found.diff))

    def _show_nothing(self, sentence: str) -> None:
        self.model.show(())
        self.summary.hide()
        self._empty.setText(sentence)
        self._stack.setCurrentWidget(self._empty)
        self.print.setEnabled(False)

    def _on_print(self) -> None:
        wanted, before, after = self._id, self.before.currentData(), self.after.currentData()
        core = self._context.core
        if wanted is not None and before is not None:
            self._context.tasks.read(
                lambda: (
                    core.versions.changes_report(wanted, before, after),
                    core.exports.file_name(wanted, "agenda-changes", None, "pdf"),
                ),
                lambda asked: self._ask_where(wanted, *asked),
            )

    def _ask_where(self, consultation_id: UUID, report: ChangesReport, name: str) -> None:
        t = self._context.t
        file = ask_for_file(self, t("Save what changed"), name, t("PDF files") + " (*.pdf)")
        if file is None:
            return
        core = self._context.core

        def note() -> ChangeSet:
            core.exports.note_changes(consultation_id, report, file)
            return ChangeSet()

        def written(_nothing: object) -> None:
            self._context.tasks.write(note)
            say_written(self._context, file)

        title = t("Saving “{name}”", name=file.name)
        self._context.tasks.heavy(core.exports.write_job(), _KIND, report, file, True, on_done=written, title=title)


def ask_for_file(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """The file that was chosen for saving, in the folder of documents at first."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(Path(documents or Path.home()) / name), kinds)
    return Path(chosen) if chosen else None
