"""What a card says of a participant."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from rcsc_desktop.domain.participant import ParticipantLine, ParticipantStatus
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.support.i18n import Translator

LOOKS = {
    ParticipantStatus.CONFIRMED: "good",
    ParticipantStatus.REGISTERED: "accent",
    ParticipantStatus.UNDER_REVIEW: "warn",
    ParticipantStatus.WAITLISTED: "warn",
}
"""Colours of statuses that ask for attention; the others are muted."""

_MARKS: Mapping[str, Callable[[Translator], str]] = {
    "dietary_needs": lambda t: t("Diet"),
    "access_needs": lambda t: t("Access"),
    "interpretation": lambda t: t("Interpretation"),
    "travel_support": lambda t: t("Travel"),
    "needs": lambda t: t("Needs"),
}


class CardWords:
    """The texts of cards in the language of the screen."""

    def __init__(self, t: Translator, columns: Mapping[str, Column]) -> None:
        self._t = t
        self._columns = columns
        self._marks = {name: made(t) for name, made in _MARKS.items()}

    def status(self, line: ParticipantLine) -> str:
        """The word for the status."""
        return self._columns["status"].shown(line.status)

    def country(self, line: ParticipantLine) -> str:
        """The name of the country."""
        return self._columns["country"].shown(line.country)

    def marks(self, line: ParticipantLine) -> list[str]:
        """A short word for each kind of need that is stated."""
        return [word for name, word in self._marks.items() if line.text(name)]

    def spoken(self, line: ParticipantLine) -> str:
        """Everything on the card, and the needs themselves, for a screen reader."""
        return ", ".join(self._told(line))

    def tip(self, line: ParticipantLine) -> str:
        """What a card may have no room for, a line each."""
        return "\n".join(self._told(line))

    def _told(self, line: ParticipantLine) -> list[str]:
        needs = [
            f"{self._columns[name].title}: {self._columns[name].shown(line.text(name))}"
            for name in _MARKS
            if line.text(name)
        ]
        told = (line.name, line.position, line.organisation, self.country(line), self.status(line), *needs)
        return [part for part in told if part]


def initials(name: str) -> str:
    """Up to two letters that stand for a name: those of its first and last words; one where words are not spaced."""
    words = [word for word in name.split() if unicodedata.category(word[0]).startswith("L")]
    if not words:
        return name[:1]
    first, last = words[0][0], words[-1][0]
    return (first if len(words) == 1 else first + last).upper()
