"""``rcsc agenda issue|versions|diff|restore|withdraw``: agendas as they were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import MOST, AsJson, Force, Key, PaperLanguage, Target, examples
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording import agenda_changes, words

if TYPE_CHECKING:
    from rcsc_desktop.cli.shapes import Shape
    from rcsc_desktop.domain.agenda import AgendaVersion
    from rcsc_desktop.domain.agenda_changes import AgendaChange, Slot
    from rcsc_desktop.services.agenda_versions import Comparison, IssuedVersion

verbs = typer.Typer()

DRAFT = "draft"

Number = Annotated[int, typer.Option("--version", min=1, max=MOST, metavar="N", help=mark("Number of the version."))]


@verbs.command(
    help=mark(
        "Issue the agenda: freeze it as a numbered version and keep its printed files, in the main language and in "
        "those that the papers of the consultation are wanted in."
    ),
    epilog=examples(
        "rcsc agenda issue 2017-04-17",
        "rcsc agenda issue 2017-04-17 --status final --note 'As agreed with the anchors'",
    ),
)
def issue(
    context: typer.Context,
    key: Key,
    status: Annotated[
        Literal["provisional", "final", "as-held"], typer.Option("--status", help=mark("What it is issued as."))
    ] = "provisional",
    note: Annotated[str, typer.Option("--note", help=mark("Why, for the list of versions."))] = "",
    as_json: AsJson = False,
) -> None:
    """Print, freeze, and say the number."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        changes = core.versions.print_and_issue(consultation_id, status, note)
        issued = core.versions.listed(consultation_id)[0]
    found = _version(issued, call)
    call.done(
        changes,
        as_json=as_json,
        number=found["number"],
        status=found["status"],
        revision=found["revision"],
        label=found["label"],
        files=found["files"],
    )


@verbs.command(
    help=mark("List the versions of an agenda that were issued, the oldest first."),
    epilog=examples("rcsc agenda versions 2017-04-17"),
)
def versions(context: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """Numbers, statuses, instants, notes and files."""
    call = current(context)
    with call.core() as core:
        listed = core.versions.listed(core.consultations.resolve(key))
    issued = [_version(one, call) for one in reversed(listed)]
    call.listing("versions", issued, ("number", "label", "issued_at", "author", "note"), as_json=as_json)


@verbs.command(
    help=mark(
        "Tell what changed between two versions of an agenda; without options, between the last issued one and the "
        "draft. With --format pdf, as one page."
    ),
    epilog=examples(
        "rcsc agenda diff 2017-04-17",
        "rcsc agenda diff 2017-04-17 --from 1 --to 3 --json",
        "rcsc agenda diff 2017-04-17 --from 1 --to draft --format pdf --language fr -o changes.pdf",
    ),
)
def diff(
    context: typer.Context,
    key: Key,
    before: Annotated[
        int | None, typer.Option("--from", min=1, max=MOST, metavar="N", help=mark("The version to begin with."))
    ] = None,
    after: Annotated[
        str, typer.Option("--to", metavar="N|draft", help=mark("The version to compare it with, or draft."))
    ] = DRAFT,
    format: Annotated[Literal["text", "pdf"], typer.Option("--format", help=mark("How to tell it."))] = "text",
    language: PaperLanguage = None,
    target: Target = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """What changed, on screen or on paper."""
    call = current(context)
    if after != DRAFT and not (after.isascii() and after.isdigit() and 0 < int(after) <= MOST):
        raise typer.BadParameter(call.t("Name a version by its number, or say draft."), param_hint="--to")
    if target is not None and format != "pdf":
        raise typer.BadParameter(call.t("A file is written with --format pdf."), param_hint="--output")
    last = None if after == DRAFT else int(after)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        if format == "pdf":
            report = core.versions.changes_report(consultation_id, before, last, language)
            name = core.exports.file_name(consultation_id, "agenda-changes", report.language, format)
            with destination(call, target, name) as written:
                core.exports.write_changes(consultation_id, report, written, force=force)
            counts = {kind.value: count for kind, count in report.diff.counts.items()}
            tell_written(call, target, written, as_json=as_json, format=format, language=report.language, counts=counts)
            return
        found = core.versions.compare(consultation_id, before, last)
    if as_json:
        call.out.json(_comparison(found, call))
    else:
        _print(found, call)


@verbs.command(
    help=mark(
        "Go back to a version: the sessions and items of the agenda are as they were then, as a new draft. What was "
        "issued stays as it is; rcsc undo takes this back."
    ),
    epilog=examples("rcsc agenda restore 2017-04-17 --version 2"),
)
def restore(context: typer.Context, key: Key, version: Number, as_json: AsJson = False) -> None:
    """One operation."""
    call = current(context)
    with call.core() as core:
        meant = core.versions.version(core.consultations.resolve(key), version)
        changes = core.versions.restore(meant.id)
    call.done(changes, as_json=as_json, row_id=meant.id, number=meant.number)


@verbs.command(
    help=mark("Withdraw a version: it is listed no more, and its number is not used again. rcsc undo takes this back."),
    epilog=examples("rcsc agenda withdraw 2017-04-17 --version 2"),
)
def withdraw(context: typer.Context, key: Key, version: Number, as_json: AsJson = False) -> None:
    """One operation."""
    call = current(context)
    with call.core() as core:
        meant = core.versions.version(core.consultations.resolve(key), version)
        changes = core.versions.withdraw(meant.id)
    call.done(changes, as_json=as_json, row_id=meant.id, number=meant.number)


def _version(issued: IssuedVersion, call: Call) -> Shape:
    version = issued.version
    return {
        "id": str(version.id),
        "number": version.number,
        "status": version.status.value,
        "revision": version.revision,
        "label": agenda_changes.version_label(version.status, version.revision, call.t),
        "issued_at": shapes.moment(version.issued_at),
        "author": shapes.known(issued.author),
        "note": shapes.known(version.note),
        "files": [
            {"id": str(one.id), "format": one.format, "name": one.file_name, "size": len(one.content)}
            for one in issued.files
        ],
    }


def _comparison(found: Comparison, call: Call) -> Shape:
    return {
        "from": _side(found.before, call),
        "to": _side(found.after, call),
        "counts": {kind.value: count for kind, count in found.diff.counts.items()},
        "count": len(found.diff.changes),
        "changes": [_change(change, call) for change in found.diff.changes],
    }


def _side(version: AgendaVersion | None, call: Call) -> Shape:
    if version is None:
        return {"number": None, "status": DRAFT, "revision": None, "label": call.t("Draft"), "issued_at": None}
    return {
        "number": version.number,
        "status": version.status.value,
        "revision": version.revision,
        "label": agenda_changes.version_label(version.status, version.revision, call.t),
        "issued_at": shapes.moment(version.issued_at),
    }


def _change(change: AgendaChange, call: Call) -> Shape:
    return {
        "kind": change.kind.value,
        "id": str(change.row_id),
        "title": shapes.known(change.title),
        "before": _slot(change.before),
        "after": _slot(change.after),
        "shift": change.shift,
        "followers": change.followers,
        "details": [
            {
                "field": one.field,
                "subject": shapes.known(one.subject),
                "before": shapes.known(one.before),
                "after": shapes.known(one.after),
            }
            for one in change.details
        ],
        "message": agenda_changes.sentence(change, call.t, call.settings.get("clock")),
    }


def _slot(slot: Slot | None) -> Shape | None:
    if slot is None:
        return None
    return {
        "session": str(slot.session_id),
        "session_name": shapes.known(slot.session),
        "date": shapes.known(slot.date),
        "start": shapes.known(slot.clock),
        "minutes": slot.minutes,
        "number": slot.place,
        "parked": slot.is_parked,
    }


def _print(found: Comparison, call: Call) -> None:
    t, out = call.t, call.out
    sides = [_side(side, call) for side in (found.before, found.after)]
    before, after = (
        t("version {number} ({label})", number=side["number"], label=side["label"])
        if side["number"]
        else t("the draft")
        for side in sides
    )
    out.line(t("From {before} to {after}: {summary}.", before=before, after=after, summary=_summary(found, call)))
    kind = None
    for change in found.diff.changes:
        if change.kind is not kind:
            kind = change.kind
            out.line("")
            out.line(words.label(kind, t))
        title = " ".join(change.title.split()) or t("Session")
        out.line(f"  {title}: {agenda_changes.sentence(change, t, call.settings.get('clock'))}")


def _summary(found: Comparison, call: Call) -> str:
    summary = agenda_changes.summary(found.diff.counts, call.t)
    return summary if found.diff else summary[:1].lower() + summary[1:]
