"""An agenda as JSON holds it, and as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rcsc_desktop.cli.shapes import Shape, known
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.wording import findings

if TYPE_CHECKING:
    from rcsc_desktop.cli.call import Call
    from rcsc_desktop.domain.agenda import Agenda, AgendaEntry, Finding, SessionAgenda, SpeakerLine, TopicNode
    from rcsc_desktop.domain.document import Document
    from rcsc_desktop.support.i18n import Translator


def session_shape(agenda: SessionAgenda, number: int, venue: str) -> Shape:
    """A session with its items; ``venue`` stands where the session has none of its own."""
    session = agenda.session
    return {
        "id": str(session.id),
        "number": number,
        "name": known(session.name),
        "date": known(session.date),
        "start": known(session.start),
        "end": known(session.end),
        "time_zone": known(session.time_zone),
        "venue": known(session.venue or venue),
        "link": known(session.link),
        "track": known(session.track),
        "chair": known(agenda.chair),
        "restarts_numbering": session.restarts_numbering,
        "items": [_item(entry) for entry in agenda.entries],
    }


def findings_shape(agenda: Agenda, t: Translator) -> list[Shape]:
    """The findings with their sentences, numbered from 1; those that were put aside follow, with the reason."""
    return [_finding(number, one, t) for number, one in enumerate((*agenda.findings, *agenda.silenced), 1)]


def print_agenda(call: Call, found: Shape) -> None:
    """The agenda for reading: a line an item, what hangs under it indented, findings at the end."""
    t, out = call.t, call.out
    out.line(t("{title} ({key})", title=found["consultation"]["title"], key=found["consultation"]["key"]))
    out.line(t("Agenda: {status}, {language}", status=found["status"], language=found["language"]))
    for session in found["sessions"]:
        out.line("")
        out.line(_session_line(session, t))
        for item in session["items"]:
            _print_item(call, item)
    if found["parking"]:
        out.line("")
        out.line(t("Parking place:"))
        for item in found["parking"]:
            out.line(f"{'p' + str(item['number']):>4}  {item['title']} ({item['minutes']}′)")
    if found["findings"]:
        out.line("")
        out.line(t("Findings:"))
        for finding in found["findings"]:
            aside = t(" (put aside: {reason})", reason=finding["silenced"]) if finding["silenced"] else ""
            out.line(f"{finding['number']:>4}  {finding['message']}{aside}")


def _item(entry: AgendaEntry) -> Shape:
    item = entry.item
    return {
        "id": str(item.id),
        "number": entry.number,
        "start": _clock(entry.start),
        "end": _clock(entry.end),
        "minutes": item.minutes,
        "pinned": item.pinned_start is not None,
        "title": item.title,
        "kind": item.kind.value,
        "label": known(entry.label),
        "is_timed": item.is_timed,
        "numbering": item.numbering.value,
        "purpose": known(item.purpose),
        "visibility": item.visibility.value,
        "background": known(item.background),
        "outcome": known(item.outcome),
        "room": known(item.room),
        "link": known(item.link),
        "interpretation": known(item.interpretation),
        "owner": known(item.owner),
        "notes": known(item.notes),
        "documents": [_document(one) for one in entry.documents],
        "speakers": [_speaker(line) for line in entry.speakers],
        "topics": _topics(entry.topics),
        "questions": [text for node in entry.questions for text in _texts(node)],
    }


def _speaker(line: SpeakerLine) -> Shape:
    return {
        "id": str(line.speaker.id),
        "name": line.name,
        "title": known(line.speaker.title),
        "organisation": known(line.organisation),
        "role": line.speaker.role.value,
        "status": line.speaker.status.value,
        "confirmed": line.speaker.is_confirmed,
    }


def _document(document: Document) -> Shape:
    return {"id": str(document.id), "symbol": known(document.symbol), "title": known(document.title)}


def _topics(nodes: Iterable[TopicNode]) -> list[Shape]:
    return [{"id": str(node.topic.id), "text": node.topic.text, "children": _topics(node.children)} for node in nodes]


def _texts(node: TopicNode) -> list[str]:
    return [node.topic.text, *(text for child in node.children for text in _texts(child))]


def _clock(minutes: int | None) -> str | None:
    return None if minutes is None else f"{clock_time(minutes):%H:%M}"


def _finding(number: int, finding: Finding, t: Translator) -> Shape:
    return {
        "number": number,
        "code": finding.code,
        "severity": finding.severity,
        "session": None if finding.session_id is None else str(finding.session_id),
        "item": None if finding.item_id is None else str(finding.item_id),
        "message": findings.sentence(finding.code, dict(finding.data), t),
        "silenced": known(finding.silenced),
    }


def _session_line(session: Shape, t: Translator) -> str:
    span = "–".join(text for text in (session["start"], session["end"]) if text)
    parts = [session["name"], session["date"], span, session["time_zone"], session["venue"]]
    told = ", ".join(part for part in parts if part)
    return f"{session['number']}. {told}" if told else t("{number}. Session", number=session["number"])


def _print_item(call: Call, item: Shape) -> None:
    span = f"{item['start']}–{item['end']}" if item["start"] else call.t("{minutes} min", minutes=item["minutes"])
    span = span if item["is_timed"] else f"{'':>11}"
    pin = "*" if item["pinned"] else " "
    title = " ".join(part for part in (item["label"], _flat(item["title"])) if part)
    seen = "" if item["visibility"] == "public" else f" [{item['visibility']}]"
    call.out.line(f"{item['number']:>4}  {span}{pin} {title}{seen}")
    for speaker in item["speakers"]:
        call.out.line(f"{'':>20}{_speaker_text(speaker)}")
    _print_topics(call, item["topics"], 20)
    for document in item["documents"]:
        named = " ".join(part for part in (document["symbol"], document["title"]) if part)
        call.out.line(f"{'':>20}= {_flat(named)}")
    for question in item["questions"]:
        call.out.line(f"{'':>20}? {_flat(question)}")


def _speaker_text(speaker: Shape) -> str:
    name = " ".join(part for part in (speaker["title"], speaker["name"]) if part)
    named = ", ".join(part for part in (name, speaker["organisation"]) if part)
    state = "" if speaker["confirmed"] else f", {speaker['status']}"
    return f"{named} ({speaker['role']}{state})"


def _print_topics(call: Call, topics: list[dict[str, Any]], indent: int) -> None:
    for topic in topics:
        call.out.line(f"{'':>{indent}}- {_flat(topic['text'])}")
        _print_topics(call, topic["children"], indent + 2)


def _flat(text: str) -> str:
    return " ".join(text.split())
