"""Pictures of the participants as a whole: the figures behind them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

from rcsc_desktop.domain.participant_pictures import Only, ParticipantPictures
from rcsc_desktop.services.ports import ParticipantPictureQueries

MOST_BARS = 12
"""Values of a column that have a bar of their own; the others share one."""


class ParticipantPictureService:
    """Figures for the window's pictures and for the last page of the list of participants."""

    def __init__(self, queries: Callable[[], AbstractContextManager[ParticipantPictureQueries]]) -> None:
        self._queries = queries

    def pictures(
        self,
        consultation_id: UUID,
        query: str = "",
        *,
        only: Only | None = None,
        most: int = MOST_BARS,
        similar: bool = False,
    ) -> ParticipantPictures:
        """The figures of those whom the query finds, all of them for an empty one; ``most`` bars a column.
        With ``similar`` each word of the query may have one slip.

        A constant number of statements, whatever the number of participants. ``column.unknown`` where a list cannot
        be narrowed by the column of ``only``.
        """
        with self._queries() as queries:
            return queries.pictures(consultation_id, query, only, most, similar=similar)
