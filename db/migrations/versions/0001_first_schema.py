"""The first schema: the whole model, the journal and the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make every table; the full-text part is SQLite's own."""
    op.create_table(
        "export",
        sa.Column("id", sa.Uuid(), nullable=False, comment="key"),
        sa.Column("consultation_id", sa.Uuid(), nullable=True, comment="the meeting"),
        sa.Column("at", sa.BigInteger(), nullable=False, comment="when it left"),
        sa.Column("author", sa.String(), nullable=False, server_default="", comment="who made it"),
        sa.Column("what", sa.String(), nullable=False, server_default="", comment="agenda, participants, …"),
        sa.Column("format", sa.String(), nullable=False, server_default="", comment="pdf, xlsx, …"),
        sa.Column("language", sa.String(), nullable=False, server_default="", comment="ISO 639-1"),
        sa.Column("columns", sa.String(), nullable=False, server_default="", comment="the columns that were in it"),
        sa.Column("count", sa.Integer(), nullable=False, comment="how many entries were in it"),
        sa.Column(
            "file_name", sa.String(), nullable=False, server_default="", comment="name of the file, without its folder"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_export"),
        comment="What left the application; history, not operations",
    )
    op.create_index("ix_export_consultation_id", "export", ["consultation_id"])
    op.create_table(
        "list_preset",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column("name", sa.String(), nullable=False, server_default="", comment="as the user calls it"),
        sa.Column(
            "columns", sa.String(), nullable=False, server_default="", comment="names of columns, with commas between"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_list_preset"),
        comment="A saved set of columns of a list",
    )
    op.create_table(
        "operation",
        sa.Column("seq", _KEY, autoincrement=True, nullable=False, comment="order of arrival in this workspace"),
        sa.Column("id", sa.Uuid(), nullable=False, comment="the same on every laptop"),
        sa.Column(
            "name", sa.String(), nullable=False, server_default="", comment="code of what was done, e.g. agenda.move"
        ),
        sa.Column("kind", sa.String(), nullable=False, server_default="", comment="do, undo, redo"),
        sa.Column("params", sa.String(), nullable=False, comment="values for the sentence that names it"),
        sa.Column("author", sa.String(), nullable=False, server_default="", comment="who"),
        sa.Column("device", sa.String(), nullable=False, server_default="", comment="on which device"),
        sa.Column("at", sa.BigInteger(), nullable=False, comment="when, by the device's clock"),
        sa.Column("hlc", sa.String(), nullable=False, comment="hybrid logical clock: ms, counter, device"),
        sa.Column(
            "schema_revision", sa.Integer(), nullable=False, comment="schema version that its values are written in"
        ),
        sa.Column("consultation_id", sa.Uuid(), nullable=True, comment="the meeting it was about"),
        sa.Column("undoes", sa.Uuid(), nullable=True, comment="the operation whose inverse it is"),
        sa.Column("is_undoable", sa.Boolean(), nullable=False, comment="false for loading, issuing and erasure"),
        sa.Column("rows", sa.Integer(), nullable=False, comment="how many rows it wrote"),
        sa.PrimaryKeyConstraint("seq", name="pk_operation"),
        sa.UniqueConstraint("id", name="uq_operation_id"),
        comment="The journal: one row an operation",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_operation_consultation_id", "operation", ["consultation_id"])
    op.create_index("ix_operation_hlc", "operation", ["hlc"])
    op.create_index("ix_operation_undoes", "operation", ["undoes"])
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column("sort_key", sa.LargeBinary(), nullable=True, comment="derived: UCA collation key of the name"),
        sa.Column("name", sa.String(), nullable=False, server_default="", comment="full name"),
        sa.Column(
            "acronym", sa.String(), nullable=False, server_default="", comment="short name that lists and papers prefer"
        ),
        sa.Column("kind", sa.String(40), nullable=False, comment="what sort of organisation"),
        sa.Column(
            "parent_id",
            sa.Uuid(),
            sa.ForeignKey("organisation.id", name="fk_organisation_parent_id_organisation"),
            nullable=True,
            comment="the organisation it is part of",
        ),
        sa.Column("country", sa.String(), nullable=False, server_default="", comment="seat"),
        sa.Column("website", sa.String(), nullable=False, server_default="", comment="address of the site"),
        sa.Column("email", sa.String(), nullable=False, server_default="", comment="general e-mail address"),
        sa.Column("aliases", sa.String(), nullable=False, server_default="", comment="other names, one a line"),
        sa.Column("notes", sa.String(), nullable=False, server_default="", comment="internal notes"),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        comment="An organisation of the contacts",
    )
    op.create_index("ix_organisation_parent_id", "organisation", ["parent_id"])
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column("sort_key", sa.LargeBinary(), nullable=True, comment="derived: UCA collation key of the name"),
        sa.Column("name", sa.String(), nullable=False, server_default="", comment="as written, in any script"),
        sa.Column("family_name", sa.String(), nullable=False, server_default="", comment="optional part"),
        sa.Column("given_name", sa.String(), nullable=False, server_default="", comment="optional part"),
        sa.Column("title", sa.String(), nullable=False, server_default="", comment="e.g. Dr, H.E. Ms"),
        sa.Column("email", sa.String(), nullable=False, server_default="", comment="e-mail address, as written"),
        sa.Column("phone", sa.String(), nullable=False, server_default="", comment="telephone, as written"),
        sa.Column(
            "country", sa.String(), nullable=False, server_default="", comment="as written or ISO 3166-1 alpha-2"
        ),
        sa.Column(
            "language", sa.String(), nullable=False, server_default="", comment="language to write in, ISO 639-1"
        ),
        sa.Column("notes", sa.String(), nullable=False, server_default="", comment="internal notes"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        comment="A person of the contacts",
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column("key", sa.String(), nullable=False, server_default="", comment="readable key, fixed at birth"),
        sa.Column("title", sa.String(), nullable=False, server_default="", comment="as it is called on paper"),
        sa.Column("start_date", sa.String(10), nullable=True, comment="beginning of the process"),
        sa.Column("end_date", sa.String(10), nullable=True, comment="end of the process"),
        sa.Column("notes", sa.String(), nullable=False, server_default="", comment="internal notes"),
        sa.PrimaryKeyConstraint("id", name="pk_programme"),
        comment="A process with a beginning and an end",
    )
    op.create_table(
        "search_entry",
        sa.Column("key", _KEY, autoincrement=True, nullable=False, comment="key"),
        sa.Column("row_id", sa.Uuid(), nullable=False, comment="the row that is found"),
        sa.Column("noun", sa.String(), nullable=False, server_default="", comment="table of the row"),
        sa.Column("consultation_id", sa.Uuid(), nullable=True, comment="the meeting it belongs to"),
        sa.PrimaryKeyConstraint("key", name="pk_search_entry"),
        sa.UniqueConstraint("row_id", name="uq_search_entry_row_id"),
        comment="Derived: what can be found; rebuildable",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_search_entry_scope", "search_entry", ["noun", "consultation_id"])
    op.create_table(
        "affiliation",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "person_id",
            sa.Uuid(),
            sa.ForeignKey("person.id", name="fk_affiliation_person_id_person"),
            nullable=False,
            comment="who",
        ),
        sa.Column(
            "organisation_id",
            sa.Uuid(),
            sa.ForeignKey("organisation.id", name="fk_affiliation_organisation_id_organisation"),
            nullable=False,
            comment="where",
        ),
        sa.Column(
            "role_title", sa.String(), nullable=False, server_default="", comment="e.g. Chair, Head of Secretariat"
        ),
        sa.Column("from_date", sa.String(10), nullable=True, comment="since when"),
        sa.Column("to_date", sa.String(10), nullable=True, comment="until when"),
        sa.Column("is_primary", sa.Boolean(), nullable=False, comment="the one that lists show"),
        sa.PrimaryKeyConstraint("id", name="pk_affiliation"),
        comment="A person in an organisation",
    )
    op.create_index("ix_affiliation_organisation_id", "affiliation", ["organisation_id"])
    op.create_index("ix_affiliation_person_id", "affiliation", ["person_id"])
    op.create_table(
        "change",
        sa.Column("key", _KEY, autoincrement=True, nullable=False, comment="order within the journal"),
        sa.Column(
            "operation_seq",
            sa.BigInteger(),
            sa.ForeignKey("operation.seq", name="fk_change_operation_seq_operation"),
            nullable=False,
            comment="the operation",
        ),
        sa.Column("noun", sa.String(), nullable=False, server_default="", comment="table of the row"),
        sa.Column("row_id", sa.Uuid(), nullable=False, comment="key of the row"),
        sa.Column("subject_id", sa.Uuid(), nullable=True, comment="the person whose data it holds, for erasure"),
        sa.Column(
            "before", sa.String(), nullable=True, comment="JSON of the fields it changed, before; null for a new row"
        ),
        sa.Column("after", sa.String(), nullable=False, comment="JSON of the fields it wrote"),
        sa.PrimaryKeyConstraint("key", name="pk_change"),
        comment="The journal: one row for each row written",
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_operation_seq", "change", ["operation_seq"])
    op.create_index("ix_change_row_id", "change", ["row_id"])
    op.create_table(
        "consultation",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "programme_id",
            sa.Uuid(),
            sa.ForeignKey("programme.id", name="fk_consultation_programme_id_programme"),
            nullable=False,
            comment="the process it belongs to",
        ),
        sa.Column(
            "key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="readable key, fixed at birth; may collide after an exchange",
        ),
        sa.Column("title", sa.String(), nullable=False, server_default="", comment="main title"),
        sa.Column("subtitle", sa.String(), nullable=False, server_default="", comment="second line of the title"),
        sa.Column("kind", sa.String(40), nullable=False, comment="what sort of meeting it is"),
        sa.Column("format", sa.String(40), nullable=False, comment="in person, online, hybrid"),
        sa.Column("status", sa.String(40), nullable=False, comment="how far the preparation has come"),
        sa.Column("region", sa.String(), nullable=False, server_default="", comment="the region it speaks for"),
        sa.Column("start_date", sa.String(10), nullable=True, comment="first day"),
        sa.Column("end_date", sa.String(10), nullable=True, comment="last day"),
        sa.Column(
            "place", sa.String(), nullable=False, server_default="", comment="what a list shows, e.g. Bangkok, Thailand"
        ),
        sa.Column("country", sa.String(), nullable=False, server_default="", comment="ISO 3166-1 alpha-2"),
        sa.Column("time_zone", sa.String(), nullable=False, server_default="", comment="IANA name"),
        sa.Column(
            "language", sa.String(), nullable=False, server_default="", comment="main language of its papers, ISO 639-1"
        ),
        sa.Column("venue_name", sa.String(), nullable=False, server_default="", comment="organisation or building"),
        sa.Column("venue_room", sa.String(), nullable=False, server_default="", comment="room"),
        sa.Column("venue_floor", sa.String(), nullable=False, server_default="", comment="floor"),
        sa.Column("venue_street", sa.String(), nullable=False, server_default="", comment="street"),
        sa.Column("venue_city", sa.String(), nullable=False, server_default="", comment="city"),
        sa.Column("latitude", sa.Float(), nullable=True, comment="degrees north"),
        sa.Column("longitude", sa.Float(), nullable=True, comment="degrees east"),
        sa.Column(
            "remote_instructions", sa.String(), nullable=False, server_default="", comment="how to take part from afar"
        ),
        sa.Column(
            "remote_link",
            sa.String(),
            nullable=False,
            server_default="",
            comment="link of the video or audio conference",
        ),
        sa.Column(
            "remote_number",
            sa.String(),
            nullable=False,
            server_default="",
            comment="number of the conference call line",
        ),
        sa.Column("remote_code", sa.String(), nullable=False, server_default="", comment="access code"),
        sa.Column("agenda_status", sa.String(40), nullable=False, comment="what its agenda may be called on paper"),
        sa.Column("notes", sa.String(), nullable=False, server_default="", comment="internal notes"),
        sa.PrimaryKeyConstraint("id", name="pk_consultation"),
        comment="Any meeting of a programme",
    )
    op.create_index("ix_consultation_programme_id", "consultation", ["programme_id"])
    op.create_table(
        "milestone",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "programme_id",
            sa.Uuid(),
            sa.ForeignKey("programme.id", name="fk_milestone_programme_id_programme"),
            nullable=False,
            comment="the process it belongs to",
        ),
        sa.Column("title", sa.String(), nullable=False, server_default="", comment="what happened or will happen"),
        sa.Column("start_date", sa.String(10), nullable=True, comment="first day"),
        sa.Column("end_date", sa.String(10), nullable=True, comment="last day"),
        sa.Column("place", sa.String(), nullable=False, server_default="", comment="city, country or building"),
        sa.Column(
            "symbol",
            sa.String(),
            nullable=False,
            server_default="",
            comment="symbol of the document it produced, e.g. A/RES/71/1",
        ),
        sa.Column("notes", sa.String(), nullable=False, server_default="", comment="internal notes"),
        sa.PrimaryKeyConstraint("id", name="pk_milestone"),
        comment="A dated event that is not organised here",
    )
    op.create_index("ix_milestone_programme_id", "milestone", ["programme_id"])
    op.create_table(
        "agenda_version",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_agenda_version_consultation_id_consultation"),
            nullable=False,
            comment="whose agenda",
        ),
        sa.Column("number", sa.Integer(), nullable=False, comment="counts from 1; never used again"),
        sa.Column("status", sa.String(), nullable=False, server_default="", comment="provisional, final, as held"),
        sa.Column("issued_at", sa.BigInteger(), nullable=False, comment="when it was issued"),
        sa.Column("note", sa.String(), nullable=False, server_default="", comment="why"),
        sa.Column(
            "content", sa.String(), nullable=False, server_default="", comment="canonical JSON of the agenda as issued"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_version"),
        comment="An agenda as it was issued; frozen",
    )
    op.create_index("ix_agenda_version_consultation_id", "agenda_version", ["consultation_id"])
    op.create_table(
        "concept_note_section",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "order_key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="place among siblings; sorts as plain text",
        ),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_concept_note_section_consultation_id_consultation"),
            nullable=False,
            comment="the meeting",
        ),
        sa.Column("heading", sa.String(), nullable=False, server_default="", comment="e.g. Background"),
        sa.Column(
            "body",
            sa.String(),
            nullable=False,
            server_default="",
            comment="paragraphs, bullets (- ) and references to footnotes ([^1])",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_concept_note_section"),
        comment="A section of a concept note",
    )
    op.create_index("ix_concept_note_section_consultation_id", "concept_note_section", ["consultation_id"])
    op.create_table(
        "contact_point",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "order_key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="place among siblings; sorts as plain text",
        ),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_contact_point_consultation_id_consultation"),
            nullable=False,
            comment="the meeting",
        ),
        sa.Column("name", sa.String(), nullable=False, server_default="", comment="whom the address belongs to"),
        sa.Column("email", sa.String(), nullable=False, server_default="", comment="e-mail address, as written"),
        sa.Column("phone", sa.String(), nullable=False, server_default="", comment="telephone, as written"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_point"),
        comment="The address people write to about a consultation",
    )
    op.create_index("ix_contact_point_consultation_id", "contact_point", ["consultation_id"])
    op.create_table(
        "document",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "order_key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="place among siblings; sorts as plain text",
        ),
        sa.Column("title", sa.String(), nullable=False, server_default="", comment="as it is called"),
        sa.Column(
            "kind", sa.String(), nullable=False, server_default="", comment="agenda, report, news, letter, link, …"
        ),
        sa.Column("symbol", sa.String(), nullable=False, server_default="", comment="e.g. A/71/L.58"),
        sa.Column(
            "programme_id",
            sa.Uuid(),
            sa.ForeignKey("programme.id", name="fk_document_programme_id_programme"),
            nullable=True,
            comment="the process it belongs to",
        ),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_document_consultation_id_consultation"),
            nullable=True,
            comment="the meeting it belongs to",
        ),
        sa.Column(
            "parent_id",
            sa.Uuid(),
            sa.ForeignKey("document.id", name="fk_document_parent_id_document"),
            nullable=True,
            comment="the document it is part of",
        ),
        sa.Column("date", sa.String(10), nullable=True, comment="date of the document"),
        sa.Column("notes", sa.String(), nullable=False, server_default="", comment="summary or internal notes"),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        comment="A titled thing with language versions",
    )
    op.create_index("ix_document_consultation_id", "document", ["consultation_id"])
    op.create_index("ix_document_parent_id", "document", ["parent_id"])
    op.create_index("ix_document_programme_id", "document", ["programme_id"])
    op.create_table(
        "footnote",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "order_key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="place among siblings; sorts as plain text",
        ),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_footnote_consultation_id_consultation"),
            nullable=False,
            comment="the meeting",
        ),
        sa.Column("number", sa.Integer(), nullable=False, comment="the number that the body refers to"),
        sa.Column("text", sa.String(), nullable=False, server_default="", comment="text of the note"),
        sa.Column("link", sa.String(), nullable=False, server_default="", comment="address it points to"),
        sa.PrimaryKeyConstraint("id", name="pk_footnote"),
        comment="A footnote of a concept note",
    )
    op.create_index("ix_footnote_consultation_id", "footnote", ["consultation_id"])
    op.create_table(
        "participant",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_participant_consultation_id_consultation"),
            nullable=False,
            comment="the meeting",
        ),
        sa.Column(
            "person_id",
            sa.Uuid(),
            sa.ForeignKey("person.id", name="fk_participant_person_id_person"),
            nullable=False,
            comment="who",
        ),
        sa.Column(
            "organisation_id",
            sa.Uuid(),
            sa.ForeignKey("organisation.id", name="fk_participant_organisation_id_organisation"),
            nullable=True,
            comment="whom the person represents",
        ),
        sa.Column("category", sa.String(), nullable=False, server_default="", comment="e.g. speaker, observer"),
        sa.Column(
            "regional_scope", sa.String(), nullable=False, server_default="", comment="region the person works on"
        ),
        sa.Column(
            "thematic_focus", sa.String(), nullable=False, server_default="", comment="theme the person works on"
        ),
        sa.Column("mode", sa.String(40), nullable=False, comment="in person, remote, unknown"),
        sa.Column("status", sa.String(40), nullable=False, comment="where the invitation or registration stands"),
        sa.Column(
            "status_date", sa.String(), nullable=False, server_default="", comment="date of the status, YYYY-MM-DD"
        ),
        sa.Column(
            "replaced_by_id",
            sa.Uuid(),
            sa.ForeignKey("participant.id", name="fk_participant_replaced_by_id_participant"),
            nullable=True,
            comment="who comes instead",
        ),
        sa.Column("needs", sa.String(), nullable=False, server_default="", comment="access, dietary and other needs"),
        sa.Column("may_be_listed", sa.Boolean(), nullable=False, comment="consent to stand in a public list"),
        sa.Column("notes", sa.String(), nullable=False, server_default="", comment="internal notes"),
        sa.Column("name_key", sa.LargeBinary(), nullable=True, comment="derived: collation key of the person's name"),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
        comment="A person's part in one consultation",
    )
    op.create_index(
        "ix_participant_by_name",
        "participant",
        ["consultation_id", "deleted_at", "name_key", "id"],
    )
    op.create_index("ix_participant_consultation_id", "participant", ["consultation_id"])
    op.create_index("ix_participant_organisation_id", "participant", ["organisation_id"])
    op.create_index("ix_participant_person_id", "participant", ["person_id"])
    op.create_index("ix_participant_replaced_by_id", "participant", ["replaced_by_id"])
    op.create_table(
        "partner",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "order_key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="place among siblings; sorts as plain text",
        ),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_partner_consultation_id_consultation"),
            nullable=False,
            comment="the meeting",
        ),
        sa.Column(
            "organisation_id",
            sa.Uuid(),
            sa.ForeignKey("organisation.id", name="fk_partner_organisation_id_organisation"),
            nullable=False,
            comment="who stands behind it",
        ),
        sa.Column("role", sa.String(40), nullable=False, comment="in which role"),
        sa.Column("note", sa.String(), nullable=False, server_default="", comment="as the source words it"),
        sa.PrimaryKeyConstraint("id", name="pk_partner"),
        comment="An organisation behind a consultation in one role",
    )
    op.create_index("ix_partner_consultation_id", "partner", ["consultation_id"])
    op.create_index("ix_partner_organisation_id", "partner", ["organisation_id"])
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "order_key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="place among siblings; sorts as plain text",
        ),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_session_consultation_id_consultation"),
            nullable=False,
            comment="the meeting",
        ),
        sa.Column("name", sa.String(), nullable=False, server_default="", comment="e.g. AM Session, Day 2"),
        sa.Column("date", sa.Date(), nullable=True, comment="local date of its start"),
        sa.Column("start", sa.String(5), nullable=True, comment="local start, HH:MM"),
        sa.Column(
            "end", sa.String(5), nullable=True, comment="local end, HH:MM; not after the start means the next day"
        ),
        sa.Column(
            "time_zone",
            sa.String(),
            nullable=False,
            server_default="",
            comment="IANA name; empty means the consultation's",
        ),
        sa.Column(
            "venue", sa.String(), nullable=False, server_default="", comment="where, if not at the consultation's venue"
        ),
        sa.Column("link", sa.String(), nullable=False, server_default="", comment="link of this session"),
        sa.Column("track", sa.String(), nullable=False, server_default="", comment="parallel track or working group"),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
        comment="One stretch of a consultation held in one go",
    )
    op.create_index("ix_session_consultation_id", "session", ["consultation_id"])
    op.create_table(
        "statement",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "programme_id",
            sa.Uuid(),
            sa.ForeignKey("programme.id", name="fk_statement_programme_id_programme"),
            nullable=False,
            comment="the process it belongs to",
        ),
        sa.Column("title", sa.String(), nullable=False, server_default="", comment="as it is called"),
        sa.Column("kind", sa.String(), nullable=False, server_default="", comment="statement, open letter, …"),
        sa.Column("text", sa.String(), nullable=False, server_default="", comment="the text itself"),
        sa.Column("date", sa.String(10), nullable=True, comment="date of the statement"),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_statement_consultation_id_consultation"),
            nullable=True,
            comment="the meeting it came out of",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_statement"),
        comment="A text that organisations sign on to",
    )
    op.create_index("ix_statement_consultation_id", "statement", ["consultation_id"])
    op.create_index("ix_statement_programme_id", "statement", ["programme_id"])
    op.create_table(
        "text_version",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column("owner_id", sa.Uuid(), nullable=False, comment="the row whose text it renders"),
        sa.Column(
            "consultation_id",
            sa.Uuid(),
            sa.ForeignKey("consultation.id", name="fk_text_version_consultation_id_consultation"),
            nullable=True,
            comment="the meeting it prints for",
        ),
        sa.Column("field", sa.String(), nullable=False, server_default="", comment="the field of that row"),
        sa.Column("language", sa.String(), nullable=False, server_default="", comment="ISO 639-1"),
        sa.Column("text", sa.String(), nullable=False, server_default="", comment="the text in that language"),
        sa.Column("state", sa.String(), nullable=False, server_default="", comment="draft, approved"),
        sa.Column(
            "source_hash",
            sa.String(),
            nullable=False,
            server_default="",
            comment="fingerprint of the main text it renders",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_text_version"),
        comment="A language version of a text that prints",
    )
    op.create_index("ix_text_version_consultation_id", "text_version", ["consultation_id"])
    op.create_index("ix_text_version_owner", "text_version", ["owner_id", "language"])
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "order_key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="place among siblings; sorts as plain text",
        ),
        sa.Column(
            "session_id",
            sa.Uuid(),
            sa.ForeignKey("session.id", name="fk_agenda_item_session_id_session"),
            nullable=False,
            comment="the session it is held in",
        ),
        sa.Column("title", sa.String(), nullable=False, server_default="", comment="as it prints"),
        sa.Column("kind", sa.String(40), nullable=False, comment="what happens"),
        sa.Column("minutes", sa.Integer(), nullable=False, comment="duration in minutes"),
        sa.Column(
            "pinned_start", sa.String(5), nullable=True, comment="local start, HH:MM, that does not move; null: follows"
        ),
        sa.Column("room", sa.String(), nullable=False, server_default="", comment="room, where it differs"),
        sa.Column(
            "notes",
            sa.String(),
            nullable=False,
            server_default="",
            comment="internal notes; never printed in public papers",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_item"),
        comment="An item of a session; starts are computed",
    )
    op.create_index("ix_agenda_item_session_id", "agenda_item", ["session_id"])
    op.create_table(
        "attendance",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "participant_id",
            sa.Uuid(),
            sa.ForeignKey("participant.id", name="fk_attendance_participant_id_participant"),
            nullable=False,
            comment="who",
        ),
        sa.Column(
            "session_id",
            sa.Uuid(),
            sa.ForeignKey("session.id", name="fk_attendance_session_id_session"),
            nullable=False,
            comment="at which session",
        ),
        sa.Column(
            "state",
            sa.String(),
            nullable=False,
            server_default="",
            comment="expected, present, remote, part, excused, absent",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
        comment="Presence of a participant in one session",
    )
    op.create_index("ix_attendance_participant_id", "attendance", ["participant_id"])
    op.create_index("ix_attendance_session_id", "attendance", ["session_id"])
    op.create_table(
        "document_version",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "document_id",
            sa.Uuid(),
            sa.ForeignKey("document.id", name="fk_document_version_document_id_document"),
            nullable=False,
            comment="the document",
        ),
        sa.Column("language", sa.String(), nullable=False, server_default="", comment="ISO 639-1"),
        sa.Column("status", sa.String(40), nullable=False, comment="how far this language is"),
        sa.Column("link", sa.String(), nullable=False, server_default="", comment="where it is published"),
        sa.Column(
            "file_name", sa.String(), nullable=False, server_default="", comment="name of the file, where one is held"
        ),
        sa.Column("date", sa.String(10), nullable=True, comment="date of this version"),
        sa.PrimaryKeyConstraint("id", name="pk_document_version"),
        comment="One language of a document",
    )
    op.create_index("ix_document_version_document_id", "document_version", ["document_id"])
    op.create_table(
        "endorsement",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "statement_id",
            sa.Uuid(),
            sa.ForeignKey("statement.id", name="fk_endorsement_statement_id_statement"),
            nullable=False,
            comment="what is signed",
        ),
        sa.Column(
            "organisation_id",
            sa.Uuid(),
            sa.ForeignKey("organisation.id", name="fk_endorsement_organisation_id_organisation"),
            nullable=False,
            comment="who signs",
        ),
        sa.Column("name_as_signed", sa.String(), nullable=False, server_default="", comment="name under the text"),
        sa.Column("country", sa.String(), nullable=False, server_default="", comment="country under the text"),
        sa.Column(
            "signatory", sa.String(), nullable=False, server_default="", comment="who signed for the organisation"
        ),
        sa.Column("date", sa.String(10), nullable=True, comment="when"),
        sa.Column("status", sa.String(), nullable=False, server_default="", comment="signed, withdrawn, …"),
        sa.PrimaryKeyConstraint("id", name="pk_endorsement"),
        comment="One organisation's sign-on",
    )
    op.create_index("ix_endorsement_organisation_id", "endorsement", ["organisation_id"])
    op.create_index("ix_endorsement_statement_id", "endorsement", ["statement_id"])
    op.create_table(
        "agenda_speaker",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "order_key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="place among siblings; sorts as plain text",
        ),
        sa.Column(
            "item_id",
            sa.Uuid(),
            sa.ForeignKey("agenda_item.id", name="fk_agenda_speaker_item_id_agenda_item"),
            nullable=False,
            comment="the item",
        ),
        sa.Column(
            "person_id",
            sa.Uuid(),
            sa.ForeignKey("person.id", name="fk_agenda_speaker_person_id_person"),
            nullable=False,
            comment="who",
        ),
        sa.Column(
            "organisation_id",
            sa.Uuid(),
            sa.ForeignKey("organisation.id", name="fk_agenda_speaker_organisation_id_organisation"),
            nullable=True,
            comment="on behalf of",
        ),
        sa.Column(
            "title", sa.String(), nullable=False, server_default="", comment="what stands before the name on paper"
        ),
        sa.Column("role", sa.String(40), nullable=False, comment="the part played"),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False, comment="has said yes"),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_speaker"),
        comment="A person in an agenda item",
    )
    op.create_index("ix_agenda_speaker_item_id", "agenda_speaker", ["item_id"])
    op.create_index("ix_agenda_speaker_organisation_id", "agenda_speaker", ["organisation_id"])
    op.create_index("ix_agenda_speaker_person_id", "agenda_speaker", ["person_id"])
    op.create_table(
        "agenda_topic",
        sa.Column("id", sa.Uuid(), nullable=False, comment="UUID version 7, made where the row was made"),
        sa.Column(
            "deleted_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it was removed (ms since 1970 UTC); null while live",
        ),
        sa.Column(
            "order_key",
            sa.String(),
            nullable=False,
            server_default="",
            comment="place among siblings; sorts as plain text",
        ),
        sa.Column(
            "item_id",
            sa.Uuid(),
            sa.ForeignKey("agenda_item.id", name="fk_agenda_topic_item_id_agenda_item"),
            nullable=False,
            comment="the item it stands under",
        ),
        sa.Column(
            "parent_id",
            sa.Uuid(),
            sa.ForeignKey("agenda_topic.id", name="fk_agenda_topic_parent_id_agenda_topic"),
            nullable=True,
            comment="the topic it is nested in",
        ),
        sa.Column("text", sa.String(), nullable=False, server_default="", comment="as it prints"),
        sa.Column("kind", sa.String(40), nullable=False, comment="topic or question for the discussion"),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_topic"),
        comment="A topic or question under an agenda item",
    )
    op.create_index("ix_agenda_topic_item_id", "agenda_topic", ["item_id"])
    op.create_index("ix_agenda_topic_parent_id", "agenda_topic", ["parent_id"])
    if op.get_bind().dialect.name == "sqlite":
        for index in ("search_text", "participant_text"):
            op.execute(
                f"CREATE VIRTUAL TABLE {index} USING fts5("
                "words, content='', contentless_delete=1, prefix='1 2', tokenize='unicode61 remove_diacritics 0')"
            )
