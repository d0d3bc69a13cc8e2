"""What became of an import, in words: why it was refused, and what to look at in what was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rcsc_desktop.domain.imported_agenda import ImportNote
from rcsc_desktop.domain.imported_people import ReadProblem
from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording import people_imports, words
from rcsc_desktop.wording.filling import fill, shown

REFUSALS: Mapping[str, str] = {
    **people_imports.REFUSALS,
    "import.bad_csv": mark("The table cannot be read from line {line} on. Look there for a quotation mark too many."),
    "import.bad_json": mark("This is no valid JSON: it breaks off or goes wrong in line {line}, column {place}."),
    "import.bad_xml": mark("This is no valid XML: it breaks off or goes wrong in line {line}, column {place}."),
    "import.broken_workbook": mark(
        "The workbook is damaged and cannot be read. Open it in the program that made it and save it anew."
    ),
    "import.column_unknown": mark("There is no column “{text}” in the table. There are: {columns}."),
    "import.empty": mark("There is nothing in it: the file is empty."),
    "import.field_unknown": mark("A column cannot become “{text}”. There are: {choices}."),
    "import.foreign_format": mark(
        "This is a file of the kind {format}, which cannot be read here. Save it as a table (xlsx, csv), or copy its "
        "text and paste that."
    ),
    "import.format_unknown": mark("There is no format “{text}” to read agendas from. There are: {choices}."),
    "import.header_row_unknown": mark("The table has {rows} rows, so its header cannot be in row {text}."),
    "import.no_conference": mark("There is no conference with events in this file. Choose a schedule’s XML or JSON."),
    "import.no_header": mark(
        "No row with the names of columns was found. Say in which row they stand, or which column is the title."
    ),
    "import.no_items": mark(
        "No item was found. Begin each item on a line of its own with its time, like “14:00 – 14:15 Welcome”."
    ),
    "import.no_title_column": mark("No column was found for the titles of items. Choose one of: {columns}."),
    "import.not_a_calendar": mark("This is no calendar: it has no line BEGIN:VCALENDAR."),
    "import.not_a_workbook": mark("This is no workbook of Excel or OpenDocument. Choose another format."),
    "import.not_text": mark("This is neither text nor a workbook. Choose another file."),
    "import.password_protected": mark(
        "The workbook is protected by a password. Open it, save it without the password, and try again."
    ),
    "import.sheet_unknown": mark("There is no sheet called “{text}”. There are: {choices}."),
    "import.time_zone_needed": mark(
        "The times in it are in no time zone. Say which one they are meant in, such as “America/New_York”; "
        "nothing was imported."
    ),
    "import.too_big": mark("There is more in this file than can be read safely. Nothing was taken over."),
    "import.too_deep": mark("What is in this file is nested too deeply to be read. Nothing was taken over."),
    "import.too_slow": mark("Reading was given up after {seconds} seconds. Nothing was taken over."),
    "import.unreadable": mark("“{path}” cannot be read ({reason}). Nothing was imported."),
    "import.wrong_extension": mark(
        "The file’s name ends in .{extension}, but it is no workbook. Give it the ending of what it is, or choose its "
        "format."
    ),
    "import.xml_entities": mark(
        "The XML defines abbreviations of its own (entities, line {line}), which can hide harm. It was not read."
    ),
}

_NOTES: Mapping[str, str] = {
    **people_imports.NOTES,
    "import.calendar_not_closed": mark(
        "The calendar is not closed; it may have been cut off. All that is there was read."
    ),
    "import.cancelled": mark("“{title}” is marked as cancelled. It was read; remove it if it does not take place."),
    "import.date_out_of_range": mark("The date “{text}” lies before 1900 or after 2199. Correct it."),
    "import.date_unreadable": mark("“{text}” is not a date. Write it like 2017-04-17 or 17 April 2017."),
    "import.day_without_date": mark("“{text}” begins a day without a date. Give the date of the first day."),
    "import.id_twice": mark("The {field} “{text}” stands with several events. All were read; ids are not relied on."),
    "import.length_contradicts": mark(
        "Its length of {minutes} minutes contradicts its end, which gives {length} minutes. The end was taken."
    ),
    "import.length_unusable": mark("“{text}” is no usable length. It was read without one; set the length afterwards."),
    "import.line_left_out": mark("“{text}” was understood as no part of the agenda and left out."),
    "import.line_unreadable": mark("“{text}” is no line of a calendar and was passed over."),
    "import.more_pages": mark(
        "These are {count} of {total} entries: the file is one page of several. Import the other ones too."
    ),
    "import.no_date": mark("It has a time, {text}, but no date, and neither has its day."),
    "import.no_start": mark("“{title}” says no time. It was read without one."),
    "import.no_title": mark("There is no title, so it was left out. Give it one."),
    "import.not_a_day": mark("What stands here is not a day with rooms, so it was left out."),
    "import.not_an_event": mark("What stands here is not an event, so it was left out."),
    "import.nothing_found": mark("There is no event in it. Nothing was read."),
    "import.occurrences_cut": mark("“{title}” recurs without end or very often: its first {most} times were read."),
    "import.other_sheets": mark("The sheet “{sheet}” was read. There are agendas on other ones too: {others}."),
    "import.overlap": mark("“{title}” begins while “{other}” is still going on in the same room. Both are kept."),
    "import.recurring": mark("“{title}” recurs. It was read once; each time can be read on request."),
    "import.rule_unusable": mark("The rule of recurrence “{text}” cannot be followed. It was read once."),
    "import.text_cut": mark("{field} has {length} characters; the first {most} were kept."),
    "import.time_unreadable": mark("“{text}” is not a time. Write it like 14:15, 2:15 pm or 2017-04-17T14:15."),
    "import.too_many_events": mark("There are more events than {most}. The ones from here on were left out."),
    "import.too_many_speakers": mark("{count} speakers are named; the first {most} were kept."),
    "import.xml_broken_off": mark("The file breaks off or goes wrong here (column {place}). All before it was read."),
    "import.zone_unknown": mark("There is no time zone called “{text}”. Choose one such as “America/New_York”."),
}

_PLACE = re.compile(r"(?P<kind>[a-z]+) (?P<name>.+)", re.DOTALL)


def sentence(note: ImportNote, t: Translator) -> str:
    """The note as a whole sentence, with its place in front: ``Row 7: There is no title, …``."""
    where = place(note.where, t)
    return t("{place}: {sentence}", place=where, sentence=reason(note, t)) if where else reason(note, t)


def reason(note: ImportNote, t: Translator) -> str:
    """The sentence without its place."""
    return _told(note.code, dict(note.data), t)


def problem(found: ReadProblem, t: Translator) -> str:
    """Something in a list of people as a whole sentence: ``Row 7, column “Email”: “ada@” is no e-mail address, …``."""
    where = people_imports.place_of(found.row, found.column, t)
    told = problem_reason(found, t)
    return t("{place}: {sentence}", place=where, sentence=told) if where else told


def problem_reason(found: ReadProblem, t: Translator) -> str:
    """The same without its place."""
    return _told(found.code, found.data, t)


def place(where: str, t: Translator) -> str:
    """The place in the source in words: ``Line 12``; empty where it is the whole."""
    match = _PLACE.fullmatch(where)
    if match is None:
        return where
    name = shown(match["name"], t)
    match match["kind"]:
        case "line":
            return t("Line {number}", number=name)
        case "row":
            return t("Row {row}", row=name)
        case "event":
            return t("Event {name}", name=name)
        case "day":
            return t("Day {number}", number=name)
        case _:
            return where


def _told(code: str, data: Mapping[str, object], t: Translator) -> str:
    if code in _COUNTED:
        return _COUNTED[code](data, t)
    if code in _NOTES:
        named = {**data, "field": words.column(str(data["field"]), t)} if "field" in data else data
        return fill(t, _NOTES[code], named)
    return t("This could not be read ({code}).", code=code)


def _number(data: Mapping[str, object], name: str) -> int:
    found = data.get(name)
    return found if isinstance(found, int) else 0


def _zone_contradicts(data: Mapping[str, object], t: Translator) -> str:
    return t.plural(
        "{count} time has an offset that contradicts the zone {zone}. It stays as written, in the zone {used}.",
        "{count} times have an offset that contradicts the zone {zone}. They stay as written, in the zone {used}.",
        _number(data, "count"),
        zone=shown(data.get("zone", "…"), t),
        used=shown(data.get("used") or "…", t),
    )


def _date_order(data: Mapping[str, object], t: Translator) -> str:
    if data.get("is_month_first"):
        return t.plural(
            "{count} date such as 4/5/2017 was read with the month first.",
            "{count} dates such as 4/5/2017 were read with the month first.",
            _number(data, "count"),
        )
    return t.plural(
        "{count} date such as 4/5/2017 was read with the day first. Check the dates.",
        "{count} dates such as 4/5/2017 were read with the day first. Check the dates.",
        _number(data, "count"),
    )


def _days(data: Mapping[str, object], t: Translator) -> str:
    return t.plural(
        "“{title}” goes on for {count} day. It was read as one item.",
        "“{title}” goes on for {count} days. It was read as one item.",
        _number(data, "days"),
        title=shown(data.get("title", "…"), t),
    )


def _left_out(data: Mapping[str, object], t: Translator) -> str:
    return t.plural(
        "{count} to-do or journal entry of the calendar was left out: it is no event.",
        "{count} to-dos and journal entries of the calendar were left out: they are no events.",
        _number(data, "todos") + _number(data, "journals"),
    )


def _minutes_guessed(data: Mapping[str, object], t: Translator) -> str:
    return t.plural(
        "{count} item gives no end: it lasts until the next one begins there, or 15 minutes.",
        "{count} items give no end: each lasts until the next one begins there, or 15 minutes.",
        _number(data, "count"),
    )


_COUNTED: Mapping[str, Callable[[Mapping[str, object], Translator], str]] = {
    **people_imports.COUNTED,
    "import.date_order": _date_order,
    "import.left_out": _left_out,
    "import.many_days": _days,
    "import.minutes_guessed": _minutes_guessed,
    "import.whole_days": _days,
    "import.zone_contradicts": _zone_contradicts,
}

KNOWN = frozenset(_NOTES) | frozenset(_COUNTED)
"""Every code of a note that has a sentence."""
