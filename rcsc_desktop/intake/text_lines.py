"""A pasted text as lines with what its layout said: bullets and how deep, bold, italic, headings.

Reads plain text, text with tags of HTML, and Markdown, also mixed within a line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rcsc_desktop.domain.text import clean

_TAGS = (
    "b|strong|i|em|u|s|sup|sub|span|font|a|p|div|br|hr|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|html|body|head|meta"
    "|o:p|small|big|center|blockquote|pre|section|article|main|header|footer|title|style|colgroup|col"
)
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>{_TAGS})\b[^<>]*>", re.IGNORECASE)
_UNSEEN = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (("<!--", "-->"), (r"<!DOCTYPE\b", ">"), (r"<style\b", "</style>"), (r"<head\b", "</head>"))
)
_BREAKS = frozenset({"p", "div", "br", "hr", "tr", "table", "section", "article", "blockquote", "header", "footer"})
_BULLET = re.compile(
    r"(?P<mark>[•▪‣◦·●○■□➢➤✓∙\uf0b7\uf0a7]|[-–—*+](?=\s)|o(?=\s+\S)|§(?=\s))\s*(?P<rest>\S.*)", re.DOTALL
)
_ALONE = re.compile(r"[•▪‣◦·●○■□➢➤✓∙\uf0b7\uf0a7]")
_RULE = re.compile(r"[-_=*~\s|:+]+")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<rest>.*?)\s*#*\s*", re.DOTALL)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*_])")
_DEEPEST = 8
MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """``number`` counts from 1 as pasted; ``level`` is 0 without a bullet; ``blanks`` are the empty lines before it."""

    number: int
    text: str
    level: int = 0
    is_bold: bool = False
    is_italic: bool = False
    is_heading: bool = False
    blanks: int = 0


@dataclass
class _Marks:
    bold: int = 0
    italic: int = 0
    heading: int = 0
    lists: int = 0


def lines_of(text: str) -> list[Line]:
    """The lines that hold something. Where bold turns to italic within a line, a new one begins."""
    ready = clean(text.replace("\f", "\n")).text
    for begin, end in _UNSEEN:
        ready = _without(ready, begin, end)
    found: list[Line] = []
    blanks, bullets = 0, 0
    marks = _Marks()
    depths: list[tuple[int, str]] = []
    for number, raw in enumerate(ready.split("\n")[:MOST_LINES], 1):
        pieces = list(_pieces(number, raw, marks))
        if not pieces:
            blanks += 1
            continue
        for line in pieces:
            if _RULE.fullmatch(line.text):
                continue
            if _ALONE.fullmatch(line.text):  # bullets that lie apart from their texts
                bullets += 1
                continue
            if bullets and not line.level and not _BULLET.fullmatch(line.text):
                line = replace(line, level=1)  # noqa: PLW2901 - the same line
            bullets = max(0, bullets - 1)
            levelled = line if line.level else _bulleted(line, raw, depths)
            found.append(replace(levelled, blanks=blanks))
            blanks = 0
    return found


def _without(text: str, begin: re.Pattern[str], end: re.Pattern[str]) -> str:
    """The text without what lies between the two, its line ends kept."""
    pieces: list[str] = []
    at = 0
    while (opened := begin.search(text, at)) and (closed := end.search(text, opened.end())):
        pieces += text[at : opened.start()], "\n" * text.count("\n", opened.start(), closed.end())
        at = closed.end()
    return "".join(pieces) + text[at:]


def _pieces(number: int, raw: str, marks: _Marks) -> Iterator[Line]:
    """The parts of a line between tags that break it, merged while they look alike."""
    if match := _HEADING.fullmatch(raw):
        yield from _flush(number, [], match["rest"].strip("*_ "), 0, True)
        return
    parts: list[tuple[str, bool, bool]] = []
    level, at = 0, 0
    has_item = False
    ready = raw if _TAG.search(raw) else _from_markdown(raw)
    for match in _TAG.finditer(ready):
        _append(parts, ready[at : match.start()], marks)
        at = match.end()
        name, is_open = match["name"].lower(), not match["close"]
        if name in {"b", "strong", "th"}:
            marks.bold = max(0, marks.bold + (1 if is_open else -1))
        elif name in {"i", "em"}:
            marks.italic = max(0, marks.italic + (1 if is_open else -1))
        if name in {"td", "th"} and not is_open:
            _append(parts, "\t", marks)
        if name in {"ul", "ol", "li"} or name in _BREAKS or (name[0] == "h" and name[1:].isdigit()):
            yield from _flush(number, parts, "", level if has_item else 0, marks.heading > 0)
            parts, has_item = [], False
            if name in {"ul", "ol"}:
                marks.lists = min(_DEEPEST, max(0, marks.lists + (1 if is_open else -1)))
            elif name == "li" and is_open:
                level, has_item = max(1, marks.lists), True
            elif name[0] == "h" and name[1:].isdigit():
                marks.heading = int(is_open)
    _append(parts, ready[at:], marks)
    yield from _flush(number, parts, "", level if has_item else 0, marks.heading > 0)


def _append(parts: list[tuple[str, bool, bool]], text: str, marks: _Marks) -> None:
    if text:
        parts.append((text, marks.bold > 0, marks.italic > 0))


def _from_markdown(raw: str) -> str:
    bold = _BOLD.sub(r"<b>\2</b>", raw)
    lead = _BULLET.match(bold.strip())
    head = bold[: bold.index(lead["rest"])] if lead else ""
    return head + _ITALIC.sub(r"<i>\2</i>", bold[len(head) :])


def _flush(number: int, parts: list[tuple[str, bool, bool]], text: str, level: int, is_heading: bool) -> Iterator[Line]:
    """One line for each run of the same look: bold and plain stay together, italic stands alone."""
    runs: list[list[tuple[str, bool, bool]]] = []
    for part in [*parts, (text, False, False)]:
        if runs and (
            not part[0].strip() or runs[-1][-1][2] == part[2] or not "".join(one[0] for one in runs[-1]).strip()
        ):
            runs[-1].append(part)
        else:
            runs.append([part])
    for run in runs:
        told = html.unescape("".join(part[0] for part in run)).replace("\xa0", " ").rstrip()
        inked = [part for part in run if part[0].strip()]
        if not told.strip():
            continue
        bare, mark = told.strip(), level
        while match := _BULLET.fullmatch(bare):
            if not level and match["mark"] in "-–—" and not match["rest"][:1].isalnum():
                break
            if not level:
                mark = -1
                break
            bare = match["rest"].strip()
        yield Line(
            number,
            bare,
            max(mark, 0),
            bool(inked) and all(part[1] for part in inked),
            bool(inked) and all(part[2] for part in inked),
            is_heading,
        )


def _bulleted(line: Line, raw: str, depths: list[tuple[int, str]]) -> Line:
    """A bullet sign and how far it is indented tell how deep it is; the signs of one depth are alike."""
    match = _BULLET.fullmatch(line.text)
    if match is None:
        if not line.is_italic:
            depths.clear()
        return line
    expanded = raw.expandtabs(4)
    indent, mark = len(expanded) - len(expanded.lstrip()), match["mark"]
    if depths and depths[-1][1] == mark and abs(depths[-1][0] - indent) < 2:
        indent = depths[-1][0]
    while depths and depths[-1] != (indent, mark) and (indent < depths[-1][0] or (indent, mark) in depths):
        depths.pop()
    if len(depths) < _DEEPEST and (not depths or depths[-1] != (indent, mark)):
        depths.append((indent, mark))
    return replace(line, text=match["rest"].strip(), level=max(1, len(depths)))
