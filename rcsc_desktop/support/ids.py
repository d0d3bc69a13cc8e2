"""UUIDs of version 7 (RFC 9562): ordered by the time they were made, made without a server."""

from __future__ import annotations

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A new UUIDv7; within one process each is greater than the one before.

    Monotonicity by method 3 of RFC 9562, 6.2: the 12 bits after the milliseconds hold the fraction of the
    millisecond, and a tie moves on by one.
    """
    global _last
    with _lock:
        nanoseconds = time.time_ns()
        milliseconds, rest = divmod(nanoseconds, 1_000_000)
        stamp = max(milliseconds << 12 | (rest << 12) // 1_000_000, _last + 1)
        _last = stamp
    high = (stamp >> 12) << 16 | 0x7000 | (stamp & 0xFFF)
    low = 0x8000_0000_0000_0000 | secrets.randbits(62)
    return UUID(int=high << 64 | low)
