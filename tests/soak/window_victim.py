"""The window with somebody typing in it until it is killed; it says what is begun and done like ``victim``.

With ``--look`` it only says which texts stand in the agenda, stored or brought back, and ends.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.reports.participants import ListRequest
from rcsc_desktop.entry.window import build_window
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.outline import OutlineView
from rcsc_desktop.gui.places import Place
from rcsc_desktop.support.settings import Settings
from tests.soak.victim import AGAIN, MEETING, say

W = TypeVar("W", bound=QWidget)

_PATIENCE = 60.0
_KEPT_AFTER_MS = 700
"""A text that stood this long is kept, stored or not."""


def until(condition: Callable[[], object]) -> None:
    """Let the window live until ``condition`` holds."""
    end = monotonic() + _PATIENCE
    while not condition():
        if monotonic() > end:
            raise TimeoutError
        QTest.qWait(5)


class Typist:
    """Somebody at the keyboard of one window over the meeting of 17 April 2017."""

    def __init__(self, workspace: Path, exports: Path) -> None:
        self.window = build_window(Settings.load())
        self.window.open_workspace(workspace)
        self.window.show()
        frame = self.window.frame
        assert frame is not None
        self.context: WindowContext = frame.context
        until(self.context.opening.done)
        self.exports = exports
        self.meeting: UUID = self.context.core.consultations.resolve(MEETING)
        self.changes: list[ChangeSet] = []
        self.context.bus.changed.connect(self.changes.append)

    def participant(self, name: str) -> None:
        """Add somebody in the line under the table."""
        self._go("participants")
        field = self._part(QLineEdit, lambda field: field.accessibleName() == "Add a person")
        field.setFocus()
        say(begins="participant", name=name)
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self._stored(name, "participant")

    def item(self, name: str) -> None:
        """Add an item to the agenda, hesitating before Enter."""
        outline = self.agenda()
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(outline, Qt.Key.Key_Return, keys)
        editor = self._editor(outline)
        say(begins="item", name=name)
        QTest.keyClicks(editor, name)
        QTest.qWait(_KEPT_AFTER_MS)
        say(typed=name)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self._stored(name, "agenda_item")
        QTest.keyClick(self._editor(outline), Qt.Key.Key_Escape)

    def export(self, name: str) -> None:
        """Write the agenda or the list of participants as the window does: in a process of its own."""
        core, done = self.context.core, list[object]()
        target = self.exports / name
        say(begins="export", name=name)
        if target.suffix == ".pdf":
            report = core.agenda.report(self.meeting)
            self.context.tasks.heavy(
                core.exports.write_job(), ("agenda", "pdf"), report, target, True, on_done=done.append, title=name
            )
        else:
            job = core.exports.list_job()
            self.context.tasks.heavy(
                job,
                self.context.path,
                self.meeting,
                target,
                ListRequest(columns=("name",)),
                "xlsx",
                True,
                on_done=done.append,
                title=name,
            )
        until(lambda: done)
        say(done="export", name=name)

    def agenda(self) -> OutlineView:
        """The outline, with the rows of the agenda in it."""
        self._go("agenda")
        outline = self._part(OutlineView, lambda outline: outline.model().rowCount() > 0)
        outline.setFocus()
        return outline

    def texts(self) -> list[str]:
        """What stands in the outline, stored or brought back."""
        outline = self.agenda()
        QTest.qWait(100)
        model = outline.model()
        cells = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
        return [str(model.index(row, column).data()) for row, column in cells]

    def _editor(self, outline: OutlineView) -> QWidget:
        until(lambda: outline.editor is not None)
        editor = outline.editor
        assert editor is not None
        return editor

    def _go(self, tab: str) -> None:
        self.window.go(Place("consultation", self.meeting, tab=tab))
        until(self.context.tasks.is_idle)
        self.window.activateWindow()
        until(self.window.isActiveWindow)

    def _part(self, kind: type[W], fits: Callable[[W], object]) -> W:
        found: list[W] = []

        def look() -> bool:
            found[:] = [part for part in self.window.findChildren(kind) if part.isVisible() and fits(part)]
            return bool(found)

        until(look)
        return found[0]

    def _stored(self, name: str, noun: str) -> None:
        until(lambda: any(change.touches(noun) for change in self.changes))
        self.changes.clear()
        say(done="item" if noun == "agenda_item" else noun, name=name)


def work(typist: Typist, run: str, seed: int) -> None:
    """One thing after the other, for ever."""
    chance = random.Random(seed)
    for number in range(1_000_000):
        name = f"{run}-{number}"
        match chance.choices(["participant", "item", "export"], [3, 4, 2])[0]:
            case "participant":
                typist.participant(name)
            case "item":
                typist.item(name)
            case _:
                file = chance.choice([AGAIN, name])
                typist.export(f"{file}.{chance.choice(['pdf', 'xlsx'])}")


def main(arguments: Sequence[str]) -> None:
    """``WORKSPACE EXPORTS RUN SEED``, or ``WORKSPACE EXPORTS --look``."""
    app = QApplication(["rcsc-desktop"])
    typist = Typist(Path(arguments[0]), Path(arguments[1]))
    if arguments[2] == "--look":
        say(shown=typist.texts())
        typist.window.close()
        app.quit()
    else:
        work(typist, arguments[2], int(arguments[3]))


if __name__ == "__main__":
    main(sys.argv[1:])
