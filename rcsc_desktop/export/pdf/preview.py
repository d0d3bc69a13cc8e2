"""Pages as pictures, for the window; meant for a worker process, since setting and painting take their time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count
from typing import NamedTuple

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.participant_list import ParticipantListReport
from rcsc_desktop.export.pdf.flow import Page
from rcsc_desktop.export.pdf.styles import Frame


class Picture(NamedTuple):
    """Page ``number`` (from 0), ``width`` by ``height`` pixels, each four bytes: blue, green, red, 255.

    Rows follow each other without a gap (``QImage.Format_RGB32`` takes them as they are).
    """

    number: int
    width: int
    height: int
    pixels: bytes


class Place(NamedTuple):
    """A heading, session or item: its bookmark's text and ``level``, its ``page`` (from 0).

    ``top`` is how far down the page it stands: 0 is the upper edge of the paper, 1 the lower one. ``item`` counts the
    items of all sessions from 0; ``None`` for what is no item.
    """

    text: str
    level: int
    page: int
    top: float
    item: int | None = None


class Preview(NamedTuple):
    """How many pages there are, pictures of those asked for, and where everything stands."""

    pages: int
    pictures: tuple[Picture, ...]
    places: tuple[Place, ...]


def preview(report: AgendaReport | ParticipantListReport, width: int, pages: Sequence[int] | None = None) -> Preview:
    """Set ``report`` and paint ``pages`` (all, if ``None``; numbers beyond the last are left out)."""
    if isinstance(report, ParticipantListReport):
        return _list_preview(report, width, pages)
    from rcsc_desktop.export.pdf.agenda import compose, finish

    target = BytesIO()
    made = compose(report)
    finish(report, made, target)
    return Preview(
        len(made.pages), tuple(render_pages(target.getvalue(), width, pages)), tuple(_places(made.pages, made.frame))
    )


def _list_preview(report: ParticipantListReport, width: int, pages: Sequence[int] | None) -> Preview:
    from pypdfium2 import PdfDocument

    from rcsc_desktop.export.pdf.participant_list import write

    target = BytesIO()
    write(report, target)
    document = PdfDocument(target.getvalue())
    count = len(document)
    document.close()
    return Preview(count, tuple(render_pages(target.getvalue(), width, pages)), ())


def render_pages(pdf: bytes, width: int, pages: Sequence[int] | None = None) -> list[Picture]:
    """Pictures of ``pages`` (numbers from 0; all, if ``None``), each ``width`` pixels wide."""
    from pypdfium2 import PdfDocument, raw

    document = PdfDocument(pdf)
    try:
        last = len(document)
        pictures = []
        for number in range(last) if pages is None else pages:
            if 0 <= number < last:
                page = document[number]
                bitmap = page.render(scale=width / page.get_width(), force_bitmap_format=raw.FPDFBitmap_BGRA)
                pictures.append(Picture(number, bitmap.width, bitmap.height, bytes(bitmap.buffer)))
                bitmap.close()
        return pictures
    finally:
        document.close()


def _places(pages: Sequence[Page], frame: Frame) -> Iterator[Place]:
    items = count()
    for number, page in enumerate(pages):
        for top, strip, _ in page.body:
            if strip.bookmark is not None:
                text, level, is_item, place = strip.bookmark
                item = None if not is_item else next(items) if place is None else place
                yield Place(text, level, number, (frame.top + top) / frame.height, item)
