"""Painting: lines, rules and pictures become the operators of a page, each inside the element that it belongs to."""

from __future__ import annotations

from typing import Any

from rcsc_desktop.export.pdf.flow import Bookmark, Box, Page, Picture, Placed, Rule, Set
from rcsc_desktop.export.pdf.ink import Ink
from rcsc_desktop.export.pdf.lines import Segment
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import HAIRLINE, LINE, Colour, Frame, Style

_NOTES_RULE_ABOVE = 7.0
_NOTES_RULE_WIDTH = 90.0


class Sheet:
    """One page being painted on a ReportLab canvas. ``number`` counts from 0."""

    def __init__(self, canvas: Any, ink: Ink, frame: Frame, number: int) -> None:
        self._canvas = canvas
        self._ink = ink
        self._frame = frame
        self._number = number
        self._operators: list[str] = []
        self._marked = 0
        self._open: Element | bool | None = False
        self._font = ""
        self._colour: Colour | None = None
        self._rise = self._spacing = 0.0

    def paint(self, page: Page, furniture: list[Set], *, right_to_left: bool) -> None:
        """Paint what stands on the page, its notes, and ``furniture`` that repeats and is not read out."""
        scale = self._frame.scale
        if scale != 1:
            self._operators.append(f"{scale:.4f} 0 0 {scale:.4f} 0 0 cm")
        for placed in page.body:
            self._strip(placed)
        if page.notes:
            left = self._frame.measure - _NOTES_RULE_WIDTH if right_to_left else 0
            self._rule(Rule(left, _NOTES_RULE_WIDTH, HAIRLINE, LINE, _NOTES_RULE_ABOVE), page.notes[0].top)
        for placed in [*page.notes, *furniture]:
            self._strip(placed)
        self._enter(False)
        self._canvas.addLiteral("\n".join(self._operators))

    def _strip(self, placed: Set) -> None:
        top, strip, squeeze = placed
        if strip.rule is not None and top != 0:
            self._rule(strip.rule, top, squeeze)
        for box in strip.boxes:
            self._box(box, top)
        if strip.bookmark is not None:
            self._bookmark(strip.bookmark, top)
        if strip.picture is not None:
            self._picture(strip.picture, top)
        for line in strip.lines:
            self._line(line, top)

    def _line(self, placed: Placed, top: float) -> None:
        x = self._frame.side + placed.x
        y = self._frame.height - self._frame.top - top - placed.drop
        for segment in placed.line.segments:
            self._segment(segment, x + segment.x, y)

    def _segment(self, segment: Segment, x: float, y: float) -> None:
        style, element = segment.style, segment.element
        if element is None or element is not self._open:
            self._enter(element, y + style.size)
        if element is not None and element.is_link:
            self._area(element, x, y - style.size * 0.25, x + segment.width, y + style.rise + style.size * 0.8)
        self._state(style)
        self._operators.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for font, drawing in self._ink.show(segment.text, style):
            if font != self._font:
                self._operators.append(font)
                self._font = font
            self._operators.append(drawing)

    def _state(self, style: Style) -> None:
        if style.colour != self._colour:
            self._operators.append("{:.3f} {:.3f} {:.3f} rg".format(*style.colour))
            self._colour = style.colour
        if style.rise != self._rise:
            self._operators.append(f"{style.rise:.2f} Ts")
            self._rise = style.rise
        if style.spacing != self._spacing:
            self._operators.append(f"{style.spacing:.2f} Tc")
            self._spacing = style.spacing

    def _enter(self, element: Element | bool | None, top: float = 0) -> None:
        """Leave the open marked content and begin that of ``element``; ``None`` is decoration, ``False`` nothing."""
        if element is self._open:
            return
        if self._open is not False:
            self._operators.append("ET EMC")
        self._open = element
        if isinstance(element, Element):
            self._operators.append(f"/{element.role} <</MCID {self._marked}>> BDC BT")
            element.marks.append((self._number, self._marked))
            element.place = element.place or (self._number, top * self._frame.scale)
            self._marked += 1
        elif element is None:
            self._operators.append("/Artifact BMC BT")

    def _rule(self, rule: Rule, top: float, squeeze: float = 1.0) -> None:
        self._enter(False)
        x = self._frame.side + rule.x
        y = self._frame.height - self._frame.top - top + rule.above * squeeze
        red, green, blue = rule.colour
        self._operators.append(
            f"/Artifact BMC {red:.3f} {green:.3f} {blue:.3f} RG {rule.thickness:g} w "
            f"{x:.2f} {y:.2f} m {x + rule.width:.2f} {y:.2f} l S EMC"
        )

    def _picture(self, picture: Picture, top: float) -> None:
        self._enter(False)
        x = self._frame.side + picture.x
        y = self._frame.height - self._frame.top - top - picture.drop
        element = picture.element
        element.marks.append((self._number, self._marked))
        self._area(element, x, y, x + picture.width, y + picture.height)
        self._operators.append(f"/{element.role} <</MCID {self._marked}>> BDC")
        self._marked += 1
        self._flush()
        self._canvas.drawImage(picture.image, x, y, picture.width, picture.height, mask="auto")
        self._operators.append("EMC")

    def _box(self, box: Box, top: float) -> None:
        self._enter(False)
        x = self._frame.side + box.x
        y = self._frame.height - self._frame.top - top - box.drop - box.height
        colour = "{:.3f} {:.3f} {:.3f} rg".format(*box.colour)
        self._operators.append(f"/Artifact BMC {colour} {x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re f EMC")
        self._colour = box.colour

    def _area(self, element: Element, *sides: float) -> None:
        x0, y0, x1, y1 = (side * self._frame.scale for side in sides)
        element.areas.append((self._number, x0, y0, x1, y1))

    def _flush(self) -> None:
        self._canvas.addLiteral("\n".join(self._operators))
        self._operators = []

    def _bookmark(self, bookmark: Bookmark, top: float) -> None:
        key = f"{self._number}-{self._marked}-{top:.0f}"
        y = (self._frame.height - self._frame.top - top + 6) * self._frame.scale
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=y, zoom=0)
        self._ink.outline_level = min(bookmark.level, self._ink.outline_level + 1)  # none may be left out
        self._canvas.addOutlineEntry(bookmark.text, key, self._ink.outline_level)
