"""The head of a document: letterhead, title, when and where, the accent rule, what the document is."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport, Letterhead
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.export.pdf.flow import Bookmark, Picture, Rule, Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import (
    ACCENT,
    ACCENT_RULE,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    ORGANISATION,
    STATUS,
    SUBTITLE,
    TAGLINE,
    TITLE,
    VERSION,
    WHEN,
    WHERE,
    Style,
)
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats, paper, paper_items

UNDER_LETTERHEAD = 28.0
_LOGO_GAP = 12.0
_ASIDE_GAP = 12.0
_LOGO_PIXELS = (2400, 760)
"""The largest logo at 1,000 dots an inch across and 1,200 down: more is never seen."""


def letterhead(galley: Galley, parent: Element, letterhead: Letterhead) -> list[Strip]:
    """Who prints: the logo, beside it the organisation and its tagline."""
    picture = _picture(galley, parent, letterhead) if letterhead.logo else None
    column = galley.whole.inner(picture.width + _LOGO_GAP if picture else 0)
    strips = galley.paragraph(parent, "P", letterhead.organisation, ORGANISATION, column=column, whole=True)
    strips += galley.paragraph(parent, "P", letterhead.tagline, TAGLINE, column=column, whole=True)
    if picture:
        strips = [_beside(picture, strips)]
    return _kept(strips)


def title(galley: Galley, parent: Element, report: AgendaReport, *, space: float, style: Style = TITLE) -> list[Strip]:
    """Title and subtitle, then when and where."""
    strips = galley.paragraph(parent, "H1", report.title, style, space=space, keep=True, balanced=True)
    strips += galley.paragraph(parent, "P", report.subtitle, SUBTITLE, space=4, keep=True, balanced=True)
    gap = 12.0
    for text, look in [*((text, WHEN) for text in when(galley, report)), *((text, WHERE) for text in _where(report))]:
        strips += galley.paragraph(parent, "P", text, look, space=gap, keep=True)
        gap = 0
    return _kept(strips)


def banner(galley: Galley, parent: Element, name: str, version: str, *, space: float = 16) -> list[Strip]:
    """The accent rule with what the document is under it, in spaced capitals (Arabic has neither)."""
    style = status_style(galley)
    heading = parent.add("H2", name)
    strips = galley.strips([Run(name, style, heading)], galley.whole, style)
    if version:
        said = parent.add("P", version)
        below = galley.strips([Run(version, VERSION, said)], galley.whole, VERSION)
        aside = below[0].lines[0].line
        if strips[0].lines[0].line.width + _ASIDE_GAP + aside.width <= galley.measure:
            beside = galley.placed(aside, galley.whole, galley.styled(style), at_end=True)
            strips[0].lines = (*strips[0].lines, beside)
        else:
            strips += below
    rule = Rule(0, galley.measure, ACCENT_RULE, ACCENT, 8)
    strips[0].rule, strips[0].space, strips[0].bookmark = rule, space + 8, Bookmark(name, 0)
    return _kept(strips)


def status_line(say: Translator, report: AgendaReport) -> str:
    """What the agenda is, which revision, and whether it is for the organisers alone: "Provisional agenda · Rev. 1"."""
    options = report.options
    words = paper.annotated if options.layout is PaperLayout.ANNOTATED else paper.status
    return paper.dotted(
        (
            paper.run_of_show(say) if options.layout is PaperLayout.RUN_OF_SHOW else "",
            words(say, report.status),
            paper.revision(say, report.revision) if report.revision else "",
            paper_items.internal(say) if options.is_for_organisers else "",
        )
    )


def agenda_banner(galley: Galley, parent: Element, report: AgendaReport, *, space: float = 16) -> list[Strip]:
    """The accent rule, under it what the agenda is and which version."""
    issued = paper.version(galley.say, report.version, report.issued) if report.version is not None else ""
    return banner(galley, parent, status_line(galley.say, report), issued, space=space)


def status_style(galley: Galley) -> Style:
    """Spaced capitals; Arabic has neither."""
    return STATUS if not galley.setting.right_to_left else STATUS._replace(size=10, spacing=0, capitals=False)


def when(galley: Galley, report: AgendaReport) -> list[str]:
    """The span of times and the date, as far as they are known."""
    language = galley.setting.language
    texts = []
    if report.start is not None:
        texts.append(formats.times(report.start, report.end, language, report.clock))
    if report.start_date is not None:
        texts.append(formats.days(report.start_date, report.end_date, language))
    else:
        texts.append(paper.date_to_be_confirmed(galley.say))
    return texts


def _kept(strips: list[Strip]) -> list[Strip]:
    """Strips that never end a page."""
    for strip in strips:
        strip.keep = True
    return strips


def _where(report: AgendaReport) -> list[str]:
    return [line for line in report.place_lines if line.strip()]


def _beside(picture: Picture, strips: list[Strip]) -> Strip:
    """One strip of the picture and the lines, each in the middle of the other's height."""
    height = sum(strip.height for strip in strips)
    depth = max(picture.height, height)
    drop = (depth - height) / 2
    lines = []
    for strip in strips:
        lines += [placed._replace(drop=placed.drop + drop) for placed in strip.lines]
        drop += strip.height
    centred = picture._replace(drop=(depth + picture.height) / 2)
    return Strip(depth, tuple(lines), picture=centred)


def _picture(galley: Galley, parent: Element, letterhead: Letterhead) -> Picture:
    image = _image(letterhead.logo or b"")
    pixels_across, pixels_down = image.getSize()
    scale = min(LOGO_HEIGHT / pixels_down, LOGO_WIDTH / pixels_across)
    width, height = pixels_across * scale, pixels_down * scale
    figure = parent.add("Figure", alt=paper.logo(galley.say, letterhead.organisation))
    column = Column(0, width)
    x = galley.measure - width if galley.setting.right_to_left else column.indent
    return Picture(image, x, height, width, height, figure)


@lru_cache(maxsize=2)
def _image(content: bytes) -> Any:
    """The picture, no larger than paper can show; ``export.bad_logo`` where the bytes are none that can be read."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(BytesIO(content)) as picture:
            made = picture.convert("RGBA" if picture.mode in {"RGBA", "LA", "P", "PA"} else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError("export.bad_logo") from error
    made.thumbnail(_LOGO_PIXELS)
    return ImageReader(made)
