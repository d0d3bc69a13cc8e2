"""Answers of the lanes that come after the window that asked was closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def while_alive(owner: QObject, callback: Callable[..., object]) -> Callable[..., None]:
    """``callback`` for as long as ``owner`` is there; afterwards nothing happens."""

    def called(*values: Any) -> None:
        if isValid(owner):
            callback(*values)

    return called
