"""The likely doubles of the whole workspace."""

from __future__ import annotations

from rcsc_desktop.domain.doubles import DoublePair
from rcsc_desktop.domain.likeness import DOUBTFUL, organisations_alike, people_alike
from rcsc_desktop.domain.likeness_index import LikenessIndex
from rcsc_desktop.domain.people_standing import KnownContact
from rcsc_desktop.services.contact_traits import kept_apart, known_contacts
from rcsc_desktop.services.following import Following, IsCancelled, OnProgress
from rcsc_desktop.services.ports import Database


class DoubleService:
    """Finds people, or organisations, that may be one and the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self, kind: str, on_progress: OnProgress | None = None, is_cancelled: IsCancelled | None = None
    ) -> tuple[DoublePair, ...]:
        """All pairs that look alike, the likeliest first, without those that somebody said are not the same.

        ``kind`` is ``person`` or ``organisation``. ``on_progress`` receives entries done and all entries; where
        ``is_cancelled`` says so, ``UserError("work.cancelled")`` is raised.
        """
        following = Following(on_progress, is_cancelled)
        following.at(0, 1)
        with self._database.read() as reader:
            known = known_contacts(reader, kind)
            apart = kept_apart(reader)
        index = LikenessIndex(of_people=kind == "person")
        found = []
        for number, one in enumerate(following.each(known)):
            for other in sorted(index.candidates(one.traits)):
                pair = _pair(kind, known[other], one)
                if pair is not None and (pair.first_id, pair.second_id) not in apart:
                    found.append(pair)
            index.add(number, one.traits)
        following.at(len(known), len(known))
        return tuple(sorted(found, key=lambda pair: (-pair.score, pair.first_id, pair.second_id)))


def _pair(kind: str, one: KnownContact, other: KnownContact) -> DoublePair | None:
    compare = people_alike if kind == "person" else organisations_alike
    likeness = compare(one.traits, other.traits)
    if likeness is None or likeness.score < DOUBTFUL:
        return None
    first, second = sorted((one, other), key=lambda contact: contact.id)
    return DoublePair(
        kind,
        first.id,
        second.id,
        first.entity.name,
        second.entity.name,
        likeness.score,
        likeness.reasons,
        first.detail,
        second.detail,
    )
