"""Reading in a process of its own, with limits of time and memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from rcsc_desktop.domain.errors import UserError

_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Time of reading, and bytes of memory beside what the program itself takes.

    The time is the larger one of ``seconds`` and ``seconds_per_mib`` times the size of the content. It is the
    processor's time that the reader uses up once its process stands, so that a busy machine refuses nothing that an
    idle one reads; only a reader that waits for nothing is given up by the clock, ``PATIENCE`` times as late.
    """

    seconds: float
    seconds_per_mib: float
    memory: int
    memory_per_byte: int

    def seconds_for(self, size: int) -> float:
        """The time for a content of ``size`` bytes."""
        return max(self.seconds, self.seconds_per_mib * size / _MIB)


USUAL = Limits(seconds=10, seconds_per_mib=10, memory=1200 * _MIB, memory_per_byte=40)


def run_limited(function: Callable[..., object], args: tuple[object, ...], size: int, limits: Limits = USUAL) -> object:
    """What ``function(*args)`` gives in a spawned process. All of it must pickle.

    Its ``UserError`` is passed on; refused with ``import.too_slow`` after the time for a content of ``size`` bytes, and
    with ``import.too_big`` where memory does not suffice or the process dies. Any other exception comes as a
    ``RuntimeError`` with its traceback.
    """
    seconds = limits.seconds_for(size)
    too_slow = UserError("import.too_slow", seconds=round(seconds))
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    memory = limits.memory + limits.memory_per_byte * size
    process = context.Process(target=_serve, args=(theirs, function, args, seconds, memory), daemon=True)
    try:
        process.start()
        theirs.close()
        for patience in (START, seconds * PATIENCE):
            if not ours.poll(patience):
                raise too_slow
            answer, value = ours.recv()
            if answer != _READY:
                break
    except (EOFError, OSError):
        process.join()
        raise too_slow if _has_used_up_its_time(process.exitcode) else UserError("import.too_big") from None
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


START = 120.0
"""What a very busy machine may take to start the process, in seconds; none of it counts as reading."""
PATIENCE = 10
_READY = "ready"


def _serve(
    connection: Connection[Any, Any], function: Callable[..., object], args: Any, seconds: float, memory: int
) -> None:
    connection.send((_READY, None))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)  # libraries print their own panics there
    _bound_time(seconds)
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


def _bound_time(most: float) -> None:
    if sys.platform == "win32":
        return
    import resource

    wanted = ceil(time.process_time() + most)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with suppress(ValueError, OSError):  # systems that know no such limit
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))


def _has_used_up_its_time(exit_code: int | None) -> bool:
    return sys.platform != "win32" and exit_code == -signal.SIGXCPU


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
