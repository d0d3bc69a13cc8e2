"""All findings of the session in one list; one press goes to the line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from rcsc_desktop.domain.agenda import Finding
from rcsc_desktop.gui.models.rows import RowsModel
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator

_MOST_LINES = 4
_ROOT = QModelIndex()


class FindingsModel(RowsModel):
    """One line a finding, in the order of the agenda."""

    rows: tuple[Finding, ...]

    def __init__(self, words: OutlineWords, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme

    def finding(self, index: QModelIndex) -> Finding:
        """The finding of a line."""
        return self.rows[index.row()]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words.finding_sentence(finding)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color(_look(finding))
        return None


def _look(finding: Finding) -> str:
    if finding.silenced:
        return "muted"
    return "danger" if finding.severity == "error" else "warn"


class FindingsList(QListView):
    """As high as its lines need, up to four; ``chosen`` carries the finding to go to.

    The menu of a line, or Delete, asks to put it aside (``aside_wanted``) or to tell it again (``again_wanted``).
    """

    chosen = Signal(object)
    aside_wanted = Signal(object)
    again_wanted = Signal(object)

    def __init__(self, model: FindingsModel, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = model
        self._theme = theme
        self._t = t
        self.setAccessibleName(t("Findings"))
        self.setAccessibleDescription(t("Enter goes to the line. Delete puts a finding aside."))
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_activated)
        self.activated.connect(self._on_activated)
        model.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        lines = min(self._findings.rowCount(), _MOST_LINES)
        height = max(self.sizeHintForRow(0), 3 * GRID) if lines else 0
        return QSize(40 * GRID, lines * height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self._ask(self._findings.finding(self.currentIndex()))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if not index.isValid():
            return
        finding = self._findings.finding(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._t("Go to the line"), lambda: self.chosen.emit(finding))
        title = self._t("Look at it again") if finding.silenced else self._t("Put aside …")
        menu.addAction(title, lambda: self._ask(finding))
        menu.popup(event.globalPos())

    def _ask(self, finding: Finding) -> None:
        (self.again_wanted if finding.silenced else self.aside_wanted).emit(finding)

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self._findings.finding(index))
