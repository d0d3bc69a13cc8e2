"""``rcsc mail``: drafts of mails as files for a mail program; nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Force, FromFile, examples
from rcsc_desktop.cli.sending import destination
from rcsc_desktop.cli.values import read_values
from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.mail import MailContent, MailText
from rcsc_desktop.services.mail_drafts import Mailing, read_attachments
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording.mail import counted

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.services.core import Core

verbs = typer.Typer(
    help=mark("Mail drafts for many people, and saved texts: draft, list, show, save, remove."), no_args_is_help=True
)

Subject = Annotated[str, typer.Option("--subject", metavar="TEXT", help=mark("The subject, with fields like {name}."))]
Body = Annotated[str, typer.Option("--body", metavar="TEXT", help=mark("The text, with fields like {name}."))]
Language = Annotated[str, typer.Option("--language", metavar="CODE", help=mark("The language of subject and body."))]
Name = Annotated[str, typer.Argument(metavar="NAME", help=mark("The name of a saved text."))]


@verbs.command(
    help=mark(
        "Write a draft (.eml) for each person into a new folder, or one for all (Bcc), for a mail program to open. "
        "Nothing is sent. People without an address are named."
    ),
    epilog=examples(
        "rcsc mail draft --participants 2017-04-17 --status confirmed --text Invitation -o drafts",
        "rcsc mail draft --to 'Colin Rajah' --to ICMC --subject 'News' --body 'Dear {name},' -o drafts",
        "rcsc mail draft --group 'Steering committee' --text Invitation -o drafts",
        "rcsc mail draft --participants 2017-04-17 --from mail.json --attach agenda.pdf --together -o all.eml",
    ),
)
def draft(
    context: typer.Context,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help=mark("The new folder; a file where it is one draft.")),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="WHO", help=mark("A person, or an organization for all its members; repeat it.")),
    ] = None,
    participants: Annotated[
        str, typer.Option("--participants", metavar="KEY", help=mark("The participants of a consultation."))
    ] = "",
    group: Annotated[
        list[str] | None, typer.Option("--group", metavar="NAME", help=mark("Those in a group; repeat it."))
    ] = None,
    query: Annotated[
        str,
        typer.Option("--query", metavar="TEXT", help=mark("Of the participants those whose words begin like this.")),
    ] = "",
    status: Annotated[
        list[str] | None, typer.Option("--status", help=mark("Of the participants those of this status; repeat it."))
    ] = None,
    text: Annotated[str, typer.Option("--text", metavar="NAME", help=mark("A saved text."))] = "",
    subject: Subject = "",
    body: Body = "",
    language: Language = "en",
    file: FromFile = None,
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", metavar="FILE", help=mark("A file to go along; repeat it."))
    ] = None,
    together: Annotated[bool, typer.Option("--together", help=mark("One for all, as Bcc; one a language."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=mark("Say whom it reaches and write nothing."))] = False,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Drafts as files; prints whom they reach."""
    call = current(context)
    if not (to or participants or group):
        raise typer.BadParameter(
            call.t("Say to whom: --to WHO, --group NAME, or --participants KEY."), param_hint="--to"
        )
    with call.core() as core:
        content = _content(call, core, text, subject, body, language, file)
        meeting = core.consultations.resolve(participants) if participants else None
        people = [
            *_named(core, to or ()),
            *_of_groups(core, group or ()),
            *(_participants(core, meeting, query, status) if meeting else ()),
        ]
        mailing = core.mail_drafts.mailing(people, meeting)
        attachments = read_attachments(attach or ())
        drafts = core.mail_drafts.drafts(mailing, content, attachments, is_for_all=together)
        _tell(call, mailing)
        answer: dict[str, Any] = {
            "drafts": len(drafts),
            "people": mailing.count,
            "reached": len(mailing.recipients),
            "unreached": [
                {"id": str(one.contact_id), "name": one.name, "address": shapes.known(one.address)}
                for one in mailing.unreached
            ],
            "left_empty": {} if together else core.mail_drafts.lacking(mailing, content),
        }
        if dry_run:
            _answer(call, {"file": None, **answer}, as_json=as_json)
            return
        name = "mail.eml" if len(drafts) == 1 else "mail"
        with destination(call, output, name) as target:
            core.mail_drafts.write(drafts, target, mailing, force=force)
        if output != "-":
            _answer(call, {"file": str(target), **answer}, as_json=as_json)


@verbs.command("list", help=mark("List the saved texts."), epilog=examples("rcsc mail list"))
def list_texts(context: typer.Context, as_json: AsJson = False) -> None:
    """Names of the saved texts with their languages and subjects."""
    call = current(context)
    with call.core() as core:
        found = [(one, MailContent.from_json(one.content)) for one in core.mail_drafts.templates()]
    lines = [
        {
            "id": str(one.id),
            "name": one.name,
            "languages": ", ".join(sorted(content.texts)),
            "subject": content.texts[content.main].subject,
        }
        for one, content in found
    ]
    call.listing("texts", lines, ("name", "languages", "subject"), as_json=as_json)


@verbs.command(help=mark("Show a saved text, as --from reads it."), epilog=examples("rcsc mail show Invitation --json"))
def show(context: typer.Context, name: Name, as_json: AsJson = False) -> None:
    """Subject and body in each language."""
    call = current(context)
    with call.core() as core:
        content = core.mail_drafts.template(name)
    if as_json:
        call.out.json(_shape(content))
        return
    for language, text in content.texts.items():
        call.out.line(f"[{language}] {text.subject}\n\n{text.body}\n")


@verbs.command(
    help=mark("Save a text under a name; one of the same name is replaced, other languages of it stay."),
    epilog=examples(
        "rcsc mail save Invitation --subject 'Invitation: {consultation}' --body 'Dear {name}, …'",
        "rcsc mail save Invitation --language fr --subject 'Invitation : {consultation}' --body 'Cher {name}, …'",
        "rcsc mail save Invitation --from mail.json",
    ),
)
def save(
    context: typer.Context,
    name: Name,
    subject: Subject = "",
    body: Body = "",
    language: Language = "en",
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """Keep a text."""
    call = current(context)
    with call.core() as core:
        content = _content(call, core, "", subject, body, language, file)
        if file is None:
            content = _joined(core, name, content)
        changes = core.mail_drafts.save_template(name, content)
    call.done(changes, as_json=as_json)


@verbs.command(help=mark("Remove a saved text."), epilog=examples("rcsc mail remove Invitation"))
def remove(context: typer.Context, name: Name, as_json: AsJson = False) -> None:
    """Take a saved text out."""
    call = current(context)
    with call.core() as core:
        template = core.mail_drafts.resolve(name)
        changes = core.mail_drafts.remove_template(template.id)
    call.done(changes, as_json=as_json, row_id=template.id)


def _content(
    call: Call, core: Core, text: str, subject: str, body: str, language: str, file: Path | None
) -> MailContent:
    """The saved text that is named, that of a file, or the subject and body that were typed."""
    if text:
        return core.mail_drafts.template(text)
    if file is not None:
        read = read_values(call, None, file)
        texts = read.get("texts")
        try:
            made = {
                str(code): MailText(str(one.get("subject") or ""), str(one.get("body") or ""))
                for code, one in dict(texts or {}).items()
            }
            main = str(read.get("main") or next(iter(made)))
        except (AttributeError, TypeError, ValueError, StopIteration):
            raise UserError("mail.unreadable") from None
        if main not in made:
            raise UserError("mail.unreadable")
        return MailContent(main, made)
    return MailContent(language, {language: MailText(subject, body)})


def _joined(core: Core, name: str, content: MailContent) -> MailContent:
    """A language that is saved joins the other languages of the text of that name."""
    try:
        known = core.mail_drafts.template(name)
    except UserError as error:
        if error.code != "mail.unknown_template":
            raise
        return content
    return MailContent(known.main, {**known.texts, **content.texts})


def _named(core: Core, names: list[str] | tuple[()]) -> list[UUID]:
    people: list[UUID] = []
    for name in names:
        noun, contact_id = core.contacts.resolve(name)
        if noun == "person":
            people.append(contact_id)
        else:
            members = core.contacts.organisation(contact_id).members
            people += [one.affiliation.person_id for one in members if one.affiliation.lasts(today())]
    return people


def _of_groups(core: Core, names: list[str] | tuple[()]) -> list[UUID]:
    return [one for name in names for one in core.groups.members(core.groups.resolve(name).id)]


def _participants(core: Core, meeting: UUID, query: str, status: list[str] | None) -> list[UUID]:
    from rcsc_desktop.domain.fields import coerce
    from rcsc_desktop.domain.participant import Participant
    from rcsc_desktop.services.listed_people import in_statuses

    ids = core.participants.ids(meeting, query)
    if status:
        wanted = [coerce(Participant, "status", one) for one in status]
        standing = in_statuses(lambda only: core.participants.ids(meeting, query, only=only), wanted)
        ids = [one for one in ids if one in standing]
    return list(core.mail_drafts.people(ids))


def _tell(call: Call, mailing: Mailing) -> None:
    """Who and what leaves, before it does, and who is not reached."""
    call.out.beside(counted(mailing, call.t) + ".")
    for one in mailing.unreached:
        call.out.beside(call.t("Without an address: {people}", people=f"{one.name} {one.address}".strip()))
    for name in mailing.values.refused:
        call.out.beside(call.t("Does not want to be contacted after the meeting: {people}", people=name))


def _answer(call: Call, answer: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        call.out.json(answer)
        return
    for field, names in answer["left_empty"].items():
        call.out.beside(call.t("{field} stays empty for: {people}", field=field, people=", ".join(names)))
    if answer["file"] is not None:
        call.out.line(call.t("Written: {file}", file=answer["file"]))


def _shape(content: MailContent) -> dict[str, Any]:
    texts = {code: {"subject": text.subject, "body": text.body} for code, text in content.texts.items()}
    return {"main": content.main, "texts": texts}
