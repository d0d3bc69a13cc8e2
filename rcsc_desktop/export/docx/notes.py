"""The concept note with real footnotes."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from rcsc_desktop.domain.concept_note import Block, BlockKind, ConceptNote, Footnote, blocks
from rcsc_desktop.domain.concept_note import Run as NoteRun
from rcsc_desktop.export.docx.markup import NAMESPACES, Voice

_FIRST = 2
"""Footnotes 0 and 1 are the rules above footnotes."""
_RULES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_AFTER_NOTES = {
    qn(f"w:{name}")
    for name in (
        *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
        *("doNotIncludeSubdocsInStats", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults"),
        *("doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
    )
} | {"{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr"}
"""What comes after the rules of footnotes among the settings of a document."""


class NotesWriter:
    """Writes texts with references; each reference prints the note at the foot of its own page."""

    def __init__(self, voice: Voice, list_id: int, footnotes: tuple[Footnote, ...] = ()) -> None:
        self._voice = voice
        self._list = list_id
        self._footnotes = {footnote.number: footnote for footnote in footnotes}
        self._made: list[str] = []

    def sections(self, note: ConceptNote) -> str:
        """Headings, paragraphs and bullets; footnotes that no text refers to follow as paragraphs."""
        pieces = []
        for section in note.sections:
            if section.heading.strip():
                pieces.append(self._voice.paragraph("heading 2", self._voice.run(section.heading)))
            pieces.append(self.blocks(tuple(blocks(section.body))))
        for footnote in list(self._footnotes.values()):
            text = f"{footnote.number}  {footnote.text} {footnote.link}".rstrip()
            pieces.append(self._voice.paragraph("footnote text", self._voice.run(text)))
        return "".join(pieces)

    def blocks(self, found: tuple[Block, ...]) -> str:
        """Paragraphs and bullets."""
        pieces = []
        for block in found:
            for line in block.lines:
                if block.kind is BlockKind.BULLETS:
                    pieces.append(self._voice.paragraph("List Bullet", self._line(line), level=0, list_id=self._list))
                else:
                    pieces.append(self._voice.paragraph("Normal", self._line(line)))
        return "".join(pieces)

    def put_into(self, document: Document) -> None:
        """Give the document the footnotes that were referred to."""
        if not self._made:
            return
        content = etree.tostring(parse_xml(f"<w:footnotes {NAMESPACES}>{_RULES}{''.join(self._made)}</w:footnotes>"))
        head = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        for relation in document.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                part: Any = relation.target_part
                part._blob = head + content
                break
        else:
            made = Part(
                PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, head + content, document.part.package
            )
            document.part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
        settings: Any = document.settings.element
        for old in settings.findall(qn("w:footnotePr")):
            settings.remove(old)
        rules = parse_xml(f'<w:footnotePr {NAMESPACES}><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>')
        following = next((child for child in settings if child.tag in _AFTER_NOTES), None)
        if following is None:
            settings.append(rules)
        else:
            following.addprevious(rules)

    def _line(self, line: tuple[NoteRun, ...]) -> str:
        pieces = []
        for run in line:
            footnote = None if run.note is None else self._footnotes.pop(run.note, None)
            if footnote is not None:
                pieces.append(self._reference(footnote))
            else:
                pieces.append(self._voice.run(run.text, style="footnote reference" if run.note is not None else ""))
        return "".join(pieces)

    def _reference(self, footnote: Footnote) -> str:
        voice = self._voice
        number = len(self._made) + _FIRST
        mark = f'<w:rPr><w:rStyle w:val="{voice.styles["footnote reference"]}"/></w:rPr>'
        text = voice.run(f" {footnote.text} {footnote.link}".rstrip())
        paragraph = voice.paragraph("footnote text", f"<w:r>{mark}<w:footnoteRef/></w:r>{text}")
        self._made.append(f'<w:footnote w:id="{number}">{paragraph}</w:footnote>')
        return f'<w:r>{mark}<w:footnoteReference w:id="{number}"/></w:r>'
