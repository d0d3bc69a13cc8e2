"""A calendar's content lines (RFC 5545, 3.1): unfolded, with their line in the file, sorted into components."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PROPERTY = re.compile(
    r'(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[^":;]+(?:"[^"]*"[^":;]*)*)*):(?P<value>.*)', re.DOTALL
)
_PARAMETER = re.compile(r';(?P<name>[^=;:"]+)=(?P<value>(?:"[^"]*"|[^";:])*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
DEEPEST = 20


@dataclass(frozen=True)
class Property:
    """One content line; ``value`` is still escaped."""

    name: str
    parameters: dict[str, str]
    value: str
    line: int
    raw: str

    @property
    def text(self) -> str:
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value)


@dataclass
class Component:
    """``raw`` are all content lines between BEGIN and END, those of inner components too."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    is_closed: bool = False

    def first(self, name: str) -> Property | None:
        return next((one for one in self.properties if one.name == name), None)

    def all(self, name: str) -> list[Property]:
        return [one for one in self.properties if one.name == name]

    def text(self, name: str) -> str:
        found = self.first(name)
        return "" if found is None else found.text.strip()


@dataclass
class CalendarFile:
    """What the file held: its outermost components, and lines that are no content lines."""

    components: list[Component]
    unreadable: list[tuple[int, str]]


def components_of(text: str) -> CalendarFile:
    """All components, those that are never closed too; an END closes everything that was begun inside it."""
    top: list[Component] = []
    unreadable: list[tuple[int, str]] = []
    path: list[Component] = []
    for line, content in _unfolded(text):
        match = _PROPERTY.fullmatch(content)
        if match is None:
            if content.strip():
                unreadable.append((line, content))
            continue
        name = match["name"].upper()
        if name == "BEGIN" and len(path) < DEEPEST:
            component = Component(match["value"].strip().upper(), line)
            (path[-1].components if path else top).append(component)
            for outer in path:
                outer.raw.append(content)
            path.append(component)
        elif name == "END":
            _close(path, match["value"].strip().upper(), content)
        elif path:
            parameters = {
                one["name"].upper(): one["value"].strip('"') for one in _PARAMETER.finditer(match["parameters"])
            }
            path[-1].properties.append(Property(name, parameters, match["value"], line, content))
            for outer in path:
                outer.raw.append(content)
    return CalendarFile(top, unreadable)


def _close(path: list[Component], name: str, content: str) -> None:
    if all(component.name != name for component in path):
        return
    while path:
        component = path.pop()
        component.is_closed = component.name == name
        if component.is_closed:
            break
    for outer in path:
        outer.raw.append(content)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    pieces: list[str] = []
    begun = 1
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] in {" ", "\t"} and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield begun, "".join(pieces)
        pieces, begun = [line], number
    if pieces:
        yield begun, "".join(pieces)
