"""The languages of an agenda as tabs, each with a bar that shows how complete it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTabBar, QWidget

from rcsc_desktop.domain.language_versions import Completeness
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording.languages import OWN_NAMES, isolated

_THICKNESS = 3
_MARGIN = 20
"""Pixels between tabs, on the right side of each in any layout (``window.qss``)."""


class LanguageBar(QWidget):
    """``chosen`` carries a language to work on, ``wanted`` one that papers shall (or shall not) be in."""

    chosen = Signal(str)
    wanted = Signal(str, bool)

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._t = t
        self.tabs = _CompletenessTabs(theme)
        self.tabs.setAccessibleName(t("Languages"))
        self._menu = QMenu(self)
        self._adder = QPushButton(t("+ Language"))
        self._adder.setAccessibleName(t("Add a language"))
        self._adder.setProperty("look", "quiet")
        self._adder.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.tabs)
        layout.addWidget(self._adder)
        self.tabs.currentChanged.connect(self._on_current_changed)

    def show_languages(self, main: str, languages: Sequence[Completeness], current: str, wanted: Sequence[str]) -> None:
        """Show how far each language is, and which one is worked on."""
        tabs = self.tabs
        tabs.blockSignals(True)
        while tabs.count() > len(languages):
            tabs.removeTab(tabs.count() - 1)
        for at, one in enumerate(languages):
            text = self._t("{language} {percent} %", language=isolated(OWN_NAMES[one.language]), percent=one.percent)
            if at < tabs.count():
                tabs.setTabText(at, text)
            else:
                tabs.addTab(text)
            tabs.setTabToolTip(at, self._told(one))
            if one.language == current:
                tabs.setCurrentIndex(at)
        tabs.blockSignals(False)
        tabs.show_parts(languages)
        tabs.setVisible(bool(languages))
        self._fill_menu(main, wanted)

    def actions_of_languages(self) -> list[QAction]:
        """The languages that can be wanted, each to tick."""
        return self._menu.actions()

    def _told(self, one: Completeness) -> str:
        return self._t(
            "{done} of {total} texts: {approved} approved, {draft} drafts; {stale} out of date, {missing} missing",
            done=one.done,
            total=one.total,
            approved=one.approved,
            draft=one.draft,
            stale=one.out_of_date,
            missing=one.missing,
        )

    def _fill_menu(self, main: str, wanted: Sequence[str]) -> None:
        self._menu.clear()
        for language in LANGUAGES:
            if language == main:
                continue
            action = QAction(OWN_NAMES[language], self._menu)
            action.setCheckable(True)
            action.setChecked(language in wanted)
            action.setData(language)
            action.toggled.connect(lambda is_wanted, code=language: self.wanted.emit(code, is_wanted))
            self._menu.addAction(action)

    def _on_current_changed(self, index: int) -> None:
        language = self.tabs.language(index)
        if language:
            self.chosen.emit(language)


class _CompletenessTabs(QTabBar):
    """Under each name a line: approved, then drafts, then what is out of date, on what is missing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[Completeness, ...] = ()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)

    def show_parts(self, parts: Sequence[Completeness]) -> None:
        """Draw these."""
        self._parts = tuple(parts)
        self.update()

    def language(self, index: int) -> str:
        """The language of a tab."""
        return self._parts[index].language if 0 <= index < len(self._parts) else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for at, part in enumerate(self._parts[: self.count()]):
            self._paint_part(painter, self.tabRect(at), part)

    def _paint_part(self, painter: QPainter, tab: QRect, part: Completeness) -> None:
        room = QRect(tab.left(), tab.bottom() - _THICKNESS - 3, tab.width() - _MARGIN, _THICKNESS)
        painter.fillRect(room, self._theme.color("line"))
        if not part.total:
            return
        begin = 0
        for count, token in ((part.approved, "good"), (part.draft, "accent"), (part.out_of_date, "warn")):
            width = count * room.width() // part.total
            left = room.right() + 1 - begin - width if self.isRightToLeft() else room.left() + begin
            painter.fillRect(QRect(left, room.top(), width, _THICKNESS), self._theme.color(token))
            begin += width
