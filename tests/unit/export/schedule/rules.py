"""What the public format asks of a schedule, as written down from github.com/voc/schedule (validator).

The keys, types and patterns are those of its schema for JSON and of its XSD; independent libraries check them.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

TEXT: dict[str, Any] = {"type": "string"}
NUMBER: dict[str, Any] = {"type": "integer", "minimum": 1}
MOMENT: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
DAY: dict[str, Any] = {"type": "string", "format": "date"}


def matching(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern}


def every(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def only(needed: dict[str, Any], others: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object of these keys and no more."""
    return {
        "type": "object",
        "required": list(needed),
        "properties": {**needed, **(others or {})},
        "additionalProperties": False,
    }


PERSON = {"type": "object", "required": ["id", "public_name"], "properties": {"id": NUMBER, "public_name": TEXT}}
EVENT = only(
    {
        "id": NUMBER,
        "guid": {"type": "string", "format": "uuid"},
        "date": MOMENT,
        "start": matching(r"^\d\d:\d\d$"),
        "duration": matching(r"^[0-9]+:[0-9]{2}$"),
        "slug": matching("^[a-z0-9_-]+[a-z0-9]$"),
        "url": matching("^[a-z]+:.+"),
        "persons": every(PERSON),
        "links": every({}),
        **dict.fromkeys(("room", "title", "subtitle", "track", "type", "language", "abstract"), TEXT),
    },
    {"description": TEXT, "attachments": every({})},
)
ONE_DAY = only(
    {
        "index": NUMBER,
        "date": DAY,
        "day_start": MOMENT,
        "day_end": MOMENT,
        "rooms": {"type": "object", "additionalProperties": every(EVENT)},
    }
)
CONFERENCE = only(
    {
        "acronym": matching("^[a-z0-9_-][a-z0-9_]{3,}$"),
        "title": TEXT,
        "start": DAY,
        "end": DAY,
        "daysCount": NUMBER,
        "timeslot_duration": TEXT,
        "days": every(ONE_DAY),
    },
    {"time_zone_name": matching("^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$")},
)
JSON_RULES = only(
    {"schedule": {"type": "object", "required": ["version", "conference"], "properties": {"conference": CONFERENCE}}},
    {"$schema": TEXT, "generator": {"type": "object", "properties": {"name": TEXT}}},
)


def _texts(*names: str) -> str:
    return "".join(f'<element name="{name}"><text/></element>' for name in names)


def _typed(name: str, kind: str, pattern: str = "", outer: str = "element") -> str:
    facet = f'<param name="pattern">{pattern}</param>' if pattern else ""
    return f'<{outer} name="{name}"><data type="{kind}">{facet}</data></{outer}>'


_GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_WITH_OFFSET = r".+(Z|[+\-][0-9]{2}:[0-9]{2})"

XML_RULES = etree.RelaxNG(
    etree.fromstring(f"""
<element name="schedule" xmlns="http://relaxng.org/ns/structure/1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <optional><element name="generator"><zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element></optional>
  {_texts("version")}
  <element name="conference"><interleave>
    {_texts("title", "acronym")}
    {_typed("start", "date")}{_typed("end", "date")}{_typed("days", "integer")}
    {_typed("timeslot_duration", "string", "[0-9]{1,2}:[0-9]{2}")}
    <optional>{_texts("time_zone_name")}</optional>
  </interleave></element>
  <oneOrMore><element name="day">
    {_typed("date", "date", outer="attribute")}
    {_typed("start", "dateTime", _WITH_OFFSET, "attribute")}
    {_typed("end", "dateTime", _WITH_OFFSET, "attribute")}
    {_typed("index", "positiveInteger", outer="attribute")}
    <oneOrMore><element name="room"><attribute name="name"/>
      <oneOrMore><element name="event">
        {_typed("id", "positiveInteger", outer="attribute")}
        {_typed("guid", "string", _GUID, "attribute")}
        <interleave>
          {_texts("room", "title", "subtitle", "type", "abstract", "slug", "track", "language", "description")}
          {_typed("date", "dateTime", _WITH_OFFSET)}
          {_typed("start", "string", "[0-2][0-9]:[0-5][0-9]")}
          {_typed("duration", "string", "[0-9]{1,2}:[0-9]{2}")}
          <optional>{_typed("url", "anyURI", "https?://.*")}</optional>
          <element name="persons"><zeroOrMore><element name="person">
            {_typed("id", "positiveInteger", outer="attribute")}<text/></element></zeroOrMore></element>
          <element name="links"><empty/></element>
          <element name="attachments"><empty/></element>
        </interleave>
      </element></oneOrMore>
    </element></oneOrMore>
  </element></oneOrMore>
</element>""")
)
