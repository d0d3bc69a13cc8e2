"""The stream that a workbook goes to, as the library may see it."""

from __future__ import annotations

from typing import BinaryIO


class Target:
    """Hands everything on to ``stream`` until that fails, and nothing afterwards.

    The library leaves its archive open when a write fails; the archive then tries to end itself whenever it is thrown
    away, perhaps when the stream is long closed.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: BinaryIO | None = stream

    def write(self, data: bytes) -> int:
        """Write ``data``; nothing happens after a failure."""
        if self._stream is None:
            return len(data)
        try:
            return self._stream.write(data)
        except OSError:
            self._stream = None
            raise

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in the stream; 0 after a failure."""
        return 0 if self._stream is None else self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Where the stream stands; 0 after a failure."""
        return 0 if self._stream is None else self._stream.tell()

    def flush(self) -> None:
        """Hand on what is buffered."""
        if self._stream is not None:
            self._stream.flush()
