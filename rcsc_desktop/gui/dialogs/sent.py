"""What is said when a file was written, with what people want to do next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.messages import Button


def say_written(context: WindowContext, file: Path) -> None:
    """A toast with Open and Show in folder."""
    t = context.t
    context.messages.done(
        t("“{name}” was saved.", name=file.name),
        undo=False,
        buttons=(
            Button(t("Open"), lambda: _open(file)),
            Button(t("Show in folder"), lambda: _open(file.parent)),
        ),
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
