"""The agenda of the sample's 17 April meeting, open on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.gui.pages.agenda.editors import TextEditor
from rcsc_desktop.gui.pages.agenda.outline import OutlineView
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow, RowKind
from rcsc_desktop.gui.places import Place
from tests.gui.people import Desk, desk, open_desk, sample_workspace

__all__ = ["AgendaDesk", "agenda", "desk", "open_desk", "sample_workspace"]

_MARKS = {RowKind.ITEM: "", RowKind.TOPIC: "· ", RowKind.QUESTION: "? "}


@dataclass
class AgendaDesk:
    """The page, with what a person does to it."""

    desk: Desk
    page: AgendaPage
    consultation_id: UUID

    @property
    def outline(self) -> OutlineView:
        return self.page.outline

    def lines(self) -> list[str]:
        """The outline as one reads it: start and title of items, what is under them indented."""
        words = self.page.model.words

        def line(row: OutlineRow) -> str:
            text = self.page.model.shown_text(row, Column.TITLE)
            if row.is_item:
                return f"{'--:--' if row.start is None else words.clock_time(row.start)} {text}"
            return "  " * row.depth + _MARKS[row.kind] + text

        return [line(row) for row in self.page.model.rows()]

    def row(self, text: str) -> OutlineRow:
        """The first row that begins with a text."""
        return next(row for row in self.page.model.rows() if row.text.startswith(text))

    def cell(self, text: str, column: Column = Column.TITLE) -> QModelIndex:
        return self.page.model.cell(self.row(text).id, column)

    def shown(self, text: str, column: Column) -> str:
        """What a cell of the row that begins with ``text`` shows."""
        return str(self.cell(text, column).data())

    def stand_on(self, text: str, column: Column = Column.TITLE) -> None:
        self.outline.setFocus()
        self.outline.stand_on(self.row(text).id, column)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            # A list that opened over the window may be gone before the key is let go.
            press = QTest.keyPress if QApplication.activePopupWidget() else QTest.keyClick
            press(self._focus(), key, modifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(self._focus(), character)
            QApplication.processEvents()

    def retype(self, text: str) -> None:
        """Replace what stands in the open field."""
        self.field().selectAll()
        self.type(text)

    def click(self, index: QModelIndex, at: QPoint | None = None) -> None:
        where = self.outline.visualRect(index).center() if at is None else at
        QTest.mouseClick(self.outline.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        QApplication.processEvents()

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press and carry, without letting go."""
        view = self.outline.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(view, (start + end) / 2)
        QTest.mouseMove(view, end)
        QApplication.processEvents()

    def drop(self, end: QPoint) -> None:
        QTest.mouseRelease(self.outline.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
        self.settle()

    def centre(self, text: str, column: Column = Column.TITLE) -> QPoint:
        return self.outline.visualRect(self.cell(text, column)).center()

    def field(self) -> TextEditor:
        """The open field."""
        editor = self.outline.editor
        assert editor is not None, "no field is open"
        return editor

    def current(self) -> str:
        row = self.outline.current_row
        return "" if row is None else row.text

    def settle(self) -> None:
        self.desk.settle()

    def outside(self, change: ChangeSet) -> None:
        """Somebody else wrote: the window hears of it."""
        self.desk.context.bus.publish(change)
        self.settle()

    def undo(self) -> None:
        change = self.desk.core.history.undo()
        self.outside(change)

    @staticmethod
    def _focus() -> QWidget:
        popup = QApplication.activePopupWidget()
        focus = QApplication.focusWidget() if popup is None else popup
        assert focus is not None
        return focus


@pytest.fixture
def agenda(desk: Desk) -> Iterator[AgendaDesk]:
    """The page on the meeting in New York, its outline filled and with the focus."""
    opened = open_agenda(desk)
    yield opened
    opened.outline.give_up_field()


def open_agenda(desk: Desk, key: str = "2017-04-17") -> AgendaDesk:
    consultation_id = desk.core.consultations.resolve(key)
    page = AgendaPage(desk.context)
    desk.stand(page, Place("consultation", consultation_id, "agenda"))
    desk.qtbot.waitActive(desk.window)
    opened = AgendaDesk(desk, page, consultation_id)
    opened.settle()
    page.outline.setFocus()
    return opened
