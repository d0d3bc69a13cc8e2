"""What is said of the parts of an imported agenda: refused, or to be looked at."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.domain.imported_agenda import ImportNote
from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording import errors
from rcsc_desktop.wording.filling import fill

_SENTENCES: Mapping[str, str] = {
    "import.overlap": mark("“{title}” begins while “{other}” is still going on in the same room. Both are kept."),
}


def sentence(note: ImportNote, t: Translator) -> str:
    """The whole sentence of a note, without its place."""
    data = dict(note.data)
    count = data.get("count")
    if note.code == "import.minutes_guessed" and isinstance(count, int):
        return t.plural(
            "{count} item gives no end: it lasts until the next one begins there, or 15 minutes.",
            "{count} items give no end: each lasts until the next one begins there, or 15 minutes.",
            count,
        )
    if note.code in _SENTENCES:
        return fill(t, _SENTENCES[note.code], data)
    return errors.sentence(note.code, data, t)
