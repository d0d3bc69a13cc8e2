"""The tree of an agenda out of flat rows: numbered, timed, nested, nothing left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, AgendaTopic, ItemKind, TopicKind, TopicNode
from rcsc_desktop.domain.agenda_tree import build, topic_nodes
from rcsc_desktop.support.ids import new_id
from tests.unit.domain.agendas import CONSULTATION, session


def texts(nodes: tuple[TopicNode, ...]) -> list[object]:
    """Texts with the texts nested under them."""
    return [[node.topic.text, *texts(node.children)] if node.children else node.topic.text for node in nodes]


def test_rows_in_any_order_become_sessions_items_topics_questions_and_speakers() -> None:
    morning = replace(session(time(9), time(12)), order_key="A", name="AM")
    evening = replace(session(time(18), time(20)), order_key="B", name="PM")
    welcome = AgendaItem(session_id=morning.id, title="Welcome", minutes=30, order_key="A")
    pause = AgendaItem(session_id=morning.id, title="Coffee", kind=ItemKind.BREAK, order_key="B")
    update = AgendaItem(session_id=morning.id, title="Update", minutes=60, order_key="C")
    late = AgendaItem(session_id=evening.id, title="Late", order_key="A")
    facets = AgendaTopic(item_id=update.id, text="facets", order_key="A")
    hearing = AgendaTopic(item_id=update.id, text="hearing", parent_id=facets.id, order_key="A")
    why = AgendaTopic(item_id=update.id, text="why", kind=TopicKind.QUESTION, order_key="B")
    more = AgendaTopic(item_id=update.id, text="more", order_key="C")
    swing, iom = new_id(), new_id()
    first = AgendaSpeaker(item_id=welcome.id, person_id=swing, organisation_id=iom, title="Dr", order_key="A")
    unknown = AgendaSpeaker(item_id=welcome.id, person_id=new_id(), order_key="B")

    agenda = build(
        CONSULTATION,
        [evening, morning],
        [late, update, pause, welcome],
        [more, why, hearing, facets],
        [unknown, first],
        names={swing: "William Lacy Swing"},
        organisations={iom: "IOM"},
    )

    am, pm = agenda.sessions
    assert (am.session, pm.session) == (morning, evening)
    assert [(one.number, one.item.title, one.start, one.end) for one in am.entries] == [
        (1, "Welcome", 540, 570),
        (2, "Coffee", 570, 585),
        (3, "Update", 585, 645),
    ]
    assert [(one.number, one.start) for one in pm.entries] == [(1, 18 * 60)]
    assert texts(am.entries[2].topics) == [["facets", "hearing"], "more"]
    assert texts(am.entries[2].questions) == ["why"]
    assert [(one.name, one.organisation, one.speaker) for one in am.entries[0].speakers] == [
        ("William Lacy Swing", "IOM", first),
        ("", "", unknown),
    ]
    assert agenda.consultation_id == CONSULTATION
    assert agenda.findings == ()


def test_the_findings_come_with_the_agenda() -> None:
    of = session()
    item = AgendaItem(session_id=of.id, title="Update", kind=ItemKind.PRESENTATION, order_key="A")
    agenda = build(CONSULTATION, [of], [item], [], [], names={}, organisations={})
    assert [(one.code, one.item_id) for one in agenda.findings] == [("agenda.no_speaker", item.id)]


def test_a_topic_whose_parent_is_elsewhere_hangs_under_its_item() -> None:
    item, other = new_id(), new_id()
    strange = AgendaTopic(item_id=other, text="strange", order_key="A")
    gone = AgendaTopic(item_id=item, text="gone", parent_id=new_id(), order_key="B")
    moved = AgendaTopic(item_id=item, text="moved", parent_id=strange.id, order_key="C")
    assert texts(topic_nodes([gone, moved])) == ["gone", "moved"]


def test_topics_that_go_round_in_a_circle_are_shown_once() -> None:
    item = new_id()
    one = AgendaTopic(item_id=item, text="one", order_key="A")
    two = AgendaTopic(item_id=item, text="two", parent_id=one.id, order_key="B")
    one = replace(one, parent_id=two.id)
    own = AgendaTopic(item_id=item, text="own", order_key="C")
    own = replace(own, parent_id=own.id)
    assert texts(topic_nodes([one, two, own])) == [["one", "two"], "own"]


@given(st.lists(st.one_of(st.none(), st.integers(0, 20)), max_size=20))
def test_whatever_the_parents_are_no_topic_is_lost_or_doubled(parents: list[int | None]) -> None:
    item = new_id()
    ids = [new_id() for _ in range(21)]
    topics = [
        AgendaTopic(
            id=row_id, item_id=item, text=str(at), order_key="V", parent_id=None if parent is None else ids[parent]
        )
        for at, (row_id, parent) in enumerate(zip(ids, parents, strict=False))
    ]

    def flat(nodes: tuple[TopicNode, ...]) -> list[str]:
        return [text for node in nodes for text in (node.topic.text, *flat(node.children))]

    assert sorted(flat(topic_nodes(topics))) == sorted(topic.text for topic in topics)
