"""Long work in a process of its own, so that typing never waits for it."""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from rcsc_desktop.domain.errors import EnvironmentFault, UserError


class WorkerBug(Exception):
    """The function failed in the other process; the message is its traceback there."""


@dataclass
class _Job:
    function: Callable[..., Any]
    args: tuple[Any, ...]
    future: Future[Any] = field(default_factory=Future)


class HeavyLane:
    """One job after the other in one spawned process, which starts with the first job and stays warm."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._process: SpawnProcess | None = None
        self._connection: Connection[Any, Any] | None = None
        self._running: _Job | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        """The future of ``function(*args)``, run after what was submitted before. All of it must pickle."""
        job = _Job(function, args)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        self._jobs.put(job)
        return job.future

    def cancel(self, future: Future[Any]) -> None:
        """Give the job up; one that runs is ended together with its process."""
        with self._lock:
            is_running = self._running is not None and self._running.future is future
            if is_running and self._process is not None:
                self._process.terminate()
        if not is_running:
            future.cancel()

    def close(self) -> None:
        """End the process, whatever it does."""
        self._jobs.put(None)
        with self._lock:
            if self._process is not None:
                self._process.terminate()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            self._finish(job)
        if self._process is not None:
            self._process.terminate()
            self._process.join(timeout=5)

    def _finish(self, job: _Job) -> None:
        try:
            answer = self._ask(job)
        except (EOFError, OSError):
            self._forget_process()
            job.future.set_exception(CancelledError())
        except Exception as error:  # noqa: BLE001 - whatever pickling raises belongs to the caller
            job.future.set_exception(error)
        else:
            try:
                answer.pass_on(job.future)
            except InvalidStateError:
                return
        finally:
            with self._lock:
                self._running = None

    def _ask(self, job: _Job) -> _Answer:
        connection = self._worker()
        with self._lock:
            self._running = job
        connection.send((job.function, job.args))
        answer = connection.recv()
        assert isinstance(answer, _Answer)  # noqa: S101 - what our own worker sends
        return answer

    def _worker(self) -> Connection[Any, Any]:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self._forget_process()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), name=self._name, daemon=True)
        process.start()
        theirs.close()
        with self._lock:
            self._process, self._connection = process, ours
        return ours

    def _forget_process(self) -> None:
        with self._lock:
            process, connection = self._process, self._connection
            self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            process.terminate()
            process.join(timeout=5)


@dataclass
class _Answer:
    """What came of a job: a value, a refusal by code, or a traceback."""

    value: Any = None
    refusal: tuple[bool, str, dict[str, object]] | None = None
    bug: str = ""

    def pass_on(self, future: Future[Any]) -> None:
        if self.refusal is not None:
            is_fault, code, data = self.refusal
            future.set_exception((EnvironmentFault if is_fault else UserError)(code, **data))
        elif self.bug:
            future.set_exception(WorkerBug(self.bug))
        else:
            future.set_result(self.value)


def _serve(connection: Connection[Any, Any]) -> None:
    """Answer jobs until the window is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            function, args = connection.recv()
            answer = _Answer(value=function(*args))
        except EOFError:
            return
        except UserError as error:
            answer = _Answer(refusal=(isinstance(error, EnvironmentFault), error.code, dict(error.data)))
        except Exception:  # noqa: BLE001 - becomes a report in the window
            answer = _Answer(bug=traceback.format_exc())
        connection.send(answer)
