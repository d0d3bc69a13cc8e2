"""Every text field takes every string that is known to break programs, and gives it back by the rule of texts."""

import json
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import is_required
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.text import clean
from rcsc_desktop.services.core import Core

_CHECKED = {"time_zone", "key", "language", "paper_languages", "cities"}


@pytest.fixture(scope="module")
def naughty(shared_data: Path) -> list[str]:
    strings: list[str] = json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    return strings


def text_fields(kind: type[Entity]) -> list[str]:
    hints = get_type_hints(kind)
    return [one.name for one in fields(kind) if hints[one.name] is str and one.name not in _CHECKED]


def test_fields_of_a_consultation(sample_core: Core, naughty: list[str]) -> None:
    meeting = sample_core.consultations.resolve("2017-04-17")
    names = text_fields(Consultation)
    for text in naughty:
        blank = not clean(text).text.strip()
        chosen = [name for name in names if not (blank and is_required(Consultation, name))]
        changes = sample_core.records.change(Consultation, meeting, dict.fromkeys(chosen, text))
        stored = sample_core.records.get(Consultation, meeting)
        assert {getattr(stored, name) for name in chosen} == {clean(text).text}
        if changes.changes:
            assert changes.taken_out == len(chosen) * clean(text).taken_out


def test_a_blank_is_refused_where_a_text_is_required(sample_core: Core, naughty: list[str]) -> None:
    meeting = sample_core.consultations.resolve("2017-04-17")
    blanks = [text for text in naughty if not clean(text).text.strip()]
    assert blanks
    for text in blanks:
        with pytest.raises(UserError) as error:
            sample_core.records.change(Consultation, meeting, {"title": text})
        assert (error.value.code, error.value.data["field"]) == ("text.required", "title")


def test_people_organisations_and_participants(core: Core, naughty: list[str]) -> None:
    meeting = core.consultations.create(None, "Meeting").new_id
    assert meeting is not None
    kept = [text for text in naughty if clean(text).text.strip()]
    core.participants.paste(
        meeting, ["name", "organisation", "category", "email", "notes"], [[text] * 5 for text in kept]
    )
    lines = core.participants.fetch(core.participants.ids(meeting))
    expected = sorted(clean(text).text for text in kept)
    for column in ("name", "category", "email", "notes"):
        assert sorted(getattr(line, column) for line in lines) == expected, column
    assert {line.organisation for line in lines} <= {clean(text).text.strip() for text in kept}
    assert len(core.records.find(Person)) == len(core.records.find(Participant)) == len(kept)
    assert core.safety.check().problems == ()


def test_agenda_titles_topics_and_questions(core: Core, naughty: list[str]) -> None:
    meeting = core.consultations.create(None, "Meeting").new_id
    assert meeting is not None
    session = core.consultations.view(meeting).sessions[0]
    item = core.agenda.add_item(session.id, "Item").new_id
    assert item is not None
    topic = core.agenda.add_topic(item, "Topic").new_id
    assert topic is not None
    for text in naughty:
        if not clean(text).text.strip():
            continue
        core.agenda.set_item(item, {"title": text, "room": text, "notes": text})
        core.agenda.retype(topic, text)
        (entry,) = core.agenda.view(meeting).sessions[0].entries
        assert (entry.item.title, entry.item.room, entry.item.notes) == (clean(text).text,) * 3
        assert entry.topics[0].topic.text == clean(text).text


def test_every_string_finds_its_organisation_again(core: Core, naughty: list[str]) -> None:
    for text in dict.fromkeys(clean(one).text for one in naughty if clean(one).text.strip()):
        core.contacts.add_organisation(text)
    names = {organisation.name for organisation in core.records.find(Organisation)}
    for text in names:
        core.search.find(text)
