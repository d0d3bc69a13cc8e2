"""The texts that print, in the order of the paper, and how each stands in a language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, AgendaTopic, SpeakerStatus, TopicKind, Visibility
from rcsc_desktop.domain.agenda_rows import AgendaRows
from rcsc_desktop.domain.concept_note import ConceptNoteSection, Footnote
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.language_versions import (
    Completeness,
    TextState,
    completeness,
    language_texts,
    languages_of,
    missing_texts,
    printed_texts,
)
from rcsc_desktop.domain.texts import TextVersion, source_hash
from rcsc_desktop.support.ids import new_id

MEETING = Consultation(
    programme_id=new_id(), key="here", title="Consultation", subtitle="First", place="New York", paper_languages="fr,ar"
)
MORNING = Session(consultation_id=MEETING.id, name="Morning", track="A", order_key="1")
EVENING = Session(consultation_id=MEETING.id, order_key="2")
PARKED = Session(consultation_id=MEETING.id, name="Later", is_parking=True, order_key="3")
WELCOME = AgendaItem(session_id=MORNING.id, title="Welcome", background="Why", outcome="Trust", room="4", order_key="1")
SECRET = AgendaItem(session_id=MORNING.id, title="Secret", visibility=Visibility.HIDDEN, order_key="2")
STAFF = AgendaItem(session_id=EVENING.id, title="Staff", visibility=Visibility.INTERNAL)
IDEA = AgendaItem(session_id=PARKED.id, title="Idea")
QUESTION = AgendaTopic(item_id=WELCOME.id, text="Why now?", kind=TopicKind.QUESTION, order_key="1")
TOPIC = AgendaTopic(item_id=WELCOME.id, text="Themes", order_key="2")
NESTED = AgendaTopic(item_id=WELCOME.id, text="Rights", parent_id=TOPIC.id, order_key="1")
SPEAKER = AgendaSpeaker(item_id=WELCOME.id, person_id=new_id(), title="Director-General", order_key="1")
ABSENT = AgendaSpeaker(
    item_id=WELCOME.id, person_id=new_id(), title="Minister", status=SpeakerStatus.DECLINED, order_key="2"
)
NOTE = ConceptNoteSection(consultation_id=MEETING.id, heading="Background", body="Once upon a time")
FOOTNOTE = Footnote(consultation_id=MEETING.id, number=1, text="See there", link="https://example.org")
ROWS = AgendaRows(
    consultation=MEETING,
    sessions=(EVENING, PARKED, MORNING),
    items=(IDEA, STAFF, SECRET, WELCOME),
    topics=(NESTED, TOPIC, QUESTION),
    speakers=(ABSENT, SPEAKER),
    sections=(NOTE,),
    footnotes=(FOOTNOTE,),
)


def french(owner: object, field: str, text: str, state: str = "draft", source: str | None = None) -> TextVersion:
    rendered = getattr(owner, field) if source is None else source
    return TextVersion(
        owner_id=owner.id,  # type: ignore[attr-defined]
        field=field,
        language="fr",
        text=text,
        state=state,
        source_hash=source_hash(rendered),
    )


def test_what_prints_in_the_order_of_the_paper() -> None:
    found = [(one.source, one.is_optional, one.level) for one in printed_texts(ROWS)]
    assert found == [
        ("Consultation", False, 0),
        ("First", False, 0),
        ("New York", True, 0),
        ("Background", False, 0),
        ("Once upon a time", False, 0),
        ("See there", False, 0),
        ("Morning", False, 0),
        ("A", True, 0),
        ("Welcome", False, 0),
        ("Why", False, 0),
        ("Trust", False, 0),
        ("4", True, 0),
        ("Director-General", False, 0),
        ("Minister", True, 0),
        ("Themes", False, 0),
        ("Rights", False, 1),
        ("Why now?", False, 0),
        ("Staff", True, 0),
    ]
    topic = next(one for one in printed_texts(ROWS) if one.source == "Rights")
    assert (topic.noun, topic.field, topic.item_id, topic.session_id) == (
        "agenda_topic",
        "text",
        WELCOME.id,
        MORNING.id,
    )


def test_states_and_completeness() -> None:
    rows = replace(
        ROWS,
        texts=(
            french(MEETING, "title", "Consultation régionale", "approved"),
            french(WELCOME, "title", "Bienvenue"),
            french(TOPIC, "text", "Sujets", "approved", source="Subjects"),
            french(MEETING, "place", "New-York"),
        ),
    )
    texts = language_texts(rows, "fr")
    states = {one.printed.source: one.state for one in texts}
    assert states["Consultation"] is TextState.APPROVED
    assert states["Welcome"] is TextState.DRAFT
    assert states["Themes"] is TextState.OUT_OF_DATE
    assert states["First"] is TextState.MISSING
    assert completeness(texts, "fr") == Completeness("fr", approved=1, draft=1, out_of_date=1, missing=10)
    assert completeness(texts, "fr").percent == 15
    lacking = missing_texts(rows, "fr")
    assert (TOPIC.id, "text", TextState.OUT_OF_DATE) in [(one.owner_id, one.field, one.state) for one in lacking]
    assert MEETING.id in {one.owner_id for one in lacking}  # its subtitle
    assert not {(one.owner_id, one.field) for one in lacking} & {(MEETING.id, "title"), (MORNING.id, "track")}
    assert len(lacking) == 11


def test_the_main_language_is_complete_by_itself() -> None:
    assert completeness(language_texts(ROWS, "en"), "en").percent == 100
    assert missing_texts(ROWS, "en") == []


def test_languages_that_are_wanted_or_begun() -> None:
    assert languages_of(ROWS) == ("fr", "ar")
    begun = TextVersion(owner_id=WELCOME.id, field="title", language="es", text="Bienvenida")
    assert languages_of(replace(ROWS, texts=(begun,))) == ("fr", "ar", "es")


def test_nothing_to_render_is_complete() -> None:
    assert Completeness("fr").percent == 100


@pytest.mark.parametrize(("typed", "stored"), [("fr,ar", "fr,ar"), (" FR; ar  fr", "fr,ar"), ("", "")])
def test_a_list_of_languages(typed: str, stored: str) -> None:
    assert coerce(Consultation, "paper_languages", typed) == stored


def test_a_language_without_paper() -> None:
    with pytest.raises(UserError) as refused:
        coerce(Consultation, "paper_languages", "fr,de")
    assert (refused.value.code, refused.value.data["text"]) == ("value.unknown", "de")


@given(st.lists(st.sampled_from(["source a", "source b", "translate", "approve"]), max_size=12))
def test_a_version_is_out_of_date_exactly_when_the_main_text_differs_from_what_it_rendered(steps: list[str]) -> None:
    source, version, rendered = "a", None, ""
    for step in steps:
        if step.startswith("source"):
            source = step[-1]
        elif step == "translate" or version is not None:
            rendered = source
            version = french(WELCOME, "title", "texte", "approved" if step == "approve" else "draft", source)
    rows = replace(
        ROWS, items=(replace(WELCOME, title=source),), topics=(), texts=() if version is None else (version,)
    )
    state = next(one.state for one in language_texts(rows, "fr") if one.printed.owner_id == WELCOME.id)
    if version is None:
        assert state is TextState.MISSING
    else:
        assert state == (version.state if rendered == source else TextState.OUT_OF_DATE)
