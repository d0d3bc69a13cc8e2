"""The time grid: a painted widget that says what is wanted of its items; they change when the agenda does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from rcsc_desktop.domain.agenda import Agenda
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.flow import Step
from rcsc_desktop.domain.timetable import Flow, Timetable
from rcsc_desktop.gui.pages.agenda.grid.columns import Area, Block, GridLayout, lay_out, session_blocks
from rcsc_desktop.gui.pages.agenda.grid.faces import Faces, Ink
from rcsc_desktop.gui.pages.agenda.grid.field import NewItem, TitleField
from rcsc_desktop.gui.pages.agenda.grid.geometry import HEAD, RULER, Geometry
from rcsc_desktop.gui.pages.agenda.grid.holding import Held, HeldBand, HeldEdge, HeldItems, HeldNew
from rcsc_desktop.gui.pages.agenda.grid.keys import GridKeys
from rcsc_desktop.gui.pages.agenda.grid.painting import GridPainter, with_alpha
from rcsc_desktop.gui.pages.agenda.grid.spoken import Spoken
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator

_SCALES = (0.5, 0.75, 1.0, 1.3, 1.7, 2.2, 3.0, 4.0, 6.0, 8.0)
_USUAL = 1.7
"""Pixels a minute: a quarter of an hour has room for a line."""
_EDGE = 5
"""Pixels at the ends of a block that pull its edge."""
_SCROLL_ZONE = 3 * GRID
_SCROLL_EVERY_MS = 30
_NEW_MINUTES = 15
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TimeGrid(QAbstractScrollArea):
    """``step_wanted`` carries a step of ``domain.flow``; ``typed`` a title for an item's key or a ``NewItem``.

    ``outside`` answers what letting items go at a place of the screen beyond the grid would do (the parking place).
    """

    step_wanted = Signal(object)
    typed = Signal(object, str)
    removal_wanted = Signal(object)
    current_changed = Signal(object)
    held_moved = Signal(object)
    zoomed = Signal()

    def __init__(self, words: OutlineWords, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._t = t
        self.plan = GridLayout()
        self.outside: Callable[[QPoint, tuple[UUID, ...]], Step | None] = lambda _where, _ids: None
        self._agenda: Agenda | None = None
        self._table: Timetable | None = None
        self._faces = Faces(words, Ink.of(theme))
        self._painter = GridPainter(self._faces, words, t)
        self._spoken = Spoken(words, t)
        self._keys = GridKeys(self)
        self._scale = _USUAL
        self._current: UUID | None = None
        self._selected: frozenset[UUID] = frozenset()
        self._held: Held | None = None
        self._pressed: tuple[QPoint, Block | None, bool] | None = None
        self._is_dragging = False
        self._step: Step | None = None
        self._shown: Mapping[UUID, tuple[Block, ...]] = {}
        self._moved: frozenset[UUID] = frozenset()
        self._still: QPixmap | None = None
        self._still_key: object = None
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(_SCROLL_EVERY_MS)
        self._autoscroll.timeout.connect(self._on_autoscroll)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("Time grid"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.field = TitleField(self.viewport())
        self.field.setFont(theme.font("strong"))
        self.field.setAccessibleName(t("Title"))
        self.field.setPlaceholderText(t("Title, or “15m Welcome”"))
        self.field.typed.connect(self.typed)
        theme.changed.connect(self._on_theme_changed)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    # What is shown

    def show_agenda(self, agenda: Agenda) -> None:
        """Another state of the agenda; what one stands on, and the part in sight, stay."""
        is_first = self._agenda is None or self._agenda.consultation_id != agenda.consultation_id
        self._agenda = agenda
        self._table = Timetable.of(agenda)
        self.plan = lay_out(agenda)
        self._faces.forget(self.plan)
        known = self.plan.entries
        self._selected = frozenset(item_id for item_id in self._selected if item_id in known)
        if self._current not in known or self.plan.block(self._current) is None:
            first = next(iter(self.plan.all_blocks()), None)
            self._current = None if first is None else first.item.id
        if self._held is not None:
            self.let_go()
        self._end_projection()
        self._share_room()
        if is_first:
            self.horizontalScrollBar().setValue(0)
            self._show_beginning()
        self._say_current()

    @property
    def places(self) -> Geometry:
        """Where everything is now."""
        viewport = self.viewport()
        return Geometry(
            self.plan,
            viewport.width(),
            viewport.height(),
            self._scale,
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
            self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )

    @property
    def current_block(self) -> Block | None:
        """The block one stands on."""
        return self.plan.block(self._current)

    @property
    def selected(self) -> frozenset[UUID]:
        """Items that were chosen together."""
        return self._selected

    @property
    def is_dragging(self) -> bool:
        """The mouse carries something."""
        return self._is_dragging

    def chosen_ids(self) -> tuple[UUID, ...]:
        """The chosen items in the order of the agenda; the current one where none is chosen."""
        chosen = self._selected or ({self._current} if self._current is not None else frozenset())
        return tuple(block.item.id for block in self.plan.all_blocks() if block.item.id in chosen)

    def shown_blocks(self) -> Iterable[Block]:
        """Every block as it is drawn now, with what a drag would make of it."""
        for session_id, blocks in self.plan.blocks.items():
            yield from self._shown.get(session_id, blocks)

    # Going about

    def stand_on(self, item_id: UUID, *, extend: bool = False) -> None:
        """Make a block the current one and bring it into sight; ``extend`` chooses it too."""
        block = self.plan.block(item_id)
        if block is None:
            return
        if extend:
            self._selected |= {item_id} | ({self._current} if self._current is not None else set())
        else:
            self._selected = frozenset()
        self._set_current(item_id)
        self._bring_into_sight(block)

    def below(self, block: Block, by: int) -> Block | None:
        """The next block in the same column, by time."""
        there = self._in_column(block.area.column)
        at = next((at for at, one in enumerate(there) if one.item.id == block.item.id), None)
        if at is None or not 0 <= at + by < len(there):
            return None
        return there[at + by]

    def beside(self, block: Block, by: int) -> Block | None:
        """The block of the next column that has one, nearest in time."""
        column = block.area.column + (block.area.span if by > 0 else -1)
        while 0 <= column < self.plan.columns:
            there = [one for one in self._in_column(column) if one.area != block.area]
            if there:
                return min(there, key=lambda one: abs(one.top - block.top))
            column += by
        return None

    def session_beside(self, block: Block, by: int) -> Area | None:
        """The session of the next column, at the block's time."""
        column = block.area.column + (block.area.span if by > 0 else -1)
        return self.plan.area_at(column, block.top) if 0 <= column < self.plan.columns else None

    def go_to_end(self, by: int) -> None:
        """The first or the last block of the column."""
        block = self.current_block
        if block is not None:
            self.stand_on(self._in_column(block.area.column)[0 if by < 0 else -1].item.id)

    def toggle(self, item_id: UUID) -> None:
        """Choose an item, or no longer."""
        self._select(self._selected ^ {item_id})

    def select_session(self) -> None:
        """Choose all items of the session."""
        block = self.current_block
        if block is not None:
            self._select(frozenset(one.item.id for one in self.plan.blocks[block.area.session_id]))

    def zoom(self, by: int) -> None:
        """One step nearer (1) or farther (-1); what is in the middle stays there."""
        at = min(range(len(_SCALES)), key=lambda one: abs(_SCALES[one] - self._scale))
        self._set_scale(_SCALES[min(max(at + by, 0), len(_SCALES) - 1)])

    def fit(self) -> None:
        """All hours in the window."""
        minutes = self.plan.last - self.plan.first
        self._set_scale(min(max((self.viewport().height() - HEAD - 2) / minutes, 0.2), _SCALES[-1]))

    # What is done

    def do(self, step: Step) -> None:
        """Show what a step makes of the agenda, and ask for it."""
        self._project(step)
        self.step_wanted.emit(step)

    def give_up_step(self) -> None:
        """A step was refused, or changed nothing: show what is."""
        self._end_projection()

    def open_title(self, item_id: UUID) -> None:
        """Type the title of an item in its place."""
        block = self.plan.block(item_id)
        if block is not None:
            self._bring_into_sight(block)
            self.field.open(item_id, block.item.title, self.places.block_rect(block))

    def open_new(self) -> None:
        """Type the title of a new item behind the current one."""
        block = self.current_block
        area = block.area if block is not None else next(iter(self.plan.areas.values()), None)
        if area is None:
            return
        start = area.start if area.start is not None else self.plan.first
        if block is not None and block.start is not None:
            start = block.bottom
        self._open_new(NewItem(area, start, _NEW_MINUTES))

    def let_go(self) -> bool:
        """Escape: nothing is held, nothing is chosen; False where there was nothing to let go."""
        had = self._held is not None or bool(self._selected)
        if isinstance(self._held, HeldBand):
            self._selected = self._held.kept
        elif self._held is None:
            self._selected = frozenset()
        self._held = self._pressed = self._step = None
        self._is_dragging = False
        self._autoscroll.stop()
        self.viewport().unsetCursor()
        self.held_moved.emit(None)
        self._end_projection()
        return had

    def carry(self, item_ids: tuple[UUID, ...], where: QPoint) -> None:
        """Items from outside are over a place of the screen."""
        if self._table is None:
            return
        if self._held is None:
            self._held = HeldItems(self._table, item_ids, None, 0)
            self._is_dragging = True
            self._autoscroll.start()
        self._drag_to(self.viewport().mapFromGlobal(where), is_fine=False)

    def drop(self) -> None:
        """Let go of what is held: do it."""
        held, step = self._held, self._step
        self._held = self._pressed = self._step = None
        self._is_dragging = False
        self._autoscroll.stop()
        self.viewport().unsetCursor()
        self.held_moved.emit(None)
        if isinstance(held, HeldNew) and held.end > held.start:
            self._open_new(NewItem(held.area, held.start, held.end - held.start))
        elif step is not None and self._table is not None and not step.on(self._table).is_empty:
            self.step_wanted.emit(step)
            self._still = None
            self.viewport().update()
            return
        self._end_projection()

    # Events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_dragging:
            if event.key() == Qt.Key.Key_Escape:
                self.let_go()
            return
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        self.field.commit()
        if event.button() != Qt.MouseButton.LeftButton or not self.places.is_in_body(where) or not self.plan.areas:
            return
        block = self._block_at(where)
        is_choosing = bool(event.modifiers() & (_CONTROL | _SHIFT))
        self._pressed = where, block, is_choosing
        if block is not None:
            self._choose(block, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(where)
            return
        if self._pressed is None:
            return
        is_fine = bool(event.modifiers() & _SHIFT)
        if not self._is_dragging:
            if (where - self._pressed[0]).manhattanLength() < QApplication.startDragDistance():
                return
            self._begin_drag()
        self._drag_to(where, is_fine=is_fine)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._is_dragging:
            self.drop()
        elif pressed is not None and pressed[1] is not None and not event.modifiers():
            if len(self._selected) > 1:
                self._select(frozenset())
        elif pressed is not None and pressed[1] is None and not event.modifiers():
            self._select(frozenset())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        block = self._block_at(where) if self.places.is_in_body(where) else None
        if block is not None:
            self.open_title(block.item.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()
        self._say_current()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(80 * GRID, 60 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        geometry = self.places
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._still_picture(geometry))
        for session_id in self._shown:
            if session_id in self.plan.areas:
                self._paint_columns(painter, geometry, self.plan.areas[session_id])
        block = self._shown_block(self._current) if self.hasFocus() and not self._is_dragging else None
        if block is not None:
            self._painter.paint_focus(painter, geometry, block)
        self._paint_held(painter, geometry)

    def _still_picture(self, geometry: Geometry) -> QPixmap:
        """Everything that does not move while something is dragged, painted once."""
        key = (geometry, self._selected)
        if self._still is None or self._still_key != key:
            ratio = self.viewport().devicePixelRatioF()
            still = QPixmap(self.viewport().size() * ratio)
            still.setDevicePixelRatio(ratio)
            painter = QPainter(still)
            self._painter.paint_ground(painter, geometry, geometry.body_rect(), self.plan.areas.values())
            self._painter.paint_blocks(painter, geometry, self.plan.all_blocks(), selected=self._selected)
            self._painter.paint_head(painter, geometry)
            painter.end()
            self._still, self._still_key = still, key
        return self._still

    def _paint_columns(self, painter: QPainter, geometry: Geometry, area: Area) -> None:
        """The columns of a session anew, as they would be."""
        where = geometry.columns_rect(area.column, area.span).intersected(geometry.body_rect())
        if where.isEmpty():
            return
        ends = area.column + area.span
        there = [one for one in self.plan.areas.values() if one.column < ends and area.column < one.column + one.span]
        self._painter.paint_ground(painter, geometry, where, there)
        for one in there:
            self._painter.paint_blocks(
                painter,
                geometry,
                self._shown.get(one.session_id, self.plan.blocks[one.session_id]),
                selected=self._selected,
                moved=self._moved,
                held=self._held_ids(),
            )

    def _held_ids(self) -> tuple[UUID, ...]:
        if not self._is_dragging:
            return ()
        if isinstance(self._held, HeldItems):
            return self._held.item_ids
        return (self._held.block.item.id,) if isinstance(self._held, HeldEdge) else ()

    def _paint_held(self, painter: QPainter, geometry: Geometry) -> None:
        if not self._is_dragging or self._held is None:
            return
        accent = self._theme.color("accent")
        if isinstance(self._held, HeldBand):
            painter.setPen(QPen(accent, 1))
            painter.setBrush(with_alpha(accent, 30))
            painter.drawRect(self._held.rect)
            return
        if isinstance(self._held, HeldNew):
            area = self._held.area
            columns = geometry.columns_rect(area.column, area.span)
            top, bottom = geometry.y_of(self._held.start), geometry.y_of(self._held.end)
            painter.setClipRect(geometry.body_rect())
            painter.setPen(QPen(accent, 1.4))
            painter.setBrush(with_alpha(accent, 40))
            painter.drawRoundedRect(QRect(columns.left() + 3, top, columns.width() - 7, bottom - top), 4, 4)
            painter.setClipping(False)
        times = self._held.times()
        if times is not None and (self._step is not None or isinstance(self._held, HeldNew)):
            self._painter.paint_times(painter, geometry, *times)

    # What is held

    def _begin_drag(self) -> None:
        if self._pressed is None or self._table is None:
            return
        where, block, is_choosing = self._pressed
        geometry = self.places
        self._is_dragging = True
        self._autoscroll.start()
        if block is None:
            band = HeldBand(where, self._selected, where) if is_choosing else None
            self._held = band or HeldNew.at(where, geometry, is_fine=False)
            return
        edge = self._edge_at(block, where)
        if edge is not None and block.start is not None:
            self._held = HeldEdge(block, is_top=edge < 0)
            return
        if block.item.id not in self._selected:
            self._select(frozenset())
        ids = self.chosen_ids() if block.item.id in self._selected else (block.item.id,)
        self._held = HeldItems(self._table, ids, block, geometry.minute_at(where.y()) - block.top)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _drag_to(self, where: QPoint, *, is_fine: bool) -> None:
        held = self._held
        if held is None:
            return
        geometry = self.places
        if isinstance(held, HeldBand):
            held.step(where, geometry, is_fine=is_fine)
            self._selected = held.caught(tuple(self.plan.all_blocks()), geometry)
            self.viewport().update()
            return
        step = None
        if isinstance(held, HeldItems):
            step = self.outside(self.viewport().mapToGlobal(where), held.item_ids)
            is_inside = held.anchor is not None or self.viewport().rect().contains(where)
            if step is None and is_inside:
                step = held.step(where, geometry, is_fine=is_fine)
            self.held_moved.emit(step)
        else:
            step = held.step(where, geometry, is_fine=is_fine)
        if step != self._step:
            self._step = step
            if step is None:
                self._end_projection()
            else:
                self._project(step)
        self.viewport().update()

    def _project(self, step: Step) -> None:
        """Show what a step makes of the agenda; nothing is written."""
        if self._table is None:
            return
        try:
            flow = step.on(self._table)
        except UserError:
            return
        self._shown = self._blocks_of(flow)
        self._moved = frozenset(shift.item.id for shift in flow.shifts)
        self.viewport().update()

    def _blocks_of(self, flow: Flow) -> Mapping[UUID, tuple[Block, ...]]:
        layout = self.plan
        return {
            key: session_blocks(
                layout.areas[key],
                [
                    (item, start if item.is_timed else None)
                    for item, start in zip(flow.after.items[key], flow.after.starts(key), strict=True)
                ],
                layout.first,
            )
            for key in flow.changed_sessions
            if key in layout.areas
        }

    def _end_projection(self) -> None:
        self._shown, self._moved = {}, frozenset()
        self._still = None
        self.viewport().update()

    # Small things

    def _open_new(self, new: NewItem) -> None:
        geometry = self.places
        columns = geometry.columns_rect(new.area.column, new.area.span)
        self.field.open(new, "", QRect(columns.left() + 3, geometry.y_of(new.start), columns.width() - 7, 0))

    def _choose(self, block: Block, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _CONTROL:
            self._select(self._selected ^ {block.item.id})
        elif modifiers & _SHIFT and self._current is not None:
            self._select(self._selected | self._between(self._current, block))
        elif block.item.id not in self._selected:
            self._select(frozenset())
        self._set_current(block.item.id)

    def _between(self, item_id: UUID, block: Block) -> frozenset[UUID]:
        """All from one block to another of the same column; else just the two."""
        there = [one.item.id for one in self._in_column(block.area.column)]
        if item_id not in there:
            return frozenset({item_id, block.item.id})
        ends = sorted((there.index(item_id), there.index(block.item.id)))
        return frozenset(there[ends[0] : ends[1] + 1])

    def _select(self, item_ids: frozenset[UUID]) -> None:
        self._selected = item_ids
        self.viewport().update()
        self._say_current()

    def _set_current(self, item_id: UUID) -> None:
        is_other = item_id != self._current
        self._current = item_id
        self.viewport().update()
        if is_other:
            self.current_changed.emit(item_id)
        self._say_current()

    def _say_current(self) -> None:
        """What a screen reader says of the block one stands on."""
        block = self.current_block
        text = "" if block is None else self._spoken.block(block, self.plan, is_chosen=self._current in self._selected)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _block_at(self, where: QPoint) -> Block | None:
        geometry = self.places
        found = [block for block in self.shown_blocks() if geometry.block_rect(block).contains(where)]
        return found[-1] if found else None

    def _shown_block(self, item_id: UUID | None) -> Block | None:
        if item_id is None:
            return None
        return next((block for block in self.shown_blocks() if block.item.id == item_id), None)

    def _edge_at(self, block: Block, where: QPoint) -> int | None:
        """-1 at the upper edge, 1 at the lower one; a low block has its edges in the outermost pixels."""
        rect = self.places.block_rect(block)
        grip = min(_EDGE, rect.height() // 4)
        if where.y() > rect.bottom() - grip:
            return 1
        return -1 if where.y() < rect.top() + grip else None

    def _in_column(self, column: int) -> list[Block]:
        there = [one for one in self.plan.all_blocks() if one.area.column <= column < one.area.column + one.area.span]
        return sorted(there, key=lambda one: (one.top, one.lane))

    def _show_cursor(self, where: QPoint) -> None:
        block = self._block_at(where) if self.places.is_in_body(where) else None
        if block is None:
            self.viewport().unsetCursor()
        elif block.start is not None and self._edge_at(block, where) is not None:
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def _show_tip(self, event: QHelpEvent) -> None:
        block = self._block_at(event.pos()) if self.places.is_in_body(event.pos()) else None
        if block is None or self._is_dragging:
            QToolTip.hideText()
            return
        QToolTip.showText(event.globalPos(), self._spoken.tip(block, self.plan), self.viewport())

    def _bring_into_sight(self, block: Block) -> None:
        geometry = self.places
        rect, body = geometry.block_rect(block), geometry.body_rect()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if rect.top() < body.top():
            down.setValue(down.value() + rect.top() - body.top() - GRID)
        elif rect.bottom() > body.bottom():
            lowest = min(rect.bottom() - body.bottom() + GRID, rect.top() - body.top())
            down.setValue(down.value() + lowest)
        left, right = rect.left() - body.left(), rect.right() - body.right()
        if geometry.is_mirrored:
            left, right = body.right() - rect.right(), body.left() - rect.left()
        if left < 0:
            across.setValue(across.value() + left - GRID)
        elif right > 0:
            across.setValue(across.value() + right + GRID)

    def _show_beginning(self) -> None:
        """The first thing that happens, with a little room above it."""
        tops = [block.top for block in self.plan.all_blocks()]
        tops += [area.start for area in self.plan.areas.values() if area.start is not None]
        bar = self.verticalScrollBar()
        bar.setValue(0)
        if tops:
            bar.setValue(self.places.y_of(min(tops)) - HEAD - 3 * GRID)

    def _set_scale(self, scale: float) -> None:
        middle = self.viewport().height() // 2
        minute = self.places.minute_at(middle)
        self._scale = scale
        self._share_room()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.places.y_of(minute) - middle)
        self.zoomed.emit()

    def _share_room(self) -> None:
        """How far one can scroll."""
        geometry = self.places
        for bar, content, room in (
            (self.verticalScrollBar(), geometry.content_height, self.viewport().height() - HEAD),
            (self.horizontalScrollBar(), geometry.content_width, self.viewport().width() - RULER),
        ):
            bar.setRange(0, max(content - room, 0))
            bar.setPageStep(max(room, 1))
            bar.setSingleStep(4 * GRID)
        self._still = None
        self.viewport().update()

    def _on_scrolled(self) -> None:
        if self.field.is_open and isinstance(owner := self.field.owner, UUID):
            block = self.plan.block(owner)
            if block is not None:
                self.field.place(self.places.block_rect(block))
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self._faces.dress(Ink.of(self._theme))
        self.field.setFont(self._theme.font("strong"))
        self._still = None
        self.viewport().update()

    def refresh_times(self) -> None:
        """Times are written another way."""
        self._faces.forget(self.plan)
        self._still = None
        self.viewport().update()

    def _on_autoscroll(self) -> None:
        """Near an edge the grid moves along under the mouse."""
        where = self.viewport().mapFromGlobal(self.cursor().pos())
        self.scroll_towards(where)

    def scroll_towards(self, where: QPoint) -> None:
        """A step towards an edge that the mouse is at, while it holds something."""
        body = self.places.body_rect()
        if not self._is_dragging or not self.viewport().rect().contains(where):
            return
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        before = down.value(), across.value()
        if where.y() < body.top() + _SCROLL_ZONE:
            down.setValue(down.value() - GRID)
        elif where.y() > body.bottom() - _SCROLL_ZONE:
            down.setValue(down.value() + GRID)
        forwards = -1 if self.places.is_mirrored else 1
        if where.x() < body.left() + _SCROLL_ZONE:
            across.setValue(across.value() - GRID * forwards)
        elif where.x() > body.right() - _SCROLL_ZONE:
            across.setValue(across.value() + GRID * forwards)
        if before != (down.value(), across.value()):
            self._drag_to(where, is_fine=False)
