"""Which writer makes which kind of file. A writer's libraries are imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, BinaryIO

from rcsc_desktop.domain.errors import UserError

Writer = Callable[[Any, BinaryIO], None]
"""Takes the report that belongs to the noun and an open binary stream; writes the whole file to it."""

WRITERS: Mapping[tuple[str, str], str] = {
    ("agenda", "pdf"): "rcsc_desktop.export.pdf.agenda:write",
    ("agenda", "docx"): "rcsc_desktop.export.docx.agenda:write",
    ("agenda-changes", "pdf"): "rcsc_desktop.export.pdf.agenda_changes:write",
    ("agenda", "html"): "rcsc_desktop.export.html.agenda:write",
    ("agenda", "ics"): "rcsc_desktop.export.ics.agenda:write",
    ("agenda", "xlsx"): "rcsc_desktop.export.xlsx.agenda:write",
    ("agenda", "schedule-json"): "rcsc_desktop.export.schedule.agenda_json:write",
    ("agenda", "schedule-xml"): "rcsc_desktop.export.schedule.agenda_xml:write",
    ("participant", "csv"): "rcsc_desktop.export.csv.participants:write",
    ("participant", "pdf"): "rcsc_desktop.export.pdf.participant_list:write",
    ("participant", "docx"): "rcsc_desktop.export.docx.participant_list:write",
    ("participant", "xlsx"): "rcsc_desktop.export.xlsx.participants:write",
    ("passports", "xlsx"): "rcsc_desktop.export.xlsx.passports:write",
    ("speakers", "pdf"): "rcsc_desktop.export.pdf.speakers:write",
    ("speakers", "xlsx"): "rcsc_desktop.export.xlsx.speakers:write",
    ("contacts", "csv"): "rcsc_desktop.export.csv.contacts:write",
    ("contacts", "xlsx"): "rcsc_desktop.export.xlsx.contacts:write",
    ("contacts", "vcf"): "rcsc_desktop.export.vcf.contacts:write",
    ("texts", "json"): "rcsc_desktop.export.texts:write",
}
"""(noun, format) → ``module:function``; a new format is one line here."""


def writer(noun: str, kind: str) -> Writer:
    """The writer of ``noun`` as ``kind`` ("pdf", "xlsx").

    Raises ``UserError`` ``export.unknown_format`` (data: noun, format) where there is none.
    """
    place = WRITERS.get((noun, kind))
    if place is None:
        raise UserError("export.unknown_format", noun=noun, format=kind)
    module, function = place.split(":")
    found: Writer = getattr(import_module(module), function)
    return found
