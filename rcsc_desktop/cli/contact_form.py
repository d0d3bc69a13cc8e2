"""Contacts as they are typed on the command line or stand in a JSON file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.values import known_fields, refuse_shape
from rcsc_desktop.domain.contacts import DetailKind
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.services.contact_forms import ContactForm
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from rcsc_desktop.cli.call import Call
    from rcsc_desktop.services.core import Core

LISTS = ("details", "addresses", "affiliations")
"""Fields of a JSON file that hold a list of objects."""
_TOLD = frozenset(
    {"noun", "id", "phone_e164", "photo", "takes_part", "speaks_at", "documents", "statements", "members", "parts"}
)
"""What ``contact show --json`` tells and nobody sets here: passed over where such a file comes back."""

Also = Annotated[
    list[str] | None,
    typer.Option(
        "--also",
        metavar="KIND=VALUE",
        help=mark("One more way to reach the contact: email=, phone=, messenger=, link=. May be repeated."),
    ),
]
PhotoFile = Annotated[
    Path | None, typer.Option("--photo", metavar="FILE", help=mark("A picture of the person; kept small."))
]
NoPhoto = Annotated[bool, typer.Option("--no-photo", help=mark("Take the picture out."))]


def contact_form(
    call: Call,
    core: Core,
    values: Mapping[str, Any],
    fields: Sequence[str],
    also: Sequence[str] | None,
    photo: Path | None,
    *,
    no_photo: bool = False,
) -> ContactForm:
    """The form that the values make; ``fields`` are those of the contact's kind."""
    lists = {name: _lines(call, name, values[name]) for name in LISTS if name in values}
    plain = {name: value for name, value in values.items() if name not in LISTS}
    if any(name in values for name in ("noun", "takes_part")):
        plain = {name: value for name, value in plain.items() if name not in _TOLD and name != "parent"}
    known_fields(plain, (*fields, *LISTS))
    for name, value in plain.items():
        if isinstance(value, list | dict):
            refuse_shape(call, name)
    picture: bytes | None = b"" if no_photo else None
    if photo is not None:
        picture = core.contact_photos.prepared(_read(call, photo))
    return ContactForm(
        values=plain,
        details=lists.get("details"),
        addresses=lists.get("addresses"),
        affiliations=lists.get("affiliations"),
        more_details=[_way(call, one) for one in also or ()],
        photo=picture,
    )


def _lines(call: Call, name: str, value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        refuse_shape(call, name)
    return list(value)


def _way(call: Call, text: str) -> tuple[DetailKind, str]:
    kind, sign, value = text.partition("=")
    kinds = [one.value for one in DetailKind]
    if not sign or kind.strip().casefold() not in kinds:
        raise typer.BadParameter(
            call.t("“{text}” has to be one of {kinds}, then = and the value.", text=text, kinds=", ".join(kinds)),
            param_hint="--also",
        )
    if not value.strip():
        raise UserError("text.required", field="value")
    return DetailKind(kind.strip().casefold()), value


def _read(call: Call, file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(call.t("“{file}” cannot be read: {reason}.", file=file, reason=reason), exit_code=3) from None
