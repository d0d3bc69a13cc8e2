"""Pages as pictures, for the window; meant for a worker process, since setting and painting take their time."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, NamedTuple

from rcsc_desktop.domain.reports.agenda import AgendaReport


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

    ``top`` is how far down the page it stands: 0 is the upper edge of the paper, 1 the lower one.
    """

    text: str
    level: int
    page: int
    top: float


class Preview(NamedTuple):
    """How many pages there are, pictures of those asked for, and where everything stands."""

    pages: int
    pictures: tuple[Picture, ...]
    places: tuple[Place, ...]


def preview(report: AgendaReport, width: int, pages: Sequence[int] | None = None) -> Preview:
    """Set ``report`` and paint ``pages`` (all, if ``None``; numbers beyond the last are left out)."""
    from rcsc_desktop.export.pdf.agenda import write

    target = BytesIO()
    write(report, target)
    return of_pdf(target.getvalue(), width, pages)


def render_pages(pdf: bytes, width: int, pages: Sequence[int] | None = None) -> list[Picture]:
    """Pictures of ``pages`` (numbers from 0; all, if ``None``), each ``width`` pixels wide."""
    return list(of_pdf(pdf, width, pages).pictures)


def of_pdf(pdf: bytes, width: int, pages: Sequence[int] | None = None) -> Preview:
    """The same for a PDF that is already set."""
    from pypdfium2 import PdfDocument, raw

    document = PdfDocument(pdf)
    try:
        count = len(document)
        pictures = []
        for number in range(count) if pages is None else pages:
            if 0 <= number < count:
                page = document[number]
                bitmap = page.render(scale=width / page.get_width(), force_bitmap_format=raw.FPDFBitmap_BGRA)
                pictures.append(Picture(number, bitmap.width, bitmap.height, bytes(bitmap.buffer)))
                bitmap.close()
        places = []
        for bookmark in document.get_toc(max_depth=4):
            destination = bookmark.get_dest()
            if destination is not None:
                on = destination.get_index()
                height = document.get_page_size(on)[1]
                places.append(Place(bookmark.get_title(), bookmark.level, on, 1 - _top(destination) / height))
        return Preview(count, tuple(pictures), tuple(places))
    finally:
        document.close()


def _top(destination: Any) -> float:
    _, position = destination.get_view()
    return float(position[1]) if len(position) > 1 else 0.0
