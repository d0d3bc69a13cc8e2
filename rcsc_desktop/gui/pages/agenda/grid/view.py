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
from rcsc_desktop.gui.pages.agenda.grid.choice import GridChoice
from rcsc_desktop.gui.pages.agenda.grid.columns import Block, GridLayout, lay_out
from rcsc_desktop.gui.pages.agenda.grid.drag import GridDrag
from rcsc_desktop.gui.pages.agenda.grid.faces import Faces, Ink
from rcsc_desktop.gui.pages.agenda.grid.field import NewItem, TitleField
from rcsc_desktop.gui.pages.agenda.grid.geometry import Geometry
from rcsc_desktop.gui.pages.agenda.grid.keys import GridKeys
from rcsc_desktop.gui.pages.agenda.grid.painting import GridPainter
from rcsc_desktop.gui.pages.agenda.grid.picture import GridPicture
from rcsc_desktop.gui.pages.agenda.grid.projection import Projection
from rcsc_desktop.gui.pages.agenda.grid.sight import GridSight
from rcsc_desktop.gui.pages.agenda.grid.spoken import Spoken
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator

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
        self.sight = GridSight(self)
        self._faces = Faces(words, Ink.of(theme))
        self._spoken = Spoken(words, t)
        self.choice = GridChoice(self, self._spoken)
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
        self.choice.keep()
        self.sight.share_room()
        if is_first:
            self.sight.show_beginning()
        self.choice.say()

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
            self.sight.scale,
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
            self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )

    @property
    def is_dragging(self) -> bool:
        """The mouse carries something."""
        return self._drag.is_on

    def shown_blocks(self) -> Iterable[Block]:
        """Every block as it is drawn now, with what a drag would make of it."""
        return self.projection.all_blocks()

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
            self.sight.bring(self.places.block_rect(block))
            self.field.open(item_id, block.item.title, self.places.block_rect(block))

    def open_new(self) -> None:
        """Type the title of a new item behind the current one."""
        block = self.choice.block
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
        had = bool(self.choice.selected)
        self.choice.select(frozenset())
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
            self.sight.zoom(1 if event.angleDelta().y() > 0 else -1)
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
            self.choice.press(block, event.modifiers())

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
        if not event.modifiers() and (block is None or len(self.choice.selected) > 1):
            self.choice.select(frozenset())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self._block_at(event.position().toPoint())
        if block is not None:
            self.open_title(block.item.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sight.share_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.choice.say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(80 * GRID, 60 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        focus = self._shown_block(self.choice.current) if self.hasFocus() and not self._drag.is_on else None
        self._picture.paint(QPainter(self.viewport()), self.places, self.choice.selected, focus)

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

    def _on_scrolled(self) -> None:
        if isinstance(owner := self.field.owner, UUID) and (block := self.plan.block(owner)) is not None:
            self.field.place(self.places.block_rect(block))
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self._faces.dress(Ink.of(self._theme))
        self.field.setFont(self._theme.font("strong"))
        self.refresh()
