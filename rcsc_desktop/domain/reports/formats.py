"""What an agenda may leave as, and in which layouts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem, ReportSession
from rcsc_desktop.domain.reports.paper import USUAL_COLUMNS, PaperLayout, PaperOptions


class AgendaFormat(StrEnum):
    """The kinds of files; the same names on the command line."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    ICS = "ics"
    XLSX = "xlsx"
    SCHEDULE_XML = "schedule-xml"
    SCHEDULE_JSON = "schedule-json"

    @property
    def extension(self) -> str:
        """How the name of such a file ends, without the dot."""
        return self.value.removeprefix("schedule-")

    @property
    def is_paper(self) -> bool:
        """Is read as a document, with a letterhead and a concept note if wanted; the others are data."""
        return self in {AgendaFormat.PDF, AgendaFormat.DOCX, AgendaFormat.HTML}

    @property
    def is_schedule(self) -> bool:
        """Carries what an imported file said of the items back."""
        return self in {AgendaFormat.SCHEDULE_XML, AgendaFormat.SCHEDULE_JSON}


_FLOWING = (
    PaperLayout.DETAILED,
    PaperLayout.ANNOTATED,
    PaperLayout.GRID,
    PaperLayout.BILINGUAL,
    PaperLayout.RUN_OF_SHOW,
)
_DATA = (PaperLayout.DETAILED, PaperLayout.RUN_OF_SHOW)

LAYOUTS_OF: Mapping[AgendaFormat, tuple[PaperLayout, ...]] = {
    AgendaFormat.PDF: tuple(PaperLayout),
    AgendaFormat.DOCX: _FLOWING,
    AgendaFormat.HTML: _FLOWING,
    AgendaFormat.ICS: _DATA,
    AgendaFormat.XLSX: _DATA,
    AgendaFormat.SCHEDULE_XML: _DATA,
    AgendaFormat.SCHEDULE_JSON: _DATA,
}
"""The layouts that each kind of file can take. In data a run of show means: all that the organisers see."""


def known_format(name: str, layout: PaperLayout) -> AgendaFormat:
    """The format called ``name``.

    Raises ``UserError``: ``value.unknown`` (field, text, choices) where there is none, ``export.no_such_layout``
    (format, layout, choices) where it cannot take ``layout``.
    """
    try:
        found = AgendaFormat(name)
    except ValueError:
        choices = [known.value for known in AgendaFormat]
        raise UserError("value.unknown", field="format", text=name, choices=choices) from None
    if layout not in LAYOUTS_OF[found]:
        can = [known.value for known in LAYOUTS_OF[found]]
        raise UserError("export.no_such_layout", format=found.value, layout=layout.value, choices=can)
    return found


def options_for(format: AgendaFormat, options: PaperOptions) -> PaperOptions:
    """Data shows all that the reader may see where no columns are named; papers what their layout shows."""
    if format.is_paper or options.columns is not None:
        return options
    return replace(options, columns=USUAL_COLUMNS[PaperLayout.RUN_OF_SHOW])


def untimed(report: AgendaReport) -> int:
    """How many items no calendar can hold, since they or their session have no time or date."""
    return sum(begins(session, item) is None for session in report.sessions for item in session.items)


def begins(session: ReportSession, item: ReportItem) -> datetime | None:
    """The local day and time on which an item begins, past midnight the next day; ``None`` without one."""
    if session.date is None or item.start is None or not item.is_timed:
        return None
    minutes = item.start_minute
    if minutes is None:
        minutes = item.start.hour * 60 + item.start.minute
    try:
        return datetime.combine(session.date, time()) + timedelta(minutes=minutes)
    except OverflowError:
        return None
