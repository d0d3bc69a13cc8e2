"""Agendas of every shape: more of items, sessions and speakers; issued files, sources, templates, glossary."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=False, server_default="", comment=meaning)


def _choice(name: str, meaning: str, default: str) -> sa.Column:
    return sa.Column(name, sa.String(40), nullable=False, server_default=default, comment=meaning)


def _truth(name: str, meaning: str, *, default: bool = False) -> sa.Column:
    return sa.Column(
        name, sa.Boolean(), nullable=False, server_default=sa.true() if default else sa.false(), comment=meaning
    )


def _reference(table: str, name: str, target: str, meaning: str) -> sa.Column:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, sa.Uuid(), key, nullable=False, index=True, comment=meaning)


def _key(name: str, meaning: str, *, index: bool = False) -> sa.Column:
    return sa.Column(name, sa.Uuid(), nullable=False, index=index, comment=meaning)


def _create(name: str, meaning: str, *columns: sa.Column) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        comment=meaning,
    )


def upgrade() -> None:
    _items()
    for column in (
        _text("paper_languages", "languages of papers beside the main one, ISO 639-1, commas between"),
        _text("cities", "IANA zones whose local times stand beside the sessions, commas between"),
    ):
        op.add_column("consultation", column)
    op.add_column(
        "participant", _text("availability", "when the person is there: days and times, one a line; empty means always")
    )
    _sessions()
    _speakers()
    _versions()
    _new_tables()


def _items() -> None:
    for column in (
        _truth("is_timed", "takes time; an item of an annotated agenda may take none", default=True),
        _choice("numbering", "none, 1, (a) or (i)", "none"),
        _choice("purpose", "information, discussion, decision; empty while open", ""),
        _choice("visibility", "public, internal, hidden", "public"),
        _text("background", "what an annotated agenda says of it"),
        _text("outcome", "what is expected of it"),
        _text("link", "link, where it differs from the session's"),
        _text("interpretation", "languages of the interpreters, ISO 639-1, commas between"),
        _text("owner", "who sees to it; never printed in public papers"),
    ):
        op.add_column("agenda_item", column)


def _sessions() -> None:
    with op.batch_alter_table("session") as session:
        key = sa.ForeignKey("person.id", name="fk_session_chair_id_person")
        session.add_column(sa.Column("chair_id", sa.Uuid(), key, nullable=True, comment="who chairs it"))
        session.add_column(_truth("restarts_numbering", "numbers of items begin anew"))
        session.add_column(_truth("is_parking", "holds the items without a place; never prints"))
    op.create_index("ix_session_chair_id", "session", ["chair_id"])


def _speakers() -> None:
    states = "proposed, asked, accepted, confirmed, declined"
    op.add_column("agenda_speaker", _choice("status", states, "confirmed"))
    op.execute("UPDATE agenda_speaker SET status = 'proposed' WHERE NOT is_confirmed")
    with op.batch_alter_table("agenda_speaker") as speaker:
        speaker.drop_column("is_confirmed")
        speaker.alter_column("status", server_default=None)


def _versions() -> None:
    op.add_column(
        "agenda_version",
        sa.Column("revision", sa.Integer(), nullable=False, server_default="0", comment="issues of its status before"),
    )
    with op.batch_alter_table("agenda_version") as version:
        version.alter_column("status", type_=sa.String(40), server_default=None)


def _new_tables() -> None:
    _create(
        "agenda_document",
        "A document of an agenda item",
        _text("order_key", "place among siblings; sorts as plain text"),
        _reference("agenda_document", "item_id", "agenda_item", "the item"),
        _reference("agenda_document", "document_id", "document", "the document it deals with"),
    )
    _create(
        "version_file",
        "A file printed from an issued agenda",
        _key("version_id", "the issued version it was printed from", index=True),
        _text("format", "pdf, docx, …"),
        _text("choices", "canonical JSON of layout, language, paper and options"),
        _text("file_name", "what it was called"),
        sa.Column("content", sa.LargeBinary(), nullable=False, comment="the file, byte for byte"),
    )
    _create(
        "agenda_source",
        "What an imported file said, to write back",
        _reference("agenda_source", "consultation_id", "consultation", "the meeting it was read into"),
        _key("owner_id", "the item, session or consultation that it tells of", index=True),
        _text("format", "schedule-json, schedule-xml, ics, …"),
        _text("content", "canonical JSON of what the file said"),
    )
    _create(
        "agenda_template",
        "A saved pattern of an agenda",
        _text("name", "as the user calls it"),
        _text("content", "canonical JSON of sessions and items"),
    )
    _create(
        "silenced_finding",
        "A finding put aside, and why",
        _reference("silenced_finding", "consultation_id", "consultation", "the meeting"),
        _text("code", "which finding"),
        _key("owner_id", "the item or session it stands beside"),
        _text("detail", "tells findings of one code at one row apart"),
        _text("reason", "why it need not be looked at"),
    )
    _create(
        "glossary_term",
        "A term in the languages of papers",
        _text("en", "English"),
        _text("fr", "French"),
        _text("es", "Spanish"),
        _text("ru", "Russian"),
        _text("ar", "Arabic"),
        _text("notes", "where it comes from, when it is used"),
    )
