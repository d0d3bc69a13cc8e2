"""Fields and rows of participants on the command line, the organiser's own fields by their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import Call
from rcsc_desktop.cli.values import known_fields, plain, read_values
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.own_fields import OwnField
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantLine

Own = Mapping[str, OwnField]
"""The own fields of a consultation by their columns."""


def read_participant(call: Call, own: Own, texts: Sequence[str] | None, file: Path | None) -> dict[str, Any]:
    """The values by column; ``field.unknown`` names those that there are."""
    aliases = {}
    for column, field in own.items():
        aliases.update({field.name: column, _typed(field.name): column})
    values = plain(read_values(call, texts, file, aliases), call)
    known_fields({name: "" for name in values if name not in own}, [*PARTICIPANT_COLUMNS, *_names(own)])
    return values


def column(own: Own, name: str) -> str:
    """The column that is called so."""
    plain_name = name.strip().casefold().replace("-", "_")
    if plain_name in PARTICIPANT_COLUMNS:
        return plain_name
    for found, field in own.items():
        if fold(field.name).strip() == fold(name).strip() or found == name.strip():
            return found
    raise UserError("field.unknown", field=name, choices=[*PARTICIPANT_COLUMNS, *_names(own)])


def named_columns(own: Own, text: str) -> tuple[str, ...]:
    """The columns that a text names with commas between, own fields by their names; others stay as they are."""
    called = {fold(field.name).strip(): found for found, field in own.items()}
    names = (name.strip() for name in text.split(",") if name.strip())
    return tuple(called.get(fold(name).strip(), name) for name in names)


def is_value(own: Own, word: str) -> bool:
    """The word is FIELD=VALUE, not the name of somebody."""
    field, sign, _ = word.partition("=")
    return bool(sign) and (_typed(field).isidentifier() or _typed(field) in {_typed(one.name) for one in own.values()})


def shape(line: ParticipantLine, own: Own) -> shapes.Shape:
    """A participant as JSON holds one; ``own`` has the own fields by their names."""
    held = {field.name: shapes.known(line.text(name)) for name, field in own.items()}
    return {**shapes.shape(line, without=["own"]), "own": held}


def facts(found: shapes.Shape) -> dict[str, Any]:
    """The same for a terminal: own fields stand among the others."""
    return {**{name: value for name, value in found.items() if name != "own"}, **found["own"]}


def _typed(name: str) -> str:
    return name.strip().casefold().replace("-", "_")


def _names(own: Own) -> list[str]:
    return [field.name for field in own.values()]
