"""Asks into which group contacts go: one that is there, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking


class GroupDialog(Asking):
    """``take`` gets the name that was chosen or typed."""

    def __init__(
        self,
        context: WindowContext,
        count: int,
        names: Sequence[str],
        suggestion: str,
        take: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Add to a group"),
            t.plural(
                "{count} contact goes into this group. Choose one or type the name of a new one.",
                "{count} contacts go into this group. Choose one or type the name of a new one.",
                count,
            ),
            t("Add"),
            self._on_done,
            parent,
        )
        self._take = take
        self.field = QComboBox()
        self.field.setEditable(True)
        self.field.setAccessibleName(t("Group of contacts"))
        self.field.addItems(list(names))
        self.field.setCurrentText(suggestion or (names[0] if names else ""))
        line = self.field.lineEdit()
        if line is not None:
            line.setPlaceholderText(t("Name of a new group"))
            line.setAccessibleName(t("Group of contacts"))
            line.selectAll()
        self.field.editTextChanged.connect(lambda text: self.done_button.setEnabled(bool(text.strip())))
        self.done_button.setEnabled(bool(self.field.currentText().strip()))
        self.body.addWidget(self.field)
        self.field.setFocus()

    def _on_done(self) -> None:
        name = self.field.currentText().strip()
        if name:
            self._take(name)
            self.accept()
