"""A paper that goes with an agenda: the same head and foot, a name of its own, its own body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO

from rcsc_desktop.domain.reports.agenda import AgendaReport
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


def write_short(cover: AgendaReport, about: Words, body: Body, target: BinaryIO) -> None:
    """Write a PDF/UA-1 document; ``cover`` is what head and foot say of the meeting.

    ``about`` gives what the paper is: first its name, then what else its properties tell.
    """
    frame = FRAMES.get(cover.paper, FRAMES["A4"])
    galley = galley_of(cover.language, frame)
    document = Element("Document")
    name, *more = about(galley.say)
    strips = letterhead(galley, document, cover.letterhead)
    strips += title(galley, document, cover, space=_UNDER_LETTERHEAD)
    strips += banner(galley, document, name, "")
    strips += body(galley, document)
    made = Composition(galley, frame, document, broken(strips, frame.depth))
    furniture = Furniture(galley, frame, cover, len(made.pages), agenda=0, name=name)
    tag(painted(made, furniture), document, _facts(galley, cover, [name, *more]), target)


def _facts(galley: Galley, cover: AgendaReport, about: Sequence[str]) -> Facts:
    comma = paper.comma(galley.say)
    return Facts(
        title=" ".join(cover.title.split()) or about[0],
        author=cover.author or cover.letterhead.organisation,
        subject=comma.join(about),
        keywords=comma.join([*about, *when(galley, cover)]),
        language=cover.language,
    )
