"""WordprocessingML as text: runs, paragraphs, tables, in the direction of a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional
from xml.sax.saxutils import escape, quoteattr

from rcsc_desktop.domain.text import clean

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA"}
TWIPS_PER_INCH = 1440
_LEFT_TO_RIGHT_MARK = "\u200e"


@dataclass(frozen=True, slots=True)
class Voice:
    """One language of a document; ``styles`` are ids by the names of styles."""

    language: str
    is_right_to_left: bool
    styles: dict[str, str]

    def run(self, text: str, *, bold: bool = False, italic: bool | None = None, style: str = "") -> str:
        """Text as it is typed: line feeds and tabs become Word's own.

        What has letters of the other direction alone (a text that is not translated yet) keeps its full stop or
        question mark at its own end.
        """
        is_foreign = self.is_right_to_left and _is_left_to_right(text)
        look = f"<w:rStyle w:val={quoteattr(self.styles[style])}/>" if style else ""
        if bold:
            look += "<w:b/><w:bCs/>"
        if italic is not None:
            value = "" if italic else ' w:val="0"'
            look += f"<w:i{value}/><w:iCs{value}/>"
        if self.is_right_to_left and not is_foreign:
            look += "<w:rtl/>"
        look += self._lang()
        mark = _LEFT_TO_RIGHT_MARK if is_foreign and not text[-1].isalnum() else ""
        return f"<w:r><w:rPr>{look}</w:rPr>{_typed(text + mark)}</w:r>" if text else ""

    def paragraph(
        self, style: str, content: str, *, extra: str = "", level: int | None = None, list_id: int = 0
    ) -> str:
        """A paragraph of runs; ``extra`` goes into its properties, ``level`` makes it a bullet of the list."""
        look = f"<w:pStyle w:val={quoteattr(self.styles[style])}/>{extra}"
        if level is not None:
            look += f'<w:numPr><w:ilvl w:val="{min(level, 8)}"/><w:numId w:val="{list_id}"/></w:numPr>'
        if self.is_right_to_left:
            look += "<w:bidi/>"
        return f"<w:p><w:pPr>{look}</w:pPr>{content}</w:p>"

    def field(self, code: str) -> str:
        """A number that Word works out: ``PAGE``, ``NUMPAGES``."""
        return f'<w:fldSimple w:instr="{code}">{self.run("1")}</w:fldSimple>'

    def link(self, relation: str, text: str) -> str:
        """Text that leads to the address of a relation of the document."""
        return f'<w:hyperlink r:id="{relation}">{self.run(text, style="Hyperlink")}</w:hyperlink>'

    def _lang(self) -> str:
        tag = _TAGS.get(self.language, self.language)
        return f'<w:lang w:bidi="{tag}"/>' if self.is_right_to_left else f'<w:lang w:val="{tag}"/>'


@dataclass(frozen=True, slots=True)
class Cell:
    """``content`` are paragraphs. ``merge``: ``restart`` begins a cell that reaches down, ``continue`` goes on."""

    content: str
    merge: str = ""
    is_filled: bool = False


def row(cells: Iterable[Cell], widths: Sequence[int], *, is_heading: bool = False) -> str:
    """A row that no page break cuts; a heading is repeated on every page."""
    look = "<w:cantSplit/>" + ("<w:tblHeader/>" if is_heading else "")
    made = "".join(_cell(cell, width) for cell, width in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr>{look}</w:trPr>{made}</w:tr>"


def table(style: str, rows: Iterable[str], widths: Sequence[int], voice: Voice) -> str:
    """A table of columns of ``widths`` (twentieths of a point) with a heading row."""
    mirrored = "<w:bidiVisual/>" if voice.is_right_to_left else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(voice.styles[style])}/>{mirrored}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _cell(cell: Cell, width: int) -> str:
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if cell.merge:
        look += f'<w:vMerge w:val="{cell.merge}"/>'
    if cell.is_filled:
        look += '<w:shd w:val="clear" w:color="auto" w:fill="EEF5F7"/>'
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{cell.content}</w:tc>"


def _is_left_to_right(text: str) -> bool:
    """Of the letters that have a direction, all run to the right."""
    kinds = {bidirectional(character) for character in text}
    return "L" in kinds and not kinds & {"R", "AL"}


def _typed(text: str) -> str:
    pieces = []
    for number, line in enumerate(clean(text).text.split("\n")):
        if number:
            pieces.append("<w:br/>")
        for place, part in enumerate(line.split("\t")):
            if place:
                pieces.append("<w:tab/>")
            if part:
                pieces.append(f'<w:t xml:space="preserve">{escape(part)}</w:t>')
    return "".join(pieces)
