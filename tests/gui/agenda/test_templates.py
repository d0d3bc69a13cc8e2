"""Agendas that begin with one that is there, asked for in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget

from rcsc_desktop.domain.agenda import SpeakerStatus
from rcsc_desktop.gui.dialogs.asking import ConsultationDialog, NameDialog
from rcsc_desktop.gui.dialogs.speakers import SpeakersDialog
from rcsc_desktop.gui.dialogs.templates import TemplateGallery
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.places import Place
from tests.gui.agenda.conftest import AgendaDesk
from tests.gui.people import Desk

K = Qt.Key
D = TypeVar("D", bound=QDialog)


def dialog(desk: Desk, kind: type[D]) -> D:
    """The dialog that is open."""
    (found,) = [one for one in desk.window.findChildren(kind) if one.isVisible()]
    return found


def press(widget: QWidget, text: str) -> None:
    (button,) = [one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def empty(desk: Desk) -> AgendaDesk:
    """A consultation with an empty agenda."""
    made = desk.core.consultations.create(desk.core.programmes.list()[0].id, "Next", start_date="2026-11-16").new_id
    assert made is not None
    page = AgendaPage(desk.context)
    desk.stand(page, Place("consultation", made, "agenda"))
    desk.qtbot.waitActive(desk.window)
    opened = AgendaDesk(desk, page, made)
    opened.settle()
    return opened


def test_an_empty_agenda_starts_from_a_template_that_one_sees_before(empty: AgendaDesk) -> None:
    press(empty.page, "Start from a template …")
    empty.settle()
    gallery = dialog(empty.desk, TemplateGallery)
    gallery.names.setFocus()
    QTest.keyClick(gallery.names, K.Key_Down)
    assert gallery.heading.text() == "One-day consultation"
    lines = [gallery.preview.topLevelItem(at) for at in range(gallery.preview.topLevelItemCount())]
    assert [line.text(1) for line in lines if line is not None][:3] == [
        "",
        "Registration",
        "Welcome and opening remarks",
    ]
    press(gallery, "Use this template")
    empty.settle()
    assert empty.lines()[:2] == ["09:00 Registration", "09:30 Welcome and opening remarks"]
    assert empty.page.view.sessions.tabText(1) == "Afternoon session"
    empty.undo()
    assert empty.lines() == []


def test_an_agenda_is_saved_as_a_template_and_the_template_removed(agenda: AgendaDesk) -> None:
    actions = agenda.desk.context.actions
    actions.get("agenda.save_template").trigger()
    agenda.settle()
    asked = dialog(agenda.desk, NameDialog)
    assert asked.field.text() == "Civil Society Informal Meeting on the Global Compact on Migration"
    asked.field.selectAll()
    QTest.keyClicks(asked.field, "Our half day")
    QTest.keyClick(asked.field, K.Key_Return)
    agenda.settle()
    actions.get("agenda.template").trigger()
    agenda.settle()
    gallery = dialog(agenda.desk, TemplateGallery)
    gallery.names.setCurrentRow(5)
    assert gallery.heading.text() == "Our half day"
    press(gallery, "Remove this template")
    agenda.settle()
    assert gallery.names.count() == 5
    assert all(one.is_built_in for one in agenda.desk.core.templates.list())
    gallery.reject()
    QApplication.processEvents()


def test_an_agenda_is_copied_to_a_consultation_that_is_looked_for(agenda: AgendaDesk) -> None:
    core = agenda.desk.core
    agenda.desk.context.actions.get("agenda.copy").trigger()
    agenda.settle()
    asked = dialog(agenda.desk, ConsultationDialog)
    QTest.keyClicks(asked.field, "manila")
    assert asked.list.count() == 0
    assert not asked.done_button.isEnabled()
    asked.field.selectAll()
    QTest.keyClicks(asked.field, "nadi")
    assert asked.list.count() == 1
    asked.with_speakers.setFocus()
    QTest.keyClick(asked.with_speakers, K.Key_Space)
    press(asked, "Copy")
    agenda.settle()
    target: UUID = core.consultations.resolve("2017-11-02")
    (part, *_) = core.agenda.view(target).sessions
    assert part.entries[1].item.title == "Welcome"
    assert part.entries[1].speakers == ()
    assert agenda.desk.said[-1].text == "The agenda was copied to “Pacific”."
    agenda.desk.said[-1].buttons[0].pressed()
    assert agenda.desk.gone == [Place("consultation", target, "agenda")]


def test_the_list_of_speakers_is_counted_and_saved(
    agenda: AgendaDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = agenda.row("Welcome").id
    agenda.desk.core.agenda.add_speaker(item, "Jane Doe", {"status": "declined"})
    agenda.desk.context.actions.get("agenda.speakers").trigger()
    agenda.settle()
    asked = dialog(agenda.desk, SpeakersDialog)
    assert asked.said.text() == "7 people, 9 parts"
    box = asked.states[SpeakerStatus.DECLINED]
    box.setFocus()
    QTest.keyClick(box, K.Key_Space)
    agenda.settle()
    assert asked.said.text() == "8 people, 10 parts"
    asked.format.setCurrentIndex(1)
    offered: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(tmp_path / "list.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press(asked, "Save …")
    agenda.settle()
    agenda.desk.qtbot.waitUntil(lambda: bool(agenda.desk.said), timeout=20_000)
    assert offered == ["2017-04-17 New York - List of speakers - en.xlsx"]
    assert agenda.desk.said[-1].text == "“list.xlsx” was saved."
    sheet = load_workbook(tmp_path / "list.xlsx").worksheets[0]
    assert "Jane Doe" in [cell.value for cell in sheet["A"]]
