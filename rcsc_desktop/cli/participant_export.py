"""``rcsc participant export``: the list of participants as a file."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, Force, Key, PaperLanguage, Target, examples
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer()


Format = Literal["xlsx"]


@verbs.command(
    help=mark(
        "Write the list of participants as a file: all columns (full), without contact details (public), the columns "
        "of a list of your own, or those named."
    ),
    epilog=examples(
        "rcsc participant export 2017-04-17 -o participants.xlsx",
        "rcsc participant export 2017-04-17 --preset public --language fr -o liste.xlsx --force",
        "rcsc participant export 2017-04-17 --columns name,organisation,country -o - > list.xlsx",
    ),
)
def export(
    context: typer.Context,
    key: Key,
    target: Target = None,
    format: Annotated[Format, typer.Option("--format", help=mark("What to write it as."))] = "xlsx",
    preset: Annotated[
        str, typer.Option("--preset", metavar="NAME", help=mark("Which columns: full, public, or a list of your own."))
    ] = "full",
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="A,B,C", help=mark("Just these columns, in this order."))
    ] = None,
    language: PaperLanguage = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write one file and say its name."""
    call = current(context)
    chosen = [name.strip() for name in columns.split(",") if name.strip()] if columns is not None else None
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        report = core.exports.participant_report(consultation_id, preset=preset, columns=chosen, language=language)
        name = core.exports.file_name(consultation_id, "participants", report.language, format)
        with destination(call, target, name) as written:
            core.exports.participants(
                consultation_id,
                written,
                format=format,
                preset=preset,
                columns=chosen,
                language=language,
                force=force,
            )
    tell_written(
        call,
        target,
        written,
        as_json=as_json,
        format=format,
        language=report.language,
        columns=list(report.columns),
        participants=report.total,
    )
