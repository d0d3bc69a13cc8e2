"""The document as a screen reader meets it: a tree of elements; painted text says which element it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure tree (PDF 1.7, 14.8). What is painted for it is found by its marks.

    ``role`` is a standard structure type; ``text`` the logical text of a leaf; ``alt`` describes a figure or link;
    ``link`` is an address, ``target`` the element that a link inside the document leads to; ``scope`` of a header cell
    (Row, Column), ``columns`` and ``rows`` how many a cell spans; ``numbering`` of a list (Disc, None); ``language`` is
    said where it is not the document's. ``is_kept``: it has its place even where nothing is painted for it (an empty
    cell). ``marks`` are (page, number of the marked content),
    ``areas`` (page, x0, y0, x1, y1) of painted links and figures, ``place`` is (page, y) where it was first painted.
    """

    role: str
    children: list[Element] = field(default_factory=list)
    text: str = ""
    alt: str = ""
    link: str = ""
    target: Element | None = None
    scope: str = ""
    numbering: str = ""
    language: str = ""
    columns: int = 1
    rows: int = 1
    is_kept: bool = False
    marks: list[tuple[int, int]] = field(default_factory=list)
    areas: list[tuple[int, float, float, float, float]] = field(default_factory=list)
    place: tuple[int, float] | None = None

    def add(self, role: str, text: str = "", **more: str | int) -> Element:
        """A new last child."""
        child = Element(role, text=text, **more)  # type: ignore[arg-type] # fields by name
        self.children.append(child)
        return child

    @property
    def is_link(self) -> bool:
        """Painted areas of it can be pressed."""
        return bool(self.link) or self.target is not None

    @property
    def begins(self) -> tuple[int, float] | None:
        """(page, y) where it or the first painted thing in it stands."""
        return self.place or next((place for child in self.children if (place := child.begins)), None)

    @property
    def is_seen(self) -> bool:
        """It or something in it was painted, or keeps its place."""
        return bool(self.marks) or self.is_kept or any(child.is_seen for child in self.children)
