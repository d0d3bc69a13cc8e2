"""Several people, or several organisations, become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import Affiliation, ContactDetail, DetailKind, Organisation, Person, with_parents
from rcsc_desktop.domain.doubles import CONTACT_KINDS
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.merge_fields import other_names, propose_fields
from rcsc_desktop.domain.merging import MergeChoices, MergeEntry, MergeProposal
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.order import between
from rcsc_desktop.services.contact_traits import detail_of
from rcsc_desktop.services.merge_moves import Moves, counts
from rcsc_desktop.services.ports import Database, Reader, UnitOfWork

_REACH: Mapping[str, DetailKind] = {
    "email": DetailKind.EMAIL,
    "phone": DetailKind.PHONE,
    "website": DetailKind.LINK,
}
"""Fields whose other values become further ways to reach the one that stays."""


class MergeService:
    """Merges contacts; nothing is ever merged unless somebody asks for it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def propose(self, kind: str, ids: Sequence[UUID]) -> MergeProposal:
        """What would become of two or more contacts of a kind (``person``, ``organisation``); nothing is written.

        Raises ``merge.too_few``, ``row.unknown``.
        """
        with self._database.read() as reader:
            contacts = _contacts(reader, kind, ids)
            changed_at = reader.last_changes([one.id for one in contacts])
            parents = [one.parent_id for one in contacts if isinstance(one, Organisation) and one.parent_id]
            names = {body.id: body.name for body in reader.get_many(Organisation, parents).values()}
            kept_id = _most_used(reader, kind, contacts)
            order = sorted((one.id for one in contacts), key=lambda one: one != kept_id)
            moves, settled = counts(reader, kind, order)
            details = detail_of(reader, kind, contacts)
        entries = tuple(MergeEntry(one.id, one.name, details[one.id], changed_at.get(one.id, 0)) for one in contacts)
        fields = propose_fields(contacts, changed_at, names)
        return MergeProposal(kind, entries, kept_id, fields, dict(moves), dict(settled))

    def merge(self, proposal: MergeProposal, choices: MergeChoices | None = None) -> ChangeSet:
        """Merge as proposed, with what was chosen otherwise, as one operation ``contact.merge``.

        All that points at the others points at the one that stays; the others are removed, their names are aliases,
        their addresses and telephones further ones. Raises ``row.unknown`` where one of them is gone, and what
        ``fields.coerce`` raises for a value that the field cannot hold.
        """
        chosen = choices or MergeChoices()
        kept_id = chosen.kept_id or proposal.kept_id
        ids = [kept_id, *(one.id for one in proposal.entries if one.id != kept_id)]
        kind = CONTACT_KINDS[proposal.kind]
        with self._database.write() as work:
            kept, *others = _contacts(work, proposal.kind, ids)
            values = {field.field: field.proposed for field in proposal.fields} | dict(chosen.values)
            typed: dict[str, Any] = {name: coerce(kind, name, text) for name, text in values.items()}
            name = str(typed.get("name", kept.name))
            if "aliases" not in chosen.values:
                typed["aliases"] = other_names(kept, name, str(typed.get("acronym", "")), others)
            if isinstance(kept, Organisation) and "parent_id" in typed:
                typed["parent_id"] = _parent(work, typed["parent_id"], ids)
            moves = Moves(work)
            moves.move(proposal.kind, ids)
            moves.keep_apart(ids)
            work.change(kind, kept_id, **typed)
            _keep_ways(work, proposal.kind, kept_id, typed, (kept, *others))
            _one_primary(work, proposal.kind, kept_id)
            work.remove(kind, *ids[1:])
            return work.commit(
                "contact.merge",
                subject_id=kept_id if kind is Person else None,
                new_id=kept_id,
                title=name,
                count=len(ids),
            )


def _contacts(reader: Reader, kind: str, ids: Sequence[UUID]) -> list[Person | Organisation]:
    distinct = list(dict.fromkeys(ids))
    if len(distinct) < 2:
        raise UserError("merge.too_few")
    return [reader.get(CONTACT_KINDS[kind], row_id) for row_id in distinct]


def _most_used(reader: Reader, kind: str, contacts: Sequence[Person | Organisation]) -> UUID:
    """The one that most rows point at, so that the fewest move; the oldest of several."""
    uses = {one.id: sum(counts(reader, kind, [UUID(int=0), one.id])[0].values()) for one in contacts}
    return min(uses, key=lambda one: (-uses[one], one))


def _parent(reader: Reader, parent_id: UUID | None, ids: Sequence[UUID]) -> UUID | None:
    """The parent, unless it is one of those that become one or lies under them."""
    bodies = {body.id: body.parent_id for body in reader.find(Organisation)}
    return None if any(one in ids for one in with_parents(parent_id, bodies.get)) else parent_id


def _keep_ways(
    work: UnitOfWork, kind: str, kept_id: UUID, typed: Mapping[str, Any], contacts: Sequence[Person | Organisation]
) -> None:
    """First addresses and telephones that are not the first one any more become further ones."""
    owner = f"{kind}_id"
    known = work.find(ContactDetail, **{owner: kept_id})
    values = {(detail.kind, fold(detail.value)) for detail in known}
    last = known[-1].order_key or None if known else None
    for field, way in _REACH.items():
        for contact in contacts:
            text = getattr(contact, field, "")
            key = (way, fold(text))
            if text and fold(text) != fold(str(typed.get(field, ""))) and key not in values:
                values.add(key)
                last = between(last, None)
                owned: dict[str, Any] = {owner: kept_id}
                work.add(ContactDetail(kind=way, value=text, order_key=last, **owned))


def _one_primary(work: UnitOfWork, kind: str, kept_id: UUID) -> None:
    """Of a person's affiliations one alone is the first one."""
    rows = work.find(Affiliation, **{f"{kind}_id": kept_id})
    people = {row.person_id for row in rows}
    for person_id in people if kind == "organisation" else {kept_id}:
        primary = [row.id for row in work.find(Affiliation, person_id=person_id, is_primary=True)]
        if len(primary) > 1:
            work.change_many(Affiliation, primary[1:], is_primary=False)
