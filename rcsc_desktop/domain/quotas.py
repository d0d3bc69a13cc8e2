"""How many may come, and how the places are shared out."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.entity import OrderedEntity

QUOTA_COLUMNS = ("regional_scope", "gender", "constituency", "organisation", "category")
"""Columns of participants that places can be shared out by."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quota(OrderedEntity):
    """At most ``places`` participants whose ``field`` (one of ``QUOTA_COLUMNS``) reads ``value``."""

    consultation_id: UUID
    field: str
    value: str
    places: int
