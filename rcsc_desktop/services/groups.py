"""Groups of contacts: hand-picked ones, saved searches, and the addresses of those in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.groups import ContactGroup, GroupKind, GroupMember
from rcsc_desktop.domain.names import fold
from rcsc_desktop.services.ports import ContactQueries, Database, ExportEntry, Journal, Reader, UnitOfWork


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group and how many contacts are in it."""

    group: ContactGroup
    count: int


@dataclass(frozen=True, slots=True)
class Addresses:
    """E-mail addresses of contacts, each once; ``without`` counts the contacts that have none."""

    addresses: tuple[str, ...]
    without: int

    @property
    def text(self) -> str:
        """As the field for blind copies of a mail program takes them."""
        return ", ".join(self.addresses)


class GroupService:
    """The groups of the workspace. Who is in a saved search is looked up each time."""

    def __init__(
        self, database: Database, queries: Callable[[], AbstractContextManager[ContactQueries]], notes: Journal
    ) -> None:
        self._database = database
        self._queries = queries
        self._notes = notes

    def list(self) -> tuple[GroupLine, ...]:
        """All groups by name, each with its size."""
        with self._database.read() as reader:
            groups = sorted(reader.find(ContactGroup), key=lambda group: fold(group.name))
        with self._queries() as queries:
            return tuple(GroupLine(group, queries.count(None, group)) for group in groups)

    def get(self, group_id: UUID) -> ContactGroup:
        """One group; ``row.unknown`` where there is none."""
        with self._database.read() as reader:
            return reader.get(ContactGroup, group_id)

    def resolve(self, text: str) -> ContactGroup:
        """The group of that name or id; ``group.unknown`` where there is none."""
        with self._database.read() as reader:
            known = reader.find(ContactGroup)
        for group in known:
            if text == str(group.id) or fold(group.name) == fold(text):
                return group
        raise UserError("group.unknown", text=text)

    def members(self, group_id: UUID, *, sort: str = "name", descending: bool = False) -> Sequence[UUID]:
        """Keys of the people and organisations in a group, in order."""
        group = self.get(group_id)
        with self._queries() as queries:
            return queries.ids(None, "", sort, descending=descending, within=group)

    def save_search(self, name: str, query: str, scope: str = "") -> ChangeSet:
        """A group of whoever a search finds; ``scope`` is ``person``, ``organisation`` or empty for both."""
        if not query.strip():
            raise UserError("group.no_search")
        with self._database.write() as work:
            group = ContactGroup(
                name=_free_name(work, name),
                kind=GroupKind.SAVED_SEARCH,
                query=coerce(ContactGroup, "query", query.strip()),
                scope=scope,
            )
            work.add(group)
            return work.commit("contact_group.add", new_id=group.id, title=group.name)

    def add(self, name: str, contact_ids: Sequence[UUID] = ()) -> ChangeSet:
        """A hand-picked group, perhaps with contacts in it."""
        with self._database.write() as work:
            group = ContactGroup(name=_free_name(work, name))
            work.add(group)
            self._join(work, group, contact_ids)
            return work.commit("contact_group.add", new_id=group.id, title=group.name)

    def rename(self, group_id: UUID, name: str) -> ChangeSet:
        """Call a group something else; refused (``group.exists``) where another has the name."""
        with self._database.write() as work:
            group = work.get(ContactGroup, group_id)
            work.change(ContactGroup, group_id, name=_free_name(work, name, group_id))
            return work.commit("contact_group.change", title=group.name, fields=["name"])

    def remove(self, group_id: UUID) -> ChangeSet:
        """Forget a group; its contacts stay."""
        with self._database.write() as work:
            group = work.get(ContactGroup, group_id)
            work.remove(ContactGroup, group_id)
            return work.commit("contact_group.remove", title=group.name)

    def add_members(self, group_id: UUID, contact_ids: Sequence[UUID]) -> ChangeSet:
        """Put contacts into a hand-picked group; those that are in it already stay once."""
        with self._database.write() as work:
            group = _picked(work, group_id)
            count = self._join(work, group, contact_ids)
            return work.commit("contact_group.add_members", title=group.name, count=count)

    def remove_members(self, group_id: UUID, contact_ids: Sequence[UUID]) -> ChangeSet:
        """Take contacts out of a hand-picked group."""
        leaving = set(contact_ids)
        with self._database.write() as work:
            group = _picked(work, group_id)
            gone = [
                member.id
                for member in work.find(GroupMember, group_id=group_id)
                if (member.person_id or member.organisation_id) in leaving
            ]
            work.remove(GroupMember, *gone)
            return work.commit("contact_group.remove_members", title=group.name, count=len(gone))

    def addresses(self, contact_ids: Sequence[UUID]) -> Addresses:
        """The e-mail addresses of contacts in their order: a contact's own, else the first of its further ones."""
        with self._queries() as queries:
            found = queries.addresses(contact_ids)
        distinct: dict[str, str] = {}
        for address in found.values():
            distinct.setdefault(address.strip().casefold(), address.strip())
        return Addresses(tuple(distinct.values()), len(set(contact_ids)) - len(found))

    def note_copied(self, addresses: Addresses) -> None:
        """Remember in the history that addresses left; no undo step."""
        entry = ExportEntry(
            what="addresses",
            format="text",
            language="",
            file_name="",
            count=len(addresses.addresses),
            columns="email",
        )
        self._notes.note_export(entry)

    def _join(self, work: UnitOfWork, group: ContactGroup, contact_ids: Sequence[UUID]) -> int:
        inside = {member.person_id or member.organisation_id for member in work.find(GroupMember, group_id=group.id)}
        wanted = [one for one in dict.fromkeys(contact_ids) if one not in inside]
        with self._queries() as queries:
            lines = queries.fetch(wanted)
        if len(lines) < len(wanted):
            missing = min(set(wanted) - {line.id for line in lines})
            raise UserError("row.unknown", noun="person", id=str(missing))
        work.add(
            *(
                GroupMember(group_id=group.id, person_id=line.id)
                if line.kind == "person"
                else GroupMember(group_id=group.id, organisation_id=line.id)
                for line in lines
            )
        )
        return len(lines)


def _picked(reader: Reader, group_id: UUID) -> ContactGroup:
    group = reader.get(ContactGroup, group_id)
    if group.kind is GroupKind.SAVED_SEARCH:
        raise UserError("group.is_search", name=group.name, query=group.query)
    return group


def _free_name(reader: Reader, name: str, own_id: UUID | None = None) -> str:
    wanted: str = coerce(ContactGroup, "name", name)
    for group in reader.find(ContactGroup):
        if group.id != own_id and fold(group.name) == fold(wanted):
            raise UserError("group.exists", name=group.name)
    return wanted
