"""The styles of our own papers in Word. Where a template has a style of the same name, the template's stays."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import parse_xml

from rcsc_desktop.export.docx.markup import NAMESPACES

INK = "1D2433"
MUTED = "5B6475"
ACCENT = "0B6E8A"
LINE = "D0D4DA"

KEEP = "<w:keepNext/><w:keepLines/>"


def spaced(before: float, after: float, extra: str = "", rest: str = "") -> str:
    """Room above and below a paragraph, in points, between its other properties."""
    return f'{extra}<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>{rest}'


def look(size: float, colour: str = INK, extra: str = "") -> str:
    """Size in points and colour of a text."""
    half_points = round(size * 2)
    return f'{extra}<w:color w:val="{colour}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/>"  # Arabic has no italics
_UPRIGHT = '<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>'
_RULE = f'<w:pBdr><w:top w:val="single" w:sz="12" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
_HAND = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{MUTED}"/></w:pBdr>'

Paragraphs = dict[str, tuple[str, str, str]]
"""Name → (id, properties of the paragraph, of its text)."""

_OWN = ("Agenda", "Listed")
"""How names of styles begin that Word does not know."""

_PARAGRAPHS: Paragraphs = {
    "Normal": ("Normal", spaced(3, 4), look(10.5)),
    "Title": ("Title", spaced(18, 4, KEEP), look(22, INK, BOLD)),
    "Subtitle": ("Subtitle", spaced(0, 10, KEEP), look(13)),
    "heading 1": ("Heading1", spaced(18, 6, KEEP + _RULE, '<w:outlineLvl w:val="0"/>'), look(12, ACCENT, BOLD)),
    "heading 2": ("Heading2", spaced(14, 3, KEEP, '<w:outlineLvl w:val="1"/>'), look(13, INK, BOLD)),
    "heading 3": ("Heading3", spaced(12, 2, KEEP, '<w:outlineLvl w:val="2"/>'), look(11, INK, BOLD)),
    "List Bullet": ("ListBullet", spaced(0, 1), ""),
    "header": ("Header", spaced(0, 0), look(8.5, MUTED)),
    "footer": ("Footer", spaced(0, 0), look(8.5, MUTED)),
    "footnote text": ("FootnoteText", spaced(0, 2), look(8.5)),
    "Agenda When": ("AgendaWhen", spaced(0, 0, KEEP), look(10.5, INK, BOLD)),
    "Agenda Where": ("AgendaWhere", spaced(0, 0), look(10.5, MUTED)),
    "Agenda Organisation": ("AgendaOrganisation", spaced(0, 0), look(11, INK, BOLD)),
    "Agenda Column": ("AgendaColumn", spaced(2, 2, "<w:keepNext/>"), look(8.5, MUTED, BOLD)),
    "Agenda Time": ("AgendaTime", spaced(0, 0), look(9.5, MUTED)),
    "Agenda Item": ("AgendaItem", spaced(0, 0, "<w:keepNext/>"), look(10.5, INK, BOLD)),
    "Agenda Break": ("AgendaBreak", spaced(0, 0), look(10.5, MUTED)),
    "Agenda Speaker": ("AgendaSpeaker", spaced(0, 0), look(10, INK, _ITALIC)),
    "Agenda Label": ("AgendaLabel", spaced(4, 0, "<w:keepNext/>"), look(9.5, MUTED, BOLD)),
    "Agenda Fact": ("AgendaFact", spaced(2, 0), look(9.5)),
    "Agenda Internal": ("AgendaInternal", spaced(6, 6), look(9.5, ACCENT, BOLD)),
    "Agenda End": ("AgendaEnd", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', look(1)),
    "Agenda Signature": ("AgendaSignature", spaced(48, 0, KEEP + _HAND, '<w:ind w:right="4800"/>'), look(10.5)),
}

_CHARACTERS: dict[str, tuple[str, str]] = {
    "footnote reference": ("FootnoteReference", '<w:vertAlign w:val="superscript"/>'),
    "Hyperlink": ("Hyperlink", f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>'),
    "Agenda Part": (
        "AgendaPart",
        f'<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="{MUTED}"/>',
    ),
}


def _rules(*sides: str) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in sides)


_MARGINS = (
    '<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="100" w:type="dxa"/>'
    '<w:right w:w="160" w:type="dxa"/></w:tblCellMar>'
)
_WIDE_MARGINS = _MARGINS.replace('<w:left w:w="0"', '<w:left w:w="100"').replace(
    '<w:right w:w="160"', '<w:right w:w="100"'
)
_HEAD = f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{_rules("bottom")}</w:tcBorders></w:tcPr></w:tblStylePr>'
_TABLES: dict[str, tuple[str, str]] = {
    "Agenda Table": (
        "AgendaTable",
        f"<w:tblPr><w:tblBorders>{_rules('bottom', 'insideH')}</w:tblBorders>{_MARGINS}</w:tblPr>{_HEAD}",
    ),
    "Agenda Grid": (
        "AgendaGrid",
        f"<w:tblPr><w:tblBorders>{_rules('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}</w:tblBorders>"
        f"{_WIDE_MARGINS}</w:tblPr>{_HEAD}",
    ),
}


_FOUNDATIONS = {"Default Paragraph Font", "Normal Table", "No List"}
_BASES = {"Normal": "Normal", "TableNormal": "Normal Table"}
"""Names of the styles that ours are based on, by the ids that they have in an English Word."""


def put_styles(document: Document, *, replaces: bool, more: Paragraphs | None = None) -> dict[str, str]:
    """Have the document hold our styles and ``more`` of paragraphs; their ids by our names.

    With ``replaces`` they are all that it has, else a style that is there already stays as it is.
    """
    root: Any = document.styles.element
    if replaces:
        for style in list(root.style_lst):
            if style.name_val not in _FOUNDATIONS:
                root.remove(style)
        _set_defaults(root)
    there = {style.name_val.casefold(): style for style in root.style_lst if style.name_val}
    taken = {style.styleId for style in root.style_lst}
    ids = {}
    for name, markup in _definitions(_PARAGRAPHS | (more or {})):
        style = there.get(name.casefold())  # Word begins names of its own styles small, LibreOffice does not
        if style is None:
            style = _parsed(markup)
            if style.styleId in taken:
                style.styleId = f"{style.styleId}Rcsc"
            _found(style, there)
            root.append(style)
            there[name.casefold()] = style
        ids[name] = style.styleId
    return ids


def _parsed(markup: str) -> Any:
    return parse_xml(markup)


def _found(style: Any, there: dict[str, Any]) -> None:
    """Base the style on the document's own of that name; on none where it has none."""
    base = style.basedOn
    if base is not None:
        found = there.get(_BASES[base.val].casefold())
        if found is None:
            style.remove(base)
        else:
            base.val = found.styleId


def _definitions(paragraphs: Paragraphs) -> list[tuple[str, str]]:
    made = []
    for name, (style_id, paragraph, text) in paragraphs.items():
        base = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
        default = ' w:default="1"' if name == "Normal" else ""
        following = '<w:next w:val="Normal"/>' if name.startswith(("heading", "Title", "Subtitle")) else ""
        default += ' w:customStyle="1"' if name.startswith(_OWN) else ""
        made.append(
            (
                name,
                f'<w:style {NAMESPACES} w:type="paragraph"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>'
                f"{base}{following}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>",
            )
        )
    for name, (style_id, text) in _CHARACTERS.items():
        own = ' w:customStyle="1"' if name.startswith("Agenda") else ""
        made.append(
            (
                name,
                f'<w:style {NAMESPACES} w:type="character"{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
                f"<w:rPr>{text}</w:rPr></w:style>",
            )
        )
    for name, (style_id, table) in _TABLES.items():
        made.append(
            (
                name,
                f'<w:style {NAMESPACES} w:type="table" w:customStyle="1" w:styleId="{style_id}">'
                f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>{table}</w:style>',
            )
        )
    return made


def _set_defaults(root: Any) -> None:
    """Letters that every office has, for all scripts."""
    defaults = parse_xml(
        f"<w:docDefaults {NAMESPACES}><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    for old in root.findall(defaults.tag):
        root.remove(old)
    root.insert(0, defaults)
