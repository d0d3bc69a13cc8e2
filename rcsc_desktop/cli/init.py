"""``rcsc init``: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, examples
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer()


@verbs.command(
    help=mark("Make a new workspace: empty, or with the sample programme. A file that is there is never replaced."),
    epilog=examples("rcsc init", "rcsc init meetings.rcsc", "rcsc init try.rcsc --sample"),
)
def init(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help=mark("The file to make; without it, the default workspace."), show_default=False
        ),
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help=mark("Fill it with the sample programme."))] = False,
    as_json: AsJson = False,
) -> None:
    """Make the file and say where it is."""
    call = current(context)
    target = (file or call.workspace).absolute()
    call.workspaces.create(target, sample)
    if as_json:
        call.out.json({"workspace": str(target), "sample": sample})
    else:
        call.out.line(call.t("Workspace made: {file}", file=target))
