"""A widget on which files can be dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_KINDS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class FilesDrop(QObject):
    """Takes files that are dropped on ``widget`` where nothing in it takes the drop; calls ``dropped`` with them."""

    most: int | None = None
    """More files than that are not taken."""

    def __init__(self, widget: QWidget, dropped: Callable[[list[Path]], object]) -> None:
        super().__init__(widget)
        self._dropped = dropped
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KINDS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = _files(event)
        if not files or (self.most is not None and len(files) > self.most):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._dropped(files)
        return True


class FileDrop(FilesDrop):
    """Takes one file, not several; calls ``dropped`` with it."""

    most = 1

    def __init__(self, widget: QWidget, dropped: Callable[[Path], object]) -> None:
        super().__init__(widget, lambda files: dropped(files[0]))


def _files(event: QDropEvent) -> list[Path]:
    """The files that are dragged; none where a folder is among them or something that is no file on this computer."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths if len(paths) == len(urls) and all(path.is_file() for path in paths) else []
