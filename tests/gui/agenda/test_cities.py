"""Local times under a session's name: chosen, shown, stored as one step, and the regions that sleep."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.gui.pages.agenda.cities.choice import CitiesDialog
from rcsc_desktop.gui.pages.agenda.cities.line import PeopleTimes
from rcsc_desktop.gui.pages.agenda.grid.mode import GridMode
from tests.gui.agenda.conftest import AgendaDesk


def times(agenda: AgendaDesk) -> str:
    return " ".join(agenda.page.people_times.text().split())


def stored(agenda: AgendaDesk) -> str:
    return agenda.desk.core.records.get(Consultation, agenda.consultation_id).cities


def dialog(agenda: AgendaDesk) -> CitiesDialog:
    agenda.page.people_times.choose.click()
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, CitiesDialog) and one.isVisible()]
    for model in (found.found, found.chosen):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, found)
    return found


def test_cities_are_found_chosen_and_stored_as_one_step(agenda: AgendaDesk) -> None:
    assert times(agenda) == ""
    asked = dialog(agenda)
    for text, zone in (("gene", "Europe/Zurich"), ("philip", "Asia/Manila")):
        asked.search.setText(text)
        assert zone in asked.found.zones()
        QTest.keyClick(asked.search, Qt.Key.Key_Return)
    assert asked.chosen.zones() == ("Europe/Zurich", "Asia/Manila")
    asked.go.click()
    agenda.settle()
    assert stored(agenda) == "Europe/Zurich,Asia/Manila"
    assert times(agenda) == "Zurich 20:00 – 00:00 +1 night · Manila 02:00 +1 – 06:00 night"
    agenda.undo()
    assert stored(agenda) == ""
    assert times(agenda) == ""


def test_a_city_is_taken_out(agenda: AgendaDesk) -> None:
    agenda.desk.core.records.change(Consultation, agenda.consultation_id, {"cities": "Asia/Manila,Africa/Nairobi"})
    agenda.page.people_times._read()
    agenda.settle()
    asked = dialog(agenda)
    asked.chosen_list.setFocus()
    asked.chosen_list.setCurrentIndex(asked.chosen.index(0))
    QTest.keyClick(asked.chosen_list, Qt.Key.Key_Delete)
    asked.go.click()
    agenda.settle()
    assert stored(agenda) == "Africa/Nairobi"
    assert times(agenda) == "Nairobi 21:00 – 01:00 +1 night"


def test_a_session_without_a_date_says_what_is_needed(agenda: AgendaDesk) -> None:
    core = agenda.desk.core
    core.records.change(Consultation, agenda.consultation_id, {"cities": "Asia/Manila"})
    session = core.agenda.view(agenda.consultation_id).sessions[0].session
    agenda.outside(core.records.change(Session, session.id, {"date": None}))
    agenda.page.people_times._read()
    agenda.settle()
    assert times(agenda) == "Local times need the session’s date, start and time zone."
    assert not agenda.page.people_times.nights.isEnabled()


def test_the_strip_says_which_regions_sleep(agenda: AgendaDesk) -> None:
    line = agenda.page.people_times
    assert not line.strip.isVisible()
    line.nights.click()
    assert line.strip.isVisible()
    told = dict(one.split(": ") for one in line.strip.accessibleDescription().split("; "))
    assert told["Asia"] == "night"
    assert told["Europe"] == "partly night"
    assert told["Latin America & the Caribbean"] == "day"


def test_the_grid_tells_the_times_of_the_session_one_stands_in(agenda: AgendaDesk) -> None:
    core = agenda.desk.core
    core.records.change(Consultation, agenda.consultation_id, {"cities": "Europe/Zurich"})
    core.records.add(
        Session(consultation_id=agenda.consultation_id, date=date(2017, 4, 18), start=time(9), time_zone="Asia/Tokyo")
    )
    second = core.agenda.view(agenda.consultation_id).sessions[1].session.id
    agenda.outside(core.flow.add_item(second, "Film", 9 * 60, 60))
    agenda.page.show_mode("grid")
    agenda.settle()
    mode = agenda.page.modes.mode
    assert isinstance(mode, GridMode)
    line: PeopleTimes = mode.people_times
    assert " ".join(line.text().split()) == "Zurich 20:00 – 00:00 +1 night"
    film = next(one for one in mode.grid.plan.all_blocks() if one.item.title == "Film")
    mode.grid.choice.stand_on(film.item.id)
    assert " ".join(line.text().split()) == "Zurich 02:00 – 03:00 night"
