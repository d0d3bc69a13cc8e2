"""Contact cards of version 3.0 (RFC 2426) or 4.0 (RFC 6350)."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from rcsc_desktop.domain.contact_cards import CardLine
from rcsc_desktop.domain.reports.contact_cards import CardVersion, ContactCard, ContactCardsReport

_LONGEST = 75
"""Bytes of a line; longer ones are folded."""
_ONLY_NEWER = frozenset(
    {"KIND", "GENDER", "LANG", "ANNIVERSARY", "RELATED", "MEMBER", "XML", "CLIENTPIDMAP", "PRONOUNS"}
) | {
    "FBURL",
    "CALURI",
    "CALADRURI",
}
_ONLY_OLDER = frozenset({"LABEL", "AGENT", "MAILER", "CLASS", "NAME", "PROFILE", "SORT-STRING"})
"""Properties that the other version does not have: they go out with X- in front, and come back without it."""
_SPELLED = {"X-ABLABEL": "X-ABLabel", "X-ABSHOWAS": "X-ABShowAs"}
"""As the program writes them that made them up."""
_TO_QUOTE = re.compile(r"[,;:]")


def write(report: ContactCardsReport, stream: BinaryIO) -> None:
    """Write all cards, in UTF-8 with CRLF and lines folded between letters."""
    for card in report.cards:
        for line in _card(card, report.version):
            stream.write(_folded(line))


def _card(card: ContactCard, version: CardVersion) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    for line in card.lines:
        if line.name == "PHOTO" and line.value is None:
            if card.photo is not None:
                yield _text(_photo(line, card.photo, version))
        else:
            yield _text(_newer(line) if version == "4.0" else _older(line))
    yield "END:VCARD"


def _photo(line: CardLine, photo: tuple[str, bytes], version: CardVersion) -> CardLine:
    media_type, content = photo
    data = base64.b64encode(content).decode("ascii")
    others = tuple(one for one in line.params if one[0] not in {"TYPE", "ENCODING", "VALUE", "MEDIATYPE", "PREF"})
    if version == "4.0":
        return replace(line, value=f"data:{media_type};base64,{data}", params=others)
    kind = media_type.rpartition("/")[2].upper()
    return replace(line, value=data, params=(("ENCODING", ("b",)), ("TYPE", (kind,)), *others))


def _newer(line: CardLine) -> CardLine:
    name = _renamed(line.name, _ONLY_NEWER, _ONLY_OLDER)
    value = line.value or ""
    params: list[tuple[str, tuple[str, ...]]] = []
    is_binary = any(one.upper() in {"B", "BASE64"} for one in line.param("ENCODING"))
    for param, values in line.params:
        left = values
        if param == "ENCODING":
            continue
        if param == "TYPE":
            if any(one.casefold() == "pref" for one in values) and not line.param("PREF"):
                params.append(("PREF", ("1",)))
            left = tuple(one for one in values if one.casefold() not in {"pref", "internet"} and not is_binary)
        if left:
            params.append((param, left))
    if is_binary:
        kind = next(iter(line.param("TYPE")), "octet-stream").casefold()
        whole = "image" if line.name in {"LOGO", "PHOTO"} else "application"
        value = f"data:{whole}/{kind};base64,{value}"
    return replace(line, name=name, value=value, params=tuple(params))


def _older(line: CardLine) -> CardLine:
    if line.name == "KIND" and (line.value or "").casefold() == "org":
        return replace(line, name="X-ABSHOWAS", value="COMPANY", params=())
    params = [
        ("TYPE", ("pref",)) if param == "PREF" and values == ("1",) else (param, values)
        for param, values in line.params
    ]
    params = [("ENCODING", ("b",)) if param == "ENCODING" else (param, values) for param, values in params]
    return replace(line, name=_renamed(line.name, _ONLY_OLDER, _ONLY_NEWER), params=tuple(params))


def _renamed(name: str, own: frozenset[str], foreign: frozenset[str]) -> str:
    if name in foreign:
        return f"X-{name}"
    return name.removeprefix("X-") if name.removeprefix("X-") in own else name


def _text(line: CardLine) -> str:
    group = f"{line.group}." if line.group else ""
    params = "".join(f";{name}={','.join(map(_param, values))}" for name, values in line.params)
    return f"{group}{_SPELLED.get(line.name, line.name)}{params}:{line.value or ''}"


def _param(value: str) -> str:
    """The value of a parameter as RFC 6868 writes it."""
    escaped = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{escaped}"' if _TO_QUOTE.search(escaped) else escaped


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 bytes, never within a letter."""
    if len(line) <= _LONGEST // 4 or len(data := line.encode()) <= _LONGEST:
        return line.encode() + b"\r\n"
    pieces, start = [], 0
    while start < len(data):
        end = min(start + _LONGEST - (start > 0), len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start = end
    return b"\r\n ".join(pieces) + b"\r\n"
