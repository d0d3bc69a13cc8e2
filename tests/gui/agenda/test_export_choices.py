"""Saving an agenda as other files than PDF, in other layouts, of issued versions: what can be chosen, what comes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import vobject  # type: ignore[import-untyped] # it has none
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.reports.paper import PaperColumn, PaperLayout, Signature
from rcsc_desktop.gui.dialogs.export import AgendaExport
from rcsc_desktop.gui.dialogs.shown_columns import ShownColumns
from tests.gui.agenda.conftest import AgendaDesk
from tests.gui.agenda.test_export import choose, opened, press, wait_for


def named(dialog: AgendaExport, kind: type[QWidget], name: str) -> Any:
    return next(one for one in dialog.findChildren(kind) if name in (one.accessibleName(), getattr(one, "text", str)()))


def again(agenda: AgendaDesk) -> AgendaExport:
    """The dialog by its command, wherever the focus is."""
    agenda.desk.context.actions.get("agenda.save").trigger()
    agenda.settle()
    return next(one for one in agenda.page.window().findChildren(AgendaExport) if one.isVisible())


def save(agenda: AgendaDesk, dialog: AgendaExport, target: Path, button: str) -> None:
    dialog.file.setText(str(target))
    press(dialog, button)
    wait_for(agenda, f"“{target.name}” was saved.")


def test_a_word_document_is_saved_and_remembered(agenda: AgendaDesk, tmp_path: Path) -> None:
    dialog = opened(agenda)
    choose(dialog, "Layout", "poster")
    choose(dialog, "Kind of file", "docx")
    agenda.settle()
    assert dialog.target().name == "2017-04-17 New York - Provisional agenda - en.docx"
    assert dialog.form.choice().options.layout is PaperLayout.DETAILED
    layouts = named(dialog, QComboBox, "Layout")
    model = layouts.model()
    assert isinstance(model, QStandardItemModel)
    at = layouts.findData("poster")
    assert not model.item(at).isEnabled()
    assert layouts.itemData(at, Qt.ItemDataRole.ToolTipRole) == "This kind of file cannot be set so. PDF can."
    assert dialog.first_page.said.startswith("For people who go on editing")
    assert not dialog.print.isEnabled()
    named(dialog, QLineEdit, "Who signs").setText("Ana Díaz")
    save(agenda, dialog, tmp_path / "agenda.docx", "Save as Word")
    texts = [one.text for one in docx.Document(str(tmp_path / "agenda.docx")).paragraphs]
    assert texts[-1] == "Ana Díaz"
    (left,) = agenda.desk.core.history.exports(consultation_id=agenda.consultation_id)
    assert (left.format, left.columns, left.count) == ("docx", "detailed", 7)
    dialog = again(agenda)
    assert dialog.form.choice().format == "docx"
    assert dialog.form.choice().options.signature == Signature("Ana Díaz")
    press(dialog, "Cancel")


def test_a_calendar_says_what_it_has_no_use_for(agenda: AgendaDesk, tmp_path: Path) -> None:
    dialog = opened(agenda)
    assert not named(dialog, QComboBox, "Entries").isVisible()
    choose(dialog, "Kind of file", "ics")
    choose(dialog, "Entries", "session")
    agenda.settle()
    for kind, name in ((QCheckBox, "Letterhead"), (QLineEdit, "Who signs"), (QComboBox, "Paper")):
        widget = named(dialog, kind, name)
        assert not widget.isEnabled()
        assert widget.toolTip() == "Only PDF, Word and web pages have this."
    save(agenda, dialog, tmp_path / "agenda.ics", "Save as calendar")
    assert len(vobject.readOne((tmp_path / "agenda.ics").read_text(encoding="utf-8")).vevent_list) == 1


def test_two_languages_and_papers_for_the_organisers(agenda: AgendaDesk) -> None:
    dialog = opened(agenda)
    second = named(dialog, QComboBox, "Second language")
    assert not second.isVisible()
    choose(dialog, "Layout", "bilingual")
    assert second.isVisible()
    assert dialog.form.choice().second_language == "fr"
    choose(dialog, "Language", "fr")
    choose(dialog, "Second language", "fr")
    agenda.settle()
    assert "another than French" in dialog.said.text() or "another than fr" in dialog.said.text()
    choose(dialog, "Layout", "run-of-show")
    internal = named(dialog, QCheckBox, "For the organizers only")
    assert (internal.isChecked(), internal.isEnabled()) == (True, False)
    assert internal.toolTip() == "A run of show is always for the organizers."
    choose(dialog, "Layout", "detailed")
    assert (internal.isChecked(), internal.isEnabled()) == (False, True)
    cities = named(dialog, QCheckBox, "Local times of the cities")
    assert (cities.isEnabled(), cities.toolTip()) == (False, "No cities are named for this consultation.")
    press(dialog, "Cancel")


def test_what_is_shown_is_ticked_in_a_list(agenda: AgendaDesk) -> None:
    dialog = opened(agenda)
    button = named(dialog, ShownColumns, "What is shown")
    actions = {action.text(): action for action in button.menu().actions()}
    assert [name for name, action in actions.items() if action.isChecked()] == [
        "As usual for the layout",
        "Speakers",
        "Topics",
        "Questions",
        "Room",
    ]
    assert not actions["Internal notes"].isEnabled()
    actions["Topics"].trigger()
    assert dialog.form.choice().options.columns == (PaperColumn.SPEAKERS, PaperColumn.QUESTIONS, PaperColumn.ROOM)
    assert button.text().strip() == "3 chosen parts"
    actions["As usual for the layout"].trigger()
    assert dialog.form.choice().options.columns is None
    QTest.mouseClick(named(dialog, QCheckBox, "For the organizers only"), Qt.MouseButton.LeftButton)
    assert actions["Internal notes"].isEnabled() == dialog.form.choice().options.is_internal
    press(dialog, "Cancel")


def test_the_first_page_is_seen(agenda: AgendaDesk) -> None:
    dialog = opened(agenda)
    agenda.desk.qtbot.waitUntil(dialog.first_page.has_page, timeout=30_000)
    assert dialog.first_page.said == "1 page"
    choose(dialog, "Kind of file", "xlsx")
    assert not dialog.first_page.has_page()
    press(dialog, "Cancel")


def test_an_issued_version_comes_out_again_byte_for_byte(agenda: AgendaDesk, tmp_path: Path) -> None:
    core = agenda.desk.core
    agenda.outside(core.versions.print_and_issue(agenda.consultation_id, AgendaStatus.PROVISIONAL))
    files = []
    for name in ("first.html", "second.html"):
        dialog = again(agenda)
        choose(dialog, "Kind of file", "html")
        choose(dialog, "Version", 1)  # type: ignore[arg-type] # a number of a version
        agenda.settle()
        assert dialog.target().name == "2017-04-17 New York - Provisional agenda - Version 1 - en.html"
        save(agenda, dialog, tmp_path / name, "Save as web page")
        files.append((tmp_path / name).read_bytes())
        agenda.outside(core.agenda.retype(agenda.row("Welcome").id, f"Welcome, {name}"))
    assert files[0] == files[1]
    assert b"Version 1" in files[0]


def test_every_choice_has_a_name_and_can_be_reached(agenda: AgendaDesk) -> None:
    dialog = opened(agenda)
    for kind in (QComboBox, QLineEdit, QCheckBox, QPushButton):
        for widget in dialog.findChildren(kind):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
            assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    press(dialog, "Cancel")
