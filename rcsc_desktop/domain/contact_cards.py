"""The lines of contact cards (vCard, RFC 2426 and 6350) as they are kept beside a contact and written back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rcsc_desktop.domain.text import escaped

CARD_FORMAT = "vcf"
"""``ContactSource.format`` of what cards said."""

SERVICES = ("skype", "xmpp", "aim", "icq", "msn", "yahoo", "qq", "gtalk", "whatsapp", "signal", "telegram", "wechat")
"""Messengers that cards know by a property or an address of their own."""

OWN_FIELDS = (
    "badge_name",
    "country",
    "acronym",
    "kind",
    "parent",
    "regional_scope",
    "themes",
    "accreditation",
    "translated_names",
    "language",
)
"""Fields that cards know nothing of; they go out and come back as properties of the program's own."""

ADDRESS_PARTS = ("po_box", "street", "city", "region", "postal_code", "country")
"""Fields of an address in the order of ADR, without its second part."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One property. ``value`` is written as cards of version 3 and 4 escape it; ``params`` in their order.

    ``facts`` are marks (``fact``) of what fields of the contact hold of it: the line is written back while they hold
    all of that. ``value`` is ``None`` where the fields hold the whole of it.
    """

    name: str
    value: str | None
    params: tuple[tuple[str, tuple[str, ...]], ...] = ()
    group: str = ""
    facts: tuple[str, ...] = ()

    def param(self, name: str) -> tuple[str, ...]:
        """The values of a parameter, of all its occurrences."""
        return tuple(value for known, values in self.params if known == name for value in values)

    @property
    def types(self) -> tuple[str, ...]:
        """The values of TYPE in small letters."""
        return tuple(value.casefold() for value in self.param("TYPE"))


def fact(*texts: str) -> str:
    """A mark by which a text is known again without being kept a second time."""
    return hashlib.blake2b("\x1f".join(texts).encode("utf-8", "replace"), digest_size=9).hexdigest()


def lines_text(lines: Iterable[CardLine]) -> str:
    """The lines as canonical JSON, for ``ContactSource.content``."""
    rows = [
        [one.group, one.name, [[name, *values] for name, values in one.params], one.value, *one.facts] for one in lines
    ]
    return escaped(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))


def lines_from(content: str) -> tuple[CardLine, ...]:
    """The lines of such a text; none where it is something else."""
    try:
        rows = json.loads(content)
        return tuple(
            CardLine(name, value, tuple((param, tuple(values)) for param, *values in params), group, tuple(facts))
            for group, name, params, value, *facts in rows
        )
    except (ValueError, TypeError):
        return ()


def escape(text: str) -> str:
    """A text as the value of a property, or as one part of it."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def unescape(value: str) -> str:
    """The text of a value; a backslash before any other sign stands for that sign."""
    if "\\" not in value:
        return value
    pieces, at = [], 0
    while (found := value.find("\\", at)) >= 0 and found + 1 < len(value):
        sign = value[found + 1]
        pieces += [value[at:found], "\n" if sign in "nN" else sign]
        at = found + 2
    return "".join([*pieces, value[at:]])


def split(value: str, sign: str) -> list[str]:
    """The parts of a value between the signs that are not escaped; the parts stay escaped."""
    parts, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == sign:
            parts.append(value[start:at])
            start = at + 1
        at += 1
    return [*parts, value[start:]]


def structured(parts: Sequence[str]) -> str:
    """Texts as the parts of a value such as that of N."""
    return ";".join(map(escape, parts))


def own_name(field: str) -> str:
    """The property that carries one of ``OWN_FIELDS``."""
    return "X-RCSC-" + field.upper().replace("_", "-")


def messenger_value(service: str, address: str) -> str:
    """An address of a messenger as the value of IMPP."""
    scheme = service.casefold() if service.casefold() in SERVICES else "x-messenger"
    return escape(f"{scheme}:{address}")


def address_value(po_box: str, street: str, city: str, region: str, postal_code: str, country: str) -> str:
    """An address as the value of ADR."""
    return structured((po_box, "", street, city, region, postal_code, country))
