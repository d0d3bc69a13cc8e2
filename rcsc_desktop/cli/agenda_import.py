"""``rcsc agenda import``: agendas of other programs, tables and plain texts."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, examples
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.shapes import Shape, known
from rcsc_desktop.cli.values import column_mapping
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.imported_agenda import ImportChoices
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording import imports

if TYPE_CHECKING:
    from rcsc_desktop.domain.imported_agenda import ImportedAgenda, ImportNote
    from rcsc_desktop.services.agenda_import import ImportOutcome, ImportPreview, ImportTarget
    from rcsc_desktop.services.core import Core

verbs = typer.Typer()

STANDARD_INPUT = "-"
_MOST_LINES = 20
"""So many findings are printed for eyes; JSON holds them all."""

Format = Literal["auto", "frab-xml", "schedule-json", "pretalx-json", "ics", "xlsx", "ods", "csv", "text"]


@verbs.command(
    "import",
    help=mark(
        "Bring in an agenda: schedule XML or JSON (frab, pentabarf, c3voc, pretalx), iCalendar, a table "
        "(xlsx, ods, csv) or a text. All of it is one step of the history, which one undo takes back. Each room of "
        "each day becomes a session; speakers are found in the contacts by name, and made where nobody has "
        "that name. What could not be read is named with its place."
    ),
    epilog=examples(
        "rcsc agenda import schedule.xml --new 'Conference 2026' --time-zone Europe/Brussels",
        "rcsc agenda import agenda.xlsx --into 2017-04-17 --map 'Beginn=start' --map H=speakers --dry-run",
        "rcsc agenda import - --format text --into 2017-04-17 --json < agenda.txt",
    ),
)
def import_agenda(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=mark("The file to read; - is standard input."))],
    into: Annotated[
        str | None, typer.Option("--into", metavar="KEY", help=mark("The consultation whose agenda it joins."))
    ] = None,
    new: Annotated[
        str | None, typer.Option("--new", metavar="TITLE", help=mark("Make a consultation of that title of it."))
    ] = None,
    programme: Annotated[
        str | None, typer.Option("--programme", metavar="KEY", help=mark("The programme of the new consultation."))
    ] = None,
    format: Annotated[Format, typer.Option("--format", help=mark("What it is; auto looks."))] = "auto",
    time_zone: Annotated[
        str, typer.Option("--time-zone", metavar="ZONE", help=mark("The time zone of times that name none."))
    ] = "",
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help=mark("The day of items that name none."))
    ] = None,
    unroll: Annotated[
        bool, typer.Option("--unroll", help=mark("Make an item of each occurrence of a recurring event."))
    ] = False,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="COLUMN=FIELD", help=mark("A column of a table, by its heading or letter, is this field.")
        ),
    ] = None,
    sheet: Annotated[str, typer.Option("--sheet", metavar="NAME", help=mark("The sheet of a workbook."))] = "",
    header_row: Annotated[
        int | None, typer.Option("--header-row", min=1, metavar="N", help=mark("The row of the headings, from 1."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=mark("Say what would come of it, and write nothing."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read, report, and write unless it is a dry run."""
    call = current(context)
    if (into is None) == (new is None):
        raise typer.BadParameter(call.t("Say where it goes: --into KEY or --new TITLE."), param_hint="--into / --new")
    choices = ImportChoices(
        format=format,
        time_zone=time_zone,
        mapping=column_mapping(call, mapping or ()),
        sheet=sheet,
        header_row=header_row or 0,
        is_unrolled=unroll,
        date=None if date is None else _day(date),
    )
    with call.core() as core:
        target, key = _target(core, into, new, programme)
        call.source = "" if file == STANDARD_INPUT else file
        imported = core.agenda_import.read(_content(file), Path(file).name, choices)
        outcome = None
        try:
            if dry_run:
                preview = core.agenda_import.preview(imported, target)
            else:
                outcome = core.agenda_import.apply(imported, target)
                preview, key = outcome.preview, outcome.key
        except UserError as error:
            if error.code != "import.time_zone_needed":
                raise
            raise Refused(_zoneless(call, file)) from error
    _tell(call, imported, preview, outcome, key, as_json=as_json)
    if not imported.items:
        raise Refused(_nothing(call, imported, file))


def _target(core: Core, into: str | None, new: str | None, programme: str | None) -> tuple[ImportTarget, str | None]:
    from rcsc_desktop.domain.consultation import Consultation
    from rcsc_desktop.services.agenda_import import ImportTarget

    if into is not None:
        consultation = core.records.get(Consultation, core.consultations.resolve(into))
        return ImportTarget(consultation_id=consultation.id), consultation.key
    programme_id = None if programme is None else core.programmes.resolve(programme)
    return ImportTarget(title=new or "", programme_id=programme_id), None


def _content(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()


def _day(text: str) -> datetime.date:
    day: datetime.date = coerce(Session, "date", text)
    return day


def _tell(
    call: Call,
    imported: ImportedAgenda,
    preview: ImportPreview,
    outcome: ImportOutcome | None,
    key: str | None,
    *,
    as_json: bool,
) -> None:
    if outcome is not None:
        call.tell_taken_out(outcome.change_set)
    operation = None if outcome is None else outcome.change_set.operation_id
    counts = preview.summary
    found: Shape = {
        "key": key,
        "operation": None if operation is None else str(operation),
        "format": imported.format,
        "title": known(imported.title),
        "events": counts.events,
        "days": counts.days,
        "rooms": counts.rooms,
        "speakers": counts.speakers,
        "first_start": known(counts.first_start),
        "last_end": known(counts.last_end),
        "overlaps": counts.overlaps,
        "without_speaker": counts.without_speaker,
        "time_zone": known(preview.time_zone),
        "sessions": preview.sessions,
        "new_people": preview.new_people,
        "new_organisations": preview.new_organisations,
        "already_there": preview.already_there,
        "mapping": None if imported.mapping is None else dict(imported.mapping),
        "refused": _notes(call, imported.refused),
        "findings": _notes(call, preview.findings),
    }
    if as_json:
        call.out.json(found)
        return
    _print(call, found, is_dry=outcome is None)


def _notes(call: Call, notes: Sequence[ImportNote]) -> list[Shape]:
    return [{"where": note.where, "code": note.code, "message": imports.sentence(note, call.t)} for note in notes]


def _print(call: Call, found: Shape, *, is_dry: bool) -> None:
    t = call.t
    items = t.plural("{count} item", "{count} items", found["events"])
    sessions = t.plural("{count} session", "{count} sessions", found["sessions"])
    speakers = t.plural("{count} speaker", "{count} speakers", found["speakers"])
    if is_dry:
        call.out.line(
            t("It would import {items} in {sessions}, {speakers}.", items=items, sessions=sessions, speakers=speakers)
        )
    elif found["operation"] is not None:
        call.out.line(
            t("Imported: {items} in {sessions}, {speakers}.", items=items, sessions=sessions, speakers=speakers)
        )
    shown = ("key", "format", "title", "first_start", "last_end", "time_zone", "new_people")
    call.out.facts({name: found[name] for name in shown})
    if found["already_there"]:
        call.out.line(
            t.plural(
                "{count} of them is in the agenda already, with the same title and start.",
                "{count} of them are in the agenda already, with the same title and start.",
                found["already_there"],
            )
        )
    _print_notes(call, t("Not read:"), found["refused"])
    _print_notes(call, t("To look at:"), found["findings"])


def _print_notes(call: Call, heading: str, notes: Sequence[Shape]) -> None:
    if not notes:
        return
    call.out.line(heading)
    for note in notes[:_MOST_LINES]:
        call.out.line(f"  {note['message']}")
    if len(notes) > _MOST_LINES:
        call.out.line("  " + call.t("… and {count} more; --json lists them all.", count=len(notes) - _MOST_LINES))


def _zoneless(call: Call, file: str) -> str:
    return call.t(
        "{file}: The times in it are in no time zone. Say which one they are meant in, such as "
        "--time-zone America/New_York; nothing was imported.",
        file=file,
    )


def _nothing(call: Call, imported: ImportedAgenda, file: str) -> str:
    if imported.refused:
        first = imported.refused[0]
        return call.t("{file}: {reason} Nothing was imported.", file=file, reason=imports.sentence(first, call.t))
    return call.t("{file} holds no events. Nothing was imported.", file=file)
