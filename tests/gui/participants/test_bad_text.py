"""Strings that break programs come back as they were typed or pasted."""

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication

from rcsc_desktop.domain.text import clean
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.widgets.exact_text import put_text
from tests.gui.people import Desk, cells, editor


def strings(shared_data: Path) -> list[str]:
    found: list[str] = json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8"))
    return [clean(text).text for text in found]


def test_every_string_is_pasted_as_name_and_note_and_shown(desk: Desk, shared_data: Path) -> None:
    texts = [text for text in strings(shared_data) if text.strip()]
    meeting = desk.core.consultations.resolve("2017-08-04")
    page = ParticipantsPage(desk.context)
    desk.stand(page, Place("consultation", meeting, "participants"))
    page.table.put_on_clipboard([["Name", "Remarks"], *([text, text] for text in texts)])
    page.table.paste()
    desk.settle()
    lines = desk.core.participants.fetch(page.model.ids)
    assert sorted(line.name for line in lines) == sorted(texts)
    assert all(line.notes == line.name for line in lines)
    cells(page.table, "Name")
    desk.settle()
    shown = cells(page.table, "Name")
    assert shown == [" ".join(line.name.split("\n")).removeprefix("\ufeff") for line in lines]


def test_every_string_stays_what_it_is_in_the_editor_of_a_cell(desk: Desk, shared_data: Path) -> None:
    meeting = desk.core.consultations.resolve("2017-04-17")
    page = ParticipantsPage(desk.context)
    desk.stand(page, Place("consultation", meeting, "participants"))
    page.table.stand_on(0, page.model.column_of("position"))
    page.table.edit(page.table.currentIndex())
    field = editor(page.table)
    for text in strings(shared_data):
        put_text(field, text)
        assert field.text() == text
    field.setText("<script>alert(1)</script>")
    page.commit_edits()
    desk.settle()
    assert page.model.text(0, page.model.column_of("position")) == "<script>alert(1)</script>"
    QApplication.processEvents()
