"""Participants counted: every figure is one statement, whatever the number of people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    case,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from rcsc_desktop.domain.participant_pictures import (
    PICTURED,
    Bar,
    Breakdown,
    Only,
    ParticipantPictures,
    StatusTurn,
    course,
)
from rcsc_desktop.storage.repos.participants import ORGANISATION, SqlParticipants
from rcsc_desktop.storage.tables.contacts import organisation
from rcsc_desktop.storage.tables.participant import participant, status_move

_p = participant.c
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


class SqlParticipantPictures:
    """Counts through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lists = SqlParticipants(connection)

    def pictures(self, consultation_id: UUID, query: str, only: Only | None, most: int) -> ParticipantPictures:
        """The figures of the participants that the query finds, with the ``most`` most frequent values of each."""
        found = self._lists.found(select(_p.id), consultation_id, query, only)
        breakdowns = tuple(self._breakdown(column, found, most) for column in PICTURED)
        turns, undated = self._turns(found)
        return ParticipantPictures(breakdowns[0].total, breakdowns, course(turns, undated))

    def _breakdown(self, column: str, found: Select[Any], most: int) -> Breakdown:
        value, label = _value_and_label(column)
        counted = select(value.label("value"), label.label("label"), func.count().label("count")).where(
            _p.id.in_(found)
        )
        if column == "organisation":
            counted = counted.select_from(participant).outerjoin(organisation, organisation.c.id == _p.organisation_id)
        groups = counted.group_by(value).subquery().c
        is_blank = or_(groups.value.is_(None), groups.value == "")
        statement = (
            select(
                groups.value,
                groups.label,
                groups.count,
                func.sum(groups.count).over(),
                func.count().over(),
                is_blank,
            )
            .order_by(is_blank.desc(), groups.count.desc(), groups.label)
            .limit(most + 1)
        )
        rows = self._connection.execute(statement).all()
        blank = sum(row[2] for row in rows if row[5])
        bars = tuple(Bar(str(row[0]), str(row[1]), row[2]) for row in rows if not row[5])[:most]
        total, values = (rows[0][3], rows[0][4]) if rows else (0, 0)
        return Breakdown(
            column,
            bars,
            rest=total - blank - sum(bar.count for bar in bars),
            rest_values=values - len(bars) - any(row[5] for row in rows),
            blank=blank,
        )

    def _turns(self, found: Select[Any]) -> tuple[Sequence[StatusTurn], int]:
        """Each change of status, counted by day; what stands now is the last step of each participant's."""
        move = status_move.c
        is_dated = _p.status_date.op("GLOB")(_DAY)
        moves = select(
            move.participant_id.label("person"), move.date, _text(move.status), literal(0).label("is_now"), move.id
        ).where(move.participant_id.in_(found), move.deleted_at.is_(None), move.date.op("GLOB")(_DAY))
        now = select(_p.id, case((is_dated, _p.status_date)), _text(_p.status), literal(1), null().label("id")).where(
            _p.id.in_(found)
        )
        stood = union_all(moves, now).subquery().c
        of_person = func.max(stood.date).over(partition_by=stood.person)
        dated = (
            select(
                stood.person,
                func.coalesce(stood.date, of_person).label("date"),
                stood.status,
                stood.is_now,
                stood.id,
            )
            .subquery()
            .c
        )
        before = func.lag(dated.status, 1, "").over(
            partition_by=dated.person, order_by=(dated.date, dated.is_now, dated.id)
        )
        steps = select(dated.date, before.label("before"), dated.status).subquery().c
        statement = (
            select(steps.date, steps.before, steps.status, func.count())
            .where(steps.before != steps.status)
            .group_by(steps.date, steps.before, steps.status)
        )
        turns, undated = [], 0
        for day, came_from, status, count in self._connection.execute(statement):
            known = _day(day)
            if known is None:
                undated += count
            else:
                turns.append(StatusTurn(known, came_from, status, count))
        return turns, undated


def _value_and_label(column: str) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    if column == "organisation":
        return type_coerce(_p.organisation_id, String), ORGANISATION
    return _p[column], _p[column]


def _text(column: ColumnElement[Any]) -> ColumnElement[str]:
    return type_coerce(column, String).label("status")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
