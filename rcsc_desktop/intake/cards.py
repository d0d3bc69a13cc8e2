"""Contact cards (vCard 2.1, 3.0, 4.0) as people or organisations."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from rcsc_desktop.domain.card_contacts import photo_fact
from rcsc_desktop.domain.contact_cards import (
    ADDRESS_PARTS,
    CARD_FORMAT,
    OWN_FIELDS,
    SERVICES,
    CardLine,
    address_value,
    escape,
    fact,
    lines_text,
    messenger_value,
    own_name,
    split,
    unescape,
)
from rcsc_desktop.domain.contacts import DetailKind
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import (
    ReadAddress,
    ReadColumn,
    ReadDetail,
    ReadEntry,
    ReadOptions,
    ReadProblem,
    ReadTable,
)
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.text import clean
from rcsc_desktop.intake.card_lines import Card, cards_of, photo_of
from rcsc_desktop.intake.people_answers import language_codes

MOST_CARDS = 100_000
_ORGANISATION_KINDS = frozenset({"org", "organization", "organisation"})
_NO_LABELS = frozenset({"internet", "pref", "voice", "x400", "msg", "text"})
_WORDS = {"cell": "mobile"}
_SHOWN = ("FN", "ORG", "TITLE", "EMAIL", "TEL", "ADR", "NOTE", "CATEGORIES")
_FIELDS = {"FN": "name", "ORG": "organisation", "TITLE": "role_title", "EMAIL": "email", "TEL": "phone"} | {
    "ADR": "street",
    "NOTE": "notes",
    "CATEGORIES": "tags",
}
_NOT_TELLING = frozenset({"REV", "PRODID"})
"""Lines that change with every writing of the same card."""


def read_cards(content: bytes, options: ReadOptions, file: str) -> ReadTable:
    """Every card of a file as a row, counted from 1. Refused with ``import.empty`` or ``import.too_big``."""
    cards, encoding = cards_of(content, options.encoding)
    if not cards:
        raise UserError("import.empty")
    if len(cards) > MOST_CARDS:
        raise UserError("import.too_big")
    entries: list[ReadEntry] = []
    refused: list[ReadProblem] = []
    for number, card in enumerate(cards, 1):
        found = _CardReader(card, number, options.subject).read()
        if isinstance(found, ReadEntry):
            entries.append(found)
        else:
            refused.append(found)
    present = {line.name for card in cards for line in card.lines}
    is_people = options.subject is not ImportSubject.ORGANISATIONS
    columns = [
        ReadColumn(place, name, _FIELDS[name] if is_people or name not in {"ORG", "TITLE"} else "", (), is_guess=False)
        for place, name in enumerate(_SHOWN)
        if name in present
    ]
    return ReadTable(
        file=file,
        format=CARD_FORMAT,
        encoding=encoding,
        delimiter=None,
        sheet=None,
        sheets=(),
        header_row=None,
        header_key=fact("contact cards"),
        subject=options.subject,
        columns=tuple(replace(column, place=place) for place, column in enumerate(columns)),
        entries=tuple(_fitted(entry, columns) for entry in entries),
        refused=tuple(refused),
        rows_read=len(cards),
    )


def _fitted(entry: ReadEntry, columns: list[ReadColumn]) -> ReadEntry:
    """``raw`` has a text for each property that any card has."""
    return replace(entry, raw=tuple(entry.raw[_SHOWN.index(column.header)] for column in columns))


@dataclass
class _CardReader:
    """What a card says in fields; each line that they hold is marked with what they hold of it."""

    card: Card
    number: int
    subject: ImportSubject
    values: dict[str, str] = field(default_factory=dict)
    details: list[ReadDetail] = field(default_factory=list)
    addresses: list[ReadAddress] = field(default_factory=list)
    photo: tuple[str, bytes] | None = None
    kept: dict[int, CardLine] = field(default_factory=dict)
    problems: list[ReadProblem] = field(default_factory=list)
    taken_out: int = 0

    def read(self) -> ReadEntry | ReadProblem:
        is_organisation = self._is_organisation()
        if is_organisation and self.subject is not ImportSubject.ORGANISATIONS:
            return self._refusal(
                "import.card_is_organisation", name=self._first("ORG").split(";")[0] or self._first("FN")
            )
        if not is_organisation and self.subject is ImportSubject.ORGANISATIONS:
            return self._refusal("import.card_is_person")
        self._read_names(is_organisation=is_organisation)
        if not self.values.get("name", "").strip():
            return self._refusal("import.card_without_name")
        if not is_organisation:
            self._read_affiliation()
        self._read_reach()
        self._read_addresses()
        self._read_texts()
        self._read_photo()
        self._tell_faults()
        return ReadEntry(
            row=self.number,
            values={name: text for name, text in self.values.items() if text},
            raw=tuple("\n".join(unescape(line.value or "") for line in self.card.named(name)) for name in _SHOWN),
            fingerprint=self._fingerprint(),
            details=tuple(self.details),
            addresses=tuple(self.addresses),
            photo=self.photo,
            source=lines_text(self.kept.get(at, line) for at, line in enumerate(self.card.lines)),
            problems=tuple(self.problems),
        )

    def _is_organisation(self) -> bool:
        if any(self._first(name).casefold() in _ORGANISATION_KINDS for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND")):
            return True
        if self._first("X-ABSHOWAS").casefold() == "company":
            return True
        parts = [part for part in split(self._first("N"), ";") if part.strip(" ,")]
        organisation = unescape(split(self._first("ORG"), ";")[0]).strip()
        return bool(organisation) and not parts and unescape(self._first("FN")).strip() in {"", organisation}

    def _read_names(self, *, is_organisation: bool) -> None:
        parts = [self._joined(part) for part in split(self._first("N"), ";")] + [""] * 5
        family, given, title, suffix = parts[0], parts[1], parts[3], parts[4]
        if not is_organisation:
            self.values.update(family_name=family, given_name=given, title=title, suffix=suffix)
            plain = ";".join(map(escape, (family, given, "", title, suffix)))
            self._keep_first("N", fact("n", family, given, title, suffix), plain)
        organisation = self._clean(unescape(split(self._first("ORG"), ";")[0])).strip()
        middle = parts[2]
        name = self._clean(unescape(self._first("FN"))).strip()
        written = " ".join(filter(None, (given, middle, family)))
        self.values["name"] = name or written or (organisation if is_organisation else "") or self._stand_in()
        self._keep_first("FN", fact("fn", self.values["name"]), escape(self.values["name"]))
        if is_organisation and organisation:
            self._keep_first("ORG", fact("organisation", organisation), escape(organisation))
        known = []
        for at, line in self._named("NICKNAME"):
            texts = self._listed(line)
            known += texts
            self._keep(at, [fact("alias", text) for text in texts], ",".join(map(escape, texts)))
        self.values["aliases"] = "\n".join(dict.fromkeys(known))

    def _stand_in(self) -> str:
        """Of a card without any name: what else one would call the person."""
        for name in ("NICKNAME", "EMAIL", "ORG"):
            if text := self._clean(unescape(split(self._first(name), ";")[0])).strip():
                return text
        return ""

    def _read_affiliation(self) -> None:
        for name, target in (("ORG", "organisation"), ("TITLE", "role_title")):
            text = self._clean(
                unescape(split(self._first(name), ";")[0] if name == "ORG" else self._first(name))
            ).strip()
            if text:
                self.values[target] = text
                self._keep_first(name, fact(target, text), escape(text))
        if "role_title" in self.values and "organisation" not in self.values and not self.values.get("title"):
            self.values["title"] = self.values.pop("role_title")
            self._keep_first("TITLE", fact("title alone", self.values["title"]), escape(self.values["title"]))

    def _read_reach(self) -> None:
        for name, kind in (("EMAIL", DetailKind.EMAIL), ("TEL", DetailKind.PHONE)):
            found = [(at, line, self._reached(line)) for at, line in self._named(name)]
            found = [one for one in found if one[2]]
            main = next((one for one in found if _is_preferred(one[1])), found[0] if found else None)
            for at, line, text in found:
                if main is not None and at == main[0]:
                    self.values[kind.value] = text
                    self._keep(at, [fact(kind.value, text)], escape(text))
                else:
                    self._detail(at, kind, text, self._label(line))
        is_people = self.subject is not ImportSubject.ORGANISATIONS
        for at, line in self._named("URL"):
            if text := self._clean(unescape(line.value or "")).strip():
                if not is_people and "website" not in self.values:
                    self.values["website"] = text
                    self._keep(at, [fact("website", text)], text)
                else:
                    self._detail(at, DetailKind.LINK, text, self._label(line))
        for at, line in enumerate(self.card.lines):
            if found_messenger := _messenger(line):
                service, address = found_messenger[0], self._clean(found_messenger[1])
                self._detail(at, DetailKind.MESSENGER, address, service)
                whole = messenger_value(service, address) if line.name == "IMPP" else None
                self._keep(at, [fact("messenger", address, service)], whole)

    def _reached(self, line: CardLine) -> str:
        text = self._clean(unescape(line.value or "")).strip()
        return text.removeprefix("tel:").removeprefix("mailto:")

    def _detail(self, at: int, kind: DetailKind, text: str, label: str) -> None:
        detail = ReadDetail(kind.value, text, label)
        if detail not in self.details:
            self.details.append(detail)
        value = self.card.lines[at].value
        self._keep(
            at, [fact(kind.value, text, label)], value if value == text else None if value is None else escape(text)
        )

    def _read_addresses(self) -> None:
        for at, line in self._named("ADR"):
            parts = [self._joined(part, ", ") for part in split(line.value or "", ";")] + [""] * 7
            street = "\n".join(filter(None, (parts[2], parts[1])))
            address = ReadAddress(self._label(line), parts[0], street, *parts[3:7])
            if any(parts):
                self.addresses.append(address)
                texts = [getattr(address, name) for name in ADDRESS_PARTS]
                self._keep(at, [fact("address", address.label, *texts)], address_value(*texts))

    def _read_texts(self) -> None:
        notes = [(at, self._clean(unescape(line.value or "")).strip()) for at, line in self._named("NOTE")]
        notes = [one for one in notes if one[1]]
        if notes:
            self.values["notes"] = whole = "\n\n".join(text for _, text in notes)
            for place, (at, text) in enumerate(notes):
                self._keep(at, [fact("note", str(place), whole)], escape(text) if len(notes) == 1 else "")
        tags: list[str] = []
        for at, line in self._named("CATEGORIES"):
            texts = [text for text in self._listed(line) if "," not in text]
            tags += texts
            self._keep(at, [fact("tag", text) for text in texts], ",".join(map(escape, texts)))
        self.values["tags"] = ", ".join(dict.fromkeys(tags))
        codes = []
        for name in ("LANG", "X-LANG"):
            for at, line in self._named(name):
                code = language_codes().get(fold((line.value or "").split("-")[0]), "")
                if code:
                    is_main = _is_preferred(line)
                    codes.append((not is_main, code))
                    self._keep(at, [fact("language", code, "pref") if is_main else fact("language", code)], code)
        if self.subject is not ImportSubject.ORGANISATIONS and codes:
            self.values["languages"] = ", ".join(dict.fromkeys(code for _, code in codes))
            self.values["language"] = next((code for is_other, code in codes if not is_other), "")
        for name in ("PRONOUNS", "X-PRONOUNS"):
            self._own(name, "pronoun")
        for own in OWN_FIELDS:
            self._own(own_name(own), own)

    def _own(self, name: str, target: str) -> None:
        for at, line in self._named(name):
            text = self._clean(unescape(line.value or "")).strip()
            if text and not self.values.get(target):
                self.values[target] = text
                self._keep(at, [fact(target, text)], escape(text))

    def _read_photo(self) -> None:
        for at, line in self._named("PHOTO"):
            if self.photo is None and (photo := photo_of(line)) is not None:
                self.photo = photo
                self._keep(at, [photo_fact(photo[1])], line.value)
            elif line.param("ENCODING") and self.photo is None:
                self._problem("PHOTO", "import.card_photo_unreadable")

    def _tell_faults(self) -> None:
        for text in self.card.unread[:20]:
            self._problem("", "import.card_line_unreadable", text=clean(text).text[:80])
        if not self.card.is_closed:
            self._problem("", "import.card_not_closed")
        if self.taken_out:
            self._problem("", "import.signs_taken_out", count=self.taken_out)

    def _keep(self, at: int, facts: list[str], whole: str | None) -> None:
        """The line is held by fields; its value is kept beside them only where they hold less than all of it."""
        line = self.card.lines[at]
        value = None if line.value == whole else line.value
        self.kept[at] = replace(line, value=value, facts=tuple(facts))

    def _keep_first(self, name: str, mark: str, whole: str) -> None:
        for at, _ in self._named(name)[:1]:
            self._keep(at, [mark], whole)

    def _named(self, name: str) -> list[tuple[int, CardLine]]:
        return [(at, line) for at, line in enumerate(self.card.lines) if line.name == name]

    def _first(self, name: str) -> str:
        return next((line.value or "" for line in self.card.lines if line.name == name), "")

    def _listed(self, line: CardLine) -> list[str]:
        texts = (self._clean(unescape(part)).strip() for part in split(line.value or "", ","))
        return [" ".join(text.split("\n")) for text in texts if text]

    def _joined(self, part: str, between: str = " ") -> str:
        texts = (self._clean(unescape(one)).strip() for one in split(part, ","))
        return between.join(text for text in texts if text)

    def _label(self, line: CardLine) -> str:
        """The words of the user before those of the card's types."""
        if line.group:
            for other in self.card.lines:
                if other.group == line.group and other.name == "X-ABLABEL":
                    return self._clean(unescape(other.value or "")).strip().removeprefix("_$!<").removesuffix(">!$_")
        words = [_WORDS.get(word, word) for word in line.types if word not in _NO_LABELS]
        return ", ".join(dict.fromkeys(words))

    def _clean(self, text: str) -> str:
        kept = clean(text)
        self.taken_out += kept.taken_out
        return kept.text

    def _problem(self, column: str, code: str, **data: object) -> None:
        self.problems.append(ReadProblem(self.number, column, code, data))

    def _refusal(self, code: str, **data: object) -> ReadProblem:
        return ReadProblem(self.number, "", code, data)

    def _fingerprint(self) -> str:
        digest = hashlib.blake2b(digest_size=12)
        for line in self.card.lines:
            if line.name not in _NOT_TELLING:
                digest.update(f"{line.name}{line.params}{line.value}\x1e".encode("utf-8", "replace"))
        return digest.hexdigest()


def _is_preferred(line: CardLine) -> bool:
    return "pref" in line.types or "1" in line.param("PREF")


def _messenger(line: CardLine) -> tuple[str, str] | None:
    """The service and the address within it."""
    value = unescape(line.value or "").strip()
    if not value:
        return None
    if line.name == "IMPP":
        scheme, colon, rest = value.partition(":")
        service = next(iter(line.param("X-SERVICE-TYPE") or line.param("SERVICE-TYPE")), "")
        if not colon or rest.startswith("//"):
            return service, value
        return service or ("" if scheme == "x-messenger" else scheme), rest
    word = line.name.removeprefix("X-").casefold()
    if line.name.startswith("X-") and (word in SERVICES or word in {"jabber", "ms-imaddress"}):
        return {"ms-imaddress": "", "jabber": "xmpp"}.get(word, word), value
    return None
