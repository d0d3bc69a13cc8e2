"""Reading in a process of its own, with limits of time and memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from rcsc_desktop.domain.errors import UserError

SECONDS_PER_MIB = 10
_MIB = 2**20
_MEMORY = 1536 * _MIB
"""Address space beside what the content itself takes; the libraries alone map some hundred MiB."""


def run_limited(function: Callable[..., object], args: tuple[object, ...], size: int) -> object:
    """What ``function(*args)`` gives in a spawned process. All of it must pickle.

    Its ``UserError`` is passed on; refused with ``import.too_slow`` after ten seconds per MiB of ``size`` (at least
    ten), and with ``import.too_big`` where memory does not suffice or the process dies. Any other exception comes as a
    ``RuntimeError`` with its traceback.
    """
    seconds = SECONDS_PER_MIB * max(1.0, size / _MIB)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, function, args, _MEMORY + 40 * size), daemon=True)
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
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(ValueError, OSError):  # systems that know no such limit
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
