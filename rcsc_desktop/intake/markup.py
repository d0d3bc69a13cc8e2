"""HTML that stands in texts of a source, as plain text with bullets (the conventions of concept notes)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from rcsc_desktop.domain.text import clean

_TAG = re.compile(r"<[a-zA-Z/!]")
_LAID_OUT = re.compile(r"<(?:p|br|div|li|ul|ol|h[1-6]|table|blockquote)\b", re.IGNORECASE)
_BLOCKS = re.compile(
    "address|article|blockquote|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|ol|p|pre|section|table|tr|ul"
)
_LEFT_OUT = frozenset({"script", "style", "head", "template"})
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]+")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*")


def plain(text: str) -> str:
    """``text`` without markup: a blank line between paragraphs, ``- `` before the items of lists."""
    text = clean(text).text
    if not _TAG.search(text):
        return clean(html.unescape(text)).text.strip()
    if not _LAID_OUT.search(text):
        text = text.replace("\n", "<br>")
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(f"<div>{text}</div>".encode(), parser)
    except etree.LxmlError:
        root = None
    if root is None:
        return text.strip()
    joined = _BLANKS.sub(" ", "".join(_pieces(root)))
    lines = "\n".join(line.strip() for line in joined.split("\n"))
    return clean(_EMPTY_LINES.sub("\n\n", lines)).text.strip()


def _pieces(root: etree._Element) -> Iterator[str]:
    depth_left_out = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            depth_left_out += tag in _LEFT_OUT
            if depth_left_out:
                continue
            if tag == "li":
                yield "\n- "
            elif _BLOCKS.fullmatch(tag):
                yield "\n\n"
            elif tag == "br":
                yield "\n"
            yield _flat(element.text)
        else:
            if not depth_left_out and _BLOCKS.fullmatch(tag):
                yield "\n\n"
            depth_left_out -= tag in _LEFT_OUT
            if not depth_left_out:
                yield _flat(element.tail)


def _flat(text: str | None) -> str:
    return text.replace("\n", " ") if text else ""
