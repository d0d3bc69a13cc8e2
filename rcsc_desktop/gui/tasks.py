"""Work beside the window's thread, in three lanes: short writes, reads, heavy work. Callbacks come back here."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.bus import Bus
from rcsc_desktop.gui.garbage import GarbageCollector
from rcsc_desktop.gui.messages import Messages
from rcsc_desktop.support.i18n import Translator

if TYPE_CHECKING:
    from rcsc_desktop.domain.changes import ChangeSet
    from rcsc_desktop.gui.heavy import HeavyLane

T = TypeVar("T")

_READERS = 2
_LOCK_KEPT_SECONDS = 0.001
"""How long a lane may keep Python's lock from the window's thread that waits for it."""


@dataclass(frozen=True, slots=True)
class HeavyTask:
    """Heavy work with a ``title`` that the status line may show; ``cancel()`` gives it up."""

    title: str
    cancel: Callable[[], None]


class Tasks(QObject):
    """The lanes of one open workspace.

    ``idle``: nothing is under way and every callback has run. ``writing``: a write is under way. ``started`` and
    ``ended`` carry each ``HeavyTask`` that has a title.
    """

    idle = Signal()
    writing = Signal(bool)
    started = Signal(object)
    ended = Signal(object)
    _arrived = Signal(object)

    def __init__(self, bus: Bus, messages: Messages, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._garbage = GarbageCollector(self)
        self._bus = bus
        self._messages = messages
        self._t = t
        sys.setswitchinterval(_LOCK_KEPT_SECONDS)
        self._writer = ThreadPoolExecutor(1, "write")
        self._readers = ThreadPoolExecutor(_READERS, "read")
        self._heavy: dict[str, HeavyLane] = {}
        self._newest: dict[str, tuple[object, Callable[[], object]]] = {}
        self._pending = 0
        self._writes = 0
        self._is_closed = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def write(
        self,
        operation: Callable[[], ChangeSet],
        *,
        on_done: Callable[[ChangeSet], object] | None = None,
        on_error: Callable[[UserError], object] | None = None,
        announce: bool = False,
    ) -> None:
        """Run ``operation`` after the writes before it, put its change set on the bus, then call ``on_done``.

        A refusal goes to ``on_error``, or is shown where there is none. ``announce``: a toast says what was done and
        offers to undo it.
        """

        def finished(change_set: ChangeSet) -> None:
            self._bus.publish(change_set)
            if on_done is not None:
                on_done(change_set)
            self._say(change_set, announce=announce)

        self._writes += 1
        self.writing.emit(True)
        self._follow(self._writer.submit(operation), finished, on_error, on_end=self._end_write)

    def read(
        self,
        query: Callable[[], T],
        on_done: Callable[[T], object],
        *,
        key: str | None = None,
        on_error: Callable[[UserError], object] | None = None,
    ) -> None:
        """Run ``query`` beside everything else and hand on its result.

        A newer call with the same ``key`` supersedes this one: its result is dropped.
        """
        future = self._readers.submit(query)
        self._follow(future, on_done, on_error, self._supersede(key, future.cancel))

    def heavy(
        self,
        function: Callable[..., T],
        *args: object,
        on_done: Callable[[T], object],
        on_error: Callable[[UserError], object] | None = None,
        title: str = "",
        key: str | None = None,
    ) -> HeavyTask:
        """Run a function of module level with arguments that pickle in another process.

        With a ``title`` it is shown with a way to cancel; without, it is quiet work such as a preview. A newer call
        with the same ``key`` supersedes this one when it still waits; its result is dropped either way.
        """
        lane = self._lane("export" if title else "preview")
        future: Future[T] = lane.submit(function, *args)
        task = HeavyTask(title, lambda: lane.cancel(future))
        if title:
            self.started.emit(task)

        def ended() -> None:
            if title:
                self.ended.emit(task)

        self._follow(future, on_done, on_error, self._supersede(key, future.cancel), ended)
        return task

    def is_idle(self) -> bool:
        """Nothing is under way and every callback has run."""
        return self._pending == 0

    def is_writing(self) -> bool:
        """A write is under way, or was not told of yet."""
        return self._writes > 0

    def close(self) -> None:
        """Wait for the writes that were begun; give up everything else. No callback runs afterwards."""
        self._is_closed = True
        self._pending = 0
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        for lane in self._heavy.values():
            lane.close()
        self._garbage.stop()

    def _lane(self, name: str) -> HeavyLane:
        """Exports and previews do not wait for each other; neither is there before it is needed."""
        if name not in self._heavy:
            from rcsc_desktop.gui.heavy import HeavyLane

            self._heavy[name] = HeavyLane(name)
        return self._heavy[name]

    def _supersede(self, key: str | None, cancel: Callable[[], object]) -> Callable[[], bool]:
        """Give up what runs under ``key``; the answer says later whether this call is still the newest."""
        if key is None:
            return lambda: True
        token = object()
        if key in self._newest:
            self._newest[key][1]()
        self._newest[key] = (token, cancel)
        return lambda: self._newest[key][0] is token

    def _follow(
        self,
        future: Future[T],
        on_done: Callable[[T], object],
        on_error: Callable[[UserError], object] | None,
        is_wanted: Callable[[], bool] = lambda: True,
        on_end: Callable[[], object] = lambda: None,
    ) -> None:
        self._pending += 1

        def deliver() -> None:
            on_end()
            try:
                result = future.result()
            except CancelledError:
                return
            except UserError as error:
                if is_wanted():
                    (on_error or self._messages.problem)(error)
            except Exception as error:  # noqa: BLE001 - a bug becomes a report, the window lives on
                self._messages.bug(error)
            else:
                if is_wanted():
                    on_done(result)

        future.add_done_callback(lambda _future: self._emit(deliver))

    def _end_write(self) -> None:
        self._writes -= 1
        if self._writes == 0:
            self.writing.emit(False)

    def _emit(self, deliver: Callable[[], None]) -> None:
        if not self._is_closed:
            self._arrived.emit(deliver)

    def _on_arrived(self, deliver: Any) -> None:
        try:
            if not self._is_closed:
                deliver()
        finally:
            self._pending -= 1
            if self._pending == 0:
                self.idle.emit()

    def _say(self, change_set: ChangeSet, *, announce: bool) -> None:
        if change_set.taken_out:
            self._messages.note(
                self._t.plural(
                    "{count} character that cannot be stored was taken out.",
                    "{count} characters that cannot be stored were taken out.",
                    change_set.taken_out,
                )
            )
        if announce and change_set.changes:
            from rcsc_desktop.wording import operations

            self._messages.done(operations.sentence(change_set.name, change_set.params, self._t))
