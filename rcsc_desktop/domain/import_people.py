"""Who the speakers of an imported agenda are: people and organisations of the contacts by name, or new ones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID

from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.imported_agenda import ImportedItem, ImportedSpeaker
from rcsc_desktop.domain.names import Lookup, fold, known_behind_title


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person, and the title that stands before the name."""

    person_id: UUID
    title: str


@dataclass
class ImportPeople:
    """Finds by folded names; whom nobody knows is made, once for all items."""

    people: Lookup
    organisations: Lookup
    new_people: list[Person] = field(default_factory=list)
    new_organisations: list[Organisation] = field(default_factory=list)
    _persons: dict[tuple[str, str], FoundPerson | None] = field(default_factory=dict)
    _bodies: dict[str, UUID | None] = field(default_factory=dict)
    _made: dict[str, UUID] = field(default_factory=dict)

    def person(self, speaker: ImportedSpeaker) -> FoundPerson | None:
        """Of several who share the name, the one who has been in the contacts longest; ``None`` without a name."""
        key = (speaker.name, speaker.title)
        if key not in self._persons:
            self._persons[key] = self._found(speaker)
        return self._persons[key]

    def organisation(self, name: str) -> UUID | None:
        """By name, acronym or alias; ``None`` without a name."""
        folded = fold(name)
        if folded not in self._bodies:
            known = self.organisations(folded) if folded else ()
            if folded and not known:
                made = Organisation(name=name)
                self.new_organisations.append(made)
                known = (made.id,)
            self._bodies[folded] = min(known) if known else None
        return self._bodies[folded]

    def behind_title(self, item: ImportedItem) -> ImportedItem:
        """A line such as ``Introductions, Colin Rajah`` names a speaker where the contacts know that name."""
        title, comma, name = item.title.rpartition(", ")
        if item.speakers or not comma or " " not in name or not self.people(fold(name)):
            return item
        return replace(item, title=title, speakers=(ImportedSpeaker(name),))

    def _found(self, speaker: ImportedSpeaker) -> FoundPerson | None:
        folded = fold(speaker.name)
        if not folded:
            return None
        if known := self.people(folded):
            return FoundPerson(min(known), speaker.title)
        if not speaker.title and (behind := known_behind_title(speaker.name, self.people)):
            title, ids = behind
            return FoundPerson(min(ids), title)
        if folded not in self._made:
            made = Person(name=speaker.name)
            self.new_people.append(made)
            self._made[folded] = made.id
        return FoundPerson(self._made[folded], speaker.title)
