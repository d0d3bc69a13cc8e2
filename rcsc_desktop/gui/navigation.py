"""The pages of the window and the tabs of a consultation: one line each. A page is imported when first gone to."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from rcsc_desktop.gui.context import WindowContext
    from rcsc_desktop.gui.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: ``title`` is translated where it is shown, ``factory`` is ``module:Class`` under ``gui``."""

    name: str
    title: str
    icon: str
    factory: str
    in_navigation: bool = True

    def build(self, context: WindowContext) -> Page:
        """A new page for an open workspace."""
        return _build(self.factory, context)


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab of a consultation."""

    name: str
    title: str
    factory: str

    def build(self, context: WindowContext) -> Page:
        """A new tab for an open workspace; ``show_place`` says of which consultation."""
        return _build(self.factory, context)


PAGES = (
    PageSpec("consultations", mark("Consultations"), "consultations", "pages.consultations.page:ConsultationsPage"),
    PageSpec("consultation", mark("Consultation"), "consultations", "tabs:ConsultationTabs", in_navigation=False),
    PageSpec("contacts", mark("Contacts"), "contacts", "pages.contacts.page:ContactsPage"),
    PageSpec("contact", mark("Contact"), "contacts", "pages.contacts.whole.page:ContactPage", in_navigation=False),
    PageSpec("history", mark("History"), "history", "pages.history.page:HistoryPage"),
    PageSpec("settings", mark("Settings"), "settings", "pages.settings.page:SettingsPage"),
)

TABS = (
    TabSpec("overview", mark("Overview"), "pages.overview.page:OverviewPage"),
    TabSpec("concept_note", mark("Concept note"), "pages.concept_note.page:ConceptNotePage"),
    TabSpec("agenda", mark("Agenda"), "pages.agenda.page:AgendaPage"),
    TabSpec("participants", mark("Participants"), "pages.participants.page:ParticipantsPage"),
)


def page(name: str) -> PageSpec:
    """The page called ``name``."""
    return next(spec for spec in PAGES if spec.name == name)


def _build(factory: str, context: WindowContext) -> Page:
    from rcsc_desktop.gui.page import Page

    module, _, name = factory.partition(":")
    built = getattr(import_module(f"rcsc_desktop.gui.{module}"), name)(context)
    assert isinstance(built, Page)  # noqa: S101 - a wrong line in this table
    return built
