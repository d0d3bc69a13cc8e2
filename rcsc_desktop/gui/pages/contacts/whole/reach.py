"""How a contact is reached, as facts to read and copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rcsc_desktop.domain.addresses import address_lines
from rcsc_desktop.domain.contacts import ContactDetail, DetailKind, PostalAddress
from rcsc_desktop.gui.pages.contacts.ways import normalised
from rcsc_desktop.gui.pages.contacts.words import joined
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words

Fact = tuple[str, str, str]


def ways(
    email: str,
    phone: str,
    numbers: Mapping[str, str],
    details: Sequence[ContactDetail],
    website: str,
    t: Translator,
) -> Iterator[Fact]:
    """Each way with its word and, of telephones, the form that can be called from anywhere."""
    if email:
        yield words.column("email", t), email, ""
    if phone:
        yield words.column("phone", t), phone, normalised(phone, numbers)
    for detail in details:
        more = normalised(detail.value, numbers) if detail.kind is DetailKind.PHONE else ""
        yield joined(words.label(detail.kind, t), detail.label), detail.value, more
    if website:
        yield words.column("website", t), website, ""


def addresses(found: Sequence[PostalAddress], t: Translator) -> Iterator[Fact]:
    """Each address on lines of its own."""
    for one in found:
        yield joined(t("Address"), one.label), "\n".join(address_lines(one)), ""
