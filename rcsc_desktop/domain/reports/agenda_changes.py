"""What a writer of "what changed since" receives: a comparison with its names in the document's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rcsc_desktop.domain.agenda_changes import AgendaDiff
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.reports.agenda import Letterhead

NO_LETTERHEAD = Letterhead()


@dataclass(frozen=True, slots=True)
class IssuedState:
    """One side of a comparison; ``number`` and ``issued`` are ``None`` for the draft."""

    status: AgendaStatus
    number: int | None = None
    revision: int = 0
    issued: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangesReport:
    """What changed from ``before`` to ``after``; ``language``, ``paper`` and ``clock`` as in ``AgendaReport``."""

    language: str
    title: str
    before: IssuedState
    after: IssuedState
    diff: AgendaDiff
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    letterhead: Letterhead = NO_LETTERHEAD
    author: str = ""
    paper: str = "A4"
    clock: str = "auto"
