"""An agenda is translated in the real window, by keyboard, from the first language to the printed page."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rcsc_desktop.gui.pages.agenda.languages.mode import LanguagesMode
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.places import Place
from tests.gui.seat import ALT, CONTROL, SHIFT, Seat

K = Qt.Key


def test_an_agenda_is_translated(seat: Seat, tmp_path: Path) -> None:
    meeting = seat.core.consultations.resolve("2017-04-17")
    seat.go(Place("consultation", meeting, "agenda"))
    page = cast(AgendaPage, seat.page)
    names = [page.bar.tabText(at) for at in range(page.bar.count())]
    QTest.mouseClick(page.bar, Qt.MouseButton.LeftButton, pos=page.bar.tabRect(names.index("Languages")).center())
    seat.settle()
    mode = page.modes.mode
    assert isinstance(mode, LanguagesMode)
    seat.click("Français")
    steps = len(seat.core.history.list(consultation_id=meeting))

    texts = seat.core.languages.texts(meeting, "fr")
    welcome = next(one.printed.owner_id for one in texts if one.printed.source == "Welcome")
    mode.stand_on(welcome)
    mode.panel.field.setFocus()
    seat.press(K.Key_F6)
    assert mode.list.hasFocus()
    seat.press(K.Key_F6)
    seat.type("Mot de bi")
    assert [offer.typed for offer in mode.panel.suggestions.shown] == [9]
    seat.press(K.Key_Tab)
    assert mode.panel.text() == "Mot de bienvenue"
    seat.press(K.Key_Return, modifier=CONTROL | SHIFT)
    assert mode.panel.source.toPlainText() == "Director-General"
    seat.press(K.Key_1, modifier=ALT)
    seat.press(K.Key_Return)
    assert mode.panel.source.toPlainText() == "Participant Introductions"
    seat.press(K.Key_Up, modifier=ALT)
    assert mode.panel.text() == "Directeur général"
    assert len(seat.core.history.list(consultation_id=meeting)) == steps + 2

    found = {one.printed.source: (one.text, one.state.value) for one in seat.core.languages.texts(meeting, "fr")}
    assert found["Welcome"] == ("Mot de bienvenue", "approved")
    assert found["Director-General"] == ("Directeur général", "draft")
    paper = tmp_path / "fr.pdf"
    seat.core.exports.agenda(meeting, paper, language="fr")
    assert "Mot de bienvenue" in PdfReader(paper).pages[0].extract_text()

    seat.press(K.Key_Z, modifier=CONTROL)
    assert mode.panel.text() == ""
    seat.press(K.Key_Z, modifier=CONTROL)
    assert seat.core.languages.completeness(meeting)[0].done == 0
