"""What stands before the first item of a pasted agenda: title, date, times, place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rcsc_desktop.intake.clocks import Span
from rcsc_desktop.intake.columns import field_of
from rcsc_desktop.intake.text_lines import Line
from rcsc_desktop.intake.text_marks import (
    day_heading,
    is_agenda_word,
    is_page_number,
    is_table_header,
    part_heading,
)

_LONGEST_LINE = 200
_MOST_LINES = 15
_COMMA = re.compile(r"[,،，]")


@dataclass
class TextHead:
    """``span`` is the time of the whole; ``left_over`` are lines that are none of the others."""

    title: str = ""
    date: date | None = None
    span: Span | None = None
    venue: str = ""
    left_over: list[Line] = field(default_factory=list)


def head_of(lines: Sequence[Line], spans: Mapping[int, Span]) -> TextHead:
    """The head in the lines before the first item; ``spans`` are those that are nothing but a time, by their place.

    It reaches back to the last bullet or long line. Title is what is set as a heading or in bold, else the longest
    line before date and time; what follows these is the place.
    """
    begin = _begin(lines)
    head = TextHead(span=spans[max(spans)] if spans else None, left_over=list(lines[:begin]))
    titles: list[Line] = []
    place: list[str] = []
    is_dated = False
    for at, line in enumerate(lines[begin:], begin):
        if titles and not is_dated and line.text[:1].islower():
            titles[-1] = replace(titles[-1], text=f"{titles[-1].text} {line.text}")
            continue
        found = day_heading(line.text, None, None)
        if found is not None and found[0] is not None:
            head.date, is_dated = head.date or found[0], True
        elif at in spans:
            is_dated = True
        elif _says_nothing(line.text):
            continue
        elif is_dated:
            place.append(line.text)
        else:
            titles.append(line)
    title = _title(titles)
    if title is not None:
        head.title = title.text.strip("*_ ")
    elif place:
        head.title = place.pop(0)
    for line in titles:
        if title is not None and line.number > title.number and _COMMA.search(line.text):
            place.append(line.text)  # Bangkok, Thailand
        elif line is not title:
            head.left_over.append(line)
    head.venue = ", ".join(text.rstrip(" ,;") for text in place)
    return head


def _begin(lines: Sequence[Line]) -> int:
    begin = len(lines)
    while begin > max(0, len(lines) - _MOST_LINES):
        line = lines[begin - 1]
        if line.level or len(line.text) >= _LONGEST_LINE:
            break
        begin -= 1
    return begin


def _title(lines: Sequence[Line]) -> Line | None:
    for found in (
        next((one for one in lines if one.is_heading), None),
        next((one for one in lines if one.is_bold), None),
    ):
        if found is not None:
            return found
    return max(lines, key=lambda line: len(line.text), default=None)


def _says_nothing(text: str) -> bool:
    is_column = len(text) < 20 and " " not in text and bool(field_of(text))
    return is_column or bool(
        is_agenda_word(text) or is_page_number(text) or is_table_header(text) or part_heading(text)
    )
