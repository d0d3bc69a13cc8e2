"""What large lists leave behind when they are dropped."""

from __future__ import annotations

import sys
from functools import cache

_M_MMAP_THRESHOLD = -3
_LARGE = 256 * 1024


@cache
def return_large_blocks() -> None:
    """From now on the memory of large texts goes back to the system when they are dropped (glibc; else nothing).

    By default glibc raises its limit with the first large block that is freed and keeps later ones for itself.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _LARGE)
