"""The fields of a consultation's overview, as a table of names and widths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rcsc_desktop.support.i18n import mark


class Field(NamedTuple):
    """One field: its name in ``Consultation``, how many of four columns it takes, what may be typed."""

    name: str
    span: int = 1
    hint: str = ""
    lines: int = 1


_DATE = mark("YYYY-MM-DD, or as far as known")

SECTIONS: Mapping[str, tuple[Field, ...]] = {
    mark("When"): (
        Field("start_date", 1, _DATE),
        Field("end_date", 1, _DATE),
        Field("time_zone", 2, mark("e.g. America/New_York")),
    ),
    mark("What"): (
        Field("kind"),
        Field("format"),
        Field("status"),
        Field("agenda_status"),
        Field("region", 2),
        Field("language", 2),
    ),
    mark("Where"): (
        Field("place", 2, mark("City, country: what lists show")),
        Field("country", 1, mark("Two letters")),
        Field("venue_city", 1),
        Field("venue_name", 2, mark("Organization or building")),
        Field("venue_room", 1),
        Field("venue_floor", 1),
        Field("venue_street", 4),
    ),
    mark("Remote access"): (
        Field("remote_link", 2, mark("Video or audio link")),
        Field("remote_number", 1),
        Field("remote_code", 1),
        Field("remote_instructions", 4, mark("How to take part from afar"), 2),
    ),
}
"""Headings with their fields, in the order of the page."""
