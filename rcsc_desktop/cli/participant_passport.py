"""``rcsc participant passport``: passport and visa data in the sealed part."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Force, FromFile, Key, PaperLanguage, Target, Values, examples
from rcsc_desktop.cli.participant_naming import resolve_participant
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.cli.values import known_fields, plain, read_values, some_values
from rcsc_desktop.domain.sealed import PASSPORT_FIELDS, Passport
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer(
    help=mark("Passport and visa data in the sealed part: set up, show, set, remove, export, erase."),
    no_args_is_help=True,
)

Who = Annotated[str, typer.Argument(metavar="WHO", help=mark("Id or whole name of a participant."))]
PassphraseFile = Annotated[
    str | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help=mark("A file whose first line is the passphrase; - is standard input. Without it, it is asked for."),
    ),
]
NewPassphraseFile = Annotated[
    str | None,
    typer.Option("--new-passphrase-file", metavar="FILE", help=mark("A file whose first line is the new passphrase.")),
]


@verbs.command(
    "set-up",
    help=mark("Make the sealed part of the workspace. A lost passphrase cannot be recovered."),
    epilog=examples("rcsc participant passport set-up"),
)
def set_up(context: typer.Context, passphrase_file: PassphraseFile = None, as_json: AsJson = False) -> None:
    """The key, wrapped under the passphrase."""
    call = current(context)
    passphrase = _passphrase(call, passphrase_file, confirm=True)
    with call.core() as core:
        changes = core.sealed.set_up(passphrase)
    call.done(changes, as_json=as_json)


@verbs.command(
    help=mark("Show the passport and visa data of a participant."),
    epilog=examples("rcsc participant passport show 2017-04-17 'Colin Rajah'"),
)
def show(
    context: typer.Context, key: Key, who: Who, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """All fields."""
    call = current(context)
    with call.core() as core:
        participant_id = resolve_participant(call, core, core.consultations.resolve(key), who)
        core.sealed.unseal(_passphrase(call, passphrase_file))
        found = core.sealed.passport(participant_id)
    if found is None:
        raise Refused(call.t("There are no passport or visa data of “{who}”.", who=who))
    if as_json:
        call.out.json(_shape(found))
    else:
        call.out.facts(_shape(found))


@verbs.command(
    "set",
    help=mark(
        "Write passport and visa data of a confirmed participant, and until when they may be kept. Fields: "
        "passport_name, nationality, passport_kind, passport_number, issuing_country, issue_date, expiry_date, "
        "birth_date, birth_place, visa_needed, visa_number, visa_until, passport_notes, keep_until."
    ),
    epilog=examples(
        "rcsc participant passport set 2017-04-17 'Colin Rajah' --from passport.json",
        "rcsc participant passport set 2017-04-17 'Colin Rajah' visa_needed=yes keep_until=2017-06-30",
    ),
)
def set_fields(
    context: typer.Context,
    key: Key,
    who: Who,
    values: Values = None,
    file: FromFile = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """One operation; the history says that something changed, not what."""
    call = current(context)
    fields = plain(read_values(call, values, file), call)
    some_values(call, fields)
    known_fields(fields, (*PASSPORT_FIELDS, "keep_until"))
    with call.core() as core:
        participant_id = resolve_participant(call, core, core.consultations.resolve(key), who)
        core.sealed.unseal(_passphrase(call, passphrase_file))
        until = fields.pop("keep_until", None)
        if until is None:
            known = core.sealed.kept_until(participant_id)
            until = "" if known is None else known.isoformat()
        changes = core.sealed.change(participant_id, fields, until)
    call.done(changes, as_json=as_json, row_id=participant_id)


@verbs.command(
    help=mark("Take the passport and visa data of a participant out."),
    epilog=examples("rcsc participant passport remove 2017-04-17 'Colin Rajah'"),
)
def remove(context: typer.Context, key: Key, who: Who, as_json: AsJson = False) -> None:
    """One operation that can be undone."""
    call = current(context)
    with call.core() as core:
        participant_id = resolve_participant(call, core, core.consultations.resolve(key), who)
        changes = core.sealed.remove(participant_id)
    call.done(changes, as_json=as_json, row_id=participant_id)


@verbs.command(
    help=mark("Write the passport and visa data of a consultation as an Excel file, which is not encrypted."),
    epilog=examples("rcsc participant passport export 2017-04-17 -o passports.xlsx"),
)
def export(
    context: typer.Context,
    key: Key,
    target: Target = None,
    language: PaperLanguage = None,
    passphrase_file: PassphraseFile = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """The one file that they leave in; the history says that it was made."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        core.sealed.unseal(_passphrase(call, passphrase_file))
        name = core.exports.file_name(consultation_id, "passports", language, "xlsx")
        with destination(call, target, name) as written:
            count = core.sealed.export(consultation_id, written, language=language, force=force)
    tell_written(call, target, written, as_json=as_json, format="xlsx", participants=count)


@verbs.command(
    "change-passphrase",
    help=mark("Give the sealed part another passphrase. Backups made before still open with the old one."),
    epilog=examples("rcsc participant passport change-passphrase"),
)
def change_passphrase(
    context: typer.Context,
    passphrase_file: PassphraseFile = None,
    new_file: NewPassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """The key wrapped anew; the data stay as they are."""
    call = current(context)
    old = _passphrase(call, passphrase_file)
    new = _passphrase(call, new_file, confirm=True, is_new=True)
    with call.core() as core:
        changes = core.sealed.change_passphrase(old, new)
    call.done(changes, as_json=as_json)


@verbs.command(
    "erase-past",
    help=mark("Erase all passport and visa data past their date, for good. It cannot be undone."),
    epilog=examples("rcsc participant passport erase-past"),
)
def erase_past(context: typer.Context, as_json: AsJson = False) -> None:
    """Out of the rows and out of the journal; no passphrase is needed."""
    call = current(context)
    with call.core() as core:
        changes = core.sealed.erase_past()
    call.done(changes, as_json=as_json)


def _shape(found: Passport) -> dict[str, object]:
    fields = {name: text or None for name, text in asdict(found.data).items()}
    return {**fields, "keep_until": found.keep_until.isoformat()}


def _passphrase(call: Call, file: str | None, *, confirm: bool = False, is_new: bool = False) -> str:
    """The first line of a file or of standard input, or what is typed without being shown; never an argument."""
    if file == "-":
        return sys.stdin.readline().rstrip("\r\n")
    if file is not None:
        try:
            return Path(file).read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError):
            raise Refused(call.t("“{path}” cannot be read as the passphrase's file.", path=file)) from None
    if not sys.stdin.isatty():
        raise Refused(call.t("A passphrase is needed: name a file that holds it with --passphrase-file."))
    asked = call.t("New passphrase") if is_new else call.t("Passphrase")
    return str(typer.prompt(asked, hide_input=True, confirmation_prompt=confirm, err=True))
