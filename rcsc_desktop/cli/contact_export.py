"""``rcsc contact export``: contacts as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.contact_cards import export_cards
from rcsc_desktop.cli.contact_kind import Kind
from rcsc_desktop.cli.options import AsJson, Force, PaperLanguage, Target, examples
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from rcsc_desktop.cli.call import Call

verbs = typer.Typer()

Format = Literal["vcf", "xlsx", "csv"]
CardVersion = Literal["3.0", "4.0"]


@verbs.command(
    help=mark(
        "Write people and organizations as contact cards (vCard), which other address books read, as an Excel "
        "workbook with a tab for each, or as a text file of values."
    ),
    epilog=examples(
        "rcsc contact export --format vcf -o contacts.vcf",
        "rcsc contact export --format vcf --version 4.0 --as people -o - > people.vcf",
        "rcsc contact export --format xlsx --query icmc -o icmc.xlsx",
    ),
)
def export(
    context: typer.Context,
    target: Target = None,
    format: Annotated[Format, typer.Option("--format", help=mark("What to write them as."))] = "vcf",
    version: Annotated[CardVersion, typer.Option("--version", help=mark("The version of contact cards."))] = "3.0",
    kind: Annotated[Kind | None, typer.Option("--as", help=mark("Only people, or only organizations."))] = None,
    query: Annotated[
        str, typer.Option("--query", metavar="TEXT", help=mark("Only those whose words begin like this."))
    ] = "",
    language: PaperLanguage = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write one file; say who and what is in it, and its name."""
    call = current(context)
    ids = None
    if kind is not None or query:
        with call.core() as core:
            ids = core.contacts.lines(kind.noun if kind is not None else None, query)
    if format == "vcf":
        export_cards(call, target, ids=ids, version=version, force=force, as_json=as_json)
    else:
        _export_table(call, target, ids=ids, format=format, language=language or "en", force=force, as_json=as_json)


def _export_table(
    call: Call,
    target: str | None,
    *,
    ids: Sequence[UUID] | None,
    format: str,
    language: str,
    force: bool,
    as_json: bool,
) -> None:
    from rcsc_desktop.wording import leaving

    with call.core() as core:
        report = core.contact_lists.report(ids, language)
        counts = {sheet.noun: len(sheet.rows) for sheet in report.sheets}
        people, organisations = counts.get("person", 0), counts.get("organisation", 0)
        contents = leaving.of_contacts(people, organisations, report.columns, call.t)
        if not as_json:
            call.out.beside(contents)
        with destination(call, target, f"contacts.{format}") as written:
            core.contact_lists.export(report, written, format=format, force=force)
    tell_written(
        call,
        target,
        written,
        as_json=as_json,
        format=format,
        language=report.language,
        columns=list(report.columns),
        contacts=report.total,
        people=people,
        organisations=organisations,
        contents=contents,
    )
