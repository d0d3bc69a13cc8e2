"""Participants counted: every figure is one statement, whatever the number of people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    String,
    and_,
    case,
    func,
    join,
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

_p, _move = participant.c, status_move.c
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
            return self._lists.found(statement, consultation_id, query, only, is_every_row_read=True, similar=similar)

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
        """Each change of status, counted by day: the moves, then what stands now where no move led to it."""
        undated, turns = 0, []
        for day, came_from, status, count in self._connection.execute(_turned(found)):
            known = _day(day)
            if known is None:
                undated += count
            else:
                turns.append(StatusTurn(known, came_from, status, count))
        return turns, undated


def _turned(found: _Found) -> CompoundSelect[Any]:
    """Day, status before, status, how many: the moves, and where no move led to the status that stands now."""
    in_turn: Any = {"partition_by": _move.participant_id, "order_by": (_move.date, _move.id)}
    moves = (
        select(
            _move.participant_id.label("person"),
            _move.date,
            func.lag(_text(_move.status), 1, "").over(**in_turn).label("before"),
            _text(_move.status).label("status"),
            func.lead(_move.id).over(**in_turn).is_(None).label("is_last"),
        )
        .where(_move.participant_id.in_(found(select(_p.id))), _move.deleted_at.is_(None), _move.date.op("GLOB")(_DAY))
        .cte("moves")
    )
    step = moves.c
    day = case((_p.status_date.op("GLOB")(_DAY), _p.status_date))
    before = func.coalesce(step.status, "")
    when = func.max(func.coalesce(day, step.date), func.coalesce(step.date, day))
    standing = (
        found(select(when, before, _text(_p.status), func.count()))
        .select_from(join(participant, moves, and_(step.person == _p.id, step.is_last), isouter=True))
        .where(before != _text(_p.status))
        .group_by(when, before, _text(_p.status))
    )
    moved = (
        select(step.date, step.before, step.status, func.count())
        .where(step.before != step.status)
        .group_by(step.date, step.before, step.status)
    )
    return union_all(moved, standing)


def _text(column: ColumnElement[Any]) -> ColumnElement[str]:
    return type_coerce(column, String)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
