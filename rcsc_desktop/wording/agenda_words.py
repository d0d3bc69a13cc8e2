"""Words for the values that agendas, their speakers and their papers hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from rcsc_desktop.domain.agenda import (
    ItemKind,
    Numbering,
    Purpose,
    SpeakerRole,
    SpeakerStatus,
    TopicKind,
    Visibility,
)
from rcsc_desktop.domain.agenda_changes import ChangeKind
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.glossary import SuggestionOrigin
from rcsc_desktop.domain.language_versions import TextState
from rcsc_desktop.domain.reports.formats import AgendaFormat
from rcsc_desktop.domain.reports.paper import PaperColumn, PaperLayout
from rcsc_desktop.support.i18n import Translator


def _item_kinds(t: Translator) -> Mapping[str, str]:
    return {
        ItemKind.REGISTRATION: t.in_context("kind of item", "Registration"),
        ItemKind.OPENING: t.in_context("kind of item", "Opening"),
        ItemKind.INTRODUCTIONS: t.in_context("kind of item", "Introductions"),
        ItemKind.PRESENTATION: t.in_context("kind of item", "Presentation"),
        ItemKind.DISCUSSION: t.in_context("kind of item", "Discussion"),
        ItemKind.PANEL: t.in_context("kind of item", "Panel"),
        ItemKind.INTERVENTIONS: t.in_context("kind of item", "Interventions"),
        ItemKind.BREAK: t.in_context("kind of item", "Break"),
        ItemKind.CLOSING: t.in_context("kind of item", "Closing"),
        ItemKind.OTHER: t.in_context("kind of item", "Other"),
    }


def _numberings(t: Translator) -> Mapping[str, str]:
    return {
        Numbering.NONE: t.in_context("numbering", "No number"),
        Numbering.DECIMAL: t.in_context("numbering", "1, 2, 3"),
        Numbering.LETTER: t.in_context("numbering", "(a), (b), (c)"),
        Numbering.ROMAN: t.in_context("numbering", "(i), (ii), (iii)"),
    }


def _purposes(t: Translator) -> Mapping[str, str]:
    return {
        Purpose.OPEN: t.in_context("purpose of an item", "Not said"),
        Purpose.INFORMATION: t.in_context("purpose of an item", "For information"),
        Purpose.DISCUSSION: t.in_context("purpose of an item", "For discussion"),
        Purpose.DECISION: t.in_context("purpose of an item", "For decision"),
    }


def _visibilities(t: Translator) -> Mapping[str, str]:
    return {
        Visibility.PUBLIC: t.in_context("who sees an item", "Public"),
        Visibility.INTERNAL: t.in_context("who sees an item", "Internal"),
        Visibility.HIDDEN: t.in_context("who sees an item", "Hidden"),
    }


def _speaker_roles(t: Translator) -> Mapping[str, str]:
    return {
        SpeakerRole.SPEAKER: t.in_context("role of a speaker", "Speaker"),
        SpeakerRole.MODERATOR: t.in_context("role of a speaker", "Moderator"),
        SpeakerRole.CHAIR: t.in_context("role of a speaker", "Chair"),
        SpeakerRole.PRESENTER: t.in_context("role of a speaker", "Presenter"),
        SpeakerRole.RAPPORTEUR: t.in_context("role of a speaker", "Rapporteur"),
        SpeakerRole.DISCUSSANT: t.in_context("role of a speaker", "Discussant"),
    }


def _speaker_statuses(t: Translator) -> Mapping[str, str]:
    return {
        SpeakerStatus.PROPOSED: t.in_context("state of a speaker", "Proposed"),
        SpeakerStatus.ASKED: t.in_context("state of a speaker", "Asked"),
        SpeakerStatus.ACCEPTED: t.in_context("state of a speaker", "Accepted"),
        SpeakerStatus.CONFIRMED: t.in_context("state of a speaker", "Confirmed"),
        SpeakerStatus.DECLINED: t.in_context("state of a speaker", "Declined"),
    }


def _topic_kinds(t: Translator) -> Mapping[str, str]:
    return {TopicKind.TOPIC: t("Topic"), TopicKind.QUESTION: t("Question")}


def _agenda_statuses(t: Translator) -> Mapping[str, str]:
    return {
        AgendaStatus.DRAFT: t.in_context("status of an agenda", "Draft"),
        AgendaStatus.PROVISIONAL: t.in_context("status of an agenda", "Provisional"),
        AgendaStatus.FINAL: t.in_context("status of an agenda", "Final"),
        AgendaStatus.AS_HELD: t.in_context("status of an agenda", "As held"),
    }


def _text_states(t: Translator) -> Mapping[str, str]:
    return {
        TextState.MISSING: t.in_context("state of a text", "Missing"),
        TextState.DRAFT: t.in_context("state of a text", "Draft"),
        TextState.OUT_OF_DATE: t.in_context("state of a text", "Out of date"),
        TextState.APPROVED: t.in_context("state of a text", "Approved"),
    }


def _suggestion_origins(t: Translator) -> Mapping[str, str]:
    return {
        SuggestionOrigin.MEMORY: t.in_context("where a term comes from", "Translated before"),
        SuggestionOrigin.OWN: t.in_context("where a term comes from", "Own glossary"),
        SuggestionOrigin.BUILT_IN: t.in_context("where a term comes from", "Glossary"),
        SuggestionOrigin.PLACE: t.in_context("where a term comes from", "Country or language"),
        SuggestionOrigin.DATE: t.in_context("where a term comes from", "Date"),
        SuggestionOrigin.ORGANISATION: t.in_context("where a term comes from", "Organization"),
    }


def _layouts(t: Translator) -> Mapping[str, str]:
    return {
        PaperLayout.DETAILED: t.in_context("layout", "Detailed"),
        PaperLayout.ONE_PAGE: t.in_context("layout", "One page"),
        PaperLayout.ANNOTATED: t.in_context("layout", "Annotated"),
        PaperLayout.GRID: t.in_context("layout", "Grid by track"),
        PaperLayout.BILINGUAL: t.in_context("layout", "Two languages side by side"),
        PaperLayout.RUN_OF_SHOW: t.in_context("layout", "Run of show"),
        PaperLayout.POSTER: t.in_context("layout", "Poster, A3"),
        PaperLayout.POCKET: t.in_context("layout", "Pocket, A6"),
    }


def _columns(t: Translator) -> Mapping[str, str]:
    return {
        PaperColumn.SPEAKERS: t.in_context("shown on paper", "Speakers"),
        PaperColumn.TOPICS: t.in_context("shown on paper", "Topics"),
        PaperColumn.QUESTIONS: t.in_context("shown on paper", "Questions"),
        PaperColumn.BACKGROUND: t.in_context("shown on paper", "Background"),
        PaperColumn.OUTCOME: t.in_context("shown on paper", "Expected outcome"),
        PaperColumn.PURPOSE: t.in_context("shown on paper", "Purpose"),
        PaperColumn.DOCUMENTS: t.in_context("shown on paper", "Documents"),
        PaperColumn.ROOM: t.in_context("shown on paper", "Room"),
        PaperColumn.LINK: t.in_context("shown on paper", "Link"),
        PaperColumn.INTERPRETATION: t.in_context("shown on paper", "Interpretation"),
        PaperColumn.OWNER: t.in_context("shown on paper", "Who sees to it"),
        PaperColumn.NOTES: t.in_context("shown on paper", "Internal notes"),
    }


def _changes(t: Translator) -> Mapping[str, str]:
    return {
        ChangeKind.ADDED: t.in_context("change of an agenda", "Added"),
        ChangeKind.DROPPED: t.in_context("change of an agenda", "Dropped"),
        ChangeKind.MOVED: t.in_context("change of an agenda", "Moved"),
        ChangeKind.RENAMED: t.in_context("change of an agenda", "Renamed"),
        ChangeKind.TIMES: t.in_context("change of an agenda", "Other times"),
        ChangeKind.SPEAKERS: t.in_context("change of an agenda", "Speakers"),
        ChangeKind.CONTENT: t.in_context("change of an agenda", "Content"),
        ChangeKind.SESSIONS: t.in_context("change of an agenda", "Sessions"),
        ChangeKind.MEETING: t.in_context("change of an agenda", "The meeting"),
        ChangeKind.CONCEPT_NOTE: t.in_context("change of an agenda", "Concept note"),
        ChangeKind.LANGUAGES: t.in_context("change of an agenda", "Other languages"),
    }


def _file_formats(t: Translator) -> Mapping[str, str]:
    return {
        AgendaFormat.PDF: t.in_context("kind of file", "PDF"),
        AgendaFormat.DOCX: t.in_context("kind of file", "Word"),
        AgendaFormat.HTML: t.in_context("kind of file", "web page"),
        AgendaFormat.ICS: t.in_context("kind of file", "calendar"),
        AgendaFormat.XLSX: t.in_context("kind of file", "Excel"),
        AgendaFormat.SCHEDULE_XML: t.in_context("kind of file", "schedule XML"),
        AgendaFormat.SCHEDULE_JSON: t.in_context("kind of file", "schedule JSON"),
    }


AGENDA_LABELS: Mapping[type[StrEnum], Callable[[Translator], Mapping[str, str]]] = {
    ItemKind: _item_kinds,
    Numbering: _numberings,
    Purpose: _purposes,
    Visibility: _visibilities,
    SpeakerRole: _speaker_roles,
    SpeakerStatus: _speaker_statuses,
    TopicKind: _topic_kinds,
    AgendaStatus: _agenda_statuses,
    ChangeKind: _changes,
    TextState: _text_states,
    SuggestionOrigin: _suggestion_origins,
    PaperLayout: _layouts,
    PaperColumn: _columns,
    AgendaFormat: _file_formats,
}
"""Words for the values of each enumeration of agendas."""

AGENDA_CODED: Mapping[tuple[str, str], type[StrEnum]] = {
    ("agenda_item", "kind"): ItemKind,
    ("agenda_item", "numbering"): Numbering,
    ("agenda_item", "purpose"): Purpose,
    ("agenda_item", "visibility"): Visibility,
    ("agenda_speaker", "role"): SpeakerRole,
    ("agenda_speaker", "status"): SpeakerStatus,
    ("agenda_topic", "kind"): TopicKind,
    ("agenda_version", "status"): AgendaStatus,
    ("consultation", "agenda_status"): AgendaStatus,
}
"""Fields of agendas that hold a code, by their kind of row."""
