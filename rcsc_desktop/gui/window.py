"""The window: holds the open workspace's frame, or the start page where none is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui import commands
from rcsc_desktop.gui.actions import Actions
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.surroundings import Surroundings
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.gui.workspace_files import WorkspaceFiles
from rcsc_desktop.support import paths
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.support.resources import resource
from rcsc_desktop.support.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

    from rcsc_desktop.gui.frame import Frame
    from rcsc_desktop.gui.opening import Opening, Workspaces

_FIRST_SIZE = QSize(1280, 800)
_SMALLEST = QSize(960, 600)


class Window(QMainWindow):
    """``open_workspace`` may be called before the window is shown: it paints first and loads the core afterwards.

    ``painted``: the window was seen for the first time. ``uncaught`` may be emitted from any thread with an error that
    nobody caught.
    """

    painted = Signal()
    uncaught = Signal(object)
    _is_painted = False
    _was_held = False
    _opening: Opening | None = None

    def __init__(self, settings: Settings, t: Translator, theme: Theme, workspaces: Workspaces) -> None:
        super().__init__()
        self.workspaces = workspaces
        self.files = WorkspaceFiles(self, settings, t)
        self.frame: Frame | None = None
        self._t = t
        self._actions = Actions(self)
        self._around = Surroundings(settings, t, theme, self._actions)
        self._lock: QLockFile | None = None
        self.setWindowTitle(t("RCSC Desktop"))
        self.setWindowIcon(QIcon(str(resource("icons", "rcsc-desktop.svg"))))
        self.uncaught.connect(self.report)
        self.setMinimumSize(_SMALLEST)
        commands.add_commands(self, self._actions, t)
        self.setMenuBar(commands.MenuBar(self, self._actions, t))
        self._restore_geometry()

    # Workspaces

    def open_workspace(self, path: Path, *, sample: bool = False) -> None:
        """Leave the open workspace and open another; the sample is made where it is not there."""
        from rcsc_desktop.gui.frame import Frame
        from rcsc_desktop.gui.opening import Opening

        if not self._shut_frame():
            return
        around = self._around
        opening = Opening(self.workspaces, path, sample=sample)
        menu = commands.workspace_menu(self, self._actions, around.t)
        frame = Frame(around, opening, lambda: menu)
        frame.opened.connect(lambda: self._on_frame_opened(path))
        frame.failed.connect(lambda error: self._on_frame_failed(path, error))
        self.frame = frame
        self._opening = opening
        self.setWindowTitle(around.t("{workspace} – RCSC Desktop", workspace=path.stem))
        self.setCentralWidget(frame)
        frame.go(Place("consultations"))
        if self._is_painted:
            opening.begin()

    def show_start(self, error: UserError | None = None) -> None:
        """Offer the sample, a new workspace, another one; with the reason why one could not be opened."""
        from rcsc_desktop.gui.dialogs.start import Start

        if self._shut_frame():
            self.setWindowTitle(self._t("RCSC Desktop"))
            self.setCentralWidget(Start(self._around, self.files, self.open_workspace, error))

    # Commands

    def go(self, place: Place) -> None:
        """Show a place of the open workspace."""
        if self.frame is not None:
            self.frame.go(place)

    def go_back(self) -> None:
        """Show the place before this one."""
        if self.frame is not None:
            self.frame.go_back()

    def toggle_side_panel(self) -> None:
        """Show or hide the panel at the right."""
        if self.frame is not None:
            self.frame.toggle_side_panel()

    def show_palette(self) -> None:
        """Find anything."""
        if self.frame is not None:
            from rcsc_desktop.gui.palette import Palette

            palette = Palette(self.frame.context, self)
            palette.show()
            palette.field.setFocus()

    def show_drafts(self) -> None:
        """Show the texts that were typed and not stored."""
        if self.frame is not None:
            from rcsc_desktop.gui.dialogs.drafts import DraftList

            DraftList(self.frame.context, self).open()

    def show_about(self) -> None:
        """Show version, licences and where things are."""
        self.go(Place("settings", tab="about"))

    def say(self, error: UserError) -> None:
        """Say a refusal where no page can."""
        if self.frame is not None:
            self.frame.messages.problem(error)
        else:
            from PySide6.QtWidgets import QMessageBox

            from rcsc_desktop.wording import errors

            box = QMessageBox(self)
            box.setText(errors.sentence(error.code, error.data, self._t))
            box.open()

    def report(self, error: BaseException) -> None:
        """Say that the program is wrong, with a report that can be copied."""
        if self.frame is not None:
            self.frame.messages.bug(error)
        else:
            from rcsc_desktop.gui.dialogs.report import Report

            Report(self._t, self._around.theme, error, self).open()

    # Inside

    def _shut_frame(self, *, is_forced: bool = False) -> bool:
        """Leave the open workspace; False where a text is refused, unless forced: its draft is kept."""
        frame, self.frame = self.frame, None
        if frame is None:
            return True
        if not frame.commit_edits() and not is_forced:
            self.frame = frame
            return False
        frame.shut()
        self.takeCentralWidget()
        frame.hide()
        frame.deleteLater()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        return True

    def _on_frame_opened(self, path: Path) -> None:
        self._around.settings.remember(path)
        self._take_lock(path)

    def _on_frame_failed(self, path: Path, error: UserError) -> None:
        if error.code == "workspace.not_found":
            self._around.settings.forget(path)
        self.show_start(error)

    def _take_lock(self, path: Path) -> None:
        """Hold the file that tells other windows of this one; say so where another window holds it."""
        from PySide6.QtCore import QLockFile

        lock = QLockFile(str(path.with_name(f".{path.name}.window")))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
        elif lock.error() == QLockFile.LockError.LockFailedError and self.frame is not None:
            self.frame.say_shared()

    def _restore_geometry(self) -> None:
        stored = QSettings(str(paths.geometry_file()), QSettings.Format.IniFormat).value("geometry")
        if stored is None or not self.restoreGeometry(stored):
            available = self.screen().availableGeometry().size()
            self.resize(_FIRST_SIZE.boundedTo(available))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._on_painted)

    def _on_painted(self) -> None:
        if self._opening is not None:
            self._opening.begin()
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        QSettings(str(paths.geometry_file()), QSettings.Format.IniFormat).setValue("geometry", self.saveGeometry())
        if self._shut_frame(is_forced=self._was_held):
            event.accept()
        else:
            self._was_held = True
            event.ignore()
