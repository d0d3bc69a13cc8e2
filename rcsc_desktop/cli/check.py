"""``rcsc check``: whether the workspace is whole."""

from __future__ import annotations

from collections.abc import Mapping

import typer

from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, examples
from rcsc_desktop.cli.refusals import ENVIRONMENT
from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording.filling import fill

verbs = typer.Typer()


@verbs.command(
    help=mark(
        "Check the workspace: the integrity of the file, its references, the journal against the rows, the search "
        "index. The exit code is 3 where something is wrong."
    ),
    epilog=examples("rcsc check", "rcsc check --json"),
)
def check(context: typer.Context, as_json: AsJson = False) -> None:
    """Say what is wrong, and how many rows there are of each kind."""
    call = current(context)
    with call.core() as core:
        result = core.safety.check()
    problems = [{"code": code, "message": _message(code, data, call.t)} for code, data in result.problems]
    if as_json:
        call.out.json(
            {
                "workspace": str(call.workspace),
                "clean": not problems,
                "count": len(problems),
                "problems": problems,
                "counts": dict(result.counts),
            }
        )
    elif not problems:
        call.out.line(call.t("“{path}” is whole.", path=call.workspace))
        call.out.table(("table", "rows"), [{"table": name, "rows": count} for name, count in result.counts.items()])
    for problem in problems:
        call.out.beside(problem["message"])
    if problems:
        raise typer.Exit(ENVIRONMENT)


_PROBLEMS: Mapping[str, str] = {
    "check.integrity": mark("The file is damaged: {detail}."),
    "check.foreign_key": mark("A row of {table} names a row of {parent} that is not there."),
    "check.unjournaled": mark("{count} rows of {table} stand in no step of the history."),
    "check.operation_incomplete": mark("{count} steps of the history do not hold all the rows they wrote."),
    "check.unknown_table": mark("The history names {count} kinds of rows that this program does not know."),
    "check.search_index": mark("The search index holds {entries} of the {rows} rows of {table}."),
}


def _message(code: str, data: Mapping[str, object], t: Translator) -> str:
    if code in _PROBLEMS:
        return fill(t, _PROBLEMS[code], data)
    return t("Something is wrong ({code}).", code=code)
