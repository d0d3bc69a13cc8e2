"""The outline's keys: what Tab, Shift+Tab and Alt with an arrow do to the rows of an agenda.

Each move is worked out as a plan of rows, so that it is written, named and undone as one operation. No text is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaDocument, AgendaItem, AgendaSpeaker, AgendaTopic, TopicKind, TopicNode
from rcsc_desktop.domain.agenda_tree import grouped, place, topic_nodes
from rcsc_desktop.domain.entity import OrderedEntity
from rcsc_desktop.domain.order import room

Row = AgendaItem | AgendaTopic | AgendaSpeaker | AgendaDocument
_Hanging = TypeVar("_Hanging", AgendaSpeaker, AgendaDocument)
_Row = TypeVar("_Row", bound=OrderedEntity)


@dataclass(frozen=True, slots=True)
class Plan:
    """Rows to write in one operation; empty where the move leads nowhere.

    ``changes`` are rows as they become, ``removes`` rows as they were. ``focus`` is the row that the reader stays on;
    where it takes the place of a removed row, ``replaces`` is that row's id (its language versions go with it).
    """

    adds: tuple[Row, ...] = ()
    changes: tuple[Row, ...] = ()
    removes: tuple[Row, ...] = ()
    focus: UUID | None = None
    replaces: UUID | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing to write."""
        return not (self.adds or self.changes or self.removes)


NOWHERE = Plan()


def put(row: _Row, siblings: Sequence[_Row], at: int) -> tuple[_Row, ...]:
    """The row with a key before the sibling at ``at``, and siblings that had to be given another key."""
    others = [one for one in siblings if one.id != row.id]
    key, keys = room([one.order_key for one in others], at)
    rekeyed: list[_Row] = [
        replace(one, order_key=new) for one, new in zip(others, keys, strict=True) if one.order_key != new
    ]
    return (replace(row, order_key=key), *rekeyed)


def put_after(row: _Row, siblings: Iterable[_Row], after_id: UUID | None) -> tuple[_Row, ...]:
    """As ``put``, behind the sibling ``after_id``, first where it is ``None``. Raises ``KeyError`` for a stranger."""
    others = sorted((one for one in siblings if one.id != row.id), key=place)
    if after_id is None:
        return put(row, others, 0)
    for at, one in enumerate(others, 1):
        if one.id == after_id:
            return put(row, others, at)
    raise KeyError(after_id)


class Outline:
    """The rows of one session as its outline shows them; each method gives the plan of one key.

    All raise ``KeyError`` for a row that is not in the outline.
    """

    def __init__(
        self,
        items: Iterable[AgendaItem],
        topics: Iterable[AgendaTopic] = (),
        speakers: Iterable[AgendaSpeaker] = (),
        documents: Iterable[AgendaDocument] = (),
    ) -> None:
        self._items = sorted(items, key=place)
        self._speakers = sorted(speakers, key=place)
        self._documents = sorted(documents, key=place)
        self._topics: dict[UUID, AgendaTopic] = {}
        self._parents: dict[UUID, AgendaTopic | None] = {}
        self._children: dict[UUID, list[AgendaTopic]] = {item.id: [] for item in self._items}
        topics_of = grouped(topics, lambda topic: topic.item_id)
        for item in self._items:
            self._hang(topic_nodes(topics_of.get(item.id, ())), item.id, None)

    def indent(self, row_id: UUID) -> Plan:
        """Tab: an item becomes the last topic of the item before it, a topic the last child of the one before it.

        Its topics become its children; its speakers, documents, background, outcome and notes go over to the item
        before it.
        """
        row = self._row(row_id)
        if isinstance(row, AgendaItem):
            before = _neighbour(self._items, row, -1)
            return self._item_into(row, before) if before else NOWHERE
        sibling = _neighbour(self._group(row), row, -1)
        if sibling is None:
            return NOWHERE
        there = self._children[sibling.id]
        return Plan(changes=put(replace(row, parent_id=sibling.id), there, len(there)), focus=row.id)

    def outdent(self, row_id: UUID) -> Plan:
        """Shift+Tab: a nested topic follows its parent, a topic of an item becomes an item after it."""
        row = self._row(row_id)
        if isinstance(row, AgendaItem):
            return NOWHERE
        parent = self._parents[row.id]
        if parent is None:
            return self._topic_out(row)
        above = self._parents[parent.id]
        there = self._children[above.id if above else row.item_id]
        moved = replace(row, parent_id=above.id if above else None)
        return Plan(changes=put_after(moved, there, parent.id), focus=row.id)

    def move(self, row_id: UUID, by: int) -> Plan:
        """Alt+Up (``by`` is -1) and Alt+Down (1): among the siblings; at their edge a topic goes over to the neighbour.

        The neighbour is the item or topic beside the one that it hangs under; items stay in their session.
        """
        row = self._row(row_id)
        if isinstance(row, AgendaItem):
            neighbour = _neighbour(self._items, row, by)
            return Plan(changes=_put_beside(row, self._items, neighbour, by), focus=row.id) if neighbour else NOWHERE
        sibling = _neighbour(self._group(row), row, by)
        if sibling is None:
            return self._over(row, by)
        return Plan(changes=_put_beside(row, self._siblings(row), sibling, by), focus=row.id)

    def _item_into(self, item: AgendaItem, before: AgendaItem) -> Plan:
        there = self._children[before.id]
        topic, *rekeyed = put(AgendaTopic(item_id=before.id, text=item.title), there, len(there))
        changes: list[Row] = list(rekeyed)
        for child in self._children[item.id]:
            changes.append(replace(child, item_id=before.id, parent_id=topic.id))
            changes.extend(replace(below, item_id=before.id) for below in self._below(child))
        if any(text.strip() for text in (item.background, item.outcome, item.notes)):
            changes.append(
                replace(
                    before,
                    background=_both(before.background, item.background),
                    outcome=_both(before.outcome, item.outcome),
                    notes=_both(before.notes, item.notes),
                )
            )
        speakers, speakers_twice = _hung_on(before, item, self._speakers, lambda one: (one.person_id, one.role))
        documents, documents_twice = _hung_on(before, item, self._documents, lambda one: one.document_id)
        changes += [*speakers, *documents]
        removes: list[Row] = [item, *speakers_twice, *documents_twice]
        return Plan((topic,), tuple(changes), tuple(removes), focus=topic.id, replaces=item.id)

    def _topic_out(self, topic: AgendaTopic) -> Plan:
        owner = next(one for one in self._items if one.id == topic.item_id)
        new = AgendaItem(session_id=owner.session_id, title=topic.text)
        item, *rekeyed = put_after(new, self._items, owner.id)
        changes: list[Row] = list(rekeyed)
        for child in self._children[topic.id]:
            changes.append(replace(child, item_id=item.id, parent_id=None))
            changes.extend(replace(below, item_id=item.id) for below in self._below(child))
        return Plan((item,), tuple(changes), (topic,), focus=item.id, replaces=topic.id)

    def _over(self, topic: AgendaTopic, by: int) -> Plan:
        """To the end of the container before, or to the beginning of the one after."""
        parent = self._parents[topic.id]
        target: AgendaItem | AgendaTopic | None
        if parent is not None:
            target = _neighbour(self._group(parent), parent, by)
            item_id, parent_id = topic.item_id, target.id if target else None
        else:
            target = _neighbour(self._items, next(one for one in self._items if one.id == topic.item_id), by)
            item_id, parent_id = target.id if target else topic.item_id, None
        if target is None:
            return NOWHERE
        there = self._children[target.id]
        moved = put(replace(topic, item_id=item_id, parent_id=parent_id), there, len(there) if by < 0 else 0)
        below = tuple(replace(one, item_id=item_id) for one in self._below(topic) if one.item_id != item_id)
        return Plan(changes=(*moved, *below), focus=topic.id)

    def _hang(self, nodes: Iterable[TopicNode], owner_id: UUID, parent: AgendaTopic | None) -> None:
        for node in nodes:
            self._topics[node.topic.id] = node.topic
            self._parents[node.topic.id] = parent
            self._children[owner_id].append(node.topic)
            self._children[node.topic.id] = []
            self._hang(node.children, node.topic.id, node.topic)

    def _row(self, row_id: UUID) -> AgendaItem | AgendaTopic:
        for item in self._items:
            if item.id == row_id:
                return item
        return self._topics[row_id]

    def _siblings(self, topic: AgendaTopic) -> list[AgendaTopic]:
        """Topics and questions directly under the same item or topic, in order."""
        parent = self._parents[topic.id]
        return self._children[parent.id if parent else topic.item_id]

    def _group(self, topic: AgendaTopic) -> list[AgendaTopic]:
        """The siblings that are shown with it: directly under an item, questions stand apart from topics."""
        siblings = self._siblings(topic)
        if self._parents[topic.id] is not None:
            return siblings
        is_question = topic.kind is TopicKind.QUESTION
        return [one for one in siblings if (one.kind is TopicKind.QUESTION) == is_question]

    def _below(self, topic: AgendaTopic) -> list[AgendaTopic]:
        """Everything nested under it."""
        below = list(self._children[topic.id])
        for child in below:
            below.extend(self._children[child.id])
        return below


def _both(one: str, other: str) -> str:
    return "\n".join(text for text in (one, other) if text.strip())


def _hung_on(
    item: AgendaItem, other: AgendaItem, rows: Sequence[_Hanging], same: Callable[[_Hanging], object]
) -> tuple[list[_Hanging], list[_Hanging]]:
    """What hangs on ``other`` behind what hangs on ``item``, and what stands there already."""
    there = [one for one in rows if one.item_id == item.id]
    moved: list[_Hanging] = []
    twice: list[_Hanging] = []
    for one in rows:
        if one.item_id != other.id:
            continue
        if any(same(known) == same(one) for known in there):
            twice.append(one)
            continue
        row, *rekeyed = put(replace(one, item_id=item.id), there, len(there))
        moved += [row, *rekeyed]
        there.append(row)
    return moved, twice


def _neighbour(rows: Sequence[_Row], row: _Row, by: int) -> _Row | None:
    at = next(at for at, one in enumerate(rows) if one.id == row.id) + by
    return rows[at] if 0 <= at < len(rows) else None


def _put_beside(row: _Row, siblings: Sequence[_Row], neighbour: _Row, by: int) -> tuple[_Row, ...]:
    others = [one for one in siblings if one.id != row.id]
    at = next(at for at, one in enumerate(others) if one.id == neighbour.id)
    return put(row, others, at + (by > 0))
