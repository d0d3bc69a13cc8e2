"""The list of findings: going to the line, putting one aside with a reason, having it told again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rcsc_desktop.gui.pages.agenda.put_aside import PutAside
from tests.gui.agenda.conftest import AgendaDesk

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
    assert not dialog.store.isEnabled()
    QTest.keyClicks(dialog.reason, reason)
    assert dialog.store.isEnabled()
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
