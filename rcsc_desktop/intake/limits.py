"""Reading in a process of its own, with limits of time and memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from rcsc_desktop.domain.errors import UserError

SECONDS_PER_MIB = 10
_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Time from the start of reading on, and bytes of memory beside what the program itself takes.

    The time is the larger one of ``seconds`` and ``seconds_per_mib`` times the size of the content.
    """

    seconds: float
    seconds_per_mib: float
    memory: int
    memory_per_byte: int

    def seconds_for(self, size: int) -> float:
        """The time for a content of ``size`` bytes."""
        return max(self.seconds, self.seconds_per_mib * size / _MIB)


USUAL = Limits(seconds=SECONDS_PER_MIB, seconds_per_mib=SECONDS_PER_MIB, memory=1200 * _MIB, memory_per_byte=40)


def run_limited(function: Callable[..., object], args: tuple[object, ...], size: int, limits: Limits = USUAL) -> object:
    """What ``function(*args)`` gives in a spawned process. All of it must pickle.

    Its ``UserError`` is passed on; refused with ``import.too_slow`` after the time for a content of ``size`` bytes, and
    with ``import.too_big`` where memory does not suffice or the process dies. Any other exception comes as a
    ``RuntimeError`` with its traceback.
    """
    seconds = limits.seconds_for(size)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    memory = limits.memory + limits.memory_per_byte * size
    process = context.Process(target=_serve, args=(theirs, function, args, memory), daemon=True)
    try:
        process.start()
        theirs.close()
        if not ours.poll(seconds + START):
            raise UserError("import.too_slow", seconds=round(seconds))
        answer, value = ours.recv()
    except (EOFError, OSError):
        raise UserError("import.too_big") from None
    finally:
        ours.close()
        if process.pid is not None:
            process.kill()
            process.join()
    if answer == "refused":
        code, data = value
        raise UserError(code, **data)
    if answer == "failed":
        raise RuntimeError(value)
    return value


START = 5.0
"""What a busy machine may take to start the process."""


def _serve(connection: Connection[Any, Any], function: Callable[..., object], args: Any, memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)  # libraries print their own panics there
    _bound_memory(memory)
    try:
        answer: tuple[str, object] = ("done", function(*args))
    except UserError as error:
        answer = ("refused", (error.code, dict(error.data)))
    except MemoryError:
        answer = ("refused", ("import.too_big", {}))
    except Exception:  # noqa: BLE001 - a fault of ours, told where it is reported
        answer = ("failed", traceback.format_exc())
    connection.send(answer)


def _bound_memory(most: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _address_space() + most
    wanted = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with suppress(ValueError, OSError):  # systems that know no such limit
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _address_space() -> int:
    """What the process has mapped so far, in bytes; a usual value where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return _USUAL_SPACE
    return pages * os.sysconf("SC_PAGE_SIZE")


_USUAL_SPACE = 400 * _MIB
