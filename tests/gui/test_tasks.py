"""The three lanes: order of writes, the newest read, work in another process that can be given up."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from rcsc_desktop.domain.changes import Change, ChangeSet
from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.gui.bus import Bus
from rcsc_desktop.gui.heavy import WorkerBug
from rcsc_desktop.gui.messages import Message, Messages
from rcsc_desktop.gui.tasks import HeavyTask, Tasks
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.ids import new_id


class Lanes:
    """Tasks with what came of them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        t = translator("en")
        self.bus, self.messages = Bus(), Messages(t)
        self.tasks = Tasks(self.bus, self.messages, t)
        self.said: list[Message] = []
        self.published: list[ChangeSet] = []
        self.results: list[object] = []
        self.messages.announced.connect(self.said.append)
        self.bus.changed.connect(self.published.append)

    def settle(self) -> None:
        self.qtbot.waitUntil(self.tasks.is_idle, timeout=20_000)


@pytest.fixture
def lanes(qtbot: QtBot) -> Iterator[Lanes]:
    made = Lanes(qtbot)
    yield made
    made.tasks.close()


def change(name: str, taken_out: int = 0) -> ChangeSet:
    changes = (Change("consultation", new_id(), "change"),)
    return ChangeSet(name, {}, changes, operation_id=new_id(), taken_out=taken_out)


def refuse() -> NoReturn:
    raise UserError("text.required", field="title")


def test_writes_run_one_after_the_other_and_are_published(lanes: Lanes) -> None:
    order: list[str] = []

    def write(name: str) -> ChangeSet:
        order.append(name)
        return change(name)

    for name in "abc":
        lanes.tasks.write(lambda name=name: write(name), on_done=lambda done: lanes.results.append(done.name))  # type: ignore[misc]  # mypy cannot type a default
    lanes.settle()
    assert order == lanes.results == [done.name for done in lanes.published] == ["a", "b", "c"]


def test_a_write_that_changed_nothing_is_not_published(lanes: Lanes) -> None:
    lanes.tasks.write(ChangeSet, on_done=lanes.results.append)
    lanes.settle()
    assert lanes.results == [ChangeSet()]
    assert lanes.published == []


def test_the_bus_tells_each_operation_once(lanes: Lanes) -> None:
    done = change("agenda.move")
    lanes.bus.publish(done)
    lanes.bus.publish(done)
    assert lanes.published == [done]


def test_a_refusal_is_said_or_handled(lanes: Lanes) -> None:
    lanes.tasks.write(refuse)
    lanes.settle()
    assert [message.kind for message in lanes.said] == ["problem"]

    lanes.tasks.write(refuse, on_error=lambda error: lanes.results.append(error.code))
    lanes.settle()
    assert lanes.results == ["text.required"]
    assert len(lanes.said) == 1


def test_a_bug_becomes_a_report_and_the_lane_goes_on(lanes: Lanes) -> None:
    lanes.tasks.write(lambda: 1 // 0)  # type: ignore[arg-type,return-value]  # it never returns
    lanes.tasks.write(lambda: change("next"), on_done=lambda done: lanes.results.append(done.name))
    lanes.settle()
    assert [message.kind for message in lanes.said] == ["bug"]
    assert lanes.results == ["next"]


def test_characters_that_were_taken_out_are_told(lanes: Lanes) -> None:
    lanes.tasks.write(lambda: change("records.change", taken_out=2))
    lanes.settle()
    assert lanes.said[0].text == "2 characters that cannot be stored were taken out."


def test_a_newer_read_supersedes_the_older(lanes: Lanes) -> None:
    may_go = threading.Event()
    lanes.tasks.read(lambda: may_go.wait(10), lambda _: lanes.results.append("old"), key="filter")
    lanes.tasks.read(lambda: "new", lanes.results.append, key="filter")
    lanes.tasks.read(lambda: "other", lanes.results.append, key="count")
    may_go.set()
    lanes.settle()
    assert sorted(map(str, lanes.results)) == ["new", "other"]


def test_reads_do_not_wait_for_writes(lanes: Lanes) -> None:
    may_go = threading.Event()
    lanes.tasks.write(lambda: change("slow") if may_go.wait(10) else ChangeSet())
    lanes.tasks.read(lambda: "read", lanes.results.append)
    lanes.qtbot.waitUntil(lambda: lanes.results == ["read"], timeout=5_000)
    may_go.set()
    lanes.settle()


def test_closing_waits_for_what_is_being_written(lanes: Lanes) -> None:
    written: list[str] = []
    begun, may_go = threading.Event(), threading.Event()

    def slow() -> ChangeSet:
        begun.set()
        may_go.wait(10)
        written.append("stored")
        return change("slow")

    lanes.tasks.write(slow, on_done=lanes.results.append)
    assert begun.wait(10)
    threading.Timer(0.05, may_go.set).start()
    lanes.tasks.close()
    assert written == ["stored"]
    assert lanes.results == []


def test_heavy_work_runs_in_another_process(lanes: Lanes) -> None:
    lanes.tasks.heavy(os.getpid, on_done=lanes.results.append)
    lanes.tasks.heavy(os.getpid, on_done=lanes.results.append)
    lanes.settle()
    first, second = lanes.results
    assert first == second != os.getpid()


def test_a_refusal_crosses_from_the_other_process(lanes: Lanes) -> None:
    lanes.tasks.heavy(refuse_there, on_done=lanes.results.append, on_error=lanes.results.append)
    lanes.settle()
    (error,) = lanes.results
    assert isinstance(error, EnvironmentFault)
    assert (error.code, error.data) == ("export.no_permission", {"path": "/x"})


def test_a_bug_in_the_other_process_is_reported(lanes: Lanes) -> None:
    lanes.tasks.heavy(divide, 0, on_done=lanes.results.append)
    lanes.settle()
    assert isinstance(lanes.said[0].exception, WorkerBug)
    assert "ZeroDivisionError" in str(lanes.said[0].exception)


def test_heavy_work_is_shown_and_can_be_given_up(lanes: Lanes, tmp_path: Path) -> None:
    shown: list[HeavyTask] = []
    ended: list[HeavyTask] = []
    lanes.tasks.started.connect(shown.append)
    lanes.tasks.ended.connect(ended.append)
    lanes.tasks.heavy(os.getpid, on_done=lanes.results.append, title="Warming up")
    lanes.settle()
    lanes.results.clear()

    begun = tmp_path / "begun"
    task = lanes.tasks.heavy(write_for_ever, begun, on_done=lanes.results.append, title="Writing a very long list")
    lanes.qtbot.waitUntil(begun.exists, timeout=20_000)
    task.cancel()
    lanes.settle()
    assert lanes.results == []
    assert ended == shown
    assert shown[-1].title == "Writing a very long list"

    lanes.tasks.heavy(divide, 1, on_done=lanes.results.append, title="After it")
    lanes.settle()
    assert lanes.results == [1.0]


def test_what_waits_and_is_superseded_never_runs(lanes: Lanes) -> None:
    for number in range(1, 30):
        lanes.tasks.heavy(divide, number, on_done=lanes.results.append, key="preview")
    lanes.settle()
    assert lanes.results[-1] == 1 / 29
    assert len(lanes.results) == 1


def divide(number: int) -> float:
    return 1 / number


def write_for_ever(begun: Path) -> None:
    begun.touch()
    threading.Event().wait()


def refuse_there() -> None:
    raise EnvironmentFault("export.no_permission", path="/x")
