"""Passport and visa data: kept as ciphertext, under a key of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.text import clean

OPEN_MINUTES = 5
"""Minutes without use after which the sealed part closes by itself."""

LEAST_PASSPHRASE = 10
"""Characters that a passphrase has at the least."""

_BLOCK = 512
"""Plaintexts are as long as the next multiple of so many bytes, so that ciphertexts do not tell lengths."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seal(Entity):
    """The key of the sealed part, itself encrypted under a passphrase; ``salt`` belongs to the derivation."""

    salt: bytes
    wrapped_key: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class SealedDetails(Entity):
    """The sealed data of one participant as ciphertext, and the day until which they may be kept."""

    participant_id: UUID
    seal_id: UUID
    content: bytes
    keep_until: date


class SealState(StrEnum):
    """Whether the sealed part can be read: there is none yet, it is closed, it is open."""

    NONE = "none"
    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True, slots=True, repr=False)
class PassportData:
    """What a passport and a visa say. Dates are YYYY-MM-DD or empty; ``visa_needed`` is yes, no or empty.

    It says nothing of itself where it is logged.
    """

    passport_name: str = ""
    nationality: str = ""
    passport_kind: str = ""
    passport_number: str = ""
    issuing_country: str = ""
    issue_date: str = ""
    expiry_date: str = ""
    birth_date: str = ""
    birth_place: str = ""
    visa_needed: str = ""
    visa_number: str = ""
    visa_until: str = ""
    passport_notes: str = ""

    def __repr__(self) -> str:
        return "PassportData(…)"

    def changed(self, values: Mapping[str, str]) -> PassportData:
        """With some fields as a person typed them; ``field.unknown``, ``date.unknown``, ``value.unknown``."""
        return PassportData(**{**asdict(self), **{name: _checked(name, text) for name, text in values.items()}})


PASSPORT_FIELDS = tuple(field.name for field in fields(PassportData))
_DATES = frozenset({"issue_date", "expiry_date", "birth_date", "visa_until"})
_ANSWERS = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Passport:
    """The data of a participant while the sealed part is open, and the last day on which they may be kept."""

    data: PassportData
    keep_until: date


def packed(data: PassportData) -> bytes:
    """The plaintext that is encrypted; of a length that says little of what is in it."""
    plain = json.dumps({name: text for name, text in asdict(data).items() if text}, ensure_ascii=False).encode()
    return plain + b" " * (-len(plain) % _BLOCK)


def unpacked(plain: bytes) -> PassportData:
    """What ``packed`` made; fields of later programs are passed over."""
    known = json.loads(plain)
    return PassportData(**{name: str(known[name]) for name in PASSPORT_FIELDS if name in known})


def bound(details_id: UUID, seal_id: UUID, keep_until: date) -> bytes:
    """What a ciphertext is tied to: moved to another row, key or end date it cannot be opened."""
    return f"rcsc passport 1|{details_id}|{seal_id}|{keep_until.isoformat()}".encode()


def refuse_unless_confirmed(status: ParticipantStatus) -> None:
    """Passport data are asked for once the participation is confirmed: ``passport.not_confirmed`` before."""
    if status is not ParticipantStatus.CONFIRMED:
        raise UserError("passport.not_confirmed")


def last_day(text: str, today: date) -> date:
    """The day until which data are kept, as typed; ``passport.keep_until`` where it is missing, no day, or past."""
    try:
        known = PartialDate.parse(text)
    except UserError:
        known = None
    if known is None or not known.is_firm or known.first_day < today:
        raise UserError("passport.keep_until", text=text.strip())
    return known.first_day


def check_passphrase(passphrase: str) -> None:
    """``passphrase.short`` where it has too few characters to keep anybody out."""
    if len(passphrase.strip()) < LEAST_PASSPHRASE:
        raise UserError("passphrase.short", least=LEAST_PASSPHRASE)


def _checked(name: str, text: str) -> str:
    if name not in PASSPORT_FIELDS:
        raise UserError("field.unknown", field=name, choices=list(PASSPORT_FIELDS))
    kept = clean(text).text.strip()
    if name in _DATES and kept and not _is_day(kept):
        raise UserError("passport.date", field=name)
    if name == "visa_needed" and kept:
        kept = kept.casefold()
        if kept not in _ANSWERS:
            raise UserError("passport.answer", field=name)
    return kept


def _is_day(text: str) -> bool:
    try:
        return PartialDate.parse(text).is_firm
    except UserError:
        return False
