"""The files of the sample: well formed, tied together, and each fact tied to the document it comes from."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from rcsc_desktop.domain import agenda, concept_note, consultation, contacts, document, participant, programme
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.support.resources import resource
from tests.unit.samples.seeds import NAMES, SEEDS, STATES, Record, lines, load, plain, records, seed, without_notes

FILES = (
    "agenda-2017-04-17.json",
    "concept-note-2017-04-17.json",
    "consultations.json",
    "documents.json",
    "letterhead.json",
    "milestones.json",
    "organisations.json",
    "participants.json",
    "people.json",
    "programmes.json",
    "statements.json",
)
LISTS: dict[str, type[Entity]] = {
    "consultations.json": consultation.Consultation,
    "documents.json": document.Document,
    "milestones.json": programme.Milestone,
    "organisations.json": contacts.Organisation,
    "participants.json": participant.Participant,
    "people.json": contacts.Person,
    "programmes.json": programme.Programme,
    "statements.json": document.Statement,
}
INSIDE: dict[str, type[Entity]] = {
    "affiliations": contacts.Affiliation,
    "contact_points": consultation.ContactPoint,
    "endorsements": document.Endorsement,
    "language_versions": document.DocumentVersion,
    "partners": consultation.Partner,
    "sessions": consultation.Session,
    "items": agenda.AgendaItem,
    "speakers": agenda.AgendaSpeaker,
    "sections": concept_note.ConceptNoteSection,
    "footnotes": concept_note.Footnote,
}
TEXT_INSIDE = {"topics", "questions"}
NAMED_BY = {
    "programme": "programmes.json",
    "organisation": "organisations.json",
    "person": "people.json",
    "consultation": "consultations.json",
}
CODES = {
    *("kind", "format", "status", "role", "category", "region", "language", "agenda_status"),
    *("start_date", "end_date", "from_date", "to_date", "date", "start", "end", "minutes", "number"),
    *("programme", "consultation", "organisation", "person", "parent", "country"),
}
"""Fields that hold a code, a number or a reference: other tests compare them with the documents."""


def typed_records() -> Iterator[tuple[str, type[Entity], Record]]:
    """(file, class of the domain, record) for every record, nested ones and both states included."""
    for name, kind in LISTS.items():
        for record in load(name):
            yield from _with_inner(name, kind, record)
    for name in ("agenda-2017-04-17.json", "concept-note-2017-04-17.json"):
        yield from _inner(name, load(name))


def _with_inner(name: str, kind: type[Entity], record: Record) -> Iterator[tuple[str, type[Entity], Record]]:
    yield name, kind, record
    yield from _inner(name, record)
    for state in STATES:
        if state in record:
            yield from _with_inner(name, kind, record[state])


def _inner(name: str, record: Record) -> Iterator[tuple[str, type[Entity], Record]]:
    for key, kind in INSIDE.items():
        for inner in record.get(key, []):
            yield from _with_inner(name, kind, inner)


def facts(record: Record) -> set[str]:
    """The fields of a record that state something (nested records speak for themselves)."""
    silent = {"ref", "sources", "derived", *STATES, *INSIDE, "is_primary"}
    return {key for key, value in record.items() if key not in silent and value is not None}


def test_the_folder_holds_the_files_that_are_checked_here() -> None:
    assert sorted(path.name for path in resource("samples").glob("*.json")) == list(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_readable_as_it_stands(name: str) -> None:
    text = resource("samples", name).read_text(encoding="utf-8")

    assert text.endswith("\n")
    assert "\t" not in text
    assert "\\u" not in text


def test_no_record_has_a_key_that_the_domain_does_not_know() -> None:
    unknown = []
    for name, kind, record in typed_records():
        known = {field.name.removesuffix("_id") for field in fields(kind)}
        nested = INSIDE.keys() | TEXT_INSIDE
        unknown += [
            (name, record.get("ref"), key)
            for key in record.keys() - known - nested - {"ref", "sources", "derived", *STATES}
        ]
    assert unknown == []


def test_every_fact_names_its_source_or_is_derived() -> None:
    bare = []
    for name, _, record in typed_records():
        told = {field for told in record["sources"].values() for field in told} | set(record["derived"])
        bare += [(name, record.get("ref"), field) for field in facts(record) ^ told]
    assert bare == []


def test_the_sources_are_the_five_documents() -> None:
    named = {source for name in FILES for record in records(load(name)) for source in record["sources"]}
    assert named == set(NAMES)


@pytest.mark.parametrize("name", [*LISTS])
def test_refs_are_there_and_differ(name: str) -> None:
    refs = [record["ref"] for record in load(name)]
    assert len(refs) == len(set(refs))
    assert all(re.fullmatch(r"[a-z0-9-]+", ref) for ref in refs)


def test_references_resolve() -> None:
    refs = {name: {record["ref"] for record in load(name)} for name in LISTS}
    lost = [
        (name, key, record[key])
        for name, _, record in typed_records()
        for key, target in NAMED_BY.items()
        if key in record and record[key] not in refs[target]
    ]
    lost += [
        (name, "parent", record["parent"])
        for name, _, record in typed_records()
        if "parent" in record and record["parent"] not in refs[name]
    ]
    sessions = {s["ref"] for c in load("consultations.json") for s in c.get("sessions", [])}
    assert lost == []
    assert load("agenda-2017-04-17.json")["session"] in sessions
    assert load("concept-note-2017-04-17.json")["consultation"] in refs["consultations.json"]


def test_the_two_states_of_an_entry_speak_of_the_same_fields() -> None:
    for _, _, record in typed_records():
        if "first" in record:
            assert facts(record["first"]) <= facts(record["then"])
            assert not facts(record["first"]) & facts(record)


def test_every_text_stands_in_the_documents_it_is_said_to_come_from() -> None:
    documents = {name: seed(name) for name in NAMES}

    def stands(text: str, source: str) -> bool:
        return plain(text) in documents[source] or plain(text) in without_notes(documents[source])

    wrong = []
    for name in FILES:
        for record in records(load(name)):
            for field in facts(record) - set(record["derived"]) - CODES:
                texts = [*lines(record[field])] if isinstance(record[field], str | list) else []
                sources = [source for source, told in record["sources"].items() if field in told]
                wrong += [(name, text) for text in texts if not any(stands(text, one) for one in sources)]
                if texts:
                    wrong += [(name, one) for one in sources if not any(stands(text, one) for text in texts)]
    assert wrong == []


def _written(start: date, end: date, with_year: bool) -> str:
    year = f" {start.year}" if with_year else ""
    if start == end:
        return f"{start.day} {start:%B}{year}"
    return f"{start.day}-{end.day} {start:%B}{year}"


@pytest.mark.parametrize("name", ["consultations.json", "milestones.json"])
def test_every_firm_date_stands_in_its_documents(name: str) -> None:
    seen = 0
    for record in load(name):
        start = PartialDate.parse(record["start_date"])
        end = PartialDate.parse(record.get("end_date", record["start_date"]))
        for source, told in record["sources"].items():
            if "start_date" in told and start.is_firm:
                written = _written(start.first_day, end.first_day, "start_date" not in record["derived"])
                assert plain(written) in seed(source), record["ref"]
                seen += 1
    assert seen == {"consultations.json": 17, "milestones.json": 5}[name]


def test_dates_without_a_year_are_said_to_be_derived() -> None:
    without = {c["ref"] for c in load("consultations.json") if "start_date" in c["derived"]}
    assert without == {"us-canada", "europe", "puerto-vallarta"}


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour - 12}:{minute:02}pm"


def test_the_times_and_speakers_of_the_agenda_are_those_on_paper() -> None:
    items = load("agenda-2017-04-17.json")["items"]
    pieces = re.split(r"(\d:\d\dpm – \d:\d\dpm)", seed("003_726fd14677ea13dc.txt"))[-2 * len(items) :]
    at = 14 * 60
    for item, span, words in zip(items, pieces[::2], pieces[1::2], strict=True):
        assert span == f"{_clock(at)} – {_clock(at + item['minutes'])}"
        assert words.strip().startswith(plain(item["title"]))
        assert all(plain(_on_paper(speaker)) in words for speaker in item.get("speakers", []))
        at += item["minutes"]
    assert at == 18 * 60


def _on_paper(speaker: Record) -> str:
    people: dict[str, Any] = {record["ref"]: record for record in load("people.json")}
    organisations: dict[str, Any] = {record["ref"]: record for record in load("organisations.json")}
    text = " ".join(part for part in (speaker.get("title"), people[speaker["person"]]["name"]) if part)
    if "organisation" in speaker:
        organisation = organisations[speaker["organisation"]]
        text += f", {organisation.get('acronym') or organisation['name']}"
    return text


def _everything() -> str:
    """Every text of the sample, each once more without its references to footnotes."""
    texts = [text for name in FILES for record in records(load(name)) for text in _texts(record)]
    return " | ".join(plain(text) for text in texts)


def _texts(record: Record) -> Iterator[str]:
    for field in facts(record) - CODES:
        if isinstance(record[field], str | list):
            yield from lines(record[field])


NAVIGATION = (
    *("-", "who we are", "our work", "what we do", "partnerships", "highlights", "- where we work", "take action"),
    *("work with us", "get involved", "- data and research", "- 2030 agenda", "- related documents"),
    *("- related links", "regional civil society consultations"),
)
LABELLED = ("dates:", "location:", "anchored by:", "contact:", "our workas ", "who we are")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("003")])
def test_no_line_of_a_document_was_left_out(name: str) -> None:
    seed(name)
    everything = _everything()
    left_out = []
    for line in (SEEDS / name).read_text(encoding="utf-8").splitlines():
        text = plain(line)
        if not text or text in NAVIGATION or text.startswith(LABELLED):
            continue
        text = re.sub(r" \((?:[a-z]{2}|2018)(?: \| [a-z]{2})*\)", "", text.removeprefix("- ")).strip()
        text = text.removesuffix(" (2018)")
        if text not in everything:
            left_out.append(line)
    assert left_out == []


def test_no_word_of_the_meeting_of_17_april_was_left_out() -> None:
    left = seed("003_726fd14677ea13dc.txt")
    heads = [
        "international organization for migration (iom) the un migration agency",
        "2:00pm – 6:00pm",
        "17 april 2017",
    ]
    heads += ["concept note", "provisional agenda", "discussion:", "---", "•"]
    texts = sorted(
        {plain(text) for name in FILES for record in records(load(name)) for text in _texts(record)}, key=len
    )
    for text in [*reversed(texts), *heads]:
        if len(text) > 2:
            left = left.replace(text, "")
    left = re.sub(r"\d{1,2}:\d\dpm – \d{1,2}:\d\dpm|\[\^\d\]|https?\S+|[^\w]", "", left)
    assert left == ""
