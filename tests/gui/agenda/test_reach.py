"""Everything in the agenda's ways of working, and in the dialogs over it, is reached by Tab and says what it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QDialog, QRadioButton, QScrollBar, QTabBar, QWidget

from rcsc_desktop.gui.pages.agenda.outline import OutlineView
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.tables.lines_table import LinesTable
from tests.gui.seat import Seat

MODES = ("outline", "grid", "side_by_side", "languages", "versions")
DIALOGS = (
    "issue",
    "findings",
    "speakers",
    "make_room",
    "close_gap",
    "fit",
    "start_late",
    "template",
    "save_template",
    "copy",
    "import",
    "save",
)


@pytest.fixture
def page(seat: Seat) -> AgendaPage:
    """The agenda of the meeting in New York, with French begun and a version issued."""
    meeting = seat.core.consultations.resolve("2017-04-17")
    seat.core.languages.want(meeting, "fr")
    issue = seat.core.versions.prepare(meeting, "provisional", "")
    seat.core.versions.issue(issue, [b"%PDF" for _report in issue.reports])
    seat.go(Place("consultation", meeting, "agenda"))
    assert isinstance(seat.page, AgendaPage)
    return seat.page


def reachable(top: QWidget) -> list[QWidget]:
    """What takes the focus with Tab."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.isVisibleTo(top)
        and one.isEnabled()
        and one.window() is top
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one, QScrollBar)
        and one.focusProxy() is None
    ]


def walked_with_arrows(start: QRadioButton) -> list[QWidget]:
    """The other answers to one question; the first answer is given again."""
    group: QButtonGroup | None = start.group()
    top = start.parentWidget() or start
    answers = top.findChildren(QRadioButton) if group is None else group.buttons()
    walked: list[QWidget] = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right) * len(answers):
        QTest.keyClick(start.window().focusWidget(), key)
        QApplication.processEvents()
        focus = start.window().focusWidget()
        if focus is not start:
            walked.append(focus)
    start.setFocus()
    return walked


def check(top: QWidget) -> None:
    """All have names, and Tab goes round through all of them; out of outlines and tables after Escape."""
    wanted = reachable(top)
    assert wanted
    unnamed = [f"{type(one).__name__} in {type(one.parent()).__name__}" for one in wanted if not one.accessibleName()]
    assert unnamed == []
    wanted[0].setFocus()
    seen: list[QWidget] = []
    while (focus := top.focusWidget()) not in seen:
        seen.append(focus)
        if isinstance(focus, (OutlineView, LinesTable)):
            QTest.keyClick(focus, Qt.Key.Key_Escape)
        if isinstance(focus, QRadioButton):
            seen += walked_with_arrows(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        QApplication.processEvents()
    missed = [f"{type(one).__name__} {one.accessibleName()}" for one in wanted if one not in seen]
    assert missed == []


@pytest.mark.parametrize("mode", MODES)
def test_a_way_of_working_is_reached_with_tab(seat: Seat, page: AgendaPage, mode: str) -> None:
    page.show_mode(mode)
    seat.settle()
    check(seat.window)


def test_the_details_of_an_item_are_reached_with_tab(seat: Seat, page: AgendaPage) -> None:
    assert page.agenda is not None
    page.outline.setFocus()
    page.outline.stand_on(page.agenda.sessions[0].entries[3].item.id)
    seat.frame.context.actions.get("agenda.details").trigger()
    seat.settle()
    check(seat.window)


@pytest.mark.parametrize("command", DIALOGS)
def test_a_dialog_is_reached_with_tab(seat: Seat, page: AgendaPage, command: str) -> None:
    assert isinstance(page.bar, QTabBar)
    seat.frame.context.actions.get(f"agenda.{command}").trigger()
    seat.settle()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    check(dialog)
    dialog.reject()
    seat.settle()
