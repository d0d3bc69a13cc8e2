"""What tests of the people pages need: an open workspace, a window's services, a page that stands in a window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rcsc_desktop import bootstrap
from rcsc_desktop.gui import fonts
from rcsc_desktop.gui.actions import Actions
from rcsc_desktop.gui.bus import Bus
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.messages import Message, Messages
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.tables.lines_table import LinesTable
from rcsc_desktop.gui.tasks import Tasks
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.gui.widgets.link_line import LinkLine
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.drafts import Drafts
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.settings import Settings


@dataclass
class Desk:
    """An open workspace with a page in a window; ``said`` and ``gone`` are what the page said and where it went."""

    qtbot: QtBot
    context: WindowContext
    window: QWidget
    around: QWidget
    said: list[Message] = field(default_factory=list)
    gone: list[Place] = field(default_factory=list)

    @property
    def core(self) -> Core:
        return self.context.core

    def stand(self, page: Page, place: Place) -> None:
        """Show the page and its side panel in the window."""
        layout = self.window.layout()
        assert layout is not None
        layout.addWidget(page)
        side = page.side_panel()
        if side is not None:
            layout.addWidget(side)
        page.show_place(place)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        QApplication.processEvents()
        for _ in range(3):
            self.qtbot.waitUntil(self.context.tasks.is_idle, timeout=30_000)
            QApplication.processEvents()

    def press(self, widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press keys as the person with the focus there would."""
        for key in keys:
            target = QApplication.activePopupWidget() or QApplication.focusWidget() or widget
            QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        for character in text:
            target = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert target is not None
            QTest.keyClicks(target, character)
            QApplication.processEvents()


def cells(table: LinesTable, column: str) -> list[str]:
    """The texts of a column, from top to bottom, as shown."""
    model = table.model()
    headings = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount(QModelIndex()))]
    at = headings.index(column)
    return [str(model.index(row, at).data()) for row in range(model.rowCount(QModelIndex()))]


def links(widget: QWidget) -> dict[str, LinkLine]:
    """The lines to press that are in sight, by their text."""
    return {line.accessibleName(): line for line in widget.findChildren(LinkLine) if line.isVisible()}


def editor(table: LinesTable) -> QLineEdit:
    """The editor of the current cell."""
    found = table.indexWidget(table.currentIndex())
    assert isinstance(found, QLineEdit)
    return found


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample, not to be changed."""
    path = tmp_path_factory.mktemp("sample") / "sample.rcsc"
    bootstrap.create_workspace(path, Settings.load(path.with_name("settings.toml")), sample=True)
    return path


@pytest.fixture
def open_desk(qtbot: QtBot, sample_workspace: Path, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """``open_desk(language="en")`` opens a copy of the sample."""
    opened: list[Desk] = []

    def open_it(language: str = "en") -> Desk:
        path = tmp_path / "work.rcsc"
        shutil.copy(sample_workspace, path)
        desk = _desk(qtbot, path, language)
        opened.append(desk)
        return desk

    yield open_it
    for desk in opened:
        desk.context.tasks.close()
        desk.window.close()
        for widget in (desk.window, desk.around):
            widget.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        desk.core.close()
    app = QGuiApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    app.clipboard().clear()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    """A copy of the sample, open in English."""
    return open_desk()


def _desk(qtbot: QtBot, path: Path, language: str) -> Desk:
    settings = Settings.load(path.with_name("settings.toml"))
    settings.set("author", "Amina")
    t = translator(language)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    directions = Qt.LayoutDirection
    app.setLayoutDirection(directions.RightToLeft if t.is_right_to_left else directions.LeftToRight)
    fonts.load()
    window = QWidget()
    window.resize(1072, 640)
    QHBoxLayout(window)
    around = QWidget()
    theme = Theme(settings, around)
    theme.apply()
    bus, messages = Bus(around), Messages(t, around)
    opening: Future[Core] = Future()
    opening.set_result(bootstrap.open_core(path, settings))
    first_list: Future[object] = Future()
    gone: list[Place] = []
    context = WindowContext(
        opening=opening,
        first_list=first_list,  # type: ignore[arg-type]  # of no use to these pages
        path=path,
        settings=settings,
        t=t,
        tasks=Tasks(bus, messages, t, around),
        bus=bus,
        messages=messages,
        actions=Actions(around),
        theme=theme,
        drafts=Drafts(path),
        go=gone.append,
    )
    desk = Desk(qtbot, context, window, around, gone=gone)
    messages.announced.connect(desk.said.append)
    return desk
