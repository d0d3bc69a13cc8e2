"""``rcsc agenda export``: the agenda on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Clock, Force, Key, Paper, PaperLanguage, Target, examples
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording import findings

if TYPE_CHECKING:
    from rcsc_desktop.domain.reports.agenda import AgendaReport
    from rcsc_desktop.services.core import Core

verbs = typer.Typer()


Format = Literal["pdf"]


@verbs.command(
    help=mark(
        "Write the agenda as a file. It is there whole or not at all, and replaces another only with --force. "
        "Characters that the paper's font lacks are named on standard error."
    ),
    epilog=examples(
        "rcsc agenda export 2017-04-17 --with-concept-note -o agenda.pdf",
        "rcsc agenda export 2017-04-17 --language ar --paper Letter -o agenda-ar.pdf --force",
        "rcsc agenda export 2017-04-17 -o - | lp",
    ),
)
def export(
    context: typer.Context,
    key: Key,
    target: Target = None,
    format: Annotated[Format, typer.Option("--format", help=mark("What to write it as."))] = "pdf",
    with_concept_note: Annotated[
        bool, typer.Option("--with-concept-note", help=mark("Set the concept note before the agenda."))
    ] = False,
    language: PaperLanguage = None,
    paper: Annotated[Paper | None, typer.Option("--paper", help=mark("Size of the paper."))] = None,
    clock: Annotated[
        Clock | None, typer.Option("--clock", help=mark("12 or 24 hours; auto follows the language."))
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write one file and say its name."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        report = core.agenda.report(
            consultation_id, language=language, paper=paper, clock=clock, with_concept_note=with_concept_note
        )
        _tell_missing(call, core, report)
        if format == "pdf":
            for code, data in core.exports.paper_findings(report):
                call.out.beside(findings.sentence(code, data, call.t))
        what = "concept-note-and-agenda" if with_concept_note else "agenda"
        name = core.exports.file_name(consultation_id, what, report.language, format)
        with destination(call, target, name) as written:
            core.exports.write_agenda(consultation_id, report, written, format=format, force=force)
    items = sum(len(session.items) for session in report.sessions)
    tell_written(call, target, written, as_json=as_json, format=format, language=report.language, items=items)


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
