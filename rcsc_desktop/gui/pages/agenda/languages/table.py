"""The list of texts with their state."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.languages.delegate import LanguageDelegate
from rcsc_desktop.gui.pages.agenda.languages.model import LanguageModel, TextColumn
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks


class TextTable(QTableView):
    """The list of texts; rows of one height. ``blocks_current`` while the current row is set by the mode itself."""

    moved = Signal(int)

    def __init__(self, model: LanguageModel, context: WindowContext) -> None:
        super().__init__()
        self._theme = context.theme
        self.blocks_current = False
        self.setAccessibleName(context.t("Texts and their state"))
        self.setModel(model)
        self.setItemDelegate(LanguageDelegate(model, context.theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(context.theme.row_height)
        context.theme.changed.connect(self._on_theme_changed)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(looks.leading() | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(TextColumn.STATE, QHeaderView.ResizeMode.Fixed)
        columns.resizeSection(TextColumn.STATE, 14 * GRID)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by is not None and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if by is not None and event.type() == QEvent.Type.KeyPress:
                self.moved.emit(by)
                return True
        return super().event(event)

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.row_height)
