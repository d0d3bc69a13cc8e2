"""Keys for the place of a row among its siblings: moving one row writes one key.

A key is a fraction in base 62, written without ``0.`` and without a trailing zero, so that keys sort as plain ASCII
text and there is always room between two of them. Keys grow with the logarithm of the number of rows put one after
another at the same place, in either direction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_FIRST, _LAST, _MIDDLE = _DIGITS[0], _DIGITS[-1], _DIGITS[31]
_KEY = re.compile(r"[0-9A-Za-z]*[1-9A-Za-z]", re.ASCII)
_WIDTH = 2
_WIDENING = 3


def between(before: str | None, after: str | None) -> str:
    """A key that sorts after ``before`` and before ``after``; ``None`` is the open end.

    Raises ``ValueError`` for a text that is no key and for keys in the wrong order.
    """
    for key in (before, after):
        if key is not None and not _KEY.fullmatch(key):
            raise ValueError(f"not an order key: {key!r}")
    if before is not None and after is not None and before >= after:
        raise ValueError(f"{before!r} does not stand in order before {after!r}")
    return _between(before or "", after or "")


def spread(before: str | None, after: str | None, count: int) -> list[str]:
    """``count`` keys in order between ``before`` and ``after``; raises ``ValueError`` as ``between`` does."""
    keys: list[str] = []
    if before is None and after is not None:
        for _ in range(count):
            keys.append(between(None, keys[-1] if keys else after))
        return keys[::-1]
    for _ in range(count):
        keys.append(between(keys[-1] if keys else before, after))
    return keys


def room(keys: Sequence[str], at: int) -> tuple[str, list[str]]:
    """A key for a new row before the row at ``at`` (``len(keys)``: at the end), and the keys of the rows there.

    These are the ``keys`` as given, in their order, unless they leave no room (two laptops met, or a key is missing):
    then all are new.
    """
    before = keys[at - 1] if at else None
    after = keys[at] if at < len(keys) else None
    try:
        return between(before, after), list(keys)
    except ValueError:
        new = spread(None, None, len(keys) + 1)
        return new[at], new[:at] + new[at + 1 :]


def _between(low: str, high: str) -> str:
    """``low`` and ``high`` are fractions or, empty, the open ends."""
    if not high:
        return _following(low)
    shared = next(
        (at for at, (one, other) in enumerate(zip(low, high, strict=False)) if one != other), min(len(low), len(high))
    )
    prefix, low, high = high[:shared], low[shared:], high[shared:]
    if not low:
        return prefix + _preceding(high)
    bottom, top = _VALUE[low[0]], _VALUE[high[0]]
    if top - bottom > 1:
        return prefix + _DIGITS[(bottom + top) // 2]
    if len(high) > 1:
        return prefix + high[0]
    return prefix + low[0] + _following(low[1:])


def _following(low: str) -> str:
    """A fraction above ``low`` with nothing above it: one step in the block that ``low`` lies in."""
    if not low:
        return _MIDDLE
    width = _WIDTH
    while low[:width] == _LAST * width:
        width *= _WIDENING
    return _step(low[:width].ljust(width, _FIRST), 1)


def _preceding(high: str) -> str:
    """A fraction below ``high`` with nothing below it."""
    width = _WIDTH
    while high[:width].ljust(width, _FIRST) == _FIRST * width:
        width *= _WIDENING
    block = high[:width].ljust(width, _FIRST)
    if len(high) > width and block[-1] != _FIRST:
        return block
    if block == _FIRST * (width - 1) + _DIGITS[1]:
        return _FIRST * width + _LAST * (width * (_WIDENING - 1))
    return _step(block, -1)


def _step(block: str, by: int) -> str:
    """The next block up or down that does not end in zero."""
    digits = [_VALUE[digit] for digit in block]
    while True:
        at = len(digits) - 1
        digits[at] += by
        while not 0 <= digits[at] < len(_DIGITS):
            digits[at] %= len(_DIGITS)
            at -= 1
            digits[at] += by
        if digits[-1]:
            return "".join(_DIGITS[digit] for digit in digits)
