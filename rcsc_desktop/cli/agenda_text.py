"""``rcsc agenda text``: the language versions of an agenda's texts."""

from __future__ import annotations

from typing import Annotated

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, Key, Language, examples
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer()


@verbs.command(
    help=mark(
        "List the texts of an agenda with their version in a language and its state (missing, draft, approved, out of "
        "date), or give one of them: with --id and the text. An empty text takes the version out."
    ),
    epilog=examples(
        "rcsc agenda text 2017-04-17 --language fr",
        "rcsc agenda text 2017-04-17 --language fr --id 0192f0c1-… 'Mot de bienvenue'",
        "rcsc agenda text 2017-04-17 --language fr --id 0192f0c1-… --field subtitle 'Sous-titre'",
    ),
)
def text(
    context: typer.Context,
    key: Key,
    version: Annotated[str | None, typer.Argument(metavar="[TEXT]", help=mark("The text in that language."))] = None,
    language: Annotated[Language, typer.Option("--language", help=mark("The language."))] = "en",
    row: Annotated[
        str | None, typer.Option("--id", metavar="ID", help=mark("The row whose text it is, as listed."))
    ] = None,
    field: Annotated[
        str | None, typer.Option("--field", help=mark("The field, where the row has several texts."))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List texts, or write one."""
    call = current(context)
    if (version is None) != (row is None):
        raise typer.BadParameter(call.t("To give a text, name its row with --id and add the text."), param_hint="--id")
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        texts = core.agenda.texts(consultation_id, language)
        if row is None or version is None:
            found = [
                {
                    "id": str(one.owner_id),
                    "field": one.field,
                    "source": one.source,
                    "text": shapes.known(one.text),
                    "state": one.state,
                }
                for one in texts
            ]
            call.listing("texts", found, ("id", "field", "state", "source", "text"), as_json=as_json)
            return
        meant = [one for one in texts if str(one.owner_id) == row.strip().casefold() and field in {None, one.field}]
        if not meant:
            raise UserError("text.unknown", id=row)
        if len(meant) > 1:
            fields = ", ".join(one.field for one in meant)
            raise Refused(call.t("This row has several texts: say which with --field ({fields}).", fields=fields))
        changes = core.agenda.set_text(meant[0].owner_id, meant[0].field, language, version)
    call.done(changes, as_json=as_json, row_id=meant[0].owner_id)
