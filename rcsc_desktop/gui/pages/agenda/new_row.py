"""A line that was opened in the outline and is not stored yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from rcsc_desktop.gui.pages.agenda.rows import OutlineRow, RowKind
from rcsc_desktop.support.ids import new_id


@dataclass(slots=True, eq=False)
class NewRow:
    """Stands in the outline under the stand-in ``id``; ``stored_id`` is known once it was written.

    ``after`` is the sibling above it: ``None`` for the first one, another new row while that one is being stored.
    ``is_sent``: its write is under way; ``is_shown``: the stored row has taken its place in the outline.
    """

    kind: RowKind
    item: UUID | NewRow | None
    after: UUID | NewRow | None = None
    parent: UUID | NewRow | None = None
    depth: int = 0
    text: str = ""
    id: UUID = field(default_factory=new_id)
    stored_id: UUID | None = None
    is_sent: bool = False
    is_shown: bool = False

    def row(self) -> OutlineRow:
        """The line as the outline shows it."""
        return OutlineRow(
            id=self.id,
            kind=self.kind,
            item_id=self.id if self.kind is RowKind.ITEM or self.item is None else shown_id(self.item),
            text=self.text,
            depth=self.depth,
            parent_id=None if self.parent is None else shown_id(self.parent),
            is_draft=not self.is_sent,
        )


def shown_id(place: UUID | NewRow) -> UUID:
    """The key under which a row stands in the outline now."""
    if isinstance(place, NewRow):
        return place.stored_id if place.is_shown and place.stored_id is not None else place.id
    return place


def stored_place(place: UUID | NewRow | None) -> UUID | None:
    """The stored row that ``place`` means; of a new row that was never stored, the stored row before it."""
    while isinstance(place, NewRow):
        if place.stored_id is not None:
            return place.stored_id
        place = place.after
    return place


def subtree_end(rows: Sequence[OutlineRow], at: int) -> int:
    """The position after the row ``at`` and all that is nested in it."""
    end = at + 1
    while end < len(rows) and rows[end].depth > rows[at].depth:
        end += 1
    return end


def with_new_rows(stored: Sequence[OutlineRow], new_rows: Iterable[NewRow]) -> list[OutlineRow]:
    """The stored rows with the new ones at their places; a new row whose place is gone stands at the end."""
    rows = list(stored)
    for new in new_rows:
        rows.insert(_place_of(new, rows), new.row())
    return rows


def _place_of(new: NewRow, rows: Sequence[OutlineRow]) -> int:
    at = {row.id: position for position, row in enumerate(rows)}
    if new.after is not None:
        above = at.get(shown_id(new.after))
        return len(rows) if above is None else subtree_end(rows, above)
    if new.kind is RowKind.ITEM:
        return 0
    owner = new.parent or new.item
    above = None if owner is None else at.get(shown_id(owner))
    if above is None:
        return len(rows)
    return subtree_end(rows, above) if new.kind is RowKind.QUESTION else above + 1
