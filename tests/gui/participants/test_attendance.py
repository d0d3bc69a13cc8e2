"""Attendance in the details of a participant, and for many at once."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from rcsc_desktop.gui.pages.participants.attendance.many import AttendanceDialog
from rcsc_desktop.gui.pages.participants.attendance.section import AttendanceSection
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from tests.gui.people import Desk


def states(desk: Desk, row_id: UUID) -> list[str | None]:
    return [one.state for one in desk.core.attendance.of(row_id)]


def test_a_choice_is_stored_and_the_folded_heading_tells_it(desk: Desk, page: ParticipantsPage, meeting: UUID) -> None:
    page.table.stand_on(0)
    folded = page.details.section("attendance")
    folded.set_open(True)
    section = folded.made()
    assert isinstance(section, AttendanceSection)
    desk.settle()
    (field,) = section.fields.values()
    box = field.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findData("present"))
    box.activated.emit(box.currentIndex())
    desk.settle()
    assert states(desk, page.model.ids[0]) == ["present"]
    assert folded.told() == "Present"
    page.table.stand_on(1)
    desk.settle()
    assert field.value() == ""
    assert folded.told() == ""


def test_all_shown_or_the_selected_are_noted_together(desk: Desk, page: ParticipantsPage) -> None:
    page.table.select_rows(0, 2)
    page.context.actions.get("participants.attendance").trigger()
    desk.settle()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, AttendanceDialog))
    assert len(dialog.ticked()) == 1
    item = dialog.sessions.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.done_button.isEnabled()
    item.setCheckState(Qt.CheckState.Checked)
    dialog.state.setCurrentIndex(dialog.state.findData("excused"))
    dialog.done_button.click()
    desk.settle()
    assert [states(desk, row_id) for row_id in page.model.ids] == [["excused"]] * 3 + [[None]] * 4
