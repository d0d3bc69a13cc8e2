"""Cells of lists of people as the values that fields hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from rcsc_desktop.domain.availability import parse_availability
from rcsc_desktop.domain.countries import country_code
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.own_fields import OwnField, OwnFieldKind, coerce_own
from rcsc_desktop.intake.cells import day_in
from rcsc_desktop.intake.days import find_day
from rcsc_desktop.intake.people_answers import YES_NO, codes_of, language_codes
from rcsc_desktop.intake.schedule_times import Unreadable

DATES = frozenset({"status_date", "keep_until"})
CODED = frozenset({"status", "mode", "travel_support", "kind"}) | YES_NO
LANGUAGES = frozenset({"language", "languages", "interpretation"})
_1904_LATER = 1462
_SIMPLE_EMAIL = re.compile(
    r"[A-Za-z0-9_%+'-]+(?:\.[A-Za-z0-9_%+'-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\.[A-Za-z]{2,24}"
)
_BETWEEN_EMAILS = re.compile(r"[;,؛،；，\n\t|]+|\s+(?=\S+@)|\s/\s|(?<=\w)/(?=[^/@\s]+@)")
_IN_ANGLES = re.compile(r"<([^<>]+)>")
_BETWEEN_PHONES = re.compile(r"[;؛；\n|]+|\s/\s|\s*[,،]\s*(?=[+(0]?\(?\d[\d\s().-]{5,})|/(?=\s*\+)")
_BETWEEN_LANGUAGES = re.compile(r"[,;/&+·\n|،؛、，；]+|\s(?:and|et|y|e|и|و|und)\s|\s+و(?=\S)")
_BETWEEN_ALIASES = re.compile(r"[;\n|；]+")
_BETWEEN_TAGS = re.compile(r"[,;\n|，；،]+")
_MOST_LANGUAGES = 40


class Unfit(Exception):
    """A cell that is not what its column holds: a code of ``wording.imports`` with its values."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


@dataclass
class DateOrder:
    """How dates like ``4/5/2017`` are meant in one column; ``ambiguous`` counts those that could be either."""

    month_first: bool = False
    ambiguous: int = 0
    is_1904: bool = False


_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[Tt]\d\d")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[Tt]\d\d")
_SLASHED = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*\d{2,4}\b")


def order_of(texts: Iterable[str], *, is_1904: bool) -> DateOrder:
    """The order that the column shows: one date with 13 to 31 in front or in second place decides for all."""
    day_first = month_first = ambiguous = 0
    for text in texts:
        if match := _SLASHED.match(text):
            first, second = int(match[1]), int(match[2])
            day_first += first > 12 >= second
            month_first += second > 12 >= first
            ambiguous += first <= 12 and second <= 12 and first != second
    turned = month_first > day_first
    return DateOrder(turned, 0 if day_first or month_first else ambiguous, is_1904)


def holds_dates(name: str, own: OwnField | None) -> bool:
    """Whether the column holds days; ``own`` is the organiser's field that it goes to, where it is one."""
    return name in DATES or (own is not None and own.kind is OwnFieldKind.DATE)


def converter(name: str, order: DateOrder, own: OwnField | None = None) -> Callable[[object, str], str] | None:
    """What makes a field's value of a cell and its text; ``None`` where the text is the value. Raises ``Unfit``."""
    if own is not None:
        return None if own.kind is OwnFieldKind.TEXT else lambda cell, text: _own(own, cell, text, order)
    if name in DATES:
        return lambda cell, text: _date(name, cell, text, order)
    if name in CODED:
        return lambda cell, text: _coded(name, text)
    if name in LANGUAGES:
        return lambda cell, text: _languages(name, text)
    return _CONVERTERS.get(name)


def emails_of(text: str) -> tuple[list[str], list[str]]:
    """The addresses in a cell, and the pieces that are none."""
    if _SIMPLE_EMAIL.fullmatch(text):
        return [text], []
    good: list[str] = []
    bad: list[str] = []
    for piece in (one.strip() for one in _BETWEEN_EMAILS.split(text)):
        if not piece:
            continue
        angled = _IN_ANGLES.search(piece)
        address = (angled[1] if angled else piece).strip(" <>()[]\"'").removeprefix("mailto:").rstrip(".")
        if is_email(address):
            good.append(address)
        elif "@" in piece or not (good or angled):
            bad.append(piece)
    if good:
        bad = [piece for piece in bad if "@" in piece]
    return list(dict.fromkeys(good)), bad


@lru_cache(maxsize=4096)
def is_email(text: str) -> bool:
    """Whether it is an address by its form; nobody is asked for it."""
    if _SIMPLE_EMAIL.fullmatch(text):
        return len(text) <= 254
    if "@" not in text or len(text) > 254:
        return False
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def phones_of(text: str) -> tuple[list[str], list[str]]:
    """The numbers in a cell as they were written, and the pieces that hold too few digits to be one."""
    pieces = [piece.strip(" ,") for piece in _BETWEEN_PHONES.split(text)]
    good = [piece for piece in pieces if sum(map(str.isdigit, piece)) >= 3]
    return list(dict.fromkeys(good)), [piece for piece in pieces if piece and piece not in good]


def aliases_of(text: str) -> list[str]:
    """Other names, each on a line of its own or behind a semicolon."""
    return [piece.strip() for piece in _BETWEEN_ALIASES.split(text) if piece.strip()]


def _date(name: str, cell: object, text: str, order: DateOrder) -> str:
    if isinstance(cell, timedelta):
        raise Unfit("import.date_unreadable", text=text)
    if isinstance(cell, date):  # a datetime too
        return cell.date().isoformat() if isinstance(cell, datetime) else cell.isoformat()
    try:
        if name == "keep_until":
            return str(PartialDate.parse(text))
    except UserError:
        pass
    if match := _MOMENT.match(text):
        cell = text = match[1]
    if match := _MOMENT.match(text):
        cell = text = match[1]
    try:
        found = day_in(cell, None, order.month_first)
    except Unreadable as error:
        found = find_day(text, None, order.month_first)
        if found is None:
            raise Unfit(error.code, text=text) from None
    if found is None:
        raise Unfit("import.date_unreadable", text=text)
    if order.is_1904 and isinstance(cell, float | int):
        return (found.day + timedelta(days=_1904_LATER)).isoformat()
    return found.day.isoformat()


def _coded(name: str, text: str) -> str:
    codes = codes_of(name)
    folded = fold(text[:80]).strip(" .!*")
    if folded in codes:
        return codes[folded]
    for part in (
        folded.replace("(", ",").replace("/", ",").replace(")", "").replace(":", ",").replace(";", ",").split(",")
    ):
        if part.strip() in codes:
            return codes[part.strip()]
    choices = [code for code in dict.fromkeys(codes.values()) if code]
    raise Unfit("import.word_unknown", text=text, field=name, choices=choices)


def _own(field: OwnField, cell: object, text: str, order: DateOrder) -> str:
    """What an own field stores: days and answers are read in every way that those of the program's fields are."""
    if field.kind is OwnFieldKind.DATE:
        return _date(field.name, cell, text, order)
    try:
        if field.kind is OwnFieldKind.YES_NO:
            return coerce_own(field, codes_of("may_be_shared").get(fold(text[:80]).strip(" .!*"), text))
        return coerce_own(field, text)
    except UserError as error:
        if error.code == "number.unknown":
            raise Unfit("import.number_unreadable", text=text) from None
        raise Unfit("import.word_unknown", text=text, field=field.name, choices=error.data["choices"]) from None


def _languages(name: str, text: str) -> str:
    if name == "interpretation" and codes_of("may_be_listed").get(fold(text[:80])) == "no":
        return ""
    known = language_codes()
    whole = known.get(fold(text[:80]))
    found = [whole] if whole else []
    if not found:
        pieces = [piece.strip() for piece in _BETWEEN_LANGUAGES.split(text[:2000]) if piece.strip()]
        if len(pieces) == 1 and all(len(part) <= 3 for part in pieces[0].split()):
            pieces = pieces[0].split()
        for piece in pieces[:_MOST_LANGUAGES]:
            code = known.get(fold(piece)) or known.get(fold(re.split(r"[(:\s–-]", piece, maxsplit=1)[0]))
            if code is None:
                raise Unfit("import.language_unknown", text=piece)
            found.append(code)
    if name == "language":
        return found[0] if found else ""
    return ", ".join(dict.fromkeys(found))


def _country(_: object, text: str) -> str:
    return country_code(text) or text


def _rank(cell: object, text: str) -> str:
    try:
        return str(int(float(text.replace(",", "."))))
    except (ValueError, OverflowError):
        raise Unfit("import.number_unreadable", text=text) from None


def _availability(_: object, text: str) -> str:
    try:
        parse_availability(text)
    except UserError:
        raise Unfit("import.availability_unreadable", text=text) from None
    return text


def _tags(_: object, text: str) -> str:
    return ", ".join(dict.fromkeys(piece.strip() for piece in _BETWEEN_TAGS.split(text) if piece.strip()))


_CONVERTERS: Mapping[str, Callable[[object, str], str]] = {
    "country": _country,
    "rank": _rank,
    "availability": _availability,
    "tags": _tags,
}
