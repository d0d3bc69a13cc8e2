"""What a paper in Word begins with: a blank document of our own, or the organisation's template without its text."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml.etree import LxmlError

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.export.docx.markup import NAMESPACES

_ZIPPED = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES = 64 * 1024 * 1024
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
_PAPERS = {"A4": (Mm(210), Mm(297)), "Letter": (Mm(215.9), Mm(279.4))}
_INDENT = 280
_BULLETS = ("•", "–", "•")


def blank(paper: str, *, is_landscape: bool) -> Document:
    """An empty document of the paper's size."""
    document = docx.Document()
    numbering: Any = _numbering(document)
    for child in list(numbering):
        numbering.remove(child)
    section = document.sections[0]
    width, height = _PAPERS.get(paper, _PAPERS["A4"])
    section.page_width, section.page_height = (height, width) if is_landscape else (width, height)
    if is_landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(22), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)
    section.different_first_page_header_footer = True
    return document


def from_template(content: bytes) -> Document:
    """The template with its styles, page set-up, headers and footers, without its text.

    Raises ``UserError`` ``export.bad_template`` where the bytes are no document or template of Word.
    """
    try:
        document = docx.Document(BytesIO(_as_document(content)))
        body: Any = document.element.body
        _keep_last_section(body)
        _ = document.styles.element
    except (BadZipFile, LxmlError, KeyError, ValueError, OSError, AttributeError, NotImplementedError) as error:
        raise UserError("export.bad_template") from error
    return document


def drop_thumbnail(document: Document) -> None:
    """Take out the small picture of what the base looked like."""
    relations = document.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype.endswith("/metadata/thumbnail")]:
        del relations[name]


def text_width(document: Document) -> int:
    """Room for text between the margins, in twentieths of a point."""
    section = document.sections[-1]
    width = section.page_width or _PAPERS["A4"][0]
    room = width - (section.left_margin or 0) - (section.right_margin or 0)
    return max(round(room / 635), 3000)


def bullet_list(document: Document) -> int:
    """Define bullets that nest; the number of the list."""
    root: Any = _numbering(document)
    ids = [int(one.get(qn("w:abstractNumId"), "0")) for one in root.findall(qn("w:abstractNum"))]
    abstract = max(ids, default=0) + 1
    numbers = [int(one.get(qn("w:numId"), "0")) for one in root.findall(qn("w:num"))]
    number = max(numbers, default=0) + 1
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{_BULLETS[min(level, 2)]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    made = parse_xml(
        f'<w:abstractNum {NAMESPACES} w:abstractNumId="{abstract}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    first = root.find(qn("w:num"))
    if first is None:
        root.append(made)
    else:
        first.addprevious(made)
    root.append(parse_xml(f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'))
    return number


def fill(document: Document, content: str) -> None:
    """Put the content before what describes the last section."""
    body: Any = document.element.body
    last = body.find(qn("w:sectPr"))
    for child in list(body):
        if child is not last:
            body.remove(child)
    for made in list(parse_xml(f"<w:body {NAMESPACES}>{content}</w:body>")):
        last.addprevious(made)


def mirror(section: Any) -> None:
    """Have a section (``w:sectPr``) run from right to left, its columns too."""
    if section.find(qn("w:bidi")) is None:
        made = parse_xml(f"<w:bidi {NAMESPACES}/>")
        grid = section.find(qn("w:docGrid"))
        if grid is None:
            section.append(made)
        else:
            grid.addprevious(made)


def saved(document: Document) -> bytes:
    """The bytes of the file, without the time of day in them."""
    written, fixed = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as archive, ZipFile(fixed, "w") as copy:
        for name in archive.namelist():
            entry = ZipInfo(name, _ZIPPED)
            entry.compress_type = ZIP_DEFLATED
            copy.writestr(entry, archive.read(name))
    return fixed.getvalue()


def _numbering(document: Document) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            part: Any = relation.target_part
            return part.element
    made = XmlPart(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        parse_xml(f"<w:numbering {NAMESPACES}/>"),
        document.part.package,
    )
    document.part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return made.element


def _as_document(content: bytes) -> bytes:
    """A template's bytes as those of a document, which differ in the name of one type."""
    with ZipFile(BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise UserError("export.bad_template")
        types = archive.read(_TYPES)
        if _TEMPLATE not in types:
            return content
        changed = BytesIO()
        with ZipFile(changed, "w") as copy:
            for entry in archive.infolist():
                data = types.replace(_TEMPLATE, _DOCUMENT) if entry.filename == _TYPES else archive.read(entry)
                copy.writestr(entry, data)
    return changed.getvalue()


def _keep_last_section(body: Any) -> None:
    """Empty the body; headers and footers of earlier sections that the last one goes on with are its own now."""
    sections = list(body.iter(qn("w:sectPr")))
    last = sections[-1] if sections else body.get_or_add_sectPr()
    references: dict[tuple[str, str], Any] = {}
    for section in sections:
        for name in ("w:headerReference", "w:footerReference"):
            for reference in section.findall(qn(name)):
                references[name, reference.get(qn("w:type"))] = reference
    for child in list(body):
        if child is not last:
            body.remove(child)
    for reference in references.values():
        last.insert(0, reference)
