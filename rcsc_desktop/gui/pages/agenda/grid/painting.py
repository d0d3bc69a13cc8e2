"""Paints the time grid: sessions, hours, blocks, heads and times, in the theme's colours."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.gui.pages.agenda.grid.columns import HOUR, Area, Block
from rcsc_desktop.gui.pages.agenda.grid.faces import INSET, Faces, Ink
from rcsc_desktop.gui.pages.agenda.grid.geometry import DAY_HEAD, HEAD, RULER, Geometry
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats

_CORNER = 4
_BAR = 3
_ONE_LINE = int(Qt.TextFlag.TextSingleLine) | int(Qt.AlignmentFlag.AlignAbsolute)
_LINE = _ONE_LINE | int(Qt.AlignmentFlag.AlignVCenter)


class GridPainter:
    """Knows how each thing looks; the view says what is to be painted and when."""

    def __init__(self, faces: Faces, words: OutlineWords, t: Translator) -> None:
        self._faces = faces
        self._words = words
        self._t = t

    @property
    def ink(self) -> Ink:
        return self._faces.ink

    def paint_ground(self, painter: QPainter, geometry: Geometry, where: QRect, areas: Collection[Area]) -> None:
        """Sessions and the lines of hours, without items, within a part of the grid."""
        ink, layout = self.ink, geometry.layout
        painter.save()
        painter.setClipRect(where)
        painter.fillRect(where, ink.ground)
        for area in areas:
            painter.fillRect(geometry.area_rect(area).intersected(where), ink.surface)
        self._paint_hours(painter, geometry, where)
        painter.setPen(ink.line)
        for column in {area.column for area in areas if area.span == 1}:
            rect = geometry.columns_rect(column)
            day = layout.days[layout.day_of(column)]
            x = rect.left() if geometry.is_mirrored else rect.right()
            if column < day.column + day.columns - 1 and where.left() <= x <= where.right():
                painter.drawLine(x, HEAD, x, geometry.height)
        self._paint_names(painter, geometry, areas)
        for area in areas:
            if area.span > 1:
                across = geometry.area_rect(area).intersected(where)
                painter.fillRect(across, ink.surface)
                self._paint_hours(painter, geometry, across)
        painter.restore()

    def paint_blocks(
        self,
        painter: QPainter,
        geometry: Geometry,
        blocks: Iterable[Block],
        *,
        selected: Collection[UUID] = (),
        moved: Collection[UUID] = (),
        held: Collection[UUID] = (),
    ) -> None:
        """Blocks that are in sight; ``moved`` ones have their times in the accent, ``held`` ones stand out."""
        body = geometry.body_rect()
        painter.save()
        painter.setClipRect(body)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in sorted(blocks, key=lambda one: one.top - one.bottom):
            rect = geometry.block_rect(block)
            if rect.intersects(body):
                self._paint_block(
                    painter,
                    geometry,
                    block,
                    rect,
                    is_outlined=block.item.id in selected or block.item.id in held,
                    is_held=block.item.id in held,
                    is_moved=block.item.id in moved,
                )
        painter.restore()

    def paint_focus(self, painter: QPainter, geometry: Geometry, block: Block) -> None:
        """The ring around the block one stands on."""
        painter.save()
        painter.setClipRect(geometry.body_rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.ink.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(geometry.block_rect(block)).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.restore()

    def paint_head(self, painter: QPainter, geometry: Geometry) -> None:
        """Days over tracks, and the times at the side; what scrolls goes under them."""
        ink = self.ink
        painter.fillRect(QRect(0, 0, geometry.width, HEAD), ink.surface)
        for number, day in enumerate(geometry.layout.days):
            rect = geometry.head_rect(day.column, day.columns, of_day=True)
            self._paint_day(painter, geometry, rect, number)
        for column in range(geometry.layout.columns):
            self._paint_track(painter, geometry, column)
        painter.setPen(ink.line)
        painter.drawLine(0, HEAD - 1, geometry.width, HEAD - 1)
        self._paint_ruler(painter, geometry)

    def paint_times(self, painter: QPainter, geometry: Geometry, start: int, end: int) -> None:
        """Where what is held by the mouse would begin and end, in the ruler."""
        ink = self.ink
        painter.setFont(ink.small)
        metrics = QFontMetrics(ink.small)
        for minute, is_end in ((start, False), (end, True)):
            y = geometry.y_of(minute)
            text = self._words.clock_time(minute)
            height = metrics.height() + 2
            rect = QRect(0, y - (0 if is_end else height), RULER - 4, height)
            if geometry.is_mirrored:
                rect.moveLeft(geometry.width - rect.width())
            rect.moveTop(max(rect.top(), HEAD))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.accent)
            painter.drawRoundedRect(rect, 3, 3)
            painter.setPen(ink.on_accent)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_names(self, painter: QPainter, geometry: Geometry, areas: Collection[Area]) -> None:
        """What stands in a session without items; the name over a session that shares its columns."""
        ink, layout = self.ink, geometry.layout
        painter.setFont(ink.small)
        painter.setPen(ink.muted)
        height = QFontMetrics(ink.small).height()
        for area in areas:
            rect = geometry.area_rect(area)
            flags = int(_leading(geometry)) | int(Qt.AlignmentFlag.AlignAbsolute) | int(Qt.TextFlag.TextWordWrap)
            if not layout.blocks[area.session_id]:
                room = QRect(rect.left() + INSET, rect.top() + INSET, rect.width() - 2 * INSET, 4 * height)
                painter.drawText(room, flags, self._t("Nothing here yet. Drag over the time of the first item."))
            shares = [one for one in areas if _share_columns(one, area)] if area.part.session.name else []
            if area.start is not None and len(shares) > 1:
                room = QRect(rect.left() + INSET, rect.top() - height - 2, rect.width() - 2 * INSET, height)
                painter.drawText(room, int(_leading(geometry)) | _LINE, area.part.session.name)

    def _paint_hours(self, painter: QPainter, geometry: Geometry, where: QRect) -> None:
        painter.setPen(self.ink.line)
        for minute in range(geometry.layout.first, geometry.layout.last + 1, HOUR):
            y = geometry.y_of(minute)
            if where.top() <= y <= where.bottom():
                painter.drawLine(where.left(), y, where.right(), y)

    def _paint_block(
        self,
        painter: QPainter,
        geometry: Geometry,
        block: Block,
        rect: QRect,
        *,
        is_outlined: bool,
        is_held: bool,
        is_moved: bool,
    ) -> None:
        ink = self.ink
        is_break = block.item.kind is ItemKind.BREAK
        finding = self._faces.finding(block)
        painter.setPen(QPen(ink.accent, 1.4) if is_outlined else Qt.PenStyle.NoPen)
        painter.setBrush(ink.surface if is_held else ink.hover if is_break else ink.soft)
        shape = QRectF(rect)
        painter.drawRoundedRect(shape.adjusted(0.7, 0.7, -0.7, -0.7) if is_outlined else shape, _CORNER, _CORNER)
        bar = QRectF(
            shape.right() - _BAR + 1 if geometry.is_mirrored else shape.left(), shape.top(), _BAR, shape.height()
        )
        color = ink.field_line if is_break else ink.accent
        if finding is not None:
            color = ink.danger if finding.severity == "error" else ink.warn
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        covered = geometry.covered(block)
        if covered:
            painter.fillRect(rect.left(), rect.top() + covered - 1, rect.width(), 1, ink.surface)
        for line in self._faces.lines(block, rect.size(), covered):
            where = line.where
            left = rect.width() - where.left() - where.width() if geometry.is_mirrored else where.left()
            is_right = line.is_trailing != geometry.is_mirrored
            side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
            painter.setFont(line.font)
            painter.setPen(ink.accent if is_moved and line.is_time else line.color)
            placed = QRect(rect.left() + left, rect.top() + where.top(), where.width(), where.height())
            painter.drawText(placed, int(side) | _LINE, line.text)
            if line.pin:
                edge, beyond = (placed.right(), line.pin) if geometry.is_mirrored else (placed.left(), -line.pin)
                self._paint_pin(painter, edge + 0.65 * beyond, placed)

    def _paint_pin(self, painter: QPainter, x: float, line: QRect) -> None:
        """A small pin before a start: a head on a needle."""
        top = QPointF(x, line.center().y() - 2)
        painter.setPen(QPen(self.ink.accent, 1.2))
        painter.drawLine(top, top + QPointF(0, 6))
        painter.setBrush(self.ink.accent)
        painter.drawEllipse(QRectF(x - 2.5, top.y() - 2.5, 5, 5))

    def _paint_day(self, painter: QPainter, geometry: Geometry, rect: QRect, number: int) -> None:
        """The date stays in sight as long as one of its columns is."""
        ink, day = self.ink, geometry.layout.days[number]
        body = geometry.body_rect()
        seen = QRect(max(rect.left(), body.left()), rect.top(), 0, rect.height())
        seen.setRight(min(rect.right(), body.right()))
        if seen.width() < 10 * GRID:
            return
        painter.setFont(ink.small_strong)
        painter.setPen(ink.text)
        room = seen.adjusted(INSET, 0, -INSET, 0)
        metrics = QFontMetrics(ink.small_strong)
        text = self._t("No date yet")
        if day.date is not None:
            text = formats.weekday(day.date, self._t.language)
            if metrics.horizontalAdvance(text) > room.width():
                text = formats.short_day(day.date, self._t.language)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_leading(geometry)) | _LINE, shown)

    def _paint_track(self, painter: QPainter, geometry: Geometry, column: int) -> None:
        ink = self.ink
        rect = geometry.head_rect(column, 1, of_day=False)
        body = geometry.body_rect()
        if rect.right() < body.left() or rect.left() > body.right():
            return
        there = [one for one in geometry.layout.areas.values() if one.column == column and one.span == 1]
        there = there or [one for one in geometry.layout.areas.values() if one.column <= column < one.column + one.span]
        text = self._track_text(there)
        painter.save()
        painter.setClipRect(QRect(body.left(), DAY_HEAD, body.width(), HEAD))
        painter.setFont(ink.small)
        painter.setPen(ink.muted)
        room = rect.adjusted(INSET, 0, -INSET, 0)
        shown = QFontMetrics(ink.small).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            room, int(_leading(geometry)) | int(Qt.TextFlag.TextSingleLine) | int(Qt.AlignmentFlag.AlignTop), shown
        )
        painter.restore()

    def _track_text(self, areas: list[Area]) -> str:
        """The track; without one the names of the sessions, one after the other."""
        tracks = {area.part.session.track for area in areas if area.part.session.track}
        if len(tracks) == 1:
            return tracks.pop()
        return " · ".join(dict.fromkeys(self.session_name(area) for area in areas))

    def session_name(self, area: Area) -> str:
        """What a session is called, by its times where it has no name."""
        session = area.part.session
        if session.name or session.track:
            return session.name or session.track
        if area.start is None:
            return self._t("Session")
        clock = self._words.clock_time
        return f"{clock(area.start)} – {clock(area.end)}" if area.end is not None else clock(area.start)

    def _paint_ruler(self, painter: QPainter, geometry: Geometry) -> None:
        ink = self.ink
        ruler = geometry.ruler_rect()
        painter.fillRect(ruler, ink.ground)
        painter.save()
        painter.setClipRect(ruler)
        painter.setFont(ink.small)
        painter.setPen(ink.muted)
        height = QFontMetrics(ink.small).height()
        for minute in range(geometry.layout.first, geometry.layout.last + 1, HOUR):
            y = geometry.y_of(minute)
            if ruler.top() - height < y < ruler.bottom() + height:
                where = QRect(ruler.left() + 4, y + 1, ruler.width() - 10, height)
                side = Qt.AlignmentFlag.AlignLeft if geometry.is_mirrored else Qt.AlignmentFlag.AlignRight
                painter.drawText(where, int(side) | _LINE, self._words.clock_time(minute))
        painter.restore()


def _leading(geometry: Geometry) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if geometry.is_mirrored else Qt.AlignmentFlag.AlignLeft


def _share_columns(one: Area, other: Area) -> bool:
    if one.day != other.day:
        return False
    return one.column < other.column + other.span and other.column < one.column + one.span


def with_alpha(color: QColor, alpha: int) -> QColor:
    """The colour, as if through glass."""
    made = QColor(color)
    made.setAlpha(alpha)
    return made
