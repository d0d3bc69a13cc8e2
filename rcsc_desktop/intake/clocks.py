"""Times of day as people write them, alone or from–to, with the digits and words of several languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time

MIDNIGHT = 24 * 60

_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—―−~～", "-") | {"：": ":", "٫": ".", "．": ".", "\xa0": " ", "\u202f": " "})
_AFTERNOON = r"p\.?\s?m\b\.?|م(?!\w)|مساء[ًا]*|بعد الظهر"
_MORNING = r"a\.?\s?m\b\.?|ص(?!\w)|صباح[ًا]*"
_HOUR_WORD = r"(?:Uhr|hrs?|heures?|horas?|ч(?:ас(?:ов|а)?)?|h)\b\.?"
_CLOCK = (
    r"(?:(?P<early{0}>上午)|(?P<late{0}>下午))?\s?"
    r"(?:(?P<noon{0}>(?:12\s)?(?:noon|midday|midi|mittag|mediodía|полдень)\b)"
    r"|(?P<midnight{0}>(?:12\s)?(?:midnight|minuit|mitternacht|medianoche|полночь)\b)"
    r"|(?P<hour{0}>\d{{1,2}})(?:\s?(?P<sign{0}>[:.hH时時点點])\s?(?P<minute{0}>\d{{2}})(?!\d)分?(?::\d{{2}})?)?(?!\d)"
    rf"\s?(?P<word{{0}}>{_HOUR_WORD}|[时時点點])?"
    rf"\s?(?:(?P<pm{{0}}>{_AFTERNOON})|(?P<am{{0}}>{_MORNING}))?)"
)
_TO = r"\s*(?:-|\b(?:to|until|till|bis|a|al?\s+las?|hasta|au|до|по)\b|à|إلى|الى|حتى|至|到)\s*"
_FROM = r"(?:(?:from|von|de|des|desde|с|от|من|de las?)\s+)?"
_SPAN = re.compile(rf"{_FROM}{_CLOCK.format(1)}(?:{_TO}{_CLOCK.format(2)})?", re.IGNORECASE)
_ALONE = re.compile(r"^[\s(\[]*")


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes after midnight; ``end`` may lie past midnight and is ``None`` where there is none.

    ``is_sure``: what was found cannot be mistaken for a number in a text; ``is_half_day``: written without am or pm
    and not above twelve. ``length`` counts the characters that were read.
    """

    start: int
    end: int | None
    length: int
    is_sure: bool
    is_half_day: bool

    @property
    def minutes(self) -> int | None:
        return None if self.end is None else self.end - self.start or None


class NoTime(Exception):
    """What stands there has the form of a time and is none, such as 25:00."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def plain(text: str) -> str:
    """The text, character for character, with ASCII digits, dashes and blanks."""
    if text.isascii():
        return text
    return "".join(
        one if one.isascii() or (digit := unicodedata.decimal(one, None)) is None else str(digit)
        for one in text.translate(_SIGNS)
    )


def span_at_start(text: str) -> Span | None:
    """The time or the span that the text begins with. Raises ``NoTime`` for 25:00 and the like."""
    ready = plain(text)
    begin = _ALONE.match(ready)
    match = _SPAN.match(ready, begin.end() if begin else 0)
    if match is None:
        return None
    first, last = _minutes(match, "1"), _minutes(match, "2")
    sure = _is_clock(match, "1") or (last is not None and _is_clock(match, "2"))
    if first is None or (last is None and match["hour2"]):
        if sure and (match["sign1"] == ":" or match["sign2"] == ":"):
            raise NoTime(text[match.start() : match.end()].strip())
        return None
    if last is not None and not _has_half(match, "1") and _has_half(match, "2") and match["hour1"]:
        first = _as_half(first, last)
    half = not any(_has_half(match, side) for side in "12") and first < 13 * 60 and (last is None or last < 13 * 60)
    if last is not None and last < first:
        last += MIDNIGHT
    return Span(first, last, _end(ready, match), sure, half and not (match["hour1"] or "").startswith("0"))


def clock_of(text: str) -> Span | None:
    """A cell that holds a time or a span and nothing else: ``9``, ``9.00``, ``09:00 Uhr``, ``2:15pm - 2:30pm``."""
    found = span_at_start(text.strip())
    return found if found is not None and not text.strip()[found.length :].strip(" )].,;") else None


def time_of(minutes: int) -> time:
    return time(*divmod(minutes % MIDNIGHT, 60))


def _minutes(match: re.Match[str], side: str) -> int | None:
    if match[f"noon{side}"]:
        return 12 * 60
    if match[f"midnight{side}"]:
        return 0 if side == "1" else MIDNIGHT
    if not match[f"hour{side}"]:
        return None
    hour, minute = int(match[f"hour{side}"]), int(match[f"minute{side}"] or 0)
    if _has_half(match, side) and hour <= 12:
        hour = hour % 12 + (12 if match[f"pm{side}"] or match[f"late{side}"] else 0)
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    return hour * 60 + minute


def _is_clock(match: re.Match[str], side: str) -> bool:
    """Not a mere number: ``9.30`` alone needs an hour that meetings begin at."""
    if match[f"noon{side}"] or match[f"midnight{side}"] or _has_half(match, side) or match[f"word{side}"]:
        return True
    if not match[f"minute{side}"]:
        return False
    hour = match[f"hour{side}"]
    return match[f"sign{side}"] != "." or hour.startswith("0") or 7 <= int(hour) <= 24 or bool(match["hour2"])


def _has_half(match: re.Match[str], side: str) -> bool:
    return any(match[f"{name}{side}"] for name in ("am", "pm", "early", "late"))


def _as_half(first: int, last: int) -> int:
    """``2:15`` before ``2:30pm`` is in the afternoon, ``11:45`` before ``12:30pm`` in the morning."""
    if first >= 13 * 60:
        return first
    base = first % (12 * 60)
    same = base + (12 * 60 if last % MIDNIGHT >= 12 * 60 else 0)
    return same if same < last else base if base < last else same


def _end(text: str, match: re.Match[str]) -> int:
    end = match.end()
    while text[end : end + 1] in {")", "]"}:
        end += 1
    return end
