"""Several people, or several organisations, become one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.doubles import CONTACT_KINDS
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.merging import MergeChoices, MergeEntry, MergeField, MergeProposal, MergeValue
from rcsc_desktop.services.ports import Database


class MergeService:
    """Merges contacts; nothing is ever merged unless somebody asks for it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def propose(self, kind: str, ids: Sequence[UUID]) -> MergeProposal:
        """What would become of two or more contacts of a kind (``person``, ``organisation``); nothing is written.

        Raises ``merge.too_few``, ``row.unknown``.
        """
        if len(set(ids)) < 2:
            raise UserError("merge.too_few")
        with self._database.read() as reader:
            found = [reader.get(CONTACT_KINDS[kind], row_id) for row_id in dict.fromkeys(ids)]
        fields = []
        for name in ("name", "email", "phone", "country"):
            texts: dict[str, list[UUID]] = {}
            for one in found:
                if text := str(getattr(one, name)):
                    texts.setdefault(text, []).append(one.id)
            if texts:
                values = tuple(MergeValue(text, tuple(who)) for text, who in texts.items())
                fields.append(MergeField(name, values, values[0].text, "agreed" if len(values) == 1 else "fuller"))
        entries = tuple(MergeEntry(one.id, one.name) for one in found)
        return MergeProposal(kind, entries, min(one.id for one in entries), tuple(fields))

    def merge(self, proposal: MergeProposal, choices: MergeChoices | None = None) -> ChangeSet:
        """Merge as proposed, with what was chosen otherwise, as one operation ``contact.merge``.

        All that points at the others points at the one that stays; the others are removed, their names are aliases.
        Raises ``row.unknown`` where one of them is gone.
        """
        chosen = choices or MergeChoices()
        kind = CONTACT_KINDS[proposal.kind]
        kept = chosen.kept_id or proposal.kept_id
        with self._database.write() as work:
            work.change(kind, kept, **chosen.values)
            work.remove(kind, *(one.id for one in proposal.entries if one.id != kept))
            return work.commit(
                "contact.merge", title=work.get(kind, kept).name, count=len(proposal.entries), new_id=kept
            )
