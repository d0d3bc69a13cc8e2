"""``rcsc agenda text``: the language versions of an agenda's texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rcsc_desktop.cli.agenda_text_table import given_texts, text_shapes, write_table
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Force, Key, Language, examples
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from rcsc_desktop.domain.language_versions import LanguageText
    from rcsc_desktop.services.core import Core

verbs = typer.Typer()

State = Literal["missing", "draft", "out of date", "approved"]


@verbs.command(
    help=mark(
        "List the texts that print with their version in a language and its state (missing, draft, approved, out of "
        "date), or give one of them: with --id and the text. An empty text takes the version out. A table for "
        "translators goes out with --export and comes back with --from."
    ),
    epilog=examples(
        "rcsc agenda text 2017-04-17 --summary",
        "rcsc agenda text 2017-04-17 --language fr --missing",
        "rcsc agenda text 2017-04-17 --language fr --id 0192f0c1-… 'Mot de bienvenue'",
        "rcsc agenda text 2017-04-17 --language fr --id 0192f0c1-… --field subtitle 'Sous-titre' --approve",
        "rcsc agenda text 2017-04-17 --language fr --export fr.json",
        "rcsc agenda text 2017-04-17 --language fr --from fr.json",
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
    approve: Annotated[
        bool,
        typer.Option(
            "--approve",
            help=mark("Approve: the text that is given, the one that --id names, or all drafts."),
        ),
    ] = False,
    missing: Annotated[
        bool, typer.Option("--missing", help=mark("List only what a paper lacks: missing or out of date."))
    ] = False,
    state: Annotated[State | None, typer.Option("--state", help=mark("List only the texts in this state."))] = None,
    file: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE.json", help=mark("Take a translator's table in; - is standard input.")),
    ] = None,
    export: Annotated[
        str | None,
        typer.Option(
            "--export",
            metavar="FILE.json",
            help=mark("Write the list for a translator; - is standard output."),
        ),
    ] = None,
    force: Force = False,
    summary: Annotated[
        bool, typer.Option("--summary", help=mark("Show how complete each language is that is wanted or begun."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List texts, write one, approve, take a table in or out."""
    call = current(context)
    if version is not None and row is None:
        raise typer.BadParameter(call.t("To give a text, name its row with --id and add the text."), param_hint="--id")
    if row is not None and version is None and not approve:
        raise typer.BadParameter(call.t("Add the text that this row shall have, or --approve."), param_hint="--id")
    if sum((file is not None, export is not None, row is not None, summary)) > 1:
        raise typer.BadParameter(
            call.t("Give one of --id, --from, --export and --summary at a time."), param_hint="--from"
        )
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        if summary:
            _summary(call, core, consultation_id, as_json=as_json)
            return
        if file is not None:
            given = given_texts(call, file, language)
            call.done(core.languages.take_in(consultation_id, language, given), as_json=as_json)
            return
        texts = core.languages.texts(consultation_id, language)
        if row is not None:
            _write(call, core, _meant(call, texts, row, field), (language, version), approve=approve, as_json=as_json)
        elif approve:
            drafts = [(one.printed.owner_id, one.printed.field) for one in texts if one.state == "draft"]
            call.done(core.languages.approve_many(drafts, language), as_json=as_json)
        else:
            found = text_shapes(texts, state=state, only_missing=missing)
            if export is not None:
                table = {"consultation": key, "language": language, "count": len(found), "texts": found}
                write_table(call, core, export, table, force=force, as_json=as_json)
            else:
                call.listing("texts", found, ("id", "field", "state", "source", "text"), as_json=as_json)


def _summary(call: Call, core: Core, consultation_id: UUID, *, as_json: bool) -> None:
    columns = ("language", "percent", "done", "approved", "draft", "out_of_date", "missing", "total")
    found = [{name: getattr(one, name) for name in columns} for one in core.languages.completeness(consultation_id)]
    call.listing("languages", found, columns, as_json=as_json)


def _meant(call: Call, texts: Sequence[LanguageText], row: str, field: str | None) -> LanguageText:
    of_row = [one for one in texts if str(one.printed.owner_id) == row.strip().casefold()]
    meant = [one for one in of_row if field in {None, one.printed.field}]
    if not meant:
        raise UserError("text.unknown", id=row)
    if len(meant) > 1:
        fields = ", ".join(one.printed.field for one in meant)
        raise Refused(call.t("This row has several texts: say which with --field ({fields}).", fields=fields))
    return meant[0]


def _write(
    call: Call, core: Core, meant: LanguageText, version: tuple[str, str | None], *, approve: bool, as_json: bool
) -> None:
    owner_id, field = meant.printed.owner_id, meant.printed.field
    language, text = version
    if text is None:
        changes = core.languages.approve(owner_id, field, language)
    else:
        changes = core.languages.set_text(owner_id, field, language, text, is_approved=approve)
    call.done(changes, as_json=as_json, row_id=owner_id)
