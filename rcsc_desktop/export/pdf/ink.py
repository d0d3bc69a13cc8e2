"""The operators that draw text with ReportLab's subsets of a font; words that come again are not worked out again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rcsc_desktop.export.pdf import marks
from rcsc_desktop.export.pdf.fonts import Face, face
from rcsc_desktop.export.pdf.styles import Style

_SPACE = "<20>"
"""The space has this code in each subset."""


class _Piece(NamedTuple):
    """Operands of TJ in one subset of a font; ``up`` lifts a mark, in thousandths of the size."""

    subset: int
    shown: str
    up: int | None = None


class Ink:
    """Draws in one document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._words: dict[tuple[str, str], tuple[_Piece, ...]] = {}
        self._fonts: dict[tuple[str, int], str] = {}
        self.outline_level = -1
        """Of the last line of the document's outline."""

    def show(self, text: str, style: Style) -> list[tuple[str, str]]:
        """Operators that draw ``text`` from where the pen stands: (font, drawing in that font)."""
        drawn: list[tuple[str, str]] = []
        subset, operands = -1, ""
        for number, word in enumerate(text.split(" ")):
            if number:
                operands += _SPACE
            for piece in self._word(word, style.face):
                if piece.subset != subset or piece.up is not None:
                    if operands:
                        drawn.append((self._font(style, max(subset, 0)), f"[{operands}] TJ"))
                    subset, operands = piece.subset, ""
                if piece.up is not None:
                    up = style.rise + piece.up * style.size / 1000
                    lifted = f"{up:.2f} Ts [{piece.shown}] TJ {style.rise:.2f} Ts"
                    drawn.append((self._font(style, subset), lifted))
                else:
                    operands += piece.shown
        if operands:
            drawn.append((self._font(style, max(subset, 0)), f"[{operands}] TJ"))
        return drawn

    def _font(self, style: Style, subset: int) -> str:
        name = self._fonts.get((style.face, subset))
        if name is None:
            font = face(style.face).font
            font.splitString(" ", self._document)
            name = self._fonts[style.face, subset] = font.getSubsetInternalName(subset, self._document)
        return f"{name} {style.size:g} Tf"

    def _word(self, word: str, name: str) -> tuple[_Piece, ...]:
        key = name, word
        known = self._words.get(key)
        if known is None:
            drawn = face(name)
            known = self._words[key] = tuple(_pieces(word, drawn, drawn.font.splitString(word, self._document)))
        return known


def _pieces(word: str, drawn: Face, chunks: list[tuple[int, bytes]]) -> Iterator[_Piece]:
    """``word`` as codes of subsets with kerning between, and marks where the font wants them."""
    kerned = drawn.kerned(word)
    moved = marks.offsets(word, drawn) if marks.has_marks(word) else {}
    if not moved and not kerned:
        for subset, codes in chunks:
            yield _Piece(subset, f"<{codes.hex()}>")
        return
    place = 0
    for subset, codes in chunks:
        run = ""
        for code in codes:
            offset = moved.get(place)
            if offset is None:
                added = kerned[place] if kerned else 0
                run += f"<{code:02x}>{-added}" if added else f"<{code:02x}>"
            else:
                if run:
                    yield _Piece(subset, run)
                    run = ""
                yield _Piece(subset, f"{-offset.right}<{code:02x}>{offset.right}", offset.up)
            place += 1
        if run:
            yield _Piece(subset, run.replace("><", ""))
