"""Every page of the window, held to what holds for all: names, tab order, no stray windows, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QWidget,
)

from rcsc_desktop.gui.navigation import PAGES, TABS
from rcsc_desktop.gui.places import Place
from tests.gui.seat import OpenSeat, Seat

PLACES = [spec.name for spec in PAGES if spec.in_navigation] + [f"consultation.{spec.name}" for spec in TABS]
OWN_NAME = (QAbstractButton, QLabel)


class ShownWindows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


@pytest.fixture
def shown_windows(qapp: QApplication) -> Iterator[ShownWindows]:
    watch = ShownWindows()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def stand_at(seat: Seat, name: str) -> None:
    """Go to a page, or to a tab of the meeting of 17 April."""
    page, _, tab = name.partition(".")
    seat.go(Place(page, seat.core.consultations.resolve("2017-04-17") if tab else None, tab))


def reachable(seat: Seat) -> list[QWidget]:
    """What the keyboard reaches with Tab, in order."""
    found: list[QWidget] = []
    widget: QWidget | None = seat.window.nextInFocusChain()
    while widget is not None and widget is not seat.window:
        is_reached = widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if is_reached and widget.focusProxy() is None:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_no_page_shows_a_window_of_its_own(seat: Seat, shown_windows: ShownWindows) -> None:
    for name in PLACES:
        stand_at(seat, name)
    assert shown_windows.seen == []


@pytest.mark.parametrize("name", PLACES)
def test_everything_that_the_keyboard_reaches_has_a_name(seat: Seat, name: str) -> None:
    stand_at(seat, name)

    widgets = reachable(seat)

    nameless = [repr(widget) for widget in widgets if not spoken(widget)]
    assert nameless == []
    assert any(seat.frame.pages.isAncestorOf(widget) for widget in widgets)
    assert any(seat.frame.navigation.isAncestorOf(widget) for widget in widgets)


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget before its value."""
    if isinstance(widget, QMenuBar | QHeaderView | QScrollArea) or widget.parent() is None:
        return widget.accessibleName() or type(widget).__name__
    if isinstance(widget, QComboBox | QLineEdit | QAbstractItemView):
        return widget.accessibleName()
    return widget.accessibleName() or (widget.text() if isinstance(widget, OWN_NAME) else "")


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("language", ["en", "qps-ploc", "qps-plocm"])
def test_no_button_is_cut_off_at_1280_by_720(take_seat: OpenSeat, sample_copy: Path, language: str, name: str) -> None:
    seat = take_seat(sample_copy, language=language)
    stand_at(seat, name)

    assert (seat.window.width(), seat.window.height()) == (1280, 720)
    assert [button.text() for button in seat.window.findChildren(QPushButton) if is_cut(seat, button)] == []


def is_cut(seat: Seat, button: QPushButton) -> bool:
    """Less wide than its words, or partly outside the window; what scrolls may stand below."""
    if not button.isVisible():
        return False
    corner = button.mapTo(seat.window, QPoint(0, 0))
    is_outside = corner.x() < 0 or corner.x() + button.width() > seat.window.width()
    return is_outside or button.width() < button.fontMetrics().horizontalAdvance(button.text())
