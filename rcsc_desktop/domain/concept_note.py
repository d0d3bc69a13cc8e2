"""The concept note of a consultation: sections of structured text, and footnotes.

A section's ``body`` is plain text with three conventions: a blank line ends a paragraph, a line that begins with
``- `` is a bullet, and ``[^1]`` refers to footnote 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.entity import OrderedEntity

_NOTE = re.compile(r"\[\^(\d{1,3})\]", re.ASCII)


class BlockKind(StrEnum):
    """A block of a section's body."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"


@dataclass(frozen=True, kw_only=True, slots=True)
class ConceptNoteSection(OrderedEntity):
    """A heading with its body (see the module's text)."""

    consultation_id: UUID
    heading: str
    body: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Footnote(OrderedEntity):
    """The note that ``[^number]`` refers to: a text, a link, or both."""

    consultation_id: UUID
    number: int
    text: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: text, or (``note`` set) a reference to a footnote."""

    text: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one line of runs) or a bullet list (a line of runs for each bullet)."""

    kind: BlockKind
    lines: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class ConceptNote:
    """All of it, in order."""

    sections: tuple[ConceptNoteSection, ...] = ()
    footnotes: tuple[Footnote, ...] = ()


def runs(line: str) -> tuple[Run, ...]:
    """Split a line at its references to footnotes."""
    pieces: list[Run] = []
    at = 0
    for match in _NOTE.finditer(line):
        if match.start() > at:
            pieces.append(Run(line[at : match.start()]))
        pieces.append(Run(match.group(1), note=int(match.group(1))))
        at = match.end()
    if at < len(line):
        pieces.append(Run(line[at:]))
    return tuple(pieces)


def blocks(body: str) -> Iterator[Block]:
    """The paragraphs and bullet lists of a section's body, in order."""
    paragraph: list[str] = []
    bullets: list[str] = []
    for line in [*body.split("\n"), ""]:
        is_bullet = line.startswith("- ")
        if paragraph and (is_bullet or not line.strip()):
            yield Block(BlockKind.PARAGRAPH, (runs(" ".join(paragraph)),))
            paragraph = []
        if bullets and not is_bullet:
            yield Block(BlockKind.BULLETS, tuple(runs(bullet) for bullet in bullets))
            bullets = []
        if is_bullet:
            bullets.append(line[2:])
        elif line.strip():
            paragraph.append(line)
