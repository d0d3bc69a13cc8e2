"""Values as they are typed on the command line, ``FIELD=VALUE``, or stand in a JSON file."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import typer

from rcsc_desktop.cli.call import Call
from rcsc_desktop.cli.refusals import ENVIRONMENT, Refused
from rcsc_desktop.domain.errors import UserError


def read_values(
    call: Call, texts: Sequence[str] | None, file: Path | None, aliases: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The values of a JSON file with the typed ones over them, by field; ``aliases`` are other names of fields.

    Texts stay texts, ``null`` becomes an empty one, numbers and truths become texts; lists and objects stay.
    """
    values = _from_file(call, file) if file is not None else {}
    typed: dict[str, Any] = {}
    for text in texts or ():
        field, sign, value = text.partition("=")
        name = field.strip().casefold().replace("-", "_")
        if not sign or not name:
            raise typer.BadParameter(call.t("“{text}” has to be FIELD=VALUE.", text=text), param_hint="FIELD=VALUE")
        if name in typed:
            raise typer.BadParameter(call.t("{field} is given twice.", field=name), param_hint="FIELD=VALUE")
        typed[name] = value
    return {(aliases or {}).get(name, name): value for name, value in {**values, **typed}.items()}


def some_values(call: Call, values: Mapping[str, Any]) -> None:
    """Refuse, as wrong usage, a ``set`` without anything to set."""
    if not values:
        raise typer.BadParameter(call.t("Say what to set: FIELD=VALUE, or --from FILE.json."), param_hint="FIELD=VALUE")


def known_fields(values: Mapping[str, Any], fields: Collection[str]) -> None:
    """Refuse (``field.unknown``) a field that is none of ``fields``."""
    for name in values:
        if name not in fields:
            raise UserError("field.unknown", field=name, choices=list(fields))


def plain(values: Mapping[str, Any], call: Call) -> dict[str, Any]:
    """The values, where each is a single one; a list or an object is refused by its field."""
    for field, value in values.items():
        if isinstance(value, list | dict):
            refuse_shape(call, field)
    return dict(values)


def column_mapping(call: Call, texts: Sequence[str]) -> dict[str, str]:
    """What ``--map COLUMN=FIELD`` says: fields by their columns; a column without a field is left out."""
    found: dict[str, str] = {}
    for text in texts:
        column, sign, field = text.rpartition("=")
        if not sign or not column.strip():
            raise typer.BadParameter(call.t("“{text}” has to be COLUMN=FIELD.", text=text), param_hint="--map")
        found[column.strip()] = field.strip().casefold()
    return found


def refuse_shape(call: Call, field: str) -> NoReturn:
    """Refuse a value in a JSON file that has not the form its field needs."""
    raise Refused(
        call.t(
            "{file}: the value of “{field}” does not have the form that this field needs.",
            file=call.source or "--from",
            field=field,
        )
    )


def _from_file(call: Call, file: Path) -> dict[str, Any]:
    call.source = str(file)
    text = _text(call, file)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(
            call.t(
                "{file}, line {line}, column {column}: this is not JSON ({reason}).",
                file=file,
                line=error.lineno,
                column=error.colno,
                reason=error.msg,
            )
        ) from None
    except (ValueError, RecursionError):
        raise Refused(
            call.t("{file}: this JSON holds a number too long or lists nested too deep to be read.", file=file)
        ) from None
    if not isinstance(found, dict):
        raise Refused(call.t("{file} has to hold one object: fields and their values in braces.", file=file))
    return {str(name): _typed(value) for name, value in found.items()}


def _text(call: Call, file: Path) -> str:
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            call.t("{file} is not UTF-8 text (byte {place}). Save it as UTF-8.", file=file, place=error.start + 1)
        ) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(call.t("“{file}” cannot be read: {reason}.", file=file, reason=reason), ENVIRONMENT) from None
    except ValueError:
        raise Refused(call.t("“{file}” cannot be the name of a file.", file=file), ENVIRONMENT) from None


def _typed(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return str(value)
        case list():
            return [_typed(one) for one in value]
        case dict():
            return {str(name): _typed(one) for name, one in value.items()}
        case _:
            return value
