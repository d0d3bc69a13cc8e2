"""The list of participants as a paper to hand out: arranged, in the document's language, against the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from rcsc_desktop.domain.agenda_rows import rendered
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.countries import united_nations_name
from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.list_versions import ListStatus, ListVersion
from rcsc_desktop.domain.participant_list import (
    ListedPerson,
    ListGrouping,
    ListSection,
    arranged,
    categories_in_order,
    changes,
    thawed,
)
from rcsc_desktop.domain.participant_pictures import StatusCourse
from rcsc_desktop.domain.reports.participant_list import (
    USUAL_LIST,
    ChangedEntry,
    EntryGroup,
    EntrySection,
    ListChart,
    ListEntry,
    ListPaperOptions,
    ListSince,
    ParticipantListReport,
)
from rcsc_desktop.domain.translated_names import name_in
from rcsc_desktop.services.agenda_reading import read_rows
from rcsc_desktop.services.agenda_reports import NO_LETTERHEAD, PAPERS, PaperChoices, place_lines
from rcsc_desktop.services.agenda_texts import check_language
from rcsc_desktop.services.list_charts import list_charts
from rcsc_desktop.services.list_versions import issued_day, next_revision, numbered_list, standing_lists
from rcsc_desktop.services.listed_people import Queries, listed_lines, listed_people
from rcsc_desktop.services.participant_pictures import ParticipantPictureService
from rcsc_desktop.services.ports import Database, Reader
from rcsc_desktop.support.collation import sort_key

_OWN_LETTERS = {"es": str.maketrans({"ñ": "ŋ", "Ñ": "Ŋ"})}
"""Letters that a language has after another one; the ones put in their place sort there."""


@dataclass(frozen=True, slots=True)
class _State:
    """A list and what it is called; ``version`` where it is an issued one, ``before`` the one issued before it."""

    people: tuple[ListedPerson, ...]
    status: ListStatus
    revision: int
    version: ListVersion | None = None
    before: ListVersion | None = None


class ParticipantListService:
    """Builds lists of participants for the writers of papers."""

    def __init__(
        self,
        database: Database,
        queries: Queries,
        pictures: ParticipantPictureService,
        choices: Callable[[], PaperChoices],
    ) -> None:
        self._database = database
        self._queries = queries
        self._pictures = pictures
        self._choices = choices

    def report(
        self,
        consultation_id: UUID,
        *,
        options: ListPaperOptions = USUAL_LIST,
        language: str | None = None,
        paper: str | None = None,
        ids: Sequence[UUID] | None = None,
        version: int | None = None,
    ) -> ParticipantListReport:
        """The list as it is now, or as it was issued under the number ``version`` (``list.unknown``).

        What nobody changed since its issue is that issue. A list of some participants (``ids``) is no revision of
        anything. Raises ``value.unknown`` for an unknown paper, and what an unknown language raises.
        """
        choices = self._choices()
        if paper is not None and paper not in PAPERS:
            raise UserError("value.unknown", field="paper", text=paper, choices=list(PAPERS))
        with self._database.read() as reader:
            rows = read_rows(reader, consultation_id, with_texts=True)
            wanted = language or rows.consultation.language
            check_language(wanted)
            state = self._state(reader, consultation_id, options, ids, version)
        consultation = rendered(rows, wanted).consultation
        printing = _Printing(wanted, options.grouping, consultation)
        sections, entries = printing.entries(state.people)
        return ParticipantListReport(
            language=wanted,
            title=consultation.title,
            subtitle=consultation.subtitle,
            sections=sections,
            status=state.status,
            revision=state.revision,
            as_of=today(),
            version=None if state.version is None else state.version.number,
            issued=None if state.version is None else issued_day(state.version),
            since=None if state.before is None else printing.since(state.before, state.people, entries),
            start_date=consultation.start_date,
            end_date=consultation.end_date,
            place_lines=place_lines(consultation),
            letterhead=choices.letterhead if options.with_letterhead else NO_LETTERHEAD,
            author=choices.author,
            paper=paper or choices.paper,
            clock=choices.clock,
            charts=self._charts(consultation_id, options, ids) if options.with_charts and version is None else (),
        )

    def _charts(
        self, consultation_id: UUID, options: ListPaperOptions, ids: Sequence[UUID] | None
    ) -> tuple[ListChart, ...]:
        lines = listed_lines(self._queries, consultation_id, options.statuses, ids)
        course = self._pictures.pictures(consultation_id).course if ids is None else StatusCourse()
        return list_charts(lines, course)

    def categories(self, consultation_id: UUID) -> tuple[str, ...]:
        """The categories that occur, in the order of the list."""
        with self._database.read() as reader, self._queries() as queries:
            order = reader.get(Consultation, consultation_id).category_order
            found = [one.value for one in queries.counts(consultation_id) if one.column == "category"]
        return categories_in_order(sorted(found, key=sort_key), order)

    def _state(
        self,
        reader: Reader,
        consultation_id: UUID,
        options: ListPaperOptions,
        ids: Sequence[UUID] | None,
        number: int | None,
    ) -> _State:
        standing = standing_lists(reader, consultation_id)
        if number is not None:
            return _as_issued(numbered_list(reader, consultation_id, number), standing)
        people = listed_people(
            reader,
            self._queries,
            consultation_id,
            options.statuses,
            ids=ids,
            with_contact_lines=options.with_contact_lines,
        )
        last = standing[-1] if standing else None
        status = options.status or (last.status if last else ListStatus.PROVISIONAL)
        if ids is not None:
            return _State(people, status, 0)
        if last is not None and last.status is status and not changes(thawed(last.content), people):
            return replace(_as_issued(last, standing), people=people)
        return _State(people, status, next_revision(reader, consultation_id, status), before=last)


def _as_issued(version: ListVersion, standing: Sequence[ListVersion]) -> _State:
    earlier = [one for one in standing if one.number < version.number]
    before = earlier[-1] if earlier else None
    return _State(thawed(version.content), version.status, version.revision, version, before)


class _Printing:
    """Puts people into the words and the alphabet of one language."""

    def __init__(self, language: str, grouping: ListGrouping, consultation: Consultation) -> None:
        self._language = language
        self._grouping = grouping
        self._order = consultation.category_order

    def entries(self, people: Sequence[ListedPerson]) -> tuple[tuple[EntrySection, ...], Mapping[str, ListEntry]]:
        """The sections with running numbers, and the entry of each person."""
        found: dict[str, ListEntry] = {}
        sections = []
        for section in self._arranged(people):
            groups = []
            for group in section.groups:
                for one in group.people:
                    found[one.person] = self._entry(one, len(found) + 1)
                groups.append(EntryGroup(group.name, tuple(found[one.person] for one in group.people)))
            sections.append(EntrySection(section.name, tuple(groups)))
        return tuple(sections), found

    def since(self, before: ListVersion, people: Sequence[ListedPerson], entries: Mapping[str, ListEntry]) -> ListSince:
        """What changed since an issued list, each in the order of the paper."""
        found = changes(thawed(before.content), people)
        numbered = sorted(found.added, key=lambda one: entries[one.person].number)
        gone = [one for section in self._arranged(found.removed) for group in section.groups for one in group.people]
        return ListSince(
            status=before.status,
            revision=before.revision,
            number=before.number,
            issued=issued_day(before),
            added=tuple(self._entry(one, entries[one.person].number, is_whole=True) for one in numbered),
            removed=tuple(self._entry(one, 0, is_whole=True) for one in gone),
            changed=tuple(
                ChangedEntry(
                    one.after.name,
                    tuple((name, self._text(one.before, name), self._text(one.after, name)) for name in one.fields),
                )
                for one in sorted(found.changed, key=lambda one: entries[one.after.person].number)
            ),
        )

    def _arranged(self, people: Iterable[ListedPerson]) -> tuple[ListSection, ...]:
        listed = list(people)
        named = sorted({one.category for one in listed}, key=self._place)
        return arranged(listed, categories_in_order(named, self._order), self._group, self._place)

    def _group(self, one: ListedPerson) -> str:
        return self._country(one) if self._grouping is ListGrouping.COUNTRY else self._organisation(one)

    def _place(self, name: str) -> bytes:
        return sort_key(name.translate(_OWN_LETTERS.get(self._language, {})))

    def _country(self, one: ListedPerson) -> str:
        return united_nations_name(one.country, self._language) if one.country.strip() else ""

    def _organisation(self, one: ListedPerson) -> str:
        """Its name in the language, else as it is stored, with the acronym where the name does not say it."""
        name = name_in(self._language, one.translated_names, one.organisation)
        return f"{name} ({one.acronym})" if one.acronym and one.acronym not in name else name

    def _text(self, one: ListedPerson, field: str) -> str:
        match field:
            case "organisation":
                return self._organisation(one)
            case "country":
                return self._country(one)
            case _:
                return str(getattr(one, field))

    def _entry(self, one: ListedPerson, number: int, *, is_whole: bool = False) -> ListEntry:
        """What stands over the group is not said again, unless the entry stands alone."""
        is_said = self._grouping is ListGrouping.ORGANISATION and not is_whole
        name = f"{one.title} {one.name}".strip()
        return ListEntry(number, name, one.position, "" if is_said else self._organisation(one), one.contacts)
