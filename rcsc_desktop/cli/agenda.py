"""``rcsc agenda``: show it, edit it, print it."""

from __future__ import annotations

import typer

from rcsc_desktop.cli import agenda_edit, agenda_export, agenda_findings, agenda_import, agenda_text, shapes
from rcsc_desktop.cli.agenda_shape import findings_shape, print_agenda, session_shape
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.consultation import line
from rcsc_desktop.cli.options import AsJson, Key, PaperLanguage, examples
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer(help=mark("The agenda of a consultation: show, edit, print, translate."), no_args_is_help=True)


@verbs.command(
    help=mark("Show an agenda with its computed times and findings. A * stands behind times that are pinned."),
    epilog=examples(
        "rcsc agenda show 2017-04-17", "rcsc agenda show 2017-04-17 --language fr", "rcsc agenda show 2017-04-17 --json"
    ),
)
def show(context: typer.Context, key: Key, language: PaperLanguage = None, as_json: AsJson = False) -> None:
    """The whole agenda, as text or JSON."""
    from rcsc_desktop.domain.consultation import Consultation
    from rcsc_desktop.services.agenda_reports import place_lines

    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        consultation = core.records.get(Consultation, consultation_id)
        agenda = core.agenda.view(consultation_id, language)
        versions = core.agenda.versions(consultation_id)
        head = line(core, consultation_id)
    venue = ", ".join(place_lines(consultation))
    found = {
        "consultation": head,
        "status": consultation.agenda_status.value,
        "version": versions[-1].number if versions else None,
        "language": language or consultation.language,
        "sessions": [session_shape(one, number, venue) for number, one in enumerate(agenda.sessions, 1)],
        "findings": findings_shape(agenda, call.t),
    }
    if as_json:
        call.out.json(found)
    else:
        print_agenda(call, found)


@verbs.command(
    help=mark("List the versions of an agenda that were issued."), epilog=examples("rcsc agenda versions 2017-04-17")
)
def versions(context: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """Numbers, statuses, instants and notes, the oldest first."""
    call = current(context)
    with call.core() as core:
        issued = [
            {
                "id": str(version.id),
                "number": version.number,
                "status": version.status,
                "issued_at": shapes.moment(version.issued_at),
                "note": shapes.known(version.note),
            }
            for version in core.agenda.versions(core.consultations.resolve(key))
        ]
    call.listing("versions", issued, ("number", "status", "issued_at", "note"), as_json=as_json)


for more in (agenda_edit, agenda_text, agenda_import, agenda_export, agenda_findings):
    verbs.add_typer(more.verbs)
