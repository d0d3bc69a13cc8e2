"""Which column of a list is which field: as the user says, as the layout was read before, or by a guess."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import IMPORT_FIELDS, ReadOptions
from rcsc_desktop.domain.names import fold
from rcsc_desktop.intake.columns import letter_of
from rcsc_desktop.intake.people_contents import field_of_contents, is_honorific
from rcsc_desktop.intake.people_words import FURTHER_NAMES, NAMES, TITLES, words_of

MANY = frozenset({"email", "phone", "messenger", "link", "aliases", "street"})
"""Fields that several columns may go to by a guess."""
_TRIMMED = re.compile(r"^[\s*:#./?!(\[-]+|[\s*:#./?!)\]-]+$")
_IN_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")
_NUMBERED = re.compile(r"(?<=\D)\s*[#(]?\d{1,2}\)?$")
_TWO_NAMES = re.compile(r"\s*[,،，/&+;]\s*|\s+(?:and|et|y|e|и|und)\s+|\s+و\s*")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2}")
_LONGEST = 80


@dataclass(frozen=True)
class Column:
    """``label`` tells columns of one field apart (work, mobile), where the header says more than the field."""

    place: int
    header: str
    field: str = ""
    is_guess: bool = True


def known_word(options: ReadOptions, text: str) -> str:
    """The field that the words above a column mean plainly; empty where they mean none."""
    folded = fold(text[:_LONGEST].replace("_", " "))
    if _is_whole_name(folded, options):
        return "name"
    for form in _forms(folded):
        if form in TITLES:
            return "title" if "title" in IMPORT_FIELDS[options.subject] else ""
        if form in NAMES:
            return "name"
        if field := _words(options).get(form):
            return field
    return ""


def _is_whole_name(folded: str, options: ReadOptions) -> bool:
    """``Apellidos, Nombre``, ``Last name / First name``: both parts of a name in one column."""
    parts = _TWO_NAMES.split(folded)
    if len(parts) != 2:
        return False
    fields = {"given_name" if part in NAMES else _words(options).get(part, "") for part in parts}
    return "family_name" in fields and not fields.isdisjoint({"given_name", "name"})


def name_columns(header: Sequence[str], width: int) -> list[Column]:
    """A column goes by the words above it, by its letter where there are none or an earlier column has them."""
    named: dict[str, Column] = {}
    for place in range(width):
        words = " ".join(header[place].split()) if place < len(header) else ""
        name = words if words and words not in named else letter_of(place)
        named[name] = Column(place, name)
    return list(named.values())


def header_key(columns: Sequence[Column], *, has_header: bool) -> str:
    """A fingerprint of the header row: the same whatever the order of columns, blanks and case."""
    names = sorted(fold(column.header) for column in columns) if has_header else [f"{len(columns)} columns"]
    return hashlib.blake2b("\x1f".join(names).encode("utf-8", "replace"), digest_size=12).hexdigest()


def map_columns(
    columns: Sequence[Column], samples: Mapping[int, Sequence[str]], options: ReadOptions, key: str
) -> list[Column]:
    """The columns with their fields. Refused with ``import.column_unknown`` or ``import.field_unknown``."""
    by_hand = _by_hand(columns, options)
    remembered = options.remembered.get(key)
    if remembered is not None:
        decided = [
            replace(column, field=_allowed(remembered.get(column.header, ""), options), is_guess=False)
            for column in columns
        ]
    else:
        decided = _guessed(columns, samples, options, by_hand)
    return [
        replace(column, field=by_hand[column.place], is_guess=False) if column.place in by_hand else column
        for column in decided
    ]


def _words(options: ReadOptions) -> Mapping[str, str]:
    return words_of(options.subject)


def _allowed(field: str, options: ReadOptions) -> str:
    known = {*IMPORT_FIELDS[options.subject], *options.own_fields.values()}
    return field if field in known else ""


def _by_hand(columns: Sequence[Column], options: ReadOptions) -> dict[int, str]:
    fields = IMPORT_FIELDS[options.subject]
    own = {fold(name): column for name, column in options.own_fields.items()}
    found: dict[int, str] = {}
    for name, wanted in options.mapping.items():
        field = wanted.strip()
        if field and field not in fields and field not in own.values():
            if fold(field) not in own:
                choices = [*fields, *options.own_fields]
                raise UserError("import.field_unknown", text=wanted, choices=choices)
            field = own[fold(field)]
        places = [column.place for column in columns if fold(column.header) == fold(name)]
        places = places or [column.place for column in columns if letter_of(column.place) == name.strip().upper()]
        if not places:
            headers = [column.header for column in columns]
            raise UserError("import.column_unknown", text=name, columns=headers)
        found.update(dict.fromkeys(places, field))
    return found


def _guessed(
    columns: Sequence[Column], samples: Mapping[int, Sequence[str]], options: ReadOptions, by_hand: Mapping[int, str]
) -> list[Column]:
    """Plain words first, then what they hold, then words that stand among others; what the user decided is taken."""
    fields: dict[int, str] = dict(by_hand)
    own = {fold(name): column for name, column in options.own_fields.items()}
    open_columns = [column for column in columns if column.place not in by_hand]
    for column in open_columns:
        if fold(column.header) in own:
            fields[column.place] = own[fold(column.header)]
    _take(fields, open_columns, lambda column: _by_word(column, samples.get(column.place, ()), options))
    _settle_names(fields, open_columns)
    _take(fields, open_columns, lambda column: field_of_contents(samples.get(column.place, ()), options.subject))
    _take(fields, open_columns, lambda column: _within(column, samples.get(column.place, ()), options))
    _settle_state(fields, open_columns)
    if not _has_name(fields.values()):
        _guess_name(fields, open_columns, samples, options)
    return [replace(column, field=fields.get(column.place, "")) for column in columns]


def _take(fields: dict[int, str], columns: Sequence[Column], field_of: Callable[[Column], str]) -> None:
    for column in columns:
        if column.place in fields:
            continue
        field = field_of(column)
        if field and (field in MANY or field not in fields.values()):
            fields[column.place] = field


def _by_word(column: Column, samples: Sequence[str], options: ReadOptions) -> str:
    field = known_word(options, column.header)
    is_open = field == "title" and any(form in TITLES for form in _forms(fold(column.header)))
    return "role_title" if is_open and any(samples) and not is_honorific(samples) else field


def _forms(folded: str) -> list[str]:
    """The words as they stand, without brackets, numbers and signs, and each part of ``Name / Nom``."""
    parts = re.split(r"\s*[/|&+]\s*|\s+[-–]\s+", folded)
    forms = (_IN_BRACKETS.sub("", folded), _NUMBERED.sub("", folded), *parts)
    return [form for form in dict.fromkeys((folded, *(_TRIMMED.sub("", form) for form in forms))) if form]


def _within(column: Column, samples: Sequence[str], options: ReadOptions) -> str:
    """The longest known words within a question or a longer heading; single short words mean too many things."""
    text = " ".join(re.split(r"[^\w'.@-]+", fold(column.header[:_LONGEST])))
    padded, best = f" {text} ", ""
    for word in _words(options):
        if len(word) <= len(best):
            continue
        if (_IDEOGRAPHS.search(word) and word in text) or ((" " in word or len(word) >= 5) and f" {word} " in padded):
            best = word
    return _words(options)[best] if best else ""


def _settle_names(fields: dict[int, str], columns: Sequence[Column]) -> None:
    """``Nom`` beside ``Prénom`` is the family name; so is a plain ``Name`` beside given names alone.

    Where one part of a name alone has a column, that holds whole names: ``Имя`` above ``Ольга Иванова``.
    """
    found = set(fields.values())
    for column in columns:
        if fields.get(column.place) != "name":
            continue
        if fold(column.header) in NAMES | {"name"}:
            if "given_name" in found and "family_name" not in found:
                fields[column.place] = "family_name"
            elif "family_name" in found and "given_name" not in found and fold(column.header) in NAMES:
                fields[column.place] = "given_name"
    naming = [place for place, field in fields.items() if field in {"name", "family_name", "given_name"}]
    if len(naming) == 1 and naming[0] in {column.place for column in columns}:
        fields[naming[0]] = "name"
    for column in columns:
        further = FURTHER_NAMES.get(fold(column.header), "")
        if column.place not in fields and further in fields.values():
            fields[column.place] = further


def _settle_state(fields: dict[int, str], columns: Sequence[Column]) -> None:
    """A ``State`` beside a city or a postal code is a part of a country."""
    state = next((one for one in columns if fields.get(one.place) == "country" and fold(one.header) == "state"), None)
    if state is not None and {"city", "postal_code"} & set(fields.values()):
        fields[state.place] = "region"
        _take(fields, columns, lambda column: "country" if fold(column.header).startswith("country") else "")


def _has_name(fields: Collection[str]) -> bool:
    return not {"name", "family_name", "given_name"}.isdisjoint(fields)


def _guess_name(
    fields: dict[int, str], columns: Sequence[Column], samples: Mapping[int, Sequence[str]], options: ReadOptions
) -> None:
    """Where no heading tells names: the only column; else the one with the most different texts that look like names.

    Of a list of countries the country is the name.
    """
    if len(columns) == 1 and columns[0].place not in fields:
        fields[columns[0].place] = "name"
        return
    height = max(map(len, samples.values()), default=0)
    best, best_worth = None, 0.5
    for column in columns:
        texts = samples.get(column.place, ())
        if column.place in fields or not texts:
            continue
        alike = {text for text in texts if _looks_like_name(text, options.subject)}
        share = len(alike) / height + 0.2 * ("name" in fold(column.header.replace("_", " ")).split())
        if len(alike) >= 0.5 * height and share > best_worth:
            best, best_worth = column.place, share
    if best is not None:
        fields[best] = "name"
    elif options.subject is ImportSubject.ORGANISATIONS and "country" in fields.values():
        fields[next(place for place, field in fields.items() if field == "country")] = "name"
        _take(fields, columns, lambda column: "country" if known_word(options, column.header) == "country" else "")


def _looks_like_name(text: str, subject: ImportSubject) -> bool:
    words = re.split(r"[\s,\u3000]+", text.strip())
    if any(character.isdigit() or character in "@:/" for character in text):
        return False
    if subject is ImportSubject.ORGANISATIONS:
        return len(text) > 4 or (len(text) >= 2 and not text.isascii()) or (len(text) == 4 and not text.isupper())
    return len(text) <= 80 and 2 <= len(words) <= 6 and all(word[:1].isalpha() or word[:1] in "'\"(" for word in words)
