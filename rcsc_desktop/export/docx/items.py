"""The items of an agenda: tables that people go on editing, or paragraphs of an annotated agenda."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rcsc_desktop.domain.reports.agenda import ReportTopic
from rcsc_desktop.export.agenda_grid import DayGrid, day_grids
from rcsc_desktop.export.agenda_view import AgendaView, ItemView, SessionView, SpeakerView, twins
from rcsc_desktop.export.docx.markup import Cell, Voice, row, table
from rcsc_desktop.export.docx.notes import NotesWriter
from rcsc_desktop.wording import formats, paper

_TIME = 1900
_CLOCK = 1200
_INTERNAL = 2400
_NARROWEST = 1800
"""A column of a track, in twentieths of a point: 32 mm."""


@dataclass(frozen=True, slots=True)
class ItemWriter:
    """Writes items in one language; ``relate`` gives the id of an outside address."""

    view: AgendaView
    voice: Voice
    list_id: int
    relate: Callable[[str], str]

    def annotated(self, session: SessionView, *, level: int) -> str:
        """A heading for each item, with everything under it."""
        heading = f"heading {level}"
        return "".join(
            self._p(heading, item.title) + (self._p("Agenda Time", item.time) if item.time else "") + self._under(item)
            for item in session.items
        )

    def cell(self, item: ItemView) -> str:
        """All that is said of an item, beginning with its title."""
        return self._p("Agenda Break" if item.is_break else "Agenda Item", item.title) + self._under(item)

    def plain(self, text: str, style: str = "Agenda Fact") -> str:
        """A text that may be empty, as a cell needs a paragraph."""
        return self._p(style, text)

    def _under(self, item: ItemView) -> str:
        pieces = [self._speaker(speaker) for speaker in item.speakers]
        pieces.append(self._bullets(item.topics))
        if item.questions:
            pieces.append(self._p("Agenda Label", paper.discussion(self.view.say)) + self._bullets(item.questions))
        pieces.append(NotesWriter(self.voice, self.list_id).blocks(item.background))
        for fact in item.facts:
            before, _, after = paper.role_before(self.view.say, fact.heading, "\0").partition("\0")
            text = self.voice.link(self.relate(fact.href), fact.text) if fact.href else self.voice.run(fact.text)
            content = self.voice.run(before, style="Agenda Part") + text + self.voice.run(after)
            pieces.append(self.voice.paragraph("Agenda Fact", content))
        if item.documents:
            pieces.append(self._p("Agenda Label", self.view.headings["documents"]))
            pieces += [self._bullet(document, 0) for document in item.documents]
        return "".join(pieces)

    def _speaker(self, speaker: SpeakerView) -> str:
        run = self.voice.run
        part, state = run(speaker.part, style="Agenda Part"), run(speaker.state, style="Agenda Part")
        return self.voice.paragraph("Agenda Speaker", part + run(speaker.name) + state)

    def _bullets(self, topics: Sequence[ReportTopic], level: int = 0) -> str:
        return "".join(self._bullet(topic.text, level) + self._bullets(topic.children, level + 1) for topic in topics)

    def _bullet(self, text: str, level: int) -> str:
        return self.voice.paragraph("List Bullet", self.voice.run(text), level=level, list_id=self.list_id)

    def _p(self, style: str, text: str) -> str:
        return self.voice.paragraph(style, self.voice.run(text))


def session_table(
    writer: ItemWriter, session: SessionView, width: int, second: ItemWriter | None = None, *, is_internal: bool = False
) -> str:
    """Time and item; with ``second`` the item in another language beside it; for organisers who does what."""
    headings = writer.view.headings
    widths = [_TIME, width - _TIME]
    names = [writer.plain(headings["time"], "Agenda Column"), writer.plain(headings["item"], "Agenda Column")]
    if second is not None:
        half = (width - _TIME) // 2
        widths = [_TIME, half, width - _TIME - half]
        names.append(second.plain(second.view.headings["item"], "Agenda Column"))
    if is_internal:
        widths = [_TIME, width - _TIME - 2 * _INTERNAL, _INTERNAL, _INTERNAL]
        names += [writer.plain(headings[name], "Agenda Column") for name in ("owner", "notes")]
    rows = [row(map(Cell, names), widths, is_heading=True)]
    twin = None if second is None else twins(writer.view, second.view)
    for item in session.items:
        cells = [writer.plain(item.time, "Agenda Time"), writer.cell(item)]
        if second is not None and twin is not None:
            cells.append(second.cell(twin(item)))
        if is_internal:
            cells += [writer.plain(item.item.owner), writer.plain(item.item.notes)]
        rows.append(row(map(Cell, cells), widths))
    return table("Agenda Table", rows, widths, writer.voice)


def grids(
    writer: ItemWriter, sessions: Sequence[SessionView], width: int, untimed: Callable[[SessionView], str]
) -> str:
    """A table of tracks for each day; sessions without times follow as ``untimed`` writes them."""
    pieces = []
    for day in day_grids(sessions, max((width - _CLOCK) // _NARROWEST, 1)):
        if day.rows:
            if day.day is not None:
                text = formats.weekday(day.day, writer.view.report.language)
                text = f"{text} {paper.continued(writer.view.say)}" if day.part else text
                pieces.append(writer.plain(text, "heading 2"))
            pieces.append(_grid(writer, day, width))
        pieces += [untimed(session) for session in day.untimed]
    return "".join(pieces)


def _grid(writer: ItemWriter, day: DayGrid, width: int) -> str:
    report = writer.view.report
    each = (width - _CLOCK) // len(day.columns)
    widths = [_CLOCK, *[each] * len(day.columns)]
    names = [writer.view.headings["time"], *(name or writer.view.headings["item"] for name in day.columns)]
    rows = [row([Cell(writer.plain(name, "Agenda Column")) for name in names], widths, is_heading=True)]
    filled = [False] * len(day.columns)
    for line in day.rows:
        clock = formats.time_of_day(line.start, report.language, report.clock)
        cells = [Cell(writer.plain(clock, "Agenda Time"))]
        for place, cell in enumerate(line.cells):
            if cell is None:
                cells.append(Cell(writer.plain(""), "continue", filled[place]))
                continue
            filled[place] = bool(cell.items)
            content = "".join(map(writer.cell, cell.items)) or writer.plain("")
            cells.append(Cell(content, "restart" if cell.rows > 1 else "", filled[place]))
        rows.append(row(cells, widths))
    return table("Agenda Grid", rows, widths, writer.voice)
