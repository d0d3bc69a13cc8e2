"""``rcsc agenda``: show it, edit it, print it."""

from __future__ import annotations

import typer

from rcsc_desktop.cli import (
    agenda_edit,
    agenda_export,
    agenda_findings,
    agenda_flow,
    agenda_import,
    agenda_speakers,
    agenda_templates,
    agenda_text,
    agenda_versions,
)
from rcsc_desktop.cli.agenda_shape import findings_shape, print_agenda, session_shape
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.consultation import line
from rcsc_desktop.cli.options import AsJson, Key, PaperLanguage, Version, examples
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer(help=mark("The agenda of a consultation: show, edit, print, translate."), no_args_is_help=True)


@verbs.command(
    help=mark("Show an agenda with its computed times and findings. A * stands behind times that are pinned."),
    epilog=examples(
        "rcsc agenda show 2017-04-17",
        "rcsc agenda show 2017-04-17 --language fr",
        "rcsc agenda show 2017-04-17 --json",
        "rcsc agenda show 2017-04-17 --version 2",
    ),
)
def show(
    context: typer.Context, key: Key, language: PaperLanguage = None, version: Version = None, as_json: AsJson = False
) -> None:
    """The whole agenda, as text or JSON."""
    from rcsc_desktop.domain.consultation import Consultation
    from rcsc_desktop.services.agenda_reports import place_lines

    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        consultation = core.records.get(Consultation, consultation_id)
        if version is None:
            agenda = core.agenda.view(consultation_id, language)
            issued = core.versions.issued(consultation_id)
            status, number = consultation.agenda_status, issued[-1].number if issued else None
        else:
            agenda, consultation = core.versions.view(consultation_id, version, language)
            status, number = core.versions.version(consultation_id, version).status, version
        head = line(core, consultation_id)
    venue = ", ".join(place_lines(consultation))
    found = {
        "consultation": head,
        "status": status.value,
        "version": number,
        "language": language or consultation.language,
        "sessions": [session_shape(one, number, venue) for number, one in enumerate(agenda.sessions, 1)],
        "parking": [] if agenda.parking is None else session_shape(agenda.parking, 0, "")["items"],
        "findings": findings_shape(agenda, call.t),
    }
    if as_json:
        call.out.json(found)
    else:
        print_agenda(call, found)


for more in (
    agenda_edit,
    agenda_flow,
    agenda_text,
    agenda_versions,
    agenda_import,
    agenda_export,
    agenda_findings,
    agenda_speakers,
    agenda_templates,
):
    verbs.add_typer(more.verbs)
