"""Saving or printing an agenda: how it is set, where it goes, and what the paper cannot show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.paper_choices import PaperChoice, PaperChoiceForm
from rcsc_desktop.gui.dialogs.printing import AgendaPrinting
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.tasks import HeavyTask
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

_WIDTH = 64 * GRID
_SHOWN_CHARACTERS = 24
_KIND = ("agenda", "pdf")


def save_agenda(context: WindowContext, consultation_id: UUID, parent: QWidget) -> None:
    """Ask how and where, then save the agenda as PDF."""
    core = context.core
    context.tasks.read(
        lambda: core.consultations.view(consultation_id).consultation.language,
        lambda language: AgendaExport(context, consultation_id, language, parent).open(),
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

    def __init__(self, context: WindowContext, consultation_id: UUID, language: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._context = context
        self._id = consultation_id
        self._key = f"export.{id(self)}"
        self._task: HeavyTask | None = None
        self._replaces: Path | None = None
        t = context.t
        self.setWindowTitle(t("Save the agenda"))
        self.form = PaperChoiceForm(context, language)
        self.file = QLineEdit()
        self.file.setAccessibleName(t("File"))
        self.missing = looks.label("", context.theme, "small", "warn", wraps=True)
        self.said = looks.label("", context.theme, "small", "danger", wraps=True)
        self.save = looks.button(t("Save as PDF"), self._on_save, "primary")
        self._lay_out()
        self.form.changed.connect(self._on_form_changed)
        self.file.textEdited.connect(lambda _text: self._say(None))
        self._on_form_changed()

    def target(self) -> Path:
        """Where the file goes."""
        return Path(self.file.text()).expanduser()

    def done(self, result: int) -> None:
        """Closing gives up what is being written; nothing half-written is left."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)
        self.deleteLater()

    def _lay_out(self) -> None:
        t = self._context.t
        self.setMinimumWidth(_WIDTH)
        where = QHBoxLayout()
        where.addWidget(self.file, 1)
        where.addWidget(looks.button(t("Choose …"), self._on_choose))
        buttons = QHBoxLayout()
        buttons.addWidget(looks.button(t("Print …"), self._on_print))
        buttons.addStretch()
        buttons.addWidget(looks.button(t("Cancel"), self.reject))
        buttons.addWidget(self.save)
        self.save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.form)
        layout.addWidget(looks.label(t("File"), self._context.theme, "small", "muted"))
        layout.addLayout(where)
        layout.addWidget(self.missing)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        for line in (self.missing, self.said):
            line.hide()

    def _on_form_changed(self) -> None:
        """Another name for the file, in the folder that is chosen; and a look at the characters."""
        choice, core = self.form.choice(), self._context.core
        self._say(None)
        self._context.tasks.read(
            lambda: core.exports.file_name(self._id, _what(choice), choice.language, "pdf"),
            self._show_name,
            key=f"{self._key}.name",
        )
        self._read_report(self._look_for_missing)

    def _show_name(self, name: str) -> None:
        folder = self.target().parent if self.file.text() else _documents()
        self.file.setText(str(folder / name))

    def _look_for_missing(self, report: AgendaReport) -> None:
        self._context.tasks.heavy(
            self._context.core.exports.missing_job(),
            report,
            on_done=self._show_missing,
            key=f"{self._key}.missing",
        )

    def _show_missing(self, missing: Sequence[tuple[str, str]]) -> None:
        characters = "".join(dict.fromkeys("".join(each for _text, each in missing)))
        shown = " ".join(characters[:_SHOWN_CHARACTERS])
        self.missing.setText(
            self._context.t("The paper's font has no shape for these characters: {characters}", characters=shown)
        )
        self.missing.setVisible(bool(characters))

    def _on_choose(self) -> None:
        t = self._context.t
        name, _filter = QFileDialog.getSaveFileName(
            self, t("Save the agenda"), self.file.text(), t("PDF files") + " (*.pdf)"
        )
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
        self._read_report(self._write)

    def _read_report(self, on_done: Callable[[AgendaReport], None]) -> None:
        choice, core = self.form.choice(), self._context.core
        self._context.tasks.read(
            lambda: core.agenda.report(
                self._id,
                language=choice.language,
                paper=choice.paper,
                clock=choice.clock,
                with_concept_note=choice.with_concept_note,
            ),
            on_done,
            on_error=self._say,
        )

    def _write(self, report: AgendaReport) -> None:
        target = self.target()
        self._task = self._context.tasks.heavy(
            self._context.core.exports.write_job(),
            _KIND,
            report,
            target,
            self._replaces == target,
            on_done=lambda _nothing: self._on_written(report, target),
            on_error=self._say,
            title=self._context.t("Saving “{name}”", name=target.name),
        )

    def _on_written(self, report: AgendaReport, target: Path) -> None:
        exports = self._context.core.exports

        def note() -> ChangeSet:
            exports.note_agenda(self._id, report, target)
            return ChangeSet()

        self._task = None
        self._context.tasks.write(note)
        self.accept()
        say_written(self._context, target)

    def _say(self, error: UserError | None) -> None:
        """Why it was not saved; a file that is there is replaced when Save is pressed again."""
        self._task = None
        t = self._context.t
        self.said.setText("" if error is None else self._context.messages.sentence(error))
        self.said.setVisible(error is not None)
        exists = error is not None and error.code == "export.exists"
        if exists or self._replaces != self.target():
            self._replaces = self.target() if exists else None
        self.save.setText(t("Replace") if exists else t("Save as PDF"))
        self.save.setEnabled(True)


def _what(choice: PaperChoice) -> str:
    return "concept-note-and-agenda" if choice.with_concept_note else "agenda"


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
