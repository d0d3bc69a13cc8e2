"""The fixed words of the page that tells what changed in an agenda, in the document's language."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.domain.agenda_changes import ChangeKind
from rcsc_desktop.support.i18n import Translator


def title(say: Translator) -> str:
    """What the page is called."""
    return say.in_context("paper", "Changes to the agenda")


def heading(say: Translator, kind: ChangeKind) -> str:
    """What stands over the changes of one kind."""
    return _headings(say)[kind]


def _headings(say: Translator) -> Mapping[ChangeKind, str]:
    return {
        ChangeKind.ADDED: say.in_context("paper", "Added"),
        ChangeKind.DROPPED: say.in_context("paper", "Deleted"),
        ChangeKind.MOVED: say.in_context("paper", "Moved"),
        ChangeKind.RENAMED: say.in_context("paper", "New title"),
        ChangeKind.TIMES: say.in_context("paper", "New time"),
        ChangeKind.SPEAKERS: say.in_context("paper", "Speakers"),
        ChangeKind.CONTENT: say.in_context("paper", "Content"),
        ChangeKind.SESSIONS: say.in_context("paper", "Sessions"),
        ChangeKind.MEETING: say.in_context("paper", "Date and place"),
        ChangeKind.CONCEPT_NOTE: say.in_context("paper", "Concept note"),
        ChangeKind.LANGUAGES: say.in_context("paper", "Other languages"),
    }


def nothing(say: Translator) -> str:
    """The summary where the two agendas say the same."""
    return say.in_context("paper", "No changes")


def counted(say: Translator, kind: ChangeKind, count: int) -> str:
    """A part of the summary: "Added: 2"."""
    return say.in_context("paper", "{heading}: {count}", heading=heading(say, kind), count=count)


def from_to(say: Translator, before: str, after: str) -> str:
    """Between which states of the agenda: "Version 1 → Version 2"; a value that became another."""
    return say.in_context("paper", "{before} → {after}", before=before, after=after)


def and_followers(say: Translator, count: int) -> str:
    """Stands behind an item whose followers start later or earlier by as much."""
    return say.in_context("paper", "and {count} following", count=count)


def formerly(say: Translator, former: str) -> str:
    """The title that an item had before."""
    return say.in_context("paper", "formerly: {title}", title=former)
