"""``rcsc search``: everything in the workspace by its words."""

from __future__ import annotations

from typing import Annotated

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, Limit, examples
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer()


@verbs.command(
    help=mark(
        "Find consultations, people, organizations, agenda items, documents and more by the beginnings of words."
    ),
    epilog=examples("rcsc search 'global compact'", "rcsc search swing --json"),
)
def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=mark("Words, or their beginnings."))],
    limit: Limit = 30,
    as_json: AsJson = False,
) -> None:
    """What was found, the closest first."""
    call = current(context)
    with call.core() as core:
        keys = {line.id: line.key for line in core.consultations.list()}
        found = core.search.find(text, limit)
        is_similar = not found
        if is_similar:
            found = core.search.find(text, limit, similar=True)
        hits = [
            {**shapes.shape(hit), "consultation": keys.get(hit.consultation_id) if hit.consultation_id else None}
            for hit in found
        ]
    if as_json:
        call.out.json({"count": len(hits), "similar": is_similar and bool(hits), "hits": hits})
        return
    if is_similar and hits:
        call.out.beside(call.t("Nothing is written like this; these are similar."))
    call.listing("hits", hits, ("noun", "title", "detail", "consultation", "id"), as_json=False)
