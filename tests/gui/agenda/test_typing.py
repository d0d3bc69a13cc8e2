"""Typing into the outline: lines come, nest, move and go; times are understood where they are typed."""

from datetime import time

import pytest
from PySide6.QtCore import Qt

from rcsc_desktop.gui.pages.agenda.rows import Column
from tests.gui.agenda.conftest import AgendaDesk

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier

SEED = [
    "14:00 Entrance and Registration",
    "14:15 Welcome",
    "14:30 Participant Introductions",
    "  · Name, Organization, Regional Scope, Thematic Focus",
    "14:45 Update on GCM Preparatory Process",
]


def test_the_outline_shows_the_seeds_agenda(agenda: AgendaDesk) -> None:
    assert agenda.lines()[:5] == SEED
    assert [line for line in agenda.lines() if not line.startswith(" ")][4:] == [
        "15:45 Regional Civil Society Consultations (RCSCs)",
        "16:30 Preview Civil Society Interventions in IDM",
        "17:15 Next Steps and Timeline",
    ]
    assert agenda.shown("Welcome", Column.SPEAKERS) == "Director-General William Lacy Swing"
    assert agenda.shown("Update", Column.DURATION) == "60′"
    assert agenda.page.view.summary.text() == "240′ of 240′ · fits"


def test_enter_makes_an_item_and_what_follows_moves(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_Return)
    agenda.type("20m Coffee")
    agenda.press(K.Key_Return)
    agenda.type("Photograph 5 min")
    agenda.press(K.Key_Return, K.Key_Return)
    agenda.settle()
    assert agenda.lines()[1:5] == [
        "14:15 Welcome",
        "14:30 Coffee",
        "14:50 Photograph",
        "14:55 Participant Introductions",
    ]
    assert agenda.page.view.summary.text() == "265′ of 240′ · 25′ too long"


def test_lines_typed_faster_than_they_are_stored_keep_their_order(agenda: AgendaDesk) -> None:
    agenda.stand_on("Next Steps")
    agenda.press(K.Key_Return)
    for word in ("one", "two", "three", "four", "five"):
        agenda.type(word)
        agenda.press(K.Key_Return)
    agenda.press(K.Key_Escape)
    agenda.settle()
    assert [line[6:] for line in agenda.lines()[-6:]] == [
        "Next Steps and Timeline",
        "one",
        "two",
        "three",
        "four",
        "five",
    ]


def test_tab_makes_a_topic_and_enter_on_empty_lines_leads_out_again(agenda: AgendaDesk) -> None:
    agenda.stand_on("Entrance")
    agenda.press(K.Key_Return)
    agenda.press(K.Key_Tab)
    agenda.type("Badges")
    agenda.press(K.Key_Return, K.Key_Tab)
    agenda.type("with photograph")
    agenda.press(K.Key_Return, K.Key_Return)
    agenda.type("Coffee")
    agenda.press(K.Key_Return, K.Key_Return)
    agenda.type("Late arrivals")
    agenda.press(K.Key_Return, K.Key_Return)
    agenda.settle()
    assert agenda.lines()[:6] == [
        "14:00 Entrance and Registration",
        "  · Badges",
        "    · with photograph",
        "  · Coffee",
        "14:15 Late arrivals",
        "14:30 Welcome",
    ]
    assert agenda.outline.editor is None


def test_tab_and_shift_tab_on_a_stored_line_go_on_typing(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.type(" again")
    agenda.press(K.Key_Tab)
    agenda.type("!")
    agenda.settle()
    assert agenda.field().text() == "Welcome again!"
    agenda.press(K.Key_Return)
    agenda.press(K.Key_Escape)
    agenda.settle()
    assert agenda.lines()[:3] == [
        "14:00 Entrance and Registration",
        "  · Welcome again!",
        "14:15 Participant Introductions",
    ]
    agenda.stand_on("Welcome again")
    agenda.press(K.Key_Backtab)
    agenda.settle()
    assert agenda.lines()[1] == "14:15 Welcome again!"
    assert agenda.current() == "Welcome again!"


def test_alt_and_arrows_move_a_line_with_what_is_under_it(agenda: AgendaDesk) -> None:
    agenda.stand_on("Participant")
    agenda.press(K.Key_Up, modifier=ALT)
    agenda.settle()
    assert agenda.lines()[1:4] == [
        "14:15 Participant Introductions",
        "  · Name, Organization, Regional Scope, Thematic Focus",
        "14:30 Welcome",
    ]
    assert agenda.current() == "Participant Introductions"
    agenda.press(K.Key_Down, modifier=ALT)
    agenda.settle()
    assert agenda.lines()[:5] == SEED


def test_a_line_moves_while_its_field_is_open(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.type(" you")
    agenda.press(K.Key_Up, modifier=ALT)
    agenda.type(" all")
    agenda.press(K.Key_Return, K.Key_Escape)
    agenda.settle()
    assert agenda.lines()[:2] == ["14:00 Welcome you all", "14:15 Entrance and Registration"]


def test_a_topic_becomes_a_question_and_back(agenda: AgendaDesk) -> None:
    agenda.stand_on("Other sessions")
    agenda.press(K.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    agenda.settle()
    assert "  ? Other sessions" in agenda.lines()
    agenda.stand_on("Other sessions")
    agenda.page.outline.ask_question()
    agenda.settle()
    assert "  · Other sessions" in agenda.lines()


def test_delete_takes_a_line_out_and_offers_to_undo(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_Delete)
    agenda.settle()
    assert agenda.lines()[:2] == ["14:00 Entrance and Registration", "14:15 Participant Introductions"]
    assert agenda.desk.said[-1].offers_undo
    agenda.undo()
    assert agenda.lines()[:5] == SEED
    assert agenda.current() == "Welcome"


def test_backspace_in_an_emptied_line_takes_it_out(agenda: AgendaDesk) -> None:
    agenda.stand_on("Thematic sessions")
    agenda.press(K.Key_F2)
    agenda.field().selectAll()
    agenda.press(K.Key_Backspace)
    agenda.press(K.Key_Backspace)
    agenda.settle()
    assert not [line for line in agenda.lines() if "Thematic sessions" in line]


def test_escape_restores_what_stood_there(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.type("Something else")
    assert agenda.field().text() == "Something else"
    agenda.press(K.Key_Escape)
    agenda.settle()
    assert agenda.lines()[:5] == SEED
    assert agenda.desk.core.history.list(limit=1)[0].name.startswith("sample")


def test_arrows_go_from_line_to_line_while_typing(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.type("!")
    agenda.press(K.Key_Down)
    assert agenda.field().text() == "Participant Introductions"
    agenda.press(K.Key_Down)
    assert agenda.field().text().startswith("Name, Organization")
    agenda.press(K.Key_Up, K.Key_Up)
    assert agenda.field().text() == "Welcome!"


@pytest.mark.parametrize(
    ("typed", "length", "following"),
    [("15", "15′", "14:30"), ("45m", "45′", "15:00"), ("1h30", "90′", "15:45"), ("1:15", "75′", "15:30")],
)
def test_a_length_is_understood_in_its_cell(agenda: AgendaDesk, typed: str, length: str, following: str) -> None:
    agenda.stand_on("Welcome", Column.DURATION)
    agenda.press(K.Key_F2)
    agenda.retype(typed)
    agenda.press(K.Key_Return)
    agenda.settle()
    assert agenda.shown("Welcome", Column.DURATION) == length
    assert agenda.shown("Participant", Column.START) == following


@pytest.mark.parametrize("typed", ["2:40pm", "14:40", "14h40", "1440"])
def test_a_start_is_understood_in_its_cell_and_pins_the_item(agenda: AgendaDesk, typed: str) -> None:
    agenda.stand_on("Participant", Column.START)
    agenda.type(typed)
    agenda.press(K.Key_Return)
    agenda.settle()
    assert agenda.row("Participant").is_pinned
    assert agenda.shown("Participant", Column.START) == "14:40"
    assert agenda.shown("Update", Column.START) == "14:55"


def test_a_pinned_start_stays_when_what_is_before_it_grows(agenda: AgendaDesk) -> None:
    core = agenda.desk.core
    agenda.outside(core.agenda.set_item(agenda.row("Update").id, {"pinned_start": time(14, 45)}))
    agenda.stand_on("Welcome", Column.DURATION)
    agenda.type("30")
    agenda.press(K.Key_Return)
    agenda.settle()
    assert agenda.shown("Participant", Column.START) == "14:45"
    assert agenda.shown("Update", Column.START) == "14:45"
    assert agenda.shown("Update", Column.KIND) == "overlap"


def test_times_typed_before_a_title_are_understood(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.type("2:20pm 25m Opening words")
    agenda.press(K.Key_Return, K.Key_Escape)
    agenda.settle()
    row = agenda.row("Opening words")
    assert (row.text, row.start, row.minutes, row.is_pinned) == ("Opening words", 14 * 60 + 20, 25, True)


def test_speakers_are_typed_by_name(agenda: AgendaDesk) -> None:
    agenda.stand_on("Entrance", Column.SPEAKERS)
    agenda.type("Colin Rajah; Amal Haddad, IOM")
    agenda.press(K.Key_Return)
    agenda.settle()
    assert agenda.shown("Entrance", Column.SPEAKERS) == "Colin Rajah; Amal Haddad, IOM"
    assert agenda.desk.core.contacts.lines("person", "Amal Haddad")


def test_tab_goes_through_the_cells_of_an_item(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome", Column.START)
    agenda.press(K.Key_F2)
    agenda.press(K.Key_Tab)
    assert agenda.field().text() == "15m"
    agenda.retype("20m")
    agenda.press(K.Key_Tab)
    assert agenda.field().text() == "Welcome"
    agenda.settle()
    assert agenda.shown("Welcome", Column.DURATION) == "20′"


def test_the_kind_of_an_item_is_chosen_from_a_list(agenda: AgendaDesk) -> None:
    agenda.stand_on("Entrance", Column.KIND)
    agenda.press(K.Key_F2)
    agenda.press(K.Key_Down, K.Key_Return)
    agenda.settle()
    assert agenda.shown("Entrance", Column.KIND) == "Opening"


def test_tab_leaves_the_outline_after_escape(agenda: AgendaDesk) -> None:
    agenda.stand_on("Next Steps")
    agenda.press(K.Key_Escape, K.Key_Tab)
    assert not agenda.outline.hasFocus()
    assert agenda.lines()[-1].endswith("Next Steps and Timeline")
