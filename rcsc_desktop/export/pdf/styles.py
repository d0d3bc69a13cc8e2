"""What paper looks like: sizes in points, colours, faces. Written nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

MM = 72 / 25.4

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "regular", "bold", "italic", "bold italic"

Colour = tuple[float, float, float]
TEXT: Colour = (0x1D / 255, 0x24 / 255, 0x33 / 255)
MUTED: Colour = (0x5B / 255, 0x64 / 255, 0x75 / 255)
ACCENT: Colour = (0x0B / 255, 0x6E / 255, 0x8A / 255)
SOFT: Colour = (0xEE / 255, 0xF3 / 255, 0xF5 / 255)
"""Behind text; light enough to stay white on a grey print."""
LINE: Colour = (0xC9 / 255, 0xCD / 255, 0xD4 / 255)
"""Hairlines; a shade darker than on screen, or a grey print loses them."""


class Style(NamedTuple):
    """How a run of text is set. ``rise`` lifts it off the baseline, ``spacing`` is added after each character.

    ``capitals`` shows small letters as capitals, while what is copied or read out stays as it was written.
    """

    face: str
    size: float
    leading: float
    colour: Colour = TEXT
    rise: float = 0
    spacing: float = 0
    capitals: bool = False


ORGANISATION = Style(BOLD, 11, 14)
TAGLINE = Style(REGULAR, 9, 12, MUTED)
TITLE = Style(BOLD, 18, 22)
SHARED_TITLE = Style(BOLD, 15, 19)
"""Two titles beside each other."""
SUBTITLE = Style(REGULAR, 12, 16)
WHEN = Style(BOLD, 10, 14)
WHERE = Style(REGULAR, 10, 14)
STATUS = Style(BOLD, 8, 12, ACCENT, spacing=0.75, capitals=True)
VERSION = Style(REGULAR, 8, 12, MUTED)
DAY = Style(BOLD, 13, 18)
SESSION = Style(BOLD, 12, 16)
SESSION_FACTS = Style(REGULAR, 9.5, 13, MUTED)
TIME = Style(REGULAR, 9.5, 14, MUTED)
ITEM = Style(BOLD, 10.5, 14)
BREAK = Style(REGULAR, 10.5, 14, MUTED)
CONTINUED = Style(ITALIC, 9.5, 13, MUTED)
SPEAKER = Style(ITALIC, 10, 14)
SPEAKER_ROLE = Style(REGULAR, 10, 14, MUTED)
TOPIC = Style(REGULAR, 9.5, 13)
DISCUSSION = Style(BOLD, 9.5, 13, MUTED)
HEADING = Style(BOLD, 12, 16)
BODY = Style(REGULAR, 10, 14)
NOTE = Style(REGULAR, 8, 10.5)
NOTE_NUMBER = Style(REGULAR, 8, 10.5, MUTED)
NOTE_LINK = Style(REGULAR, 8, 10.5, ACCENT)
FOOT = Style(REGULAR, 8, 10, MUTED)
LISTED = Style(REGULAR, 10.5, 15)
FACT = Style(REGULAR, 9.5, 13, MUTED)
FACT_NAME = Style(BOLD, 9.5, 13, MUTED)
ADDRESS = Style(REGULAR, 9.5, 13, ACCENT)
SYMBOL = Style(BOLD, 9.5, 13)
MARK = Style(BOLD, 8, 13, ACCENT, spacing=0.75, capitals=True)
TRACK = Style(BOLD, 9, 11.5)
TRACK_ROOM = Style(REGULAR, 8, 10, MUTED)
SLOT = Style(REGULAR, 8, 10, MUTED)
SIGNED = Style(BOLD, 10, 14)
SIGNED_TITLE = Style(REGULAR, 10, 14, MUTED)

LISTED_BY = Style(BOLD, 9.5, 13, ACCENT)
LISTED_NUMBER = Style(REGULAR, 8.5, 12.5, MUTED)
LISTED_NAME = Style(BOLD, 9.5, 12.5)
LISTED_POSITION = Style(REGULAR, 9, 12)
LISTED_OF = Style(REGULAR, 9, 12, MUTED)
LISTED_CONTACT = Style(REGULAR, 8.5, 11.5, ACCENT)
CHART_LABEL = Style(REGULAR, 9, 12)
CHART_NUMBER = Style(BOLD, 9, 12)

ACCENT_RULE = 1.2
HAIRLINE = 0.4

LOGO_HEIGHT = 16 * MM
LOGO_WIDTH = 60 * MM
TIME_COLUMN = 24 * MM
WIDEST_TIME_COLUMN = 28 * MM
GUTTER = 4 * MM
BULLET = 10.0
"""From the bullet to its text; each level of nesting moves in by this."""


def reference(style: Style) -> Style:
    """A superscript number of a footnote beside text in ``style``."""
    return style._replace(size=style.size * 0.62, rise=style.size * 0.36, colour=ACCENT)


def small(style: Style) -> Style:
    """The code of a character that the font lacks."""
    return style._replace(size=style.size * 0.72, colour=MUTED)


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet and its margins, in points as they are set; on paper each is ``scale`` points.

    The running head stands ``head_above`` over the text, the foot ``foot_below`` under it.
    """

    width: float
    height: float
    side: float = 22 * MM
    top: float = 20 * MM
    bottom: float = 24 * MM
    head_above: float = 31.0
    foot_below: float = 24.0
    scale: float = 1.0

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.side

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom

    def at(self, scale: float) -> Frame:
        """The same sheet with everything on it ``scale`` times as large; margins stay, but head and foot do not."""
        change = self.scale / scale
        return replace(
            self,
            width=self.width * change,
            height=self.height * change,
            side=self.side * change,
            top=self.top * change,
            bottom=self.bottom * change,
            scale=scale,
        )

    @property
    def turned(self) -> Frame:
        """The sheet on its long side."""
        return replace(self, width=self.height, height=self.width)


FRAMES = {"A4": Frame(210 * MM, 297 * MM), "Letter": Frame(8.5 * 72, 11 * 72)}
