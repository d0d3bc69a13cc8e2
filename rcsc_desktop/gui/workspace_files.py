"""Making, opening and copying workspace files, as far as the window asks for names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.support import paths
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.support.settings import Settings

if TYPE_CHECKING:
    from rcsc_desktop.gui.window import Window

SUFFIX = ".rcsc"


class WorkspaceFiles:
    """The commands New, Open, Open the sample, Save a copy; and the recent ones."""

    def __init__(self, window: Window, settings: Settings, t: Translator) -> None:
        self._window = window
        self._settings = settings
        self._t = t

    def new(self) -> None:
        """Ask for a name and open an empty workspace there."""
        t = self._t
        path = self._ask_to_save(t("New workspace"), self._folder() / f"{t('My consultations')}{SUFFIX}")
        if path is None:
            return
        try:
            self._window.workspaces.create(path, False)
        except UserError as error:
            self._window.say(error)
        else:
            self._window.open_workspace(path)

    def open(self) -> None:
        """Ask which workspace, and open it."""
        from PySide6.QtWidgets import QFileDialog

        t = self._t
        name, _filter = QFileDialog.getOpenFileName(
            self._window,
            t("Open a workspace"),
            str(self._folder()),
            f"{t('Workspaces')} (*{SUFFIX});;{t('All files')} (*)",
        )
        if name:
            self._window.open_workspace(Path(name))

    def open_sample(self) -> None:
        """Open the workspace made from the sample; made the first time."""
        self._window.open_workspace(paths.sample_workspace(), sample=True)

    def save_copy(self) -> None:
        """Ask for a name and write a copy of the open workspace there; the window stays where it is."""
        frame = self._window.frame
        if frame is None or not frame.commit_edits():
            return
        context = frame.context
        t = self._t
        wanted = context.path.with_name(t("{name} (copy)", name=context.path.stem) + SUFFIX)
        path = self._ask_to_save(t("Save a copy"), wanted)
        if path is not None:
            context.tasks.read(
                lambda: context.core.safety.save_copy(path),
                lambda _result: context.messages.done(t("A copy was saved as {name}.", name=path.name), undo=False),
            )

    def recent(self) -> tuple[Path, ...]:
        """Recent workspaces that are still there, without the open one."""
        frame = self._window.frame
        here = frame.context.path if frame is not None else None
        found = (Path(name) for name in self._settings.recent())
        return tuple(path for path in found if path != here and path.exists())

    def _ask_to_save(self, title: str, wanted: Path) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getSaveFileName(
            self._window, title, str(wanted), f"{self._t('Workspaces')} (*{SUFFIX})"
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(SUFFIX)

    def _folder(self) -> Path:
        recent = self._settings.recent()
        folder = Path(recent[0]).parent if recent else paths.documents_dir()
        return folder if folder.is_dir() and folder != paths.data_dir() else Path.home()
