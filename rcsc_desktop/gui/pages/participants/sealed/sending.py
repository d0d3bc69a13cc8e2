"""Saves passport and visa data as a file: the one way in which they leave."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.passports import PassportReport
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import errors, formats


class SendPassports(Asking):
    """Stays open until the file is written; a refusal is said in it."""

    def __init__(self, context: WindowContext, consultation_id: UUID, parent: QWidget) -> None:
        t = context.t
        super().__init__(
            context,
            t("Send passport and visa data"),
            t(
                "The file is not encrypted: whoever has it can read it. Send it on a safe way, to those alone who need "
                "it, and delete it afterwards. The history will say that it was made."
            ),
            t("Save as Excel"),
            self._on_done,
            parent.window(),
        )
        self._context = context
        self._id = consultation_id
        self._replaces: Path | None = None
        self.language = QComboBox()
        self.language.setAccessibleName(t("Language"))
        for code in LANGUAGES:
            self.language.addItem(formats.own_name(code), code)
        self.file = QLineEdit()
        self.file.setAccessibleName(t("File"))
        self.summary = looks.label("", context.theme, wraps=True)
        self.said = looks.label("", context.theme, "small", "danger", wraps=True)
        self.said.hide()
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(looks.button(t("Choose …"), self._on_choose))
        for part in (self.summary, self.language):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self.said)
        self.done_button.setEnabled(False)
        core = context.core
        context.tasks.read(
            lambda: (
                core.sealed.report(consultation_id),
                core.exports.file_name(consultation_id, "passports", None, "xlsx"),
            ),
            self._show,
            on_error=self._on_refused,
        )

    def _show(self, known: tuple[PassportReport, str]) -> None:
        report, name = known
        count, t = len(report.lines), self._context.t
        self.summary.setText(
            t.plural(
                "{count} person, with passport and visa data.", "{count} people, with passport and visa data.", count
            )
        )
        self.language.setCurrentIndex(max(0, self.language.findData(report.language)))
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.file.setText(str(Path(folder) / name))
        self.done_button.setEnabled(count > 0)

    def _on_choose(self) -> None:
        t = self._context.t
        chosen, _ = QFileDialog.getSaveFileName(self, t("Save as"), self.file.text(), t("Excel workbook (*.xlsx)"))
        if chosen:
            self.file.setText(chosen)
            self._replaces = Path(chosen)

    def _on_done(self) -> None:
        target, language = Path(self.file.text()).expanduser(), str(self.language.currentData())
        core, force = self._context.core, self._replaces == Path(self.file.text()).expanduser()
        self.done_button.setEnabled(False)

        def written(_count: int) -> None:
            self.accept()
            say_written(self._context, target)

        self._context.tasks.read(
            lambda: core.sealed.export(self._id, target, language=language, force=force),
            written,
            on_error=self._on_refused,
        )

    def _on_refused(self, error: UserError) -> None:
        """A file that is there is replaced when the button is pressed again."""
        t = self._context.t
        self.said.setText(errors.of(error, t))
        self.said.show()
        exists = error.code == "export.exists"
        self._replaces = Path(self.file.text()).expanduser() if exists else None
        self.done_button.setText(t("Replace") if exists else t("Save as Excel"))
        self.done_button.setEnabled(True)
