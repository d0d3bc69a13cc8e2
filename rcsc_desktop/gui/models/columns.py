"""What a table needs to know of one of its columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rcsc_desktop.gui.widgets.offers import Ask


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list. ``name`` is the field of the line and of the service's call; the texts are translated.

    ``hint`` is what an empty cell offers to type; ``width`` is in characters; ``choices`` maps each value that the
    cell may have to its word; ``completes`` is the kind of contact ("person", "organisation") offered while typing;
    ``usual`` is the value that nobody has to hear of. ``offers`` are words offered while typing any text, with
    ``separators`` for each piece of it; ``says`` gives the words for a value that is stored in codes.
    """

    name: str
    title: str
    hint: str = ""
    width: int = 16
    choices: dict[str, str] = field(default_factory=dict)
    completes: str = ""
    is_editable: bool = True
    is_sortable: bool = True
    is_required: bool = False
    usual: str = ""
    offers: Ask | None = None
    separators: str = ""
    says: Callable[[str], str] | None = None

    def shown(self, value: str) -> str:
        """The cell's text for ``value``, on one line; empty for an empty value, so that the hint can stand there."""
        if not value:
            return ""
        word = self.choices.get(value, value) if self.says is None else self.says(value)
        return " ".join(word.split("\n")) if "\n" in word else word
