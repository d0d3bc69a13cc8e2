"""The table that goes to a translator and comes back: a list of texts as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.cli.values import read_values, refuse_shape
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.language_versions import TO_DO, LanguageText, TextState
from rcsc_desktop.services.agenda_texts import GivenText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rcsc_desktop.cli.call import Call
    from rcsc_desktop.services.core import Core


def text_shapes(
    texts: Iterable[LanguageText], *, state: str | None = None, only_missing: bool = False
) -> list[shapes.Shape]:
    """Texts as lists hold them; ``only_missing`` keeps what a paper lacks."""
    return [
        {
            "id": str(one.printed.owner_id),
            "kind": one.printed.noun,
            "field": one.printed.field,
            "state": one.state.value,
            "source": one.printed.source,
            "text": shapes.known(one.text),
            "former": shapes.known(one.former),
            "optional": one.printed.is_optional,
        }
        for one in texts
        if state in {None, one.state.value}
        and not (only_missing and (one.printed.is_optional or one.state not in TO_DO))
    ]


def write_table(call: Call, core: Core, target: str, table: shapes.Shape, *, force: bool, as_json: bool) -> None:
    """Write a table of texts as a file, whole or not at all."""
    with destination(call, target, "texts.json") as written:
        core.exports.write_job()(("texts", "json"), table, written, force)
    tell_written(call, target, written, as_json=as_json, language=table["language"], texts=table["count"])


def given_texts(call: Call, file: Path, language: str) -> list[GivenText]:
    """The texts of such a file; other columns than id, field, text, state and source are passed over."""
    table = read_values(call, None, file)
    if table.get("language", language) != language:
        raise Refused(
            call.t(
                "{file}: this table is in another language ({found}) than was asked for ({language}).",
                file=file,
                found=table["language"],
                language=language,
            )
        )
    rows = table.get("texts")
    if not isinstance(rows, list):
        refuse_shape(call, "texts")
    return [_given(call, number, row) for number, row in enumerate(rows, 1)]


def _given(call: Call, number: int, row: object) -> GivenText:
    if not isinstance(row, dict) or not all(isinstance(row.get(name, ""), str) for name in _COLUMNS):
        refuse_shape(call, f"texts {number}")
    state = row.get("state") or TextState.DRAFT
    if state not in set(TextState):
        raise UserError(
            "value.unknown", row=number, field="state", text=state, choices=[one.value for one in TextState]
        )
    try:
        owner_id = UUID(row.get("id", ""))
    except ValueError:
        raise UserError("text.unknown", row=number, field="id", id=row.get("id", "")) from None
    return GivenText(
        owner_id=owner_id,
        field=row.get("field", ""),
        text=row.get("text", ""),
        is_approved=state == TextState.APPROVED,
        source=row.get("source"),
    )


_COLUMNS = ("id", "field", "text", "state", "source")
