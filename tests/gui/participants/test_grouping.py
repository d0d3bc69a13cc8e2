"""Groups of the table: headings with counts that fold, and views that are kept under a name."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from rcsc_desktop.domain.saved_views import ListView, read_view, view_content
from rcsc_desktop.gui.dialogs.asking import NameDialog
from rcsc_desktop.gui.models.grouping import Group, Grouping
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from tests.gui.people import Desk, cells


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=6), st.integers(-3, 40), st.integers(-3, 40))
def test_rows_and_places_fit_together(shape: Sequence[tuple[int, bool]], first: int, end: int) -> None:
    groups = [Group(str(at), f"Group {at}", count) for at, (count, _) in enumerate(shape)]
    total = sum(count for count, _ in shape)
    grouping = Grouping(total, groups, frozenset(str(at) for at, (_, is_folded) in enumerate(shape) if is_folded))
    expected: list[int] = []
    place = 0
    for count, is_folded in shape:
        expected += [-1, *([] if is_folded else range(place, place + count))]
        place += count
    rows = range(len(expected))
    assert grouping.row_count == len(expected)
    assert [grouping.place_of(row) for row in rows] == expected
    assert [row for row in rows if grouping.group_at(row) >= 0] == [row for row in rows if expected[row] < 0]
    for place in range(total):
        assert grouping.row_of(place) == (expected.index(place) if place in expected else -1)
    found = [place for part in grouping.stretches(range(first, end)) for place in part]
    assert found == [place for place in expected[max(first, 0) : max(end, 0)] if place >= 0]


@given(st.lists(st.text()), st.text(), st.booleans())
def test_a_view_is_read_as_it_was_kept(columns: list[str], text: str, is_descending: bool) -> None:
    view = ListView(tuple(columns), text, "country", is_descending, "status")
    assert read_view(view_content(view)) == view
    assert read_view(text).sort in {"name", read_view(text).sort}


@pytest.fixture
def meeting(desk: Desk) -> UUID:
    meeting = desk.core.consultations.resolve("2017-04-17")
    for name, country in (("Colin", "Fiji"), ("Berenice", "Fiji"), ("Gois", "Nepal")):
        desk.core.participants.change(desk.core.participants.ids(meeting, name)[0], "country", country)
    return meeting


def grouped(desk: Desk, page: ParticipantsPage, column: str) -> None:
    page.view_menu.group_by(column)
    desk.settle()


def test_rows_stand_under_headings_with_counts_and_fold(desk: Desk, page: ParticipantsPage) -> None:
    grouped(desk, page, "country")
    names = cells(page.table, "Name")
    assert names[:5] == ["Fiji · 2", "Berenice Valdez Rivera", "Colin Rajah", "Nepal · 1", "William Gois"]
    assert names[5] == "Country: not given · 4"
    assert page.counted() == "7 people"
    row = page.table.visualRect(page.model.index(0, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert cells(page.table, "Name")[:3] == ["Fiji · 2", "Nepal · 1", "William Gois"]
    page.table.setFocus()
    desk.press(page.table, Qt.Key.Key_Right)
    assert cells(page.table, "Name")[1] == "Berenice Valdez Rivera"
    page.view_menu.fold_all.trigger()
    assert cells(page.table, "Name") == ["Fiji · 2", "Nepal · 1", "Country: not given · 4"]
    assert page.counted() == "7 people"
    page.view_menu.open_all.trigger()
    grouped(desk, page, "")
    assert page.model.rowCount(QModelIndex()) == 7


def test_an_edit_moves_somebody_to_another_group(desk: Desk, page: ParticipantsPage) -> None:
    grouped(desk, page, "country")
    page.table.setFocus()
    page.table.stand_on(2, page.model.column_of("country"))
    desk.type("Nepal")
    desk.press(page.table, Qt.Key.Key_Return)
    desk.settle()
    page.listing.reload()
    desk.settle()
    names = cells(page.table, "Name")
    assert names[:5] == ["Fiji · 1", "Berenice Valdez Rivera", "Nepal · 2", "Colin Rajah", "William Gois"]


def test_headings_are_not_among_the_selected(desk: Desk, page: ParticipantsPage) -> None:
    grouped(desk, page, "country")
    page.table.select_rows(0, 4)
    assert page.table.selected_count() == 3
    lines = desk.core.participants.fetch(page.table.selected_ids())
    assert [line.name for line in lines] == ["Berenice Valdez Rivera", "Colin Rajah", "William Gois"]
    page.table.setFocus()
    page.table.stand_on(1)
    desk.press(page.table, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page.model.id_at(page.table.currentIndex().row()) == lines[2].id


def test_a_selection_stays_with_its_person_while_groups_come(desk: Desk, page: ParticipantsPage) -> None:
    page.table.stand_on(cells(page.table, "Name").index("William Gois"))
    grouped(desk, page, "country")
    assert cells(page.table, "Name")[page.table.currentIndex().row()] == "William Gois"


def test_a_view_is_kept_chosen_renamed_and_forgotten(desk: Desk, page: ParticipantsPage) -> None:
    page.commands.columns.show(("country", "name"))
    grouped(desk, page, "country")
    page.filter.setText("w")
    desk.settle()
    page.view_menu.keep.trigger()
    dialog = desk.window.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    dialog.field.setText("By country")
    dialog.done_button.click()
    desk.settle()
    page.commands.columns.show(("name", "email"))
    grouped(desk, page, "")
    page.widen()
    desk.settle()
    page.view_menu.menu.aboutToShow.emit()
    action = next(one for one in page.view_menu.menu.actions() if one.text() == "By country")
    action.trigger()
    desk.settle()
    assert page.filter.text() == "w"
    assert page.commands.columns.shown() == ["country", "name"]
    assert cells(page.table, "Name")[-3:] == ["William Gois", "", "William Lacy Swing"]
    view = desk.core.saved_views.resolve("participants", "by COUNTRY")
    desk.context.bus.publish(desk.core.saved_views.rename(view.id, "Lands"))
    desk.context.bus.publish(desk.core.saved_views.remove(view.id))
    desk.settle()
    page.view_menu.menu.aboutToShow.emit()
    assert "Lands" not in [one.text() for one in page.view_menu.menu.actions()]
