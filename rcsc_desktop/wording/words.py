"""Words for the values, fields and kinds of rows that the core knows by codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache

from rcsc_desktop.domain.concept_note import BlockKind
from rcsc_desktop.domain.consultation import (
    ConsultationFormat,
    ConsultationKind,
    ConsultationStatus,
    PartnerRole,
)
from rcsc_desktop.domain.contacts import DetailKind, OrganisationKind
from rcsc_desktop.domain.document import LanguageVersionStatus
from rcsc_desktop.domain.groups import GroupKind
from rcsc_desktop.domain.import_memory import ImportSubject, RowOutcome
from rcsc_desktop.domain.list_versions import ListStatus
from rcsc_desktop.domain.mechanisms import Office
from rcsc_desktop.domain.own_fields import OwnFieldKind
from rcsc_desktop.domain.participant import (
    AttendanceState,
    Consent,
    ParticipantMode,
    ParticipantStatus,
    TravelSupport,
)
from rcsc_desktop.domain.people_plan import RowChoice, RowState
from rcsc_desktop.domain.quotas import Turn
from rcsc_desktop.domain.sealed import SealState
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import quotas, sealed
from rcsc_desktop.wording.agenda_words import AGENDA_CODED, AGENDA_LABELS
from rcsc_desktop.wording.fields import FIELDS, NOUNS
from rcsc_desktop.wording.list_words import LIST_LABELS
from rcsc_desktop.wording.lists import value_words


def label(value: StrEnum, t: Translator) -> str:
    """The word for a value of a domain enum."""
    return _labels(type(value), t)[value]


def value(row: str, field: str, stored: object, t: Translator) -> str:
    """What a stored value of a field is called: ``value("participant", "status", "invited", t)``."""
    kind = _CODED.get((row, field))
    try:
        return label(kind(str(stored)), t) if kind else ("" if stored is None else str(stored))
    except ValueError:
        return str(stored)


def column(name: str, t: Translator) -> str:
    """The heading of a field over a table or in a form; an unknown name stays as it is."""
    known = FIELDS.get(name) or sealed.FIELDS.get(name)
    return t(known) if known else name


def noun(name: str, t: Translator) -> str:
    """The word for a kind of row within a sentence, by the name of its table: ``contact_point``."""
    return t(NOUNS[name]) if name in NOUNS else name


@lru_cache(maxsize=64)
def _labels(kind: type[StrEnum], t: Translator) -> Mapping[str, str]:
    return _LABELS[kind](t)


def _block_kinds(t: Translator) -> Mapping[str, str]:
    return {BlockKind.PARAGRAPH: t("Paragraph"), BlockKind.BULLETS: t("List")}


def _consultation_kinds(t: Translator) -> Mapping[str, str]:
    return {
        ConsultationKind.REGIONAL: t("Regional consultation"),
        ConsultationKind.INFORMAL: t("Informal meeting"),
        ConsultationKind.WEBINAR: t("Webinar"),
        ConsultationKind.HEARING: t("Hearing"),
        ConsultationKind.THEMATIC: t("Thematic session"),
        ConsultationKind.STOCKTAKING: t("Stocktaking meeting"),
        ConsultationKind.OTHER: t.in_context("kind of meeting", "Other"),
    }


def _formats(t: Translator) -> Mapping[str, str]:
    return {
        ConsultationFormat.IN_PERSON: t.in_context("format of a meeting", "In person"),
        ConsultationFormat.ONLINE: t.in_context("format of a meeting", "Online"),
        ConsultationFormat.HYBRID: t.in_context("format of a meeting", "Hybrid"),
    }


def _consultation_statuses(t: Translator) -> Mapping[str, str]:
    return {
        ConsultationStatus.IDEA: t.in_context("status of a meeting", "Idea"),
        ConsultationStatus.PLANNED: t.in_context("status of a meeting", "Planned"),
        ConsultationStatus.INVITATIONS_OUT: t.in_context("status of a meeting", "Invitations out"),
        ConsultationStatus.REGISTRATION_OPEN: t.in_context("status of a meeting", "Registration open"),
        ConsultationStatus.REGISTRATION_CLOSED: t.in_context("status of a meeting", "Registration closed"),
        ConsultationStatus.HELD: t.in_context("status of a meeting", "Held"),
        ConsultationStatus.OUTCOME_ADOPTED: t.in_context("status of a meeting", "Outcome adopted"),
        ConsultationStatus.POSTPONED: t.in_context("status of a meeting", "Postponed"),
        ConsultationStatus.CANCELLED: t.in_context("status of a meeting", "Cancelled"),
    }


def _partner_roles(t: Translator) -> Mapping[str, str]:
    return {
        PartnerRole.ANCHOR: t.in_context("role of a partner", "Anchor"),
        PartnerRole.CO_ANCHOR: t.in_context("role of a partner", "Co-anchor"),
        PartnerRole.IN_PARTNERSHIP: t.in_context("role of a partner", "In partnership with"),
        PartnerRole.FOCAL_POINT: t.in_context("role of a partner", "Technical focal point"),
        PartnerRole.SUPPORT: t.in_context("role of a partner", "Support"),
        PartnerRole.HOST: t.in_context("role of a partner", "Host"),
    }


def _organisation_kinds(t: Translator) -> Mapping[str, str]:
    return {
        OrganisationKind.NETWORK: t("Civil society network"),
        OrganisationKind.NGO: t("NGO"),
        OrganisationKind.TRADE_UNION: t("Trade union"),
        OrganisationKind.ACADEMIC: t("Academic institute"),
        OrganisationKind.UN_ENTITY: t("UN entity"),
        OrganisationKind.ISCM: t("Inter-State consultation mechanism"),
        OrganisationKind.GOVERNMENT: t("Government"),
        OrganisationKind.OTHER: t.in_context("kind of organization", "Other"),
    }


def _offices(t: Translator) -> Mapping[str, str]:
    return {Office.CHAIR: t("Chair"), Office.SECRETARIAT: t("Head of Secretariat")}


def _version_statuses(t: Translator) -> Mapping[str, str]:
    return {
        LanguageVersionStatus.MISSING: t.in_context("language version", "Missing"),
        LanguageVersionStatus.IN_TRANSLATION: t.in_context("language version", "In translation"),
        LanguageVersionStatus.READY: t.in_context("language version", "Ready"),
        LanguageVersionStatus.PUBLISHED: t.in_context("language version", "Published"),
    }


def _participant_modes(t: Translator) -> Mapping[str, str]:
    return {**value_words("mode", t), ParticipantMode.UNKNOWN: t.in_context("participant", "Not known")}


def _consents(t: Translator) -> Mapping[str, str]:
    return {**value_words("may_be_shared", t), Consent.UNKNOWN: t.in_context("consent", "Not asked")}


def _travel_supports(t: Translator) -> Mapping[str, str]:
    return {**value_words("travel_support", t), TravelSupport.NONE: t.in_context("travel support", "None")}


def _attendance_states(t: Translator) -> Mapping[str, str]:
    return {
        AttendanceState.EXPECTED: t.in_context("attendance", "Expected"),
        AttendanceState.PRESENT: t.in_context("attendance", "Present"),
        AttendanceState.REMOTE: t.in_context("attendance", "Present from afar"),
        AttendanceState.PART: t.in_context("attendance", "Present in part"),
        AttendanceState.EXCUSED: t.in_context("attendance", "Excused"),
        AttendanceState.ABSENT: t.in_context("attendance", "Absent"),
    }


def _detail_kinds(t: Translator) -> Mapping[str, str]:
    return {
        DetailKind.EMAIL: t("Email"),
        DetailKind.PHONE: t("Telephone"),
        DetailKind.MESSENGER: t("Messenger"),
        DetailKind.LINK: t("Link"),
    }


def _group_kinds(t: Translator) -> Mapping[str, str]:
    return {
        GroupKind.HAND_PICKED: t.in_context("group", "Hand-picked"),
        GroupKind.SAVED_SEARCH: t.in_context("group", "Saved search"),
    }


def _own_field_kinds(t: Translator) -> Mapping[str, str]:
    return {
        OwnFieldKind.TEXT: t.in_context("kind of field", "Text"),
        OwnFieldKind.NUMBER: t.in_context("kind of field", "Number"),
        OwnFieldKind.DATE: t.in_context("kind of field", "Date"),
        OwnFieldKind.CHOICE: t.in_context("kind of field", "Choice"),
        OwnFieldKind.YES_NO: t.in_context("kind of field", "Yes or no"),
    }


def _list_statuses(t: Translator) -> Mapping[str, str]:
    return {
        ListStatus.PROVISIONAL: t.in_context("list of participants", "Provisional"),
        ListStatus.FINAL: t.in_context("list of participants", "Final"),
    }


def _seal_states(t: Translator) -> Mapping[str, str]:
    return {
        SealState.NONE: t.in_context("sealed part", "Not set up"),
        SealState.CLOSED: t.in_context("sealed part", "Sealed"),
        SealState.OPEN: t.in_context("sealed part", "Open"),
    }


def _import_subjects(t: Translator) -> Mapping[str, str]:
    return {
        ImportSubject.PARTICIPANTS: t("Participants"),
        ImportSubject.PEOPLE: t("People"),
        ImportSubject.ORGANISATIONS: t("Organizations"),
    }


def _row_outcomes(t: Translator) -> Mapping[str, str]:
    return {
        RowOutcome.CREATED: t.in_context("imported row", "Added"),
        RowOutcome.UPDATED: t.in_context("imported row", "Changed"),
        RowOutcome.UNCHANGED: t.in_context("imported row", "Unchanged"),
        RowOutcome.SKIPPED: t.in_context("imported row", "Left out"),
    }


def _row_states(t: Translator) -> Mapping[str, str]:
    return {
        RowState.NEW: t.in_context("row of an import", "New"),
        RowState.CHANGED: t.in_context("row of an import", "Changed"),
        RowState.SAME: t.in_context("row of an import", "Same"),
        RowState.DOUBTFUL: t.in_context("row of an import", "Doubtful"),
        RowState.REFUSED: t.in_context("row of an import", "Refused"),
    }


def _row_choices(t: Translator) -> Mapping[str, str]:
    return {
        RowChoice.SKIP: t.in_context("row of an import", "Leave out"),
        RowChoice.NEW: t.in_context("row of an import", "Add as new"),
        RowChoice.UPDATE: t.in_context("row of an import", "Is the same: update"),
    }


_LABELS: Mapping[type[StrEnum], Callable[[Translator], Mapping[str, str]]] = {
    **AGENDA_LABELS,
    BlockKind: _block_kinds,
    ConsultationKind: _consultation_kinds,
    ConsultationFormat: _formats,
    ConsultationStatus: _consultation_statuses,
    PartnerRole: _partner_roles,
    OrganisationKind: _organisation_kinds,
    Office: _offices,
    LanguageVersionStatus: _version_statuses,
    ParticipantStatus: lambda t: value_words("status", t),
    ParticipantMode: _participant_modes,
    Consent: _consents,
    TravelSupport: _travel_supports,
    AttendanceState: _attendance_states,
    DetailKind: _detail_kinds,
    GroupKind: _group_kinds,
    OwnFieldKind: _own_field_kinds,
    ListStatus: _list_statuses,
    SealState: _seal_states,
    Turn: quotas.turns,
    ImportSubject: _import_subjects,
    RowOutcome: _row_outcomes,
    RowState: _row_states,
    RowChoice: _row_choices,
    **LIST_LABELS,
}

_CODED: Mapping[tuple[str, str], type[StrEnum]] = {
    **AGENDA_CODED,
    ("attendance", "state"): AttendanceState,
    ("contact_detail", "kind"): DetailKind,
    ("contact_group", "kind"): GroupKind,
    ("import_layout", "subject"): ImportSubject,
    ("imported_row", "outcome"): RowOutcome,
    ("list_version", "status"): ListStatus,
    ("own_field", "kind"): OwnFieldKind,
    ("participant", "may_be_contacted"): Consent,
    ("participant", "may_be_photographed"): Consent,
    ("participant", "may_be_recorded"): Consent,
    ("participant", "may_be_shared"): Consent,
    ("participant", "travel_support"): TravelSupport,
    ("status_move", "status"): ParticipantStatus,
    ("consultation", "format"): ConsultationFormat,
    ("consultation", "kind"): ConsultationKind,
    ("consultation", "status"): ConsultationStatus,
    ("document_version", "status"): LanguageVersionStatus,
    ("organisation", "kind"): OrganisationKind,
    ("participant", "mode"): ParticipantMode,
    ("participant", "status"): ParticipantStatus,
    ("partner", "role"): PartnerRole,
}
"""Fields that hold a code, by their kind of row."""
