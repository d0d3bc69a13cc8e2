"""The search index on SQLite: FTS5 over texts that were folded by ``domain.names.fold``; derived and rebuildable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Integer, TextualSelect, column, text

from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.spellings import alternatives, written_together
from rcsc_desktop.domain.text import clean
from rcsc_desktop.storage.vocabulary import Vocabulary, vocabulary


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words of a noun come from: SQL over its table ``t`` and what is joined to it.

    ``names`` are found in any script; ``more`` is ready for the index. ``may_move``: to another meeting.
    """

    words: str
    names: str = ""
    more: str = ""
    scope: str = "NULL"
    joins: str = ""
    index: str = "search_text"
    may_move: bool = False

    @property
    def text(self) -> str:
        """SQL for what the index holds."""
        names = f"name_text({self.names}) || ' ' || " if self.names else ""
        more = f" || ' ' || {self.more}" if self.more else ""
        return f"{names}index_text({self.words}){more}"


def _details(of: str, key: str) -> str:
    return (
        f"coalesce((SELECT group_concat(c.value, ' ') FROM contact_detail c WHERE c.{of} = {key} "
        "AND c.deleted_at IS NULL), '')"
    )


def _country(alias: str) -> str:
    """Found by its names in the languages of papers, whichever of them is stored."""
    return f"country_words({alias}.country)"


def _joined(*columns: str) -> str:
    return " || ' ' || ".join(columns)


_PERSON_NAMES = ("name", "family_name", "given_name", "badge_name", "aliases")
_PERSON_WORDS = ("title", "suffix", "email", "phone", "tags")
_ORGANISATION_NAMES = ("name", "acronym", "aliases", "translated_names")
_ORGANISATION_WORDS = ("email", "phone", "website", "regional_scope", "themes", "accreditation", "tags")
_PARTICIPANT_WORDS = (
    "category",
    "constituency",
    "role",
    "regional_scope",
    "thematic_focus",
    "status",
    "mode",
    "dietary_needs",
    "access_needs",
    "needs",
)

_BELONGS = (
    "(SELECT name_text(coalesce(group_concat(o.name || ' ' || o.acronym || ' ' || a.role_title, ' '), '')) "
    "FROM affiliation a JOIN organisation o ON o.id = a.organisation_id AND o.deleted_at IS NULL "
    "WHERE a.person_id = t.id AND a.deleted_at IS NULL)"
)
"""The organisations a person belongs to, and as what."""

_OWN_VALUES = (
    "coalesce((SELECT group_concat(v.value, ' ') FROM own_value v JOIN own_field f ON f.id = v.field_id "
    "WHERE v.participant_id = t.id AND v.deleted_at IS NULL AND f.deleted_at IS NULL), '')"
)

_PARTICIPANT_JOINS = (
    "JOIN person p ON p.id = t.person_id LEFT JOIN organisation o ON o.id = t.organisation_id AND o.deleted_at IS NULL"
)


def _of(alias: str, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{alias}.{name}" for name in names)


SOURCES: Mapping[str, Source] = {
    "programme": Source(_joined("t.title", "t.key")),
    "milestone": Source(_joined("t.title", "t.place", "t.symbol")),
    "consultation": Source(
        _joined("t.title", "t.subtitle", "t.key", "t.place", "t.region", "t.venue_name"), scope="t.id"
    ),
    "agenda_item": Source(
        "t.title", scope="s.consultation_id", joins="JOIN session s ON s.id = t.session_id", may_move=True
    ),
    "agenda_topic": Source(
        "t.text",
        scope="s.consultation_id",
        joins="JOIN agenda_item i ON i.id = t.item_id JOIN session s ON s.id = i.session_id",
        may_move=True,
    ),
    "person": Source(
        _joined(*_of("t", _PERSON_WORDS), _country("t"), _details("person_id", "t.id")),
        names=_joined(*_of("t", _PERSON_NAMES)),
        more=_BELONGS,
    ),
    "organisation": Source(
        _joined(*_of("t", _ORGANISATION_WORDS), _country("t"), _details("organisation_id", "t.id")),
        names=_joined(*_of("t", _ORGANISATION_NAMES)),
    ),
    "document": Source(_joined("t.title", "t.symbol"), scope="t.consultation_id", may_move=True),
    "participant": Source(
        _joined(
            *_of("p", _PERSON_WORDS),
            _country("p"),
            *_of("t", _PARTICIPANT_WORDS),
            _details("person_id", "p.id"),
            _OWN_VALUES,
        ),
        names=_joined(
            *_of("p", _PERSON_NAMES),
            f"coalesce({_joined(*_of('o', _ORGANISATION_NAMES))}, '')",
        ),
        scope="t.consultation_id",
        joins=_PARTICIPANT_JOINS,
        index="participant_text",
    ),
}

_SLIPS_FROM = 4
"""Letters from which on a word may have a slip."""
_AT_ONCE = 10_000
"""Keys that are handed to the database at a time."""
_FEW = 8
"""Up to how many rows are followed one by one."""


@dataclass(frozen=True, slots=True)
class Dependence:
    """Rows of ``noun`` lend words to rows of ``dependent``: ``keys`` of these in ``origin`` where ``own`` is a key."""

    noun: str
    dependent: str
    keys: str
    origin: str
    own: str


_DEPENDENCES = (
    Dependence("person", "participant", "d.id", "participant d", "d.person_id"),
    Dependence("organisation", "participant", "d.id", "participant d", "d.organisation_id"),
    Dependence("organisation", "person", "d.person_id", "affiliation d", "d.organisation_id"),
    Dependence("affiliation", "person", "d.person_id", "affiliation d", "d.id"),
    Dependence("contact_detail", "person", "d.person_id", "contact_detail d", "d.id"),
    Dependence("contact_detail", "organisation", "d.organisation_id", "contact_detail d", "d.id"),
    Dependence(
        "contact_detail",
        "participant",
        "p.id",
        "contact_detail d JOIN participant p ON p.person_id = d.person_id",
        "d.id",
    ),
    Dependence("own_value", "participant", "d.participant_id", "own_value d", "d.id"),
    Dependence("own_field", "participant", "d.participant_id", "own_value d", "d.field_id"),
)

_FOLLOWED = {*SOURCES, *(one.noun for one in _DEPENDENCES)}


def match_expression(query: str, *, whole_words: bool = False) -> str:
    """An FTS5 expression that finds each word of ``query`` as a beginning, in any spelling; empty without a word.

    With ``whole_words`` it finds the words themselves, as they were typed.
    """
    asked = _asked_words(query)
    if whole_words:
        return " AND ".join(_beginning(alternatives(chunk)[0][0] + " ") for chunks in asked for chunk in chunks)
    return " AND ".join(map(_any_of, asked))


def similar_expression(connection: Connection, index: str, query: str) -> str:
    """As ``match_expression``, with one slip in each word of four letters or more; empty where no word is near.

    A word that the index knows is believed, unless nothing is found that way.
    """
    asked, known = _asked_words(query), vocabulary(connection, index)
    doubted = [chunks for chunks in asked if not known.knows(_plain(chunks[-1]))]
    for slipped in (doubted, asked):
        expression = " AND ".join(_any_of(one, _near(known, one) if one in slipped else []) for one in asked)
        if slipped and connection.execute(matching(index, expression, 1)).first() is not None:
            return expression
    return ""


def _near(known: Vocabulary, chunks: Sequence[str]) -> list[str]:
    word = _plain(chunks[-1])
    return known.near(word) if len(word) >= _SLIPS_FROM and word.isalpha() else []


def _plain(chunk: str) -> str:
    """The chunk as one word."""
    return "".join(filter(str.isalnum, fold(chunk)))


def _asked_words(query: str) -> list[tuple[str, ...]]:
    """The words of a query; two that may be written as one stand together."""
    chunks = [chunk for chunk in clean(query).text.split() if any(map(str.isalnum, fold(chunk)))]
    return written_together(chunks)


def _any_of(chunks: Sequence[str], near: Sequence[str] = ()) -> str:
    found = alternatives("".join(chunks)) if len(chunks) > 1 else []
    found += [list(chunks)] if found else alternatives(chunks[0])
    every = [" AND ".join(map(_beginning, words)) for words in (*found, *([one] for one in near))]
    return every[0] if len(every) == 1 else "(" + " OR ".join(f"({one})" for one in dict.fromkeys(every)) + ")"


def _beginning(word: str) -> str:
    quoted = '"' + word.strip().replace('"', '""') + '"'
    return quoted if word.endswith(" ") else quoted + "*"


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
        if not any(noun in _FOLLOWED for noun in rows):
            return
        if sum(len(keys) for keys in rows.values()) <= _FEW:
            self._follow_few(rows)
            return
        self._run("CREATE TEMP TABLE IF NOT EXISTS touched (row_id TEXT PRIMARY KEY, noun TEXT) WITHOUT ROWID")
        self._run("DELETE FROM touched")
        for noun, keys in rows.items():
            for at in range(0, len(keys) if noun in _FOLLOWED else 0, _AT_ONCE):
                parameters = [(row_id.hex, noun) for row_id in keys[at : at + _AT_ONCE]]
                self._connection.exec_driver_sql("INSERT OR IGNORE INTO touched VALUES (?, ?)", parameters)
        for one in _DEPENDENCES:
            if one.noun in rows:
                self._run(
                    f"INSERT OR IGNORE INTO touched SELECT {one.keys}, '{one.dependent}' "
                    f"FROM touched n, {one.origin} WHERE {one.own} = n.row_id AND n.noun = '{one.noun}'"
                )
        for noun in SOURCES:
            if noun in rows or any(one.dependent == noun and one.noun in rows for one in _DEPENDENCES):
                self._replace(noun)

    def _follow_few(self, rows: Mapping[str, Sequence[UUID]]) -> None:
        """One row after the other: an edit of a cell does not pay for what many rows need."""
        touched = {(noun, row_id.hex): None for noun, keys in rows.items() for row_id in keys if noun in SOURCES}
        for one in _DEPENDENCES:
            for row_id in rows.get(one.noun, ()):
                dependents = f"SELECT {one.keys} FROM {one.origin} WHERE {one.own} = ?"
                found = self._connection.exec_driver_sql(dependents, (row_id.hex,)).scalars()
                touched.update(((one.dependent, key), None) for key in found if key is not None)
        for noun, key in touched:
            self._follow_one(noun, key)

    def _follow_one(self, noun: str, row_id: str) -> None:
        source, run = SOURCES[noun], self._connection.exec_driver_sql
        entry = run("SELECT key FROM search_entry WHERE row_id = ?", (row_id,)).scalar()
        if entry is not None:
            run(f"DELETE FROM {source.index} WHERE rowid = ?", (entry,))
        row = run(
            f"SELECT {source.text}, {source.scope} FROM {noun} t {source.joins} "
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
        known = f"FROM touched n JOIN search_entry e ON e.row_id = n.row_id JOIN {noun} t ON t.id = n.row_id"
        where = f"WHERE n.noun = '{noun}'"
        if self._connection.execute(text(f"SELECT 1 {known} {where} LIMIT 1")).scalar():
            gone = where if source.may_move else f"{where} AND t.deleted_at IS NOT NULL"
            self._run(f"DELETE FROM {source.index} WHERE rowid IN (SELECT e.key {known} {where})")
            self._run(f"DELETE FROM search_entry WHERE key IN (SELECT e.key {known} {gone})")
        self._insert(noun)

    def _insert(self, noun: str) -> None:
        source = SOURCES[noun]
        rows = f"FROM touched n JOIN {noun} t ON t.id = n.row_id"
        where = f"WHERE n.noun = '{noun}' AND t.deleted_at IS NULL"
        self._run(
            f"INSERT INTO search_entry (row_id, noun, consultation_id) SELECT t.id, '{noun}', {source.scope} "
            f"{rows} {source.joins if source.may_move else ''} {where} "
            "AND NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.row_id = t.id)"
        )
        self._run(
            f"INSERT INTO {source.index} (rowid, words) SELECT e.key, {source.text} {rows} {source.joins} "
            f"JOIN search_entry e ON e.row_id = t.id {where}"
        )

    def _run(self, statement: str) -> None:
        self._connection.exec_driver_sql(statement)
