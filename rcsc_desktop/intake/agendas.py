"""The one door for agendas from outside: bytes of any format in, an ``ImportedAgenda`` out."""

from __future__ import annotations

import json
from dataclasses import replace

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda
from rcsc_desktop.intake.decoding import text_of
from rcsc_desktop.intake.gathering import note
from rcsc_desktop.intake.limits import run_limited
from rcsc_desktop.intake.sniffing import kind_of_bytes, kind_of_text
from rcsc_desktop.intake.source_json import parsed

FORMATS = ("auto", "text", "frab-xml", "schedule-json", "pretalx-json", "ics", "xlsx", "xls", "ods", "csv")
MOST_BYTES = 100 * 2**20


def read_agenda(content: bytes, name: str, choices: ImportChoices) -> ImportedAgenda:
    """Read the content of a file called ``name`` (``-`` for pasted text) in this process.

    What could not be read is in ``refused`` and ``findings``. A source that is none at all is refused with
    ``import.*``, an unknown time zone of the choices with ``zone.unknown``.
    """
    if choices.format not in FORMATS:
        raise UserError("import.format_unknown", text=choices.format, choices=list(FORMATS))
    if len(content) > MOST_BYTES:
        raise UserError("import.too_big")
    found = _read(content, name, choices)
    if found.items or found.refused:
        return found
    return replace(found, findings=(*found.findings, note("", "import.nothing_found")))


def read_agenda_limited(content: bytes, name: str, choices: ImportChoices) -> ImportedAgenda:
    """The same in a process of its own, which is ended after ten seconds per MiB or when it takes too much memory.

    Refused like ``read_agenda``, and with ``import.too_slow`` or ``import.too_big``.
    """
    found = run_limited(read_agenda, (content, name, choices), len(content))
    assert isinstance(found, ImportedAgenda)  # noqa: S101 - what our own function returns
    return found


def _read(content: bytes, name: str, choices: ImportChoices) -> ImportedAgenda:
    kind = kind_of_bytes(content, name)
    if kind == "workbook":
        return _read_workbook(content, choices)
    text = text_of(content)
    match kind_of_text(text, name, choices.format):
        case "json":
            return _read_json(text, choices)
        case "frab-xml":
            from rcsc_desktop.intake.schedule_xml import read_schedule_xml

            return read_schedule_xml(content, choices)
        case "ics":
            from rcsc_desktop.intake.calendars import read_calendar

            return read_calendar(text, choices)
        case "text":
            return _read_text(text, choices)
        case "csv":
            return _read_csv(text, choices)
        case _:
            raise UserError("import.not_a_workbook")


def _read_json(text: str, choices: ImportChoices) -> ImportedAgenda:
    from rcsc_desktop.intake.pretalx_lists import is_pretalx_list, read_pretalx_lists
    from rcsc_desktop.intake.schedule_json import is_schedule, read_schedule

    try:
        document = parsed(text)
        if not is_schedule(document) and is_pretalx_list(document):
            return read_pretalx_lists(document, choices)
        return read_schedule(document, choices)
    except json.JSONDecodeError as error:
        raise UserError("import.bad_json", line=error.lineno, place=error.colno) from None
    except RecursionError:
        raise UserError("import.too_deep") from None
    except ValueError:  # a number of thousands of digits
        raise UserError("import.bad_json", line=1, place=1) from None


def _read_workbook(content: bytes, choices: ImportChoices) -> ImportedAgenda:
    from rcsc_desktop.intake.sheets import open_workbook
    from rcsc_desktop.intake.tables import read_tables

    return read_tables(open_workbook(content, choices.sheet), choices)


def _read_csv(text: str, choices: ImportChoices) -> ImportedAgenda:
    from rcsc_desktop.intake.sheets import read_csv
    from rcsc_desktop.intake.tables import read_tables

    return read_tables([read_csv(text)], choices)


def _read_text(text: str, choices: ImportChoices) -> ImportedAgenda:
    """A text; one that was copied out of a spreadsheet is read as the table it is."""
    from rcsc_desktop.intake.texts import read_text

    try:
        found = read_text(text, choices)
    except UserError as error:
        if error.code != "import.no_items":
            raise
        found = None
    if found is None and choices.format == "auto":
        try:
            return _read_csv(text, choices)
        except UserError:
            found = None
    if found is None:
        raise UserError("import.no_items")
    return found
