"""The page of an organisation."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from rcsc_desktop.domain.contacts import Organisation, OrganisationKind
from rcsc_desktop.domain.countries import country_name
from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.mechanisms import Office, office
from rcsc_desktop.domain.translated_names import names_by_language
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.contacts.whole import reach, told
from rcsc_desktop.gui.pages.contacts.whole.head import Head, Offices
from rcsc_desktop.gui.pages.contacts.whole.sections import FRAME, Facts, Row, Section, line
from rcsc_desktop.gui.pages.contacts.words import joined, partner_line, span
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.contact_pages import OrganisationPage
from rcsc_desktop.services.contact_views import MemberLine
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import day, language_name

_CHANGES = 10


def head(context: WindowContext, page: OrganisationPage) -> QWidget:
    """Short name, kind, where it is, what it is part of."""
    t, organisation, parent = context.t, page.view.organisation, page.view.parent
    kind = words.label(organisation.kind, t)
    others = joined(*organisation.aliases.splitlines())
    return Head(
        context,
        organisation.name,
        None,
        joined(organisation.acronym, kind) if organisation.kind is not OrganisationKind.OTHER else organisation.acronym,
        (
            joined(country_name(organisation.country, t.language), organisation.regional_scope),
            t("Part of {name}", name=parent.name) if parent is not None else "",
        ),
        (t("Also called {names}", names=others) if others else "",),
        has_photo=False,
    )


def main_sections(context: WindowContext, page: OrganisationPage) -> Iterator[QWidget]:
    """Who belongs to it and what it took part in, where there is something to tell."""
    t, view = context.t, page.view
    if view.organisation.kind is OrganisationKind.ISCM:
        yield _offices(context, page)
    for heading, rows in (
        (
            t("Members"),
            [
                Row(
                    one.name,
                    one.affiliation.role_title,
                    span(one.affiliation.from_date, one.affiliation.to_date, t),
                    Place("contact", one.affiliation.person_id, "person"),
                )
                for one in view.members
            ],
        ),
        (
            t("Consultations"),
            [
                Row(
                    part.title,
                    partner_line(part, t),
                    day(part.start_date, t.language) if part.start_date else "",
                    Place("consultation", part.consultation_id, "overview"),
                )
                for part in view.takes_part
            ],
        ),
        (t("Statements signed"), list(told.statements(page.statements, t, names_organisation=False))),
        (
            t("Parts of it"),
            [
                Row(child.name, joined(child.acronym, words.label(child.kind, t)), place=_place(child))
                for child in view.children
            ],
        ),
    ):
        if rows:
            yield Section(context, heading, rows)


def side_sections(context: WindowContext, page: OrganisationPage) -> Iterator[QWidget]:
    """How it is reached, what is known of it, and what was changed."""
    t, view = context.t, page.view
    one = view.organisation
    facts = [
        *reach.ways(one.email, one.phone, view.numbers, view.details, one.website, t),
        *reach.addresses(view.addresses, t),
    ]
    if facts:
        yield Facts(context, t("How to reach"), facts)
    known = list(_known(one, t))
    if known:
        yield Facts(context, t("About"), known)
    if page.history:
        yield Section(context, t("History"), list(told.changes(page.history, t)), most=_CHANGES)


def _place(organisation: Organisation) -> Place:
    return Place("contact", organisation.id, "organisation")


def _offices(context: WindowContext, page: OrganisationPage) -> QWidget:
    """Chair and Head of Secretariat of today, whoever holds them; an office that nobody holds says so."""
    holders: dict[Office, list[QWidget]] = {Office.CHAIR: [], Office.SECRETARIAT: []}
    for member in page.view.members:
        held = office(member.affiliation.role_title)
        if held is not None and member.affiliation.lasts(today()):
            holders[held].append(_holder(context, member))
    return Offices(
        context,
        [(words.label(one, context.t), people or [_nobody(context)]) for one, people in holders.items()],
    )


def _holder(context: WindowContext, member: MemberLine) -> QWidget:
    row = member.affiliation
    place = Place("contact", row.person_id, "person")
    under = joined(row.role_title, span(row.from_date, row.to_date, context.t))
    return line(context, Row(member.name, under, place=place))


def _nobody(context: WindowContext) -> QWidget:
    made = looks.label(context.t("Not known"), context.theme, look="muted")
    made.setIndent(FRAME)
    return made


def _known(one: Organisation, t: Translator) -> Iterator[tuple[str, str, str]]:
    for language, name in names_by_language(one.translated_names).items():
        yield t("Name in {language}", language=language_name(language, t.language)), name, ""
    for field in ("themes", "accreditation", "tags", "notes"):
        text = str(getattr(one, field))
        if text:
            yield words.column(field, t), text, ""
