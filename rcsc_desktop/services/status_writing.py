"""Statuses of participants, written within an operation: each with its date, each by the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import Participant, ParticipantStatus, StatusMove
from rcsc_desktop.domain.participant_status import following, may_follow
from rcsc_desktop.services.ports import Reader, UnitOfWork
from rcsc_desktop.services.writing import in_parts


def first_move(participant: Participant) -> tuple[StatusMove, ...]:
    """The move that a new participant begins with: none while they are only drafted."""
    if participant.status == ParticipantStatus.DRAFT:
        return ()
    date = participant.status_date or today().isoformat()
    return (StatusMove(participant_id=participant.id, status=participant.status, date=date),)


def write_status(
    work: UnitOfWork, participants: Iterable[Participant], status: ParticipantStatus, date: str = ""
) -> int:
    """Move participants to a status, today unless a date is given; how many it changed. Those who have it stay.

    Whether they may is asked before (``refuse_moves``). A date given for a status that stays is its new date.
    """
    known = tuple(participants)
    moving = [participant for participant in known if participant.status != status]
    redated = [one for one in known if date and one.status == status and one.status_date != date]
    write_date(work, redated, date)
    day = date or today().isoformat()
    work.change_many(Participant, [participant.id for participant in moving], status=status, status_date=day)
    _forget_substitutes(work, moving)
    work.add(*(StatusMove(participant_id=participant.id, status=status, date=day) for participant in moving))
    return len(moving) + len(redated)


def correct_status(
    work: UnitOfWork, participants: Iterable[Participant], status: ParticipantStatus, date: str = ""
) -> int:
    """Put right a status that was entered by mistake, without any rule: the last move becomes another one."""
    wrong = [participant for participant in participants if participant.status != status or date]
    moves = latest_moves(work, [participant.id for participant in wrong])
    days: dict[str, list[UUID]] = defaultdict(list)
    for participant in wrong:
        days[date or participant.status_date or today().isoformat()].append(participant.id)
    for day, ids in days.items():
        work.change_many(Participant, ids, status=status, status_date=day)
        work.change_many(StatusMove, [moves[one].id for one in ids if one in moves], status=status, date=day)
        added = [one for one in ids if one not in moves and status != ParticipantStatus.DRAFT]
        work.add(*(StatusMove(participant_id=one, status=status, date=day) for one in added))
    if status != ParticipantStatus.REPLACED:
        _forget_substitutes(work, wrong)
    return len(wrong)


def write_date(work: UnitOfWork, participants: Iterable[Participant], date: str) -> None:
    """Give the present status of participants another date; an empty one is forgotten with them alone."""
    known = tuple(participants)
    ids = [participant.id for participant in known if participant.status_date != date]
    work.change_many(Participant, ids, status_date=date)
    if date:
        work.change_many(StatusMove, [move.id for move in latest_moves(work, ids).values()], date=date)


def latest_moves(reader: Reader, ids: Collection[UUID]) -> Mapping[UUID, StatusMove]:
    """The move that each participant came to their present status by."""
    found: dict[UUID, StatusMove] = {}
    for part in in_parts(ids):
        for move in reader.find(StatusMove, participant_id=part):
            found[move.participant_id] = move
    return found


def barred(participants: Iterable[Participant], status: ParticipantStatus) -> list[Participant]:
    """Those who may not move to the status."""
    return [participant for participant in participants if not may_follow(participant.status, status)]


def refuse_moves(reader: Reader, participants: Sequence[Participant], status: ParticipantStatus) -> None:
    """``status.not_allowed`` for one, ``status.some_not_allowed`` for several, where a move is against the rules."""
    wrong = barred(participants, status)
    if not wrong:
        return
    person = reader.get_many(Person, [wrong[0].person_id]).get(wrong[0].person_id)
    name = "" if person is None else person.name
    if len(participants) == 1:
        raise not_allowed(wrong[0].status, status, name)
    raise UserError(
        "status.some_not_allowed",
        count=len(wrong),
        total=len(participants),
        name=name,
        status=wrong[0].status,
        wanted=status,
    )


def not_allowed(status: ParticipantStatus, wanted: ParticipantStatus, name: str) -> UserError:
    """A move against the rules, with those that are possible."""
    choices = list(following(status))
    code = "status.not_allowed" if choices else "status.ended"
    return UserError(code, field="status", name=name, status=status, wanted=wanted, choices=choices)


def _forget_substitutes(work: UnitOfWork, participants: Iterable[Participant]) -> None:
    """Who is back in their place is replaced by nobody."""
    back = [participant.id for participant in participants if participant.replaced_by_id is not None]
    work.change_many(Participant, back, replaced_by_id=None)
