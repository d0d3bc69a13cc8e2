"""Issuing, looking back at what was issued, going back: with keys and mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListView, QPushButton, QWidget

from rcsc_desktop.domain.consultation import AgendaStatus, Consultation
from rcsc_desktop.gui.pages.agenda.modes import OUTLINE
from rcsc_desktop.gui.pages.agenda.versions.changes import ChangesModel
from rcsc_desktop.gui.pages.agenda.versions.issuing import IssueDialog
from rcsc_desktop.gui.pages.agenda.versions.mode import VersionsMode
from rcsc_desktop.gui.pages.agenda.versions.timeline import TimelineModel
from tests.gui.agenda.conftest import AgendaDesk

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def issued(agenda: AgendaDesk, status: str = "provisional", note: str = "") -> None:
    """Issued by somebody else, with a file that took no time to print."""
    core = agenda.desk.core
    issue = core.versions.prepare(agenda.consultation_id, status, note)
    agenda.outside(core.versions.issue(issue, [f"file {issue.version.number}".encode()]))


def edited(agenda: AgendaDesk, number: int = 0, **values: object) -> None:
    core = agenda.desk.core
    item = core.agenda.view(agenda.consultation_id).sessions[0].entries[number].item
    agenda.outside(core.agenda.set_item(item.id, values))


def opened(agenda: AgendaDesk) -> VersionsMode:
    """The mode, gone to with the mouse."""
    bar = agenda.page.bar
    at = next(place for place in range(bar.count()) if bar.tabText(place) == "Versions")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
    agenda.settle()
    mode = agenda.page.modes.mode
    assert isinstance(mode, VersionsMode)
    return mode


def press(parent: QWidget, name: str) -> None:
    (button,) = [one for one in parent.findChildren(QPushButton) if one.text() == name and one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click(view: QListView, index: QModelIndex) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def timeline(mode: VersionsMode) -> list[tuple[str, str]]:
    return [(row.title, row.about.split(" · ")[0]) for row in mode.model.rows]


def told(mode: VersionsMode) -> list[str]:
    return [row.title if row.is_heading else f"{row.title}: {row.text}" for row in mode.comparison.model.rows]


def dialog() -> IssueDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, IssueDialog)
    return found


def test_an_agenda_is_issued_with_its_keys_and_printed_beside(agenda: AgendaDesk) -> None:
    agenda.press(Qt.Key.Key_I, modifier=CONTROL | SHIFT)
    agenda.settle()
    asked = dialog()
    assert asked.called.text() == "Version 1: Provisional"
    assert "PDF (English)" in asked.printed.text()
    QTest.keyClick(asked.status, Qt.Key.Key_Down)
    assert asked.called.text() == "Version 1: Final"
    QTest.keyClicks(asked.note, "As agreed")
    QTest.keyClick(asked.note, Qt.Key.Key_Return)
    agenda.desk.qtbot.waitUntil(
        lambda: "Issue version 1 of the agenda" in [one.text for one in agenda.desk.said], timeout=30_000
    )
    agenda.settle()
    (version,) = agenda.desk.core.versions.listed(agenda.consultation_id)
    assert (version.version.note, version.version.status) == ("As agreed", AgendaStatus.FINAL)
    assert version.files[0].content.startswith(b"%PDF")
    assert agenda.page.status().startswith("Final")
    assert agenda.desk.said[-1].offers_undo


def test_the_status_line_says_that_the_draft_moved_on(agenda: AgendaDesk) -> None:
    assert "Provisional" not in agenda.page.status()
    issued(agenda)
    issued(agenda)
    assert agenda.page.status().split(" · ")[0] == "Provisional, Rev. 1"
    edited(agenda, title="Doors open")
    assert agenda.page.status().split(" · ")[0] == "Provisional, Rev. 1, changed since"
    agenda.undo()
    assert agenda.page.status().split(" · ")[0] == "Provisional, Rev. 1"


def test_an_empty_page_says_what_issuing_is_and_offers_it(agenda: AgendaDesk) -> None:
    mode = opened(agenda)
    assert mode.empty.isVisible()
    press(mode.empty, "Issue …")
    agenda.settle()
    dialog().reject()
    assert agenda.desk.core.versions.issued(agenda.consultation_id) == ()


def test_what_changed_is_shown_for_the_draft_and_each_version(agenda: AgendaDesk) -> None:
    issued(agenda, note="To the network")
    edited(agenda, title="Doors open")
    issued(agenda)
    edited(agenda, number=6, minutes="30")
    mode = opened(agenda)
    assert timeline(mode) == [
        ("Draft", "1 change since version 2"),
        ("Provisional, Rev. 1", "Version 2"),
        ("Provisional", "Version 1"),
    ]
    assert told(mode) == ["Other times", "Next Steps and Timeline: 45 min → 30 min"]
    click(mode.timeline, mode.model.index(1))
    agenda.settle()
    assert told(mode) == ["Renamed", "Doors open: was “Entrance and Registration”"]
    click(mode.timeline, mode.model.index(2))
    agenda.settle()
    assert told(mode) == []
    assert mode.about.text().endswith(" · Amina · To the network")
    QTest.keyClick(mode.timeline, Qt.Key.Key_Home)
    agenda.settle()
    mode.comparison.before.setCurrentIndex(1)
    agenda.settle()
    assert told(mode)[0] == "Renamed"
    assert mode.comparison.summary.text() == "1 renamed · 1 at another time"


def test_a_change_goes_to_its_line_in_the_outline(agenda: AgendaDesk) -> None:
    issued(agenda)
    edited(agenda, number=3, room="Room 4")
    mode = opened(agenda)
    changes = mode.comparison.list
    click(changes, mode.comparison.model.index(1))
    agenda.settle()
    assert agenda.page.modes.name == OUTLINE
    assert agenda.current() == "Update on GCM Preparatory Process"


def test_going_back_asks_nothing_and_is_undone(agenda: AgendaDesk) -> None:
    before = agenda.lines()
    issued(agenda)
    edited(agenda, title="Doors open")
    mode = opened(agenda)
    click(mode.timeline, mode.model.index(1))
    press(mode, "Go back to this version")
    agenda.settle()
    assert agenda.lines() == before
    assert [one.text for one in agenda.desk.said] == ["Go back to version 1 of the agenda"]
    assert agenda.desk.said[-1].offers_undo
    assert timeline(mode)[0] == ("Draft", "As issued in version 1")
    agenda.undo()
    assert agenda.lines()[0] == "14:00 Doors open"


def test_a_version_is_withdrawn_and_comes_back(agenda: AgendaDesk) -> None:
    issued(agenda)
    mode = opened(agenda)
    click(mode.timeline, mode.model.index(1))
    press(mode, "Withdraw")
    agenda.settle()
    assert mode.empty.isVisible()
    stored = agenda.desk.core.records.get(Consultation, agenda.consultation_id)
    assert stored.agenda_status is AgendaStatus.DRAFT
    agenda.undo()
    assert timeline(mode)[1] == ("Provisional", "Version 1")


def test_kept_files_are_opened_and_saved_byte_for_byte(
    agenda: AgendaDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(agenda)
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(QUrl(url).toLocalFile()))
    target = tmp_path / "again.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    mode = opened(agenda)
    click(mode.timeline, mode.model.index(1))
    press(mode, "Open the file")
    agenda.settle()
    press(mode, "Save the file …")
    agenda.settle()
    (file,) = shown
    assert Path(file).name == "2017-04-17 New York - Provisional agenda - Version 1 - en.pdf"
    assert Path(file).read_bytes() == target.read_bytes() == b"file 1"


def test_several_files_are_offered_in_a_menu(agenda: AgendaDesk) -> None:
    core = agenda.desk.core
    issued(agenda)
    agenda.outside(
        core.versions.files.keep(core.agenda.report(agenda.consultation_id, language="fr", version=1), "pdf", b"fr")
    )
    mode = opened(agenda)
    click(mode.timeline, mode.model.index(1))
    assert [action.text() for action in mode.files.open.menu().actions()] == ["PDF, English", "PDF, Français"]


def test_what_changed_is_saved_as_one_page(agenda: AgendaDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issued(agenda)
    edited(agenda, title="Doors open")
    target = tmp_path / "changes.pdf"
    names: list[str] = []

    def chosen(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(name).name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    mode = opened(agenda)
    press(mode, "What changed as PDF …")
    agenda.desk.qtbot.waitUntil(target.exists, timeout=30_000)
    agenda.settle()
    assert names == ["2017-04-17 New York - Changes to the agenda - en.pdf"]
    assert target.read_bytes().startswith(b"%PDF")
    assert "“changes.pdf” was saved." in [one.text for one in agenda.desk.said]


def test_an_agenda_that_moved_on_while_it_printed_says_so_and_keeps_what_was_typed(agenda: AgendaDesk) -> None:
    agenda.press(Qt.Key.Key_I, modifier=CONTROL | SHIFT)
    agenda.settle()
    asked = dialog()
    QTest.keyClicks(asked.note, "As agreed")
    issue = agenda.desk.core.versions.prepare(agenda.consultation_id, "final", "As agreed")
    edited(agenda, title="Doors open")
    asked._store(issue, (b"printed",))
    agenda.settle()
    assert asked.isVisible()
    assert asked.said.text().startswith("The agenda was changed while it was being printed")
    assert (asked.note.text(), asked.issue.isEnabled()) == ("As agreed", True)
    asked.reject()


def test_the_models_are_sound(agenda: AgendaDesk) -> None:
    issued(agenda)
    edited(agenda, title="Doors open")
    mode = opened(agenda)
    for model in (mode.model, mode.comparison.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    edited(agenda, title="Doors close")
    click(mode.timeline, mode.model.index(1))
    agenda.settle()
    for empty in (TimelineModel(), ChangesModel()):
        QAbstractItemModelTester(empty, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_everything_has_a_name_and_a_place_in_the_tab_order(agenda: AgendaDesk) -> None:
    issued(agenda)
    mode = opened(agenda)
    click(mode.timeline, mode.model.index(1))
    reached = [one for one in mode.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [one for one in reached if one.isVisible() and not one.accessibleName()]
    assert nameless == []
