"""Paints the cells of the outline as plain text, and opens the field of a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rcsc_desktop.domain.agenda import Visibility
from rcsc_desktop.gui.pages.agenda.editors import TextEditor
from rcsc_desktop.gui.pages.agenda.model import AnyIndex, Held, OutlineModel
from rcsc_desktop.gui.pages.agenda.rows import AT_END, Column, OutlineRow, RowKind
from rcsc_desktop.gui.theme import GRID, Theme

INDENT = 2 * GRID
"""How far each level stands in."""
LABEL_WIDTH = 3 * GRID
"""The room before a title in which its number stands."""
PIN_WIDTH = 2 * GRID
"""The room before a start in which a pin stands, and is pressed."""

_MARKS = {RowKind.TOPIC: "·", RowKind.QUESTION: "?"}
_LINE = int(Qt.TextFlag.TextSingleLine) | int(Qt.AlignmentFlag.AlignVCenter)
_ABSOLUTE = int(Qt.AlignmentFlag.AlignAbsolute)


@dataclass(frozen=True, slots=True)
class Ink:
    """Fonts and colours of the theme, fetched once."""

    table: QFont
    strong: QFont
    small: QFont
    text: QColor
    muted: QColor
    accent: QColor
    surface: QColor
    soft: QColor
    hover: QColor
    line: QColor
    warn: QColor
    danger: QColor

    @classmethod
    def of(cls, theme: Theme) -> Ink:
        """As the theme is now."""
        return cls(
            table=theme.font("table"),
            strong=theme.font("strong"),
            small=theme.font("small"),
            text=theme.color("text"),
            muted=theme.color("muted"),
            accent=theme.color("accent"),
            surface=theme.color("surface"),
            soft=theme.color("soft"),
            hover=theme.color("hover"),
            line=theme.color("line"),
            warn=theme.color("warn"),
            danger=theme.color("danger"),
        )


class OutlineDelegate(QStyledItemDelegate):
    """``edited`` carries row key, column, the text typed, and the row as it was when the field began."""

    edited = Signal(object, int, str, object)
    editor_opened = Signal(object, object)

    def __init__(self, model: OutlineModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.ink = Ink.of(theme)
        self.has_field = False
        self.take_key: Callable[[QWidget, QKeyEvent], bool] = lambda _editor, _event: False
        theme.changed.connect(self._on_theme_changed)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = self._model.row_at(index)
        if row is None:
            return
        column = Column(index.column())
        painter.save()
        ground = self._ground(option)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        if row.is_item and index.row():
            painter.setPen(self.ink.line)
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        self._paint_text(painter, option, row, column)
        if option.state & QStyle.StateFlag.State_HasFocus and not self.has_field:
            bar = self._text_rect(option, row, column)
            painter.fillRect(bar.left(), bar.bottom() - 4, bar.width(), 2, self.ink.accent)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        row = self._model.row_at(index)
        assert row is not None  # noqa: S101 - Qt asks for cells that are there
        column, words = Column(index.column()), self._model.words
        text, placeholder = self._model.typed_text(row, column), words.placeholder(row, column)
        editor = TextEditor(parent, row, text, placeholder, words.header(column))
        editor.setFont(self._face(row, column))
        self.editor_opened.emit(editor, QPersistentModelIndex(index))
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        row = self._model.row_at(index)
        if row is not None and isinstance(editor, TextEditor):
            editor.setFont(self._face(row, Column(index.column())))
            editor.begin_again(row, self._model.typed_text(row, Column(index.column())))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        row = self._model.row_at(index)
        if row is not None and isinstance(editor, TextEditor):
            self.edited.emit(row.id, index.column(), editor.value(), editor.seen)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = self._model.row_at(index)
        rect = QRect(option.rect)
        if row is not None and isinstance(editor, TextEditor):
            rect = self._text_rect(option, row, Column(index.column())).adjusted(-GRID // 2, 1, 0, -1)
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.take_key(watched, event):
                return True
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                return self._leave_undo_to_the_window(watched, event)
        return super().eventFilter(watched, event)

    def finish(self, editor: QWidget) -> None:
        """Hand on what the field holds and close it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def settle(self, editor: TextEditor) -> None:
        """Hand on what the field holds and leave it open."""
        self.commitData.emit(editor)
        editor.settle()

    def give_up(self, editor: QWidget) -> None:
        """Close the field, the cell keeps what it had."""
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    @staticmethod
    def _leave_undo_to_the_window(editor: QWidget, event: QKeyEvent) -> bool:
        """A field with nothing typed in it lets Ctrl+Z take back the last step of the agenda."""
        if isinstance(editor, TextEditor) and event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(editor.isUndoAvailable())
            return not editor.isUndoAvailable()
        return False

    def _ground(self, option: QStyleOptionViewItem) -> QColor | None:
        if option.state & QStyle.StateFlag.State_Selected:
            return self.ink.surface if self.has_field else self.ink.soft
        return self.ink.hover if option.state & QStyle.StateFlag.State_MouseOver else None

    def _face(self, row: OutlineRow, column: Column) -> QFont:
        if column is Column.TITLE and row.is_item:
            return self.ink.strong
        return self.ink.small if column is Column.KIND else self.ink.table

    def _text_rect(self, option: QStyleOptionViewItem, row: OutlineRow, column: Column) -> QRect:
        """The logical rectangle of a cell's text, mirrored where the layout is."""
        lead = GRID
        if column is Column.START:
            lead = PIN_WIDTH
        elif column is Column.TITLE:
            lead = GRID + row.depth * INDENT + (LABEL_WIDTH if row.label else 0)
        rect = option.rect.adjusted(lead, 0, -GRID, 0)
        return QStyle.visualRect(option.direction, option.rect, rect)

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow, column: Column) -> None:
        held = self._model.held(row.id, column)
        text = self._model.shown_text(row, column)
        rect = self._text_rect(option, row, column)
        face = self._face(row, column)
        painter.setFont(face)
        if column is Column.START and row.is_pinned:
            self._paint_pin(painter, option)
        if column is Column.TITLE and row.depth:
            self._paint_mark(painter, option, row, rect)
        if column is Column.TITLE and row.label:
            self._paint_label(painter, option, row, rect)
        if not text and row.is_draft and column is Column.TITLE:
            text = self._model.words.placeholder(row, column)
        pen = self._pen(row, column, held)
        if column is Column.SPEAKERS and row.states and held is None:
            names = [(_one_line(one), face, self.ink.muted if is_quiet else pen) for one, is_quiet in self._runs(row)]
            _paint_runs(painter, option, rect, names)
        elif column is Column.TITLE and (sign := self._model.words.sign(row)):
            marked = self.ink.muted if row.visibility is Visibility.HIDDEN else pen
            quiet = QFontMetrics(self.ink.small).horizontalAdvance(f"  {sign}")
            shown = QFontMetrics(face).elidedText(_one_line(text), Qt.TextElideMode.ElideRight, rect.width() - quiet)
            _paint_runs(painter, option, rect, [(shown, face, marked), (f"  {sign}", self.ink.small, self.ink.muted)])
        else:
            painter.setPen(pen)
            sides = Qt.AlignmentFlag.AlignRight if column in AT_END else Qt.AlignmentFlag.AlignLeft
            alignment = QStyle.visualAlignment(option.direction, sides) | Qt.AlignmentFlag.AlignVCenter
            shown = QFontMetrics(face).elidedText(_one_line(text), Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, int(alignment) | _LINE | _ABSOLUTE, shown)
        if held is not None and held.error is not None:
            painter.setPen(QPen(self.ink.danger, 1, Qt.PenStyle.DashLine))
            painter.drawLine(rect.left(), rect.bottom() - 5, rect.right(), rect.bottom() - 5)

    def _pen(self, row: OutlineRow, column: Column, held: Held | None) -> QColor:
        ink = self.ink
        if held is not None and held.error is not None:
            return ink.danger
        if column is Column.TITLE:
            return ink.text if row.is_item and (row.text or not row.is_draft) else ink.muted
        if column is Column.SPEAKERS:
            return ink.text
        if column is Column.START and self._model.projected(row) != row.start:
            return ink.accent
        if column is Column.KIND and row.findings:
            return ink.danger if row.findings[0].severity == "error" else ink.warn
        return ink.muted

    def _runs(self, row: OutlineRow) -> tuple[tuple[str, bool], ...]:
        return self._model.words.speaker_runs(row)

    def _paint_label(self, painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow, rect: QRect) -> None:
        """The number that prints, in the room before the title."""
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        left = rect.right() + 1 if is_mirrored else rect.left() - LABEL_WIDTH
        where = QRect(left, rect.top(), LABEL_WIDTH, rect.height())
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.ink.table)
        painter.setPen(self.ink.muted)
        painter.drawText(where, int(side) | _LINE | _ABSOLUTE, row.label)
        painter.setFont(self._face(row, Column.TITLE))

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow, rect: QRect) -> None:
        painter.setPen(self.ink.muted)
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        left = rect.right() + 1 if is_mirrored else rect.left() - INDENT
        where = QRect(left, rect.top(), INDENT - GRID // 2, rect.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), _MARKS[row.kind])

    def _paint_pin(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """A small pin in the room before the start: a head on a needle."""
        room = QRect(option.rect.left(), option.rect.top(), PIN_WIDTH, option.rect.height())
        room = QStyle.visualRect(option.direction, option.rect, room)
        centre = QPointF(room.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.ink.accent, 1.4))
        painter.drawLine(centre + QPointF(0, 0), centre + QPointF(0, 6))
        painter.setBrush(self.ink.accent)
        painter.drawEllipse(QRectF(centre.x() - 3, centre.y() - 6, 6, 6))

    def _on_theme_changed(self) -> None:
        self.ink = Ink.of(self._theme)


def _paint_runs(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, runs: Sequence[tuple[str, QFont, QColor]]
) -> None:
    """Texts one behind the other, from the side where lines begin; what has no room is cut."""
    is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    room = rect.width()
    for at, (text, face, colour) in enumerate(runs, 1):
        metrics = QFontMetrics(face)
        left_over = room - metrics.horizontalAdvance(text)
        is_cut = at < len(runs) and left_over < metrics.horizontalAdvance("…")
        shown = metrics.elidedText(text + runs[at][0] if is_cut else text, Qt.TextElideMode.ElideRight, room)
        width = min(metrics.horizontalAdvance(shown), room)
        left = rect.left() + room - width if is_mirrored else rect.right() + 1 - room
        painter.setFont(face)
        painter.setPen(colour)
        painter.drawText(QRect(left, rect.top(), width, rect.height()), int(side) | _LINE | _ABSOLUTE, shown)
        room -= width
        if shown != text or room <= 0:
            return


def _one_line(text: str) -> str:
    """Line breaks and tabs as what they separate."""
    return text if text.isprintable() else text.replace("\n", " ").replace("\t", " ")
