"""``rcsc agenda export``: the agenda as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rcsc_desktop.cli.agenda_paper import paper_columns, signature_of
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Clock, Force, Key, Language, Paper, PaperLanguage, Target, examples
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.domain.reports.formats import AgendaFormat, untimed
from rcsc_desktop.domain.reports.paper import PaperLayout, PaperOptions
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording import findings

if TYPE_CHECKING:
    from rcsc_desktop.domain.reports.agenda import AgendaReport
    from rcsc_desktop.services.core import Core

verbs = typer.Typer()


@verbs.command(
    help=mark(
        "Write the agenda as a file: a paper (pdf, docx, html), a calendar (ics), a table (xlsx) or a schedule. It is "
        "there whole or not at all, and replaces another only with --force. Characters that the font of PDF papers "
        "lacks, and items that a calendar cannot hold, are named on standard error."
    ),
    epilog=examples(
        "rcsc agenda export 2017-04-17 --with-concept-note -o agenda.pdf",
        "rcsc agenda export 2017-04-17 --format docx --language ar --paper Letter -o agenda-ar.docx --force",
        "rcsc agenda export 2017-04-17 --layout bilingual --second-language fr -o agenda-en-fr.pdf",
        "rcsc agenda export 2017-04-17 --format ics --per session -o sessions.ics",
        "rcsc agenda export 2017-04-17 --version 2 --signature 'Ana Díaz; Chair' -o issued.pdf",
        "rcsc agenda export 2017-04-17 --columns speakers,room --no-letterhead -o - | lp",
    ),
)
def export(
    context: typer.Context,
    key: Key,
    target: Target = None,
    format: Annotated[AgendaFormat, typer.Option("--format", help=mark("What to write it as."))] = AgendaFormat.PDF,
    layout: Annotated[PaperLayout, typer.Option("--layout", help=mark("How it is set."))] = PaperLayout.DETAILED,
    with_concept_note: Annotated[
        bool, typer.Option("--with-concept-note", help=mark("Set the concept note before the agenda."))
    ] = False,
    language: PaperLanguage = None,
    second_language: Annotated[
        Language | None, typer.Option("--second-language", help=mark("The other language of a bilingual layout."))
    ] = None,
    paper: Annotated[Paper | None, typer.Option("--paper", help=mark("Size of the paper."))] = None,
    clock: Annotated[
        Clock | None, typer.Option("--clock", help=mark("12 or 24 hours; auto follows the language."))
    ] = None,
    version: Annotated[
        int | None, typer.Option("--version", min=1, metavar="N", help=mark("An issued version, by its number."))
    ] = None,
    per: Annotated[
        Literal["item", "session"], typer.Option("--per", help=mark("What makes an entry of a calendar."))
    ] = "item",
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="A,B,C", help=mark("Show just this of each item."))
    ] = None,
    no_letterhead: Annotated[bool, typer.Option("--no-letterhead", help=mark("Leave the letterhead out."))] = False,
    signature: Annotated[
        str | None, typer.Option("--signature", metavar="'NAME; TITLE'", help=mark("A place to sign under it."))
    ] = None,
    internal: Annotated[
        bool, typer.Option("--internal", help=mark("For the organizers: with internal items, notes and owners."))
    ] = False,
    cities: Annotated[
        bool, typer.Option("--cities", help=mark("Local times of the consultation's cities beside each session."))
    ] = False,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write one file and say its name."""
    from rcsc_desktop.services.exports import AgendaRequest

    call = current(context)
    if per == "session" and format is not AgendaFormat.ICS:
        raise typer.BadParameter(call.t("Only a calendar (--format ics) has entries."), param_hint="--per")
    options = PaperOptions(
        layout=layout,
        columns=paper_columns(columns),
        with_letterhead=not no_letterhead,
        signature=signature_of(signature),
        is_internal=internal,
        with_cities=cities,
        per_session=per == "session",
    )
    request = AgendaRequest(
        format.value, language, paper, clock, with_concept_note and format.is_paper, options, second_language, version
    )
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        report = core.exports.agenda_report(consultation_id, request)
        _tell_lacking(call, core, report, format)
        name = core.exports.file_name(consultation_id, request.what, report.language, format.extension, version=version)
        with destination(call, target, name) as written:
            core.exports.write_agenda(consultation_id, report, written, format=format.value, force=force)
    items = sum(len(session.items) for session in report.sessions)
    tell_written(
        call,
        target,
        written,
        as_json=as_json,
        format=format.value,
        layout=layout.value,
        language=report.language,
        version=report.version,
        items=items,
    )


def _tell_lacking(call: Call, core: Core, report: AgendaReport, format: AgendaFormat) -> None:
    """What the file will not show as it is."""
    if format is AgendaFormat.PDF:
        _tell_missing(call, core, report)
        for code, data in core.exports.paper_findings(report):
            call.out.beside(findings.sentence(code, data, call.t))
    left_out = untimed(report) if format is AgendaFormat.ICS and not report.options.per_session else 0
    if left_out:
        call.out.beside(
            call.t.plural(
                "{count} item has no time and is not in the calendar.",
                "{count} items have no time and are not in the calendar.",
                left_out,
            )
        )


def _tell_missing(call: Call, core: Core, report: AgendaReport) -> None:
    for text, characters in core.exports.missing_characters(report):
        named = ", ".join(f"{character} (U+{ord(character):04X})" for character in dict.fromkeys(characters))
        call.out.beside(
            call.t(
                "Warning: “{text}” cannot be printed whole; the paper's font lacks {characters}.",
                text=" ".join(text.split()),
                characters=named,
            )
        )
