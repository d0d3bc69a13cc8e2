"""JSON with people in it: a list of objects, or an object that holds one; every object is a row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.intake.columns import letter_of
from rcsc_desktop.intake.people_sheets import Grid
from rcsc_desktop.intake.sheets import MOST_CELLS

_DEEPEST = 4
_MOST_COLUMNS = 1_000


def grid_of_json(text: str, encoding: str) -> Grid:
    """The longest list of objects (or of plain values) as a table whose header is the names of fields.

    Raises ``ValueError`` where it is no JSON; refused with ``import.empty`` or ``import.no_list``.
    """
    document = json.loads(text, strict=False)
    found = _longest(document)
    if not found:
        raise UserError("import.empty" if document in ([], {}) else "import.no_list")
    if not any(isinstance(one, Mapping) for one in found):
        rows = [_cells(one) for one in found]
        return Grid(
            "", [[letter_of(place) for place in range(max(map(len, rows)))], *rows], "json", encoding, is_headed=True
        )
    objects = [dict(_flat(one)) if isinstance(one, Mapping) else {"": _text(one)} for one in found]
    names = list(dict.fromkeys(name for one in objects for name in one))
    if len(names) > _MOST_COLUMNS or len(names) * len(objects) > MOST_CELLS:
        raise UserError("import.too_big")
    rows = [[one.get(name, "") for name in names] for one in objects]
    return Grid("", [names, *rows], "json", encoding, is_headed=True)


def _longest(document: Any) -> Sequence[Any]:
    """The document where it is a list, else the list with the most objects within it."""
    if isinstance(document, list):
        return document
    best: Sequence[Any] = []
    level = [document]
    for _ in range(_DEEPEST):
        lists = [value for one in level for value in one.values() if isinstance(value, list)]
        objects = [one for one in lists if any(isinstance(value, Mapping) for value in one)]
        best = max([best, *objects, *([] if objects else lists)], key=len)
        level = [value for one in level for value in one.values() if isinstance(value, Mapping)]
        if best or not level:
            break
    if not best and isinstance(document, Mapping) and document:
        return [document] if not any(isinstance(value, Mapping) for value in document.values()) else []
    return best


def _flat(value: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, object]]:
    for name, inner in value.items():
        whole = f"{before} {name}".strip()
        if isinstance(inner, Mapping) and depth < _DEEPEST:
            yield from _flat(inner, whole, depth + 1)
        else:
            yield whole, _text(inner)


def _text(value: Any) -> object:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(str(_text(one)) for one in value if one is not None)
    if isinstance(value, Mapping):
        return "; ".join(str(_text(one)) for one in value.values() if one is not None)
    return value


def _cells(value: Any) -> list[object]:
    return [_text(one) for one in value] if isinstance(value, list) else [_text(value)]
