"""What a writer of contact cards receives: the lines of each card, and which version they are wanted in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rcsc_desktop.domain.contact_cards import CardLine

CardVersion = Literal["3.0", "4.0"]
CARD_VERSIONS: tuple[CardVersion, ...] = ("3.0", "4.0")


@dataclass(frozen=True, slots=True)
class ContactCard:
    """``photo`` is the media type and the bytes for the line PHOTO, whose value is empty."""

    lines: tuple[CardLine, ...]
    photo: tuple[str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class ContactCardsReport:
    """Cards of people first, then of organisations, each by name; how many of each have what goes out with them."""

    version: CardVersion
    cards: tuple[ContactCard, ...]
    people: int
    organisations: int
    with_email: int = 0
    with_phone: int = 0
    with_address: int = 0
    with_photo: int = 0

    @property
    def total(self) -> int:
        """How many cards there are."""
        return len(self.cards)

    @property
    def columns(self) -> tuple[str, ...]:
        """What the cards hold besides names, as the history remembers it."""
        found = {
            "email": self.with_email,
            "phone": self.with_phone,
            "street": self.with_address,
            "photo": self.with_photo,
        }
        return ("name", *(name for name, count in found.items() if count))
