"""The real window over the real core, with a person in front of it who has a keyboard and a mouse."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rcsc_desktop.entry.window import build_window
from rcsc_desktop.gui.frame import Frame
from rcsc_desktop.gui.messages import Message
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.pages.consultations.page import ConsultationsPage
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.tabs import ConsultationTabs
from rcsc_desktop.gui.window import Window
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.settings import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NOTHING = Qt.KeyboardModifier.NoModifier


@dataclass
class Seat:
    """One window. ``said`` is every message that it announced."""

    qtbot: QtBot
    window: Window
    settings: Settings
    said: list[Message] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        assert self.window.frame is not None, "no workspace is open"
        return self.window.frame

    @property
    def core(self) -> Core:
        return self.frame.context.core

    @property
    def page(self) -> Page:
        """The page in front; of a consultation the tab."""
        page = self.frame.pages.page()
        if isinstance(page, ConsultationTabs):
            page = page.tab
        assert page is not None
        return page

    @property
    def consultations(self) -> ConsultationsPage:
        assert isinstance(self.page, ConsultationsPage)
        return self.page

    def open(self, path: Path, *, sample: bool = False) -> None:
        """Open a workspace and wait until it stands, or until the window says why it cannot."""
        self.window.open_workspace(path, sample=sample)
        self.wait_open()

    def wait_open(self) -> None:
        """Wait until the workspace that is being opened stands, or was refused."""
        frame = self.window.frame
        if frame is None:
            self.settle()
            return
        frame.messages.announced.connect(self.said.append)
        self.qtbot.waitUntil(lambda: frame.context.opening.done(), timeout=20_000)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        QApplication.processEvents()
        for _ in range(3):
            self.qtbot.waitUntil(self._is_idle, timeout=20_000)
            QApplication.processEvents()

    def go(self, place: Place) -> None:
        self.window.go(place)
        self.settle()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Press keys where the focus is."""
        for key in keys:
            QTest.keyClick(self._focus(), key, modifier)
            QApplication.processEvents()
        self.settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        for character in text:
            QTest.keyClicks(self._focus(), character)
            QApplication.processEvents()
        self.settle()

    def type_into(self, widget: QWidget, *keys: Qt.Key) -> None:
        """Press keys in a widget that may go away with one of them."""
        for key in keys:
            QTest.keyPress(widget, key)
            QApplication.processEvents()
        self.settle()

    def click(self, name: str) -> None:
        """Press the visible button with this accessible name."""
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def button(self, name: str) -> QWidget:
        """The visible button with this accessible name."""
        kinds: tuple[type[QWidget], ...] = (QPushButton, QToolButton)
        found = [
            button
            for kind in kinds
            for button in self.window.findChildren(kind)
            if button.isVisible() and button.accessibleName() == name
        ]
        assert len(found) == 1, f"{len(found)} buttons are called {name}"
        return found[0]

    def texts(self) -> list[str]:
        """What the messages said."""
        return [message.text for message in self.said]

    def titles(self) -> list[str]:
        """The lines of the page of consultations; programmes in capitals."""
        model = self.consultations.table.model()
        rows = range(model.rowCount())
        texts = [[str(model.index(row, column).data() or "") for column in (0, 1)] for row in rows]
        return [title or programme.upper() for programme, title in texts]

    def _is_idle(self) -> bool:
        return self.window.frame is None or self.window.frame.context.tasks.is_idle()

    def _focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window


OpenSeat = Callable[..., Seat]


@pytest.fixture
def settings() -> Settings:
    """The settings of a person called Ana."""
    made = Settings.load()
    made.set("author", "Ana")
    made.set("theme", "light")
    return made


@pytest.fixture
def sample_copy(sample_workspace: Path, tmp_path: Path) -> Path:
    """A workspace of this test's own that holds the sample."""
    return Path(shutil.copy(sample_workspace, tmp_path / "meetings.rcsc"))


@pytest.fixture
def take_seat(qtbot: QtBot, settings: Settings) -> Iterator[OpenSeat]:
    """``take_seat(path=None, language="en")`` opens a window; on a workspace where a path is given."""
    seats: list[Seat] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    def take(path: Path | None = None, language: str = "en") -> Seat:
        settings.set("screen_language", language)
        is_mirrored = language == "qps-plocm"
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
        window = build_window(settings)
        window.resize(1280, 720)
        seat = Seat(qtbot, window, settings)
        seats.append(seat)
        if path is None:
            window.show_start()
        else:
            window.open_workspace(path)
        window.show()
        qtbot.waitActive(window)
        seat.wait_open()
        return seat

    yield take
    for seat in seats:
        seat.window.close()
        seat.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def seat(take_seat: OpenSeat, sample_copy: Path) -> Seat:
    """A window open on the sample."""
    return take_seat(sample_copy)
