"""The field that a column goes to, found by typing part of its word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rcsc_desktop.gui.icons import icon
from rcsc_desktop.gui.theme import GRID, ICON, Theme
from rcsc_desktop.support.i18n import Translator

_Index = QModelIndex | QPersistentModelIndex
_MOST_SEEN = 14


class FieldChoiceDelegate(QStyledItemDelegate):
    """``choices`` gives field and word in order, an empty field for leaving out; the model takes the field."""

    def __init__(
        self, theme: Theme, t: Translator, choices: Callable[[], Sequence[tuple[str, str]]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._t = t
        self._choices = choices
        theme.changed.connect(self._dress)
        self._dress()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """As any cell, with the sign that it is a choice at its end."""
        super().paint(painter, option, index)
        at = option.rect
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        left = at.left() + GRID if is_mirrored else at.right() - ICON - GRID
        painter.drawPixmap(left, at.center().y() - ICON // 2, self._sign)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        box = _FieldBox(parent)
        box.setAccessibleName(self._t("Goes to"))
        for field, word in self._choices():
            box.addItem(word, field)
        box.chosen_by_hand = lambda: self._take(box)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, QComboBox)  # noqa: S101 - made above
        editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))
        line = editor.lineEdit()
        if line is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        assert isinstance(editor, QComboBox)  # noqa: S101 - made above
        at = editor.findText(editor.currentText(), Qt.MatchFlag.MatchFixedString)
        if at >= 0:
            model.setData(index, editor.itemData(at))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list of the editor may take the focus without ending the edit."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, _FieldBox) and watched.has_open_list():
            return False
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        self._sign = icon("chevron-down", self._theme, "muted").pixmap(ICON, ICON)

    def _take(self, box: _FieldBox) -> None:
        """Once: the list that completes tells of a choice, and the box of the same one."""
        if box.is_taken:
            return
        box.is_taken = True
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


class _FieldBox(QComboBox):
    """Typing looks in the middle of words as well."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_taken = False
        self.chosen_by_hand: Callable[[], object] = lambda: None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_MOST_SEEN)
        completer = self.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.activated.connect(lambda _text: self.chosen_by_hand())
        line = self.lineEdit()
        if isinstance(line, QLineEdit):
            line.setAccessibleName("")
        self.activated.connect(lambda _at: self.chosen_by_hand())

    def has_open_list(self) -> bool:
        """One of its lists is seen."""
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        return self.view().isVisible() or (popup is not None and popup.isVisible())
