"""Participants counted: every figure is one statement, whatever the number of people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    join,
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
from rcsc_desktop.storage.repos.participant_order import ORGANISATION
from rcsc_desktop.storage.repos.participants import SqlParticipants
from rcsc_desktop.storage.tables.contacts import organisation
from rcsc_desktop.storage.tables.participant import participant, status_move

_p = participant.c
_Found = Callable[[Any], Any]
"""Restricts a statement to the participants that are looked at."""
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


class SqlParticipantPictures:
    """Counts through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lists = SqlParticipants(connection)

    def pictures(
        self, consultation_id: UUID, query: str, only: Only | None, most: int, *, similar: bool = False
    ) -> ParticipantPictures:
        """The figures of the participants that the query finds, with the ``most`` most frequent values of each."""

        def found(statement: Select[Any]) -> Select[Any]:
            return self._lists.found(statement, consultation_id, query, only, similar=similar)

        breakdowns = tuple(self._breakdown(column, found, most) for column in PICTURED)
        turns, undated = self._turns(found)
        return ParticipantPictures(breakdowns[0].total, breakdowns, course(turns, undated))

    def _breakdown(self, column: str, found: _Found, most: int) -> Breakdown:
        value = type_coerce(_p.organisation_id if column == "organisation" else _p[column], String)
        counted = found(select(value.label("value"), func.count().label("count"))).group_by(value).subquery().c
        named = select(counted.value, counted.value.label("label"), counted.count)
        if column == "organisation":
            known = type_coerce(organisation.c.id, String) == counted.value
            named = select(counted.value, ORGANISATION.label("label"), counted.count).select_from(
                join(counted.value.table, organisation, known, isouter=True)
            )
        groups = named.subquery().c
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

    def _turns(self, found: _Found) -> tuple[Sequence[StatusTurn], int]:
        """Each change of status, counted by day; what stands now is the last step of each participant's."""
        move = status_move.c
        moves = select(
            move.participant_id.label("person"), move.date, _text(move.status), literal(0).label("is_now"), move.id
        ).where(move.participant_id.in_(found(select(_p.id))), move.deleted_at.is_(None), move.date.op("GLOB")(_DAY))
        day = case((_p.status_date.op("GLOB")(_DAY), _p.status_date))
        now = found(select(_p.id, day, _text(_p.status), literal(1), null()))
        stood = union_all(moves, now).subquery().c
        before = func.lag(stood.status, 1, "").over(
            partition_by=stood.person, order_by=(stood.date.is_(None), stood.date, stood.is_now, stood.id)
        )
        steps = select(stood.date, before.label("before"), stood.status).subquery().c
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


def _text(column: ColumnElement[Any]) -> ColumnElement[str]:
    return type_coerce(column, String).label("status")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
