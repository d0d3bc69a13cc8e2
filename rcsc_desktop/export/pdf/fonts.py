"""The paper's typeface: FiraGO, with tabular digits and the spaces and Arabic forms that it lacks.

ReportLab knows neither OpenType features nor shaping, so what it shall use must stand in the font's character map.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from io import BytesIO
from typing import Any

from rcsc_desktop.export.pdf.positions import Offset, Positions, is_mark
from rcsc_desktop.export.pdf.styles import BOLD, BOLD_ITALIC, ITALIC, REGULAR

_CODES = {REGULAR: "figo", BOLD: "figbo", ITALIC: "figit", BOLD_ITALIC: "figbi"}
_NAMES = {REGULAR: "Regular", BOLD: "Bold", ITALIC: "Italic", BOLD_ITALIC: "BoldItalic"}
_SPACES = {
    0x1680: 265,
    0x2000: 500,
    0x2001: 1000,
    0x2002: 500,
    0x2003: 1000,
    0x2004: 333,
    0x2005: 250,
    0x2006: 167,
    0x2009: 160,
    0x200A: 80,
    0x202F: 160,
    0x205F: 222,
    0x3000: 1000,
}
"""Widths of blanks in thousandths of the size."""
_ARABIC_FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))
_CAPITALS = frozenset(range(0xE000, 0xF800))
"""Private characters that look like capitals: the small letter's code is this much lower than the first."""
_CACHED_WORDS = 50_000
_UNUSED_TABLES = ("GPOS", "GSUB", "GDEF", "DSIG", "gasp")


class Face:
    """A font that ReportLab can draw with, and how its glyphs stand beside each other."""

    def __init__(self, font: Any, positions: Positions) -> None:
        self.font = font
        self.characters: frozenset[int] = frozenset(font.face.charToGlyph) - _CAPITALS
        self._positions = positions
        self._space: float = font.stringWidth(" ", 1)
        self._widths: dict[str, float] = {}
        self._kerned: dict[str, tuple[int, ...]] = {}

    def width(self, text: str) -> float:
        """The width of ``text`` at size 1, kerning included."""
        if " " in text:
            words = text.split(" ")
            return sum(map(self._word_width, words)) + self._space * (len(words) - 1)
        return self._word_width(text)

    def kerned(self, word: str) -> tuple[int, ...]:
        """What is added after each character of a word, in thousandths of the size; empty where nothing is."""
        known = self._kerned.get(word)
        if known is None:
            if len(self._kerned) > _CACHED_WORDS:
                self._kerned.clear()
            added = (*map(self._positions.kerning, word, word[1:]), 0)
            known = self._kerned[word] = added if any(added) else ()
        return known

    def _word_width(self, word: str) -> float:
        known = self._widths.get(word)
        if known is None:
            if len(self._widths) > _CACHED_WORDS:
                self._widths.clear()
            known = self._widths[word] = self.font.stringWidth(word, 1) + sum(self.kerned(word)) / 1000
        return known

    def advance(self, character: str) -> int:
        """The width of one character in thousandths of the size."""
        return int(self.font.face.getCharWidth(ord(character)))

    def offset(self, base: str, mark: str) -> Offset | None:
        """Where ``mark`` stands on ``base``, a letter or another mark."""
        return self._positions.offset(base, mark)


@lru_cache(maxsize=4)
def face(name: str) -> Face:
    """The face called ``name`` in ``styles``; made at its first use (some 80 ms)."""
    import pymupdf_fonts
    from fontTools.ttLib import TTFont as FontFile
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    source = pymupdf_fonts.myfont(_CODES[name])
    original = FontFile(BytesIO(source), lazy=True)
    glyphs = original.getBestCmap()
    glyphs |= _added(glyphs)
    paper_name = f"RCSCPaper-{_NAMES[name]}"
    font = TTFont(paper_name, BytesIO(_for_paper(source, paper_name)), asciiReadable=False)
    registerFont(font)
    return Face(font, Positions(original, glyphs))


def _for_paper(source: bytes, name: str) -> bytes:
    """The font with its character map completed, without the tables that drawing does not read.

    It gets a name of its own, as the Open Font License asks of a changed font.
    """
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    font = TTFont(BytesIO(source), lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    for tag in _UNUSED_TABLES:
        if tag in font:
            del font[tag]
    characters = font.getBestCmap()
    added = _added(characters)
    glyphs = font.getGlyphOrder()
    for code, width in _SPACES.items():
        if code not in characters:
            glyph = added[code] = f"blank{code:04X}"
            glyphs.append(glyph)
            font["hmtx"].metrics[glyph] = (width, 0)
            font["glyf"].glyphs[glyph] = Glyph()
    for code, glyph in characters.items():
        if is_mark(chr(code)):
            font["hmtx"].metrics[glyph] = (0, font["hmtx"].metrics[glyph][1])
    font.setGlyphOrder(glyphs)
    font["glyf"].glyphOrder = glyphs
    font["maxp"].numGlyphs = len(glyphs)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(added)
    font["post"].formatType = 3.0
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            record.string = name
    made = BytesIO()
    font.save(made, reorderTables=False)
    return made.getvalue()


def in_capitals(text: str) -> str:
    """``text`` in private characters that look like capitals; ``as_written`` gives back a letter's own."""
    return "".join(chr(0xE000 + ord(c)) if ord(c) in _small_letters() else c for c in text)


def as_written(character: str) -> str:
    """The letter that a private character of ``in_capitals`` stands for; others as they are."""
    return chr(ord(character) - 0xE000) if ord(character) in _CAPITALS else character


@lru_cache(maxsize=1)
def _small_letters() -> frozenset[int]:
    """Those whose capital the font has."""
    have = face(BOLD).characters
    return frozenset(code for code in have if _capital(code) in have)


def _capital(code: int) -> int | None:
    letter = chr(code)
    if code >= len(_CAPITALS) or not letter.islower() or len(letter.upper()) != 1:
        return None
    return ord(letter.upper())


def _added(characters: dict[int, str]) -> dict[int, str]:
    """Digits of one width, Arabic forms that look like their letters, capitals under private codes."""
    added = {code: f"{characters[code]}.tf" for code in range(0x30, 0x3A)} | _isolated_forms(characters)
    for code in characters:
        capital = _capital(code)
        if capital in characters:
            added[0xE000 + code] = characters[capital]
    return added


def _isolated_forms(characters: dict[int, str]) -> dict[int, str]:
    """Isolated Arabic forms that the font lacks look like their base letters."""
    forms = {}
    for code in _ARABIC_FORMS:
        if code not in characters and "ISOLATED FORM" in unicodedata.name(chr(code), ""):
            base = unicodedata.normalize("NFKC", chr(code))
            if len(base) == 1 and ord(base) in characters:
                forms[code] = characters[ord(base)]
    return forms
