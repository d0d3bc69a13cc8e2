"""Ctrl+K finds any consultation, person, organisation, agenda item and command, and goes there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.pages.settings.page import SettingsPage
from rcsc_desktop.gui.palette import Palette
from tests.gui.seat import CONTROL, Seat


def find(seat: Seat, text: str, wanted: str) -> None:
    """Ctrl+K, type, go down to the line called ``wanted``, Enter."""
    seat.press(Qt.Key.Key_K, modifier=CONTROL)
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, text)
    seat.settle()
    titles = [palette.model.index(row, 0).data() for row in range(palette.model.rowCount())]
    keys = [Qt.Key.Key_Down] * titles.index(wanted)
    seat.type_into(palette.field, *keys, Qt.Key.Key_Return)


def test_one_goes_anywhere_by_a_few_letters(seat: Seat) -> None:
    find(seat, "bruss", "Europe")
    assert seat.frame.pages.here is not None
    assert seat.frame.pages.here.id == seat.core.consultations.resolve("2017-10-02")

    find(seat, "klein", "Michele Klein-Solomon")
    assert isinstance(seat.page, ContactsPage)

    find(seat, "picum", "Platform for the International Cooperation on Undocumented Migrants")
    assert isinstance(seat.page, ContactsPage)

    find(seat, "participant intro", "Participant Introductions")
    assert isinstance(seat.page, AgendaPage)
    row = seat.page.outline.current_row
    assert row is not None
    assert row.text == "Participant Introductions"

    find(seat, "settings", "Go to Settings")
    assert isinstance(seat.page, SettingsPage)


@pytest.mark.parametrize("text", ["", "   ", '"', "'", "*", "(((", "a OR", "\\", "%", "ﷺ", "a" * 500])
def test_whatever_is_typed_the_search_answers(seat: Seat, text: str) -> None:
    seat.press(Qt.Key.Key_K, modifier=CONTROL)
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette)
    palette.field.setText(text)
    seat.settle()
    assert seat.said == []
    assert palette.isVisible()
    palette.close()
