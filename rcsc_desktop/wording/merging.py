"""Why a value is proposed for contacts that become one, in words."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.support.i18n import Translator, mark

WHY: Mapping[str, str] = {
    "agreed": mark("All say so"),
    "fuller": mark("The fuller one, written as people write it"),
    "newer": mark("From the entry that was changed last"),
    "only": mark("The only one that says anything"),
    "united": mark("All of them together"),
}
"""Words for ``MergeField.why``."""


def why(code: str, t: Translator) -> str:
    """Why it is proposed."""
    return t(WHY[code]) if code in WHY else code
