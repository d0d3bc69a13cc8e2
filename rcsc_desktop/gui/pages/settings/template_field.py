"""The template of the organisation's own that papers in Word are made from."""

from __future__ import annotations

from pathlib import Path
from zipfile import is_zipfile

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks

_KEY = "letterhead.docx_template"


class TemplateField(QWidget):
    """Choose a .docx or .dotx file, or none; says what it is for, and where the file is gone."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = context.t
        self._context = context
        self._said = looks.label("", context.theme, "small", "muted", wraps=True)
        self._remove = looks.button(t("Remove"), lambda: self._keep(""), "quiet")
        self._remove.setAccessibleName(t("Remove the template"))
        buttons = QHBoxLayout()
        buttons.addWidget(looks.button(t("Choose a Word template …"), self.choose))
        buttons.addWidget(self._remove)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(INSET, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(buttons)
        layout.addWidget(self._said)
        self._show()

    def choose(self) -> None:
        """Ask for a file; one that is no document of Word is refused in place and the old one stays."""
        t = self._context.t
        name, _filter = QFileDialog.getOpenFileName(
            self, t("Choose a Word template"), "", f"{t('Word documents')} (*.docx *.dotx)"
        )
        if name and not is_zipfile(name):
            looks.set_look(self._said, "danger")
            self._said.setText(t("“{name}” is no Word document. A .docx or .dotx file will do.", name=Path(name).name))
        elif name:
            self._keep(name)

    def _keep(self, path: str) -> None:
        self._context.settings.set(_KEY, path)
        self._show()

    def _show(self) -> None:
        t = self._context.t
        path = self._context.settings.get(_KEY)
        is_gone = bool(path) and not Path(path).is_file()
        self._remove.setVisible(bool(path))
        looks.set_look(self._said, "danger" if is_gone else "muted")
        if is_gone:
            said = t("The template {path} is not there any more.", path=path)
        elif path:
            said = t("Word files take styles, page and letterhead from “{name}”.", name=Path(path).name)
        else:
            said = t("With a template, Word files take styles, page and letterhead from it.")
        self._said.setText(said)
