"""The numbers that print before agenda items, in the styles of United Nations agendas: 1., (a), (i)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, Numbering, Visibility
from rcsc_desktop.domain.consultation import Session

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def number_labels(sessions: Iterable[tuple[Session, Sequence[AgendaItem]]]) -> Mapping[UUID, str]:
    """The label of each numbered item ("3.", "(b)", "(iv)") by its id; sessions and items in order.

    Numbers run through all sessions but those that begin anew; letters begin anew under each number, Roman numbers
    under each number or letter. Items that no public paper shows take no number from the others.
    """
    labels: dict[UUID, str] = {}
    number = letter = roman = 0
    for session, items in sessions:
        if session.restarts_numbering:
            number = letter = roman = 0
        for item in items:
            if item.visibility is not Visibility.PUBLIC:
                continue
            match item.numbering:
                case Numbering.DECIMAL:
                    number, letter, roman = number + 1, 0, 0
                    labels[item.id] = f"{number}."
                case Numbering.LETTER:
                    letter, roman = letter + 1, 0
                    labels[item.id] = f"({_letter(letter)})"
                case Numbering.ROMAN:
                    roman += 1
                    labels[item.id] = f"({_roman(roman)})"
                case Numbering.NONE:
                    pass
    return labels


def label_levels(labels: Iterable[str]) -> list[int]:
    """How deep the item of each label lies: 0 for numbers and items without one, 1 for letters, 2 for Roman numbers.

    Roman numbers without letters before them are 1 deep. "(i)" is the letter only where "(h)" came before it.
    """
    levels: list[int] = []
    letter = ""
    for label in labels:
        text = label.strip("()")
        if not label.startswith("("):
            levels.append(0)
            letter = "" if label else letter
        elif (not letter and text == "a") or (letter and text == _after(letter)):
            levels.append(1)
            letter = text
        else:
            levels.append(2 if letter else 1)
    return levels


def _after(letter: str) -> str:
    return _letter(_LETTERS.index(letter[0]) + 2 + len(_LETTERS) * (len(letter) - 1))


def _letter(number: int) -> str:
    """a … z, aa, bb, … as legal texts go on after z."""
    times, place = divmod(number - 1, len(_LETTERS))
    return _LETTERS[place] * (times + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text
