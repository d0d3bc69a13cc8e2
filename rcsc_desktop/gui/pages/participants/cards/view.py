"""Participants as cards: any number of them, of which only those in sight are painted and fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QToolTip, QVBoxLayout

from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.gui.models.listing import ListQuery
from rcsc_desktop.gui.pages.participants.cards.geometry import GAP, HEIGHT, CardPlaces
from rcsc_desktop.gui.pages.participants.cards.painting import FACE, CardPainter
from rcsc_desktop.gui.pages.participants.cards.photos import Photos
from rcsc_desktop.gui.pages.participants.cards.words import CardWords
from rcsc_desktop.gui.pages.participants.views import ParticipantView
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag


class CardsView(ParticipantView):
    """The list of the page as cards; what is selected here is selected in the table, and the other way round."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__()
        self.cards = CardGrid(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.cards)
        self.setFocusProxy(self.cards)

    def show_query(self, query: ListQuery) -> None:
        self.cards.keep_up()


class CardGrid(QAbstractItemView):
    """Arrows go from card to card, with Shift they choose all between; Space chooses one more, Enter opens details."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__()
        context = page.context
        self._lines = page.model
        self._details = page.details
        self._hovered = -1
        self._anchor = -1
        self._words = CardWords(context.t, page.columns)
        self._painter = CardPainter(context.theme, self._words)
        self._photos = Photos(context, FACE, self.devicePixelRatioF(), self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(page.model)
        self.setSelectionModel(page.table.selectionModel())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(context.t("Participants as cards"))
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addActions(page.table.actions())
        self._photos.arrived.connect(self.viewport().update)
        self._lines.layoutChanged.connect(self.keep_up)
        self._lines.modelReset.connect(self.keep_up)
        self._lines.dataChanged.connect(lambda *_places: self.viewport().update())
        context.theme.changed.connect(self._on_theme_changed)
        context.bus.changed.connect(lambda changes: self._photos.forget() if changes.touches("photo") else None)

    def keep_up(self) -> None:
        """Other rows, or another order."""
        self.updateGeometries()
        self.viewport().update()
        self._say()

    @property
    def places(self) -> CardPlaces:
        """Where the cards are now."""
        return CardPlaces(
            len(self._lines.ids),
            max(1, self.viewport().width() - GRID),
            self.verticalScrollBar().value(),
            self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
            GRID,
        )

    # What Qt asks of a view

    def visualRect(self, index: _Index) -> QRect:
        return self.places.rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        at = self.places.at(point)
        return self._lines.index(at, 0) if at >= 0 else QModelIndex()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if not index.isValid():
            return
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + 1)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _Index) -> bool:
        return False

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        return self._lines.index(self._row_after(action), max(0, self.currentIndex().column()))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """The mouse and the keys of this view select by themselves."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.places.height - height))
        bar.setPageStep(height)
        bar.setSingleStep((HEIGHT + GAP) // 3)
        super().updateGeometries()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _KEYS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._choose_between(0, len(self._lines.ids) - 1)
        elif event.key() == Qt.Key.Key_Space:
            self._choose(self.currentIndex().row(), _Flag.Toggle)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_to_details()
        elif action is not None:
            self._go(self._row_after(action), event.modifiers())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.places.at(event.position().toPoint())
        if at < 0 or (event.button() == Qt.MouseButton.RightButton and self._is_chosen(at)):
            return
        self._go(at, event.modifiers(), _Flag.Toggle)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.places.at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing was dragged."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A card is not edited in place: its details are."""
        if self.places.at(event.position().toPoint()) >= 0:
            self._go_to_details()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and len(self._lines.ids):
            self._go(0, Qt.KeyboardModifier.NoModifier)
        super().focusInEvent(event)
        self._say()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self._line(self.places.at(event.pos()))
            tip = "" if line is None else plain_tip(self._words.tip(line))
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self._say()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, current = self.places, self.currentIndex().row()
        for at in places.between(event.rect().top(), event.rect().bottom()):
            line = self._line(at)
            self._painter.paint(
                painter,
                places.rect(at),
                line,
                None if line is None else self._photos.of(line.person_id),
                is_selected=self._is_chosen(at),
                is_hovered=at == self._hovered,
                has_focus=at == current and self.hasFocus(),
                is_mirrored=places.is_mirrored,
            )

    # Inside

    def _line(self, row: int) -> ParticipantLine | None:
        line = self._lines.line(row) if 0 <= row < len(self._lines.ids) else None
        return line if isinstance(line, ParticipantLine) else None

    def _row_after(self, action: QAbstractItemView.CursorAction) -> int:
        places, row = self.places, max(0, self.currentIndex().row())
        page = max(1, self.viewport().height() // (HEIGHT + GAP)) * places.columns
        across = -1 if places.is_mirrored else 1
        step = {
            _Action.MoveLeft: -across,
            _Action.MoveRight: across,
            _Action.MoveUp: -places.columns,
            _Action.MoveDown: places.columns,
            _Action.MovePageUp: -page,
            _Action.MovePageDown: page,
            _Action.MoveHome: -row,
            _Action.MoveEnd: places.count,
            _Action.MoveNext: 1,
            _Action.MovePrevious: -1,
        }[action]
        wanted = row + step
        if action in {_Action.MoveUp, _Action.MoveDown} and not 0 <= wanted < places.count:
            return row
        return min(max(0, wanted), places.count - 1)

    def _go_to_details(self) -> None:
        """Stand in the first field of the details beside."""
        for field in self._details.findChildren(QLineEdit):
            if field.isVisible():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _go(self, row: int, held: Qt.KeyboardModifier, with_control: _Flag = _Flag.NoUpdate) -> None:
        """Stand on a card; the held keys say what that chooses."""
        index = self._lines.index(row, max(0, self.currentIndex().column()))
        if not index.isValid():
            return
        if held & Qt.KeyboardModifier.ShiftModifier and self.currentIndex().isValid():
            if self._anchor < 0:
                self._anchor = self.currentIndex().row()
            self._choose_between(self._anchor, row)
        else:
            self._anchor = row
            self._choose(row, with_control if held & Qt.KeyboardModifier.ControlModifier else _Flag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self.scrollTo(index)

    def _choose(self, row: int, how: _Flag) -> None:
        index = self._lines.index(row, 0)
        if index.isValid():
            self.selectionModel().select(index, how | _Flag.Rows)
            self.viewport().update()

    def _choose_between(self, first: int, last: int) -> None:
        low, high = sorted((first, last))
        end = self._lines.columnCount() - 1
        chosen = QItemSelection(self._lines.index(low, 0), self._lines.index(high, end))
        self.selectionModel().select(chosen, _Flag.ClearAndSelect)
        self.viewport().update()

    def _is_chosen(self, row: int) -> bool:
        return self.selectionModel().rowIntersectsSelection(row, QModelIndex())

    def _hover(self, at: int) -> None:
        if at != self._hovered:
            for one in (self._hovered, at):
                if one >= 0:
                    self.viewport().update(self.places.rect(one))
            self._hovered = at

    def _say(self) -> None:
        """What a screen reader says of the current card."""
        line = self._line(self.currentIndex().row())
        text = "" if line is None else self._words.spoken(line)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _on_theme_changed(self) -> None:
        self._painter.dress()
        self.viewport().update()


_Action = QAbstractItemView.CursorAction
_KEYS = {
    Qt.Key.Key_Left: _Action.MoveLeft,
    Qt.Key.Key_Right: _Action.MoveRight,
    Qt.Key.Key_Up: _Action.MoveUp,
    Qt.Key.Key_Down: _Action.MoveDown,
    Qt.Key.Key_PageUp: _Action.MovePageUp,
    Qt.Key.Key_PageDown: _Action.MovePageDown,
    Qt.Key.Key_Home: _Action.MoveHome,
    Qt.Key.Key_End: _Action.MoveEnd,
}
