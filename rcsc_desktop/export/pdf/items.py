"""The items of a session: a column of times, beside it title, speakers, topics, questions."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem, ReportSession, ReportSpeaker, ReportTopic
from rcsc_desktop.export.pdf.characters import visible
from rcsc_desktop.export.pdf.flow import Bookmark, Rule, Strip, stacked
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.lines import Run, width_of
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import (
    BREAK,
    BULLET,
    CONTINUED,
    DISCUSSION,
    GUTTER,
    HAIRLINE,
    ITEM,
    LINE,
    SESSION,
    SESSION_FACTS,
    SPEAKER,
    SPEAKER_ROLE,
    TIME,
    TIME_COLUMN,
    TOPIC,
    WIDEST_TIME_COLUMN,
)
from rcsc_desktop.wording import formats, paper

_ITEM_SPACE = 14.0
"""Between two items; the hairline stands in its middle."""
_WHOLE_BELOW = 130.0
"""An item that is lower than this is not cut by a page break."""
_SIGNS = ("•", "–")


def session_strips(galley: Galley, parent: Element, report: AgendaReport) -> list[Strip]:
    """The items of each session as a table, under a heading where the agenda has several sessions."""
    times = _time_column(galley, report)
    several = len(report.sessions) > 1
    strips: list[Strip] = []
    for session in report.sessions:
        if several:
            strips += _heading(galley, parent, report, session)
        if session.items:
            table = parent.add("Table")
        for number, item in enumerate(session.items):
            space = _ITEM_SPACE if number else 10.0
            row = table.add("TR")
            strips += _item(galley, row, report, item, times, space=space, ruled=number > 0, level=1 + several)
    return strips


def _heading(galley: Galley, parent: Element, report: AgendaReport, session: ReportSession) -> list[Strip]:
    language = galley.setting.language
    facts = []
    if session.date is not None:
        facts.append(formats.weekday(session.date, language))
    if session.start is not None:
        facts.append(formats.times(session.start, session.end, language, report.clock))
    if session.venue.strip():
        facts.append(session.venue)
    name = session.name if session.name.strip() else paper.comma(galley.say).join(facts)
    strips = galley.paragraph(parent, "H3", name, SESSION, space=18, keep=True, whole=True)
    if strips:
        strips[0].bookmark = Bookmark(_one_line(name), 1)
    if session.name.strip() and facts:
        below = paper.comma(galley.say).join(facts)
        strips += galley.paragraph(parent, "P", below, SESSION_FACTS, keep=True, whole=True)
    return strips


def _item(
    galley: Galley,
    row: Element,
    report: AgendaReport,
    item: ReportItem,
    times: float,
    *,
    space: float,
    ruled: bool,
    level: int,
) -> list[Strip]:
    column = galley.whole.inner(times + GUTTER)
    label = row.add("TH", scope="Row")
    cell = row.add("TD")
    label.text = _time(galley, report, item)
    beside = galley.strips([Run(label.text, TIME, label)], Column(0, times), ITEM)
    style = BREAK if item.kind is ItemKind.BREAK else ITEM
    title = galley.paragraph(cell, "P", item.title, style, column=column, whole=True)
    strips = _joined(title, _speakers(galley, cell, item.speakers, column))
    strips = _joined(strips, _bullets(galley, cell, item.topics, column))
    if item.questions:
        heading = galley.paragraph(
            cell, "P", paper.discussion(galley.say), DISCUSSION, column=column, space=4, keep=True
        )
        strips = _joined(strips, [*heading, *_bullets(galley, cell, item.questions, column)])
    strips = _with_times(galley, strips, beside)
    strips[0].bookmark = Bookmark(_one_line(item.title) or f"{item.number}.", level, is_item=True)
    return _framed(galley, strips, item, column, space, ruled=ruled)


def _time(galley: Galley, report: AgendaReport, item: ReportItem) -> str:
    """The text of the time column; the number where the session has no start."""
    if item.start is None:
        return f"{item.number}."
    return formats.times(item.start, item.end, galley.setting.language, report.clock)


def _time_column(galley: Galley, report: AgendaReport) -> float:
    """Wide enough for spans of time with am or pm on one line, as long as they take no more than the widest column."""
    if formats.counts_to_24(galley.setting.language, report.clock):
        return TIME_COLUMN
    spans = (_time(galley, report, item) for session in report.sessions for item in session.items)
    widths = (width_of(visible(span), TIME) for span in spans)
    return max([TIME_COLUMN, *(math.ceil(width) for width in widths if width <= WIDEST_TIME_COLUMN)])


def _speakers(galley: Galley, cell: Element, speakers: Sequence[ReportSpeaker], column: Column) -> list[Strip]:
    """A line for each speaker; several are a list."""
    if not speakers:
        return []
    parent = cell if len(speakers) == 1 else cell.add("L", numbering="None")
    strips: list[Strip] = []
    for speaker in speakers:
        element = Element("P" if len(speakers) == 1 else "LBody")
        (parent if len(speakers) == 1 else parent.add("LI")).children.append(element)
        runs = _speaker(galley, element, speaker)
        element.text = "".join(run.text for run in runs)
        strips += stacked(galley.strips(runs, column, SPEAKER), whole=True, space=1 if not strips else 0)
    return strips


def _speaker(galley: Galley, element: Element, speaker: ReportSpeaker) -> list[Run]:
    say = galley.say
    name = f"{speaker.title} {speaker.name}" if speaker.title.strip() else speaker.name
    if speaker.organisation.strip():
        name = f"{name}{paper.comma(say)}{speaker.organisation}"
    runs = [Run(name, SPEAKER, element)]
    role = paper.role(say, speaker.role)
    if role:
        before, _, after = paper.role_before(say, role, "\0").partition("\0")
        runs = [Run(before, SPEAKER_ROLE, element), *runs]
        if after:
            runs.append(Run(after, SPEAKER_ROLE, element))
    if not speaker.is_confirmed:
        runs.append(Run(f"{formats.NO_BREAK}{paper.to_be_confirmed(say)}", SPEAKER_ROLE, element))
    return runs


def _bullets(
    galley: Galley, parent: Element, topics: Sequence[ReportTopic], column: Column, *, level: int = 0
) -> list[Strip]:
    """A list with the lists nested in it."""
    if not topics:
        return []
    made = parent.add("L", numbering="Disc")
    strips: list[Strip] = []
    for topic in topics:
        item = made.add("LI")
        body = item.add("LBody")
        text = body.add("P", topic.text) if topic.children else body
        text.text = topic.text
        sign = _SIGNS[min(level, 1)]
        space = 0 if strips or level else 3
        own = galley.bullet(item, sign, [Run(topic.text, TOPIC, text)], TOPIC, column, space=space)
        strips += _joined(own, _bullets(galley, body, topic.children, column.inner(BULLET), level=level + 1))
    return strips


def _joined(first: list[Strip], second: list[Strip]) -> list[Strip]:
    """``second`` never begins a page alone: the last line of ``first`` goes with it."""
    if first and second:
        first[-1].keep = True
    return first + second


def _with_times(galley: Galley, strips: list[Strip], beside: list[Strip]) -> list[Strip]:
    """The lines of the time column stand beside the first lines of the item."""
    while len(strips) < len(beside):
        strips = _joined(strips, [Strip(galley.styled(TIME).leading)])
    for strip, time in zip(strips, beside, strict=False):
        strip.lines = (*time.lines, *strip.lines)
        strip.keep = strip.keep or time is not beside[-1]
    return strips


def _framed(
    galley: Galley, strips: list[Strip], item: ReportItem, column: Column, space: float, *, ruled: bool
) -> list[Strip]:
    """Space and hairline above; what a page says that begins inside the item; a low item is kept whole."""
    strips[0].space = space
    strips[0].rule = Rule(0, galley.measure, HAIRLINE, LINE, space / 2) if ruled else None
    is_low = sum(strip.height + strip.space for strip in strips) < _WHOLE_BELOW
    again = None if is_low else f"{_one_line(item.title)} {paper.continued(galley.say)}".strip()
    for strip in strips[1:]:
        if again is not None:
            strip.continued = _continuation(galley, again, column)
    for strip in strips[:-1]:
        strip.keep = strip.keep or is_low
    strips[-1].keep = False
    return strips


def _continuation(galley: Galley, text: str, column: Column) -> tuple[Strip, ...]:
    """What stands above the rest of an item on the next page; at most two lines."""
    strips = galley.strips([Run(text, CONTINUED)], column, CONTINUED)[:2]
    strips[-1].height += 3
    return tuple(strips)


def _one_line(text: str) -> str:
    return " ".join(text.split())
