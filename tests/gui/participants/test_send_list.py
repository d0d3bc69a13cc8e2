"""The dialog that sends the list: as what, who and what is in it, its first page; issuing it; sending contacts."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.gui.dialogs.contact_sending import SendContacts
from rcsc_desktop.gui.dialogs.participant_list.issue import IssueList
from rcsc_desktop.gui.dialogs.participant_list.send import SendList
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS
from tests.gui.people import Desk


def opened(desk: Desk, meeting: UUID, **more: tuple[UUID, ...]) -> SendList:
    dialog = SendList(desk.context, meeting, dict(PARTICIPANT_HEADINGS), ("name", "email"), desk.window, **more)
    dialog.open()
    desk.settle()
    return dialog


def choose(desk: Desk, dialog: SendList, kind: str) -> None:
    place = dialog.format.findData(kind)
    dialog.format.setCurrentIndex(place)
    dialog.format.activated.emit(place)
    desk.settle()


def test_the_line_says_who_and_what_before_anything_leaves(desk: Desk, meeting: UUID) -> None:
    ids = desk.core.participants.ids(meeting)
    desk.core.participants.change(ids[0], "email", "a@example.org")
    dialog = opened(desk, meeting, selected=(ids[0], ids[1]))
    assert dialog.summary.text() == "7 people, with email addresses."
    assert dialog.target().suffix == ".xlsx"

    place = dialog.who.findData("selected")
    dialog.who.setCurrentIndex(place)
    dialog.who.activated.emit(place)
    desk.settle()
    assert dialog.summary.text() == "2 people, with email addresses."
    dialog.columns.preset.setCurrentIndex(1)
    dialog.columns.preset.activated.emit(1)
    desk.settle()
    assert dialog.summary.text() == "2 people, without contact details."
    dialog.reject()


def test_a_tab_of_needs_is_told_although_no_column_of_it_is_ticked(desk: Desk, meeting: UUID) -> None:
    ids = desk.core.participants.ids(meeting)
    desk.core.participants.change(ids[0], "dietary_needs", "Halal")
    dialog = opened(desk, meeting)
    dialog.columns.preset.setCurrentIndex(1)
    dialog.columns.preset.activated.emit(1)
    next(box for tab, box in dialog.columns.tabs.items() if tab.value == "needs").setChecked(True)
    desk.settle()
    assert dialog.summary.text() == "7 people, with diet and other needs."
    dialog.reject()


def test_a_paper_shows_its_first_page_and_is_saved(desk: Desk, meeting: UUID, tmp_path: Path) -> None:
    dialog = opened(desk, meeting)
    choose(desk, dialog, "pdf")
    desk.qtbot.waitUntil(dialog.first_page.has_page, timeout=60_000)
    assert dialog.first_page.said == "1 page"
    assert dialog.summary.text() == "7 people, without contact details."
    target = tmp_path / "list.pdf"
    dialog.file.setText(str(target))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(target.exists, timeout=60_000)
    desk.settle()

    assert "Colin Rajah" in PdfReader(target).pages[0].extract_text()
    database = desk.core.records._database
    assert [row.format for row in database.exports(meeting, 5)] == ["pdf"]  # type: ignore[attr-defined]


def test_a_file_that_is_there_is_replaced_only_when_asked_again(desk: Desk, meeting: UUID, tmp_path: Path) -> None:
    dialog = opened(desk, meeting)
    choose(desk, dialog, "docx")
    target = tmp_path / "list.docx"
    target.write_bytes(b"mine")
    dialog.file.setText(str(target))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: dialog.save.text() == "Replace", timeout=60_000)
    assert target.read_bytes() == b"mine"
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: target.read_bytes() != b"mine", timeout=60_000)
    desk.settle()
    assert any("Colin Rajah" in one.text for one in Document(str(target)).paragraphs)


def test_the_order_of_categories_is_changed_in_the_dialog_and_can_be_undone(desk: Desk, meeting: UUID) -> None:
    ids = desk.core.participants.ids(meeting)
    for participant, category in zip(ids, ["Academia", "Member States"], strict=False):
        desk.core.participants.change(participant, "category", category)
    before = desk.core.participant_lists.categories(meeting)
    dialog = opened(desk, meeting)
    choose(desk, dialog, "pdf")
    rows = dialog.paper.categories
    rows.list.setCurrentRow(0)
    rows.move_row(1)
    desk.settle()

    assert desk.core.participant_lists.categories(meeting)[:2] == (before[1], before[0])
    desk.core.history.undo()
    assert desk.core.records.get(Consultation, meeting).category_order == ""
    dialog.reject()


def test_a_list_is_issued_from_a_dialog_that_shows_what_changed(desk: Desk, meeting: UUID) -> None:
    desk.core.list_versions.issue(meeting)
    desk.core.participants.remove(desk.core.participants.ids(meeting)[:1])
    gone = desk.core.list_versions.compare(meeting).changes.removed[0].name

    dialog = IssueList(desk.context, meeting, desk.core.list_versions.outlook(meeting), desk.window)
    dialog.open()
    assert dialog.changes.toPlainText().splitlines()[:2] == ["Since list 1 (Provisional):", "1 removed"]
    assert gone in dialog.changes.toPlainText()
    assert dialog.status.currentText() == "Provisional, Rev. 1"
    dialog.note.setText("after the deadline")
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    desk.settle()
    newest = desk.core.list_versions.listed(meeting)[0]
    assert (newest.version.number, newest.version.revision, newest.version.note) == (2, 1, "after the deadline")


def test_contacts_are_sent_with_the_same_line(desk: Desk, tmp_path: Path) -> None:
    ids = desk.core.contacts.lines("person", "rajah")
    dialog = SendContacts(desk.context, desk.window, shown=tuple(ids))
    dialog.open()
    for kind in ("vcf4", "xlsx", "csv"):
        place = dialog.kind.findData(kind)
        dialog.kind.setCurrentIndex(place)
        dialog.kind.activated.emit(place)
        desk.settle()
        assert dialog.summary.text().startswith("1 person, ")
    target = tmp_path / "contacts.csv"
    dialog.write(target)
    desk.qtbot.waitUntil(target.exists, timeout=60_000)
    desk.settle()
    assert "Colin Rajah" in target.read_text(encoding="utf-8-sig")
