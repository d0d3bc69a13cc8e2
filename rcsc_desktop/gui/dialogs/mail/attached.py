"""Files that go along with a mail."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.elided_text import ElidedText


class AttachedFiles(QWidget):
    """``files`` in the order in which they were added; ``changed`` says that one came or went."""

    changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.files: tuple[Path, ...] = ()
        t = context.t
        self._add = looks.button(t("Attach files …"), self._on_add, "link")
        self._clear = looks.button(t("Take them off"), lambda: self.show_files(()), "link")
        self._names = ElidedText(context.theme)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._add)
        layout.addWidget(self._names, 1)
        layout.addWidget(self._clear)
        self.show_files(())

    def show_files(self, files: tuple[Path, ...]) -> None:
        """Have these files go along."""
        self.files = tuple(dict.fromkeys(files))
        self._names.set_text(", ".join(file.name for file in self.files))
        self._clear.setVisible(bool(self.files))
        self.changed.emit()

    def _on_add(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, self._context.t("Attach files …"))
        if names:
            self.show_files((*self.files, *map(Path, names)))
