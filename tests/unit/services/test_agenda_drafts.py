"""What is being typed, laid over an agenda: times that result, lines that are not stored yet, texts not understood."""

from __future__ import annotations

from datetime import time

import pytest

from rcsc_desktop.domain.agenda import Agenda, AgendaItem, AgendaSpeaker, AgendaTopic, TopicKind
from rcsc_desktop.domain.agenda_tree import build
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.services.agenda_drafts import Draft, with_draft
from rcsc_desktop.support.ids import new_id

CONSULTATION, PERSON = new_id(), new_id()
SESSION = Session(consultation_id=CONSULTATION, start=time(14))
WELCOME = AgendaItem(session_id=SESSION.id, title="Welcome", minutes=15, order_key="1")
UPDATE = AgendaItem(session_id=SESSION.id, title="Update", minutes=60, order_key="2")
TOPIC = AgendaTopic(item_id=UPDATE.id, text="Hearings", order_key="1")
NESTED = AgendaTopic(item_id=UPDATE.id, text="October", parent_id=TOPIC.id, order_key="1")
QUESTION = AgendaTopic(item_id=UPDATE.id, text="Why?", kind=TopicKind.QUESTION, order_key="2")
SPEAKER = AgendaSpeaker(item_id=UPDATE.id, person_id=PERSON, title="Dr")


@pytest.fixture
def agenda() -> Agenda:
    topics = [TOPIC, NESTED, QUESTION]
    return build(
        CONSULTATION, [SESSION], [WELCOME, UPDATE], topics, [SPEAKER], names={PERSON: "Ann Lee"}, organisations={}
    )


def items(agenda: Agenda) -> list[tuple[int | None, str, int]]:
    return [(entry.start, entry.item.title, entry.item.minutes) for entry in agenda.sessions[0].entries]


def lines(agenda: Agenda) -> list[str]:
    """Topics and questions of the second item, nested ones indented."""
    entry = agenda.sessions[0].entries[1]
    found = []
    for node in (*entry.topics, *entry.questions):
        found.append(node.topic.text)
        found += [f"  {child.topic.text}" for child in node.children]
    return found


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("title", "Opening", [(840, "Opening", 15), (855, "Update", 60)]),
        ("title", "20m Opening", [(840, "Opening", 20), (860, "Update", 60)]),
        ("title", "2:30pm Opening", [(870, "Opening", 15), (885, "Update", 60)]),
        ("minutes", "1h", [(840, "Welcome", 60), (900, "Update", 60)]),
        ("pinned_start", "14:05", [(845, "Welcome", 15), (860, "Update", 60)]),
        ("minutes", "soon", [(840, "Welcome", 15), (855, "Update", 60)]),
        ("title", "25:00 Opening", [(840, "Welcome", 15), (855, "Update", 60)]),
    ],
)
def test_a_cell_of_an_item(agenda: Agenda, field: str, text: str, expected: list[tuple[int, str, int]]) -> None:
    assert items(with_draft(agenda, Draft(WELCOME.id, field, text))) == expected


def test_a_new_item_moves_what_follows_and_is_counted(agenda: Agenda) -> None:
    laid = with_draft(agenda, Draft(WELCOME.id, "new_item", "10m Coffee"))
    assert items(laid) == [(840, "Welcome", 15), (855, "Coffee", 10), (865, "Update", 60)]
    assert [entry.number for entry in laid.sessions[0].entries] == [1, 2, 3]
    first = with_draft(agenda, Draft(SESSION.id, "new_item", "Prayer", is_first=True))
    assert items(first)[0] == (840, "Prayer", 15)
    assert with_draft(agenda, Draft(WELCOME.id, "new_item", "  ")) == agenda


def test_new_lines_under_an_item(agenda: Agenda) -> None:
    assert lines(with_draft(agenda, Draft(TOPIC.id, "text", "Other"))) == ["Other", "  October", "Why?"]
    assert lines(with_draft(agenda, Draft(TOPIC.id, "new_topic", "New"))) == ["Hearings", "  October", "New", "Why?"]
    assert lines(with_draft(agenda, Draft(NESTED.id, "new_topic", "New"))) == [
        "Hearings",
        "  October",
        "  New",
        "Why?",
    ]
    assert lines(with_draft(agenda, Draft(TOPIC.id, "new_topic", "New", is_first=True))) == [
        "Hearings",
        "  New",
        "  October",
        "Why?",
    ]
    assert lines(with_draft(agenda, Draft(UPDATE.id, "new_topic", "New", is_first=True)))[0] == "New"
    assert lines(with_draft(agenda, Draft(QUESTION.id, "new_question", "How?"))) == [
        "Hearings",
        "  October",
        "Why?",
        "How?",
    ]


def test_speakers_as_typed(agenda: Agenda) -> None:
    laid = with_draft(agenda, Draft(UPDATE.id, "speakers", "Dr Ann Lee; Somebody New"))
    speakers = laid.sessions[0].entries[1].speakers
    assert [(line.speaker.title, line.name) for line in speakers] == [("Dr", "Ann Lee"), ("", "Somebody New")]
    assert with_draft(agenda, Draft(UPDATE.id, "speakers", "")).sessions[0].entries[1].speakers == ()
