"""Which sheet a layout is printed on: the paper that was chosen, its poster, its pocket size."""

from __future__ import annotations

from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.export.pdf.styles import FRAMES, MM, Frame

_POSTERS = {
    "A4": Frame(297 * MM, 420 * MM, 26 * MM, 26 * MM, 22 * MM, foot_below=9),
    "Letter": Frame(11 * 72, 17 * 72, 25 * MM, 25 * MM, 22 * MM, foot_below=9),
}
_POCKETS = {
    "A4": Frame(105 * MM, 148 * MM, 8 * MM, 12 * MM, 12 * MM, head_above=18, foot_below=12),
    "Letter": Frame(4.25 * 72, 5.5 * 72, 8 * MM, 12 * MM, 12 * MM, head_above=18, foot_below=12),
}
_LANDSCAPES = {
    paper: Frame(frame.height, frame.width, 14 * MM, 15 * MM, 15 * MM, head_above=22, foot_below=14)
    for paper, frame in FRAMES.items()
}
_TIGHT = {
    paper: Frame(frame.width, frame.height, 18 * MM, 15 * MM, 16 * MM, head_above=22, foot_below=14)
    for paper, frame in FRAMES.items()
}
POCKET_SCALE = 0.77
"""Of the usual sizes, for a card in the pocket."""


LEAST_ON_CARDS = 7.5
"""Points."""


def frame_of(paper: str, layout: PaperLayout) -> Frame:
    """The sheet for ``layout`` where ``paper`` (A4, Letter) was asked for; unknown papers are A4."""
    paper = paper if paper in FRAMES else "A4"
    match layout:
        case PaperLayout.POSTER:
            return _POSTERS[paper]
        case PaperLayout.POCKET:
            return _POCKETS[paper].at(POCKET_SCALE)
        case PaperLayout.GRID | PaperLayout.RUN_OF_SHOW:
            return _LANDSCAPES[paper]
        case PaperLayout.ONE_PAGE:
            return _TIGHT[paper]
        case _:
            return FRAMES[paper]
