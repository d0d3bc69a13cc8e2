"""What a cell of the outline takes, and which fields of the store stand behind it."""

from __future__ import annotations

from datetime import time

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.domain.text import clean
from rcsc_desktop.domain.time_entry import parse_duration, parse_entry, parse_start
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow

FIELDS = {Column.START: "pinned_start", Column.DURATION: "minutes", Column.KIND: "kind"}
"""Fields of an item that a cell holds as they are."""


def refusal(row: OutlineRow, column: Column, text: str) -> UserError | None:
    """Why a text cannot be taken, as far as that can be told without the store; an empty new line is none."""
    try:
        _require(row, column, text)
    except UserError as error:
        return error
    return None


def seen_fields(row: OutlineRow, column: Column) -> dict[str, object]:
    """The fields behind a cell with the values that were seen."""
    if column is Column.TITLE:
        return {"title" if row.is_item else "text": row.text}
    if column is Column.START:
        pinned: time | None = clock_time(row.start) if row.is_pinned and row.start is not None else None
        return {"pinned_start": pinned}
    if column is Column.DURATION:
        return {"minutes": row.minutes}
    return {"kind": row.item_kind} if column is Column.KIND else {"speakers": row.speakers}


def _require(row: OutlineRow, column: Column, text: str) -> None:
    if column is Column.DURATION:
        parse_duration(text)
    elif column is Column.START and text.strip():
        parse_start(text)
    elif column is Column.TITLE and not (row.is_draft and not text.strip()):
        title = parse_entry(text).title if row.is_item else text
        if not clean(title).text.strip():
            raise UserError("text.required", field="title" if row.is_item else "text")
