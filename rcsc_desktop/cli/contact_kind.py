"""What a contact is, as the command says it."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a contact is."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"

    @property
    def noun(self) -> str:
        """The word for one of them in the core."""
        return "person" if self is Kind.PEOPLE else "organisation"
