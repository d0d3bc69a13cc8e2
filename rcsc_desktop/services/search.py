"""The search over everything in the workspace."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from rcsc_desktop.domain.lines import Hit
from rcsc_desktop.services.ports import SearchQueries


class SearchService:
    """Finds consultations, people, organisations, agenda items, topics, programmes, milestones and documents."""

    def __init__(self, queries: Callable[[], AbstractContextManager[SearchQueries]]) -> None:
        self._queries = queries

    def find(self, text: str, limit: int = 30, *, similar: bool = False) -> tuple[Hit, ...]:
        """What holds all words of ``text`` as beginnings of words, the closest first.

        With ``similar`` each word may have one slip.
        """
        with self._queries() as queries:
            return queries.find(text, limit, similar=similar)
