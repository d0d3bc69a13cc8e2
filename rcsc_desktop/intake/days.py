"""Dates as people write them, with the names of months in the languages of the United Nations and in German."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rcsc_desktop.domain.names import fold
from rcsc_desktop.intake.clocks import plain
from rcsc_desktop.intake.gathering import is_usual

_MONTHS = (
    "january jan januar janvier janv enero ene января янв январь يناير",
    "february feb februar fevrier fevr febrero февраля фев февр февраль فبراير شباط",
    "march mar marz maerz mars marzo марта мар март مارس اذار",
    "april apr avril avr abril abr апреля апр апрель ابريل نيسان",
    "may mai mayo мая май مايو ايار",
    "june jun juni juin junio июня июн июнь يونيو حزيران",
    "july jul juli juillet juil julio июля июл июль يوليو تموز",
    "august aug aout agosto ago августа авг август اغسطس اب",
    "september sep sept septembre septiembre setiembre сентября сен сент сентябрь سبتمبر ايلول",
    "october oct oktober okt octobre octubre октября окт октябрь اكتوبر",
    "november nov novembre noviembre ноября ноя нояб ноябрь نوفمبر",
    "december dec dezember dez decembre diciembre dic декабря дек декабрь ديسمبر",
)
_MONTH = {fold(word): number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_WORD = "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True))
_NAMED = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s*(?:de\s+|of\s+|-|/|،|,)?\s*(?P<month>{_WORD})\b\.?"
    rf"(?:\s*(?:de[l]?\s+|-|/|,|،)?\s*(?P<year>\d{{4}}))?|\b(?P<month2>{_WORD})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"\b(?:\s*,?\s*(?P<year2>\d{{4}}))?"
)
_ISO = re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\b")
_CHINESE = re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
_NUMBERS = re.compile(
    r"\b(?P<first>\d{1,2})\s*(?P<sign>[./-])\s*(?P<second>\d{1,2})\s*(?P=sign)\s*(?P<year>\d{4}|\d{2})\b"
)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day, where in the (folded) text it stands, and whether day and month could be the other way round."""

    day: date
    rest: str
    is_ambiguous: bool = False


def find_day(text: str, year: int | None = None, month_first: bool = False) -> FoundDay | None:
    """The first date in the text; one without a year is of ``year``, and none where that is not known.

    ``4/5/2017`` is the fourth of May, or with ``month_first`` the fifth of April; ``4/17/2017`` can be one thing only.
    """
    folded = fold(plain(text[:400]))
    for pattern in (_ISO, _CHINESE, _NUMBERS, _NAMED):
        match = pattern.search(folded)
        if match is None:
            continue
        parts = _parts(match, year, month_first)
        if parts is None:
            continue
        try:
            found = date(*parts[:3])
        except ValueError:
            continue
        rest = (folded[: match.start()] + " " + folded[match.end() :]).strip()
        return FoundDay(found, rest, parts[3]) if is_usual(found) else None
    return None


def _parts(match: re.Match[str], year: int | None, month_first: bool) -> tuple[int, int, int, bool] | None:
    groups = match.groupdict()
    if "first" in groups:
        first, second, its_year = int(match["first"]), int(match["second"]), int(match["year"])
        its_year += 2000 if its_year < 100 else 0
        is_open = match["sign"] == "/" and first <= 12 and second <= 12 and first != second
        turned = second > 12 or (month_first and first <= 12 and match["sign"] == "/")
        return (its_year, first, second, is_open) if turned else (its_year, second, first, is_open)
    if "month2" in groups:
        word, day, its = (
            match["month"] or match["month2"],
            match["day"] or match["day2"],
            match["year"] or match["year2"],
        )
        known = int(its) if its else year
        return None if known is None else (known, _MONTH[word], int(day), False)
    return int(match["year"]), int(match["month"]), int(match["day"]), False
