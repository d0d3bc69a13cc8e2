"""``rcsc participant export``: the list of participants as a workbook, a text file or a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Force, Key, Paper, PaperLanguage, Target, Version, examples
from rcsc_desktop.cli.participant_values import named_columns
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.domain.reports.participant_list import ListPaperOptions
    from rcsc_desktop.domain.reports.participants import ListRequest, ListTab
    from rcsc_desktop.services.core import Core

verbs = typer.Typer()

Format = Literal["xlsx", "csv", "pdf", "docx"]
Delimiter = Literal["comma", "semicolon", "tab"]

_PAPERS = ("pdf", "docx")
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}


@verbs.command(
    help=mark(
        "Write the list of participants as a file. xlsx and csv: what is filled in (full), without contact details "
        "(public), the columns of a list of your own, or those named. pdf and docx: the list to hand out, by category "
        "and country or organization, of those who are confirmed and may be listed; since the list that was issued "
        "last, it tells what changed."
    ),
    epilog=examples(
        "rcsc participant export 2017-04-17 -o participants.xlsx --tabs country,needs,counts",
        "rcsc participant export 2017-04-17 --preset public --language fr -o liste.csv --format csv",
        "rcsc participant export 2017-04-17 --columns name,organisation,country -o - > list.xlsx",
        "rcsc participant export 2017-04-17 --format pdf --language ar --by organisation --charts -o list.pdf",
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
    tabs: Annotated[
        str,
        typer.Option(
            "--tabs",
            metavar="A,B,C",
            help=mark("Tabs of a workbook: country, category, day, mode, needs, travel, counts; or none."),
        ),
    ] = "counts",
    status: Annotated[
        list[str] | None,
        typer.Option("--status", metavar="STATUS", help=mark("Only these; repeatable.")),
    ] = None,
    delimiter: Annotated[
        Delimiter | None, typer.Option("--delimiter", help=mark("Between the values of csv; usual for the language."))
    ] = None,
    without_bom: Annotated[
        bool, typer.Option("--without-bom", help=mark("Begin csv without the byte-order mark that Excel looks for."))
    ] = False,
    by: Annotated[
        Literal["country", "organisation"], typer.Option("--by", help=mark("What people stand under on paper."))
    ] = "country",
    with_contact_lines: Annotated[
        bool,
        typer.Option(
            "--with-contact-lines", help=mark("With email and telephone on paper, of those who agreed to share them.")
        ),
    ] = False,
    charts: Annotated[bool, typer.Option("--charts", help=mark("With charts on the last page."))] = False,
    called: Annotated[
        Literal["provisional", "final"] | None,
        typer.Option("--called", help=mark("What the paper is called; as the last one issued.")),
    ] = None,
    version: Version = None,
    paper: Annotated[Paper | None, typer.Option("--paper", help=mark("Size of the paper."))] = None,
    language: PaperLanguage = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write one file; say who and what is in it, and its name."""
    from rcsc_desktop.domain.fields import coerce
    from rcsc_desktop.domain.list_versions import ListStatus
    from rcsc_desktop.domain.participant import Participant
    from rcsc_desktop.domain.participant_list import ListGrouping
    from rcsc_desktop.domain.reports.participant_list import USUAL_LIST, ListPaperOptions
    from rcsc_desktop.domain.reports.participants import CsvChoices, ListRequest

    call = current(context)
    statuses = tuple(coerce(Participant, "status", one) for one in status or ())
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        if format in _PAPERS:
            options = ListPaperOptions(
                grouping=ListGrouping(by),
                statuses=statuses or USUAL_LIST.statuses,
                with_contact_lines=with_contact_lines,
                with_charts=charts,
                status=ListStatus(called) if called else None,
            )
            _write_paper(
                call,
                core,
                consultation_id,
                options,
                format=format,
                language=language,
                paper=paper,
                version=version,
                target=target,
                force=force,
                as_json=as_json,
            )
            return
        request = ListRequest(
            preset=preset,
            columns=None if columns is None else named_columns(core.own_fields.own_columns(consultation_id), columns),
            language=language,
            tabs=_tabs(tabs, call),
            statuses=statuses,
            csv=CsvChoices(_DELIMITERS[delimiter] if delimiter else "", not without_bom),
        )
        _write_list(call, core, consultation_id, request, format=format, target=target, force=force, as_json=as_json)


def _write_list(
    call: Call,
    core: Core,
    consultation_id: UUID,
    request: ListRequest,
    *,
    format: str,
    target: str | None,
    force: bool,
    as_json: bool,
) -> None:
    from rcsc_desktop.wording import leaving

    report = core.exports.participant_report(consultation_id, request)
    name = core.exports.file_name(consultation_id, "participants", report.language, format)
    contents = leaving.of_list(report, call.t)
    _tell_contents(call, contents, as_json=as_json)
    with destination(call, target, name) as written:
        core.exports.participants(consultation_id, written, request, format=format, force=force)
    tell_written(
        call,
        target,
        written,
        as_json=as_json,
        format=format,
        language=report.language,
        columns=list(report.shown),
        tabs=[tab.value for tab in request.tabs] if format == "xlsx" else [],
        participants=report.total,
        contents=contents,
    )


def _write_paper(
    call: Call,
    core: Core,
    consultation_id: UUID,
    options: ListPaperOptions,
    *,
    format: str,
    language: str | None,
    paper: str | None,
    version: int | None,
    target: str | None,
    force: bool,
    as_json: bool,
) -> None:
    from rcsc_desktop.wording import leaving

    report = core.participant_lists.report(
        consultation_id, options=options, language=language, paper=paper, version=version
    )
    name = core.exports.file_name(consultation_id, "participants", report.language, format)
    contents = leaving.of_paper(report, call.t)
    if format == "pdf":
        contents = f"{contents} {leaving.lacking(len(core.exports.missing_characters(report)), call.t)}".strip()
    _tell_contents(call, contents, as_json=as_json)
    with destination(call, target, name) as written:
        core.exports.write_participant_list(consultation_id, report, written, format=format, force=force)
    tell_written(
        call,
        target,
        written,
        as_json=as_json,
        format=format,
        language=report.language,
        status=report.status.value,
        revision=report.revision,
        version=report.version,
        participants=report.total,
        contents=contents,
    )


def _tell_contents(call: Call, contents: str, *, as_json: bool) -> None:
    """Before anything leaves; beside the file, where that goes to standard output."""
    if not as_json:
        call.out.beside(contents)


def _tabs(text: str, call: Call) -> tuple[ListTab, ...]:
    from rcsc_desktop.domain.reports.participants import ListTab

    names = [name.strip() for name in text.split(",") if name.strip()]
    if names == ["none"]:
        return ()
    known = {tab.value: tab for tab in ListTab}
    for name in names:
        if name not in known:
            choices = ", ".join([*known, "none"])
            raise typer.BadParameter(
                call.t("There is no tab “{name}”; there are: {choices}.", name=name, choices=choices),
                param_hint="--tabs",
            )
    return tuple(known[name] for name in names)
