"""Tab, Shift+Tab and Alt with an arrow: what the outline shows afterwards, and that nothing is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, AgendaTopic, TopicKind, TopicNode
from rcsc_desktop.domain.agenda_tree import build
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.order import spread
from rcsc_desktop.domain.outline import Outline, Plan, put_after
from rcsc_desktop.support.ids import new_id
from tests.unit.domain.agendas import CONSULTATION

SESSION = Session(consultation_id=CONSULTATION)


@dataclass
class Rows:
    """The rows of a session as a table would keep them."""

    items: list[AgendaItem]
    topics: list[AgendaTopic]
    speakers: list[AgendaSpeaker]

    @property
    def outline(self) -> Outline:
        return Outline(self.items, self.topics, self.speakers)

    def run(self, plan: Plan) -> None:
        gone = {row.id for row in (*plan.removes, *plan.changes)}
        assert gone <= {row.id for row in (*self.items, *self.topics, *self.speakers)}
        assert not {row.id for row in plan.removes} & {row.id for row in plan.changes}
        new = (*plan.adds, *plan.changes)
        self.items = [x for x in self.items if x.id not in gone] + [x for x in new if isinstance(x, AgendaItem)]
        self.topics = [x for x in self.topics if x.id not in gone] + [x for x in new if isinstance(x, AgendaTopic)]
        self.speakers = [x for x in self.speakers if x.id not in gone] + [
            x for x in new if isinstance(x, AgendaSpeaker)
        ]

    @property
    def shown(self) -> list[str]:
        """The lines on the screen, a dash for each level, a question mark before a question of an item."""
        agenda = build(CONSULTATION, [SESSION], self.items, self.topics, self.speakers, names={}, organisations={})
        lines: list[str] = []

        def show(nodes: tuple[TopicNode, ...], mark: str) -> None:
            for node in nodes:
                lines.append(f"{mark} {node.topic.text}")
                show(node.children, mark + "-")

        for entry in agenda.sessions[0].entries:
            lines.append(entry.item.title)
            show(entry.topics, "-")
            show(entry.questions, "?")
        return lines

    def id_of(self, text: str) -> UUID:
        found = [row.id for row in self.items if row.title == text] + [
            row.id for row in self.topics if row.text == text
        ]
        return found[0]

    @property
    def texts(self) -> Counter[str]:
        notes = [note for row in self.items for note in row.notes.split("\n") if note]
        return Counter([row.title for row in self.items] + [row.text for row in self.topics] + notes)


def rows(*lines: str) -> Rows:
    """Rows of an outline written as ``Rows.shown`` shows it."""
    made = Rows([], [], [])
    above: list[AgendaTopic] = []
    for line, key in zip(lines, spread(None, None, len(lines)), strict=True):
        mark, _, text = line.rpartition(" ")
        if not mark:
            made.items.append(AgendaItem(session_id=SESSION.id, title=text, order_key=key))
            above = []
            continue
        del above[len(mark) - 1 :]
        made.topics.append(
            AgendaTopic(
                item_id=made.items[-1].id,
                parent_id=above[-1].id if above else None,
                text=text,
                kind=TopicKind.QUESTION if mark[0] == "?" else TopicKind.TOPIC,
                order_key=key,
            )
        )
        above.append(made.topics[-1])
    return made


AGENDA = ("Welcome", "Update", "- thematic", "-- facets", "-- hearing", "- stocktaking", "? how", "? why", "Closing")


def test_the_outline_shows_what_was_written() -> None:
    assert rows(*AGENDA).shown == list(AGENDA)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (
            "Update",
            (
                "Welcome",
                "- Update",
                "-- thematic",
                "--- facets",
                "--- hearing",
                "-- stocktaking",
                "-- how",
                "-- why",
                "Closing",
            ),
        ),
        ("Closing", (*AGENDA[:6], "- Closing", *AGENDA[6:8])),
        ("stocktaking", (*AGENDA[:5], "-- stocktaking", *AGENDA[6:])),
        ("hearing", (*AGENDA[:4], "--- hearing", *AGENDA[5:])),
        ("why", (*AGENDA[:7], "?- why", "Closing")),
        ("Welcome", AGENDA),
        ("thematic", AGENDA),
        ("how", AGENDA),
    ],
)
def test_tab(row: str, shown: tuple[str, ...]) -> None:
    made = rows(*AGENDA)
    made.run(made.outline.indent(made.id_of(row)))
    assert made.shown == list(shown)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (
            "facets",
            ("Welcome", "Update", "- thematic", "-- hearing", "- facets", "- stocktaking", "? how", "? why", "Closing"),
        ),
        (
            "thematic",
            ("Welcome", "Update", "- stocktaking", "? how", "? why", "thematic", "- facets", "- hearing", "Closing"),
        ),
        ("why", (*AGENDA[:7], "why", "Closing")),
        ("Update", AGENDA),
    ],
)
def test_shift_tab(row: str, shown: tuple[str, ...]) -> None:
    made = rows(*AGENDA)
    made.run(made.outline.outdent(made.id_of(row)))
    assert made.shown == list(shown)


@pytest.mark.parametrize(
    ("row", "by", "shown"),
    [
        ("Update", -1, (*AGENDA[1:8], "Welcome", "Closing")),
        ("Update", 1, ("Welcome", "Closing", *AGENDA[1:8])),
        ("Welcome", -1, AGENDA),
        ("Closing", 1, AGENDA),
        ("stocktaking", -1, ("Welcome", "Update", "- stocktaking", *AGENDA[2:5], *AGENDA[6:])),
        ("stocktaking", 1, (*AGENDA[:5], *AGENDA[6:9], "- stocktaking")),
        ("thematic", -1, ("Welcome", *AGENDA[2:5], "Update", *AGENDA[5:])),
        ("why", -1, (*AGENDA[:6], "? why", "? how", "Closing")),
        ("hearing", 1, (*AGENDA[:4], "- stocktaking", "-- hearing", *AGENDA[6:])),
        ("facets", -1, AGENDA),
    ],
)
def test_alt_with_an_arrow(row: str, by: int, shown: tuple[str, ...]) -> None:
    made = rows(*AGENDA)
    made.run(made.outline.move(made.id_of(row), by))
    assert made.shown == list(shown)


def test_speakers_and_notes_of_an_item_that_becomes_a_topic_go_over() -> None:
    made = rows("Welcome", "Update")
    first, second = made.items
    made.items = [replace(first, notes="bring flags"), replace(second, notes="check slides", background="Before.")]
    chair, guest = new_id(), new_id()
    made.speakers = [
        AgendaSpeaker(item_id=first.id, person_id=chair, order_key="V"),
        AgendaSpeaker(item_id=second.id, person_id=guest, order_key="V", title="Director"),
        AgendaSpeaker(item_id=second.id, person_id=chair, order_key="W"),
    ]
    plan = made.outline.indent(second.id)
    made.run(plan)
    assert made.shown == ["Welcome", "- Update"]
    assert (made.items[0].notes, made.items[0].background) == ("bring flags\ncheck slides", "Before.")
    speakers = sorted(made.speakers, key=lambda one: one.order_key)
    assert [(one.item_id, one.person_id, one.title) for one in speakers] == [
        (first.id, chair, ""),
        (first.id, guest, "Director"),
    ]
    assert plan.replaces == second.id
    assert plan.focus == made.topics[0].id


def test_rows_that_two_laptops_gave_the_same_key_can_be_moved() -> None:
    made = rows("One", "Two", "Three", "Four")
    made.items = [replace(row, order_key="V") for row in made.items]
    made.run(made.outline.move(made.id_of("Two"), 1))
    assert made.shown == ["One", "Three", "Two", "Four"]


def test_put_after() -> None:
    made = rows("One", "Two", "Three")
    one, two, three = made.items
    made.run(Plan(changes=put_after(one, made.items, two.id)))
    assert made.shown == ["Two", "One", "Three"]
    made.run(Plan(changes=put_after(three, made.items, None)))
    assert made.shown == ["Three", "Two", "One"]
    with pytest.raises(KeyError):
        put_after(one, made.items, new_id())


def test_a_row_that_is_not_there_is_refused() -> None:
    for move in (rows(*AGENDA).outline.indent, rows(*AGENDA).outline.outdent):
        with pytest.raises(KeyError):
            move(new_id())


@st.composite
def outlines(draw: st.DrawFn) -> Rows:
    lines = ["item0"]
    depth = 0
    mark = "-"
    for number in range(1, draw(st.integers(1, 25))):
        depth = draw(st.integers(0, min(depth + 1, 4)))
        if depth == 1:
            mark = draw(st.sampled_from("-?"))
        lines.append(f"{mark * depth} text{number}" if depth else f"item{number}")
    made = rows(*lines)
    made.items = [replace(row, notes=f"note{at}") for at, row in enumerate(made.items)]
    made.speakers = [AgendaSpeaker(item_id=row.id, person_id=new_id(), order_key="V") for row in made.items]
    return made


moves = st.lists(st.tuples(st.integers(0), st.sampled_from(["indent", "outdent", "up", "down"])), max_size=25)


def plan_of(made: Rows, at: int, name: str) -> tuple[UUID, Plan]:
    everything = [*made.items, *made.topics]
    row = everything[at % len(everything)].id
    outline = made.outline
    if name in {"up", "down"}:
        return row, outline.move(row, -1 if name == "up" else 1)
    return row, outline.indent(row) if name == "indent" else outline.outdent(row)


@given(outlines(), moves)
def test_no_text_is_lost_and_the_order_stays_sane(made: Rows, keys: list[tuple[int, str]]) -> None:
    texts = made.texts
    people = {row.person_id for row in made.speakers}
    for at, name in keys:
        row, plan = plan_of(made, at, name)
        made.run(plan)
        assert made.texts == texts
        assert {one.person_id for one in made.speakers} == people
        items = {one.id for one in made.items}
        owners = {one.id: one.item_id for one in made.topics}
        assert {one.item_id for one in made.topics} | {one.item_id for one in made.speakers} <= items
        for topic in made.topics:
            assert topic.parent_id is None or owners[topic.parent_id] == topic.item_id
        assert len(made.shown) == len(made.items) + len(made.topics)
        places = [(one.item_id, one.parent_id, one.order_key) for one in made.topics]
        assert len(set(places)) == len(places)
        assert len({one.order_key for one in made.items}) == len(made.items)
        if not plan.is_empty:
            assert plan.focus in items | set(owners)
            assert (plan.replaces is None) == (plan.focus == row)


@given(outlines(), st.integers(0), st.sampled_from(["up", "down"]))
def test_moving_there_and_back_shows_the_same(made: Rows, at: int, name: str) -> None:
    shown = made.shown
    row, plan = plan_of(made, at, name)
    made.run(plan)
    if not plan.is_empty:
        made.run(made.outline.move(row, 1 if name == "up" else -1))
    assert made.shown == shown
