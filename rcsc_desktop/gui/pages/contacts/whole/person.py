"""The page of a person."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.countries import country_name
from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.texts import split_languages
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.contacts.whole import reach, told
from rcsc_desktop.gui.pages.contacts.whole.head import Head
from rcsc_desktop.gui.pages.contacts.whole.sections import Facts, Row, Section
from rcsc_desktop.gui.pages.contacts.words import joined, part_line, span
from rcsc_desktop.gui.places import Place
from rcsc_desktop.services.contact_pages import PersonPage
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import day, language_name

_CHANGES = 10


def head(context: WindowContext, page: PersonPage) -> QWidget:
    """Photo, where the person belongs now, and what else they are called."""
    t, view = context.t, page.view
    person = view.person
    now = next((one for one in view.affiliations if one.affiliation.lasts(today())), None)
    role, organisation = "", ""
    if now is not None:
        role = now.affiliation.role_title
        names = now.organisation
        organisation = f"{names.name} ({names.acronym})" if names.acronym else names.name
    others = joined(*person.aliases.splitlines())
    return Head(
        context,
        person.name,
        view.photo.content if view.photo is not None else None,
        role or organisation,
        (organisation if role else "", joined(person.title, country_name(person.country, t.language), person.pronoun)),
        (
            t("Also written {names}", names=others) if others else "",
            t("On the badge: {name}", name=person.badge_name) if person.badge_name else "",
        ),
        has_photo=True,
    )


def main_sections(context: WindowContext, page: PersonPage) -> Iterator[QWidget]:
    """What the person did, where there is something to tell."""
    t, view = context.t, page.view
    for heading, rows in (
        (t("Affiliations"), list(_affiliations(page, t))),
        (
            t("Consultations"),
            [
                Row(
                    part.title,
                    part_line(part, t),
                    day(part.start_date, t.language) if part.start_date else "",
                    Place("consultation", part.consultation_id, "participants"),
                )
                for part in view.takes_part
            ],
        ),
        (t("Speaks at"), list(_items(page, t))),
        (
            t("Documents of these items"),
            [
                Row(
                    joined(one.symbol, one.title),
                    one.item,
                    place=Place("consultation", one.consultation_id, "agenda", one.item_id),
                )
                for one in page.documents
            ],
        ),
        (t("Statements signed"), list(told.statements(page.statements, t, names_organisation=True))),
    ):
        if rows:
            yield Section(context, heading, rows)


def side_sections(context: WindowContext, page: PersonPage) -> Iterator[QWidget]:
    """How the person is reached, what is known of them, and what was changed."""
    t, person = context.t, page.view.person
    facts = [
        *reach.ways(person.email, person.phone, page.view.numbers, page.view.details, "", t),
        *reach.addresses(page.view.addresses, t),
    ]
    if facts:
        yield Facts(context, t("How to reach"), facts)
    known = list(_known(person, t))
    if known:
        yield Facts(context, t("About"), known)
    if page.history:
        yield Section(context, t("History"), list(told.changes(page.history, t)), most=_CHANGES)


def _affiliations(page: PersonPage, t: Translator) -> Iterator[Row]:
    several = len(page.view.affiliations) > 1
    for one in page.view.affiliations:
        row, organisation = one.affiliation, one.organisation
        is_main = t("main affiliation") if several and row.is_primary else ""
        name = f"{organisation.name} ({organisation.acronym})" if organisation.acronym else organisation.name
        when = span(row.from_date, row.to_date, t)
        place = Place("contact", organisation.id, "organisation")
        yield Row(name, joined(row.role_title, is_main), when, place)


def _items(page: PersonPage, t: Translator) -> Iterator[Row]:
    """Items under the meeting they belong to."""
    meeting = None
    for item in page.view.speaks_at:
        if item.consultation_id != meeting:
            meeting = item.consultation_id
            yield Row(item.consultation, is_group=True)
        yield Row(
            item.title,
            joined(
                words.value("agenda_speaker", "role", item.role, t),
                words.value("agenda_speaker", "status", item.status, t),
            ),
            place=Place("consultation", item.consultation_id, "agenda", item.item_id),
        )


def _known(person: Person, t: Translator) -> Iterator[tuple[str, str, str]]:
    if person.languages or person.language:
        spoken = ", ".join(language_name(code, t.language) for code in split_languages(person.languages))
        written = language_name(person.language, t.language)
        to_write = t("To write in: {language}", language=written) if person.language else ""
        yield words.column("languages", t), spoken or to_write, to_write if spoken else ""
    for field in ("given_name", "family_name", "suffix", "tags", "notes"):
        if text := str(getattr(person, field)):
            yield words.column(field, t), text, ""
