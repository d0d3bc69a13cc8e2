"""What can be done with a session: copied, put earlier or later, taken out; and stepping from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from shiboken6 import isValid

from rcsc_desktop.domain.agenda import Agenda
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.gui.page import Page


class SessionCommands(QObject):
    """Commands on the session that is shown, in the menu, the palette, the tabs' menu and the details.

    ``step_wanted`` carries the key of the session to go to, ``made`` the key of one that was just made.
    """

    step_wanted = Signal(object)
    made = Signal(object)

    def __init__(self, page: Page, add_session: QAction) -> None:
        super().__init__(page)
        self._page = page
        self._agenda: Agenda | None = None
        self._session_id: UUID | None = None
        t = page.context.t
        commands: tuple[tuple[str, str, Callable[[], object], str], ...] = (
            ("duplicate_session", t("Duplicate the session"), self._duplicate, ""),
            ("session_earlier", t("Move the session earlier"), lambda: self._move(-1), ""),
            ("session_later", t("Move the session later"), lambda: self._move(1), ""),
            ("remove_session", t("Remove the session"), self._remove, ""),
            ("previous_session", t("Previous session"), lambda: self._step(-1), "Ctrl+PgUp"),
            ("next_session", t("Next session"), lambda: self._step(1), "Ctrl+PgDown"),
        )
        made = {
            name: page.context.actions.add(
                f"agenda.{name}",
                text,
                run,
                shortcut=shortcut or None,
                menu="consultation",
                is_enabled=page.isVisible,
                page=page,
            )
            for name, text, run, shortcut in commands
        }
        names = ("duplicate_session", "session_earlier", "session_later", "remove_session")
        self.actions: tuple[QAction, ...] = (add_session, *(made[name] for name in names))
        self.steps = (made["previous_session"], made["next_session"])

    def stand_in(self, agenda: Agenda, session_id: UUID | None) -> None:
        """Another agenda or session is shown."""
        self._agenda, self._session_id = agenda, session_id
        if not isValid(self.actions[1]):  # another page of this kind took the commands over
            return
        ids = self._ids()
        at = ids.index(session_id) if session_id in ids else -1
        duplicate, earlier, later, remove = self.actions[1:]
        for action in (duplicate, remove):
            action.setEnabled(at >= 0)
        for action in (earlier, self.steps[0]):
            action.setEnabled(at > 0)
        for action in (later, self.steps[1]):
            action.setEnabled(0 <= at < len(ids) - 1)

    def _ids(self) -> list[UUID]:
        return [] if self._agenda is None else [part.session.id for part in self._agenda.sessions]

    def _step(self, by: int) -> None:
        ids = self._ids()
        if self._session_id in ids and 0 <= ids.index(self._session_id) + by < len(ids):
            self.step_wanted.emit(ids[ids.index(self._session_id) + by])

    def _duplicate(self) -> None:
        def done(changes: ChangeSet) -> None:
            if changes.new_id is not None:
                self.made.emit(changes.new_id)

        session_id, core = self._session_id, self._page.context.core
        if session_id is not None and self._page.commit_edits():
            self._page.context.tasks.write(lambda: core.sessions.duplicate(session_id), on_done=done, announce=True)

    def _move(self, by: int) -> None:
        session_id, ids, core = self._session_id, self._ids(), self._page.context.core
        if session_id not in ids or session_id is None:
            return
        at = ids.index(session_id) + by
        others = [one for one in ids if one != session_id]
        if not 0 <= at < len(ids):
            return
        after = others[at - 1] if at else None
        self._page.context.tasks.write(lambda: core.sessions.move(session_id, after))

    def _remove(self) -> None:
        session_id, core = self._session_id, self._page.context.core
        if session_id is not None and self._page.commit_edits():
            self._page.context.tasks.write(lambda: core.sessions.remove(session_id), announce=True)
