"""Findings that were looked at and need not be told again."""

from __future__ import annotations

from uuid import UUID

from rcsc_desktop.domain.agenda import Finding, SilencedFinding
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.text import required
from rcsc_desktop.services.ports import Database


class FindingService:
    """Puts findings of an agenda aside with a reason, and takes them up again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def silence(self, consultation_id: UUID, finding: Finding, reason: str) -> ChangeSet:
        """Put a finding aside, at its row and for its cause alone; ``text.required`` without a ``reason``."""
        required(reason, "reason")
        owner_id = finding.owner_id or consultation_id
        with self._database.write() as work:
            known = work.find(SilencedFinding, **_place(consultation_id, finding))
            if known:
                work.change(SilencedFinding, known[0].id, reason=reason)
            else:
                work.add(
                    SilencedFinding(
                        consultation_id=consultation_id,
                        code=finding.code,
                        owner_id=owner_id,
                        detail=finding.detail,
                        reason=reason,
                    )
                )
            return work.commit("agenda.silence_finding", consultation_id=consultation_id, title=reason)

    def take_up(self, consultation_id: UUID, finding: Finding) -> ChangeSet:
        """Tell a finding again; ``row.unknown`` where it was not put aside."""
        with self._database.write() as work:
            known = work.find(SilencedFinding, **_place(consultation_id, finding))
            if not known:
                raise UserError("row.unknown", noun="silenced_finding", id=str(finding.owner_id))
            work.remove(SilencedFinding, *(one.id for one in known))
            return work.commit("agenda.take_up_finding", consultation_id=consultation_id, title=known[0].reason)


def _place(consultation_id: UUID, finding: Finding) -> dict[str, object]:
    return {
        "consultation_id": consultation_id,
        "code": finding.code,
        "owner_id": finding.owner_id or consultation_id,
        "detail": finding.detail,
    }
