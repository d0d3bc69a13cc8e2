"""What changed between two lists of participants, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rcsc_desktop.domain.list_versions import ListStatus
from rcsc_desktop.domain.participant_list import ChangedPerson, ListChanges, ListedPerson
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS


def label(status: ListStatus, revision: int, t: Translator) -> str:
    """What a list is called in the window: "Provisional, Rev. 1"."""
    name = words.label(status, t)
    return name if revision < 1 else t("{status}, Rev. {number}", status=name, number=revision)


def summary(changes: ListChanges, t: Translator) -> str:
    """How much changed, in one line."""
    from rcsc_desktop.wording import formats  # with Babel, which help texts do without

    if not changes:
        return t("Nothing changed.")
    parts = [
        (changes.added, t("{number} added", number=formats.number(len(changes.added), t.language))),
        (changes.removed, t("{number} removed", number=formats.number(len(changes.removed), t.language))),
        (changes.changed, t("{number} changed", number=formats.number(len(changes.changed), t.language))),
    ]
    return _dotted(text for people, text in parts if people)


def person(one: ListedPerson) -> str:
    """Somebody in one line: name, title and organisation."""
    return _dotted((one.name, one.title, one.organisation))


def details(one: ChangedPerson, t: Translator) -> tuple[str, ...]:
    """What reads otherwise about somebody, a line each: "Position: Adviser → Director"."""
    return tuple(
        t(
            "{heading}: {before} → {after}",
            heading=t(PARTICIPANT_HEADINGS[name]),
            before=getattr(one.before, name) or "–",
            after=getattr(one.after, name) or "–",
        )
        for name in one.fields
    )


def lines(changes: ListChanges, t: Translator) -> Iterator[str]:
    """All of it, for a screen of characters."""
    yield summary(changes, t)
    for heading, people in ((t("Added"), changes.added), (t("Removed"), changes.removed)):
        if people:
            yield ""
            yield heading
            yield from (f"  {person(one)}" for one in people)
    if changes.changed:
        yield ""
        yield t("Changed")
        for one in changes.changed:
            yield f"  {one.after.name}: {', '.join(details(one, t))}"


def _dotted(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
