"""Times and durations as people type them: in a cell of their own, or within a line of the outline.

Digits of every script are understood. A cell is read generously ("90", "9"). In a line only what cannot be part of a
title is taken, at its beginning and its end: a clock time, or a number with a unit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.schedule import DAY, minutes_of

_SIGNS = str.maketrans("−－：٫．’′", "--:..''")
_HOUR = r"(?:h|hrs?|hours?|heures?|horas?|ч|час(?:а|ов)?|ساعات|ساعة|س)\.?"
_MINUTE = r"(?:m|mn|mins?|minutes?|minutos?|мин|минут[аы]?|دقائق|دقيقة|د|')\.?"
_MERIDIEM = r"(?:[apAP]\.?\s?[mM]\.?|ص|م)"

_DURATION = re.compile(
    rf"(?P<sign>-?)\s*(?:(?P<hours>\d{{1,6}})\s*(?:{_HOUR}\s*|:(?=\d\d))(?P<rest>[0-5]?\d)\s*(?:{_MINUTE})?"
    rf"|(?P<whole>\d{{1,6}}(?:[.,]\d{{1,2}})?)\s*{_HOUR}"
    rf"|(?P<minutes>\d{{1,6}})\s*(?:{_MINUTE})?)",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?P<hour>\d{1,2}?)(?:\s*[:.h]\s*(?P<minute>\d\d)(?::00)?|(?P<digits>\d\d)|\s*h)?"
    rf"\s*(?P<meridiem>{_MERIDIEM})?",
    re.IGNORECASE,
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}

_WORDY_UNIT = (
    r"\s?(?:min\.?|mins|minutes?|minutos?|мин\.?|минут[аы]?|دقائق|دقيقة|hrs?|hours?|heures?|horas?|час(?:а|ов)?|')"
)
_CLOCK = rf"\d{{1,2}}:\d\d(?:\s?{_MERIDIEM})?|\d{{1,2}}(?:\.\d\d)?\s?{_MERIDIEM}|(?:0\d|[7-9]|[12]\d)\s?h(?:\s?\d\d)?"
_LENGTH = rf"\d\s?h(?:\s?[0-5]\d(?:\s?m(?:in)?)?)?|\d{{1,2}}[.,]\d\d?\s?h|\d{{1,4}}(?:mn?|{_WORDY_UNIT})"
_TOKEN = (
    rf"[(\[]?(?:(?P<first>{_CLOCK})\s*[-–—]\s*(?P<last>{_CLOCK})"
    rf"|(?P<half>\d{{1,2}}(?:[:.]\d\d)?)[-–—](?P<whole>{_CLOCK})"
    rf"|(?P<clock>{_CLOCK})|(?P<length>{_LENGTH}))[)\]]?"
)
_FRONT = re.compile(rf"\s*{_TOKEN}(?:\s*[-–—:,|·•]?\s+|\s*$)")
_BACK = re.compile(rf"(?:\s*[-–—,|·•@]\s+|\s+(?:at\s+)?){_TOKEN}\.?\s*$")
_BACK_REACH = 60
_LEAVE_AFTER = frozenset({"after", "before", "by", "from", "since", "than", "till", "to", "until", "within"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline as understood; ``title`` is empty where the line held nothing but times."""

    title: str
    start: time | None = None
    minutes: int | None = None


def parse_duration(text: str) -> int:
    """Minutes: ``15``, ``15m``, ``15 min``, ``15′``, ``1h``, ``1h30``, ``1:30``, ``1.5h``, up to 24 hours.

    Refused with ``duration.unknown``, ``duration.negative``, ``duration.zero`` or ``duration.too_long``.
    """
    match = _DURATION.fullmatch(_plain(text).strip())
    if match is None:
        raise UserError("duration.unknown", text=text)
    if match["hours"]:
        minutes = int(match["hours"]) * 60 + int(match["rest"])
    elif match["whole"]:
        minutes = round(float(match["whole"].replace(",", ".")) * 60)
    else:
        minutes = int(match["minutes"])
    if minutes == 0:
        raise UserError("duration.zero", text=text)
    if match["sign"]:
        raise UserError("duration.negative", text=text)
    if minutes > DAY:
        raise UserError("duration.too_long", text=text, hours=DAY // 60)
    return minutes


def parse_start(text: str) -> time:
    """A time of day: ``14:15``, ``2:15pm``, ``2.15 p.m.``, ``2pm``, ``14h15``, ``1415``, ``9``, ``noon``.

    Refused with ``time.unknown``.
    """
    plain = _plain(text).strip()
    if plain.casefold() in _NAMED:
        return _NAMED[plain.casefold()]
    match = _START.fullmatch(plain)
    if match is None:
        raise UserError("time.unknown", text=text)
    hour, minute = int(match["hour"]), int(match["minute"] or match["digits"] or 0)
    if meridiem := match["meridiem"]:
        if not 1 <= hour <= 12:
            raise UserError("time.unknown", text=text)
        hour = hour % 12 + (12 if meridiem[0] in "pPم" else 0)
    if hour > 23 or minute > 59:
        raise UserError("time.unknown", text=text)
    return time(hour, minute)


def parse_entry(text: str) -> Entry:
    """Understand a line such as ``14:15 15m Welcome``, ``2:15pm – 2:30pm Welcome``, ``Welcome (15 min)``.

    A line without times is its own title, unchanged. Hours written with ``h`` are a clock time from ``7h`` up, a
    length below it (``9h30 Accueil``, ``1h30 Lunch``). Refused with ``time.unknown`` where a line begins with what
    looks like a time but is none (``25:00 Welcome``).
    """
    plain = _plain(text)
    found = Entry("")
    begin, end = 0, len(plain)
    while begin < end and (match := _FRONT.match(plain, begin, end)):
        try:
            more = _with(found, match)
        except UserError:
            if ":" in match[0]:
                raise
            break
        if more is None:
            break
        found, begin = more, match.end()
    while begin < end and (match := _BACK.search(plain, max(begin, end - _BACK_REACH), end)):
        words = plain[begin : match.start()].split()
        if words and words[-1].casefold() in _LEAVE_AFTER:
            break
        try:
            more = _with(found, match)
        except UserError:
            break
        if more is None:
            break
        found, end = more, match.start()
    if found == Entry(""):
        return Entry(text)
    return Entry(text[begin:end].strip(), found.start, found.minutes)


def duration_text(minutes: int) -> str:
    """The shortest text that ``parse_duration`` reads as ``minutes``: ``45m``, ``1h``, ``1h30``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02}" if rest else f"{hours}h"


def start_text(start: time) -> str:
    """``14:15``, as ``parse_start`` reads it."""
    return f"{start:%H:%M}"


def _plain(text: str) -> str:
    """The text, character for character, with the digits and signs of every script as ASCII."""
    if text.isascii():
        return text
    return "".join(
        character if character.isascii() or (digit := unicodedata.decimal(character, None)) is None else str(digit)
        for character in text.translate(_SIGNS)
    )


def _with(found: Entry, match: re.Match[str]) -> Entry | None:
    """What was found, with the times of one more token; ``None`` where the token adds nothing that is sought."""
    if match["length"]:
        return None if found.minutes is not None else _with_length(found, match["length"])
    if found.start is not None:
        return None
    if match["clock"]:
        return Entry("", parse_start(match["clock"]), found.minutes)
    if found.minutes is not None:
        return None
    last = parse_start(match["last"] or match["whole"])
    first = _first_of_range(match["first"] or match["half"], match["last"] or match["whole"], last)
    minutes = (minutes_of(last) - minutes_of(first)) % DAY
    return Entry("", first, minutes) if minutes else None


def _with_length(found: Entry, length: str) -> Entry | None:
    try:
        return Entry("", found.start, parse_duration(length))
    except UserError:
        return None


def _first_of_range(first: str, last: str, end: time) -> time:
    """``2:15`` before ``2:30pm`` is in the afternoon, ``11:45`` before it in the morning."""
    meridiem = re.search(rf"{_MERIDIEM}$", last.strip(), re.IGNORECASE)
    start = parse_start(first)
    if meridiem is None or re.search(_MERIDIEM, first, re.IGNORECASE) or not 1 <= start.hour <= 12:
        return start
    same_half = parse_start(first + meridiem[0])
    return same_half if same_half < end else time((same_half.hour + 12) % 24, same_half.minute)
