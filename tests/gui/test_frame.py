"""The window as a person finds it: what it opens on, where it goes, what it says."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.gui.seat import Seat

SAMPLE = [
    "PREPARATORY PROCESS FOR THE GLOBAL COMPACT FOR MIGRATION",
    "Civil Society Informal Meeting on the Global Compact on Migration",
    "Asia",
    "Middle-East and North Africa (MENA)",
    "Africa",
    "U.S. – Canada",
    "Europe",
    "Latin America & the Caribbean",
    "Pacific",
]


def test_it_opens_on_the_consultations_of_the_sample(seat: Seat) -> None:
    assert seat.titles()[: len(SAMPLE)] == SAMPLE
    assert seat.window.windowTitle() == "meetings – RCSC Desktop"
    assert QApplication.focusWidget() is seat.consultations.table
