"""Has the pages made in the process beside, a moment after the last key, with what is being typed laid over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.model import OutlineModel
from rcsc_desktop.gui.pages.agenda.modes import PaperShown
from rcsc_desktop.gui.pages.agenda.new_row import NewRow
from rcsc_desktop.gui.pages.agenda.preview import PreviewPanel
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow, RowKind
from rcsc_desktop.services.agenda_drafts import Draft

_AFTER_KEY_MS = 120
_CELL_FIELDS = {Column.START: "pinned_start", Column.DURATION: "minutes", Column.SPEAKERS: "speakers"}
_NEW_FIELDS = {RowKind.ITEM: "new_item", RowKind.TOPIC: "new_topic", RowKind.QUESTION: "new_question"}


Typed = Callable[[], tuple[OutlineRow, Column, str] | None]
"""The row, column and text of the open field; ``None`` where nothing was typed."""


class _Picture(Protocol):
    number: int
    width: int
    height: int
    pixels: bytes


class _Place(Protocol):
    page: int
    item: int | None


class _Preview(Protocol):
    """What the process beside answers."""

    pages: int
    pictures: Sequence[_Picture]
    places: Sequence[_Place]


class PreviewMaker(QObject):
    """Only the newest state is made; the panel keeps the picture before it until then.

    Nothing is made while the panel is not shown.
    """

    def __init__(self, context: WindowContext, panel: PreviewPanel, model: OutlineModel, typed: Typed) -> None:
        super().__init__(panel)
        self._context = context
        self._panel = panel
        self._model = model
        self._typed = typed
        self._key = f"agenda.preview.{id(self)}"
        self._id: UUID | None = None
        self._session_id: UUID | None = None
        self._session = 0
        self._paper = PaperShown()
        self._row: UUID | None = None
        self._report: AgendaReport | None = None
        self._made_pages: set[int] = set()
        self._item_pages: dict[UUID, int] = {}
        self._is_stale = True
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_KEY_MS)
        self._timer.timeout.connect(self._make)
        panel.pages_wanted.connect(self._on_pages_wanted)

    def show(self, consultation_id: UUID | None) -> None:
        """Another agenda is edited."""
        self._id, self._row, self._report = consultation_id, None, None
        self._item_pages.clear()
        self._panel.clear()

    def stand_in(self, session_id: UUID | None, number: int) -> None:
        """Which session is edited; ``number`` counts the sessions of the agenda from 0."""
        self._session_id, self._session = session_id, number

    @property
    def report(self) -> AgendaReport | None:
        """What the pages show, or will in a moment."""
        return self._report

    def show_paper(self, paper: PaperShown) -> None:
        """Show another paper of the agenda."""
        if paper != self._paper:
            self._paper = paper
            self.refresh()

    def refresh(self) -> None:
        """The stored agenda or what is being typed is another."""
        self._is_stale = True
        self._timer.start()

    def follow(self, row_id: UUID | None) -> None:
        """Another line is the current one: show its page."""
        self._row = row_id
        page = self._page_of_row()
        if page is not None:
            self._panel.show_page(page)

    def _make(self) -> None:
        wanted = self._id
        if wanted is None or not self._panel.isVisible():
            return
        draft, paper = self._draft(), self._paper
        agenda = self._context.core.agenda
        self._is_stale = False
        self._context.tasks.read(
            lambda: agenda.report(
                wanted,
                draft=draft,
                language=paper.language,
                with_concept_note=paper.with_concept_note,
                typed=paper.typed,
            ),
            self._set,
            key=f"{self._key}.report",
            on_error=self._on_error,
        )

    def _draft(self) -> Draft | None:
        """What is being typed and is not stored, to be laid over."""
        typed = self._typed()
        if typed is None:
            return None
        row, column, text = typed
        new = self._model.new_row(row.id)
        if new is not None:
            return _draft_of(new, text, self._session_id)
        return Draft(row.id, _CELL_FIELDS.get(column, "title" if row.is_item else "text"), text)

    def _set(self, report: AgendaReport) -> None:
        """Have the pages painted that are in view, and the page of the current line."""
        self._report = report
        self._made_pages.clear()
        first, last = self._panel.visible_pages
        pages = set(range(first, last + 1))
        page = self._page_of_row()
        if page is not None:
            pages.add(page)
        self._paint(report, pages)

    def _paint(self, report: AgendaReport, pages: set[int]) -> None:
        self._made_pages |= pages
        self._context.tasks.heavy(
            self._context.core.exports.preview_job(),
            report,
            self._panel.page_pixels,
            tuple(sorted(pages)),
            on_done=lambda preview: self._show(report, preview),
            on_error=self._on_error,
            key=self._key,
        )

    def _show(self, report: AgendaReport, preview: _Preview) -> None:
        pictures = {picture.number: _image(picture) for picture in preview.pictures}
        self._find_items(report, preview)
        self._panel.show_pages(preview.pages, pictures)
        page = self._page_of_row()
        if page is not None:
            self._panel.show_page(page)
        self._on_pages_wanted()

    def _find_items(self, report: AgendaReport, preview: _Preview) -> None:
        """The page of each item of the session that is shown; places count the items of all sessions."""
        page_of = {place.item: place.page for place in preview.places if place.item is not None}
        counts = [len(session.items) for session in report.sessions]
        items = (item.id for session in report.sessions for item in session.items)
        self._item_pages = {item: page_of[at] for at, item in enumerate(items) if item is not None and at in page_of}
        if self._session >= len(counts):
            return
        shown = [row for row in self._model.rows() if row.is_item]
        stored = [row for row in shown if not row.is_draft]
        rows = shown if len(shown) == counts[self._session] else stored
        first = sum(counts[: self._session])
        pages = ((row.id, page_of.get(at)) for at, row in enumerate(rows, first))
        self._item_pages |= {row_id: page for row_id, page in pages if page is not None}

    def _page_of_row(self) -> int | None:
        row = self._row_of(self._row)
        item = self._row if row is None else row.item_id
        return None if item is None else self._item_pages.get(item)

    def _row_of(self, row_id: UUID | None) -> OutlineRow | None:
        at = self._model.position(row_id)
        return None if at is None else self._model.rows()[at]

    def _on_pages_wanted(self) -> None:
        """Paint pages that came into view and are not of the newest state."""
        if self._id is None or self._timer.isActive():
            return
        if self._is_stale or self._report is None or self._panel.has_other_width:
            self._timer.start()
            return
        first, last = self._panel.visible_pages
        missing = {page for page in range(first, last + 1) if page < self._panel.page_count} - self._made_pages
        if missing:
            self._paint(self._report, missing)

    def _on_error(self, error: UserError) -> None:
        self._panel.say(self._context.messages.sentence(error))


def _draft_of(new: NewRow, text: str, session_id: UUID | None) -> Draft | None:
    """A line that is not stored, laid over below the line above it; not while that one is not stored either."""
    above = new.after
    owner = new.parent or new.item or session_id
    place = owner if above is None else above
    if place is None or isinstance(place, NewRow):
        place = None if place is None else place.stored_id
    return None if place is None else Draft(place, _NEW_FIELDS[new.kind], text, is_first=above is None)


def _image(picture: _Picture) -> QImage:
    image = QImage(picture.pixels, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32)
    return image.copy()
