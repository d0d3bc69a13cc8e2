"""``rcsc contact doubles``, ``merge`` and ``keep-apart``: contacts that may be one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.contact_kind import Kind
from rcsc_desktop.cli.options import MOST, AsJson, examples
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.shapes import Shape, known
from rcsc_desktop.cli.values import known_fields, read_values
from rcsc_desktop.domain.doubles import CONTACT_KINDS
from rcsc_desktop.domain.fields import field_types
from rcsc_desktop.domain.merging import MergeChoices
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording import likeness, merging, words

if TYPE_CHECKING:
    from rcsc_desktop.domain.doubles import DoublePair
    from rcsc_desktop.domain.merging import MergeProposal
    from rcsc_desktop.services.core import Core

verbs = typer.Typer()


@verbs.command(
    help=mark("List contacts that may be one and the same, with the reasons, the likeliest first."),
    epilog=examples("rcsc contact doubles", "rcsc contact doubles --kind organisations --json"),
)
def doubles(
    context: typer.Context,
    kind: Annotated[Kind | None, typer.Option("--kind", help=mark("Only people, or only organizations."))] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, max=MOST, help=mark("At most so many."))] = None,
    as_json: AsJson = False,
) -> None:
    """Pairs of contacts that look alike."""
    call = current(context)
    with call.core() as core:
        pairs = [pair for one in Kind if kind in {None, one} for pair in core.doubles.find(one.noun)]
    pairs.sort(key=lambda pair: -pair.score)
    if as_json:
        shapes = [_pair(call, pair) for pair in pairs[:limit]]
        call.out.json({"count": len(shapes), "doubles": shapes})
        return
    rows = [
        {
            "score": pair.score,
            "first": pair.first_name,
            "second": pair.second_name,
            "reason": likeness.joined(pair.reasons, call.t),
            "first_id": pair.first_id,
            "second_id": pair.second_id,
        }
        for pair in pairs[:limit]
    ]
    columns = ("score", "first", "second", "reason")
    call.out.table(columns, rows, (*columns, "first_id", "second_id"))


def _pair(call: Call, pair: DoublePair) -> Shape:
    return {
        "kind": pair.kind,
        "score": pair.score,
        "first": {"id": str(pair.first_id), "name": pair.first_name, "detail": known(pair.first_detail)},
        "second": {"id": str(pair.second_id), "name": pair.second_name, "detail": known(pair.second_detail)},
        "reasons": [{"code": reason.code, "message": likeness.sentence(reason, call.t)} for reason in pair.reasons],
    }


@verbs.command(
    help=mark(
        "Make one contact of two or more people, or of two or more organizations. All that names them names the one "
        "that stays; the other names become other spellings of it. One undo brings all of them back."
    ),
    epilog=examples(
        "rcsc contact merge 'Amal Haddad' 'HADDAD, Amal' --dry-run",
        "rcsc contact merge 'Amal Haddad' 'HADDAD, Amal' --field name='Amal Haddad' --field country=EG",
    ),
)
def merge(
    context: typer.Context,
    who: Annotated[
        list[str], typer.Argument(metavar="WHO WHO...", help=mark("Ids, whole names or short names of contacts."))
    ],
    fields: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="NAME=VALUE", help=mark("What a field shall say, instead of the proposal.")),
    ] = None,
    keep: Annotated[
        str | None, typer.Option("--keep", metavar="WHO", help=mark("The one that stays; else the one most used."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=mark("Say what would become of it, and write nothing."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Merge, or show the proposal."""
    call = current(context)
    values = read_values(call, fields, None)
    with call.core() as core:
        kind, ids = _resolved(call, core, who)
        known_fields(values, [name for name in field_types(CONTACT_KINDS[kind]) if name != "id"])
        kept_id = None if keep is None else _kept(call, core, keep, ids)
        proposal = core.merging.propose(kind, ids)
        if dry_run:
            _show(call, proposal, kept_id, values, as_json=as_json)
            return
        changes = core.merging.merge(proposal, MergeChoices(kept_id, values))
    call.done(changes, as_json=as_json)


@verbs.command(
    "keep-apart",
    help=mark("Remember that two contacts are not the same, so that they are not proposed as doubles again."),
    epilog=examples("rcsc contact keep-apart 'Ana Ruiz' 'Anna Ruiz'"),
)
def keep_apart(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="WHO", help=mark("Id, whole name or short name of a contact."))],
    second: Annotated[str, typer.Argument(metavar="WHO", help=mark("Id, whole name or short name of another."))],
    as_json: AsJson = False,
) -> None:
    """Two contacts that are not the same."""
    call = current(context)
    with call.core() as core:
        _, ids = _resolved(call, core, [first, second])
        changes = core.people_import.keep_apart(ids[0], ids[1])
    call.done(changes, as_json=as_json)


def _resolved(call: Call, core: Core, who: list[str]) -> tuple[str, list[UUID]]:
    found = [core.contacts.resolve(one) for one in who]
    nouns = {noun for noun, _ in found}
    if len(nouns) > 1:
        raise Refused(call.t("People and organizations cannot be taken for one. Nothing was changed."))
    if len({contact_id for _, contact_id in found}) < 2:
        raise Refused(call.t("These are one contact already. Name two or more, by their ids if their names are alike."))
    return nouns.pop(), [contact_id for _, contact_id in found]


def _kept(call: Call, core: Core, keep: str, ids: list[UUID]) -> UUID:
    _, kept_id = core.contacts.resolve(keep)
    if kept_id not in ids:
        raise Refused(call.t("“{who}” is none of those that are merged. Nothing was changed.", who=keep))
    return kept_id


def _show(call: Call, proposal: MergeProposal, kept_id: UUID | None, values: dict[str, Any], *, as_json: bool) -> None:
    fields: list[Shape] = [
        {
            "field": one.field,
            "proposed": known(values.get(one.field, one.proposed)),
            "why": "chosen" if one.field in values else one.why,
            "values": [{"text": value.text, "ids": [str(row_id) for row_id in value.ids]} for value in one.values],
        }
        for one in proposal.fields
    ]
    if as_json:
        call.out.json(
            {
                "kind": proposal.kind,
                "kept": str(kept_id or proposal.kept_id),
                "contacts": [
                    {"id": str(one.id), "name": one.name, "detail": known(one.detail)} for one in proposal.entries
                ],
                "fields": fields,
                "moves": dict(proposal.moves),
                "settled": dict(proposal.settled),
            }
        )
        return
    call.out.line(call.t("Nothing was written; this would be proposed:"))
    why = {"chosen": call.t("Chosen by you")}
    rows = [
        {
            "part": words.column(one["field"], call.t),
            "value": one["proposed"],
            "reason": why.get(one["why"]) or merging.why(one["why"], call.t),
        }
        for one in fields
    ]
    call.out.table(("part", "value", "reason"), rows)
    for noun, count in proposal.moves.items():
        call.out.line(call.t("{noun}: {count} would move", noun=words.noun(noun, call.t), count=count))
    for noun, count in proposal.settled.items():
        call.out.line(
            call.t("{noun}: {count} would become one with another", noun=words.noun(noun, call.t), count=count)
        )
