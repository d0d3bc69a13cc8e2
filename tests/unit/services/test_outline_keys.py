"""Someone who presses the outline's keys at random, takes everything back, and does it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rcsc_desktop.bootstrap import create_workspace, open_core
from rcsc_desktop.domain.agenda import Agenda, TopicNode
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.settings import Settings


@dataclass(frozen=True)
class Desk:
    """The 17 April meeting in a workspace of its own."""

    core: Core
    meeting: UUID

    @property
    def agenda(self) -> Agenda:
        return self.core.agenda.view(self.meeting)

    def rows(self) -> list[UUID]:
        def below(nodes: tuple[TopicNode, ...]) -> Iterator[UUID]:
            for node in nodes:
                yield node.topic.id
                yield from below(node.children)

        return [
            row
            for entry in self.agenda.sessions[0].entries
            for row in (entry.item.id, *below(entry.topics), *below(entry.questions))
        ]

    def press(self, name: str, row: UUID) -> ChangeSet:
        agenda = self.core.agenda
        match name:
            case "type":
                return agenda.retype(row, "Welcome to all 20m")
            case "topic":
                item = next(entry.item.id for entry in self.agenda.sessions[0].entries)
                return agenda.add_topic(item, "One more", kind="question")
            case "item":
                return agenda.add_item(self.agenda.sessions[0].session.id, "14:10 Coffee", first=True)
            case "speakers":
                last = self.agenda.sessions[0].entries[-1].item.id
                return agenda.set_speakers(last, "Dr Robert Vitillo, ICMC; Somebody New")
            case "kind":
                return agenda.set_item(self.agenda.sessions[0].entries[0].item.id, {"kind": "panel"})
            case _:
                pressed: ChangeSet = getattr(agenda, name)(row)
                return pressed


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("outline") / "work.rcsc"
    create_workspace(path, Settings.load(), sample=True)
    core = open_core(path, Settings.load(), author=lambda: "Ana")
    yield Desk(core, core.consultations.resolve("2017-04-17-new-york"))
    core.close()


keys = st.sampled_from(
    ["indent", "outdent", "move_up", "move_down", "remove", "type", "topic", "item", "speakers", "kind"]
)


@settings(max_examples=15)
@example(presses=[("remove", 4)])
@example(presses=[("indent", 4), ("move_up", 2), ("type", 2)])
@example(presses=[("item", 0), ("move_down", 0), ("indent", 1), ("outdent", 1), ("remove", 1)])
@given(presses=st.lists(st.tuples(keys, st.integers(0, 99)), max_size=8))
def test_all_keys_can_be_taken_back_and_done_again(desk: Desk, presses: list[tuple[str, int]]) -> None:
    seen = [desk.agenda]
    for name, at in presses:
        rows = desk.rows()
        if desk.press(name, rows[at % len(rows)]).changes:
            seen.append(desk.agenda)
    for before in reversed(seen[:-1]):
        desk.core.history.undo()
        assert desk.agenda == before
    for after in seen[1:]:
        desk.core.history.redo()
        assert desk.agenda == after
    for _ in seen[1:]:
        desk.core.history.undo()
    assert desk.agenda == seen[0]


def test_documents_of_an_item_that_becomes_a_topic_go_over_to_the_item_before_it(desk: Desk) -> None:
    first, second = (entry.item.id for entry in desk.agenda.sessions[0].entries[:2])
    desk.core.agenda.set_item(first, {"documents": "A/71/L.58"})
    desk.core.agenda.set_item(second, {"documents": "A/RES/71/280; A/71/L.58"})
    before = desk.agenda

    def symbols() -> list[str]:
        return [document.symbol for document in desk.agenda.sessions[0].entries[0].documents]

    desk.core.agenda.indent(second)
    assert symbols() == ["A/71/L.58", "A/RES/71/280"]
    desk.core.history.undo()
    assert desk.agenda == before
    desk.core.history.undo()
    desk.core.history.undo()
