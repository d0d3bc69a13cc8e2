"""Tables of people and organisations, how to reach them, and their groups."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, LargeBinary, Table, Uuid

from rcsc_desktop.domain.contacts import DetailKind, OrganisationKind
from rcsc_desktop.domain.groups import GroupKind
from rcsc_desktop.storage.columns import (
    EntityColumns,
    NamedColumns,
    OrderedColumns,
    choice,
    partial_date,
    plain_text,
    reference,
)
from rcsc_desktop.storage.tables.base import metadata


class PersonColumns(NamedColumns):
    name = plain_text("as written, in any script")
    family_name = plain_text("optional part")
    given_name = plain_text("optional part")
    suffix = plain_text("optional part, e.g. Jr")
    title = plain_text("e.g. Dr, H.E. Ms")
    badge_name = plain_text("what the badge says, where it is not the name")
    aliases = plain_text("other spellings, one a line")
    pronoun = plain_text("how to speak of the person")
    email = plain_text("first e-mail address, as written")
    phone = plain_text("first telephone, as written")
    country = plain_text("as written or ISO 3166-1 alpha-2")
    language = plain_text("language to write in, ISO 639-1")
    languages = plain_text("languages the person speaks, ISO 639-1, commas between")
    tags = plain_text("commas between")
    notes = plain_text("internal notes")


person = Table("person", metadata, PersonColumns, comment="A person of the contacts")


class OrganisationColumns(NamedColumns):
    name = plain_text("full name")
    acronym = plain_text("short name that lists and papers prefer")
    kind = choice(OrganisationKind, "what sort of organisation")
    parent_id = reference("organisation", "the organisation it is part of", optional=True)
    country = plain_text("seat")
    regional_scope = plain_text("region it works on")
    themes = plain_text("themes it works on, commas between")
    accreditation = plain_text("e.g. ECOSOC, special, 2012")
    website = plain_text("address of the site")
    email = plain_text("general e-mail address")
    phone = plain_text("general telephone, as written")
    aliases = plain_text("other names, one a line")
    translated_names = plain_text("names in other languages, one a line behind the code: fr: …")
    tags = plain_text("commas between")
    notes = plain_text("internal notes")


organisation = Table("organisation", metadata, OrganisationColumns, comment="An organisation of the contacts")


class AffiliationColumns(EntityColumns):
    person_id = reference("person", "who")
    organisation_id = reference("organisation", "where")
    role_title = plain_text("e.g. Chair, Head of Secretariat")
    from_date = partial_date("since when")
    to_date = partial_date("until when")
    is_primary = Column(Boolean, nullable=False, comment="the one that lists show")


affiliation = Table("affiliation", metadata, AffiliationColumns, comment="A person in an organisation")


class ContactDetailColumns(OrderedColumns):
    person_id = reference("person", "whose", optional=True)
    organisation_id = reference("organisation", "whose", optional=True)
    kind = choice(DetailKind, "email, phone, messenger, link")
    label = plain_text("e.g. work, mobile")
    value = plain_text("as written")


contact_detail = Table(
    "contact_detail", metadata, ContactDetailColumns, comment="A further way to reach a person or an organisation"
)


class PostalAddressColumns(OrderedColumns):
    person_id = reference("person", "whose", optional=True)
    organisation_id = reference("organisation", "whose", optional=True)
    label = plain_text("e.g. work, home")
    po_box = plain_text("post office box")
    street = plain_text("street and number; several lines if need be")
    city = plain_text("city")
    region = plain_text("state or province")
    postal_code = plain_text("postal code")
    country = plain_text("as written or ISO 3166-1 alpha-2")


postal_address = Table(
    "postal_address", metadata, PostalAddressColumns, comment="An address of a person or an organisation"
)


class PhotoColumns(EntityColumns):
    person_id = reference("person", "who is seen")
    media_type = plain_text("e.g. image/jpeg")
    content = Column(LargeBinary, nullable=False, comment="the picture")


photo = Table("photo", metadata, PhotoColumns, comment="The picture of a person")


class ContactSourceColumns(EntityColumns):
    person_id = reference("person", "whose", optional=True)
    organisation_id = reference("organisation", "whose", optional=True)
    format = plain_text("vcf, …")
    content = plain_text("canonical JSON of what the card said")


contact_source = Table(
    "contact_source", metadata, ContactSourceColumns, comment="What an imported card said, to write back"
)


class NotTheSameColumns(EntityColumns):
    first_id = Column(Uuid, nullable=False, index=True, comment="a person or an organisation; the smaller key")
    second_id = Column(Uuid, nullable=False, index=True, comment="another that looks alike")


not_the_same = Table(
    "not_the_same", metadata, NotTheSameColumns, comment="Two contacts that somebody said are not the same"
)


class ContactGroupColumns(EntityColumns):
    name = plain_text("as the user calls it")
    kind = choice(GroupKind, "hand-picked, saved search")
    query = plain_text("the words of a saved search")
    scope = plain_text("person, organisation; empty for both")
    notes = plain_text("internal notes")


contact_group = Table("contact_group", metadata, ContactGroupColumns, comment="A group of contacts")


class GroupMemberColumns(EntityColumns):
    group_id = reference("contact_group", "the group")
    person_id = reference("person", "who", optional=True)
    organisation_id = reference("organisation", "who", optional=True)


group_member = Table("group_member", metadata, GroupMemberColumns, comment="A contact in a hand-picked group")


class MailTemplateColumns(EntityColumns):
    name = plain_text("as the user calls it")
    content = plain_text("canonical JSON: subject and body by language")


mail_template = Table("mail_template", metadata, MailTemplateColumns, comment="The text of a mail")
