"""A line of the table of consultations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.domain.lines import ConsultationLine

DATE, TITLE, PLACE, REGION, KIND, STATUS, PARTICIPANTS = range(7)
"""The columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table with its texts; ``line`` is ``None`` for the heading of a programme, whose title is alone."""

    texts: tuple[str, ...]
    programme_id: UUID
    line: ConsultationLine | None = None

    @property
    def is_heading(self) -> bool:
        """It names a programme."""
        return self.line is None
