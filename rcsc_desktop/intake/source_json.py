"""What a producer said, as compact JSON that any text column can hold."""

from __future__ import annotations

import json
from math import isfinite


def compact(value: object) -> str:
    """The value as JSON without blanks, keys in the order of the source."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return json.dumps(value, separators=(",", ":"), allow_nan=False, default=str)
    return text


def parsed(text: str) -> object:
    """The value of a JSON text; numbers that JSON cannot write back become null.

    Raises ``json.JSONDecodeError`` with the place, ``RecursionError`` or ``ValueError``.
    """
    return json.loads(text, parse_float=_finite, parse_constant=lambda _: None)


def _finite(text: str) -> float | None:
    number = float(text)
    return number if isfinite(number) else None
