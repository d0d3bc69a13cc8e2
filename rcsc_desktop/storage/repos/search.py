"""The search over everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, FromClause, Select, Table, func, select

from rcsc_desktop.domain.lines import Hit
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.spellings import latin_letters
from rcsc_desktop.storage.search_index import match_expression, matching, similar_expression
from rcsc_desktop.storage.tables.agenda import agenda_item, agenda_topic
from rcsc_desktop.storage.tables.consultation import consultation, session
from rcsc_desktop.storage.tables.contacts import organisation, person
from rcsc_desktop.storage.tables.document import document
from rcsc_desktop.storage.tables.programme import milestone, programme
from rcsc_desktop.storage.tables.search import search_entry

_CAP = 400

_ITEMS: FromClause = agenda_item.join(session, session.c.id == agenda_item.c.session_id).join(
    consultation, consultation.c.id == session.c.consultation_id
)


_TOPICS: FromClause = agenda_topic.join(_ITEMS, agenda_item.c.id == agenda_topic.c.item_id)
_HELD = (consultation.c.deleted_at.is_(None), session.c.deleted_at.is_(None), agenda_item.c.deleted_at.is_(None))
_DOCUMENT_DETAIL = func.coalesce(func.nullif(document.c.symbol, ""), document.c.kind)

_TITLES: dict[str, tuple[Table, Select[Any]]] = {
    "consultation": (consultation, select(consultation.c.id, consultation.c.title, consultation.c.place)),
    "person": (person, select(person.c.id, person.c.name, person.c.title)),
    "organisation": (organisation, select(organisation.c.id, organisation.c.name, organisation.c.acronym)),
    "agenda_item": (
        agenda_item,
        select(agenda_item.c.id, agenda_item.c.title, consultation.c.title).select_from(_ITEMS).where(*_HELD),
    ),
    "agenda_topic": (
        agenda_topic,
        select(agenda_topic.c.id, agenda_topic.c.text, agenda_item.c.title).select_from(_TOPICS).where(*_HELD),
    ),
    "programme": (programme, select(programme.c.id, programme.c.title, programme.c.key)),
    "milestone": (milestone, select(milestone.c.id, milestone.c.title, milestone.c.place)),
    "document": (document, select(document.c.id, document.c.title, _DOCUMENT_DETAIL)),
}
"""Key, title and detail of each noun; in the order in which equal hits are listed."""

_RANK = {noun: rank for rank, noun in enumerate(_TITLES)}


class SqlSearch:
    """Searches through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, query: str, limit: int, *, similar: bool = False) -> tuple[Hit, ...]:
        """What holds all words of the query as beginnings of words; the closest titles first.

        With ``similar`` each word may have one slip.
        """
        if similar:
            expressions = [similar_expression(self._connection, "search_text", query)]
        else:
            # Of very many, those that hold the words as they were typed are not left out.
            expressions = [match_expression(query, whole_words=True), match_expression(query)]
        rows = [
            row
            for expression in filter(None, expressions)
            for row in self._connection.execute(
                select(search_entry.c.row_id, search_entry.c.noun, search_entry.c.consultation_id).where(
                    search_entry.c.key.in_(matching("search_text", expression, _CAP))
                )
            )
        ]
        by_noun: dict[str, dict[UUID, UUID | None]] = defaultdict(dict)
        for row_id, noun, consultation_id in rows:
            by_noun[noun][row_id] = consultation_id
        hits = [hit for noun, scopes in by_noun.items() for hit in self._hits(noun, scopes)]
        wanted = {fold(query).strip(), latin_letters(query)} - {""}
        hits.sort(key=lambda hit: (_closest(hit.title, wanted), _RANK[hit.noun], len(hit.title)))
        return tuple(hits[:limit])

    def _hits(self, noun: str, scopes: dict[UUID, UUID | None]) -> list[Hit]:
        table, titles = _TITLES[noun]
        statement = titles.where(table.c.id.in_(scopes), table.c.deleted_at.is_(None))
        return [
            Hit(noun, row_id, scopes[row_id], title, detail)
            for row_id, title, detail in self._connection.execute(statement)
        ]


def _closest(title: str, wanted: Collection[str]) -> int:
    """The title as it is written, and in Latin letters, against the query in both."""
    titles = {fold(title), latin_letters(title)}
    return min((_distance(one, asked) for one in titles for asked in wanted), default=0)


def _distance(title: str, wanted: str) -> int:
    """0 for the title itself, 1 for its first words, 2 for its beginning, 3 for that of any word, 4 for elsewhere."""
    if title == wanted:
        return 0
    if title.startswith(wanted):
        return 1 if title.startswith(f"{wanted} ") else 2
    return 3 if f" {wanted}" in title else 4
