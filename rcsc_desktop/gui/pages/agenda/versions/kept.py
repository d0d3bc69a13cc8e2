"""The files that are kept with an issued version: looked at, and saved again byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from rcsc_desktop.domain.agenda import VersionFile
from rcsc_desktop.domain.reports.formats import AgendaFormat
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.pages.agenda.versions.comparison import ask_for_file
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.agenda_versions import IssuedVersion
from rcsc_desktop.support import paths
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.languages import OWN_NAMES

Act = Callable[[VersionFile], None]


class KeptFiles:
    """Two buttons, with a menu where a version has several files."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        self._context = context
        self._parent = parent
        self._files: tuple[VersionFile, ...] = ()
        t = context.t
        self.open = looks.button(t("Open the file"), partial(self._on_pressed, self._open))
        self.save = looks.button(t("Save the file …"), partial(self._on_pressed, self._save))

    def show(self, issued: IssuedVersion | None) -> None:
        """Offer the files of a version."""
        self._files = () if issued is None else issued.files
        for button, act in ((self.open, self._open), (self.save, self._save)):
            button.setVisible(bool(self._files))
            self._fill(button, act)

    def _fill(self, button: QPushButton, act: Act) -> None:
        former, menu = button.menu(), QMenu(button)
        for file in self._files:
            menu.addAction(file_label(file, self._context.t), partial(act, file))
        button.setMenu(menu if len(self._files) > 1 else None)  # type: ignore[arg-type]  # none takes the menu away
        for unused in (former, *([] if len(self._files) > 1 else [menu])):
            if unused is not None:
                unused.deleteLater()

    def _on_pressed(self, act: Act) -> None:
        if len(self._files) == 1:
            act(self._files[0])

    def _open(self, file: VersionFile) -> None:
        folder = paths.cache_dir() / "versions" / str(file.id)
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / file.file_name
        self._write(file, target, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))))

    def _save(self, file: VersionFile) -> None:
        t = self._context.t
        kinds = f"{words.label(AgendaFormat(file.format), t)} (*{Path(file.file_name).suffix})"
        target = ask_for_file(self._parent, t("Save the file"), file.file_name, kinds)
        if target is not None:
            self._write(file, target, lambda: say_written(self._context, target))

    def _write(self, file: VersionFile, target: Path, then: Callable[[], object]) -> None:
        write = self._context.core.exports.write_job()
        self._context.tasks.read(
            lambda: write(("agenda", file.format), file.content, target, True),
            lambda _nothing: then(),
        )


def file_label(file: VersionFile, t: Translator) -> str:
    """What a kept file is: "PDF, English"."""
    asked = json.loads(file.choices)
    language = OWN_NAMES.get(asked.get("language", ""), "")
    parts = [words.label(AgendaFormat(file.format), t), language]
    layout = PaperLayout(asked.get("layout", PaperLayout.DETAILED))
    if layout is not PaperLayout.DETAILED:
        parts.append(words.label(layout, t))
    return ", ".join(part for part in parts if part)
