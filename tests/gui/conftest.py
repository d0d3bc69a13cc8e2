"""The window's fixtures: see ``tests.gui.seat``; workspaces to open are in ``tests.gui.people``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.messages import Message
from rcsc_desktop.gui.window import Window
from rcsc_desktop.services.core import Core
from tests.gui.people import sample_workspace
from tests.gui.seat import Seat, sample_copy, seat, settings, take_seat

__all__ = ["sample_copy", "sample_workspace", "seat", "settings", "take_seat"]


@pytest.fixture
def window(seat: Seat) -> Window:
    """The real window, open on a copy of the sample."""
    return seat.window


@pytest.fixture
def context(seat: Seat) -> WindowContext:
    """What the pages of that window received."""
    return seat.frame.context


@pytest.fixture
def core(seat: Seat) -> Core:
    """The services over that copy."""
    return seat.core


@pytest.fixture
def said(seat: Seat) -> Callable[[], list[Message]]:
    """Everything that the window announced so far."""
    return lambda: list(seat.said)
