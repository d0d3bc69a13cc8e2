"""The participants that a list names, as the workspace holds them now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from uuid import UUID

from rcsc_desktop.domain.contacts import Organisation
from rcsc_desktop.domain.participant import Consent, ParticipantLine, ParticipantStatus
from rcsc_desktop.domain.participant_list import ListedPerson
from rcsc_desktop.domain.participant_pictures import Only
from rcsc_desktop.services.ports import ParticipantQueries, Reader

Queries = Callable[[], AbstractContextManager[ParticipantQueries]]


def listed_people(
    reader: Reader,
    queries: Queries,
    consultation_id: UUID,
    statuses: Collection[ParticipantStatus],
    *,
    ids: Sequence[UUID] | None = None,
    with_contact_lines: bool = False,
) -> tuple[ListedPerson, ...]:
    """Those in one of the statuses who may be listed, by name; ``ids`` narrows it to some.

    Lines to reach somebody by come only from those who agreed that other participants have them.
    """
    named = listed_lines(queries, consultation_id, statuses, ids)
    keys = {line.organisation_id for line in named if line.organisation_id is not None}
    organisations = reader.get_many(Organisation, keys)
    return tuple(
        _listed(
            line,
            None if line.organisation_id is None else organisations.get(line.organisation_id),
            with_contact_lines=with_contact_lines,
        )
        for line in named
    )


def listed_lines(
    queries: Queries,
    consultation_id: UUID,
    statuses: Collection[ParticipantStatus],
    ids: Sequence[UUID] | None = None,
) -> list[ParticipantLine]:
    """The lines of those in one of the statuses who may be listed, by name."""
    with queries() as asked:

        def by_name(only: Only | None = None) -> Sequence[UUID]:
            return asked.ids(consultation_id, "", "name", descending=False, limit=None, only=only)

        standing = in_statuses(by_name, statuses)
        wanted = standing if ids is None else standing & frozenset(ids)
        lines = asked.fetch([one for one in by_name() if one in wanted])
    return [line for line in lines if line.may_be_listed]


def in_statuses(ids_of: Callable[[Only], Sequence[UUID]], statuses: Collection[ParticipantStatus]) -> frozenset[UUID]:
    """Those in one of the statuses; ``ids_of`` asks for the participants with one value."""
    return frozenset(key for status in statuses for key in ids_of(Only("status", status.value)))


def _listed(line: ParticipantLine, organisation: Organisation | None, *, with_contact_lines: bool) -> ListedPerson:
    shares = with_contact_lines and line.may_be_shared == Consent.GIVEN
    return ListedPerson(
        person=str(line.person_id),
        name=line.name,
        title=line.title,
        position=line.position,
        organisation=organisation.name if organisation else "",
        acronym=organisation.acronym if organisation else "",
        organisation_key=str(line.organisation_id or ""),
        translated_names=organisation.translated_names if organisation else "",
        country=line.country,
        category=line.category,
        rank=line.rank,
        contacts=tuple(text for text in (line.email, line.phone) if text.strip()) if shares else (),
    )
