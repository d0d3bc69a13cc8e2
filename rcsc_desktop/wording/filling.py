"""Values of codes made fit to stand in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from enum import StrEnum
from string import Formatter

from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words

LONGEST = 80
_WHOLE = frozenset({"path"})
"""Values that are of no use when they are cut."""
_MOST_OF_A_LIST = 24


def fill(t: Translator, template: str, data: Mapping[str, object], longest: int = LONGEST) -> str:
    """The translation of ``template`` with ``data``; a value that is missing is an ellipsis, never a failure."""
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    values = {name: data.get(name, "…") for name in names}
    return t(template, **{name: str(v) if name in _WHOLE else shown(v, t, longest) for name, v in values.items()})


def shown(value: object, t: Translator, longest: int = LONGEST) -> str:
    """A value on one line: words for codes, clock times, lists joined (“none” where empty), long texts cut."""
    if isinstance(value, StrEnum):
        return words.label(value, t)
    if isinstance(value, str):
        return short(value, longest)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Sequence):
        if not value:
            return t("none")
        parts = [shown(one, t, longest) for one in value[:_MOST_OF_A_LIST]]
        return ", ".join([*parts, "…"] if len(value) > _MOST_OF_A_LIST else parts)
    return "–" if value is None else str(value)


def short(text: str, longest: int = LONGEST) -> str:
    """The text on one line, cut at ``longest`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
