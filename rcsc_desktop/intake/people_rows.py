"""One row of a list as an entry: its name, its values, and what could not be taken over."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from sys import intern

from rcsc_desktop.domain.contacts import DetailKind
from rcsc_desktop.domain.field_lists import BETWEEN
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadAddress, ReadDetail, ReadEntry, ReadOptions, ReadProblem
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.text import clean
from rcsc_desktop.intake.cell_faults import Fault
from rcsc_desktop.intake.cells import text_of_cell
from rcsc_desktop.intake.people_columns import Column
from rcsc_desktop.intake.people_names import PersonName, is_family_first, joined, plain_name, turned
from rcsc_desktop.intake.people_sheets import Cell, Grid
from rcsc_desktop.intake.people_values import (
    DateOrder,
    Unfit,
    aliases_of,
    converter,
    emails_of,
    holds_dates,
    order_of,
    phones_of,
)

ADDRESS = ("street", "po_box", "city", "region", "postal_code")
NAMING = frozenset({"name", "family_name", "given_name"})
_NO_DATES = NAMING | {"organisation", "acronym", "aliases", "parent"}
"""Fields in which a date is never meant: Excel makes dates of names such as ``28. Jun``."""
_LONGEST = 100_000
_MOST_KNOWN = 5_000
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?")
_NOTHING = frozenset({"nan", "null", "none", "n/a", "#n/a", "nil", "undefined"})
_LONGEST_NOTHING = 12
_LABELS = (
    "mobile",
    "cell",
    "work",
    "office",
    "home",
    "fax",
    "whatsapp",
    "signal",
    "telegram",
    "skype",
    "wechat",
    "viber",
)


@dataclass
class RowReader:
    """Reads rows of one table; what all rows of a column share is worked out once."""

    grid: Grid
    options: ReadOptions
    columns: Sequence[Column]
    first: int
    taken_out: int = 0
    _orders: dict[int, DateOrder] = field(default_factory=dict)
    _family_first: dict[int, bool] = field(default_factory=dict)
    _converters: dict[int, Callable[[object, str], str] | None] = field(default_factory=dict)
    _known: dict[int, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        self.is_people = self.options.subject is not ImportSubject.ORGANISATIONS
        self.has_name = any(column.field in NAMING for column in self.columns)
        self._all_headers = {"columns": [column.header for column in self.columns]}
        self._name_headers = [column.header for column in self.columns if column.field in NAMING]
        for column in self.columns:
            own = self.options.own_columns.get(column.field)
            if holds_dates(column.field, own):
                texts = self._texts(column.place)
                self._orders[column.place] = order_of(texts, is_1904=self.grid.is_1904)
            if column.field == "name" and self.is_people:
                self._family_first[column.place] = is_family_first(self._texts(column.place))
            order = self._orders.get(column.place, DateOrder())
            self._converters[column.place] = converter(column.field, order, own)
        self._by_header = sorted(range(len(self.columns)), key=lambda at: fold(self.columns[at].header))
        self._folded = [fold(column.header) for column in self.columns]
        self._filling = frozenset(
            column.place for column in self.columns if column.field and column.field not in NAMING
        )

    def notes(self) -> list[ReadProblem]:
        """What is to be said of the whole table once its rows are read."""
        found = []
        if not self.has_name:
            found.append(ReadProblem(0, "", "import.no_name_column", self._all_headers))
        for column in self.columns:
            if (order := self._orders.get(column.place)) is not None and order.ambiguous:
                data = {"count": order.ambiguous, "is_month_first": order.month_first}
                found.append(ReadProblem(0, column.header, "import.date_order", data))
        if self.taken_out:
            found.append(ReadProblem(0, "", "import.characters_taken_out", {"count": self.taken_out}))
        return found

    def read(self, number: int, cells: Sequence[Cell]) -> ReadEntry | ReadProblem:
        """The entry; or why there is none."""
        row = _Row(number)
        raw = []
        width, has_blocks = len(cells), bool(self.grid.blocks)
        for column in self.columns:
            place = column.place
            cell = self._shown(number, place, cells) if has_blocks else cells[place] if place < width else ""
            if cell == "":
                raw.append("")
                continue
            text = self._text(cell, row, column)
            raw.append(text)
            if text and column.field and not isinstance(cell, Fault):
                self._take(row, column, cell, text)
        if len(raw) > 1 and raw == self._all_headers["columns"]:
            return ReadProblem(number, "", "import.header_repeated")
        if row.refusal is None and "name" not in self._named(row).values:
            row.refusal = self._without_name(row)
        if row.refusal is not None:
            return row.refusal
        return self._entry(row, tuple(raw))

    def _without_name(self, row: _Row) -> ReadProblem:
        for problem in row.problems:
            if problem.code == "import.error_cell" and problem.column in self._name_headers:
                return ReadProblem(row.number, problem.column, "import.name_is_error", problem.data)
        if not self.has_name:
            return ReadProblem(row.number, "", "import.no_name_column", self._all_headers)
        column = self._name_headers[0] if len(self._name_headers) == 1 else ""
        return ReadProblem(row.number, column, "import.no_name", {"columns": self._name_headers})

    def _shown(self, number: int, place: int, cells: Sequence[Cell]) -> Cell:
        """The cell; below a merged one what that shows, but for names, which would make one person several."""
        if place in self._filling:
            top = self.grid.blocks.get((number - 1, place))
            if top is not None and top[0] >= self.first:
                cells = self.grid.rows[top[0]]
        return cells[place] if place < len(cells) else ""

    def _text(self, cell: Cell, row: _Row, column: Column) -> str:
        if isinstance(cell, Fault):
            row.problem(column, cell.code, text=str(cell))
            return str(cell)
        text = cell if type(cell) is str else text_of_cell(cell)
        if not text.isprintable():
            text, taken_out = clean(text)
            if taken_out:
                self.taken_out += taken_out
                row.problem(column, "import.signs_taken_out", count=taken_out)
        return text.strip()

    def _take(self, row: _Row, column: Column, cell: Cell, text: str) -> None:
        name = column.field
        if len(text) > _LONGEST:
            row.problem(column, "import.text_cut", field=name, length=len(text), most=_LONGEST)
            text = text[:_LONGEST]
        if name in _NO_DATES and _is_date(cell, text):
            if name == "name" or (name in NAMING and not row.parts):
                row.refusal = ReadProblem(row.number, column.header, "import.name_is_date", {"text": text})
            else:
                row.problem(column, "import.date_in_text", text=text)
            return
        if name in NAMING:
            row.parts.setdefault(name, []).append((column, text))
        elif name in _SPECIAL:
            _SPECIAL[name](self, row, column, text)
        else:
            try:
                convert = self._converters[column.place]
                value = text if convert is None else self._converted(column.place, convert, cell, text)
            except Unfit as error:
                row.problem(column, error.code, **error.data)
                return
            if value:
                known = row.values.get(name)
                row.values[name] = value if known is None else f"{known}{_BETWEEN.get(name, ' ')}{value}"

    def _converted(self, place: int, convert: Callable[[object, str], str], cell: Cell, text: str) -> str:
        """Columns of words for codes hold the same few words all over."""
        if type(cell) is not str:
            return convert(cell, text)
        known = self._known[place]
        if text not in known:
            if len(known) > _MOST_KNOWN:
                known.clear()
            known[text] = convert(cell, text)
        return known[text]

    def _emails(self, row: _Row, column: Column, text: str) -> None:
        good, bad = emails_of(text)
        for piece in bad:
            row.problem(column, "import.email_unreadable", text=piece)
        self._reach(row, column, DetailKind.EMAIL, good)

    def _phones(self, row: _Row, column: Column, text: str) -> None:
        good, bad = phones_of(text)
        for piece in bad:
            row.problem(column, "import.phone_unreadable", text=piece)
        self._reach(row, column, DetailKind.PHONE, good)

    def _messengers(self, row: _Row, column: Column, text: str) -> None:
        for piece in filter(None, (one.strip() for one in re.split(r"[;\n]", text))):
            row.detail(DetailKind.MESSENGER, piece, _label(column.header, is_messenger=True))

    def _links(self, row: _Row, column: Column, text: str) -> None:
        for piece in filter(None, re.split(r"[\s;]+", text)):
            if self.is_people or "website" in row.values or column.field == "link":
                row.detail(DetailKind.LINK, piece, "")
            else:
                row.values["website"] = piece

    def _aliases(self, row: _Row, column: Column, text: str) -> None:
        row.aliases += aliases_of(text)

    def _address(self, row: _Row, column: Column, text: str) -> None:
        known = row.address.get(column.field)
        row.address[column.field] = text if known is None else f"{known}\n{text}"

    def _reach(self, row: _Row, column: Column, kind: DetailKind, found: Sequence[str]) -> None:
        """The first address or number of a row is its own, the others are further ones."""
        for text in found:
            if kind.value not in row.values:
                row.values[kind.value] = text
            elif text != row.values[kind.value]:
                row.detail(kind, text, _label(column.header))

    def _named(self, row: _Row) -> _Row:
        name = self._name(row)
        if not name.name:
            return row
        row.values = {"name": name.name, **row.values}
        for part, text in zip(("family_name", "given_name", "suffix"), name[1:], strict=True):
            if text and self.is_people:
                row.values.setdefault(part, text)
        self._note_name(row, name.name)
        return row

    def _name(self, row: _Row) -> PersonName:
        texts = {part: " ".join(text for _, text in found) for part, found in row.parts.items()}
        family, given = texts.get("family_name", ""), texts.get("given_name", "")
        if whole := texts.get("name", ""):
            if not self.is_people:
                return PersonName(whole)
            is_turned = any(self._family_first.get(column.place) for column, _ in row.parts["name"])
            found = turned(whole) if is_turned else plain_name(whole)
            if family or given:
                return PersonName(whole if not is_turned else found.name, family, given)
            return found
        return joined(family, given)

    def _note_name(self, row: _Row, name: str) -> None:
        column = next(iter(row.parts.values()))[0][0]
        if len(name) < _LONGEST_NOTHING and fold(name) in _NOTHING:
            row.problem(column, "import.name_says_nothing", text=name)
        elif not name[-1].isalpha() and re.fullmatch(r"[\d\s.,+-]+", name):
            row.problem(column, "import.name_is_number", text=name)
        elif len(name) == 1 and not name >= "\u2e80":
            row.problem(column, "import.name_one_letter", text=name)

    def _entry(self, row: _Row, raw: tuple[str, ...]) -> ReadEntry:
        alone = "position" if self.options.subject is ImportSubject.PARTICIPANTS else "title"
        if "role_title" in row.values and "organisation" not in row.values and alone not in row.values:
            row.values[alone] = row.values.pop("role_title")  # a position that belongs to no organisation known
        if row.aliases:
            row.values["aliases"] = "\n".join(dict.fromkeys(row.aliases))
        addresses: tuple[ReadAddress, ...] = ()
        if row.address:
            addresses = (ReadAddress(**row.address, country=row.values.get("country", "")),)
        return ReadEntry(
            row=row.number,
            values={name: intern(text) for name, text in row.values.items()},  # 50,000 rows share most of their words
            raw=tuple(map(intern, raw)),
            fingerprint=self._fingerprint(raw),
            details=tuple(row.details),
            addresses=addresses,
            problems=tuple(row.problems),
        )

    def _fingerprint(self, raw: Sequence[str]) -> str:
        parts = [f"{self._folded[at]}\x1f{_bare(raw[at])}" for at in self._by_header if raw[at]]
        return hashlib.blake2b("\x1e".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()

    def _texts(self, place: int) -> list[str]:
        rows = self.grid.rows[self.first :]
        return [cell for row in rows if place < len(row) and isinstance(cell := row[place], str) and cell]


@dataclass
class _Row:
    number: int
    values: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[tuple[Column, str]]] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    address: dict[str, str] = field(default_factory=dict)
    details: list[ReadDetail] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    refusal: ReadProblem | None = None

    def problem(self, column: Column, code: str, **data: object) -> None:
        self.problems.append(ReadProblem(self.number, column.header, code, data))

    def detail(self, kind: DetailKind, value: str, label: str) -> None:
        found = ReadDetail(kind.value, value, label)
        if found not in self.details:
            self.details.append(found)


_BETWEEN = {**BETWEEN, "notes": "\n"}
_SPECIAL: dict[str, Callable[[RowReader, _Row, Column, str], None]] = {
    "email": RowReader._emails,
    "phone": RowReader._phones,
    "messenger": RowReader._messengers,
    "link": RowReader._links,
    "website": RowReader._links,
    "aliases": RowReader._aliases,
    **dict.fromkeys(ADDRESS, RowReader._address),
}


def _is_date(cell: Cell, text: str) -> bool:
    if isinstance(cell, date | datetime | time | timedelta):
        return True
    return isinstance(cell, str) and len(text) <= 20 and _ISO_DATE.fullmatch(text) is not None


def _label(header: str, *, is_messenger: bool = False) -> str:
    """The word of a header that tells one number from another."""
    words = fold(header)
    found = next((word for word in _LABELS if word in words), "")
    if is_messenger and not found:
        return header
    return "mobile" if found == "cell" else found


def _bare(text: str) -> str:
    """Without invisible signs, and blanks of any width as one."""
    if text.isprintable():  # which excludes invisible signs and all blanks but the usual one
        return text if "  " not in text else " ".join(text.split())
    if not text.isascii():
        text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(text.split())
