"""What points at people, organisations and participants: all of it moves when two become one."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.domain.agenda import AgendaSpeaker
from rcsc_desktop.domain.consultation import Partner, Session
from rcsc_desktop.domain.contacts import (
    Affiliation,
    ContactDetail,
    ContactSource,
    NotTheSame,
    Organisation,
    Photo,
    PostalAddress,
)
from rcsc_desktop.domain.document import Endorsement
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.groups import GroupMember
from rcsc_desktop.domain.import_memory import ImportedRow
from rcsc_desktop.domain.own_fields import OwnValue
from rcsc_desktop.domain.participant import Attendance, Participant, StatusMove
from rcsc_desktop.domain.sealed import SealedDetails

POINTERS: Mapping[str, tuple[tuple[type[Entity], str], ...]] = {
    "person": (
        (Participant, "person_id"),
        (AgendaSpeaker, "person_id"),
        (Session, "chair_id"),
        (Affiliation, "person_id"),
        (ContactDetail, "person_id"),
        (PostalAddress, "person_id"),
        (Photo, "person_id"),
        (ContactSource, "person_id"),
        (GroupMember, "person_id"),
        (ImportedRow, "person_id"),
    ),
    "organisation": (
        (Participant, "organisation_id"),
        (AgendaSpeaker, "organisation_id"),
        (Partner, "organisation_id"),
        (Affiliation, "organisation_id"),
        (Endorsement, "organisation_id"),
        (Organisation, "parent_id"),
        (ContactDetail, "organisation_id"),
        (PostalAddress, "organisation_id"),
        (ContactSource, "organisation_id"),
        (GroupMember, "organisation_id"),
        (ImportedRow, "organisation_id"),
    ),
    "participant": (
        (Participant, "replaced_by_id"),
        (Attendance, "participant_id"),
        (StatusMove, "participant_id"),
        (OwnValue, "participant_id"),
        (SealedDetails, "participant_id"),
        (ImportedRow, "participant_id"),
    ),
}
"""Kinds of rows and their fields by the noun of what they point at."""

PAIRS: tuple[type[NotTheSame], tuple[str, str]] = (NotTheSame, ("first_id", "second_id"))
"""Pairs of people or of organisations; the smaller key stands first."""
