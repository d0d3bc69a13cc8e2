"""The search index on SQLite: FTS5 over texts that were folded by ``domain.names.fold``; derived and rebuildable."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Integer, TextualSelect, column, text

from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.text import clean

_IDEOGRAPH = re.compile("([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words of a noun come from: SQL over its table ``t`` and what is joined to it."""

    words: str
    scope: str = "NULL"
    joins: str = ""
    index: str = "search_text"


_PARTICIPANT_JOINS = (
    "JOIN person p ON p.id = t.person_id LEFT JOIN organisation o ON o.id = t.organisation_id AND o.deleted_at IS NULL"
)

SOURCES: Mapping[str, Source] = {
    "programme": Source("t.title || ' ' || t.key"),
    "milestone": Source("t.title || ' ' || t.place || ' ' || t.symbol"),
    "consultation": Source(
        "t.title || ' ' || t.subtitle || ' ' || t.key || ' ' || t.place || ' ' || t.region || ' ' || t.venue_name",
        "t.id",
    ),
    "agenda_item": Source("t.title", "s.consultation_id", "JOIN session s ON s.id = t.session_id"),
    "agenda_topic": Source(
        "t.text",
        "s.consultation_id",
        "JOIN agenda_item i ON i.id = t.item_id JOIN session s ON s.id = i.session_id",
    ),
    "person": Source("t.name || ' ' || t.title || ' ' || t.email || ' ' || t.country"),
    "organisation": Source("t.name || ' ' || t.acronym || ' ' || t.aliases || ' ' || t.country"),
    "document": Source("t.title || ' ' || t.symbol", "t.consultation_id"),
    "participant": Source(
        "p.name || ' ' || p.email || ' ' || p.country || ' ' || coalesce(o.name || ' ' || o.acronym, '') || ' ' || "
        "t.category || ' ' || t.regional_scope || ' ' || t.thematic_focus || ' ' || t.status || ' ' || t.mode",
        "t.consultation_id",
        _PARTICIPANT_JOINS,
        index="participant_text",
    ),
}

_FEW = 8
"""Up to how many rows are followed one by one."""

_DEPENDENTS = {
    "person": ("participant", "person_id"),
    "organisation": ("participant", "organisation_id"),
}


def index_text(words: str) -> str:
    """Folded words with every ideograph, kana and hangul syllable as a word of its own."""
    folded = fold(words)
    return folded if folded.isascii() else _IDEOGRAPH.sub(r" \1 ", folded)


def match_expression(query: str) -> str:
    """An FTS5 expression that finds each word of ``query`` as a beginning; empty where there is no word in it."""
    words = [word for word in index_text(clean(query).text).split() if any(map(str.isalnum, word))]
    return " ".join('"' + word.replace('"', '""') + '"*' for word in words)


def matching(index: str, expression: str, limit: int | None = None) -> TextualSelect:
    """The keys of the search entries that an FTS5 expression finds in an index, as a subquery."""
    statement = f"SELECT rowid FROM {index} WHERE {index} MATCH :expression"
    if limit is not None:
        statement += f" LIMIT {limit:d}"
    return text(statement).bindparams(expression=expression).columns(column("rowid", Integer))


class SearchIndex:
    """Keeps the index true within the transaction that writes the rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def follow(self, rows: Mapping[str, Sequence[UUID]]) -> None:
        """Take over what was written: ``rows`` are keys by noun."""
        if not any(noun in SOURCES for noun in rows):
            return
        if sum(len(keys) for keys in rows.values()) <= _FEW:
            self._follow_few(rows)
            return
        self._run("CREATE TEMP TABLE IF NOT EXISTS touched (row_id TEXT PRIMARY KEY, noun TEXT) WITHOUT ROWID")
        self._run("DELETE FROM touched")
        parameters = [(row_id.hex, noun) for noun, keys in rows.items() if noun in SOURCES for row_id in keys]
        self._connection.exec_driver_sql("INSERT OR IGNORE INTO touched VALUES (?, ?)", parameters)
        nouns = [noun for noun in SOURCES if noun in rows]
        for noun, (dependent, key) in _DEPENDENTS.items():
            if noun in rows:
                self._run(
                    f"INSERT OR IGNORE INTO touched SELECT d.id, '{dependent}' FROM {dependent} d "
                    f"JOIN touched n ON n.row_id = d.{key} AND n.noun = '{noun}'"
                )
                nouns.append(dependent)
        for noun in dict.fromkeys(nouns):
            self._replace(noun)

    def _follow_few(self, rows: Mapping[str, Sequence[UUID]]) -> None:
        """One row after the other: an edit of a cell does not pay for what many rows need."""
        for noun, keys in rows.items():
            for row_id in keys:
                if noun in SOURCES:
                    self._follow_one(noun, row_id.hex)
                if noun in _DEPENDENTS:
                    dependent, key = _DEPENDENTS[noun]
                    found = self._connection.exec_driver_sql(
                        f"SELECT id FROM {dependent} WHERE {key} = ?", (row_id.hex,)
                    )
                    for (dependent_id,) in found.all():
                        self._follow_one(dependent, dependent_id)

    def _follow_one(self, noun: str, row_id: str) -> None:
        source, run = SOURCES[noun], self._connection.exec_driver_sql
        entry = run("SELECT key FROM search_entry WHERE row_id = ?", (row_id,)).scalar()
        if entry is not None:
            run(f"DELETE FROM {source.index} WHERE rowid = ?", (entry,))
        row = run(
            f"SELECT index_text({source.words}), {source.scope} FROM {noun} t {source.joins} "
            "WHERE t.id = ? AND t.deleted_at IS NULL",
            (row_id,),
        ).first()
        if row is None:
            run("DELETE FROM search_entry WHERE row_id = ?", (row_id,))
            return
        if entry is None:
            added = "INSERT INTO search_entry (row_id, noun, consultation_id) VALUES (?, ?, ?) RETURNING key"
            entry = run(added, (row_id, noun, row[1])).scalar_one()
        run(f"INSERT INTO {source.index} (rowid, words) VALUES (?, ?)", (entry, row[0]))

    def rebuild(self) -> None:
        """Make the whole index anew from the rows."""
        for index in {source.index for source in SOURCES.values()}:
            self._run(f"DELETE FROM {index}")
        self._run("DELETE FROM search_entry")
        self._run("CREATE TEMP TABLE IF NOT EXISTS touched (row_id TEXT PRIMARY KEY, noun TEXT) WITHOUT ROWID")
        self._run("DELETE FROM touched")
        for noun in SOURCES:
            self._run(f"INSERT INTO touched SELECT id, '{noun}' FROM {noun} WHERE deleted_at IS NULL")
            self._insert(noun)

    def _replace(self, noun: str) -> None:
        source = SOURCES[noun]
        known = f"FROM search_entry e JOIN touched n ON n.row_id = e.row_id AND n.noun = '{noun}'"
        if self._connection.execute(text(f"SELECT 1 {known} LIMIT 1")).scalar():
            self._run(f"DELETE FROM {source.index} WHERE rowid IN (SELECT e.key {known})")
            self._run(f"DELETE FROM search_entry WHERE key IN (SELECT e.key {known})")
        self._insert(noun)

    def _insert(self, noun: str) -> None:
        source = SOURCES[noun]
        origin = f"FROM touched n JOIN {noun} t ON t.id = n.row_id {source.joins}"
        where = f"WHERE n.noun = '{noun}' AND t.deleted_at IS NULL"
        self._run(
            f"INSERT INTO search_entry (row_id, noun, consultation_id) SELECT t.id, '{noun}', {source.scope} "
            f"{origin} {where}"
        )
        self._run(
            f"INSERT INTO {source.index} (rowid, words) SELECT e.key, index_text({source.words}) {origin} "
            f"JOIN search_entry e ON e.row_id = t.id {where}"
        )

    def _run(self, statement: str) -> None:
        self._connection.exec_driver_sql(statement)
