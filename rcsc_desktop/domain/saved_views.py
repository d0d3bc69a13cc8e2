"""What a saved view of a list holds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ListView:
    """Names of the columns in their order, the words of the filter, the columns to sort and to group by."""

    columns: tuple[str, ...]
    text: str = ""
    sort: str = "name"
    is_descending: bool = False
    group_by: str = ""


def view_content(view: ListView) -> str:
    """The view as it is stored: canonical JSON."""
    return json.dumps(asdict(view), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_view(content: str) -> ListView:
    """The view in a stored text; what it does not say is as usual."""
    try:
        held: Any = json.loads(content)
    except ValueError:
        held = {}
    if not isinstance(held, dict):
        held = {}
    columns = held.get("columns")
    return ListView(
        columns=tuple(map(str, columns)) if isinstance(columns, list) else (),
        text=str(held.get("text", "")),
        sort=str(held.get("sort", "name")),
        is_descending=held.get("is_descending") is True,
        group_by=str(held.get("group_by", "")),
    )
