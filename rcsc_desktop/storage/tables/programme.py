"""Tables of programmes and their milestones."""

from __future__ import annotations

from sqlalchemy import Table

from rcsc_desktop.storage.columns import EntityColumns, partial_date, plain_text, reference
from rcsc_desktop.storage.tables.base import metadata


class ProgrammeColumns(EntityColumns):
    key = plain_text("readable key, fixed at birth")
    title = plain_text("as it is called on paper")
    start_date = partial_date("beginning of the process")
    end_date = partial_date("end of the process")
    notes = plain_text("internal notes")


programme = Table("programme", metadata, ProgrammeColumns, comment="A process with a beginning and an end")


class MilestoneColumns(EntityColumns):
    programme_id = reference("programme", "the process it belongs to")
    title = plain_text("what happened or will happen")
    start_date = partial_date("first day")
    end_date = partial_date("last day")
    place = plain_text("city, country or building")
    symbol = plain_text("symbol of the document it produced, e.g. A/RES/71/1")
    notes = plain_text("internal notes")


milestone = Table("milestone", metadata, MilestoneColumns, comment="A dated event that is not organised here")
