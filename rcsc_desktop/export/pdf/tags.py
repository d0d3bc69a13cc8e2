"""Make a painted PDF readable for a screen reader (PDF/UA-1, ISO 14289-1): structure tree, language, metadata."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from rcsc_desktop.export.pdf.bidi import is_right_to_left
from rcsc_desktop.export.pdf.characters import lacking
from rcsc_desktop.export.pdf.fonts import as_written
from rcsc_desktop.export.pdf.structure import Element

_MAPPING = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_COUNT = re.compile(rb"\d+ beginbfchar")
_PRINT = 4
"""Annotation flag: show when printed."""


class Facts(NamedTuple):
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str


def tag(painted: bytes, document: Element, facts: Facts, target: BinaryIO) -> None:
    """Write ``painted`` to ``target`` with the tree under ``document`` and ``facts``. Equal input, equal bytes."""
    made = BytesIO()  # qpdf ends the whole process where the disk is full under it; a stream raises
    with pikepdf.open(BytesIO(painted)) as pdf:
        _Tree(pdf).build(document)
        _describe(pdf, facts)
        _map_to_letters(pdf)
        pdf.save(
            made,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            linearize=False,
        )
    target.write(made.getbuffer())


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._by_mark: list[dict[int, Any]] = [{} for _ in self._pages]
        self._by_annotation: list[Any] = []
        self._notes = 0

    def build(self, document: Element) -> None:
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(document, root)])
        numbers: list[Any] = []
        for number, (page, marks) in enumerate(zip(self._pages, self._by_mark, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            numbers += [number, Array([marks[mark] for mark in sorted(marks)])]
        for number, element in enumerate(self._by_annotation, len(self._pages)):
            numbers += [number, element]
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self._pages) + len(self._by_annotation)
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Any) -> Any:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
        self._attributes(element, made)
        kids: list[Any] = []
        home = element.marks[0][0] if element.marks else 0
        if element.marks:
            made.Pg = self._pages[home]
        for page, mark in element.marks:
            self._by_mark[page][mark] = made
            kids.append(mark if page == home else Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=mark))
        if element.is_link:
            kids += [self._annotation(element, made, area) for area in _merged(element.areas)]
        kids += [self._element(child, made) for child in element.children if child.is_seen]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _attributes(self, element: Element, made: Any) -> None:
        text = element.text
        if element.marks and not text.isascii() and (is_right_to_left(text) or lacking(text)):
            made.ActualText = String(text)
        if element.alt:
            made.Alt = String(element.alt)
        if element.language:
            made.Lang = String(element.language)
        cell = _cell(element)
        if cell:
            made.A = Dictionary({"/O": Name.Table, **cell})
        if element.numbering:
            made.A = Dictionary(O=Name.List, ListNumbering=Name(f"/{element.numbering}"))
        if element.role == "Figure" and element.areas:
            made.A = Dictionary(O=Name.Layout, BBox=Array([round(side, 2) for side in element.areas[0][1:]]))
        if element.role == "Note":
            self._notes += 1
            made.ID = String(f"note-{self._notes}")

    def _annotation(self, element: Element, made: Any, area: tuple[int, float, float, float, float]) -> Any:
        page = self._pages[area[0]]
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(side, 2) for side in area[1:]]),
            Border=Array([0, 0, 0]),
            F=_PRINT,
            Contents=String(element.alt or element.text),
            StructParent=len(self._pages) + len(self._by_annotation),
        )
        if element.link:
            annotation.A = Dictionary(S=Name.URI, URI=String(element.link))
        elif element.target is not None and (begins := element.target.begins) is not None:
            number, y = begins
            annotation.Dest = Array([self._pages[number], Name.XYZ, 0, round(y, 2), 0])
        annotation = self._pdf.make_indirect(annotation)
        if Name.Annots not in page:
            page.Annots = Array([])
        page.Annots.append(annotation)
        self._by_annotation.append(made)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)


def _cell(element: Element) -> dict[str, Any]:
    """The attributes of a cell of a table."""
    found: dict[str, Any] = {}
    if element.scope:
        found["/Scope"] = Name(f"/{element.scope}")
    if element.columns > 1:
        found["/ColSpan"] = element.columns
    if element.rows > 1:
        found["/RowSpan"] = element.rows
    return found


def _merged(areas: list[tuple[int, float, float, float, float]]) -> list[tuple[int, float, float, float, float]]:
    """One area for each line: what a link paints beside each other is pressed as one."""
    merged: list[tuple[int, float, float, float, float]] = []
    for page, x0, y0, x1, y1 in areas:
        if merged and merged[-1][0] == page and abs(merged[-1][2] - y0) < 0.5:
            _, left, low, right, high = merged.pop()
            merged.append((page, min(left, x0), low, max(right, x1), max(high, y1)))
        else:
            merged.append((page, x0, y0, x1, y1))
    return merged


def _describe(pdf: pikepdf.Pdf, facts: Facts) -> None:
    root = pdf.Root
    root.Lang = String(facts.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = pdf.make_stream(_metadata(facts), Type=Name.Metadata, Subtype=Name.XML)
    entries = {"/Title": facts.title, "/Author": facts.author, "/Subject": facts.subject, "/Keywords": facts.keywords}
    information = Dictionary({key: String(text) for key, text in entries.items() if text})
    information.Creator = String("RCSC Desktop")
    pdf.trailer.Info = pdf.make_indirect(information)


def _metadata(facts: Facts) -> bytes:
    """XMP (ISO 16684-1) with the same facts and the mark of PDF/UA-1."""

    def text(value: str) -> str:
        return escape("".join(c for c in value if c >= " " or c in "\t\n"))

    author = f"<dc:creator><rdf:Seq><rdf:li>{text(facts.author)}</rdf:li></rdf:Seq></dc:creator>"
    keywords = f"<pdf:Keywords>{text(facts.keywords)}</pdf:Keywords>"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{text(facts.title)}</rdf:li></rdf:Alt></dc:title>
{author if facts.author else ""}
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{text(facts.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{facts.language}</rdf:li></rdf:Bag></dc:language>
{keywords if facts.keywords else ""}
<xmp:CreatorTool>RCSC Desktop</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _map_to_letters(pdf: pikepdf.Pdf) -> None:
    """What is copied or searched are letters, not the forms they take in a word, and plain spaces.

    Ligatures keep their one code: programs that turn a line round would turn its letters round too.
    """
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", {}).values():
            stream = font.get("/ToUnicode")
            if stream is None or stream.objgen in seen:
                continue
            seen.add(stream.objgen)
            stream.write(_letters(stream.read_bytes()))


def _letters(mapping: bytes) -> bytes:
    lines = []
    count = 0
    for line in mapping.splitlines():
        match = _MAPPING.fullmatch(line.strip())
        if match is None:
            lines.append(line)
            continue
        character = chr(int(match[2], 16))
        if character == "\0":
            continue
        character = " " if character.isspace() else as_written(character)
        if "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc":
            letters = unicodedata.normalize("NFKC", character)
            character = letters if len(letters) == 1 else character
        lines.append(b"<%s> <%s>" % (match[1], character.encode("utf-16-be").hex().upper().encode()))
        count += 1
    return _COUNT.sub(b"%d beginbfchar" % count, b"\n".join(lines), count=1)
