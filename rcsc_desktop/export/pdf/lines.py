"""Runs of text become lines: broken by width, ordered for the eye, cut into pieces of one style."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import NamedTuple

from rcsc_desktop.export.pdf import bidi
from rcsc_desktop.export.pdf.characters import codes, printable, visible
from rcsc_desktop.export.pdf.fonts import face, in_capitals
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import Style, small

_BLANKS = "".join(map(chr, (0x20, 0x1680, *range(0x2000, 0x2007), *range(0x2008, 0x200C), 0x205F, 0x3000)))
_BLANK_SIGNS = frozenset(_BLANKS)
_WORDS = re.compile(f"([^{_BLANKS}]*)[{_BLANKS}]*")
_INSIDE = re.compile(r"(?<=\w[-\u2010\u2013\u2014])(?=[^\W\d])|(?<=\])(?=\[U\+)")
_MAY_CUT = re.compile(r"[\]\-\u2010\u2013\u2014]")
_ADDRESS = re.compile(r"(?<=[/?&=._-])(?=\w)")
_TOLERANCE = 0.01


class Run(NamedTuple):
    """A stretch of text in one style that belongs to one element (``None``: decoration that is not read out)."""

    text: str
    style: Style
    element: Element | None = None


class Segment(NamedTuple):
    """A piece of a line, left to right as painted, ``x`` from the line's left end."""

    x: float
    width: float
    text: str
    style: Style
    element: Element | None


class Line(NamedTuple):
    """One line as painted. A space at its end, which whoever reads the text out needs, hangs over its ``width``."""

    segments: tuple[Segment, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document decides for all of its lines."""

    language: str
    right_to_left: bool


class _Piece(NamedTuple):
    start: int
    end: int
    after: int
    """Where the next piece starts; between are blanks, which hang over the end of a line."""


@dataclass(slots=True)
class _Paragraph:
    text: str
    starts: list[int]
    runs: list[Run]
    is_plain: bool

    def parts(self, start: int, end: int) -> Iterator[tuple[Run, str]]:
        index = bisect_right(self.starts, start) - 1
        while start < end:
            stop = min(end, self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text))
            yield self.runs[index], self.text[start:stop]
            start, index = stop, index + 1

    def goes_on(self, end: int) -> bool:
        """A blank, and after it more text, follows a line that ends at ``end``."""
        return self.text[end : end + 1] in _BLANK_SIGNS and bool(self.text[end:].strip(_BLANKS))

    def measure(self) -> Callable[[int, int], float]:
        """Gives the width of the text between two places."""
        if len(self.runs) != 1:
            return self._width
        style, text = self.runs[0].style, self.text
        width, size, spacing = face(style.face).width, style.size, style.spacing
        if not self.is_plain:
            return lambda start, end: _width(visible(text[start:end]), style)
        if spacing:
            return lambda start, end: width(text[start:end]) * size + spacing * (end - start)
        return lambda start, end: width(text[start:end]) * size

    def _width(self, start: int, end: int) -> float:
        return sum(_width(text if self.is_plain else visible(text), run.style) for run, text in self.parts(start, end))


def set_lines(runs: Iterable[Run], measure: float, setting: Setting, *, balanced: bool = False) -> list[Line]:
    """The lines of a paragraph within ``measure`` points; ``balanced`` makes them about equally long.

    A line feed in the text begins a new line. No visible character is lost; a word that is wider than the measure is
    broken where it must be.
    """
    lines: list[Line] = []
    for row in _rows(runs, setting):
        paragraph = _joined(row)
        wide = _narrowest(paragraph, measure) if balanced else measure
        base = bidi.base_is_right_to_left(paragraph.text, setting.right_to_left)
        levels = bidi.levels(paragraph.text, base)
        for start, end in _broken(paragraph, wide):
            if levels is None:
                lines.append(_left_to_right(paragraph, start, end))
            else:
                lines.append(_ordered(paragraph, start, end, levels, base))
    return lines


def width_of(text: str, style: Style) -> float:
    """The width of ``text``, which must be printable, on one line."""
    return _width(text, style)


def _width(text: str, style: Style) -> float:
    return face(style.face).width(text) * style.size + style.spacing * len(text)


def _rows(runs: Iterable[Run], setting: Setting) -> Iterator[list[Run]]:
    """The runs of each line that the author ended, with codes of characters that the font lacks set small."""
    row: list[Run] = []
    for run in runs:
        for number, part in enumerate(printable(run.text, setting.language).split("\n")):
            if number:
                yield row
                row = []
            for place, piece in enumerate(codes(part)):
                if piece:
                    style = small(run.style) if place % 2 else run.style
                    row.append(Run(in_capitals(piece) if style.capitals else piece, style, run.element))
    yield row


def _joined(row: list[Run]) -> _Paragraph:
    shaped = [run._replace(text=bidi.joined(run.text)) for run in row if run.text]
    text = "".join(run.text for run in shaped)
    starts = [0, *accumulate(len(run.text) for run in shaped)][: len(shaped)]
    return _Paragraph(text, starts, shaped, text == visible(text))


def _pieces(text: str) -> Iterator[_Piece]:
    """The parts of a text between which a line may end."""
    cuts = [match.start() for match in _INSIDE.finditer(text)] if _MAY_CUT.search(text) else []
    for match in _WORDS.finditer(text):
        at, end = match.span(1)
        while cuts and cuts[0] < end:
            cut = cuts.pop(0)
            if cut > at:
                yield _Piece(at, cut, cut)
                at = cut
        yield _Piece(at, end, match.end())


def _broken(paragraph: _Paragraph, measure: float) -> Iterator[tuple[int, int]]:
    """Start and end of each line, without the blanks at its end."""
    measure += _TOLERANCE
    width = paragraph.measure()
    end = len(paragraph.text.rstrip(_BLANKS))
    if width(0, end) <= measure:
        if end:
            yield 0, end
        return
    first = last = 0
    used = 0.0
    for start, stop, after in _pieces(paragraph.text):
        wide = width(start, stop)
        if used and used + wide > measure:
            yield first, last
            first, used = start, 0.0
        if wide > measure:
            *full, (first, _) = _forced(paragraph, start, stop, measure)
            yield from full
            wide = width(first, stop)
        used += wide
        if after > stop:
            used += width(stop, after)
        last = stop
    if last > first:
        yield first, last


def _forced(paragraph: _Paragraph, start: int, end: int, measure: float) -> list[tuple[int, int]]:
    """A word that fits no line, cut after signs of an address where there are some, anywhere else where not."""
    good = {match.start() for match in _ADDRESS.finditer(paragraph.text, start, end)}
    width = paragraph.measure()
    cuts: list[tuple[int, int]] = []
    first, used, kept = start, 0.0, start
    for at in range(start, end):
        wide = width(at, at + 1)
        if at in good:
            kept = at
        if used + wide > measure and at > first and wide:
            stop = kept if kept > first + (at - first) // 2 else at
            cuts.append((first, stop))
            first, kept = stop, stop
            used = width(stop, at)
        used += wide
    return [*cuts, (first, end)]


def _narrowest(paragraph: _Paragraph, measure: float) -> float:
    """The smallest width that needs no more lines than ``measure`` does."""
    count = len(list(_broken(paragraph, measure)))
    if count < 2:
        return measure
    low, high = measure / 2, measure
    while high - low > 2:
        middle = (low + high) / 2
        low, high = (low, middle) if len(list(_broken(paragraph, middle))) <= count else (middle, high)
    return high


def _left_to_right(paragraph: _Paragraph, start: int, end: int) -> Line:
    segments: list[Segment] = []
    x = 0.0
    for run, text in paragraph.parts(start, end):
        shown = text if paragraph.is_plain else visible(text)
        wide = _width(shown, run.style)
        segments.append(Segment(x, wide, shown, run.style, run.element))
        x += wide
    if paragraph.goes_on(end):
        segments[-1] = segments[-1]._replace(text=f"{segments[-1].text} ")
    return Line(tuple(segments), x)


def _ordered(paragraph: _Paragraph, start: int, end: int, levels: Sequence[int], base: bool) -> Line:
    here = levels[start:end]
    segments: list[Segment] = []
    x = 0.0
    for run, painted in _painted(paragraph, start, end, here, base):
        shown = painted if paragraph.is_plain else visible(painted)
        if shown:
            wide = _width(shown, run.style)
            segments.append(Segment(x, wide, shown, run.style, run.element))
            x += wide
    if segments and paragraph.goes_on(end):
        _hang_space(segments, at_left=base)
    return Line(tuple(segments), x)


def _painted(
    paragraph: _Paragraph, start: int, end: int, levels: Sequence[int], base: bool
) -> Iterator[tuple[Run, str]]:
    """The pieces of one line from left to right, each of one run."""
    text = paragraph.text[start:end]
    if len(paragraph.runs) == 1 and set(levels) <= {1}:
        yield paragraph.runs[0], bidi.mirrored(text[::-1])
        return
    owners = [run for run, part in paragraph.parts(start, end) for _ in part]
    for _, group in groupby(bidi.visual_order(text, levels, base), key=lambda index: id(owners[index])):
        indices = list(group)
        yield owners[indices[0]], "".join(bidi.mirrored(text[i]) if levels[i] % 2 else text[i] for i in indices)


def _hang_space(segments: list[Segment], *, at_left: bool) -> None:
    if not at_left:
        segments[-1] = segments[-1]._replace(text=f"{segments[-1].text} ")
        return
    first = segments[0]
    wide = _width(" ", first.style)
    segments[0] = first._replace(x=first.x - wide, width=first.width + wide, text=f" {first.text}")
