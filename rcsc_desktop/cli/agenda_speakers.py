"""``rcsc agenda speakers``: who has what to say when, as a list to send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Force, Key, Paper, PaperLanguage, Target, examples
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.cli.shapes import Shape, known
from rcsc_desktop.domain.agenda import AgendaSpeaker, SpeakerStatus
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from rcsc_desktop.domain.reports.speakers import SpeakerSheet, SpeakerSlot, SpeakersReport

verbs = typer.Typer()


@verbs.command(
    help=mark(
        "Tell who has what to say when: per person the items with day, local time, length, role, place and state. "
        "Those who declined are left out unless --status asks for them. With --format the list is written as a file. "
        "Email and telephone stand in it only with --with-contact-details."
    ),
    epilog=examples(
        "rcsc agenda speakers 2017-04-17",
        "rcsc agenda speakers 2017-04-17 --status proposed --status asked --json",
        "rcsc agenda speakers 2017-04-17 --format pdf --language fr -o orateurs.pdf",
    ),
)
def speakers(
    context: typer.Context,
    key: Key,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATE", help=mark("Only those in this state; repeatable."))
    ] = None,
    with_contact_details: Annotated[
        bool, typer.Option("--with-contact-details", help=mark("With email and telephone."))
    ] = False,
    format: Annotated[Literal["text", "pdf", "xlsx"], typer.Option("--format", help=mark("How to tell it."))] = "text",
    language: PaperLanguage = None,
    paper: Annotated[Paper | None, typer.Option("--paper", help=mark("Size of the paper."))] = None,
    target: Target = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """On screen, as JSON or as a file."""
    from rcsc_desktop.services.speaker_lists import USUAL_STATUSES

    call = current(context)
    if target is not None and format == "text":
        raise typer.BadParameter(call.t("A file is written with --format pdf or xlsx."), param_hint="--output")
    statuses = {SpeakerStatus(coerce(AgendaSpeaker, "status", one)) for one in status or ()} or USUAL_STATUSES
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        report = core.speaker_lists.report(
            consultation_id,
            language=language,
            statuses=statuses,
            with_contact_details=with_contact_details,
            paper=paper,
        )
        if format != "text":
            name = core.exports.file_name(consultation_id, "speakers", report.language, format)
            with destination(call, target, name) as written:
                core.exports.write_speakers(consultation_id, report, written, format=format, force=force)
            counts = {"people": len(report.people), "parts": report.slots}
            tell_written(call, target, written, as_json=as_json, format=format, language=report.language, **counts)
            return
    if as_json:
        people = [_person(one) for one in report.people]
        call.out.json({"language": report.language, "count": len(people), "people": people})
    else:
        _print(call, report)


def _person(one: SpeakerSheet) -> Shape:
    return {
        "name": one.name,
        "title": known(one.title),
        "organisation": known(one.organisation),
        "email": known(one.email),
        "phone": known(one.phone),
        "items": [_slot(slot) for slot in one.slots],
    }


def _slot(slot: SpeakerSlot) -> Shape:
    return {
        "date": known(slot.day),
        "start": known(slot.start),
        "end": known(slot.end),
        "minutes": slot.minutes,
        "time_zone": known(slot.time_zone),
        "item": known(slot.title),
        "session": known(slot.session),
        "role": slot.role.value,
        "status": slot.status.value,
        "place": known(slot.place),
        "link": known(slot.link),
    }


def _print(call: Call, report: SpeakersReport) -> None:
    from rcsc_desktop.support.i18n import translator
    from rcsc_desktop.wording import paper_speakers

    say = translator(report.language)
    for person in report.people:
        told = (person.title, person.organisation, person.email, person.phone)
        call.out.line(", ".join(text for text in (person.name, *told) if text))
        for slot in person.slots:
            when = ", ".join(text for text in paper_speakers.when(say, slot, report.clock) if text)
            facts = paper_speakers.facts(say, slot, with_city=True)
            call.out.line("  " + "  ".join(" ".join(text.split()) for text in (when, slot.title, facts) if text))
