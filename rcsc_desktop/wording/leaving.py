"""The one line that says who and what is in a file before it leaves: "43 people, with email addresses"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rcsc_desktop.domain.participant import CONSENTS, OWN_COLUMN
from rcsc_desktop.domain.reports.participant_list import ParticipantListReport
from rcsc_desktop.domain.reports.participants import ParticipantReport
from rcsc_desktop.support.i18n import Translator

_HEALTH = ("dietary_needs", "access_needs", "needs")


def of_people(count: int, columns: Sequence[str], t: Translator, own: Mapping[str, str] | None = None) -> str:
    """Who and what a list in these columns holds; ``own`` are the names of own fields by their columns."""
    return _line(t.plural("{number} person", "{number} people", count, number=_number(count, t)), columns, t, own)


def of_contacts(people: int, organisations: int, columns: Sequence[str], t: Translator) -> str:
    """Who and what a file of contacts holds."""
    who = [
        (people, t.plural("{number} person", "{number} people", people, number=_number(people, t))),
        (
            organisations,
            t.plural(
                "{number} organization", "{number} organizations", organisations, number=_number(organisations, t)
            ),
        ),
    ]
    named = [text for count, text in who if count] or [who[0][1]]
    both = t("{first} and {last}", first=named[0], last=named[-1]) if len(named) > 1 else named[0]
    return _line(both, columns, t, None)


def of_list(report: ParticipantReport, t: Translator) -> str:
    """Who and what a workbook or text file holds."""
    return of_people(report.total, report.shown, t, {one.column: one.heading for one in report.own})


def of_paper(report: ParticipantListReport, t: Translator) -> str:
    """Who and what a list of participants on paper holds."""
    people = t.plural("{number} person", "{number} people", report.total, number=_number(report.total, t))
    reached = sum(
        bool(one.contacts) for section in report.sections for group in section.groups for one in group.entries
    )
    if not reached:
        return t("{people}, without contact details.", people=people)
    return t.plural(
        "{people}, {number} of them with email address or telephone.",
        "{people}, {number} of them with email address or telephone.",
        reached,
        people=people,
        number=_number(reached, t),
    )


def lacking(count: int, t: Translator) -> str:
    """Of how many texts the paper's font lacks characters; empty for none."""
    if not count:
        return ""
    return t.plural(
        "{count} text has characters that the font of papers lacks; they print as codes.",
        "{count} texts have characters that the font of papers lacks; they print as codes.",
        count,
    )


def personal(columns: Iterable[str], t: Translator, own: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What of the columns says more of people than who they are and where they belong, in words."""
    shown = tuple(columns)
    words = [
        ("email" in shown, t("email addresses")),
        ("phone" in shown, t("telephone numbers")),
        (bool({"address", "street"} & set(shown)), t("postal addresses")),
        ("messenger" in shown, t("messengers")),
        ("photo" in shown, t("photos")),
        ("gender" in shown, t("gender")),
        (any(name in shown for name in _HEALTH), t("diet and other needs")),
        ("travel_support" in shown, t("travel support")),
        (any(name in shown for name in CONSENTS), t("consents")),
        ("notes" in shown, t("remarks")),
    ]
    names = own or {}
    fields = [f"“{names.get(name, name)}”" for name in shown if name.startswith(OWN_COLUMN)]
    return (*(word for is_there, word in words if is_there), *fields)


def _line(people: str, columns: Sequence[str], t: Translator, own: Mapping[str, str] | None) -> str:
    found = personal(columns, t, own)
    if not found:
        return t("{people}, without contact details.", people=people)
    if len(found) == 1:
        return t("{people}, with {what}.", people=people, what=found[0])
    listed = t("{first} and {last}", first=", ".join(found[:-1]), last=found[-1])
    return t("{people}, with {what}.", people=people, what=listed)


def _number(count: int, t: Translator) -> str:
    from rcsc_desktop.wording import formats  # with Babel, which help texts do without

    return formats.number(count, t.language)
