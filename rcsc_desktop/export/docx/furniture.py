"""Head and foot of the pages of our own papers, and what a document says of itself."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Protocol

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from rcsc_desktop.domain.reports.agenda import Letterhead
from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.docx.markup import NAMESPACES, Voice
from rcsc_desktop.export.logo import logo_type
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import paper


class _Report(Protocol):
    """Whose paper it is, and which issue."""

    @property
    def language(self) -> str: ...
    @property
    def letterhead(self) -> Letterhead: ...
    @property
    def author(self) -> str: ...
    @property
    def version(self) -> int | None: ...
    @property
    def modified(self) -> datetime | None: ...


class Headed(Protocol):
    """What head, foot and properties say; as in ``AgendaView``."""

    @property
    def report(self) -> _Report: ...
    @property
    def say(self) -> Translator: ...
    @property
    def title(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def issue(self) -> str: ...
    @property
    def subject(self) -> str: ...


_LOGO_HEIGHT = Mm(16)
_LOGO_WIDTH = Mm(50)
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def put_furniture(document: Document, view: Headed, voice: Voice, width: int) -> None:
    """The letterhead on the first page, the title on the others, the number of the page on all."""
    section = document.sections[0]
    _put_letterhead(section.first_page_header, view, voice)
    later = view.report.letterhead.organisation or view.title
    head = voice.run(f"{_one_line(later)}\t{view.status}")
    _replace(section.header, voice.paragraph("header", head, extra=_tabs(width)))
    foot = _foot(view, voice, width)
    _replace(section.footer, foot)
    _replace(section.first_page_footer, foot)


def describe(document: Document, view: Headed) -> None:
    """Title, author, language, and which status and version the document is."""
    report = view.report
    changed = (report.modified or _NEVER).astimezone(UTC).replace(tzinfo=None)
    facts = document.core_properties
    facts.title = _short(view.title)
    facts.author = _short(report.author or report.letterhead.organisation)
    facts.subject = _short(view.subject)
    facts.language = report.language
    facts.keywords = ""
    facts.comments = ""
    facts.category = ""
    facts.last_modified_by = _short(report.author or report.letterhead.organisation)
    facts.revision = report.version or 1
    facts.created = facts.modified = changed
    if report.version is not None:
        facts.version = str(report.version)


def _put_letterhead(header: Any, view: Headed, voice: Voice) -> None:
    letterhead = view.report.letterhead
    text = [
        voice.paragraph(style, voice.run(line))
        for style, line in (("Agenda Organisation", letterhead.organisation), ("header", letterhead.tagline))
        if line.strip()
    ]
    _replace(header, "".join(text) or voice.paragraph("header", ""))
    if letterhead.logo:
        _put_logo(header, letterhead, view, voice)


def _put_logo(header: Any, letterhead: Letterhead, view: Headed, voice: Voice) -> None:
    """The logo in a line of its own above the name."""
    content = letterhead.logo or b""
    logo_type(content)
    paragraph = header.paragraphs[0].insert_paragraph_before()
    picture = paragraph.add_run().add_picture(BytesIO(content))
    scale = min(_LOGO_HEIGHT / picture.height, _LOGO_WIDTH / picture.width)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    said = picture._inline.docPr
    said.set("descr", paper.logo(view.say, letterhead.organisation))
    if voice.is_right_to_left:
        paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {NAMESPACES}/>"))


def _foot(view: Headed, voice: Voice, width: int) -> str:
    about = paper.dotted([_one_line(view.title), view.issue])
    before, _, rest = paper.page(view.say, "\0", "\1").partition("\0")  # type: ignore[arg-type] # marks, not numbers
    between, _, after = rest.partition("\1")
    number = f"{voice.run(before)}{voice.field('PAGE')}{voice.run(between)}{voice.field('NUMPAGES')}{voice.run(after)}"
    return voice.paragraph("footer", f"{voice.run(about)}{voice.run(chr(9))}{number}", extra=_tabs(width))


def _tabs(width: int) -> str:
    return (
        '<w:tabs><w:tab w:val="clear" w:pos="4320"/><w:tab w:val="clear" w:pos="8640"/>'
        f'<w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    )


def _replace(part: Any, paragraphs: str) -> None:
    part.is_linked_to_previous = False
    root = part._element
    for child in list(root):
        root.remove(child)
    for made in parse_xml(f"<w:hdr {NAMESPACES}>{paragraphs}</w:hdr>").findall(qn("w:p")):
        root.append(made)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"


def _short(text: str) -> str:
    """Properties hold 255 characters."""
    return " ".join(clean(text).text.split())[:255]
