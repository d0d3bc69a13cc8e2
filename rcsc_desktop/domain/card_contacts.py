"""A contact as the lines of a card: what its fields say, and what the card that it came from said besides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rcsc_desktop.domain.contact_cards import (
    ADDRESS_PARTS,
    OWN_FIELDS,
    CardLine,
    address_value,
    escape,
    fact,
    messenger_value,
    own_name,
    structured,
    unescape,
)
from rcsc_desktop.domain.contacts import (
    ContactDetail,
    DetailKind,
    Organisation,
    OrganisationKind,
    Person,
    Photo,
    PostalAddress,
)

_TYPES = {
    "mobile": "cell",
    **{word: word for word in ("home", "work", "fax", "pager", "main", "car", "other")},
}
_PROPERTIES = {DetailKind.EMAIL: "EMAIL", DetailKind.PHONE: "TEL", DetailKind.LINK: "URL"}
_MOST_NOTES = 50


@dataclass(frozen=True, slots=True)
class CardContact:
    """A person or an organisation with all that belongs to it; ``affiliations`` are names of organisations and titles.

    The primary affiliation is the first. ``parent`` is the name of an organisation's parent.
    """

    contact: Person | Organisation
    affiliations: tuple[tuple[str, str], ...] = ()
    parent: str = ""
    details: tuple[ContactDetail, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    photo: Photo | None = None
    source: tuple[CardLine, ...] = ()

    def lines(self) -> tuple[CardLine, ...]:
        """The lines of its card, without BEGIN, VERSION and END; that of the photo has no value."""
        return _Card(self).lines()


@dataclass
class _Card:
    """``made`` are the lines of the fields by what they say; lines of the source take their places where they fit."""

    whole: CardContact
    made: dict[str, CardLine] = field(default_factory=dict)
    groups: int = 0

    def lines(self) -> tuple[CardLine, ...]:
        self.groups = _last_group(self.whole.source)
        contact = self.whole.contact
        if isinstance(contact, Person):
            self._make_person(contact)
        else:
            self._make_organisation(contact)
        self._make_shared(contact)
        kept = self._merged(contact)
        labels = {line.group: line for line in self.made.values() if line.name == "X-ABLABEL"}
        rest = [line for line in self.made.values() if line.name != "X-ABLABEL"]
        for line in rest:
            kept.append(line)
            if line.group in labels:
                kept.append(labels[line.group])
        for name, text in (("EMAIL", contact.email), ("TEL", contact.phone)):
            kept = _with_main(kept, name, text)
        return tuple(replace(line, facts=()) for line in kept)

    def _make(self, name: str, value: str, *marks: str, **params: str) -> None:
        named = tuple((word.upper(), (text,)) for word, text in params.items())
        self.made.setdefault(fact(*marks), CardLine(name, value, named))

    def _make_person(self, person: Person) -> None:
        self._make("FN", escape(person.name), "fn", person.name)
        is_alone = any(fact("title alone", person.title) in line.facts for line in self.whole.source)
        title = "" if is_alone else person.title
        parts = (person.family_name, person.given_name, "", title, person.suffix)
        self._make("N", structured(parts), "n", person.family_name, person.given_name, title, person.suffix)
        self._make_aliases(person.aliases)
        if is_alone:
            self._make("TITLE", escape(person.title), "title alone", person.title)
        for place, (organisation, role_title) in enumerate(self.whole.affiliations):
            self._make_affiliation(organisation, role_title, is_first=place == 0)
        for code in filter(None, (one.strip() for one in person.languages.split(","))):
            if code == person.language:
                self._make("LANG", code, "language", code, "pref", pref="1")
            else:
                self._make("LANG", code, "language", code)
        if person.language and person.language not in person.languages:
            self._make(own_name("language"), person.language, "language", person.language)
        if person.pronoun:
            self._make("PRONOUNS", escape(person.pronoun), "pronoun", person.pronoun)

    def _make_affiliation(self, organisation: str, role_title: str, *, is_first: bool) -> None:
        if is_first:
            self._make("ORG", escape(organisation), "organisation", organisation)
            if role_title:
                self._make("TITLE", escape(role_title), "role_title", role_title)
            return
        known = {unescape(line.value or "") for line in self.whole.source if line.name == "ORG" and not line.facts}
        if organisation not in known:
            group = self._new_group()
            for name, text in (("ORG", organisation), ("TITLE", role_title)):
                if text:
                    self.made[fact("further", name, organisation)] = CardLine(name, escape(text), (), group)

    def _make_organisation(self, organisation: Organisation) -> None:
        self._make("FN", escape(organisation.name), "fn", organisation.name)
        self._make("ORG", escape(organisation.name), "organisation", organisation.name)
        if not any(line.name == "N" for line in self.whole.source):
            self._make("N", structured([""] * 5), "n")
        if not any(line.name in {"KIND", "X-ABSHOWAS"} for line in self.whole.source):
            self._make("KIND", "org", "kind of card")
        self._make_aliases(organisation.aliases)
        if organisation.website:
            self._make("URL", organisation.website, "website", organisation.website)

    def _make_aliases(self, aliases: str) -> None:
        for alias in filter(None, aliases.split("\n")):
            self._make("NICKNAME", escape(alias), "alias", alias)

    def _make_shared(self, contact: Person | Organisation) -> None:
        for name, kind, text in (("EMAIL", "email", contact.email), ("TEL", "phone", contact.phone)):
            if text:
                self._make(name, escape(text), kind, text)
        for detail in self.whole.details:
            self._make_detail(detail)
        for address in self.whole.addresses:
            parts = [getattr(address, name) for name in ADDRESS_PARTS]
            self._make_labelled("ADR", address_value(*parts), address.label, ("address", address.label, *parts))
        for tag in filter(None, (one.strip() for one in contact.tags.split(","))):
            self._make("CATEGORIES", escape(tag), "tag", tag)
        if contact.notes:
            self._make("NOTE", escape(contact.notes), "note", "0", contact.notes)
        if self.whole.photo is not None:
            self.made[photo_fact(self.whole.photo.content)] = CardLine("PHOTO", None)
        for own in OWN_FIELDS:
            text = self.whole.parent if own == "parent" else str(getattr(contact, own, ""))
            if text and own != "language" and not (own == "kind" and text == OrganisationKind.OTHER.value):
                self._make(own_name(own), escape(text), own, text)

    def _make_detail(self, detail: ContactDetail) -> None:
        marks = (detail.kind.value, detail.value, detail.label)
        if detail.kind is not DetailKind.MESSENGER:
            value = detail.value if detail.kind is DetailKind.LINK else escape(detail.value)
            self._make_labelled(_PROPERTIES[detail.kind], value, detail.label, marks)
            return
        params = (("X-SERVICE-TYPE", (detail.label,)),) if detail.label else ()
        value = messenger_value(detail.label, detail.value)
        self.made.setdefault(fact(*marks), CardLine("IMPP", value, params))

    def _make_labelled(self, name: str, value: str, label: str, marks: Sequence[str]) -> None:
        """Usual labels are types of the card; the user's own stand in a line beside, in one group with this."""
        mark = fact(*marks)
        words = [word.strip() for word in label.split(",")] if label else []
        if mark in self.made:
            return
        if all(word in _TYPES for word in words) and len(set(words)) == len(words):
            params = tuple(("TYPE", (_TYPES[word],)) for word in words)
            self.made[mark] = CardLine(name, value, params)
            return
        group = self._new_group()
        self.made[mark] = CardLine(name, value, (), group)
        self.made[f"label of {mark}"] = CardLine("X-ABLABEL", escape(label), (), group)

    def _new_group(self) -> str:
        self.groups += 1
        return f"item{self.groups}"

    def _merged(self, contact: Person | Organisation) -> list[CardLine]:
        """The lines of the source that still hold, each in its place; what they say needs no line of its own."""
        values = {mark: line.value for mark, line in self.made.items()}
        notes = {fact("note", str(place), contact.notes) for place in range(_MOST_NOTES)} if contact.notes else set()
        kept: list[CardLine] = []
        gone: set[str] = set()
        for line in self.whole.source:
            if all(mark in values or mark in notes for mark in line.facts):
                kept.append(_filled(line, values))
                for mark in line.facts:
                    self.made.pop(mark, None)
                    self.made.pop(f"label of {mark}", None)
                if set(line.facts) & notes:
                    self.made.pop(fact("note", "0", contact.notes), None)
            elif line.group:
                gone.add(line.group)
        held = {line.group for line in kept if not line.name.startswith("X-AB")}
        return [line for line in kept if line.group not in gone - held]


def photo_fact(content: bytes) -> str:
    """The mark of a picture."""
    return fact("photo", hashlib.blake2b(content).hexdigest())


def _filled(line: CardLine, values: Mapping[str, str | None]) -> CardLine:
    if line.value is not None or line.name == "PHOTO":
        return line
    return replace(line, value=",".join(values.get(mark) or "" for mark in line.facts))


def _last_group(lines: Iterable[CardLine]) -> int:
    numbers = (line.group.removeprefix("item") for line in lines if line.group.startswith("item"))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _with_main(lines: list[CardLine], name: str, text: str) -> list[CardLine]:
    """The line of the contact's own address or number stands first, and no other one says that it is preferred."""
    places = [at for at, line in enumerate(lines) if line.name == name]
    main = next((at for at in places if text and _reached(lines[at]) == text), None)
    if main is None or len(places) < 2:
        return lines
    found = [line if at == main or line.name != name else _not_preferred(line) for at, line in enumerate(lines)]
    if places[0] != main:
        found.insert(places[0], found.pop(main))
    return found


def _reached(line: CardLine) -> str:
    return unescape(line.value or "").strip().removeprefix("tel:").removeprefix("mailto:")


def _not_preferred(line: CardLine) -> CardLine:
    params = []
    for name, values in line.params:
        left = tuple(value for value in values if not (name == "TYPE" and value.casefold() == "pref"))
        if left and name != "PREF":
            params.append((name, left))
    return replace(line, params=tuple(params))
