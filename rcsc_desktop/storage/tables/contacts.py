"""Tables of people and organisations."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Table

from rcsc_desktop.domain.contacts import OrganisationKind
from rcsc_desktop.storage.columns import EntityColumns, NamedColumns, choice, partial_date, plain_text, reference
from rcsc_desktop.storage.tables.base import metadata


class PersonColumns(NamedColumns):
    name = plain_text("as written, in any script")
    family_name = plain_text("optional part")
    given_name = plain_text("optional part")
    title = plain_text("e.g. Dr, H.E. Ms")
    email = plain_text("e-mail address, as written")
    phone = plain_text("telephone, as written")
    country = plain_text("as written or ISO 3166-1 alpha-2")
    language = plain_text("language to write in, ISO 639-1")
    notes = plain_text("internal notes")


person = Table("person", metadata, PersonColumns, comment="A person of the contacts")


class OrganisationColumns(NamedColumns):
    name = plain_text("full name")
    acronym = plain_text("short name that lists and papers prefer")
    kind = choice(OrganisationKind, "what sort of organisation")
    parent_id = reference("organisation", "the organisation it is part of", optional=True)
    country = plain_text("seat")
    website = plain_text("address of the site")
    email = plain_text("general e-mail address")
    aliases = plain_text("other names, one a line")
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
