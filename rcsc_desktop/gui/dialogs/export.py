"""Saving or printing an agenda: how it is set, where it goes, and what the paper cannot show."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.formats import AgendaFormat
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs import paper_words
from rcsc_desktop.gui.dialogs.agenda_writing import AgendaWriting
from rcsc_desktop.gui.dialogs.export_look import ExportLook, tell
from rcsc_desktop.gui.dialogs.export_memory import remember, remembered
from rcsc_desktop.gui.dialogs.export_subject import export_subject
from rcsc_desktop.gui.dialogs.paper_choices import ExportSubject, PaperChoiceForm
from rcsc_desktop.gui.dialogs.printing import AgendaPrinting
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

_WIDTH = 104 * GRID


def save_agenda(context: WindowContext, consultation_id: UUID, parent: QWidget) -> None:
    """Ask how and where, then save the agenda."""
    context.tasks.read(
        lambda: export_subject(context.core, consultation_id, context.t),
        lambda subject: AgendaExport(context, subject, parent).open(),
    )


def print_agenda(context: WindowContext, consultation_id: UUID, parent: QWidget) -> None:
    """Show the system's print dialog for the agenda as the settings have it set."""
    core = context.core

    def show(asked: tuple[AgendaReport, str]) -> None:
        report, name = asked
        AgendaPrinting(context, report, _documents() / name, parent).ask()

    context.tasks.read(
        lambda: (
            core.agenda.report(consultation_id),
            core.exports.file_name(consultation_id, "agenda", None, "pdf"),
        ),
        show,
    )


class AgendaExport(QDialog):
    """Stays open until the file is written; a refusal is said in it and nothing that was chosen is lost."""

    def __init__(self, context: WindowContext, subject: ExportSubject, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._context = context
        self._id = subject.consultation_id
        self._key = f"export.{id(self)}"
        self._is_open = True
        self._replaces: Path | None = None
        t = context.t
        self.setWindowTitle(t("Save the agenda"))
        self.form = PaperChoiceForm(context, subject, remembered(context.settings))
        self._look = ExportLook(context)
        self.first_page, self.missing = self._look.first_page, self._look.missing
        self.file = QLineEdit()
        self.file.setAccessibleName(t("File"))
        self.said = looks.label("", context.theme, "small", "danger", wraps=True)
        self.print = looks.button(t("Print …"), self._on_print)
        self.save = looks.button(paper_words.save(t, self.form.format), self._on_save, "primary")
        self._writing = AgendaWriting(context, self._id, self._on_written, self._say)
        self._lay_out()
        self.form.changed.connect(self._on_form_changed)
        self.file.textEdited.connect(lambda _text: self._say(None))
        self._on_form_changed()

    def target(self) -> Path:
        """Where the file goes."""
        return Path(self.file.text()).expanduser()

    def done(self, result: int) -> None:
        """Closing gives up what is being written; nothing half-written is left."""
        self._is_open = False
        self._look.close()
        self._writing.cancel()
        super().done(result)
        self.deleteLater()

    def _lay_out(self) -> None:
        t = self._context.t
        self.setMinimumWidth(_WIDTH)
        choices = QVBoxLayout()
        choices.setSpacing(GRID)
        choices.addWidget(self.form)
        choices.addStretch()
        above = QHBoxLayout()
        above.setSpacing(4 * GRID)
        above.addLayout(choices, 1)
        above.addWidget(self.first_page)
        where = QHBoxLayout()
        where.addWidget(self.file, 1)
        choose, cancel = looks.button(t("Choose …"), self._on_choose), looks.button(t("Cancel"), self.reject)
        where.addWidget(choose)
        buttons = QHBoxLayout()
        buttons.addWidget(self.print)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        self.save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(above, 1)
        layout.addWidget(looks.rule())
        layout.addLayout(where)
        for line in (self._look.missing, self._look.found, self.said):
            layout.addWidget(line)
            line.hide()
        layout.addLayout(buttons)
        for before, after in pairwise((self.file, choose, self.print, cancel, self.save)):
            self.setTabOrder(before, after)

    def _on_form_changed(self) -> None:
        """Another name for the file, in the folder that is chosen; the first page, and what it cannot show."""
        t, choice, core, kind = self._context.t, self.form.choice(), self._context.core, self.form.format
        self._say(None)
        self._context.tasks.read(
            lambda: core.exports.file_name(
                self._id, choice.what, choice.language, kind.extension, version=choice.version
            ),
            self._show_name,
            key=f"{self._key}.name",
        )
        self.print.setEnabled(kind is AgendaFormat.PDF)
        self.print.setToolTip("" if kind is AgendaFormat.PDF else t("Only PDF papers are printed here."))
        self._look.choose(kind)
        self._read_report(self._look.look)

    def _show_name(self, name: str) -> None:
        if self._is_open:
            folder = self.target().parent if self.file.text() else _documents()
            self.file.setText(str(folder / name))

    def _on_choose(self) -> None:
        t, kind = self._context.t, self.form.format
        files = f"{paper_words.formats(t)[kind]} (*.{kind.extension})"
        name, _filter = QFileDialog.getSaveFileName(self, t("Save the agenda"), self.file.text(), files)
        if name:
            self.file.setText(name)
            self._replaces = Path(name)
            self._say(None)

    def _on_print(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self._read_report(lambda report: AgendaPrinting(self._context, report, self.target(), parent).ask())

    def _on_save(self) -> None:
        self.save.setEnabled(False)
        target, kind = self.target(), self.form.format
        self._read_report(lambda report: self._writing.write(report, kind, target, force=self._replaces == target))

    def _read_report(self, on_done: Callable[[AgendaReport], None]) -> None:
        choice, core = self.form.choice(), self._context.core

        def use(report: AgendaReport) -> None:
            if self._is_open:
                on_done(report)

        self._context.tasks.read(lambda: core.exports.agenda_report(self._id, choice), use, on_error=self._say)

    def _on_written(self, target: Path) -> None:
        remember(self._context.settings, self.form.choice())
        self.accept()
        say_written(self._context, target)

    def _say(self, error: UserError | None) -> None:
        """Why it was not saved; a file that is there is replaced when Save is pressed again."""
        if not self._is_open:
            return
        t = self._context.t
        tell(self.said, "" if error is None else self._context.messages.sentence(error))
        exists = error is not None and error.code == "export.exists"
        if exists or self._replaces != self.target():
            self._replaces = self.target() if exists else None
        self.save.setText(t("Replace") if exists else paper_words.save(t, self.form.format))
        self.save.setEnabled(True)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
