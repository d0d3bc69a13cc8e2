"""``rcsc contact export``: contacts as a file."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.contact_cards import export_cards
from rcsc_desktop.cli.options import AsJson, Force, Target, examples
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer()

Format = Literal["vcf"]
Kind = Literal["people", "organisations"]
CardVersion = Literal["3.0", "4.0"]


@verbs.command(
    help=mark("Write people and organizations as contact cards (vCard), which other address books read."),
    epilog=examples(
        "rcsc contact export --format vcf -o contacts.vcf",
        "rcsc contact export --format vcf --version 4.0 --as people -o - > people.vcf",
        "rcsc contact export --format vcf --query icmc -o icmc.vcf",
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
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write one file and say its name."""
    call = current(context)
    ids = None
    if kind is not None or query:
        noun = {"people": "person", "organisations": "organisation"}.get(kind or "")
        with call.core() as core:
            ids = core.contacts.lines(noun, query)
    export_cards(call, target, ids=ids, version=version, force=force, as_json=as_json)
