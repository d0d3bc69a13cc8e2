"""The line under the work: saved or not, what the page found, what is under way, what undo would do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from rcsc_desktop.gui.tasks import HeavyTask
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.i18n import Translator

_PROGRESS_AFTER_MS = 400


class StatusLine(QWidget):
    """Quiet words from left to right; a long task shows after 0.4 s, with a way to cancel it."""

    def __init__(self, theme: Theme, t: Translator, undo: QAction) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(4 * GRID)
        self._t = t
        self._task: HeavyTask | None = None
        self._saved = looks.label("", theme, "small", "muted")
        self._page = looks.label("", theme, "small", "muted")
        self._page_button = QuietButton(self._press_page)
        self._page_button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._page_button.setFont(theme.font("small"))
        self._page_action: QAction | None = None
        self._working = looks.label("", theme, "small", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(10 * GRID)
        self._bar.setAccessibleName(t("Progress"))
        self._cancel = looks.button(t("Cancel"), self._cancel_task, "link")
        self._undo = _UndoWord(undo)
        self._undo.setFont(theme.font("small"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        layout.setSpacing(2 * GRID)
        for part in (self._saved, self._page, self._page_button):
            layout.addWidget(part)
        layout.addStretch()
        for widget in (self._working, self._bar, self._cancel, self._undo):
            layout.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=_PROGRESS_AFTER_MS)
        self._timer.timeout.connect(lambda: self._show_task(is_shown=True))
        self._show_task(is_shown=False)

    def show_saved(self, text: str) -> None:
        """Say whether everything is stored."""
        self._saved.setText(text)

    def show_page(self, text: str, action: QAction | None = None) -> None:
        """Say what the page says of itself; with an action the words can be pressed."""
        self._page_action = action
        self._page.setText(text)
        self._page.setVisible(bool(text) and action is None)
        self._page_button.setText(text)
        self._page_button.setAccessibleName(text if action is None else f"{text}: {action.text()}")
        self._page_button.setVisible(bool(text) and action is not None)

    def begin(self, task: HeavyTask) -> None:
        """A long task began."""
        self._task = task
        self._timer.start()

    def end(self, task: HeavyTask) -> None:
        """A long task is over."""
        if task is self._task:
            self._task = None
            self._timer.stop()
            self._show_task(is_shown=False)

    def _show_task(self, *, is_shown: bool) -> None:
        if self._task is not None:
            self._working.setText(self._task.title)
        for part in (self._working, self._bar, self._cancel):
            part.setVisible(is_shown)

    def _press_page(self) -> None:
        if self._page_action is not None:
            self._page_action.trigger()

    def _cancel_task(self) -> None:
        if self._task is not None:
            self._task.cancel()


class QuietButton(QPushButton):
    """Words that can be pressed; where there is no room for all of them their end is cut."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("look", "link")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: pressed())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 6 * GRID), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, room.width())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class _UndoWord(QuietButton):
    """The undo command as a quiet word; gone while there is nothing to undo."""

    def __init__(self, action: QAction) -> None:
        super().__init__(action.trigger)
        self._action = action
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def _on_action_changed(self) -> None:
        self.setText(self._action.text())
        self.setToolTip(self._action.text())
        self.setAccessibleName(self._action.text())
        self.setVisible(self._action.isEnabled())
