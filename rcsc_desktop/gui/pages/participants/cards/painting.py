"""Paints one card: a picture or initials, name, position, organisation, country, status and marks of needs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap

from rcsc_desktop.domain.participant import ParticipantLine, ParticipantStatus
from rcsc_desktop.gui.pages.participants.cards.words import LOOKS, CardWords, initials
from rcsc_desktop.gui.theme import CORNER, Theme

FACE = 44
_INSET = 14
_KEPT = 4000
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine)
_LEFT = _LINE | int(Qt.AlignmentFlag.AlignLeft)
_RIGHT = _LINE | int(Qt.AlignmentFlag.AlignRight)


class CardPainter:
    """Fonts and colours are fetched once; ``dress`` when the theme is another."""

    def __init__(self, theme: Theme, words: CardWords) -> None:
        self._theme = theme
        self._words = words
        self.dress()

    def dress(self) -> None:
        """Take over the colours of the theme."""
        theme = self._theme
        self._fonts = {face: theme.font(face) for face in ("strong", "body", "small", "section")}
        self._metrics = {face: QFontMetrics(font) for face, font in self._fonts.items()}
        names = ("surface", "text", "muted", "line", "soft", "hover", "accent", "good", "warn")
        self._colors = {name: theme.color(name) for name in names}
        self._cut: dict[tuple[str, str, int], str] = {}

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        line: ParticipantLine | None,
        photo: QPixmap | None,
        *,
        is_selected: bool,
        is_hovered: bool,
        has_focus: bool,
        is_mirrored: bool,
    ) -> None:
        """Paint the card of a participant, or an empty one while their line is being fetched."""
        colors = self._colors
        ground = colors["soft"] if is_selected else colors["hover"] if is_hovered else colors["surface"]
        edge = QPen(colors["accent"], 2) if has_focus else QPen(colors["line"], 1)
        painter.setPen(edge)
        painter.setBrush(ground)
        around = 1.0 if has_focus else 0.5
        painter.drawRoundedRect(QRectF(rect).adjusted(around, around, -around, -around), CORNER, CORNER)
        if line is None:
            return
        self._is_mirrored, self._frame = is_mirrored, rect
        top = rect.top() + _INSET
        self._paint_face(painter, self._placed(_INSET, top, FACE, FACE), line.name, photo, is_selected=is_selected)
        beside = _INSET + FACE + 12
        width = rect.width() - beside - _INSET
        self._text(painter, self._placed(beside, top - 2, width, 20), line.name, "strong", colors["text"])
        lines = [text for text in (line.position, line.organisation) if text]
        for at, text in enumerate(lines):
            place = self._placed(beside, top + 19 + at * 18, width, 18)
            is_last = at == len(lines) - 1
            self._text(painter, place, text, "body" if is_last else "small", colors["text" if is_last else "muted"])
        self._paint_foot(painter, line, rect.width() - 2 * _INSET)

    def _paint_face(
        self, painter: QPainter, where: QRect, name: str, photo: QPixmap | None, *, is_selected: bool
    ) -> None:
        if photo is not None:
            painter.drawPixmap(where.topLeft(), photo)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colors["surface" if is_selected else "soft"])
        painter.drawEllipse(where)
        painter.setPen(self._colors["accent"])
        painter.setFont(self._fonts["section"])
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), initials(name))

    def _paint_foot(self, painter: QPainter, line: ParticipantLine, width: int) -> None:
        """Status and country, and under them the marks."""
        rect, metrics = self._frame, self._metrics["small"]
        status = self._words.status(line)
        color = self._colors[LOOKS.get(ParticipantStatus(line.status), "muted")]
        top = rect.bottom() - 52
        dot = self._placed(_INSET, top + 6, 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(dot)
        used = min(metrics.horizontalAdvance(status) + 1, width - 14)
        self._text(painter, self._placed(_INSET + 14, top, used, 19), status, "small", color)
        left = width - used - 14 - 12
        country = self._words.country(line)
        if country and left > 30:
            place = self._placed(_INSET + 14 + used + 12, top, left, 19)
            self._text(painter, place, country, "small", self._colors["muted"], is_trailing=True)
        at = _INSET
        for word in self._words.marks(line):
            needed = metrics.horizontalAdvance(word) + 12
            if at + needed > _INSET + width:
                break
            pill = self._placed(at, rect.bottom() - 29, needed, 18)
            painter.setPen(QPen(self._colors["line"], 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
            painter.setFont(self._fonts["small"])
            painter.setPen(self._colors["muted"])
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), word)
            at += needed + 6

    def _placed(self, left: int, top: int, width: int, height: int) -> QRect:
        """A place in the card, ``left`` counted from where lines begin."""
        frame = self._frame
        x = frame.right() + 1 - left - width if self._is_mirrored else frame.left() + left
        return QRect(x, top, width, height)

    def _text(
        self, painter: QPainter, where: QRect, text: str, face: str, color: QColor, *, is_trailing: bool = False
    ) -> None:
        key = (text, face, where.width())
        if key not in self._cut:
            if len(self._cut) > _KEPT:
                self._cut.clear()
            flat = " ".join(text[:300].split())
            self._cut[key] = self._metrics[face].elidedText(flat, Qt.TextElideMode.ElideRight, where.width())
        painter.setFont(self._fonts[face])
        painter.setPen(color)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text runs as its own script does
        painter.drawText(where, _RIGHT if self._is_mirrored != is_trailing else _LEFT, self._cut[key])
