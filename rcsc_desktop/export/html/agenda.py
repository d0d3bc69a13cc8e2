"""An agenda as one web page that needs nothing beside it: read on a phone, printed, or heard."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any, BinaryIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from rcsc_desktop.domain.concept_note import Block, blocks
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.agenda_grid import day_grids
from rcsc_desktop.export.agenda_view import AgendaView, twins, web_address
from rcsc_desktop.export.logo import logo_type
from rcsc_desktop.support.resources import resource
from rcsc_desktop.wording import formats, paper, paper_columns

_PAPERS = {"A4": "A4", "Letter": "letter"}
_MOST_TRACKS = 6
"""Columns that can be read beside each other on a landscape page."""
_WIDE = {PaperLayout.GRID, PaperLayout.RUN_OF_SHOW}


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    blocks: tuple[Block, ...]


def write(report: AgendaReport, target: BinaryIO) -> None:
    """Write the page; equal reports give equal bytes.

    Raises ``UserError`` ``export.bad_logo`` where the letterhead's logo is no picture.
    """
    text = _template().render(_values(report))
    target.write(text.encode("utf-8"))


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(resource("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        keep_trailing_newline=True,
    )
    return environment.get_template("agenda.html.j2")


def _shown(value: Any) -> Any:
    """Texts without characters that no page can hold."""
    return clean(value).text if isinstance(value, str) and not hasattr(value, "__html__") else value


def _values(report: AgendaReport) -> Mapping[str, Any]:
    view = AgendaView(report)
    second = None if report.second is None else AgendaView(report.second)
    options, note = report.options, report.concept_note
    sessions = tuple(view.sessions())
    is_grid = options.layout is PaperLayout.GRID
    return {
        "view": view,
        "second": second,
        "twin": twins(view, second) if second is not None else None,
        "paper": f"{_PAPERS.get(report.paper, 'A4')}{' landscape' if options.layout in _WIDE else ''}",
        "author": report.author or report.letterhead.organisation,
        "logo": _logo(report.letterhead.logo),
        "logo_text": paper.logo(view.say, report.letterhead.organisation),
        "internal": options.layout is PaperLayout.RUN_OF_SHOW,
        "annotated": options.layout is PaperLayout.ANNOTATED,
        "for_organisers": paper_columns.for_organisers(view.say),
        "concept_note": paper.concept_note(view.say),
        "sections": tuple(_Section(one.heading, tuple(blocks(one.body))) for one in note.sections) if note else (),
        "notes": {one.number for one in note.footnotes} if note else set(),
        "sessions": () if is_grid else sessions,
        "grids": tuple(day_grids(sessions, _MOST_TRACKS)) if is_grid else (),
        "continued": paper.continued(view.say),
        "signature": options.signature,
        "signature_word": paper_columns.signature(view.say),
        "address": web_address,
        **_sayings(view),
    }


def _sayings(view: AgendaView) -> Mapping[str, Callable[..., str]]:
    language, clock = view.report.language, view.report.clock

    def weekday(day: date) -> str:
        return formats.weekday(day, language)

    def clock_time(at: time) -> str:
        return formats.time_of_day(at, language, clock)

    def footnote(number: int) -> str:
        return paper.footnote(view.say, number)

    def discussion(of: AgendaView) -> str:
        return paper.discussion(of.say)

    def direction(of: AgendaView) -> str:
        return "rtl" if of.is_right_to_left else "ltr"

    return {
        "weekday": weekday,
        "clock": clock_time,
        "footnote": footnote,
        "discussion": discussion,
        "direction": direction,
    }


def _logo(content: bytes | None) -> str:
    if not content:
        return ""
    return f"data:{logo_type(content)};base64,{b64encode(content).decode()}"
