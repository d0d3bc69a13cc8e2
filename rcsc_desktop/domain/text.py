"""What a text field keeps of what was typed or imported."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from rcsc_desktop.domain.errors import UserError

_NOT_KEPT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


class CleanText(NamedTuple):
    """``text`` as it is kept, and how many characters were taken out of it."""

    text: str
    taken_out: int


def clean(text: str) -> CleanText:
    """Keep TAB and line feed; take out other control characters, U+FFFE/FFFF and lone surrogates.

    CR LF becomes a line feed and is not counted. Everything else stays as typed.
    """
    kept, taken_out = _NOT_KEPT.subn("", text.replace("\r\n", "\n"))
    return CleanText(kept, taken_out)


def escaped(content: str) -> str:
    """JSON whose characters that no text can hold are written as ``\\u`` escapes, so that none is taken out."""
    return _NOT_KEPT.sub(lambda found: json.dumps(found[0])[1:-1], content)


def required(text: str, field: str) -> str:
    """The cleaned ``text``; refused with ``text.required`` where nothing but blanks is left."""
    kept = clean(text).text
    if not kept.strip():
        raise UserError("text.required", field=field)
    return kept
