"""Widths of columns and heights of rows, in the units of a spreadsheet: characters of its font, and points."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from math import ceil

PAGE_WIDTH = 200.0
"""Columns wider than this together would print in a type too small to read on a landscape page."""

MOST_PAGE_WIDTH = 215.0
"""What cannot be made narrower than this goes on several pages beside each other."""

LEAST_PAGE_WIDTH = 60.0
"""Narrower lists are widened to this, so that the title above them has room."""

LINE_HEIGHT = 15.0
PADDING = 7.0
MOST_HEIGHT = 409.0
"""No row of Excel is higher."""

_NARROWEST = 10.0
_WIDEST = {
    "name": 32.0,
    "organisation": 36.0,
    "title": 30.0,
    "position": 30.0,
    "email": 34.0,
    "notes": 42.0,
    "needs": 30.0,
    "item": 40.0,
    "speakers": 34.0,
    "topics": 44.0,
    "questions": 44.0,
    "background": 44.0,
}
_WIDEST_OF_OTHERS = 28.0
_UNBROKEN = frozenset({"name", "phone", "status_date"})
_SHORT_HEADING = 14
"""A heading of up to this many characters stands in one line where there is room."""
_ROOM = 3.0
_FILTER_BUTTON = 4.0
_USUAL = 0.9


def width_of(text: str) -> int:
    """How many characters wide the longest line of ``text`` is; a Chinese character counts as two."""
    return max(map(_line_width, text.split("\n")), default=0)


def _line_width(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in line
        if not unicodedata.combining(character)
    )


def column_widths(columns: Sequence[str], headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """A width for each column: room for nine in ten of its texts, within what its kind may take and the page has.

    Where the page is too narrow, columns give way down to the longest words of nine in ten texts; names and numbers
    of telephones never break.
    """
    least = []
    wanted = []
    for place, (column, heading) in enumerate(zip(columns, headings, strict=True)):
        texts = [row[place] for row in rows if row[place]]
        widest = _WIDEST.get(column, _WIDEST_OF_OTHERS)
        whole = _usual([width_of(text) for text in texts])
        word = whole if column in _UNBROKEN else _usual([_longest_word(text) for text in texts])
        head = len(heading) if len(heading) <= _SHORT_HEADING else 0
        narrowest = max(_NARROWEST, _longest_word(heading) + _FILTER_BUTTON, min(word + _ROOM, widest))
        least.append(narrowest)
        wanted.append(max(narrowest, head + _FILTER_BUTTON, min(whole + _ROOM, widest)))
    pages = pages_across(least)
    return _fitted(least, wanted, PAGE_WIDTH if pages == 1 else (PAGE_WIDTH - least[0]) * pages)


def pages_across(widths: Sequence[float]) -> int:
    """How many landscape pages beside each other columns of ``widths`` need, the first column on each."""
    total = sum(widths)
    if total <= MOST_PAGE_WIDTH:
        return 1
    return ceil((total - widths[0]) / (MOST_PAGE_WIDTH - widths[0]))


def text_room(width: float) -> float:
    """How many characters of a text fit side by side into a column of ``width``."""
    return max(1.0, width - _ROOM + 1)


def heading_room(width: float) -> float:
    """The same for a heading beside the button of the filter."""
    return max(1.0, width - _FILTER_BUTTON + 1)


def _usual(widths: list[int]) -> int:
    """The width that nine in ten do not exceed."""
    return sorted(widths)[int((len(widths) - 1) * _USUAL)] if widths else 0


def _longest_word(text: str) -> int:
    return max(map(_line_width, text.split()), default=0)


def _fitted(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """``wanted``, or where that is wider than ``room``, what is above ``least`` shortened in proportion."""
    total = sum(wanted)
    spare = total - sum(least)
    if total < LEAST_PAGE_WIDTH:
        return [width * LEAST_PAGE_WIDTH / total for width in wanted]
    if total <= room or not spare:
        return list(wanted)
    kept = max(0.0, 1 - (total - room) / spare)
    return [low + (high - low) * kept for low, high in zip(least, wanted, strict=True)]


def lines_of(text: str, room: float) -> int:
    """How many lines ``text`` takes, wrapped at ``room`` characters; rather one too many than one too few."""
    length = len(text)
    if "\n" not in text:
        if length * 2 <= room or (length <= room and text.isascii()):
            return 1
        return max(1, ceil(_line_width(text) / room))
    return sum(max(1, ceil(_line_width(line) / room)) for line in text.split("\n"))


def row_height(lines: int) -> float:
    """The height of a row of ``lines`` lines."""
    return min(MOST_HEIGHT, lines * LINE_HEIGHT + PADDING)
