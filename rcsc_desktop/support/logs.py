"""The log on this computer: what the program did, never what the user typed."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from types import TracebackType

from rcsc_desktop.support import paths

_BYTES = 512 * 1024
_KEPT = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Writes where an error came from and its kind, without its message, which may hold data."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # what another handler made of the exception may hold its message
        return super().format(record)

    def formatException(self, ei: _ErrorInfo) -> str:
        kind, error, where = ei
        lines = [line.rstrip() for line in traceback.format_tb(where)] if error is not None else []
        return "\n".join([*lines, kind.__name__ if kind else ""])


def start() -> None:
    """Write the log into the data folder from now on; a log that cannot be written is done without."""
    try:
        handler: logging.Handler = RotatingFileHandler(
            paths.log_file(), maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(WithoutValues(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False
