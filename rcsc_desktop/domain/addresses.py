"""Postal addresses as they are compared and written out, stored ones and those of an import alike."""

from __future__ import annotations

from dataclasses import fields

from rcsc_desktop.domain.contacts import PostalAddress
from rcsc_desktop.domain.imported_people import ReadAddress
from rcsc_desktop.domain.names import fold

Address = PostalAddress | ReadAddress
_COMPARED = tuple(field.name for field in fields(ReadAddress) if field.name != "label")


def address_key(address: Address) -> str:
    """The same for addresses that read alike."""
    return fold(" ".join(getattr(address, name) for name in _COMPARED))


def address_lines(address: Address) -> tuple[str, ...]:
    """The lines of an address that say something, the country last; a street may hold several lines."""
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    return tuple(line for line in (address.po_box, address.street, town, address.region, address.country) if line)


def address_text(address: Address) -> str:
    """An address on one line."""
    return ", ".join(" ".join(line.split()) for line in address_lines(address))
