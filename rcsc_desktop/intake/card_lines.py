"""The text of contact cards as lines: unfolded, decoded, with parameters and values of all three versions alike."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rcsc_desktop.domain.contact_cards import CardLine, escape, split, structured, unescape
from rcsc_desktop.intake.decoding import decoded

_FOLD = re.compile(rb"\r?\n[ \t]")
_HEAD = re.compile(r"(?:(?P<group>[\w-]+)\.)?(?P<name>[A-Za-z][\w-]*)")
_BARE = {"QUOTED-PRINTABLE": "ENCODING", "BASE64": "ENCODING", "8BIT": "ENCODING", "7BIT": "ENCODING", "B": "ENCODING"}
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/=]+")
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_STRUCTURED = frozenset({"N", "ADR", "ORG", "GENDER", "CLIENTPIDMAP"})
_LISTS = frozenset({"CATEGORIES", "NICKNAME"})
_TEXTS = frozenset({"FN", "NOTE", "TITLE", "ROLE", "LABEL", "MAILER", "EMAIL", "TEL", "SORT-STRING"})
_MARK = "\x1f"


@dataclass
class Card:
    """The lines of one card without BEGIN, END and VERSION; ``unread`` are texts that are no lines."""

    version: str = ""
    lines: list[CardLine] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    is_closed: bool = False

    def named(self, name: str) -> list[CardLine]:
        return [line for line in self.lines if line.name == name]


def cards_of(content: bytes, chosen: str = "") -> tuple[list[Card], str]:
    """Every card of a file, and the encoding it is in."""
    text, encoding = _unfolded(content, chosen)
    physical = iter(text.split("\n"))
    return [_card(physical, encoding) for line in physical if line.strip().upper() == "BEGIN:VCARD"], encoding


def _unfolded(content: bytes, chosen: str) -> tuple[str, str]:
    """A fold may lie within a letter; where it does not, its place is kept, for version 2.1 keeps the blank."""
    if b"\0" in content[:400]:
        text, encoding = decoded(content, chosen)
        return re.sub(r"\n[ \t]", _MARK, text), encoding
    text, encoding = decoded(_FOLD.sub(_MARK.encode(), content), chosen)
    if not encoding.startswith("utf-8"):
        whole, other = decoded(_FOLD.sub(b"", content), chosen)
        if other.startswith("utf-8"):
            return whole, other
    return text, encoding


def _card(physical: Iterator[str], encoding: str) -> Card:
    card = Card()
    pending: list[str] = []
    for line in _logical(physical):
        word = line.strip().upper()
        if word == "END:VCARD":
            card.is_closed = True
            break
        if word == "BEGIN:VCARD":
            pending.append(f"AGENT:{escape(_nested(physical))}")
        elif word.startswith("VERSION:"):
            card.version = word.removeprefix("VERSION:").strip()
        elif line.strip():
            pending.append(line)
    is_old = card.version == "2.1"
    for line in pending:
        found = _line(line.replace(_MARK, " " if is_old else ""), is_old=is_old, encoding=encoding)
        if found is None:
            card.unread.append(line)
        else:
            card.lines.append(found)
    return card


def _logical(physical: Iterator[str]) -> Iterator[str]:
    """Lines with their soft breaks (quoted-printable) and bare continuations (base64) joined."""
    waiting = ""
    for read in physical:
        line = read
        if waiting:
            if _BASE64_LINE.fullmatch(line.strip()) and ":" not in line:
                waiting += line.strip()
                continue
            yield waiting
            waiting = ""
        head = line.partition(":")[0].upper()
        if "QUOTED-PRINTABLE" in head:
            while line.endswith("="):
                following = next(physical, "")
                line = line[:-1] + following.replace(_MARK, "")
        if "BASE64" in head or "ENCODING=B" in head:
            waiting = line
        else:
            yield line
    if waiting:
        yield waiting


def _nested(physical: Iterator[str]) -> str:
    lines = ["BEGIN:VCARD"]
    for line in physical:
        lines.append(line.replace(_MARK, ""))
        if line.strip().upper() == "END:VCARD":
            break
    return "\n".join(lines)


def _line(text: str, *, is_old: bool, encoding: str) -> CardLine | None:
    head = _HEAD.match(text)
    if head is None:
        return None
    at, name = head.end(), head["name"].upper()
    params: list[tuple[str, tuple[str, ...]]] = []
    while at < len(text) and text[at] == ";":
        end = _end_of_param(text, at + 1)
        param = _param(text[at + 1 : end], is_old=is_old)
        if param is not None:
            params.append(param)
        at = end
    if at >= len(text) or text[at] != ":":
        return None
    value = text[at + 1 :]
    if name == "ADR":
        params, value = _label_with_colons(params, value)
    return _decoded_line(CardLine(name, value, tuple(params), head["group"] or ""), is_old=is_old, encoding=encoding)


def _end_of_param(text: str, at: int) -> int:
    quoted = False
    while at < len(text) and (quoted or text[at] not in ";:"):
        quoted ^= text[at] == '"'
        at += 1
    return at


def _param(text: str, *, is_old: bool) -> tuple[str, tuple[str, ...]] | None:
    name, equals, value = text.partition("=")
    if not equals:
        word = name.strip().upper()
        return (_BARE.get(word, "TYPE"), (name.strip(),)) if word else None
    values = [one.strip() for one in re.findall(r'"[^"]*"|[^,"]+', value)]
    values = [one[1:-1] if one.startswith('"') and one.endswith('"') else one for one in values]
    if not is_old:
        values = [re.sub(r"\^[n'^]", lambda found: _CARET[found[0]], one) for one in values]
    return name.strip().upper(), tuple(values)


def _label_with_colons(
    params: list[tuple[str, tuple[str, ...]]], value: str
) -> tuple[list[tuple[str, tuple[str, ...]]], str]:
    """Some programs leave colons in LABEL unquoted: no post office box has one, so they belong to the label."""
    box = split(value, ";")[0]
    if params and params[-1][0] == "LABEL" and ":" in box:
        more, _, rest = box.rpartition(":")
        more = re.sub(r"\^[n'^]", lambda found: _CARET[found[0]], more)
        label = f"{','.join(params[-1][1])}:{unescape(more)}"
        return [*params[:-1], ("LABEL", (label,))], rest + value[len(box) :]
    return params, value


def _decoded_line(line: CardLine, *, is_old: bool, encoding: str) -> CardLine:
    """The line without ENCODING=QUOTED-PRINTABLE and CHARSET, its value escaped as later versions do."""
    value = line.value or ""
    how = next((one.upper() for one in line.param("ENCODING")), "")
    if how == "QUOTED-PRINTABLE":
        charset = next(iter(line.param("CHARSET")), "") or encoding.split(maxsplit=1)[0]
        value = _text(quopri.decodestring(value.encode("utf-8", "replace")), charset).replace("\r\n", "\n")
    params = line.params
    if is_old or how == "QUOTED-PRINTABLE":
        value = _escaped_anew(line.name, value)
        gone = {"CHARSET"} | ({"ENCODING"} if how not in {"BASE64", "B"} else set())
        params = tuple(one for one in line.params if one[0] not in gone)
    return CardLine(line.name, value.replace("\r", ""), params, line.group)


def _text(data: bytes, charset: str) -> str:
    for encoding in (charset, "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")


def _escaped_anew(name: str, value: str) -> str:
    """Version 2.1 escapes nothing but semicolons."""
    if name in _STRUCTURED:
        return structured([part.replace("\\;", ";").replace("\\,", ",") for part in split(value, ";")])
    if name in _LISTS:
        return ",".join(escape(part.strip()) for part in value.replace("\\;", ";").split(","))
    if name in _TEXTS:
        return escape(value.replace("\\;", ";").replace("\\,", ",").replace("\\n", "\n"))
    return value.replace("\n", "\\n")


def photo_of(line: CardLine) -> tuple[str, bytes] | None:
    """The media type and the bytes of a picture that is in the card itself; ``None`` for one that is elsewhere."""
    value = (line.value or "").strip()
    match = re.match(r"data:([\w.+/-]+)?(?:;[^,;]*)*;base64,", value.replace("\\,", ","), re.IGNORECASE)
    if match:
        data, kind = value.replace("\\,", ",")[match.end() :], match[1] or ""
    elif any(one.upper() in {"B", "BASE64"} for one in line.param("ENCODING")):
        data, kind = value, next((one for one in line.types if one != "pref"), "")
    else:
        return None
    try:
        content = binascii.a2b_base64(re.sub(r"\s", "", data))
    except ValueError:
        return None
    return (_media_type(kind, content), content) if content else None


_SIGNS: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
    b"RIFF": "image/webp",
}


def _media_type(kind: str, content: bytes) -> str:
    for sign, known in _SIGNS.items():
        if content.startswith(sign):
            return known
    kind = kind.casefold()
    return kind if "/" in kind else f"image/{kind or 'jpeg'}"
