"""A paper that goes with an agenda: the same head and foot, a name of its own, its own body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO, Protocol

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.reports.agenda import AgendaReport, Letterhead
from rcsc_desktop.export.pdf.agenda import painted
from rcsc_desktop.export.pdf.composition import Composition, broken, galley_of
from rcsc_desktop.export.pdf.flow import Strip
from rcsc_desktop.export.pdf.furniture import Furniture
from rcsc_desktop.export.pdf.galley import Galley
from rcsc_desktop.export.pdf.head import banner, letterhead, title, when
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import FRAMES
from rcsc_desktop.export.pdf.tags import Facts, tag
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import paper

Body = Callable[[Galley, Element], list[Strip]]
Words = Callable[[Translator], Sequence[str]]

_UNDER_LETTERHEAD = 20.0


class ShortReport(Protocol):
    """What head and foot say of the meeting; as in ``AgendaReport``."""

    @property
    def language(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def start_date(self) -> PartialDate | None: ...
    @property
    def end_date(self) -> PartialDate | None: ...
    @property
    def letterhead(self) -> Letterhead: ...
    @property
    def author(self) -> str: ...
    @property
    def paper(self) -> str: ...
    @property
    def clock(self) -> str: ...


def write_short(
    report: ShortReport, about: Words, body: Body, target: BinaryIO, *, place_lines: tuple[str, ...] = ()
) -> None:
    """Write a PDF/UA-1 document.

    ``about`` gives what the paper is: first its name, then what else its properties tell.
    """
    cover = cover_of(report, place_lines)
    frame = FRAMES.get(cover.paper, FRAMES["A4"])
    galley = galley_of(cover.language, frame)
    document = Element("Document")
    name, *more = about(galley.say)
    strips = head_of(galley, document, cover, name)
    strips += body(galley, document)
    finish_short(Composition(galley, frame, document, broken(strips, frame.depth)), cover, [name, *more], target)


def head_of(galley: Galley, document: Element, cover: AgendaReport, name: str, aside: str = "") -> list[Strip]:
    """Letterhead, title, time and place, and under the accent rule what the paper is."""
    strips = letterhead(galley, document, cover.letterhead)
    strips += title(galley, document, cover, space=_UNDER_LETTERHEAD)
    return strips + banner(galley, document, name, aside)


def finish_short(made: Composition, cover: AgendaReport, about: Sequence[str], target: BinaryIO) -> None:
    """Paint and tag the pages; ``about`` is the paper's name and what else its properties tell."""
    furniture = Furniture(made.galley, made.frame, cover, len(made.pages), agenda=0, name=about[0])
    tag(painted(made, furniture), made.document, _facts(made.galley, cover, about), target)


def cover_of(report: ShortReport, place_lines: tuple[str, ...], subtitle: str = "") -> AgendaReport:
    """What head, foot and properties tell of the meeting."""
    return AgendaReport(
        language=report.language,
        title=report.title,
        sessions=(),
        subtitle=subtitle,
        start_date=report.start_date,
        end_date=report.end_date,
        place_lines=place_lines,
        letterhead=report.letterhead,
        author=report.author,
        paper=report.paper,
        clock=report.clock,
    )


def _facts(galley: Galley, cover: AgendaReport, about: Sequence[str]) -> Facts:
    comma = paper.comma(galley.say)
    return Facts(
        title=" ".join(cover.title.split()) or about[0],
        author=cover.author or cover.letterhead.organisation,
        subject=comma.join(about),
        keywords=comma.join([*about, *when(galley, cover)]),
        language=cover.language,
    )
