"""What is proposed for the fields of contacts that become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from uuid import UUID

from rcsc_desktop.domain.contacts import Organisation, OrganisationKind, Person
from rcsc_desktop.domain.field_lists import BETWEEN, pieces, united
from rcsc_desktop.domain.merging import MergeField, MergeValue
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.people_differences import shown

_FULLER = frozenset({"name", "acronym", "family_name", "given_name", "suffix", "title", "badge_name", "accreditation"})
"""Fields in which the fuller text is the better one; in all others it is the newer one."""

_NOT_CHOSEN = frozenset({"id", "aliases"})
"""Old names become aliases by themselves."""


def propose_fields(
    contacts: Sequence[Person | Organisation], changed_at: Mapping[UUID, int], names: Mapping[UUID, str]
) -> tuple[MergeField, ...]:
    """A proposal for each field in which anything stands. ``names`` are those of parents, by key."""
    found = []
    for field in (one.name for one in fields(contacts[0]) if one.name not in _NOT_CHOSEN):
        texts: dict[str, list[UUID]] = {}
        for contact in contacts:
            if text := _text(contact, field):
                texts.setdefault(text, []).append(contact.id)
        if field == "parent_id":
            texts = {text: ids for text, ids in texts.items() if UUID(text) not in {one.id for one in contacts}}
        if texts:
            values = tuple(MergeValue(text, tuple(ids), _label(field, text, names)) for text, ids in texts.items())
            found.append(_field(field, values, len(contacts), changed_at))
    return tuple(found)


def _text(contact: Person | Organisation, field: str) -> str:
    value = getattr(contact, field)
    return "" if value is OrganisationKind.OTHER else shown(value)


def _label(field: str, text: str, names: Mapping[UUID, str]) -> str:
    return names.get(UUID(text), text) if field == "parent_id" else text


def _field(field: str, values: tuple[MergeValue, ...], count: int, changed_at: Mapping[UUID, int]) -> MergeField:
    if len(values) == 1:
        return MergeField(field, values, values[0].text, "agreed" if len(values[0].ids) == count else "only")
    if field in BETWEEN:
        return MergeField(field, values, united(BETWEEN[field], (value.text for value in values)), "united")
    if field in _FULLER:
        return MergeField(field, values, max(values, key=_fullness).text, "fuller")
    newest = max(values, key=lambda value: max((changed_at.get(one, 0), one) for one in value.ids))
    return MergeField(field, values, newest.text, "newer")


def _fullness(value: MergeValue) -> tuple[bool, int, int]:
    """Written as people write it, not ``RUIZ, Ana``; then more words; of two that are as long the first stays."""
    words = value.text.split()
    as_written = "," not in value.text and not (len(words) > 1 and any(word.isupper() for word in words if word[1:]))
    return (as_written, len(words), len(value.text))


def other_names(kept: Person | Organisation, name: str, acronym: str, others: Iterable[Person | Organisation]) -> str:
    """The aliases of the one that stays: all names that any of them had, but for those it goes by."""
    texts = [kept.aliases, kept.name, *(text for other in others for text in (other.name, other.aliases))]
    if isinstance(kept, Organisation):
        texts += [one.acronym for one in (kept, *others) if isinstance(one, Organisation)]
    goes_by = {fold(name), fold(acronym)}
    return "\n".join(part for part in pieces("\n", united("\n", texts)) if fold(part) not in goes_by)
