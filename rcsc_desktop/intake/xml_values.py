"""Elements of a schedule's XML as values in the keys of the schedule JSON; what has no key there keeps its own name."""

from __future__ import annotations

from lxml import etree

_MARKED_UP = frozenset({"title", "subtitle", "abstract", "description"})
_PEOPLE = frozenset({"persons", "speakers", "presenters"})
_LINKED = frozenset({"links", "attachments"})


def name_of(element: etree._Element) -> str:
    """The tag without its namespace; empty for comments, instructions and entities."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def event_of(element: etree._Element) -> dict[str, object]:
    """An ``<event>`` in the keys of an event of the schedule JSON; attributes and unknown elements are kept."""
    event: dict[str, object] = {name: _number(value) for name, value in attributes_of(element).items()}
    for child in element:
        name = name_of(child)
        if name in _PEOPLE:
            _put(event, "persons", [_person(one) for one in child if name_of(one)])
        elif name in _LINKED:
            _put(event, name, [_link(one) for one in child if name_of(one)])
        elif name == "recording":
            _put_recording(event, child)
        elif name:
            _put(event, name, _inner(child) if name in _MARKED_UP else value_of(child))
    return event


def value_of(element: etree._Element) -> object:
    """The text of an element without attributes and children, else an object (``@attribute``, ``#text``, children)."""
    attributes = attributes_of(element)
    children = [child for child in element if name_of(child)]
    if not attributes and not children:
        return _text(element)
    found: dict[str, object] = {f"@{name}": value for name, value in attributes.items()}
    if text := _text(element).strip():
        found["#text"] = text
    for child in children:
        _put(found, name_of(child), value_of(child))
    return found


def _person(element: etree._Element) -> dict[str, object]:
    person: dict[str, object] = {name: _number(value) for name, value in attributes_of(element).items()}
    for child in element:
        if name := name_of(child):
            _put(person, name, value_of(child))
    text = _on_one_line(element)
    if text or "name" not in person:
        person["public_name"] = text
    return person


def _link(element: etree._Element) -> dict[str, object]:
    link: dict[str, object] = dict(attributes_of(element))
    url = link.pop("href", None)
    return {**({} if url is None else {"url": url}), "title": _on_one_line(element), **link}


def _put_recording(event: dict[str, object], element: etree._Element) -> None:
    for child in element:
        text = _text(child).strip()
        match name_of(child):
            case "license":
                event["recording_license"] = text
            case "optout":
                event["do_not_record"] = text.lower() in {"true", "1", "yes"}
            case name if name:
                _put(event, f"recording_{name}", value_of(child))


def _put(into: dict[str, object], name: str, value: object) -> None:
    """A second value of one name makes it a list; two lists become one."""
    if name not in into:
        into[name] = value
        return
    before = into[name]
    together = before if isinstance(before, list) else [before]
    into[name] = [*together, *(value if isinstance(value, list) else [value])]


def _inner(element: etree._Element) -> str:
    """The text, with markup that was not escaped as it stands."""
    pieces = [element.text or ""]
    for child in element:
        if name_of(child):
            pieces.append(etree.tostring(child, encoding="unicode", with_tail=True))
        else:
            pieces.append(child.tail or "")
    return "".join(pieces)


def _text(element: etree._Element) -> str:
    if not len(element):
        return element.text or ""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _on_one_line(element: etree._Element) -> str:
    """The text as it stands, blanks at its ends too, unless it is laid out over lines."""
    text = _text(element)
    return " ".join(text.split()) if "\n" in text else text


def attributes_of(element: etree._Element) -> dict[str, str]:
    """The attributes without namespaces."""
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}


def _number(text: str) -> object:
    """An id as the JSON has it: a number where it is nothing else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 and str(int(text)) == text else text
