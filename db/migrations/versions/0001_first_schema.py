"""The first schema: the whole model, the journal and the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _create(name: str, meaning: str, *columns: sa.Column) -> None:
    """A table whose first column is its key."""
    for column in columns:
        for key in column.foreign_keys:
            key.name = key.name or f"fk_{name}_{column.name}_{key.target_fullname.partition('.')[0]}"
    has_number = isinstance(columns[0].type, sa.BigInteger)
    rules: list[sa.Constraint] = [sa.PrimaryKeyConstraint(columns[0].name, name=f"pk_{name}")]
    for column in columns:
        if column.unique:
            column.unique = None
            rules.append(sa.UniqueConstraint(column.name, name=f"uq_{name}_{column.name}"))
    op.create_table(name, *columns, *rules, comment=meaning, sqlite_autoincrement=has_number)


def _number(name: str, meaning: str) -> sa.Column:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, autoincrement=True, nullable=False, comment=meaning)


def _entity() -> tuple[sa.Column, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
    )


def _ordered() -> tuple[sa.Column, ...]:
    return (*_entity(), _text("order_key", "place among siblings; sorts as plain text"))


def _text(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=False, server_default="", comment=meaning)


def _choice(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.String(40), nullable=False, comment=meaning)


def _day(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.String(10), nullable=True, comment=meaning)


def _time(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.String(5), nullable=True, comment=meaning)


def _reference(name: str, target: str, meaning: str, *, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{target}.id"), nullable=optional, index=True, comment=meaning)


def upgrade() -> None:
    """Make every table; the full-text part is SQLite's own."""
    _create(
        "export",
        "What left the application; history, not operations",
        sa.Column("id", sa.Uuid(), nullable=False, comment="key"),
        sa.Column("consultation_id", sa.Uuid(), nullable=True, index=True, comment="the meeting"),
        sa.Column("at", sa.BigInteger(), nullable=False, comment="when it left"),
        _text("author", "who made it"),
        _text("what", "agenda, participants, …"),
        _text("format", "pdf, xlsx, …"),
        _text("language", "ISO 639-1"),
        _text("columns", "the columns that were in it"),
        sa.Column("count", sa.Integer(), nullable=False, comment="how many entries were in it"),
        _text("file_name", "name of the file, without its folder"),
    )
    _create(
        "list_preset",
        "A saved set of columns of a list",
        *_entity(),
        _text("name", "as the user calls it"),
        _text("columns", "names of columns, with commas between"),
    )
    _create(
        "operation",
        "The journal: one row an operation",
        _number("seq", "order of arrival in this workspace"),
        sa.Column("id", sa.Uuid(), nullable=False, unique=True, comment="the same on every laptop"),
        _text("name", "code of what was done, e.g. agenda.move"),
        _text("kind", "do, undo, redo"),
        sa.Column("params", sa.String(), nullable=False, comment="values for the sentence that names it"),
        _text("author", "who"),
        _text("device", "on which device"),
        sa.Column("at", sa.BigInteger(), nullable=False, comment="when, by the device's clock"),
        sa.Column("hlc", sa.String(), nullable=False, index=True, comment="hybrid logical clock: ms, counter, device"),
        sa.Column(
            "schema_revision", sa.Integer(), nullable=False, comment="schema version that its values are written in"
        ),
        sa.Column("consultation_id", sa.Uuid(), nullable=True, index=True, comment="the meeting it was about"),
        sa.Column("undoes", sa.Uuid(), nullable=True, index=True, comment="the operation whose inverse it is"),
        sa.Column("is_undoable", sa.Boolean(), nullable=False, comment="false for loading, issuing and erasure"),
        sa.Column("rows", sa.Integer(), nullable=False, comment="how many rows it wrote"),
    )
    _create(
        "organisation",
        "An organisation of the contacts",
        *_entity(),
        sa.Column("sort_key", sa.LargeBinary(), nullable=True, comment="derived: UCA collation key of the name"),
        _text("name", "full name"),
        _text("acronym", "short name that lists and papers prefer"),
        _choice("kind", "what sort of organisation"),
        _reference("parent_id", "organisation", "the organisation it is part of", optional=True),
        _text("country", "seat"),
        _text("website", "address of the site"),
        _text("email", "general e-mail address"),
        _text("aliases", "other names, one a line"),
        _text("notes", "internal notes"),
    )
    _create(
        "person",
        "A person of the contacts",
        *_entity(),
        sa.Column("sort_key", sa.LargeBinary(), nullable=True, comment="derived: UCA collation key of the name"),
        _text("name", "as written, in any script"),
        _text("family_name", "optional part"),
        _text("given_name", "optional part"),
        _text("title", "e.g. Dr, H.E. Ms"),
        _text("email", "e-mail address, as written"),
        _text("phone", "telephone, as written"),
        _text("country", "as written or ISO 3166-1 alpha-2"),
        _text("language", "language to write in, ISO 639-1"),
        _text("notes", "internal notes"),
    )
    _create(
        "programme",
        "A process with a beginning and an end",
        *_entity(),
        _text("key", "readable key, fixed at birth"),
        _text("title", "as it is called on paper"),
        _day("start_date", "beginning of the process"),
        _day("end_date", "end of the process"),
        _text("notes", "internal notes"),
    )
    _create(
        "search_entry",
        "Derived: what can be found; rebuildable",
        _number("key", "key"),
        sa.Column("row_id", sa.Uuid(), nullable=False, unique=True, comment="the row that is found"),
        _text("noun", "table of the row"),
        sa.Column("consultation_id", sa.Uuid(), nullable=True, comment="the meeting it belongs to"),
    )
    op.create_index("ix_search_entry_scope", "search_entry", ["noun", "consultation_id"])
    _create(
        "affiliation",
        "A person in an organisation",
        *_entity(),
        _reference("person_id", "person", "who"),
        _reference("organisation_id", "organisation", "where"),
        _text("role_title", "e.g. Chair, Head of Secretariat"),
        _day("from_date", "since when"),
        _day("to_date", "until when"),
        sa.Column("is_primary", sa.Boolean(), nullable=False, comment="the one that lists show"),
    )
    _create(
        "change",
        "The journal: one row for each row written",
        _number("key", "order within the journal"),
        sa.Column(
            "operation_seq",
            sa.BigInteger(),
            sa.ForeignKey("operation.seq", name="fk_change_operation_seq_operation"),
            nullable=False,
            index=True,
            comment="the operation",
        ),
        _text("noun", "table of the row"),
        sa.Column("row_id", sa.Uuid(), nullable=False, index=True, comment="key of the row"),
        sa.Column("subject_id", sa.Uuid(), nullable=True, comment="the person whose data it holds, for erasure"),
        sa.Column(
            "before", sa.String(), nullable=True, comment="JSON of the fields it changed, before; null for a new row"
        ),
        sa.Column("after", sa.String(), nullable=False, comment="JSON of the fields it wrote"),
    )
    _create(
        "consultation",
        "Any meeting of a programme",
        *_entity(),
        _reference("programme_id", "programme", "the process it belongs to"),
        _text("key", "readable key, fixed at birth; may collide after an exchange"),
        _text("title", "main title"),
        _text("subtitle", "second line of the title"),
        _choice("kind", "what sort of meeting it is"),
        _choice("format", "in person, online, hybrid"),
        _choice("status", "how far the preparation has come"),
        _text("region", "the region it speaks for"),
        _day("start_date", "first day"),
        _day("end_date", "last day"),
        _text("place", "what a list shows, e.g. Bangkok, Thailand"),
        _text("country", "ISO 3166-1 alpha-2"),
        _text("time_zone", "IANA name"),
        _text("language", "main language of its papers, ISO 639-1"),
        _text("venue_name", "organisation or building"),
        _text("venue_room", "room"),
        _text("venue_floor", "floor"),
        _text("venue_street", "street"),
        _text("venue_city", "city"),
        sa.Column("latitude", sa.Float(), nullable=True, comment="degrees north"),
        sa.Column("longitude", sa.Float(), nullable=True, comment="degrees east"),
        _text("remote_instructions", "how to take part from afar"),
        _text("remote_link", "link of the video or audio conference"),
        _text("remote_number", "number of the conference call line"),
        _text("remote_code", "access code"),
        _choice("agenda_status", "what its agenda may be called on paper"),
        _text("notes", "internal notes"),
    )
    _create(
        "milestone",
        "A dated event that is not organised here",
        *_entity(),
        _reference("programme_id", "programme", "the process it belongs to"),
        _text("title", "what happened or will happen"),
        _day("start_date", "first day"),
        _day("end_date", "last day"),
        _text("place", "city, country or building"),
        _text("symbol", "symbol of the document it produced, e.g. A/RES/71/1"),
        _text("notes", "internal notes"),
    )
    _create(
        "agenda_version",
        "An agenda as it was issued; frozen",
        *_entity(),
        _reference("consultation_id", "consultation", "whose agenda"),
        sa.Column("number", sa.Integer(), nullable=False, comment="counts from 1; never used again"),
        _text("status", "provisional, final, as held"),
        sa.Column("issued_at", sa.BigInteger(), nullable=False, comment="when it was issued"),
        _text("note", "why"),
        _text("content", "canonical JSON of the agenda as issued"),
    )
    _create(
        "concept_note_section",
        "A section of a concept note",
        *_ordered(),
        _reference("consultation_id", "consultation", "the meeting"),
        _text("heading", "e.g. Background"),
        _text("body", "paragraphs, bullets (- ) and references to footnotes ([^1])"),
    )
    _create(
        "contact_point",
        "The address people write to about a consultation",
        *_ordered(),
        _reference("consultation_id", "consultation", "the meeting"),
        _text("name", "whom the address belongs to"),
        _text("email", "e-mail address, as written"),
        _text("phone", "telephone, as written"),
    )
    _create(
        "document",
        "A titled thing with language versions",
        *_ordered(),
        _text("title", "as it is called"),
        _text("kind", "agenda, report, news, letter, link, …"),
        _text("symbol", "e.g. A/71/L.58"),
        _reference("programme_id", "programme", "the process it belongs to", optional=True),
        _reference("consultation_id", "consultation", "the meeting it belongs to", optional=True),
        _reference("parent_id", "document", "the document it is part of", optional=True),
        _day("date", "date of the document"),
        _text("notes", "summary or internal notes"),
    )
    _create(
        "footnote",
        "A footnote of a concept note",
        *_ordered(),
        _reference("consultation_id", "consultation", "the meeting"),
        sa.Column("number", sa.Integer(), nullable=False, comment="the number that the body refers to"),
        _text("text", "text of the note"),
        _text("link", "address it points to"),
    )
    _create(
        "participant",
        "A person's part in one consultation",
        *_entity(),
        _reference("consultation_id", "consultation", "the meeting"),
        _reference("person_id", "person", "who"),
        _reference("organisation_id", "organisation", "whom the person represents", optional=True),
        _text("category", "e.g. speaker, observer"),
        _text("regional_scope", "region the person works on"),
        _text("thematic_focus", "theme the person works on"),
        _choice("mode", "in person, remote, unknown"),
        _choice("status", "where the invitation or registration stands"),
        _text("status_date", "date of the status, YYYY-MM-DD"),
        _reference("replaced_by_id", "participant", "who comes instead", optional=True),
        _text("needs", "access, dietary and other needs"),
        sa.Column("may_be_listed", sa.Boolean(), nullable=False, comment="consent to stand in a public list"),
        _text("notes", "internal notes"),
        sa.Column("name_key", sa.LargeBinary(), nullable=True, comment="derived: collation key of the person's name"),
    )
    op.create_index("ix_participant_by_name", "participant", ["consultation_id", "deleted_at", "name_key", "id"])
    _create(
        "partner",
        "An organisation behind a consultation in one role",
        *_ordered(),
        _reference("consultation_id", "consultation", "the meeting"),
        _reference("organisation_id", "organisation", "who stands behind it"),
        _choice("role", "in which role"),
        _text("note", "as the source words it"),
    )
    _create(
        "session",
        "One stretch of a consultation held in one go",
        *_ordered(),
        _reference("consultation_id", "consultation", "the meeting"),
        _text("name", "e.g. AM Session, Day 2"),
        sa.Column("date", sa.Date(), nullable=True, comment="local date of its start"),
        _time("start", "local start, HH:MM"),
        _time("end", "local end, HH:MM; not after the start means the next day"),
        _text("time_zone", "IANA name; empty means the consultation's"),
        _text("venue", "where, if not at the consultation's venue"),
        _text("link", "link of this session"),
        _text("track", "parallel track or working group"),
    )
    _create(
        "statement",
        "A text that organisations sign on to",
        *_entity(),
        _reference("programme_id", "programme", "the process it belongs to"),
        _text("title", "as it is called"),
        _text("kind", "statement, open letter, …"),
        _text("text", "the text itself"),
        _day("date", "date of the statement"),
        _reference("consultation_id", "consultation", "the meeting it came out of", optional=True),
    )
    _create(
        "text_version",
        "A language version of a text that prints",
        *_entity(),
        sa.Column("owner_id", sa.Uuid(), nullable=False, comment="the row whose text it renders"),
        _reference("consultation_id", "consultation", "the meeting it prints for", optional=True),
        _text("field", "the field of that row"),
        _text("language", "ISO 639-1"),
        _text("text", "the text in that language"),
        _text("state", "draft, approved"),
        _text("source_hash", "fingerprint of the main text it renders"),
    )
    op.create_index("ix_text_version_owner", "text_version", ["owner_id", "language"])
    _create(
        "agenda_item",
        "An item of a session; starts are computed",
        *_ordered(),
        _reference("session_id", "session", "the session it is held in"),
        _text("title", "as it prints"),
        _choice("kind", "what happens"),
        sa.Column("minutes", sa.Integer(), nullable=False, comment="duration in minutes"),
        _time("pinned_start", "local start, HH:MM, that does not move; null: follows"),
        _text("room", "room, where it differs"),
        _text("notes", "internal notes; never printed in public papers"),
    )
    _create(
        "attendance",
        "Presence of a participant in one session",
        *_entity(),
        _reference("participant_id", "participant", "who"),
        _reference("session_id", "session", "at which session"),
        _text("state", "expected, present, remote, part, excused, absent"),
    )
    _create(
        "document_version",
        "One language of a document",
        *_entity(),
        _reference("document_id", "document", "the document"),
        _text("language", "ISO 639-1"),
        _choice("status", "how far this language is"),
        _text("link", "where it is published"),
        _text("file_name", "name of the file, where one is held"),
        _day("date", "date of this version"),
    )
    _create(
        "endorsement",
        "One organisation's sign-on",
        *_entity(),
        _reference("statement_id", "statement", "what is signed"),
        _reference("organisation_id", "organisation", "who signs"),
        _text("name_as_signed", "name under the text"),
        _text("country", "country under the text"),
        _text("signatory", "who signed for the organisation"),
        _day("date", "when"),
        _text("status", "signed, withdrawn, …"),
    )
    _create(
        "agenda_speaker",
        "A person in an agenda item",
        *_ordered(),
        _reference("item_id", "agenda_item", "the item"),
        _reference("person_id", "person", "who"),
        _reference("organisation_id", "organisation", "on behalf of", optional=True),
        _text("title", "what stands before the name on paper"),
        _choice("role", "the part played"),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False, comment="has said yes"),
    )
    _create(
        "agenda_topic",
        "A topic or question under an agenda item",
        *_ordered(),
        _reference("item_id", "agenda_item", "the item it stands under"),
        _reference("parent_id", "agenda_topic", "the topic it is nested in", optional=True),
        _text("text", "as it prints"),
        _choice("kind", "topic or question for the discussion"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for index in ("search_text", "participant_text"):
            op.execute(
                f"CREATE VIRTUAL TABLE {index} USING fts5("
                "words, content='', contentless_delete=1, prefix='1 2', tokenize='unicode61 remove_diacritics 0')"
            )
