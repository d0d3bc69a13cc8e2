"""The panel beside the outline: everything about the item or session one stands on, changed where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QListView, QPlainTextEdit, QPushButton, QWidget

from rcsc_desktop.domain.agenda import AgendaEntry, SpeakerStatus, Visibility
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.gui.pages.agenda.details.panel import DetailsPanel
from rcsc_desktop.gui.pages.agenda.details.speakers import SpeakerRow
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.pages.agenda.rows import Column
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.widgets.choice_field import ChoiceField
from rcsc_desktop.gui.widgets.editable_field import EditableField
from tests.gui.agenda.conftest import AgendaDesk
from tests.gui.people import Desk

K = Qt.Key


@pytest.fixture
def details(agenda: AgendaDesk) -> DetailsPanel:
    """The panel, in front, standing on the second item."""
    agenda.stand_on("Welcome")
    agenda.page.side.show_panel(agenda.page.details)
    agenda.settle()
    return agenda.page.details


def entry(agenda: AgendaDesk, title: str) -> AgendaEntry:
    (part,) = agenda.desk.core.agenda.view(agenda.consultation_id).sessions
    return next(one for one in part.entries if one.item.title.startswith(title))


def retype(agenda: AgendaDesk, field: QWidget, text: str, *keys: Qt.Key) -> None:
    """Replace what a field holds as a person does."""
    field.setFocus()
    edit = field.focusProxy() or field
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    edit.selectAll()
    agenda.type(text)
    agenda.settle()
    agenda.press(*keys)
    agenda.settle()


def offered(panel: QWidget) -> QListView:
    """The list of offers that is open."""
    (found,) = [
        one for one in panel.window().findChildren(QListView) if one.property("look") == "offers" and one.isVisible()
    ]
    return found


def lines(view: QListView) -> list[str]:
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def text(field: object) -> str:
    assert isinstance(field, EditableField)
    return field.text()


def rows(panel: DetailsPanel) -> list[SpeakerRow]:
    found = [row for row in panel.item.findChildren(SpeakerRow) if row.isVisible()]
    return sorted(found, key=lambda row: row.mapTo(panel, QPoint()).y())


def test_the_panel_shows_the_item_one_stands_on_and_follows(agenda: AgendaDesk, details: DetailsPanel) -> None:
    fields = details.item.fields
    assert (text(fields["title"]), text(fields["minutes"]), text(fields["pinned_start"])) == ("Welcome", "15m", "")
    assert [text(row.name) for row in rows(details)] == ["William Lacy Swing"]
    agenda.stand_on("Thematic sessions")
    agenda.settle()
    assert text(fields["title"]) == "Update on GCM Preparatory Process"
    assert text(fields["minutes"]) == "1h"


def test_fields_are_stored_on_enter_and_on_leaving_and_taken_back(agenda: AgendaDesk, details: DetailsPanel) -> None:
    fields = details.item.fields
    retype(agenda, fields["room"], "Room 4", K.Key_Return)
    retype(agenda, fields["background"], "What went before.")
    agenda.page.outline.setFocus()
    agenda.settle()
    item = entry(agenda, "Welcome").item
    assert (item.room, item.background) == ("Room 4", "What went before.")
    agenda.undo()
    assert text(fields["background"]) == ""
    assert text(fields["room"]) == "Room 4"


def test_a_length_that_is_none_is_refused_under_the_field_and_holds_one_here(
    agenda: AgendaDesk, details: DetailsPanel
) -> None:
    retype(agenda, details.item.fields["minutes"], "soon", K.Key_Return)
    assert not agenda.page.commit_edits()
    assert entry(agenda, "Welcome").item.minutes == 15
    agenda.press(K.Key_Escape)
    assert agenda.page.commit_edits()


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(agenda: AgendaDesk, details: DetailsPanel) -> None:
    room = details.item.fields["room"]
    room.setFocus()
    agenda.type("Room 1")
    agenda.desk.core.agenda.set_item(entry(agenda, "Welcome").item.id, {"room": "Hall"})
    agenda.press(K.Key_Return)
    agenda.settle()
    assert entry(agenda, "Welcome").item.room == "Hall"
    mine = next(one for one in room.findChildren(QPushButton) if one.text() == "Keep mine")
    QTest.mouseClick(mine, Qt.MouseButton.LeftButton)
    agenda.settle()
    assert entry(agenda, "Welcome").item.room == "Room 1"


def test_choices_checks_and_languages(agenda: AgendaDesk, details: DetailsPanel) -> None:
    visibility = details.item.fields["visibility"]
    assert isinstance(visibility, ChoiceField)
    visibility.setFocus()
    agenda.press(K.Key_Down)
    agenda.press(K.Key_Return) if QApplication.activePopupWidget() else visibility.commit()
    agenda.settle()
    assert entry(agenda, "Welcome").item.visibility is Visibility.INTERNAL
    assert agenda.page.model.words.sign(agenda.row("Welcome")) == "internal"
    boxes = {box.text(): box for box in details.item.languages.findChildren(QCheckBox)}
    for name in ("French", "English"):
        details.area.ensureWidgetVisible(boxes[name])
        QTest.mouseClick(boxes[name], Qt.MouseButton.LeftButton, pos=QPoint(8, boxes[name].height() // 2))
        agenda.settle()
    assert entry(agenda, "Welcome").item.interpretation == "en, fr"
    details.item.is_timed.setFocus()
    agenda.press(K.Key_Space)
    agenda.settle()
    assert not entry(agenda, "Welcome").item.is_timed
    assert [agenda.shown("Welcome", column) for column in (Column.START, Column.DURATION)] == ["", ""]
    assert agenda.shown("Participant Introductions", Column.START) == "14:15"


def test_documents_are_offered_by_symbol_and_an_unknown_one_is_made(agenda: AgendaDesk, details: DetailsPanel) -> None:
    field = details.item.fields["documents"]
    field.setFocus()
    agenda.type("l.58")
    agenda.settle()
    assert lines(offered(details))[0] == "A/71/L.58 · Modalities Resolution"
    agenda.press(K.Key_Down, K.Key_Return)
    assert text(field) == "A/71/L.58"
    agenda.type("; A/CONF.999/1")
    agenda.settle()
    assert lines(offered(details)) == ["Add “A/CONF.999/1” to the documents"]
    agenda.press(K.Key_Escape, K.Key_Return)
    agenda.settle()
    assert [one.symbol for one in entry(agenda, "Welcome").documents] == ["A/71/L.58", "A/CONF.999/1"]


def test_a_speaker_is_found_in_the_contacts_as_one_types(agenda: AgendaDesk, details: DetailsPanel) -> None:
    field = details.item.adding.field
    field.setFocus()
    agenda.type("raj")
    agenda.settle()
    assert lines(offered(details))[0].startswith("Colin Rajah")
    agenda.press(K.Key_Down, K.Key_Return)
    agenda.settle()
    assert [(one.name, one.speaker.status) for one in entry(agenda, "Welcome").speakers] == [
        ("William Lacy Swing", SpeakerStatus.CONFIRMED),
        ("Colin Rajah", SpeakerStatus.PROPOSED),
    ]
    assert agenda.shown("Welcome", Column.SPEAKERS) == "Director-General William Lacy Swing; Colin Rajah (proposed)"
    assert field.text() == ""


def test_whom_nobody_knows_is_added_on_the_spot_with_the_mouse(agenda: AgendaDesk, details: DetailsPanel) -> None:
    details.item.adding.field.setFocus()
    agenda.type("Jane Doe")
    agenda.settle()
    view = offered(details)
    assert lines(view) == ["Add “Jane Doe” to the contacts"]
    where = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    agenda.settle()
    assert [text(row.name) for row in rows(details)] == ["William Lacy Swing", "Jane Doe"]
    assert agenda.desk.core.contacts.suggest("person", "Jane Doe")[0].name == "Jane Doe"


def test_a_speaker_gets_a_state_an_organisation_a_place_and_goes(agenda: AgendaDesk, details: DetailsPanel) -> None:
    agenda.desk.core.agenda.add_speaker(entry(agenda, "Welcome").item.id, "Colin Rajah")
    agenda.page._read()
    agenda.settle()
    first, second = rows(details)
    second.state.setFocus()
    menu = second.state.menu()
    next(one for one in menu.actions() if one.text() == "Declined").trigger()
    agenda.settle()
    retype(agenda, second.organisation, "Cairo Centre", K.Key_Escape, K.Key_Return)
    second._move(-1)
    agenda.settle()
    assert [(one.name, one.organisation, one.speaker.status.value) for one in entry(agenda, "Welcome").speakers] == [
        ("Colin Rajah", "Cairo Centre", "declined"),
        ("William Lacy Swing", "", "confirmed"),
    ]
    assert rows(details) == [second, first]
    second._remove()
    agenda.settle()
    assert [text(row.name) for row in rows(details)] == ["William Lacy Swing"]


def test_the_session_of_an_item_is_a_press_away(agenda: AgendaDesk, details: DetailsPanel) -> None:
    QTest.mouseClick(details.to_session, Qt.MouseButton.LeftButton)
    agenda.settle()
    fields = details.session.fields
    assert (text(fields["start"]), text(fields["end"]), text(fields["date"])) == ("14:00", "18:00", "2017-04-17")
    retype(agenda, fields["end"], "0:30", K.Key_Return)
    retype(agenda, fields["start"], "19:00", K.Key_Return)
    assert details.session.span.text() == "5 h 30 min; ends on the next day at 00:30."
    retype(agenda, fields["chair"], "Colin Rajah", K.Key_Escape, K.Key_Return)
    retype(agenda, fields["time_zone"], "zurich")
    assert lines(offered(details))[0].startswith("Europe/Zurich · UTC+")
    agenda.press(K.Key_Down, K.Key_Return)
    agenda.settle()
    (part,) = agenda.desk.core.agenda.view(agenda.consultation_id).sessions
    assert (part.chair, part.session.time_zone, str(part.session.end)) == ("Colin Rajah", "Europe/Zurich", "00:30:00")
    assert agenda.lines()[0] == "19:00 Entrance and Registration"


def test_a_key_leads_to_the_details_and_the_first_field(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_Return, modifier=Qt.KeyboardModifier.AltModifier)
    agenda.settle()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert (focus.accessibleName(), focus.text()) == ("Title", "Welcome")


def test_the_speakers_cell_offers_people_behind_the_last_semicolon(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome", Column.SPEAKERS)
    agenda.press(K.Key_F2)
    agenda.type("; col")
    agenda.settle()
    view = offered(agenda.page)
    assert lines(view)[0].startswith("Colin Rajah")
    agenda.press(K.Key_Down, K.Key_Return)
    assert agenda.field().text() == "Director-General William Lacy Swing; Colin Rajah"
    assert not view.isVisible()
    agenda.press(K.Key_Return)
    agenda.settle()
    assert [one.name for one in entry(agenda, "Welcome").speakers] == ["William Lacy Swing", "Colin Rajah"]


@pytest.fixture
def conference(desk: Desk) -> AgendaDesk:
    """Five days with three tracks each."""
    core = desk.core
    made = core.consultations.create(core.programmes.list()[0].id, "Conference", start_date="2026-11-16").new_id
    assert made is not None
    for session in core.records.find(Session, consultation_id=made):
        core.sessions.remove(session.id)
    for day in range(16, 21):
        for track in ("Policy", "Practice", "Data"):
            core.sessions.add(made, {"date": f"2026-11-{day}", "start": "09:00", "track": track})
    page = AgendaPage(desk.context)
    desk.stand(page, Place("consultation", made, "agenda"))
    desk.qtbot.waitActive(desk.window)
    opened = AgendaDesk(desk, page, made)
    opened.settle()
    return opened


def tabs(page: AgendaPage) -> tuple[list[str], list[str]]:
    """Days, and the sessions under them."""
    bars = (page.view.tabs.days, page.view.tabs.sessions)
    return tuple([bar.tabText(at).replace("\u00a0", " ") for at in range(bar.count())] for bar in bars)  # type: ignore[return-value]


def test_many_sessions_stand_under_their_days(conference: AgendaDesk) -> None:
    page = conference.page
    assert tabs(page) == (
        ["Mon 16 Nov", "Tue 17 Nov", "Wed 18 Nov", "Thu 19 Nov", "Fri 20 Nov"],
        ["Policy", "Practice", "Data"],
    )

    def shown() -> tuple[str, str]:
        part = page.view.part
        assert part is not None
        return str(part.session.date), part.session.track

    assert shown() == ("2026-11-16", "Policy")
    page.view.tabs.days.setFocus()
    conference.press(K.Key_Right, K.Key_Right)
    page.view.tabs.sessions.setFocus()
    conference.press(K.Key_Right)
    assert shown() == ("2026-11-18", "Practice")
    control = Qt.KeyboardModifier.ControlModifier
    page.view.outline.setFocus()
    conference.press(K.Key_PageDown, K.Key_PageDown, modifier=control)
    assert shown() == ("2026-11-19", "Policy")
    conference.press(K.Key_PageUp, modifier=control)
    assert shown() == ("2026-11-18", "Data")
    page.view.tabs.days.setCurrentIndex(3)
    assert shown() == ("2026-11-19", "Policy"), "the session of that day that was looked at last"


def test_sessions_are_copied_moved_and_removed_from_their_menu(
    agenda: AgendaDesk, details: DetailsPanel, qtbot: object
) -> None:
    del qtbot, details
    commands = {action.text(): action for action in agenda.page.session_commands.actions}
    commands["Duplicate the session"].trigger()
    agenda.settle()
    assert agenda.page.view.sessions.count() == 2
    assert agenda.page.view.sessions.currentIndex() == 1
    assert agenda.lines()[0] == "14:00 Entrance and Registration"
    commands["Move the session earlier"].trigger()
    agenda.settle()
    assert agenda.page.view.sessions.currentIndex() == 0
    assert not commands["Move the session earlier"].isEnabled()
    commands["Remove the session"].trigger()
    agenda.settle()
    assert agenda.page.view.sessions.count() == 1
    agenda.undo()
    assert agenda.page.view.sessions.count() == 2


def test_mirrored_the_panel_and_its_offers_begin_at_the_right(open_desk: Callable[..., Desk]) -> None:
    from tests.gui.agenda.conftest import open_agenda

    agenda = open_agenda(open_desk("qps-plocm"))
    agenda.stand_on("Welcome")
    agenda.page.side.show_panel(agenda.page.details)
    agenda.settle()
    field = agenda.page.details.item.adding.field
    field.setFocus()
    agenda.type("raj")
    agenda.settle()
    view = offered(agenda.page)
    right = field.mapTo(field.window(), QPoint(field.width(), 0)).x()
    assert view.geometry().right() + 1 == min(right, field.window().width())
    agenda.press(K.Key_Escape)
    agenda.outline.give_up_field()
