"""The services of people: contacts, participants, and what brings them in and sends them out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from rcsc_desktop.bootstrap.jobs import (
    days,
    mail_file_name,
    read_people_limited,
    read_photo_limited,
    write_mail,
    write_report,
)
from rcsc_desktop.services.agenda_reports import PaperChoices
from rcsc_desktop.services.attendance import AttendanceService
from rcsc_desktop.services.contact_cards import ContactCardService
from rcsc_desktop.services.contact_forms import ContactForms
from rcsc_desktop.services.contact_lists import ContactListService
from rcsc_desktop.services.contact_pages import ContactPages
from rcsc_desktop.services.contact_photos import ContactPhotos
from rcsc_desktop.services.contact_ways import ContactWays
from rcsc_desktop.services.contacts import ContactService
from rcsc_desktop.services.doubles import DoubleService
from rcsc_desktop.services.groups import GroupService
from rcsc_desktop.services.history import HistoryService
from rcsc_desktop.services.list_presets import ListPresetService
from rcsc_desktop.services.list_versions import ListVersionService
from rcsc_desktop.services.mail_drafts import MailDrafts
from rcsc_desktop.services.merging import MergeService
from rcsc_desktop.services.own_fields import OwnFieldService
from rcsc_desktop.services.participant_lists import ParticipantListService
from rcsc_desktop.services.participant_pictures import ParticipantPictureService
from rcsc_desktop.services.participant_statuses import StatusService
from rcsc_desktop.services.participants import ParticipantService
from rcsc_desktop.services.people_import import PeopleImportService
from rcsc_desktop.services.quotas import QuotaService
from rcsc_desktop.services.saved_views import SavedViewService
from rcsc_desktop.services.sealed import SealedService
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.repos.attendance import SqlAttendance
from rcsc_desktop.storage.repos.contact_pages import SqlContactPages
from rcsc_desktop.storage.repos.contacts import SqlContacts
from rcsc_desktop.storage.repos.participant_pictures import SqlParticipantPictures
from rcsc_desktop.storage.repos.participants import SqlParticipants
from rcsc_desktop.storage.repos.quotas import SqlQuotas
from rcsc_desktop.storage.sealing import ScryptAesSealing


class PeopleServices(TypedDict):
    """They are fields of the core of the same names."""

    people_import: PeopleImportService
    doubles: DoubleService
    merging: MergeService
    contacts: ContactService
    groups: GroupService
    contact_ways: ContactWays
    contact_forms: ContactForms
    contact_photos: ContactPhotos
    contact_pages: ContactPages
    contact_cards: ContactCardService
    contact_lists: ContactListService
    participants: ParticipantService
    statuses: StatusService
    own_fields: OwnFieldService
    saved_views: SavedViewService
    participant_lists: ParticipantListService
    list_versions: ListVersionService
    participant_pictures: ParticipantPictureService
    sealed: SealedService
    attendance: AttendanceService
    quotas: QuotaService
    mail_drafts: MailDrafts
    list_presets: ListPresetService


def people_services(
    database: SqlDatabase, history: HistoryService, choices: Callable[[], PaperChoices]
) -> PeopleServices:
    """The services over a workspace; ``choices`` are the user's for papers."""
    contacts = ContactService(database, database.query(SqlContacts))
    participants = ParticipantService(database, database.query(SqlParticipants))
    pictures = ParticipantPictureService(database.query(SqlParticipantPictures))
    return PeopleServices(
        contacts=contacts,
        contact_ways=ContactWays(database),
        contact_forms=ContactForms(database),
        contact_photos=ContactPhotos(database, read_photo_limited),
        contact_pages=ContactPages(database, contacts, history, database.query(SqlContactPages)),
        contact_cards=ContactCardService(database, database, write_report),
        contact_lists=ContactListService(database, database, write_report, choices),
        groups=GroupService(database, database.query(SqlContacts), database),
        mail_drafts=MailDrafts(database, database, write_mail, mail_file_name, days),
        people_import=PeopleImportService(database, read_people_limited),
        doubles=DoubleService(database),
        merging=MergeService(database),
        participants=participants,
        statuses=StatusService(database),
        attendance=AttendanceService(database, database.query(SqlAttendance)),
        own_fields=OwnFieldService(database),
        list_presets=ListPresetService(database),
        saved_views=SavedViewService(database),
        participant_lists=ParticipantListService(database, database.query(SqlParticipants), pictures, choices),
        list_versions=ListVersionService(database, database.query(SqlParticipants)),
        participant_pictures=pictures,
        quotas=QuotaService(database, database.query(SqlQuotas)),
        sealed=SealedService(database, ScryptAesSealing(), database.query(SqlParticipants), write_report, database),
    )
