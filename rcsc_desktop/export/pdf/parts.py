"""What is said of an item on paper, part by part: title, facts, speakers, topics, documents and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rcsc_desktop.domain.agenda import ItemKind, Visibility
from rcsc_desktop.domain.concept_note import BlockKind, blocks
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem, ReportSpeaker, ReportTopic
from rcsc_desktop.export.pdf.flow import Strip, stacked
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.lines import Run
from rcsc_desktop.export.pdf.structure import Element
from rcsc_desktop.export.pdf.styles import (
    ADDRESS,
    BREAK,
    BULLET,
    DISCUSSION,
    FACT,
    FACT_NAME,
    ITEM,
    MARK,
    SPEAKER,
    SPEAKER_ROLE,
    SYMBOL,
    TOPIC,
    Style,
)
from rcsc_desktop.wording import formats, paper, paper_items

Parts = Mapping[str, list[Strip]]
"""The strips of each part by its name; the same parts of an item in two languages have the same names."""

_KINDS = (
    "title",
    "facts",
    "speaker",
    "background",
    "topic",
    "discussion",
    "question",
    "outcome",
    "documents",
    "document",
    "link",
    "owner",
    "notes",
)
_SIGNS = ("•", "–")


def parts(
    galley: Galley,
    cell: Element,
    report: AgendaReport,
    item: ReportItem,
    column: Column,
    *,
    heading: Element | None = None,
    body: Style = TOPIC,
    before: Sequence[str] = (),
) -> Parts:
    """Everything of ``item`` but its number and time, within ``column``; ``cell`` receives the elements.

    ``heading`` is the element of the title where it is a heading, ``body`` the style of the background, ``before``
    what is said before the facts.
    """
    internal = report.options.is_for_organisers
    found: dict[str, list[Strip]] = {"title": item_title(galley, heading or cell.add("P"), item, column)}
    found["facts"] = facts(galley, cell, item, column, before)
    for number, line in enumerate(speaker_lines(galley, cell, item.speakers, column, internal=internal)):
        found[f"speaker {number}"] = line
    found |= _blocks(galley, cell, "background", item.background, column, body)
    found |= _named("topic", bullets(galley, cell, item.topics, column))
    if item.questions:
        found["discussion"] = galley.paragraph(
            cell, "P", paper.discussion(galley.say), DISCUSSION, column=column, space=4, keep=True
        )
        found |= _named("question", bullets(galley, cell, item.questions, column))
    found["outcome"] = _labelled(galley, cell, paper_items.outcome(galley.say), item.outcome, column)
    found |= documents(galley, cell, item, column)
    found["link"] = link(galley, cell, item.link, column)
    if internal:
        found["owner"] = _labelled(galley, cell, paper_items.responsible(galley.say), item.owner, column)
        found["notes"] = _labelled(galley, cell, paper_items.notes(galley.say), item.notes, column)
    return found


def item_title(galley: Galley, element: Element, item: ReportItem, column: Column) -> list[Strip]:
    """The title as ``element``, marked where only the organisers see the item."""
    style = BREAK if item.kind is ItemKind.BREAK else ITEM
    if item.visibility is not Visibility.INTERNAL:
        if not item.title.strip():
            return []
        element.text = item.title
        return stacked(galley.strips([Run(item.title, style, element)], column, style), whole=True)
    mark = f"{paper_items.internal(galley.say)} "
    runs = [Run(f"{item.title} ", style, element.add("Span", item.title))] if item.title.strip() else []
    runs.append(Run(mark.rstrip(), _mark(galley), element.add("Span", mark.rstrip())))
    return stacked(galley.strips(runs, column, style), whole=True)


def facts(galley: Galley, cell: Element, item: ReportItem, column: Column, before: Sequence[str] = ()) -> list[Strip]:
    """One line of purpose, room and interpretation, after ``before``."""
    say = galley.say
    interpretation = paper_items.interpretation(say, item.interpretation) if item.interpretation else ""
    text = paper.dotted([*before, paper_items.purpose(say, item.purpose), item.room, interpretation])
    return galley.paragraph(cell, "P", text, FACT, column=column, whole=True)


def speaker_runs(galley: Galley, element: Element, speaker: ReportSpeaker, *, internal: bool = False) -> list[Run]:
    """A speaker as paper names one: part played, title, name, organisation, and what is not settled yet."""
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
        state = paper_items.speaker_state(say, speaker.status) if internal else paper.to_be_confirmed(say)
        runs.append(Run(f"{formats.NO_BREAK}{state}", SPEAKER_ROLE, element))
    return runs


def bullets(
    galley: Galley, parent: Element, topics: Sequence[ReportTopic], column: Column, *, level: int = 0
) -> list[list[Strip]]:
    """A list with the lists nested in it: the strips of each line of the outer one."""
    if not topics:
        return []
    made = parent.add("L", numbering="Disc")
    found: list[list[Strip]] = []
    for topic in topics:
        item = made.add("LI")
        body = item.add("LBody")
        text = body.add("P", topic.text) if topic.children else body
        text.text = topic.text
        space = 0 if found or level else 3
        own = galley.bullet(item, _SIGNS[min(level, 1)], [Run(topic.text, TOPIC, text)], TOPIC, column, space=space)
        nested = bullets(galley, body, topic.children, column.inner(BULLET), level=level + 1)
        found.append(joined([own, *nested]))
    return found


def documents(galley: Galley, cell: Element, item: ReportItem, column: Column) -> dict[str, list[Strip]]:
    """Symbol and title of each document, under a heading."""
    if not item.documents:
        return {}
    heading = galley.paragraph(
        cell, "P", paper_items.documents(galley.say), FACT_NAME, column=column, space=4, keep=True
    )
    found = {"documents": heading}
    made = cell.add("L", numbering="None")
    for number, document in enumerate(item.documents):
        body = made.add("LI").add("LBody")
        runs = []
        if document.symbol.strip():
            runs.append(Run(document.symbol, SYMBOL, body.add("Span", document.symbol)))
        if document.title.strip():
            gap = formats.NO_BREAK * 2 if runs else ""
            runs.append(Run(f"{gap}{document.title}", TOPIC, body.add("Span", document.title)))
        found[f"document {number}"] = stacked(galley.strips(runs, column, TOPIC), whole=True)
    return found


def paragraphs(
    galley: Galley, parent: Element, text: str, column: Column, style: Style = TOPIC, *, space: float = 3
) -> list[list[Strip]]:
    """The paragraphs and bullets of a plain text with the conventions of concept notes."""
    found: list[list[Strip]] = []
    for block in blocks(text):
        lines = ["".join(f"[{run.text}]" if run.note is not None else run.text for run in line) for line in block.lines]
        if block.kind is BlockKind.PARAGRAPH:
            found.append(galley.paragraph(parent, "P", lines[0], style, column=column, space=space))
            continue
        made = parent.add("L", numbering="Disc")
        for number, line in enumerate(lines):
            entry = made.add("LI")
            run = Run(line, style, entry.add("LBody", line))
            found.append(galley.bullet(entry, _SIGNS[0], [run], style, column, space=0 if number else space - 1))
    return found


def link(galley: Galley, cell: Element, address: str, column: Column) -> list[Strip]:
    """An address that can be pressed."""
    if not address.strip():
        return []
    said = paper.link_to(galley.say, address)
    target = address if "://" in address else f"https://{address}"
    element = cell.add("P").add("Link", address, alt=said, link=target)
    return stacked(galley.strips([Run(address, ADDRESS, element)], column, ADDRESS), whole=True)


def joined(found: Iterable[list[Strip]]) -> list[Strip]:
    """All strips; none of the parts begins a page alone: the last line before goes with it."""
    strips: list[Strip] = []
    for part in found:
        if strips and part:
            strips[-1].keep = True
        strips += part
    return strips


def in_order(names: Iterable[str]) -> list[str]:
    """The names of parts as they follow each other."""

    def place(name: str) -> tuple[int, int]:
        kind, _, number = name.partition(" ")
        return _KINDS.index(kind), int(number or 0)

    return sorted(names, key=place)


def flowed(found: Parts) -> list[Strip]:
    """All strips of an item; what kind of part follows never begins a page alone, lines of one list may."""
    strips: list[Strip] = []
    last = ""
    for name, part in found.items():
        kind = name.partition(" ")[0]
        if strips and part and kind != last:
            strips[-1].keep = True
        strips += part
        last = kind if part else last
    return strips


def speaker_lines(
    galley: Galley, cell: Element, speakers: Sequence[ReportSpeaker], column: Column, *, internal: bool
) -> Iterator[list[Strip]]:
    """A line for each speaker; several are a list."""
    several = cell.add("L", numbering="None") if len(speakers) > 1 else None
    for number, speaker in enumerate(speakers):
        element = several.add("LI").add("LBody") if several else cell.add("P")
        runs = speaker_runs(galley, element, speaker, internal=internal)
        element.text = "".join(run.text for run in runs)
        yield stacked(galley.strips(runs, column, SPEAKER), whole=True, space=0 if number else 1)


def _blocks(
    galley: Galley, cell: Element, name: str, text: str, column: Column, style: Style
) -> dict[str, list[Strip]]:
    space = 3 if style is TOPIC else 6
    return _named(name, paragraphs(galley, cell, text, column, style, space=space)) if text.strip() else {}


def _labelled(galley: Galley, cell: Element, name: str, text: str, column: Column) -> list[Strip]:
    """ "Expected outcome: a roadmap"; the name is quiet and bold. Later paragraphs and bullets follow as they are."""
    if not text.strip():
        return []
    first, _, rest = text.strip().partition("\n")
    before, _, after = paper.role_before(galley.say, name, "\0").partition("\0")
    element = cell.add("P")
    runs = [
        Run(before, FACT_NAME, element.add("Span", before)),
        Run(f"{first}{after}", TOPIC, element.add("Span", first)),
    ]
    strips = stacked(galley.strips(runs, column, TOPIC), space=4)
    return joined([strips, *paragraphs(galley, cell, rest, column)])


def _named(name: str, found: Sequence[list[Strip]]) -> dict[str, list[Strip]]:
    return {f"{name} {number}": strips for number, strips in enumerate(found)}


def _mark(galley: Galley) -> Style:
    """Arabic has neither capitals nor spaced letters."""
    return MARK._replace(spacing=0, capitals=False) if galley.setting.right_to_left else MARK
