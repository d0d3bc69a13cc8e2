"""The page: sessions one at a time, what an empty one offers, the preview beside, texts left over, mirrored layouts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.gui.pages.agenda.delegate import PIN_WIDTH
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.pages.agenda.rows import Column
from rcsc_desktop.gui.places import Place
from tests.gui.agenda.conftest import AgendaDesk, open_agenda
from tests.gui.people import Desk

K = Qt.Key


@pytest.fixture
def webinars(desk: Desk) -> Iterator[AgendaDesk]:
    """The consultation of 24 September 2020: two sessions, no items yet."""
    opened = open_agenda(desk, "2020-09-24")
    yield opened
    opened.outline.give_up_field()


def after_an_unlucky_end(agenda: AgendaDesk) -> AgendaDesk:
    """The page as it opens when what was being typed was left behind."""
    drafts = agenda.desk.context.drafts
    left = list(drafts.all())
    agenda.outline.give_up_field()
    assert list(drafts.all()) == []
    for draft in left:
        drafts.keep(draft.row, draft.field, draft.text, draft.seen)
    agenda.page.hide()
    page = AgendaPage(agenda.desk.context)
    agenda.desk.stand(page, Place("consultation", agenda.consultation_id, "agenda"))
    other = AgendaDesk(agenda.desk, page, agenda.consultation_id)
    other.settle()
    return other


def visible_button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def test_sessions_are_edited_one_at_a_time(webinars: AgendaDesk) -> None:
    bar = webinars.page.view.sessions
    assert [bar.tabText(at) for at in range(bar.count())] == ["AM Session", "PM Session"]
    QTest.mouseClick(visible_button(webinars.page, "Add item"), Qt.MouseButton.LeftButton)
    webinars.type("30m Opening")
    webinars.press(K.Key_Return, K.Key_Return)
    webinars.settle()
    assert webinars.lines() == ["--:-- Opening"]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, bar.tabRect(1).center())
    assert webinars.lines() == []
    QTest.mouseClick(visible_button(webinars.page, "Add item"), Qt.MouseButton.LeftButton)
    webinars.type("14:00 Closing")
    webinars.press(K.Key_Return, K.Key_Escape)
    webinars.settle()
    assert webinars.lines() == ["14:00 Closing"]
    parts = webinars.desk.core.agenda.view(webinars.consultation_id).sessions
    assert [[entry.item.title for entry in part.entries] for part in parts] == [["Opening"], ["Closing"]]


def test_a_place_with_a_row_opens_its_session_and_stands_on_it(webinars: AgendaDesk) -> None:
    core = webinars.desk.core
    second = core.agenda.view(webinars.consultation_id).sessions[1].session.id
    item = core.agenda.add_item(second, "Closing").new_id
    webinars.page.show_place(Place("consultation", webinars.consultation_id, "agenda", item))
    webinars.settle()
    assert webinars.page.view.sessions.currentIndex() == 1
    assert webinars.current() == "Closing"


def test_a_consultation_without_a_session_offers_to_make_one(desk: Desk) -> None:
    core = desk.core
    made = core.consultations.create(core.programmes.list()[0].id, "Follow-up", start_date="2017-06-01")
    assert made.new_id is not None
    for session in core.records.find(Session, consultation_id=made.new_id):
        core.records.remove(Session, session.id)
    page = AgendaPage(desk.context)
    desk.stand(page, Place("consultation", made.new_id, "agenda"))
    desk.settle()
    QTest.mouseClick(visible_button(page, "Add a session"), Qt.MouseButton.LeftButton)
    desk.settle()
    (session,) = core.records.find(Session, consultation_id=made.new_id)
    assert str(session.date) == "2017-06-01"
    assert visible_button(page, "Add item").isEnabled()


def test_the_preview_follows_what_is_typed_and_not_stored(agenda: AgendaDesk) -> None:
    panel, qtbot = agenda.page.panel, agenda.desk.qtbot
    qtbot.waitUntil(lambda: panel.image(0) is not None, timeout=20_000)
    before = panel.image(0)
    assert isinstance(before, QImage)
    assert abs(before.width() - panel.page_pixels) <= 1
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.type(" to everybody")
    qtbot.waitUntil(lambda: panel.image(0) != before, timeout=20_000)
    agenda.settle()
    with_draft = panel.image(0)
    agenda.press(K.Key_Return)
    agenda.type("A line that is not there yet")
    qtbot.waitUntil(lambda: panel.image(0) not in (before, with_draft), timeout=20_000)
    agenda.press(K.Key_Escape)
    agenda.settle()
    qtbot.waitUntil(lambda: panel.image(0) == with_draft, timeout=20_000)
    agenda.undo()
    qtbot.waitUntil(lambda: panel.image(0) == before, timeout=20_000)


def test_the_preview_goes_to_the_page_of_the_line(agenda: AgendaDesk) -> None:
    core, qtbot, panel = agenda.desk.core, agenda.desk.qtbot, agenda.page.panel
    session = agenda.page.view.session_id
    assert session is not None
    for at in range(40):
        core.agenda.add_item(session, f"Item {at}")
    agenda.outside(core.agenda.add_item(session, "The last one"))
    qtbot.waitUntil(lambda: panel.page_count > 1, timeout=20_000)
    agenda.settle()
    agenda.stand_on("The last one")
    qtbot.waitUntil(lambda: panel.visible_pages[1] == panel.page_count - 1, timeout=20_000)
    qtbot.waitUntil(lambda: panel.image(panel.page_count - 1) is not None, timeout=20_000)
    agenda.stand_on("Entrance")
    assert panel.visible_pages[0] == 0


def test_what_was_being_typed_comes_back_after_an_unlucky_end(agenda: AgendaDesk) -> None:
    drafts, qtbot = agenda.desk.context.drafts, agenda.desk.qtbot
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.type(" dear friends")
    qtbot.waitUntil(lambda: [draft.text for draft in drafts.all()] == ["Welcome dear friends"], timeout=5_000)
    other = after_an_unlucky_end(agenda)
    other.stand_on("Welcome")
    assert other.shown("Welcome", Column.TITLE) == "Welcome dear friends"
    assert "is not stored" in other.outline.note.text()
    store, _drop = other.outline.note.buttons()
    store.click()
    other.settle()
    assert other.row("Welcome dear friends").text == "Welcome dear friends"
    assert list(drafts.all()) == []


def test_a_new_line_comes_back_too_and_can_be_dropped(agenda: AgendaDesk) -> None:
    drafts, qtbot = agenda.desk.context.drafts, agenda.desk.qtbot
    agenda.stand_on("Welcome")
    agenda.press(K.Key_Return)
    agenda.type("Coffee")
    qtbot.waitUntil(lambda: [draft.text for draft in drafts.all()] == ["Coffee"], timeout=5_000)
    other = after_an_unlucky_end(agenda)
    assert other.lines()[2] == "--:-- Coffee"
    other.stand_on("Coffee")
    _store, drop = other.outline.note.buttons()
    drop.click()
    other.settle()
    assert other.lines()[2] == "14:30 Participant Introductions"
    assert list(drafts.all()) == []


def test_stored_texts_leave_no_drafts_behind(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.type("!")
    agenda.desk.qtbot.waitUntil(lambda: any(agenda.desk.context.drafts.all()), timeout=5_000)
    agenda.press(K.Key_Return)
    agenda.type("One more")
    agenda.desk.qtbot.waitUntil(lambda: any(agenda.desk.context.drafts.all()), timeout=5_000)
    agenda.press(K.Key_Return, K.Key_Escape)
    agenda.settle()
    assert list(agenda.desk.context.drafts.all()) == []


def test_the_mirrored_outline_reads_from_the_right(open_desk: Callable[..., Desk]) -> None:
    agenda = open_agenda(open_desk("qps-plocm"))
    outline = agenda.outline
    start = outline.visualRect(agenda.cell("Welcome", Column.START))
    title = outline.visualRect(agenda.cell("Welcome"))
    assert start.left() > title.right()
    agenda.outside(agenda.desk.core.agenda.set_item(agenda.row("Welcome").id, {"pinned_start": "14:20"}))
    agenda.click(agenda.cell("Welcome", Column.START), QPoint(start.right() - PIN_WIDTH // 2, start.center().y()))
    agenda.settle()
    assert not agenda.row("Welcome").is_pinned
    agenda.click(agenda.cell("Welcome"), title.center())
    assert agenda.field().layoutDirection() is Qt.LayoutDirection.RightToLeft
    outline.give_up_field()


def test_everything_that_the_keyboard_reaches_has_a_name(agenda: AgendaDesk) -> None:
    reachable = [
        widget
        for widget in (*agenda.page.findChildren(QWidget), *agenda.page.panel.findChildren(QWidget))
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert len(reachable) >= 2
    assert [widget.metaObject().className() for widget in reachable if not widget.accessibleName()] == []


def test_another_clock_shows_at_once_in_outline_and_preview(agenda: AgendaDesk) -> None:
    panel, qtbot = agenda.page.panel, agenda.desk.qtbot
    qtbot.waitUntil(lambda: panel.image(0) is not None, timeout=20_000)
    before = panel.image(0)
    agenda.desk.context.settings.set("clock", "12")
    assert agenda.lines()[1] == "2:15 pm Welcome"
    agenda.desk.context.settings.set("paper", "Letter")
    qtbot.waitUntil(lambda: panel.image(0) != before, timeout=20_000)
