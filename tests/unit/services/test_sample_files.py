"""The sample as entities, against what was counted and read in the five documents by hand."""

from collections import Counter
from dataclasses import fields
from datetime import date, time
from typing import TypeVar
from uuid import UUID

import pytest

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, AgendaTopic, TopicKind
from rcsc_desktop.domain.concept_note import BlockKind, ConceptNoteSection, Footnote, blocks
from rcsc_desktop.domain.consultation import (
    AgendaStatus,
    Consultation,
    ConsultationKind,
    ConsultationStatus,
    ContactPoint,
    Partner,
    Session,
)
from rcsc_desktop.domain.contacts import Affiliation, Organisation, Person
from rcsc_desktop.domain.document import Document, DocumentVersion, Statement
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.keys import consultation_key
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.programme import Milestone, Programme
from rcsc_desktop.services.sample_files import Sample, read_sample

E = TypeVar("E", bound=Entity)


@pytest.fixture(scope="module")
def sample() -> Sample:
    return read_sample()


def of(sample: Sample, kind: type[E]) -> list[E]:
    return [entity for entity in sample.entities if isinstance(entity, kind)]


def later(sample: Sample) -> dict[UUID, Entity]:
    """Every row after the revisions."""
    rows = {entity.id: entity for entity in sample.entities}
    for revision in sample.revisions:
        for row_id in revision.before:
            del rows[row_id]
        rows.update(revision.after)
    return rows


def partners(rows: dict[UUID, Entity], key: str) -> list[tuple[str, str]]:
    """(role, name of the organisation) in order, for one consultation."""
    meeting = consultation(rows, key)
    found = [row for row in rows.values() if isinstance(row, Partner) and row.consultation_id == meeting.id]
    found.sort(key=lambda partner: partner.order_key)
    return [(partner.role.value, named(rows, partner.organisation_id)) for partner in found]


def named(rows: dict[UUID, Entity], row_id: UUID | None) -> str:
    row = rows[row_id] if row_id else None
    return row.name if isinstance(row, Organisation | Person) else ""


def consultation(rows: dict[UUID, Entity], key: str) -> Consultation:
    return next(row for row in rows.values() if isinstance(row, Consultation) and row.key == key)


def test_everything_is_there(sample: Sample) -> None:
    assert Counter(type(entity) for entity in sample.entities) == {
        Programme: 2,
        Milestone: 9,
        Organisation: 28,
        Person: 12,
        Affiliation: 13,
        Consultation: 10,
        Partner: 24,
        Session: 19,
        Participant: 10,
        AgendaItem: 7,
        AgendaSpeaker: 9,
        AgendaTopic: 15,
        ConceptNoteSection: 3,
        Footnote: 3,
        Document: 36,
        DocumentVersion: 45,
        Statement: 2,
    }
    after = Counter(type(row) for row in later(sample).values())
    assert after[Partner] == 26
    assert after[ContactPoint] == 7
    assert after[Consultation] == 10


def test_each_row_stands_after_the_rows_it_points_at(sample: Sample) -> None:
    seen: set[UUID] = set()
    for entity in sample.entities:
        links = {getattr(entity, one.name) for one in fields(entity) if one.name.endswith("_id")}
        assert links - {None} <= seen
        seen.add(entity.id)


def test_every_reading_makes_rows_of_its_own(sample: Sample) -> None:
    again = read_sample()
    assert not {entity.id for entity in again.entities} & {entity.id for entity in sample.entities}


def test_the_consultations_in_order_of_their_dates(sample: Sample) -> None:
    rows = later(sample)
    told = [row for row in rows.values() if isinstance(row, Consultation)]
    told.sort(key=lambda meeting: str(meeting.start_date))
    assert [(m.key, m.title, str(m.start_date), str(m.end_date), m.place, m.region) for m in told] == [
        (
            "2017-04-17-new-york",
            "Civil Society Informal Meeting on the Global Compact on Migration",
            *("2017-04-17", "2017-04-17", "New York", "global"),
        ),
        ("2017-08-04-bangkok", "Asia", "2017-08-04", "2017-08-05", "Bangkok, Thailand", "Asia"),
        (
            "2017-08-24-beirut",
            "Middle-East and North Africa (MENA)",
            *("2017-08-24", "2017-08-25", "Beirut, Lebanon", "Middle East and North Africa (MENA)"),
        ),
        ("2017-08-28-bamako", "Africa", "2017-08-28", "2017-08-29", "Bamako, Mali", "Africa"),
        (
            "2017-09-25-washington-dc",
            "U.S. – Canada",
            *("2017-09-25", "2017-09-26", "Washington DC, USA", "U.S. – Canada"),
        ),
        ("2017-10-02-brussels", "Europe", "2017-10-02", "2017-10-03", "Brussels, Belgium", "Europe"),
        (
            "2017-10-05-quito",
            "Latin America & the Caribbean",
            *("2017-10-05", "2017-10-06", "Quito, Ecuador", "Latin America & the Caribbean"),
        ),
        ("2017-11-02-nadi", "Pacific", "2017-11-02", "2017-11-03", "Nadi, Fiji", "Pacific"),
        (
            "2017-12-02-puerto-vallarta",
            "Civil Society Stocktaking and Strategy Meeting",
            *("2017-12-02", "2017-12-03", "Puerto Vallarta, Mexico", "global"),
        ),
        ("2020-09-24-high-level-webinars", "High-level webinars", "2020-09-24", "2020-09-24", "", "global"),
    ]
    assert Counter(meeting.kind for meeting in told) == {
        ConsultationKind.REGIONAL: 7,
        ConsultationKind.INFORMAL: 1,
        ConsultationKind.STOCKTAKING: 1,
        ConsultationKind.WEBINAR: 1,
    }


IOM = ("support", "International Organization for Migration")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("2017-08-04-bangkok", [("anchor", "Migrant Forum in Asia"), IOM]),
        ("2017-08-24-beirut", [("anchor", "Cross-Regional Center for Refugees and Migrants"), IOM]),
        (
            "2017-08-28-bamako",
            [("anchor", "Pan-African Network in Defense of Migrants Rights"), ("anchor", "MADE-Afrique"), IOM],
        ),
        (
            "2017-09-25-washington-dc",
            [
                ("anchor", "AFL-CIO"),
                ("anchor", "Alianza Americas"),
                ("anchor", "National Network for Immigrant & Refugee Rights"),
                ("anchor", "Solidarity Center"),
                IOM,
            ],
        ),
        (
            "2017-10-02-brussels",
            [
                ("anchor", "Migration and Development Civil Society Network"),
                ("anchor", "Platform for the International Cooperation on Undocumented Migrants"),
                IOM,
            ],
        ),
        (
            "2017-10-05-quito",
            [("anchor", "Bloque Latinomericano"), ("technical focal point", "Asylum Access Ecuador"), IOM],
        ),
        (
            "2017-11-02-nadi",
            [
                ("anchor", "Pacific Islands Association of Non-Governmental Organisations"),
                ("anchor", "Fiji Citizens Constitutional Forum"),
                ("in partnership with", "Sydney Asia Pacific Migration Center"),
                ("in partnership with", "Diplomacy Training Program"),
                ("in partnership with", "Migrant Forum in Asia"),
                IOM,
            ],
        ),
        ("2017-12-02-puerto-vallarta", []),
        ("2017-04-17-new-york", [("host", "International Organization for Migration")]),
        ("2020-09-24-high-level-webinars", [("host", "International Organization for Migration")]),
    ],
)
def test_who_stands_behind_a_consultation(sample: Sample, key: str, expected: list[tuple[str, str]]) -> None:
    assert partners(later(sample), key) == expected


def test_where_to_write(sample: Sample) -> None:
    rows = later(sample)
    told = {rows[row.consultation_id]: row.email for row in rows.values() if isinstance(row, ContactPoint)}
    assert {meeting.key: email for meeting, email in told.items() if isinstance(meeting, Consultation)} == {
        "2017-08-04-bangkok": "mfa@mfasia.org",
        "2017-08-24-beirut": "rhamati@insanlb.org",
        "2017-08-28-bamako": "mamadou_goita@yahoo.fr",
        "2017-09-25-washington-dc": "consultation@nnirr.org",
        "2017-10-02-brussels": "haasen@icmc.net",
        "2017-10-05-quito": "berevrnice@gmail.com",
        "2017-11-02-nadi": "dtp@unsw.edu.au",
    }


def test_the_earlier_document_is_the_first_state(sample: Sample) -> None:
    rows = {entity.id: entity for entity in sample.entities}
    north = consultation(rows, "2017-09-25-washington-dc")
    assert (north.title, north.region, north.status) == ("North America", "North America", ConsultationStatus.PLANNED)
    assert partners(rows, north.key) == [
        ("anchor", "National Network for Immigrant & Refugee Rights"),
        ("in partnership with", "US-based working group"),
        IOM,
    ]
    assert partners(rows, "2017-10-05-quito")[0] == ("anchor", "Latin America Block")
    assert consultation(rows, "2017-08-24-beirut").title == "Middle-East and North Africa(MENA)"
    assert of(sample, ContactPoint) == []
    assert "will be organised in 2017" in of(sample, Programme)[0].notes


def test_the_later_document_changes_what_differs_and_nothing_else(sample: Sample) -> None:
    revisions = {revision.title: revision for revision in sample.revisions}
    assert len(sample.revisions) == 9
    north = revisions["U.S. – Canada"]
    kept = north.before.keys() & north.after.keys()
    assert Counter(type(north.after[row_id]) for row_id in kept) == {Consultation: 1, Partner: 2}
    assert Counter(type(north.after[row_id]) for row_id in north.after.keys() - kept) == {Partner: 3, ContactPoint: 1}
    gone = [north.before[row_id] for row_id in north.before.keys() - kept]
    assert [type(row) for row in gone] == [Partner]
    assert north.consultation_id in kept
    asia = revisions["Asia"]
    assert Counter(type(row) for row in asia.after.values()) == {Consultation: 1, ContactPoint: 1}
    assert {type(row) for row in revisions["Bloque Latinomericano"].after.values()} == {Organisation}


def test_the_meeting_of_17_april(sample: Sample) -> None:
    rows = later(sample)
    meeting = consultation(rows, "2017-04-17-new-york")
    session = next(s for s in of(sample, Session) if s.consultation_id == meeting.id)
    assert meeting.subtitle == "In Conjunction with the International Dialogue on Migration"
    assert (meeting.venue_name, meeting.venue_room) == ("IOM New York Office", "Conference Room")
    assert (meeting.venue_floor, meeting.venue_street) == ("48th Floor", "Chanin Building, 122 East 42nd Street")
    assert (session.date, session.start, session.end) == (date(2017, 4, 17), time(14), time(18))
    assert session.time_zone == "America/New_York"
    assert meeting.agenda_status is AgendaStatus.PROVISIONAL


def test_every_day_of_a_consultation_has_a_session(sample: Sample) -> None:
    sessions = of(sample, Session)
    for meeting in of(sample, Consultation):
        assert meeting.start_date is not None
        assert meeting.end_date is not None
        held = {session.date for session in sessions if session.consultation_id == meeting.id}
        assert held == {meeting.start_date.first_day, meeting.end_date.first_day}


def test_keys_are_made_as_for_any_other_consultation(sample: Sample) -> None:
    for meeting in of(sample, Consultation):
        assert meeting.key == consultation_key(meeting.start_date, meeting.place, meeting.title)


def test_the_agenda_of_17_april(sample: Sample) -> None:
    rows = later(sample)
    items = of(sample, AgendaItem)
    assert [(item.title, item.minutes) for item in items] == [
        ("Entrance and Registration", 15),
        ("Welcome", 15),
        ("Participant Introductions", 15),
        ("Update on GCM Preparatory Process", 60),
        ("Regional Civil Society Consultations (RCSCs)", 45),
        ("Preview Civil Society Interventions in IDM", 45),
        ("Next Steps and Timeline", 45),
    ]
    assert [
        (items.index(item_of), speaker.title, named(rows, speaker.person_id), named(rows, speaker.organisation_id))
        for speaker in of(sample, AgendaSpeaker)
        for item_of in items
        if item_of.id == speaker.item_id
    ] == [
        (1, "Director-General", "William Lacy Swing", ""),
        (2, "", "Colin Rajah", ""),
        (3, "", "Michele Klein-Solomon", ""),
        (4, "", "Colin Rajah", ""),
        (5, "", "Robert Vitillo", "International Catholic Migration Commission"),
        (5, "", "William Gois", "Migrant Forum in Asia"),
        (5, "", "Maria Pia Belloni Mignatti", "NGO Committee on Migration"),
        (5, "", "Berenice Valdez Rivera", "IMUMI / COMPA"),
        (6, "", "Colin Rajah", ""),
    ]
    topics = of(sample, AgendaTopic)
    assert Counter(items.index(i) for t in topics for i in items if i.id == t.item_id) == {2: 1, 3: 7, 4: 7}
    assert sum(topic.kind is TopicKind.QUESTION for topic in topics) == 2
    review = next(topic for topic in topics if topic.text.startswith("Review preliminary meetings"))
    assert [topic.text for topic in topics if topic.parent_id == review.id] == [
        *("Africa", "Asia", "Europe", "Latin America", "Middle-East", "North America")
    ]


def test_the_concept_note_of_17_april(sample: Sample) -> None:
    sections = of(sample, ConceptNoteSection)
    assert [section.heading for section in sections] == ["Background", "Goals and Objectives", "Outcomes"]
    shapes = [[(block.kind, len(block.lines)) for block in blocks(section.body)] for section in sections]
    paragraph = (BlockKind.PARAGRAPH, 1)
    assert shapes == [[paragraph] * 4, [paragraph, (BlockKind.BULLETS, 5), paragraph], [paragraph]]
    notes = [run.note for block in blocks(sections[0].body) for line in block.lines for run in line if run.note]
    assert notes == [1, 2, 3]
    assert [(footnote.number, footnote.link) for footnote in of(sample, Footnote)] == [
        (1, "http://refugeesmigrants.un.org/declaration"),
        (2, "https://www.iom.int/idm-2017-global-compact-migration"),
        (3, "https://www.iom.int/sites/default/files/our_work/ODG/GCM/modalities.pdf"),
    ]


def test_the_languages_of_the_webinars_documents(sample: Sample) -> None:
    rows = later(sample)
    webinars = consultation(rows, "2020-09-24-high-level-webinars")
    documents = [one for one in of(sample, Document) if one.consultation_id == webinars.id]
    versions = of(sample, DocumentVersion)
    languages = {d.title: [v.language for v in versions if v.document_id == d.id] for d in documents}
    assert len(documents) == 19
    assert {title: codes for title, codes in languages.items() if codes != ["en"]} == {
        "Webinar agenda": [],
        "PM Session": ["en", "es"],
        "Guiding questions for discussion, webinar objective and list of materials": ["en", "es"],
        "Regional Players for the purpose of the GCM Regional Review": ["en", "es", "fr", "ru", "ar"],
        "The role of inter-State consultation mechanisms on migration in the Global Compact for Safe, Orderly and "
        "Regular Migration": ["en", "fr", "es", "ru", "ar"],
    }
    assert [(s.name, s.start, s.end) for s in of(sample, Session) if s.consultation_id == webinars.id] == [
        ("AM Session", None, None),
        ("PM Session", None, None),
    ]


def test_the_milestones(sample: Sample) -> None:
    assert [(str(m.start_date), m.title) for m in of(sample, Milestone)] == [
        ("2016-09-19", "Summit on Refugees and Migrants"),
        ("2017-01-30", "Modalities Resolution"),
        ("2017-04-18", "First IDM intersessional workshop"),
        ("2017-07-10", "1st Thematic Discussion on the Global Compact for Refugees"),
        ("2017-10-11", "Second Informal Interactive Multi-Stakeholder Hearing"),
        ("2017", "GFMD Civil Society Days 2017"),
        ("2017", "GFMD Government Days"),
        ("2018", "Intergovernmental conference on international migration"),
        ("2020-02", "Letters to ISCM Chairs"),
    ]


def test_documents_by_kind(sample: Sample) -> None:
    assert Counter(document.kind for document in of(sample, Document)) == {
        "resolution": 3,
        "agenda": 3,
        "note": 6,
        "remarks": 2,
        "participant list": 1,
        "report": 2,
        "link": 6,
        "news": 10,
        "letter": 1,
        "statement": 2,
    }


def test_who_takes_part(sample: Sample) -> None:
    rows = later(sample)
    told: dict[str, list[str]] = {}
    for one in of(sample, Participant):
        meeting = rows[one.consultation_id]
        assert isinstance(meeting, Consultation)
        told.setdefault(meeting.key, []).append(f"{named(rows, one.person_id)}, {one.category}")
    assert told == {
        "2017-04-17-new-york": [
            "William Lacy Swing, speaker",
            "Colin Rajah, speaker",
            "Michele Klein-Solomon, speaker",
            "Robert Vitillo, speaker",
            "William Gois, speaker",
            "Maria Pia Belloni Mignatti, speaker",
            "Berenice Valdez Rivera, speaker",
        ],
        "2017-08-24-beirut": ["Roula Hamati, regional coordinator"],
        "2017-12-02-puerto-vallarta": ["Ignacio Packer, moderator", "Roula Hamati, moderator"],
    }


def test_the_letterhead(sample: Sample) -> None:
    assert sample.letterhead.organisation == "International Organization for Migration (IOM)"
    assert sample.letterhead.tagline == "The UN Migration Agency"
