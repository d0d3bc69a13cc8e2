"""The list of findings: going to the line, putting one aside with a reason, having it told again."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rcsc_desktop.domain.agenda import Finding
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.gui.pages.agenda.all_findings import FindingsDialog
from rcsc_desktop.gui.pages.agenda.grid.mode import GridMode
from rcsc_desktop.gui.pages.agenda.languages.mode import LanguagesMode
from rcsc_desktop.gui.pages.agenda.put_aside import PutAside
from rcsc_desktop.gui.places import Place
from tests.gui.agenda.conftest import AgendaDesk
from tests.gui.seat import Seat

SENTENCE = "At “Regional Civil Society Consultations (RCSCs)” people have sat too long: 225 minutes without a break."


def lines(agenda: AgendaDesk) -> list[str]:
    model = agenda.page.view.findings.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def put_aside(agenda: AgendaDesk, reason: str) -> None:
    """Delete on the first finding, a reason, Enter."""
    view = agenda.page.view.findings
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    (dialog,) = agenda.desk.window.findChildren(PutAside)
    assert not dialog.done_button.isEnabled()
    QTest.keyClicks(dialog.reason, reason)
    assert dialog.done_button.isEnabled()
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    agenda.settle()


def test_a_finding_leads_to_its_line(agenda: AgendaDesk) -> None:
    assert lines(agenda) == [SENTENCE]
    view = agenda.page.view.findings
    view.activated.emit(view.model().index(0, 0))
    assert agenda.current() == "Regional Civil Society Consultations (RCSCs)"


def test_aside_with_a_reason_then_told_again(agenda: AgendaDesk) -> None:
    put_aside(agenda, "Coffee stands in the room")
    assert lines(agenda) == [f"{SENTENCE} Put aside: Coffee stands in the room"]
    assert agenda.page.view.summary.findings_button.text() == "1 put aside"
    assert agenda.page.status() == ""
    view = agenda.page.view.findings
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    agenda.settle()
    assert lines(agenda) == [SENTENCE]
    assert agenda.page.view.summary.findings_button.text() == "1 finding"


def finding(agenda: AgendaDesk, code: str) -> Finding:
    """The last finding of a code."""
    assert agenda.page.agenda is not None
    return next(one for one in reversed(agenda.page.agenda.findings) if one.code == code)


@pytest.mark.parametrize("mode", ["outline", "grid", "side_by_side", "languages", "versions"])
def test_a_missing_text_is_gone_to_where_it_is_written(agenda: AgendaDesk, mode: str) -> None:
    core = agenda.desk.core
    for language in ("fr", "ar"):
        core.languages.want(agenda.consultation_id, language)
    agenda.page.show_place(Place("consultation", agenda.consultation_id, "agenda"))
    agenda.page.show_mode(mode)
    agenda.settle()
    agenda.page.finding_places.go_to(finding(agenda, "agenda.text_missing"))
    agenda.settle()
    languages = agenda.page.modes.mode
    assert isinstance(languages, LanguagesMode)
    assert languages.paper().language == "ar"
    assert languages.work.key == (agenda.consultation_id, "title")
    assert agenda.desk.window.focusWidget() is languages.panel.field


@pytest.mark.parametrize("mode", ["outline", "grid", "side_by_side", "languages", "versions"])
def test_the_list_of_the_whole_agenda_leads_to_items_and_sessions(agenda: AgendaDesk, mode: str) -> None:
    evening = Session(consultation_id=agenda.consultation_id, name="Evening", date=date(2017, 4, 17), start=time(20))
    agenda.desk.core.records.add(evening)
    agenda.page.show_place(Place("consultation", agenda.consultation_id, "agenda"))
    agenda.page.show_mode(mode)
    agenda.settle()
    agenda.page.more.actions()[2].trigger()
    (dialog,) = agenda.desk.window.findChildren(FindingsDialog)
    model = dialog.list.model()
    told = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert told == [SENTENCE]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    agenda.settle()
    of_evening = Finding("agenda.clock_change", session_id=evening.id)
    grid = agenda.page.modes.mode
    if mode == "grid":
        assert isinstance(grid, GridMode)
        assert agenda.desk.window.focusWidget() is grid.grid
        assert grid.grid.choice.block is not None
        assert grid.grid.choice.block.item.title == "Regional Civil Society Consultations (RCSCs)"
        agenda.page.finding_places.go_to(of_evening)
        assert agenda.page.modes.name == "grid"
        return
    assert agenda.current() == "Regional Civil Society Consultations (RCSCs)"
    agenda.page.finding_places.go_to(of_evening)
    assert agenda.page.modes.shows_outline
    assert agenda.page.view.session_id == evening.id
    assert agenda.page.details.isVisible()


def test_the_words_of_the_status_line_open_the_list(seat: Seat) -> None:
    seat.go(Place("consultation", seat.core.consultations.resolve("2017-04-17"), "agenda"))
    seat.click("1 finding: Findings …")
    (dialog,) = seat.window.findChildren(FindingsDialog)
    assert dialog.list.hasFocus()
    dialog.reject()


def test_a_finding_is_put_aside_from_the_list_of_all(agenda: AgendaDesk) -> None:
    agenda.page.show_mode("grid")
    agenda.desk.context.actions.get("agenda.findings").trigger()
    (dialog,) = agenda.desk.window.findChildren(FindingsDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    (aside,) = agenda.desk.window.findChildren(PutAside)
    QTest.keyClicks(aside.reason, "Coffee stands in the room")
    QTest.keyClick(aside.reason, Qt.Key.Key_Return)
    agenda.settle()
    model = dialog.list.model()
    assert str(model.index(0, 0).data()) == f"{SENTENCE} Put aside: Coffee stands in the room"
    dialog.reject()
