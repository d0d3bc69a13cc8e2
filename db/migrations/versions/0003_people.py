"""People: more of contacts and participants, groups, own fields, quotas, sealed data, issued lists, imports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _text(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=False, server_default="", comment=meaning)


def _choice(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.String(40), nullable=False, comment=meaning)


def _open_choice(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.String(40), nullable=False, server_default="", comment=meaning)


def _number(name: str, meaning: str, *, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=optional, comment=meaning)


def _bytes(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.LargeBinary(), nullable=False, comment=meaning)


def _day(name: str, meaning: str) -> sa.Column:
    return sa.Column(name, sa.String(10), nullable=True, comment=meaning)


def _reference(table: str, name: str, target: str, meaning: str, *, optional: bool = False) -> sa.Column:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}_{target}")
    return sa.Column(name, sa.Uuid(), key, nullable=optional, index=True, comment=meaning)


def _key(name: str, meaning: str, *, index: bool = False, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Uuid(), nullable=optional, index=index, comment=meaning)


def _owners(table: str, meaning: str) -> tuple[sa.Column, sa.Column]:
    return (
        _reference(table, "person_id", "person", meaning, optional=True),
        _reference(table, "organisation_id", "organisation", meaning, optional=True),
    )


def _order_key() -> sa.Column:
    return _text("order_key", "place among siblings; sorts as plain text")


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
    _more_of_contacts()
    _more_of_participants()
    _contacts()
    _groups()
    _participants()
    _imports()


def _more_of_contacts() -> None:
    for column in (
        _text("suffix", "optional part, e.g. Jr"),
        _text("badge_name", "what the badge says, where it is not the name"),
        _text("aliases", "other spellings, one a line"),
        _text("pronoun", "how to speak of the person"),
        _text("languages", "languages the person speaks, ISO 639-1, commas between"),
        _text("tags", "commas between"),
    ):
        op.add_column("person", column)
    for column in (
        _text("regional_scope", "region it works on"),
        _text("themes", "themes it works on, commas between"),
        _text("accreditation", "e.g. ECOSOC, special, 2012"),
        _text("phone", "general telephone, as written"),
        _text("translated_names", "names in other languages, one a line behind the code: fr: …"),
        _text("tags", "commas between"),
    ):
        op.add_column("organisation", column)
    op.add_column("consultation", _number("capacity", "how many may take part; null: no limit", optional=True))
    order = "categories of participants in the order of their list, one a line"
    op.add_column("consultation", _text("category_order", order))


def _more_of_participants() -> None:
    for column in (
        _text("position", "where it is not the one of the affiliation, e.g. Director"),
        _text("constituency", "e.g. trade unions, youth"),
        _text("role", "e.g. head of delegation"),
        _number("rank", "order within a delegation, the smallest first", optional=True),
        _text("gender", "in the person's own word"),
        _text("interpretation", "languages to interpret into, ISO 639-1, commas between"),
        _text("dietary_needs", "e.g. vegetarian, halal"),
        _text("access_needs", "e.g. step-free access, sign language"),
        _open_choice("travel_support", "requested, granted, declined"),
        _open_choice("may_be_shared", "consent to details for other participants"),
        _open_choice("may_be_photographed", "consent to photographs"),
        _open_choice("may_be_recorded", "consent to recordings"),
        _open_choice("may_be_contacted", "consent to mails after the meeting"),
        _day("keep_until", "until when the data may be kept"),
    ):
        op.add_column("participant", column)
    with op.batch_alter_table("attendance") as attendance:
        attendance.alter_column("state", type_=sa.String(40), server_default=None)


def _contacts() -> None:
    _create(
        "contact_detail",
        "A further way to reach a person or an organisation",
        _order_key(),
        *_owners("contact_detail", "whose"),
        _choice("kind", "email, phone, messenger, link"),
        _text("label", "e.g. work, mobile"),
        _text("value", "as written"),
    )
    _create(
        "postal_address",
        "An address of a person or an organisation",
        _order_key(),
        *_owners("postal_address", "whose"),
        _text("label", "e.g. work, home"),
        _text("po_box", "post office box"),
        _text("street", "street and number; several lines if need be"),
        _text("city", "city"),
        _text("region", "state or province"),
        _text("postal_code", "postal code"),
        _text("country", "as written or ISO 3166-1 alpha-2"),
    )
    _create(
        "photo",
        "The picture of a person",
        _reference("photo", "person_id", "person", "who is seen"),
        _text("media_type", "e.g. image/jpeg"),
        _bytes("content", "the picture"),
    )
    _create(
        "contact_source",
        "What an imported card said, to write back",
        *_owners("contact_source", "whose"),
        _text("format", "vcf, …"),
        _text("content", "canonical JSON of what the card said"),
    )
    _create(
        "not_the_same",
        "Two contacts that somebody said are not the same",
        _key("first_id", "a person or an organisation; the smaller key", index=True),
        _key("second_id", "another that looks alike", index=True),
    )


def _groups() -> None:
    _create(
        "contact_group",
        "A group of contacts",
        _text("name", "as the user calls it"),
        _choice("kind", "hand-picked, saved search"),
        _text("query", "the words of a saved search"),
        _text("scope", "person, organisation; empty for both"),
        _text("notes", "internal notes"),
    )
    _create(
        "group_member",
        "A contact in a hand-picked group",
        _reference("group_member", "group_id", "contact_group", "the group"),
        *_owners("group_member", "who"),
    )
    _create(
        "mail_template",
        "The text of a mail",
        _text("name", "as the user calls it"),
        _text("content", "canonical JSON: subject and body by language"),
    )


def _participants() -> None:
    _create(
        "status_move",
        "A status that a participant came to",
        _reference("status_move", "participant_id", "participant", "who"),
        _choice("status", "what the participant came to"),
        _text("date", "on which day, YYYY-MM-DD"),
    )
    _create(
        "own_field",
        "A field that an organiser added to participants",
        _order_key(),
        _reference("own_field", "consultation_id", "consultation", "the meeting whose participants have it"),
        _text("name", "as the organiser calls it"),
        _choice("kind", "text, number, date, choice, yes or no"),
        _text("choices", "the values of a choice, one a line"),
    )
    _create(
        "own_value",
        "What an own field holds for one participant",
        _reference("own_value", "field_id", "own_field", "the field"),
        _reference("own_value", "participant_id", "participant", "whose"),
        _text("value", "canonical text: YYYY-MM-DD, yes, no, decimal point"),
    )
    _create(
        "quota",
        "Places for participants with one value of a field",
        _order_key(),
        _reference("quota", "consultation_id", "consultation", "the meeting"),
        _text("field", "what the places are shared out by"),
        _text("value", "the value that they are for"),
        _number("places", "how many"),
    )
    _create(
        "seal",
        "The key of the sealed part",
        _bytes("salt", "salt of the key derivation"),
        _bytes("wrapped_key", "the key, encrypted under the passphrase's"),
    )
    _create(
        "sealed_details",
        "Passport and visa data of a participant, sealed",
        _reference("sealed_details", "participant_id", "participant", "whose"),
        _reference("sealed_details", "seal_id", "seal", "the key it is encrypted under"),
        _bytes("content", "passport and visa data as ciphertext"),
        sa.Column("keep_until", sa.Date(), nullable=False, comment="the last day on which they may be kept"),
    )
    _create(
        "saved_view",
        "A saved way of looking at a list",
        _text("subject", "participants, contacts"),
        _text("name", "as the user calls it"),
        _text("content", "canonical JSON of columns, filter, order and grouping"),
    )
    _create(
        "list_version",
        "A list of participants as it was issued; frozen",
        _reference("list_version", "consultation_id", "consultation", "whose participants"),
        _number("number", "counts from 1; never used again"),
        _choice("status", "provisional, final"),
        _number("revision", "issues of its status before"),
        sa.Column("issued_at", sa.BigInteger(), nullable=False, comment="when it was issued"),
        _text("note", "why"),
        _text("content", "canonical JSON of the list as issued"),
    )


def _imports() -> None:
    _create(
        "import_layout",
        "How files with one header row are read",
        _choice("subject", "participants, people, organisations"),
        _text("header_key", "fingerprint of the header row"),
        _text("content", "canonical JSON: field by column, and further choices"),
    )
    _create(
        "imported_row",
        "A row that came in, to know it again",
        _key("consultation_id", "the meeting it came into", optional=True),
        _text("layout_key", "which layout and target"),
        _text("fingerprint", "the row's content, hashed"),
        _choice("outcome", "created, updated, unchanged, skipped"),
        _key("person_id", "the person it became", optional=True),
        _key("organisation_id", "the organisation it became", optional=True),
        _key("participant_id", "the participant it became", optional=True),
    )
    op.create_index("ix_imported_row_layout", "imported_row", ["layout_key", "fingerprint"])
