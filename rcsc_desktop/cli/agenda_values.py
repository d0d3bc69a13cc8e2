"""The fields of an agenda item as they are typed or stand in a JSON file, made fit for the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rcsc_desktop.cli.values import known_fields, plain, refuse_shape
from rcsc_desktop.domain.agenda import SpeakerStatus
from rcsc_desktop.domain.fields import truth
from rcsc_desktop.services.agenda_lines import Line

if TYPE_CHECKING:
    from rcsc_desktop.cli.call import Call

ITEM_FIELDS = (
    "title",
    "minutes",
    "start",
    "kind",
    "is_timed",
    "numbering",
    "purpose",
    "visibility",
    "background",
    "outcome",
    "room",
    "link",
    "interpretation",
    "owner",
    "notes",
    "speakers",
    "documents",
    "topics",
    "questions",
)
SPEAKER_FIELDS = ("name", "title", "organisation", "role", "status", "confirmed")
SESSION_FIELDS = (
    "name",
    "date",
    "start",
    "end",
    "time_zone",
    "venue",
    "link",
    "track",
    "chair",
    "restarts_numbering",
)
_DEEPEST = 20
"""Levels of topics under topics."""


def item_values(call: Call, fields: dict[str, Any]) -> dict[str, Any]:
    """Fields of an item as the service takes them."""
    known_fields(fields, ITEM_FIELDS)
    values = dict(fields)
    lists = {name: values.pop(name) for name in ("topics", "questions") if name in values}
    if isinstance(speakers := values.get("speakers"), list):
        values["speakers"] = "; ".join(_speaker_text(call, one) for one in speakers)
    if isinstance(documents := values.get("documents"), list):
        values["documents"] = "; ".join(_document_text(call, one) for one in documents)
    if isinstance(languages := values.get("interpretation"), list):
        values["interpretation"] = ", ".join(str(one) for one in languages)
    values = renamed(plain(values, call), {"start": "pinned_start"})
    return {**values, **{name: _lines(call, name, nodes) for name, nodes in lists.items()}}


def speaker_values(fields: Mapping[str, Any], call: Call) -> dict[str, Any]:
    """Fields of a speaker as the service takes them; ``confirmed`` is short for two of the states."""
    values = plain(fields, call)
    if "confirmed" in values:
        is_confirmed = truth("confirmed", values.pop("confirmed"))
        values.setdefault("status", SpeakerStatus.CONFIRMED if is_confirmed else SpeakerStatus.PROPOSED)
    return values


def renamed(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The values under the names that ``names`` gives some of them."""
    return {names.get(name, name): value for name, value in values.items()}


def _speaker_text(call: Call, one: object) -> str:
    if isinstance(one, str):
        return one
    if not isinstance(one, dict) or not isinstance(one.get("name"), str):
        refuse_shape(call, "speakers")
    titled = " ".join(filter(None, (str(one.get("title", "")), one["name"])))
    return ", ".join(filter(None, (titled, str(one.get("organisation", "")))))


def _document_text(call: Call, one: object) -> str:
    if isinstance(one, str):
        return one
    if not isinstance(one, dict) or not (one.get("symbol") or one.get("title")):
        refuse_shape(call, "documents")
    return str(one.get("symbol") or one.get("title"))


def _lines(call: Call, field: str, nodes: object, level: int = 1) -> tuple[Line, ...]:
    if not isinstance(nodes, list) or level > _DEEPEST:
        refuse_shape(call, field)
    return tuple(_line(call, field, node, level) for node in nodes)


def _line(call: Call, field: str, node: object, level: int) -> Line:
    if isinstance(node, str):
        return Line(node)
    if not isinstance(node, dict) or not isinstance(node.get("text"), str):
        refuse_shape(call, field)
    return Line(node["text"], _lines(call, field, node.get("children", []), level + 1))
