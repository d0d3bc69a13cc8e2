"""The topics or questions of an agenda item written as one nested list, within one operation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaTopic, TopicKind
from rcsc_desktop.domain.order import spread
from rcsc_desktop.domain.text import required
from rcsc_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Line:
    """A topic or question as it shall stand, with what is nested under it."""

    text: str
    children: tuple[Line, ...] = ()


def write_lines(work: UnitOfWork, item_id: UUID, kind: TopicKind, lines: Sequence[Line]) -> None:
    """Make the item's topics, or its questions, what ``lines`` say.

    A line that stood there with the same text at the same level stays the same row and keeps its language versions.
    """
    known = work.find(AgendaTopic, item_id=item_id)
    staying = {one.id for one in known if one.parent_id is None and one.kind is not kind}
    while grown := {one.id for one in known if one.parent_id in staying} - staying:
        staying |= grown
    free = [one for one in known if one.id not in staying]
    _write_level(work, item_id, kind, None, lines, free)
    work.remove(AgendaTopic, *(one.id for one in free))


def _write_level(
    work: UnitOfWork,
    item_id: UUID,
    kind: TopicKind,
    parent_id: UUID | None,
    lines: Sequence[Line],
    free: list[AgendaTopic],
) -> None:
    """Write one level; rows of ``free`` that are used again are taken out of it."""
    level = [one for one in free if one.parent_id == parent_id]
    texts = [required(line.text, "text") for line in lines]
    is_same = [one.text for one in level] == texts
    keys = [one.order_key for one in level] if is_same else spread(None, None, len(lines))
    for line, text, key in zip(lines, texts, keys, strict=True):
        row = next((one for one in level if one.text == text and one in free), None)
        if row is None:
            row = AgendaTopic(item_id=item_id, parent_id=parent_id, text=line.text, kind=kind, order_key=key)
            work.add(row)
        else:
            free.remove(row)
            work.change(AgendaTopic, row.id, order_key=key)
        _write_level(work, item_id, kind, row.id, line.children, free)
