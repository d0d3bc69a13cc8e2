"""Fields that keep one setting each; what is chosen counts at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks

_LOGO_HEIGHT = 48


class SettingText(QWidget):
    """A text, kept when it is left or Enter is pressed."""

    def __init__(self, context: WindowContext, key: str, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._settings = context.settings
        self._key = key
        self.edit = QLineEdit(context.settings.get(key))
        self.edit.setAlignment(looks.leading() | Qt.AlignmentFlag.AlignVCenter)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name)
        self.edit.editingFinished.connect(self.commit)
        _under_label(self, context, name, self.edit)

    def commit(self) -> bool:
        """Keep what was typed."""
        self._settings.set(self._key, self.edit.text().strip())
        return True


class SettingChoice(QWidget):
    """One of several words; ``choices`` maps each value to its word."""

    def __init__(self, context: WindowContext, key: str, name: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._settings = context.settings
        self._key = key
        self.list = _QuietList()
        self.list.setAccessibleName(name)
        for value, word in choices.items():
            self.list.addItem(word, value)
        self.list.setCurrentIndex(max(self.list.findData(context.settings.get(key)), 0))
        self.list.activated.connect(self._on_list_activated)
        _under_label(self, context, name, self.list)

    def _on_list_activated(self) -> None:
        self._settings.set(self._key, str(self.list.currentData()))


class LogoField(QWidget):
    """The letterhead's logo: a picture file, shown as it is."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = context.t
        self._context = context
        self._picture = QLabel()
        self._picture.setAccessibleName(t("Logo"))
        self._said = looks.label("", context.theme, "small", "muted", wraps=True)
        self._remove = looks.button(t("Remove"), lambda: self._keep(""), "quiet")
        buttons = QHBoxLayout()
        buttons.addWidget(looks.button(t("Choose a logo …"), self.choose))
        buttons.addWidget(self._remove)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(INSET, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._picture)
        layout.addLayout(buttons)
        layout.addWidget(self._said)
        self._show()

    def choose(self) -> None:
        """Ask for a picture; one that cannot be read is refused in place and the old one stays."""
        t = self._context.t
        name, _filter = QFileDialog.getOpenFileName(
            self, t("Choose a logo"), "", f"{t('Pictures')} (*.png *.jpg *.jpeg)"
        )
        if name and QPixmap(name).isNull():
            looks.set_look(self._said, "danger")
            self._said.setText(t("“{name}” cannot be read as a picture. PNG and JPEG will do.", name=Path(name).name))
        elif name:
            self._keep(name)

    def _keep(self, path: str) -> None:
        self._context.settings.set("letterhead.logo", path)
        self._show()

    def _show(self) -> None:
        t = self._context.t
        path = self._context.settings.get("letterhead.logo")
        picture = QPixmap(path) if path else QPixmap()
        self._picture.setVisible(not picture.isNull())
        self._remove.setVisible(bool(path))
        if not picture.isNull():
            scale = self.devicePixelRatioF()
            height = int(_LOGO_HEIGHT * scale)
            shown = picture.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)
            shown.setDevicePixelRatio(scale)
            self._picture.setPixmap(shown)
        is_gone = bool(path) and picture.isNull()
        looks.set_look(self._said, "danger" if is_gone else "muted")
        self._said.setText(
            t("The logo {path} is not there any more.", path=path)
            if is_gone
            else t("It is printed at most 16 mm high, beside the name.")
        )


class _QuietList(QComboBox):
    """Scrolling the page over it does not change what it holds."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _under_label(owner: QWidget, context: WindowContext, name: str, widget: QWidget) -> None:
    label = looks.label(name, context.theme, "small", "muted")
    label.setBuddy(widget)
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(INSET, 0, 0, 0)
    layout.setSpacing(GRID // 2)
    layout.addWidget(label)
    layout.addWidget(widget)
    owner.setFocusProxy(widget)
