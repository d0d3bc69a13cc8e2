"""The outline's model keeps Qt's rules and its rows' places, whatever comes from outside."""

from __future__ import annotations

from datetime import time
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from rcsc_desktop.domain.agenda import AgendaItem, AgendaTopic, ItemKind, TopicKind
from rcsc_desktop.domain.agenda_tree import build
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.gui.pages.agenda.dragging import changes_order, landings
from rcsc_desktop.gui.pages.agenda.findings_list import FindingsModel
from rcsc_desktop.gui.pages.agenda.model import OutlineModel
from rcsc_desktop.gui.pages.agenda.new_row import NewRow, stored_place
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow, RowKind, outline_rows, starts_after_move
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.ids import new_id
from rcsc_desktop.support.settings import Settings

CONSULTATION = new_id()
SESSION = Session(consultation_id=CONSULTATION, start=time(9), end=time(10))


def rows_of(*texts: str) -> tuple[OutlineRow, ...]:
    """Items with the given titles; one that begins with a blank is a topic of the item above."""
    items: list[AgendaItem] = []
    topics: list[AgendaTopic] = []
    for at, text in enumerate(texts, 1):
        key = f"{at:03}1"
        if text.startswith(" "):
            kind = TopicKind.QUESTION if text.endswith("?") else TopicKind.TOPIC
            topics.append(AgendaTopic(item_id=items[-1].id, text=text.strip(), kind=kind, order_key=key))
        else:
            items.append(AgendaItem(session_id=SESSION.id, title=text, kind=ItemKind.PRESENTATION, order_key=key))
    agenda = build(CONSULTATION, [SESSION], items, topics, [], names={}, organisations={})
    return outline_rows(agenda, SESSION.id)


@pytest.fixture
def model(qtbot: QtBot) -> OutlineModel:
    made = OutlineModel(OutlineWords(translator("en")))
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]  # lives as long
    return made


def texts(model: OutlineModel) -> list[str]:
    return [str(model.index(row, Column.TITLE).data()) for row in range(model.rowCount())]


def test_rows_and_cells_say_what_the_agenda_says(model: OutlineModel) -> None:
    model.show(rows_of("Opening", " Topic", " Why?", "Closing"))
    assert texts(model) == ["Opening", "Topic", "Why?", "Closing"]
    assert model.index(3, Column.START).data() == "09:15"
    assert model.index(0, Column.KIND).data() == "no speaker"
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, Column.DURATION).data(spoken) == "15 minutes"
    assert model.index(1, Column.TITLE).data(spoken) == "Topic, level 1: Topic"
    assert model.index(2, Column.TITLE).data(spoken) == "Question, level 1: Why?"


def test_a_clock_of_twelve_hours(qtbot: QtBot) -> None:
    words = OutlineWords(translator("en"), lambda: "12")
    assert [words.clock_time(minutes) for minutes in (0, 9 * 60, 12 * 60, 855, 24 * 60 + 30)] == [
        "12:00 am",
        "9:00 am",
        "12:00 pm",
        "2:15 pm",
        "12:30 am",
    ]


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_persistent_indexes_follow_their_rows(model: OutlineModel, data: st.DataObject) -> None:
    pool = rows_of(*(f"Item {at}" for at in range(9)))
    some = st.lists(st.sampled_from(pool), unique_by=lambda row: row.id)
    model.clear()
    model.show(data.draw(some))
    for _ in range(4):
        held = {row.id: QPersistentModelIndex(model.cell(row.id, Column.TITLE)) for row in model.rows()}
        wanted = data.draw(some)
        model.show(wanted)
        assert [row.id for row in model.rows()] == [row.id for row in wanted]
        for row_id, index in held.items():
            at = model.position(row_id)
            assert index.isValid() == (at is not None)
            assert at is None or index.row() == at


def test_a_new_line_turns_into_the_stored_row_in_place(model: OutlineModel) -> None:
    first, second, added = rows_of("First", "Second", "Added")
    model.show([first, second])
    new = NewRow(RowKind.ITEM, None, first.id)
    index = QPersistentModelIndex(model.add_new(new))
    assert index.row() == 1
    new.stored_id = added.id
    model.show([first, added, second])
    assert index.isValid()
    assert index.data() == "Added"
    assert model.new_rows() == ()


def test_a_new_line_stands_below_all_that_is_under_the_line_above(model: OutlineModel) -> None:
    rows = rows_of("First", " Topic", " Why?", "Second")
    model.show(rows)
    model.add_new(NewRow(RowKind.ITEM, None, rows[0].id, text="item"))
    model.add_new(NewRow(RowKind.TOPIC, rows[0].id, rows[1].id, depth=1, text="topic"))
    model.add_new(NewRow(RowKind.QUESTION, rows[3].id, None, depth=1, text="question"))
    assert texts(model) == ["First", "Topic", "topic", "Why?", "item", "Second", "question"]


def test_the_stored_place_of_lines_one_after_another() -> None:
    stored = new_id()
    one = NewRow(RowKind.ITEM, None, stored)
    two = NewRow(RowKind.ITEM, None, one)
    assert stored_place(two) == stored
    one.stored_id = new_id()
    assert stored_place(two) == one.stored_id
    assert stored_place(NewRow(RowKind.ITEM, None)) is None


def test_an_item_lands_between_items_a_topic_between_its_siblings() -> None:
    rows = rows_of("First", " One", " Two", " Why?", "Second")
    assert [gap.at for gap in landings(rows, rows[0].id)] == [0, 4, 5]
    gaps = landings(rows, rows[1].id)
    assert [(gap.at, gap.after_id) for gap in gaps] == [(1, None), (2, rows[1].id), (3, rows[2].id)]
    assert [changes_order(rows, rows[1].id, gap) for gap in gaps] == [False, False, True]


def test_starts_after_a_move() -> None:
    items = [
        AgendaItem(session_id=SESSION.id, title=str(at), minutes=minutes, order_key=f"{at}1")
        for at, minutes in enumerate((10, 20, 5), 1)
    ]
    part = build(CONSULTATION, [SESSION], items, [], [], names={}, organisations={}).sessions[0]
    starts = starts_after_move(part, items[2].id, None)
    assert [starts[item.id] for item in items] == [545, 555, 540]
    assert starts_after_move(part, new_id(), None) == {}


def test_the_list_of_findings_keeps_qts_rules(qtbot: QtBot, tmp_path: object) -> None:
    theme = Theme(Settings.load())
    theme.apply()
    found = FindingsModel(OutlineWords(translator("en")), theme)
    QAbstractItemModelTester(found, QAbstractItemModelTester.FailureReportingMode.Fatal)
    items = [AgendaItem(session_id=SESSION.id, title="Talk", kind=ItemKind.PRESENTATION, minutes=90)]
    agenda = build(CONSULTATION, [SESSION], items, [], [], names={}, organisations={})
    found.show(agenda.findings)
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == [
        "“Talk” is 30 minutes longer than its whole session.",
        "“Talk” has no speaker yet, though its kind (Presentation) needs one.",
    ]
    item_id: UUID | None = found.finding(found.index(0, 0)).item_id
    assert item_id == items[0].id
