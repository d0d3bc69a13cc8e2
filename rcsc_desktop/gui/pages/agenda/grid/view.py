"""The time grid: a painted widget that says what is wanted of its items; they change when the agenda does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from rcsc_desktop.domain.agenda import Agenda
from rcsc_desktop.domain.flow import Step
from rcsc_desktop.gui.pages.agenda.grid import neighbours
from rcsc_desktop.gui.pages.agenda.grid.columns import Area, Block, GridLayout, lay_out
from rcsc_desktop.gui.pages.agenda.grid.drag import GridDrag
from rcsc_desktop.gui.pages.agenda.grid.faces import Faces, Ink
from rcsc_desktop.gui.pages.agenda.grid.field import NewItem, TitleField
from rcsc_desktop.gui.pages.agenda.grid.geometry import HEAD, RULER, Geometry
from rcsc_desktop.gui.pages.agenda.grid.keys import GridKeys
from rcsc_desktop.gui.pages.agenda.grid.painting import GridPainter
from rcsc_desktop.gui.pages.agenda.grid.picture import GridPicture
from rcsc_desktop.gui.pages.agenda.grid.projection import Projection
from rcsc_desktop.gui.pages.agenda.grid.spoken import Spoken
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator

_SCALES = (0.5, 0.75, 1.0, 1.3, 1.7, 2.2, 3.0, 4.0, 6.0, 8.0)
_USUAL = 1.7
"""Pixels a minute: a quarter of an hour has room for a line."""
_NEW_MINUTES = 15
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TimeGrid(QAbstractScrollArea):
    """``step_wanted`` carries a step of ``domain.flow``; ``typed`` a title for an item's key or a ``NewItem``.

    ``outside`` answers what letting items go at a place of the screen beyond the grid would do (the parking place);
    ``held_moved`` carries the step that letting go now would be.
    """

    step_wanted = Signal(object)
    typed = Signal(object, str)
    removal_wanted = Signal(object)
    current_changed = Signal(object)
    held_moved = Signal(object)

    def __init__(self, words: OutlineWords, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.plan = GridLayout()
        self.projection = Projection()
        self.outside: Callable[[QPoint, tuple[UUID, ...]], Step | None] = lambda _where, _ids: None
        self._agenda: Agenda | None = None
        self._scale = _USUAL
        self._current: UUID | None = None
        self.selected: frozenset[UUID] = frozenset()
        self._faces = Faces(words, Ink.of(theme))
        self._spoken = Spoken(words, t)
        self._keys = GridKeys(self)
        self._drag = GridDrag(self)
        painter = GridPainter(self._faces, words, t)
        self._picture = GridPicture(self.viewport(), painter, self.projection, self._drag)
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

    def show_agenda(self, agenda: Agenda) -> None:
        """Another state of the agenda; what one stands on, and the part in sight, stay."""
        is_first = self._agenda is None or self._agenda.consultation_id != agenda.consultation_id
        self._agenda = agenda
        self.plan = lay_out(agenda)
        self._faces.forget(self.plan)
        self.projection.begin(agenda, self.plan)
        if self._drag.is_on:
            self._drag.give_up()
        there = {block.item.id for block in self.plan.all_blocks()}
        self.selected &= there
        if self._current not in there:
            self._current = next((block.item.id for block in self.plan.all_blocks()), None)
        self._share_room()
        if is_first:
            self._show_beginning()
        self._say_current()

    def refresh_times(self) -> None:
        """Times are written another way."""
        self._faces.forget(self.plan)
        self.refresh()

    def refresh(self) -> None:
        """Paint everything anew."""
        self._picture.forget()
        self.viewport().update()

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
    def is_dragging(self) -> bool:
        """The mouse carries something."""
        return self._drag.is_on

    def chosen_ids(self) -> tuple[UUID, ...]:
        """The chosen items in the order of the agenda; the current one where none is chosen."""
        chosen = self.selected or ({self._current} if self._current is not None else frozenset())
        return tuple(block.item.id for block in self.plan.all_blocks() if block.item.id in chosen)

    def shown_blocks(self) -> Iterable[Block]:
        """Every block as it is drawn now, with what a drag would make of it."""
        return self.projection.all_blocks()

    def stand_on(self, item_id: UUID, *, extend: bool = False) -> None:
        """Make a block the current one and bring it into sight; ``extend`` chooses it too."""
        block = self.plan.block(item_id)
        if block is None:
            return
        before = frozenset() if self._current is None else frozenset({self._current})
        self.selected = self.selected | before | {item_id} if extend else frozenset()
        self._set_current(item_id)
        self._bring_into_sight(block)

    def stand_in(self, area: Area) -> None:
        """Bring a session into sight, with its first block as the current one."""
        blocks = self.plan.blocks[area.session_id]
        if blocks:
            self.stand_on(blocks[0].item.id)
        else:
            self._bring_rect_into_sight(self.places.area_rect(area))

    def go_to_end(self, by: int) -> None:
        """The first or the last block of the column."""
        block = self.current_block
        if block is not None:
            self.stand_on(neighbours.in_column(self.plan, block.area.column)[0 if by < 0 else -1].item.id)

    def select(self, item_ids: frozenset[UUID]) -> None:
        """Choose these items, and no others."""
        self.selected = item_ids
        self.viewport().update()
        self._say_current()

    def select_session(self) -> None:
        """Choose all items of the session."""
        block = self.current_block
        if block is not None:
            self.select(frozenset(one.item.id for one in self.plan.blocks[block.area.session_id]))

    def zoom(self, by: int) -> None:
        """One step nearer (1) or farther (-1); what is in the middle stays there."""
        at = min(range(len(_SCALES)), key=lambda one: abs(_SCALES[one] - self._scale))
        self._set_scale(_SCALES[min(max(at + by, 0), len(_SCALES) - 1)])

    def fit(self) -> None:
        """All hours in the window."""
        minutes = self.plan.last - self.plan.first
        self._set_scale(min(max((self.viewport().height() - HEAD - 2) / minutes, 0.2), _SCALES[-1]))

    def do(self, step: Step) -> None:
        """Show what a step makes of the agenda, and ask for it."""
        self.project(step)
        self.step_wanted.emit(step)

    def project(self, step: Step | None) -> None:
        """Show what a step would make of the agenda; ``None``: show what is."""
        if step is None:
            self.projection.end()
        else:
            self.projection.show(step)
        self.viewport().update()

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
        self.open_new_at(NewItem(area, start, _NEW_MINUTES))

    def open_new_at(self, new: NewItem) -> None:
        """Type the title of an item that is to stand at a time."""
        places = self.places
        columns = places.columns_rect(new.area.column, new.area.span)
        self.field.open(new, "", QRect(columns.left() + 3, places.y_of(new.start), columns.width() - 7, 0))

    def let_go(self) -> bool:
        """Escape: nothing is held, or else nothing is chosen; False where there was nothing to let go."""
        if self._drag.give_up():
            return True
        had = bool(self.selected)
        self.select(frozenset())
        return had

    def carry(self, item_ids: tuple[UUID, ...], where: QPoint) -> None:
        """Items from outside are over a place of the screen."""
        self._drag.carry(item_ids, self.viewport().mapFromGlobal(where))

    def drop(self) -> None:
        """Let go of what is carried: do it."""
        self._drag.drop()

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
        if self._drag.is_on:
            if event.key() == Qt.Key.Key_Escape:
                self._drag.give_up()
        elif not self._keys.take(event):
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
        self._drag.press(event, block)
        if block is not None:
            self._choose(block, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(event)
        else:
            self._show_cursor(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag.is_on:
            self._drag.drop()
            return
        block = self._drag.release()
        if not event.modifiers() and (block is None or len(self.selected) > 1):
            self.select(frozenset())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self._block_at(event.position().toPoint())
        if block is not None:
            self.open_title(block.item.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self._say_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(80 * GRID, 60 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        focus = self._shown_block(self._current) if self.hasFocus() and not self._drag.is_on else None
        self._picture.paint(QPainter(self.viewport()), self.places, self.selected, focus)

    def _choose(self, block: Block, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _CONTROL:
            self.select(self.selected ^ {block.item.id})
        elif modifiers & _SHIFT and self._current is not None:
            self.select(self.selected | neighbours.between(self.plan, self._current, block))
        elif block.item.id not in self.selected:
            self.select(frozenset())
        self._set_current(block.item.id)

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
        is_chosen = self._current in self.selected
        text = "" if block is None else self._spoken.block(block, self.plan, is_chosen=is_chosen)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _block_at(self, where: QPoint) -> Block | None:
        places = self.places
        if not places.is_in_body(where):
            return None
        found = [block for block in self.shown_blocks() if places.block_rect(block).contains(where)]
        return min(found, key=lambda one: one.bottom - one.top, default=None)

    def _shown_block(self, item_id: UUID | None) -> Block | None:
        return next((block for block in self.shown_blocks() if block.item.id == item_id), None)

    def _show_cursor(self, where: QPoint) -> None:
        block = self._block_at(where)
        if block is None:
            self.viewport().unsetCursor()
        elif self._drag.edge_at(block, where):
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def _show_tip(self, event: QHelpEvent) -> None:
        block = None if self._drag.is_on else self._block_at(event.pos())
        if block is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), self._spoken.tip(block, self.plan), self.viewport())

    def _bring_into_sight(self, block: Block) -> None:
        self._bring_rect_into_sight(self.places.block_rect(block))

    def _bring_rect_into_sight(self, rect: QRect) -> None:
        places = self.places
        body = places.body_rect()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if rect.top() < body.top():
            down.setValue(down.value() + rect.top() - body.top() - GRID)
        elif rect.bottom() > body.bottom():
            down.setValue(down.value() + min(rect.bottom() - body.bottom() + GRID, rect.top() - body.top()))
        before, behind = rect.left() - body.left(), rect.right() - body.right()
        if places.is_mirrored:
            before, behind = -behind, -before
        if before < 0:
            across.setValue(across.value() + before - GRID)
        elif behind > 0:
            across.setValue(across.value() + behind + GRID)

    def _show_beginning(self) -> None:
        """The first thing that happens, with a little room above it."""
        tops = [block.top for block in self.plan.all_blocks()]
        tops += [area.start for area in self.plan.areas.values() if area.start is not None]
        self.horizontalScrollBar().setValue(0)
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

    def _share_room(self) -> None:
        """How far one can scroll."""
        places = self.places
        for bar, content, room in (
            (self.verticalScrollBar(), places.content_height, self.viewport().height() - HEAD),
            (self.horizontalScrollBar(), places.content_width, self.viewport().width() - RULER),
        ):
            bar.setRange(0, max(content - room, 0))
            bar.setPageStep(max(room, 1))
            bar.setSingleStep(4 * GRID)
        self.refresh()

    def _on_scrolled(self) -> None:
        if isinstance(owner := self.field.owner, UUID) and (block := self.plan.block(owner)) is not None:
            self.field.place(self.places.block_rect(block))
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self._faces.dress(Ink.of(self._theme))
        self.field.setFont(self._theme.font("strong"))
        self.refresh()
