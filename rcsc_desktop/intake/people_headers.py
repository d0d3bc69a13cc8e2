"""Which row of a table is its header: by the words in it, else by how it differs from the rows below."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rcsc_desktop.domain.countries import country_code
from rcsc_desktop.domain.names import fold

SEARCHED_ROWS = 60
_LONGEST = 80
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"[-+]?[\d.,' \u00a0]*\d%?")
_VALUE = re.compile(
    r"#(?:n/a|name\?|null!|num!|ref!|value!|div/0!|spill!|calc!)|[^@\s]+@[^@\s]+\.\w+|https?://\S+"
    r"|(?:null|nan|none|n/?a|true|false)|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?"
    r"|\+?[\d ()/-]{7,}",
    re.IGNORECASE,
)


def find_header(rows: Sequence[Sequence[str]], known: Callable[[str], bool], wanted: frozenset[str]) -> int | None:
    """The place of the header row from 0; ``None`` where the table seems to have none.

    ``known`` says that a text is the name of a column, ``wanted`` are folded names that the user speaks of.
    """
    looked_at = rows[:SEARCHED_ROWS]
    best, best_score = None, 0.0
    for at, row in enumerate(looked_at):
        texts = [cell for cell in row if cell.strip()]
        score = sum(1.0 for cell in texts if len(cell) <= _LONGEST and known(cell))
        score += 2 * sum(1 for cell in texts if fold(cell[:_LONGEST]) in wanted)
        if score > best_score and (score > 1 or _stands_alone(looked_at, at)) and not any(map(_is_value, texts)):
            best, best_score = at, score
    if best is not None:
        return best
    return _by_shape(looked_at)


def worth(rows: Sequence[Sequence[str]], known: Callable[[str], bool]) -> float:
    """How much a sheet looks like a list: known names of columns count most, then rows with more than one cell."""
    named = max((sum(1 for cell in row if cell and len(cell) <= _LONGEST and known(cell)) for row in rows), default=0)
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    return 100.0 * named + sum(min(count, 5) for count in filled if count)


def _stands_alone(rows: Sequence[Sequence[str]], at: int) -> bool:
    """A row with one known word is a header in a table that is about as wide as the row."""
    return _filled(rows[at]) >= 0.6 * max(map(_filled, rows[at:]))


def _by_shape(rows: Sequence[Sequence[str]]) -> int | None:
    """The first row as full as most, all names and none twice; further such rows right below it head columns too."""
    counts = sorted(count for count in map(_filled, rows) if count)
    if not counts:
        return None
    usual = counts[len(counts) // 2]
    if counts[-1] == 1:
        return None  # the first line of a list of nothing but names is a name
    full = [at for at, row in enumerate(rows) if _filled(row) >= max(1, 0.8 * usual)]
    at = next((at for at in full if _is_heading(rows[at]) or any(map(_is_value, rows[at]))), None)
    if at is None or not _is_heading(rows[at]):
        return None
    below = [row for row in rows[at + 1 :] if _filled(row)]
    if not any(_is_value(cell) for row in below[:10] for cell in row):
        return at
    while at + 1 < len(rows) and _filled(rows[at + 1]) and not any(map(_is_value, rows[at + 1])):
        at += 1
    return at


def _is_heading(row: Sequence[str]) -> bool:
    texts = [fold(cell[:_LONGEST]) for cell in row if cell.strip()]
    years = [text for text in texts if _YEAR.fullmatch(text)]
    names = [text for text in texts if not _is_value(text)]
    if any(len(text) > 3 and country_code(text) for text in texts):
        return False
    return bool(names) and len(names) + len(years) == len(texts) and len(set(texts)) == len(texts)


def _is_value(cell: str) -> bool:
    text = cell.strip()
    return bool(text) and (_NUMBER.fullmatch(text) or _VALUE.fullmatch(text)) is not None


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())
