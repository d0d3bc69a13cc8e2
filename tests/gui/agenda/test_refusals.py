"""What cannot be stored stays in its cell with its sentence; nobody's text is overwritten in silence."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from rcsc_desktop.domain.text import clean
from rcsc_desktop.gui.pages.agenda.rows import Column
from tests.gui.agenda.conftest import AgendaDesk

K = Qt.Key


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        (Column.START, "25:00", "“25:00” is not a time of day."),
        (Column.DURATION, "-15", "“-15” is less than no time."),
        (Column.DURATION, "25:00", "“25:00” is longer than 24 hours."),
        (Column.DURATION, "soon", "“soon” is not a length of time."),
        (Column.TITLE, "25:00 Coffee", "“25:00” is not a time of day."),
        (Column.TITLE, "  ", "This may not be blank."),
    ],
)
def test_the_sentence_stands_at_the_field_and_the_text_is_kept(
    agenda: AgendaDesk, column: Column, typed: str, sentence: str
) -> None:
    seq = agenda.desk.core.history.latest_seq()
    agenda.stand_on("Welcome", column)
    agenda.press(K.Key_F2)
    agenda.retype(typed)
    agenda.press(K.Key_Return)
    assert agenda.field().text() == typed
    assert sentence in agenda.outline.note.text()
    agenda.settle()
    assert agenda.desk.core.history.latest_seq() == seq
    agenda.press(K.Key_Escape)
    assert agenda.outline.note.text() == ""
    assert agenda.cell("Welcome", column).data() is not None
    assert agenda.page.commit_edits()


def test_a_refused_text_waits_in_its_cell_while_one_works_elsewhere(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome", Column.DURATION)
    agenda.press(K.Key_F2)
    agenda.retype("-5")
    agenda.click(agenda.cell("Update"))
    agenda.type("!")
    agenda.press(K.Key_Escape)
    assert agenda.shown("Welcome", Column.DURATION) == "-5"
    assert not agenda.page.commit_edits()
    assert agenda.current() == "Welcome"
    assert "“-5” is less than no time." in agenda.outline.note.text()
    agenda.press(K.Key_F2)
    assert agenda.field().text() == "-5"
    agenda.retype("5")
    agenda.press(K.Key_Return)
    agenda.settle()
    assert agenda.shown("Welcome", Column.DURATION) == "5′"
    assert agenda.page.commit_edits()


def test_a_new_line_that_is_refused_keeps_its_text(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_Return)
    agenda.type("25:00 Coffee")
    agenda.click(agenda.cell("Update"))
    agenda.press(K.Key_Escape)
    assert agenda.lines()[2] == "--:-- 25:00 Coffee"
    agenda.outline.stand_on(agenda.page.model.rows()[2].id)
    agenda.press(K.Key_F2)
    agenda.retype("15:00 Coffee")
    agenda.press(K.Key_Return, K.Key_Escape)
    agenda.settle()
    assert agenda.lines()[2] == "15:00 Coffee"


def test_a_change_elsewhere_does_not_disturb_the_line_being_typed(agenda: AgendaDesk) -> None:
    core = agenda.desk.core
    agenda.stand_on("Update")
    agenda.press(K.Key_F2)
    agenda.type(" (short)")
    agenda.outside(core.agenda.add_item(agenda.page.view.session_id, "5m Prayer", first=True))  # type: ignore[arg-type]  # shown
    agenda.outside(core.agenda.remove(agenda.row("Welcome").id))
    assert agenda.field().text() == "Update on GCM Preparatory Process (short)"
    agenda.type("!")
    agenda.press(K.Key_Return, K.Key_Escape)
    agenda.settle()
    assert agenda.lines()[:2] == ["14:00 Prayer", "14:05 Entrance and Registration"]
    assert "Update on GCM Preparatory Process (short)!" in [row.text for row in agenda.page.model.rows()]


def test_an_untouched_field_follows_what_others_write(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.outside(agenda.desk.core.agenda.retype(agenda.row("Welcome").id, "Opening"))
    assert agenda.field().text() == "Opening"


def test_two_texts_for_one_cell_are_both_shown(agenda: AgendaDesk) -> None:
    core, item = agenda.desk.core, agenda.row("Welcome").id
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.type(" mine")
    agenda.outside(core.agenda.retype(item, "Theirs"))
    agenda.press(K.Key_Return)
    agenda.settle()
    said = agenda.outline.note.text()
    assert "“Theirs”" in said
    assert "“Welcome mine”" in said
    assert agenda.lines()[1] == "14:15 Welcome mine"
    assert core.agenda.view(agenda.consultation_id).sessions[0].entries[1].item.title == "Theirs"
    keep, _take = agenda.outline.note.buttons()
    keep.click()
    agenda.settle()
    assert core.agenda.view(agenda.consultation_id).sessions[0].entries[1].item.title == "Welcome mine"
    assert agenda.page.commit_edits()


def test_theirs_can_be_taken(agenda: AgendaDesk) -> None:
    item = agenda.row("Welcome").id
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.type(" mine")
    agenda.outside(agenda.desk.core.agenda.retype(item, "Theirs"))
    agenda.press(K.Key_Return)
    agenda.settle()
    _keep, take = agenda.outline.note.buttons()
    take.click()
    agenda.settle()
    assert agenda.lines()[1] == "14:15 Theirs"
    assert agenda.page.commit_edits()


def test_a_line_removed_elsewhere_while_it_is_typed_into_keeps_its_text(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.type(" to all")
    agenda.outside(agenda.desk.core.agenda.remove(agenda.row("Welcome").id))
    assert agenda.field().text() == "Welcome to all"
    agenda.press(K.Key_Return, K.Key_Escape)
    agenda.settle()
    assert agenda.lines()[1] == "14:15 Welcome to all"


def test_undo_with_the_field_open_changes_an_untouched_line(agenda: AgendaDesk) -> None:
    agenda.stand_on("Welcome", Column.DURATION)
    agenda.type("30")
    agenda.press(K.Key_Return)
    agenda.settle()
    agenda.stand_on("Welcome")
    agenda.press(K.Key_F2)
    agenda.undo()
    assert agenda.shown("Welcome", Column.DURATION) == "15′"
    assert agenda.field().text() == "Welcome"


def test_every_naughty_string_comes_back_from_the_field(agenda: AgendaDesk, shared_data: Path) -> None:
    """What the field hands on is what was typed, character for character; blank texts are refused.

    Byte order marks at the beginning are lost on the way from Python into a field of Qt, not on the way back.
    """
    strings: list[str] = json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    topic = agenda.row("Name, Organization").id
    agenda.outline.open_field(agenda.page.model.cell(topic, Column.TITLE))
    for text in strings:
        agenda.field().setText(text)
        assert agenda.field().text() == text.lstrip("\ufeff\ufffe")
        error = agenda.page.editing.check(topic, Column.TITLE, text)
        assert (error is None) == bool(clean(text).text.strip())


def test_naughty_strings_come_back_from_the_store(agenda: AgendaDesk, shared_data: Path) -> None:
    """Typed line after line, faster than they are stored: every twelfth of the strings, shown as they are kept."""
    strings: list[str] = json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8"))
    kept = [text for text in strings[2::12] if clean(text).text.strip()]
    assert len(kept) > 40
    agenda.stand_on("Name, Organization")
    for text in kept:
        agenda.page.editing.add_line(agenda.outline.current_row.id)  # type: ignore[union-attr]  # one stands somewhere
        agenda.field().setText(text)
        assert agenda.outline.commit_field()
    agenda.settle()
    item = agenda.row("Participant").id
    shown = [row.text for row in agenda.page.model.rows() if row.item_id == item and row.depth]
    assert shown[1:] == [clean(text).text for text in kept]
