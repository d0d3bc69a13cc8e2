"""Two entries of the contacts that may be one and the same."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.people_plan import Reason

CONTACT_KINDS: dict[str, type[Person] | type[Organisation]] = {"person": Person, "organisation": Organisation}
"""The kinds of contacts by the noun that lists know them by (``ContactLine.kind``)."""


@dataclass(frozen=True, slots=True)
class DoublePair:
    """Two people or two organisations (``kind`` is the noun), how alike they are (0 to 100) and why.

    ``first_id`` is the smaller key, that is the older entry. The details tell entries of one name apart: organisation,
    country, e-mail.
    """

    kind: str
    first_id: UUID
    second_id: UUID
    first_name: str
    second_name: str
    score: int
    reasons: tuple[Reason, ...]
    first_detail: str = ""
    second_detail: str = ""
