"""Which block lies beside which: in its column by time, in the next columns by nearness."""

from __future__ import annotations

from uuid import UUID

from rcsc_desktop.gui.pages.agenda.grid.columns import Area, Block, GridLayout


def in_column(plan: GridLayout, column: int) -> list[Block]:
    """The blocks of a column, with those that reach across it, by time."""
    there = [one for one in plan.all_blocks() if one.area.column <= column < one.area.column + one.area.span]
    return sorted(there, key=lambda one: (one.top, one.lane))


def below(plan: GridLayout, block: Block, by: int) -> Block | None:
    """The next block in the same column (1), or the one before (-1)."""
    there = in_column(plan, block.area.column)
    at = next((at for at, one in enumerate(there) if one.item.id == block.item.id), -1) + by
    return there[at] if 0 <= at < len(there) else None


def beside(plan: GridLayout, block: Block, by: int) -> Block | None:
    """The block of the next column that has one, nearest in time."""
    column = _next_column(block.area, by)
    while 0 <= column < plan.columns:
        there = [one for one in in_column(plan, column) if one.area != block.area]
        if there:
            return min(there, key=lambda one: abs(one.top - block.top))
        column += by
    return None


def session_beside(plan: GridLayout, block: Block, by: int) -> Area | None:
    """The session of the next column, at the block's time."""
    column = _next_column(block.area, by)
    return plan.area_at(column, block.top) if 0 <= column < plan.columns else None


def between(plan: GridLayout, item_id: UUID, block: Block) -> frozenset[UUID]:
    """All items from one to another of the same column; else just the two."""
    there = [one.item.id for one in in_column(plan, block.area.column)]
    if item_id not in there:
        return frozenset({item_id, block.item.id})
    first, last = sorted((there.index(item_id), there.index(block.item.id)))
    return frozenset(there[first : last + 1])


def _next_column(area: Area, by: int) -> int:
    return area.column + (area.span if by > 0 else -1)
