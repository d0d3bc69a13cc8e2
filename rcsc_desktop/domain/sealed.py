"""Passport and visa data: kept as ciphertext, under a key of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rcsc_desktop.domain.entity import Entity


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
