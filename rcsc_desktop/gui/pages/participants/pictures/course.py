"""How the statuses of participants went over time: layers over an axis of days, read day by day with the arrows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rcsc_desktop.domain.charts import day_marks, nice_scale
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.participant_pictures import StatusCourse
from rcsc_desktop.gui.pages.participants.pictures.bars import shade
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording.formats import day_of_month, number

SHADES: dict[ParticipantStatus, tuple[str, float]] = {
    ParticipantStatus.CONFIRMED: ("accent", 1.0),
    ParticipantStatus.REGISTERED: ("accent", 0.62),
    ParticipantStatus.UNDER_REVIEW: ("accent", 0.36),
    ParticipantStatus.WAITLISTED: ("warn", 0.6),
    ParticipantStatus.INVITED: ("muted", 0.62),
    ParticipantStatus.NOMINATED: ("muted", 0.42),
    ParticipantStatus.DRAFT: ("muted", 0.24),
    ParticipantStatus.REPLACED: ("danger", 0.16),
    ParticipantStatus.CANCELLED: ("danger", 0.3),
    ParticipantStatus.DECLINED: ("danger", 0.5),
}
"""A colour of the theme for each status, and how much of it."""

_HEIGHT = 28 * GRID
_FOOT = 26
_TOP = 10


class CourseChart(QWidget):
    """``day_shown`` carries the day that one looks at; the last one unless another was pointed to."""

    day_shown = Signal(object)

    def __init__(self, theme: Theme, t: Translator, said: Callable[[date], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._t = t
        self._said = said
        self._course = StatusCourse()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("Status over time"))
        self.setMouseTracking(True)
        self.setMinimumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def show_course(self, course: StatusCourse) -> None:
        """Draw another course, and look at its last day."""
        self._course = course
        self._stand_on(len(course.days) - 1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60 * GRID, _HEIGHT)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self._is_mirrored else 1
        last = len(self._course.days) - 1
        steps = {
            Qt.Key.Key_Right: self._at + forward,
            Qt.Key.Key_Left: self._at - forward,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None:
            event.ignore()
        else:
            self._stand_on(min(max(0, wanted), last))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._course.days:
            x = event.position().x()
            nearest = min(range(len(self._course.days)), key=lambda at: abs(self._x(self._course.days[at]) - x))
            self._stand_on(nearest)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._stand_on(len(self._course.days) - 1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._course.days:
            return
        scale = nice_scale(self._course.most, 4)
        self._paint_scale(painter, scale)
        self._paint_layers(painter, scale[-1])
        self._paint_days(painter)
        self._paint_place(painter)

    def _paint_scale(self, painter: QPainter, scale: tuple[int, ...]) -> None:
        area = self._area()
        painter.setFont(self._font)
        for mark in scale:
            y = round(self._y(mark, scale[-1])) + 0.5
            painter.setPen(QPen(self._line, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self._muted)
            side = Qt.AlignmentFlag.AlignLeft if self._is_mirrored else Qt.AlignmentFlag.AlignRight
            beside = area.right() + 6 if self._is_mirrored else 0.0
            place = QRectF(beside, y - 9, self._margin - 6, 18)
            flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(place, flags, number(mark, self._t.language))

    def _paint_layers(self, painter: QPainter, top: int) -> None:
        """Each status lies on those before it; between two days nothing changes, so the edges are steps."""
        days, counts = self._course.days, self._course.counts
        floor = [0] * len(days)
        end = self._area().left() if self._is_mirrored else self._area().right()
        painter.setPen(Qt.PenStyle.NoPen)
        for place, status in enumerate(self._course.statuses):
            ceiling = [under + row[place] for under, row in zip(floor, counts, strict=True)]
            upper, lower = self._edge(ceiling, top, end), self._edge(floor, top, end)
            painter.setBrush(shade(self._theme, *SHADES[status]))
            painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
            floor = ceiling

    def _edge(self, heights: list[int], top: int, end: float) -> list[QPointF]:
        points = []
        xs = [*(self._x(day) for day in self._course.days), end]
        for at, height in enumerate(heights):
            y = self._y(height, top)
            points += [QPointF(xs[at], y), QPointF(xs[at + 1], y)]
        return points

    def _paint_days(self, painter: QPainter) -> None:
        area, days = self._area(), self._course.days
        painter.setPen(self._muted)
        painter.setFont(self._font)
        widest = QFontMetrics(self._font).horizontalAdvance(self._day(days[0])) + 3 * GRID
        for mark in day_marks(days[0], days[-1], max(2, min(7, int(area.width() / widest)))):
            x = self._x(mark)
            left = min(max(0.0, x - widest / 2), self.width() - widest)
            place = QRectF(left, area.bottom() + 6, widest, 18)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._day(mark))

    def _paint_place(self, painter: QPainter) -> None:
        if self._at >= 0 and len(self._course.days) > 1:
            x = self._x(self._course.days[self._at])
            painter.setPen(QPen(self._text, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, self._area().top()), QPointF(x, self._area().bottom()))
        if self.hasFocus():
            painter.setPen(QPen(self._accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    # Inside

    def _area(self) -> QRectF:
        left = 1.0 if self._is_mirrored else self._margin
        return QRectF(left, _TOP, self.width() - self._margin - 1, self.height() - _FOOT - _TOP)

    def _x(self, day: date) -> float:
        area, first = self._area(), self._course.days[0]
        span = max(1, (self._course.days[-1] - first).days)
        room = area.width() * (0.97 if len(self._course.days) > 1 else 1)  # the last day has a width too
        along = (day - first).days / span * room
        return area.right() - along if self._is_mirrored else area.left() + along

    def _y(self, height: int, top: int) -> float:
        area = self._area()
        return area.bottom() - height / top * area.height()

    def _stand_on(self, at: int) -> None:
        self._at = at
        day = self._course.days[at] if 0 <= at < len(self._course.days) else None
        self.setAccessibleDescription("" if day is None else self._said(day))
        self.day_shown.emit(day)
        self.update()

    def _day(self, day: date) -> str:
        return day_of_month(day, self._t.language)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _dress(self) -> None:
        theme = self._theme
        self._font = theme.font("small")
        self._font.setFeature(QFont.Tag("tnum"), 1)
        self._margin = QFontMetrics(self._font).horizontalAdvance("100,000") + 10.0
        self._text, self._muted = theme.color("text"), theme.color("muted")
        self._line, self._accent = theme.color("line"), theme.color("accent")
        self.update()
