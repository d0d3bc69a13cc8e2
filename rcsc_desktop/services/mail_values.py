"""What is filled into mails, for many people in a constant number of statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.contacts import Affiliation, ContactDetail, DetailKind, Organisation, Person
from rcsc_desktop.domain.mail import Recipient, Unreached, languages_of, usable_address
from rcsc_desktop.domain.participant import Consent, Participant
from rcsc_desktop.domain.texts import TextVersion
from rcsc_desktop.domain.translated_names import name_in
from rcsc_desktop.services.ports import Reader
from rcsc_desktop.services.writing import in_parts

TellDays = Callable[[object, object, str], str]
"""The days of a meeting in words of a language."""


@dataclass(frozen=True, slots=True)
class MailValues:
    """The people and organisations of a mail, and what each field holds for each of them."""

    recipients: tuple[Recipient, ...]
    unreached: tuple[Unreached, ...]
    people: Mapping[UUID, Person]
    belongs: Mapping[UUID, tuple[str, UUID]]
    """By person: the role title, and the key of the organisation."""
    organisations: Mapping[UUID, Organisation]
    """Those that people belong to, and those that are written to themselves."""
    consultation: Consultation | None
    titles: Mapping[str, str]
    """The title of the meeting in the languages that it was translated into."""
    tell_days: TellDays
    refused: tuple[str, ...] = ()
    """Names of those who can be reached and said no to being contacted after the meeting."""
    _of_all: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def consultation_id(self) -> UUID | None:
        """The meeting that the mail is about, where it is about one."""
        return None if self.consultation is None else self.consultation.id

    def of(self, recipient: Recipient, language: str) -> Mapping[str, str]:
        """What the fields hold for one of them, in a language. An organisation has its name and no person's parts."""
        person = self.people.get(recipient.contact_id)
        if person is None:
            name = _name_in(language, self.organisations[recipient.contact_id])
            return {**self.of_all(language), "name": name, "organisation": name, "email": recipient.address}
        role, organisation_id = self.belongs.get(person.id, ("", None))
        organisation = self.organisations.get(organisation_id) if organisation_id is not None else None
        return {
            **self.of_all(language),
            "name": person.name,
            "title": person.title,
            "given_name": person.given_name,
            "family_name": person.family_name,
            "badge_name": person.badge_name or person.name,
            "organisation": "" if organisation is None else _name_in(language, organisation),
            "role_title": role,
            "email": recipient.address,
        }

    def of_all(self, language: str) -> Mapping[str, str]:
        """What the fields hold that are the same for everybody."""
        if language not in self._of_all:
            about = self.consultation
            self._of_all[language] = (
                {}
                if about is None
                else {
                    "consultation": self.titles.get(language) or about.title,
                    "date": self.tell_days(about.start_date, about.end_date, language),
                    "place": about.place,
                }
            )
        return self._of_all[language]


def read_mail_values(
    reader: Reader, contact_ids: Sequence[UUID], consultation_id: UUID | None, tell_days: TellDays
) -> MailValues:
    """Whom of the contacts that are there a mail reaches, and where people belong (in the meeting, if it is one's)."""
    people = reader.get_many(Person, contact_ids)
    person_ids = list(people)
    houses = reader.get_many(Organisation, [one for one in contact_ids if one not in people])
    further = _further_addresses(reader, person_ids, list(houses))
    recipients, unreached = [], []
    for contact_id in contact_ids:
        contact = people.get(contact_id) or houses.get(contact_id)
        if contact is None:
            continue
        written = [one for one in (contact.email, *further.get(contact_id, ())) if one.strip()]
        address = next(filter(None, map(usable_address, written)), "")
        if address:
            languages = languages_of(contact.language, contact.languages) if isinstance(contact, Person) else ()
            recipients.append(Recipient(contact_id, contact.name, address, languages))
        else:
            unreached.append(Unreached(contact_id, contact.name, written[0] if written else ""))
    there = _participants(reader, person_ids, consultation_id)
    belongs = _belongs(reader, person_ids, there)
    refused = {one.person_id for one in there if one.may_be_contacted is Consent.REFUSED}
    consultation = reader.get(Consultation, consultation_id) if consultation_id is not None else None
    titles = reader.find(TextVersion, owner_id=consultation_id, field="title") if consultation_id is not None else ()
    return MailValues(
        recipients=tuple(recipients),
        unreached=tuple(unreached),
        people=people,
        belongs=belongs,
        organisations={
            **houses,
            **reader.get_many(Organisation, {organisation for _, organisation in belongs.values()}),
        },
        consultation=consultation,
        titles={one.language: one.text for one in titles},
        tell_days=tell_days,
        refused=tuple(one.name for one in recipients if one.contact_id in refused),
    )


def _further_addresses(
    reader: Reader, person_ids: Sequence[UUID], organisation_ids: Sequence[UUID]
) -> Mapping[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for owner, ids in (("person_id", person_ids), ("organisation_id", organisation_ids)):
        for part in in_parts(ids):
            for detail in reader.find(ContactDetail, kind=DetailKind.EMAIL, **{owner: part}):
                found.setdefault(getattr(detail, owner), []).append(detail.value)
    return found


def _participants(reader: Reader, person_ids: Sequence[UUID], consultation_id: UUID | None) -> Sequence[Participant]:
    """The part of each person in the meeting, where the mail is about one."""
    if consultation_id is None:
        return ()
    return [
        found
        for part in in_parts(person_ids)
        for found in reader.find(Participant, consultation_id=consultation_id, person_id=part)
    ]


def _belongs(
    reader: Reader, person_ids: Sequence[UUID], there: Sequence[Participant]
) -> Mapping[UUID, tuple[str, UUID]]:
    """Role title and organisation of each person: the main affiliation, and the organisation they stand for there."""
    found: dict[UUID, tuple[str, UUID]] = {}
    roles: dict[tuple[UUID, UUID], str] = {}
    for part in in_parts(person_ids):
        known = reader.find(Affiliation, person_id=part)
        for place in sorted(known, key=lambda one: (one.is_primary, one.to_date is None)):
            roles[place.person_id, place.organisation_id] = place.role_title
            found[place.person_id] = (place.role_title, place.organisation_id)
    for one in there:
        if one.organisation_id is not None:
            role = roles.get((one.person_id, one.organisation_id), "")
            found[one.person_id] = (role, one.organisation_id)
    return found


def _name_in(language: str, organisation: Organisation) -> str:
    return name_in(language, organisation.translated_names, organisation.name)
