"""A hybrid logical clock: operations of several laptops in one order that respects what each had seen.

Kulkarni et al., "Logical Physical Clocks and Consistent Snapshots in Globally Distributed Databases" (2014): the
greater of the device's time and the last stamp seen, with a counter for ties.
"""

from __future__ import annotations


def stamp(now_ms: int, last: str | None, device: str) -> str:
    """The next stamp: milliseconds (15 digits), counter (6 hexadecimal digits), device; sorts as text."""
    last_ms, counter = (-1, 0) if last is None else (int(last[:15]), int(last[16:22], 16))
    if now_ms > last_ms:
        last_ms, counter = now_ms, 0
    else:
        counter += 1
    return f"{last_ms:015}-{counter:06x}-{device}"
