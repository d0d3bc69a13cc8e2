"""The mouse in the outline: click to type, drag to move, press a pin or a word."""

from datetime import time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from rcsc_desktop.gui.pages.agenda.rows import Column
from tests.gui.agenda.conftest import AgendaDesk

K = Qt.Key


def test_a_click_opens_the_field_where_it_hit(agenda: AgendaDesk) -> None:
    rect = agenda.outline.visualRect(agenda.cell("Welcome"))
    agenda.click(agenda.cell("Welcome"), rect.center())
    assert agenda.field().text() == "Welcome"
    agenda.press(K.Key_Escape)
    agenda.click(agenda.cell("Welcome"), QPoint(rect.left() + 9, rect.center().y()))
    assert agenda.field().cursorPosition() == 0
    agenda.type("A ")
    agenda.click(agenda.cell("Update"))
    agenda.settle()
    assert agenda.lines()[1] == "14:15 A Welcome"
    assert agenda.field().text() == "Update on GCM Preparatory Process"


def test_dragging_shows_the_times_that_result_and_moves_on_release(agenda: AgendaDesk) -> None:
    top = agenda.outline.visualRect(agenda.cell("Entrance")).topLeft() + QPoint(150, 2)
    agenda.drag(agenda.centre("Participant"), top)
    assert [agenda.shown(text, Column.START) for text in ("Participant", "Entrance", "Welcome", "Update")] == [
        "14:00",
        "14:15",
        "14:30",
        "14:45",
    ]
    assert agenda.lines()[0] == "14:00 Entrance and Registration"
    agenda.drop(top)
    assert agenda.lines()[:4] == [
        "14:00 Participant Introductions",
        "  · Name, Organization, Regional Scope, Thematic Focus",
        "14:15 Entrance and Registration",
        "14:30 Welcome",
    ]
    assert agenda.desk.core.history.list(limit=1)[0].name == "agenda.move"


def test_escape_lets_a_dragged_line_go(agenda: AgendaDesk) -> None:
    before = agenda.lines()
    agenda.drag(agenda.centre("Welcome"), agenda.centre("Update") + QPoint(0, 10))
    QTest.keyClick(agenda.outline, K.Key_Escape)
    assert agenda.shown("Welcome", Column.START) == "14:15"
    agenda.drop(agenda.centre("Update") + QPoint(0, 10))
    assert agenda.lines() == before
    assert agenda.outline.editor is None


def test_dropping_a_line_on_itself_changes_nothing(agenda: AgendaDesk) -> None:
    seq = agenda.desk.core.history.latest_seq()
    where = agenda.centre("Welcome") + QPoint(40, 8)
    agenda.drag(agenda.centre("Welcome"), where)
    agenda.drop(where)
    assert agenda.desk.core.history.latest_seq() == seq


def test_a_topic_is_dragged_among_its_siblings(agenda: AgendaDesk) -> None:
    below = agenda.centre("Regional consultations") + QPoint(0, 14)
    agenda.drag(agenda.centre("Thematic sessions"), below)
    agenda.drop(below)
    assert agenda.lines()[5:9] == [
        "  · Multi-stakeholder hearings",
        "  · Regional consultations",
        "  · Thematic sessions",
        "  · National consultations",
    ]


def test_a_click_on_the_pin_lets_the_item_follow_again(agenda: AgendaDesk) -> None:
    item = agenda.row("Participant").id
    agenda.outside(agenda.desk.core.agenda.set_item(item, {"pinned_start": time(14, 40)}))
    assert agenda.shown("Participant", Column.KIND) == "gap"
    rect = agenda.outline.visualRect(agenda.cell("Participant", Column.START))
    agenda.click(agenda.cell("Participant", Column.START), QPoint(rect.left() + 6, rect.center().y()))
    agenda.settle()
    assert not agenda.row("Participant").is_pinned
    assert agenda.shown("Participant", Column.START) == "14:30"


def test_a_finding_explains_itself_and_the_list_goes_to_its_line(agenda: AgendaDesk) -> None:
    agenda.outside(agenda.desk.core.agenda.set_speakers(agenda.row("Regional Civil").id, ""))
    assert agenda.shown("Regional Civil", Column.KIND) == "no speaker"
    sentence = (
        "“Regional Civil Society Consultations (RCSCs)” has no speaker yet, though its kind (Presentation) needs one."
    )
    agenda.click(agenda.cell("Regional Civil", Column.KIND))
    assert agenda.outline.note.text().splitlines()[0] == sentence
    agenda.stand_on("Entrance")
    assert agenda.outline.note.text() == ""
    found = agenda.page.view.findings
    assert found.isVisible()
    assert found.model().index(0, 0).data() == sentence
    where = found.visualRect(found.model().index(0, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert agenda.current().startswith("Regional Civil")
    assert agenda.outline.hasFocus()
    assert agenda.page.status() == "2 findings"


def test_the_list_of_findings_is_closed_and_stays_closed(agenda: AgendaDesk) -> None:
    agenda.outside(agenda.desk.core.agenda.set_speakers(agenda.row("Regional Civil").id, ""))
    agenda.page.view.summary.findings_button.click()
    assert not agenda.page.view.findings.isVisible()
    agenda.outside(agenda.desk.core.agenda.set_speakers(agenda.row("Update").id, ""))
    assert not agenda.page.view.findings.isVisible()
    assert agenda.page.view.summary.findings_button.text() == "3 findings"
