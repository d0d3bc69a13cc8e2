"""Lists of participants as workbooks and text files: which columns, who, and the tabs beside the one of everybody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import OwnField, column_of
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantLine
from rcsc_desktop.domain.reports.participants import (
    USUAL_REQUEST,
    ListRequest,
    ListTab,
    OwnColumn,
    ParticipantCount,
    ParticipantReport,
    TabLines,
)
from rcsc_desktop.services.agenda_reports import PaperChoices
from rcsc_desktop.services.agenda_texts import check_language
from rcsc_desktop.services.list_presets import FULL, ListPresetService, checked_columns
from rcsc_desktop.services.list_tabs import Sorting, TabKey, columns_of, tab_keys
from rcsc_desktop.services.listed_people import in_statuses
from rcsc_desktop.services.participants import ParticipantService
from rcsc_desktop.services.ports import Database, Reader

MOST_TABS = 250
"""More would open slowly in any program, and each is a file of its own while they are written."""

_PAGE = 800
_COUNTED = ("status", "category", "regional_scope", "mode")


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines that are read when they are wanted."""

    participants: ParticipantService
    ids: Sequence[UUID]

    def __iter__(self) -> Iterator[ParticipantLine]:
        for at in range(0, len(self.ids), _PAGE):
            yield from self.participants.fetch(self.ids[at : at + _PAGE])


class ParticipantReports:
    """Builds what the writers of workbooks and text files receive."""

    def __init__(
        self,
        database: Database,
        participants: ParticipantService,
        presets: ListPresetService,
        choices: Callable[[], PaperChoices],
    ) -> None:
        self._database = database
        self._participants = participants
        self._presets = presets
        self._choices = choices

    def report(self, consultation_id: UUID, request: ListRequest = USUAL_REQUEST) -> ParticipantReport:
        """The list; its lines are read while the file is written.

        The preset "full" are the columns that hold anything for anybody; a preset's own fields of other meetings are
        left out. Raises ``column.unknown``, ``column.none``, ``preset.unknown``, ``export.too_many_tabs`` (count,
        most), and what an unknown language raises.
        """
        choices = self._choices()
        with self._database.read() as reader:
            consultation = reader.get(Consultation, consultation_id)
            own = own_columns(reader, consultation_id)
            days = _days(reader, consultation)
        language = request.language or consultation.language
        check_language(language)
        columns = self._columns(consultation_id, request, [one.column for one in own])
        ids = self._wanted(consultation_id, request)
        report = ParticipantReport(
            language=language,
            title=consultation.title,
            columns=columns,
            lines=_Lines(self._participants, ids),
            total=len(ids),
            counts=(),
            as_of=datetime.now(UTC).astimezone(),
            start_date=consultation.start_date,
            end_date=consultation.end_date,
            place=consultation.place,
            organisation=choices.letterhead.organisation,
            paper=choices.paper,
            own=own,
            has_counts=ListTab.COUNTS in request.tabs,
            csv=request.csv,
        )
        sorting = Sorting(language, consultation.category_order, days)
        return replace(
            report,
            tabs=self._tabs(ids, columns, request.tabs, sorting),
            counts=self._counts(consultation_id, ids, request) if report.has_counts else (),
        )

    def _columns(self, consultation_id: UUID, request: ListRequest, own: Sequence[str]) -> tuple[str, ...]:
        if request.columns is not None:
            return checked_columns(request.columns, own)
        preset = self._presets.resolve(request.preset)
        if preset is FULL:
            filled = self._participants.filled(consultation_id)
            return tuple(dict.fromkeys(("name", *filled)))
        known = {*PARTICIPANT_COLUMNS, *own}
        return checked_columns([name for name in preset.columns if name in known], own)

    def _wanted(self, consultation_id: UUID, request: ListRequest) -> Sequence[UUID]:
        """All, or those asked for, by name."""
        ids = self._participants.ids(consultation_id)
        if request.ids is not None:
            chosen = frozenset(request.ids)
            ids = [one for one in ids if one in chosen]
        if request.statuses:
            standing = in_statuses(lambda only: self._participants.ids(consultation_id, only=only), request.statuses)
            ids = [one for one in ids if one in standing]
        return ids

    def _tabs(
        self, ids: Sequence[UUID], columns: tuple[str, ...], tabs: Collection[ListTab], sorting: Sorting
    ) -> tuple[TabLines, ...]:
        wanted = [tab for tab in ListTab if tab in tabs and tab is not ListTab.COUNTS]
        if not wanted:
            return ()
        found: dict[TabKey, list[UUID]] = {}
        for line in _Lines(self._participants, ids):
            for key in tab_keys(line, wanted, sorting):
                found.setdefault(key, []).append(line.id)
        if len(found) > MOST_TABS:
            raise UserError("export.too_many_tabs", count=len(found), most=MOST_TABS)
        return tuple(
            TabLines(
                key.by, key.value, columns_of(key, columns), _Lines(self._participants, found[key]), len(found[key])
            )
            for key in sorting.in_order(found)
        )

    def _counts(self, consultation_id: UUID, ids: Sequence[UUID], request: ListRequest) -> tuple[ParticipantCount, ...]:
        """Those who stand in the list by status, category, region and mode."""
        if request.ids is None and not request.statuses:
            return self._participants.counts(consultation_id)
        held: dict[tuple[str, str], int] = {}
        for line in _Lines(self._participants, ids):
            for name in _COUNTED:
                key = name, line.text(name)
                held[key] = held.get(key, 0) + 1
        ordered = sorted(held.items(), key=lambda one: (_COUNTED.index(one[0][0]), -one[1], one[0][1]))
        return tuple(ParticipantCount(name, value, count) for (name, value), count in ordered)


def own_columns(reader: Reader, consultation_id: UUID) -> tuple[OwnColumn, ...]:
    """The columns of the organiser's own fields, in their order."""
    fields = reader.find(OwnField, consultation_id=consultation_id)
    return tuple(OwnColumn(column_of(field.id), field.name, field.kind) for field in fields)


def _days(reader: Reader, consultation: Consultation) -> tuple[date, ...]:
    """The days of the meeting: those of its sessions, else its own."""
    sessions = reader.find(Session, consultation_id=consultation.id, is_parking=False)
    days = {session.date for session in sessions if session.date is not None}
    if not days:
        bounds = (consultation.start_date, consultation.end_date)
        days = {one.first_day for one in bounds if one is not None and one.is_firm}
    return tuple(sorted(days))
