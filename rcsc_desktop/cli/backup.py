"""``rcsc backup``: copies of the workspace, and how to go back to one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, Force, examples
from rcsc_desktop.cli.sending import destination
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer(help=mark("Copies of the workspace: make, list, restore."), no_args_is_help=True)


@verbs.command(
    help=mark("Make a copy in the backup folder, or as the file named."),
    epilog=examples("rcsc backup make", "rcsc backup make -o /media/stick/meetings.rcsc"),
)
def make(
    context: typer.Context,
    target: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=mark("The file to write, instead of the backup folder.")),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """A copy now; prints its path."""
    call = current(context)
    with call.core() as core:
        if target is None:
            made = core.safety.make_backup()
        else:
            with destination(call, str(target), target.name) as made:
                core.safety.save_copy(made, force=force)
    if as_json:
        call.out.json({"file": str(made), "size": made.stat().st_size})
    else:
        call.out.line(call.t("Backup made: {file}", file=made))


@verbs.command(
    "list", help=mark("List the backups of this workspace, the newest first."), epilog=examples("rcsc backup list")
)
def list_backups(context: typer.Context, as_json: AsJson = False) -> None:
    """Paths, instants, sizes in bytes and reasons."""
    call = current(context)
    with call.core() as core:
        found = [
            {"file": str(line.path), "at": shapes.moment(line.at), "size": line.size, "reason": line.reason or None}
            for line in core.safety.backups()
        ]
    call.listing("backups", found, ("at", "size", "reason", "file"), as_json=as_json)


@verbs.command(
    help=mark(
        "Put a backup in the workspace's place. What stands there now is backed up first. Close the window before."
    ),
    epilog=examples("rcsc backup restore ~/.local/share/rcsc-desktop/backups/workspace-20170417T120000000.rcsc"),
)
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=mark("The backup, as “list” shows it."))],
    as_json: AsJson = False,
) -> None:
    """Go back to a backup; prints where the present state was kept."""
    call = current(context)
    previous = call.workspaces.restore(call.workspace, file)
    if as_json:
        call.out.json({"workspace": str(call.workspace), "restored": str(file), "previous": str(previous)})
    else:
        call.out.line(call.t("Restored: {file}", file=file))
        call.out.line(call.t("What stood there before is kept as: {file}", file=previous))
