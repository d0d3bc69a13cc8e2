"""Affiliations that an import brings, and the organisations that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from rcsc_desktop.domain.contacts import Affiliation, Organisation, with_parents
from rcsc_desktop.domain.names import fold
from rcsc_desktop.services.contact_traits import names_of
from rcsc_desktop.services.writing import Writing, in_parts


class PlacesWriting:
    """Who belongs where. Organisations are found by any of their names, or made once."""

    def __init__(self, writing: Writing, person_ids: Iterable[UUID]) -> None:
        self._writing = writing
        self._known: dict[str, UUID] = {}
        for body in writing.work.find(Organisation):
            for name in names_of(body):
                self._known.setdefault(fold(name), body.id)
        self._affiliations: dict[UUID, list[Affiliation]] = defaultdict(list)
        for keys in in_parts(person_ids):
            for one in writing.work.find(Affiliation, person_id=keys):
                self._affiliations[one.person_id].append(one)
        self._parents: list[tuple[UUID, str]] = []

    def bring(self, person_id: UUID, values: Mapping[str, str], kept: frozenset[str]) -> UUID | None:
        """Put a person in the organisation of the row, with the role; the organisation, where one is named.

        A role without an organisation is the one in the person's first affiliation.
        """
        name = "" if "organisation" in kept else values.get("organisation", "").strip()
        role = "" if "role_title" in kept else values.get("role_title", "")
        mine = self._affiliations[person_id]
        if not name:
            first = min(mine, key=lambda one: (not one.is_primary, one.id), default=None)
            if role and first is not None:
                self._set_role(first, role)
            return None
        organisation_id = self._find_or_add(name)
        same = next((one for one in mine if one.organisation_id == organisation_id), None)
        if same is None:
            made = Affiliation(
                person_id=person_id, organisation_id=organisation_id, role_title=role, is_primary=not mine
            )
            self._writing.add(made)
            mine.append(made)
        elif role:
            self._set_role(same, role)
        return organisation_id

    def forget(self, person_id: UUID) -> None:
        """No further row is about this person."""
        self._affiliations.pop(person_id, None)

    def _set_role(self, affiliation: Affiliation, role: str) -> None:
        self._writing.change(affiliation, {"role_title": role})
        mine = self._affiliations[affiliation.person_id]
        mine[mine.index(affiliation)] = replace(affiliation, role_title=role)

    def remember_parent(self, organisation_id: UUID, name: str) -> None:
        """An organisation is part of another, which may stand further down."""
        if name.strip():
            self._parents.append((organisation_id, name.strip()))

    def write_parents(self) -> None:
        """Say which organisations are part of which; none becomes a part of itself."""
        if not self._parents:
            return
        self._writing.flush()
        bodies = {body.id: body for body in self._writing.work.find(Organisation)}
        above = {body.id: body.parent_id for body in bodies.values()}
        for body in bodies.values():
            for name in names_of(body):
                self._known.setdefault(fold(name), body.id)
        for organisation_id, name in self._parents:
            parent_id = self._find_or_add(name)
            if organisation_id not in with_parents(parent_id, above.get):
                above[organisation_id] = parent_id
                self._writing.change(bodies[organisation_id], {"parent_id": parent_id})

    def _find_or_add(self, name: str) -> UUID:
        folded = fold(name)
        if folded not in self._known:
            made = Organisation(name=name)
            self._writing.add(made)
            self._known[folded] = made.id
        return self._known[folded]
