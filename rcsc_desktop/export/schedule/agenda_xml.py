"""An agenda as schedule XML, in the elements of frab and pentabarf."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from lxml import etree

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.export.schedule.document import schedule_document

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_DAY_ATTRIBUTES = {"day_start": "start", "day_end": "end"}


def write(report: AgendaReport, stream: BinaryIO) -> None:
    """UTF-8, indented. Refused (``export.nothing_dated``) without any item that has a date and a time."""
    document = schedule_document(report)
    outer = document.get("schedule")
    whole: Mapping[str, Any] = outer if isinstance(outer, dict) else document
    conference = dict(whole["conference"])
    days = conference.pop("days")
    if not any(_rooms(day) for day in days):
        raise UserError("export.nothing_dated")
    root = etree.Element("schedule")
    generator = document.get("generator") or whole.get("generator")
    if isinstance(generator, dict):
        etree.SubElement(root, "generator", {name: _text(value) for name, value in generator.items()})
    _add(root, "version", whole["version"])
    for name, value in whole.items():
        if name == "base_url":
            conference.setdefault(name, value)
        elif name not in {"conference", "generator", "version", "$schema"}:
            _add(root, name, value)
    _add_conference(root, conference)
    for day in days:
        _add_day(root, day)
    etree.indent(root)
    stream.write(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
    stream.write(b"\n")


def _add_conference(root: etree._Element, conference: Mapping[str, Any]) -> None:
    element = etree.SubElement(root, "conference")
    for name, value in conference.items():
        _add(element, "days" if name == "daysCount" else name, value)


def _add_day(root: etree._Element, day: Mapping[str, Any]) -> None:
    element = etree.SubElement(root, "day")
    for name, value in day.items():
        if name != "rooms" and value not in {None, ""}:
            element.set(_DAY_ATTRIBUTES.get(name, name), _text(value))
    for name, events in _rooms(day):
        room = etree.SubElement(element, "room", {"name": _text(name)})
        for event in events:
            _add_event(room, event)


def _rooms(day: Mapping[str, Any]) -> list[tuple[str, Sequence[Mapping[str, Any]]]]:
    rooms = day.get("rooms")
    if isinstance(rooms, dict):
        return list(rooms.items())
    return [(str(room.get("name", "")), room.get("events") or ()) for room in rooms or () if isinstance(room, dict)]


def _add_event(room: etree._Element, said: Mapping[str, Any]) -> None:
    element = etree.SubElement(room, "event", {name: _text(said[name]) for name in ("id", "guid") if name in said})
    recording = {name: said[name] for name in ("recording_license", "do_not_record") if name in said}
    if recording:
        about = etree.SubElement(element, "recording")
        _add(about, "license", recording.get("recording_license", ""))
        _add(about, "optout", recording.get("do_not_record") or False)
    for name, value in said.items():
        if name == "persons":
            _add_all(element, "persons", "person", value, "public_name")
        elif name in {"links", "attachments"}:
            _add_all(element, name, name.removesuffix("s"), value, "title")
        elif name == "url" and not re.match("https?://", _text(value)):
            continue
        elif name not in {"id", "guid", *recording}:
            _add(element, name, value)


def _add_all(event: etree._Element, name: str, single: str, values: object, text_key: str) -> None:
    """People and links: the text of each is its name, the rest of what is plain are attributes."""
    element = etree.SubElement(event, name)
    for value in values if isinstance(values, list) else ():
        said = value if isinstance(value, dict) else {text_key: value}
        key = text_key if text_key in said else "name"
        one = etree.SubElement(element, single)
        one.text = _text(said.get(key))
        for attribute, plain in said.items():
            if attribute == key or plain is None:
                continue
            if attribute in {"id", "guid", "code", "url", "type"}:
                one.set("href" if attribute == "url" else attribute, _text(plain))
            elif isinstance(plain, str | int) and plain != "":
                _add(one, attribute, plain)


def _add(parent: etree._Element, name: str, value: object) -> None:
    """An element of a value; objects as ``@attribute``, ``#text`` and children, a list as elements of one name."""
    if not _NAME.fullmatch(name):
        return
    if isinstance(value, list):
        for one in value:
            _add(parent, name, one)
        return
    element = etree.SubElement(parent, name)
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "#text":
                element.text = _text(inner)
            elif key.startswith("@"):
                element.set(key[1:], _text(inner))
            else:
                _add(element, key, inner)
        return
    element.text = _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NOT_IN_XML.sub("", str(value))
