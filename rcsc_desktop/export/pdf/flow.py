"""Strips of lines flow onto pages: what belongs together stays together, notes stand at the foot of their page."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rcsc_desktop.export.pdf.lines import Line
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import Colour

Depths = Callable[[int], float]

NOTES_GAP = 14.0
"""Between the text and the notes of a page; the rule above the notes stands in it."""
_NOTES_SHARE = 0.5
"""Notes never take more of a page than this; what is over goes to the next page."""


class Placed(NamedTuple):
    """A line in a strip: ``x`` from the left margin to its left end, ``drop`` from the strip's top to the baseline."""

    line: Line
    x: float
    drop: float


class Rule(NamedTuple):
    """A line across ``x`` to ``x + width``, ``above`` points over the strip's top."""

    x: float
    width: float
    thickness: float
    colour: Colour
    above: float


class Box(NamedTuple):
    """A filled rectangle behind the lines, ``drop`` points under the strip's top."""

    x: float
    drop: float
    width: float
    height: float
    colour: Colour


class Picture(NamedTuple):
    """An image with its lower left corner ``drop`` under the strip's top."""

    image: object
    x: float
    drop: float
    width: float
    height: float
    element: Element


class Bookmark(NamedTuple):
    """A line of the document's outline; ``is_item``: an item of the agenda stands here.

    ``place`` counts items of all sessions from 0 where the paper does not have them in order.
    """

    text: str
    level: int
    is_item: bool = False
    place: int | None = None


@dataclass(slots=True)
class Strip:
    """The smallest thing that a page break does not cut; what sets it may still change it until pages are filled.

    ``space`` above it is dropped at the top of a page, with its ``rule``. ``keep`` holds it on the page of the next
    strip. ``notes`` are the footnotes it refers to, each as strips. ``continued`` is set above it where a page begins
    with it.
    """

    height: float
    lines: tuple[Placed, ...] = ()
    space: float = 0
    keep: bool = False
    rule: Rule | None = None
    picture: Picture | None = None
    notes: tuple[tuple[Strip, ...], ...] = ()
    continued: tuple[Strip, ...] = ()
    bookmark: Bookmark | None = None
    begins_page: bool = False
    boxes: tuple[Box, ...] = ()


class Set(NamedTuple):
    """A strip at ``top`` points under the top of the frame; the space above it was multiplied by ``squeeze``."""

    top: float
    strip: Strip
    squeeze: float = 1.0


@dataclass(slots=True)
class Page:
    """What stands on one page."""

    body: list[Set] = field(default_factory=list)
    notes: list[Set] = field(default_factory=list)

    @property
    def filled(self) -> float:
        """How far down the text reaches, in points."""
        return max((placed.top + placed.strip.height for placed in self.body), default=0)


def stacked(strips: list[Strip], *, space: float = 0, keep: bool = False, whole: bool = False) -> list[Strip]:
    """The strips of one paragraph: ``space`` above, no single line of it alone on a page; ``whole``: never cut."""
    last = len(strips) - 1
    for number, strip in enumerate(strips):
        strip.keep = strip.keep or (number < last and (whole or number in {0, last - 1}))
    if strips:
        strips[0].space = space
        strips[-1].keep = keep
    return strips


def paginate(strips: Iterable[Strip], depth: float | Depths, squeeze: float = 1.0) -> list[Page]:
    """Fill pages that are ``depth`` points high; spaces between strips are multiplied by ``squeeze``.

    Where pages differ, ``depth`` gives the height of each by its number (from 0).
    """
    press = _Press(depth if callable(depth) else lambda _number: depth, squeeze)
    for chain in _chains(strips):
        press.take(chain)
    return press.finish()


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        if strip.begins_page and chain:
            yield chain
            chain = []
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain


class _Press:
    """Pages as they fill."""

    def __init__(self, depths: Depths, squeeze: float) -> None:
        self._depths = depths
        self._squeeze = squeeze
        self._pages: list[Page] = []
        self._waiting: deque[Strip] = deque()
        self._open()

    def _open(self) -> None:
        self._page = Page()
        self._pages.append(self._page)
        self._depth = self._depths(len(self._pages) - 1)
        self._used = 0.0

    def _notes_height(self, more: Iterable[Strip] = ()) -> float:
        height = sum(strip.height for strip in [*self._waiting, *more])
        return min(height + NOTES_GAP, self._depth * _NOTES_SHARE) if height else 0

    def _fits(self, chain: Sequence[Strip]) -> bool:
        notes = [line for strip in chain for note in strip.notes for line in note]
        spaces = sum(strip.space for strip in (chain if self._page.body else chain[1:])) * self._squeeze
        wanted = sum(strip.height for strip in chain) + spaces + self._notes_height(notes)
        return self._used + wanted <= self._depth + 0.01

    def take(self, chain: list[Strip]) -> None:
        """Set strips that belong together; only what is higher than a page is cut."""
        if chain[0].begins_page and self._page.body:
            self._close()
        if self._page.body and not self._fits(chain):
            self._close()
        if self._fits(self._with_continuation(chain)):
            for strip in self._with_continuation(chain):
                self._set(strip)
            return
        for strip in chain:
            if self._page.body and not self._fits([strip]):
                self._close()
            for part in self._with_continuation([strip]):
                self._set(part)

    def _with_continuation(self, chain: list[Strip]) -> list[Strip]:
        return chain if self._page.body else [*chain[0].continued, *chain]

    def _set(self, strip: Strip) -> None:
        top = self._used + (strip.space * self._squeeze if self._page.body else 0)
        self._page.body.append(Set(top, strip, self._squeeze))
        self._used = top + strip.height
        for note in strip.notes:
            self._waiting.extend(note)

    def _close(self, *, final: bool = False) -> None:
        room = self._notes_height() - NOTES_GAP
        chosen: list[Strip] = []
        while self._waiting and (self._waiting[0].height <= room + 0.01 or not chosen):
            chosen.append(self._waiting.popleft())
            room -= chosen[-1].height
        top = self._depth - sum(strip.height for strip in chosen)
        for strip in chosen:
            self._page.notes.append(Set(top, strip))
            top += strip.height
        if not final or self._waiting:
            self._open()

    def finish(self) -> list[Page]:
        """All pages; notes that found no room yet get pages of their own."""
        self._close(final=True)
        while self._waiting:
            self._close(final=True)
        return self._pages
