"""Where the font wants glyphs to stand: kerning of pairs, vowel signs and accents on their letters (OpenType GPOS)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

_RIGHT_TO_LEFT = 1
"""Flag of a lookup whose pairs run from right to left; lines are painted from left to right."""
_MARK_LOOKUPS = {"MarkBasePos": "Base", "MarkLigPos": "Ligature", "MarkMarkPos": "Mark2"}


class Offset(NamedTuple):
    """How far right and up a mark stands from where its letter begins, in thousandths of the size."""

    right: int
    up: int


class Positions:
    """The positioning tables of one font, read as far as they are asked. ``glyphs`` is the character map in use."""

    def __init__(self, font: Any, glyphs: dict[int, str]) -> None:
        self._glyphs = glyphs
        self._table = font["GPOS"].table
        self._pairs = [
            table
            for flag, table in self._tables("kern")
            if type(table).__name__ == "PairPos" and not flag & _RIGHT_TO_LEFT
        ]
        self._marks = [
            table for tag in ("mark", "mkmk") for _, table in self._tables(tag) if type(table).__name__ in _MARK_LOOKUPS
        ]
        self._kerning: dict[tuple[str, str], int] = {}
        self._offsets: dict[tuple[str, str], Offset | None] = {}

    def kerning(self, left: str, right: str) -> int:
        """What is added between two characters, in thousandths of the size; nothing beside a blank."""
        pair = left, right
        known = self._kerning.get(pair)
        if known is None:
            known = self._kerning[pair] = 0 if " " in pair else self._pair(*map(self._glyph, pair))
        return known

    def offset(self, base: str, mark: str) -> Offset | None:
        """Where ``mark`` stands on ``base``, a letter or another mark; ``None`` where the font does not say."""
        pair = base, mark
        if pair not in self._offsets:
            self._offsets[pair] = self._attached(self._glyph(base), self._glyph(mark))
        return self._offsets[pair]

    def _glyph(self, character: str) -> str:
        return self._glyphs.get(ord(character), "")

    def _tables(self, tag: str) -> Iterator[tuple[int, Any]]:
        features = self._table.FeatureList.FeatureRecord
        numbers = {
            number for feature in features if feature.FeatureTag == tag for number in feature.Feature.LookupListIndex
        }
        for number in sorted(numbers):
            lookup = self._table.LookupList.Lookup[number]
            for table in lookup.SubTable:
                yield lookup.LookupFlag, getattr(table, "ExtSubTable", table)

    def _pair(self, left: str, right: str) -> int:
        for table in self._pairs:
            if left not in table.Coverage.glyphs:
                continue
            value: Any = None
            if table.Format == 1:
                records = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
                value = next((record.Value1 for record in records if record.SecondGlyph == right), None)
                if value is None:
                    continue
            else:
                first = table.ClassDef1.classDefs.get(left, 0)
                second = table.ClassDef2.classDefs.get(right, 0)
                value = table.Class1Record[first].Class2Record[second].Value1
            return int(getattr(value, "XAdvance", 0) or 0)
        return 0

    def _attached(self, base: str, mark: str) -> Offset | None:
        for table in self._marks:
            side = _MARK_LOOKUPS[type(table).__name__]
            marks = table.Mark1Coverage if side == "Mark2" else table.MarkCoverage
            bases = getattr(table, f"{side}Coverage")
            if mark not in marks.glyphs or base not in bases.glyphs:
                continue
            records = table.Mark1Array if side == "Mark2" else table.MarkArray
            record = records.MarkRecord[marks.glyphs.index(mark)]
            anchor = _anchor(table, side, bases.glyphs.index(base), record.Class)
            if anchor is not None:
                own = record.MarkAnchor
                return Offset(anchor.XCoordinate - own.XCoordinate, anchor.YCoordinate - own.YCoordinate)
        return None


def is_mark(character: str) -> bool:
    """It stands on the letter before it."""
    return unicodedata.category(character) == "Mn"


def _anchor(table: Any, side: str, number: int, kind: int) -> Any:
    """Where a mark of class ``kind`` is fastened; on a ligature, on its last letter."""
    if side == "Base":
        return table.BaseArray.BaseRecord[number].BaseAnchor[kind]
    if side == "Mark2":
        return table.Mark2Array.Mark2Record[number].Mark2Anchor[kind]
    return table.LigatureArray.LigatureAttach[number].ComponentRecord[-1].LigatureAnchor[kind]
