"""People and organisations as a reader finds them in a file: tables whose columns are guessed, rows not yet matched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.own_fields import OwnField
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS

_PERSON = (
    "name",
    "family_name",
    "given_name",
    "title",
    "suffix",
    "badge_name",
    "aliases",
    "pronoun",
    "organisation",
    "role_title",
    "email",
    "phone",
    "country",
    "language",
    "languages",
    "tags",
    "notes",
)
_REACH = ("messenger", "link", "street", "po_box", "city", "region", "postal_code")

IMPORT_FIELDS: Mapping[ImportSubject, tuple[str, ...]] = {
    ImportSubject.PARTICIPANTS: (
        *_PERSON,
        *(name for name in PARTICIPANT_COLUMNS if name not in {*_PERSON, "position"}),
        *_REACH,
    ),
    ImportSubject.PEOPLE: (*_PERSON, *_REACH),
    ImportSubject.ORGANISATIONS: (
        "name",
        "acronym",
        "kind",
        "parent",
        "country",
        "regional_scope",
        "themes",
        "accreditation",
        "website",
        "email",
        "phone",
        "aliases",
        "translated_names",
        "tags",
        "notes",
        *_REACH,
    ),
}
"""The fields that a column may go to, by what the rows are; own fields of a consultation (``own.…``) come in addition.

They are named as in ``Person``, ``Organisation``, ``Participant`` and ``PARTICIPANT_COLUMNS``. ``organisation`` and
``role_title`` are a person's affiliation (without an organisation the latter is the participant's ``position``),
``parent`` the name of an organisation's parent. ``messenger`` and ``link`` become ``ReadEntry.details``, ``street`` to
``postal_code`` one ``ReadEntry.addresses``: none of these stands in ``ReadEntry.values``.
"""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user chose by hand; empty means: find out. ``mapping`` is the field by header of the column.

    A column is named by its header or by its letter; an empty field leaves the column out. ``header_row`` counts from 1
    as the spreadsheet shows it; 0 means: find out, and -1: there is none. ``remembered`` are the mappings of layouts
    that were read before, by ``ReadTable.header_key``; they go before the guess and after ``mapping``. ``own_fields``
    are the columns of own fields by their name, ``own_columns`` the fields by these columns: what they hold.
    """

    subject: ImportSubject = ImportSubject.PARTICIPANTS
    sheet: str = ""
    header_row: int = 0
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""
    delimiter: str = ""
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own_fields: Mapping[str, str] = field(default_factory=dict)
    own_columns: Mapping[str, OwnField] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of a table: its place from 0, its header, the field it goes to (empty: left out), some of its texts.

    A column without a header, or with one that an earlier column has, goes by its letter: headers are distinct.
    ``is_guess`` says that neither the user nor a remembered layout decided.
    """

    place: int
    header: str
    field: str
    samples: tuple[str, ...] = ()
    is_guess: bool = True


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """Something in a row that was not taken over: a code of ``wording.imports`` with its values.

    ``row`` counts from 1 as the spreadsheet shows it; ``column`` is a header, empty for the whole row.
    """

    row: int
    column: str
    code: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadDetail:
    """A further e-mail address, telephone, messenger or link of a row (``DetailKind``), with its label."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ReadAddress:
    """A postal address of a row; fields as in ``PostalAddress``."""

    label: str = ""
    po_box: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """One row: ``values`` are the texts that ``fields.coerce`` takes, by field; ``raw`` the cells as they were written.

    ``values["name"]`` is always there, other fields where they are not empty: codes for choices, ``yes`` and ``no``,
    ISO dates, countries as ISO 3166-1 alpha-2 where the name is known and as written else. ``raw`` has a text for each
    of ``ReadTable.columns``. ``fingerprint`` is the same for the same cells in the same columns, whatever the order of
    columns, invisible signs and blanks. ``problems`` are cells that were left out, or kept and to be looked at; the
    rest of the row is kept. ``source`` is canonical JSON of what a card said besides (``ContactSource.content``).
    """

    row: int
    values: Mapping[str, str]
    raw: tuple[str, ...]
    fingerprint: str
    details: tuple[ReadDetail, ...] = ()
    addresses: tuple[ReadAddress, ...] = ()
    photo: tuple[str, bytes] | None = None
    source: str = ""
    problems: tuple[ReadProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What was found in one file (one sheet of it), or in pasted text (``file`` is empty).

    ``rows_read`` counts the data rows under the header that are not wholly empty: entries and refused rows together.
    ``header_key`` is a fingerprint of the header row. ``notes`` are remarks on the whole file (hidden rows, a date
    system of 1904, cells merged …) as codes with values, at row 0.
    """

    file: str
    format: str
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    sheets: tuple[str, ...]
    header_row: int | None
    header_key: str
    subject: ImportSubject
    columns: tuple[ReadColumn, ...]
    entries: tuple[ReadEntry, ...]
    refused: tuple[ReadProblem, ...]
    rows_read: int
    notes: tuple[ReadProblem, ...] = ()

    @property
    def mapping(self) -> dict[str, str]:
        """The field of each column that goes anywhere, by its header."""
        return {column.header: column.field for column in self.columns if column.field}


def left_out(columns: Sequence[ReadColumn]) -> tuple[ReadColumn, ...]:
    """The columns that go nowhere."""
    return tuple(column for column in columns if not column.field)
