"""The fixed words of the list of participants as a paper, in the document's language."""

from __future__ import annotations

from datetime import date

from rcsc_desktop.domain.list_versions import ListStatus
from rcsc_desktop.domain.reports.participant_list import ChartBar, ListChart, ListSince, ParticipantListReport
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats, paper
from rcsc_desktop.wording.lists import COUNT_HEADINGS, value_words


def status(say: Translator, status: ListStatus) -> str:
    """What a list of this status is called: "Provisional list of participants"."""
    if status is ListStatus.PROVISIONAL:
        return say.in_context("paper", "Provisional list of participants")
    return say.in_context("paper", "Final list of participants")


def titled(say: Translator, report: ParticipantListReport) -> str:
    """What the list is, and which revision: "Provisional list of participants · Rev. 1"."""
    return _revised(say, report.status, report.revision)


def dated(say: Translator, report: ParticipantListReport) -> str:
    """Which issue the list is, and of which day; for one that was not issued, the day that it is of."""
    if report.version is not None:
        return paper.version(say, report.version, report.issued)
    return say.in_context("paper", "As of {date}", date=formats.day(report.as_of, say.language))


def people(say: Translator, count: int) -> str:
    """How many take part: "43 participants"."""
    number = formats.number(count, say.language)
    return say.plural("{number} participant", "{number} participants", count, number=number)


def others(say: Translator) -> str:
    """The heading over people who have no category, where others have one."""
    return say.in_context("paper", "Other participants")


def not_stated(say: Translator) -> str:
    """The heading over people whose country or organisation nobody knows, where others have one."""
    return say("Not stated")


def changes(say: Translator) -> str:
    """The heading of the page that tells what changed."""
    return say.in_context("paper", "Changes to the list of participants")


def changes_since(say: Translator, since: ListSince) -> str:
    """Since which list: "Since: Provisional list of participants · Version 1 of 3 April 2017"."""
    before = _revised(say, since.status, since.revision)
    version = paper.version(say, since.number, since.issued)
    return say.in_context("paper", "Since: {list}", list=paper.dotted((before, version)))


def added(say: Translator) -> str:
    """The heading over those who came."""
    return say.in_context("paper", "Added")


def removed(say: Translator) -> str:
    """The heading over those who are gone."""
    return say.in_context("paper", "Deleted")


def changed(say: Translator) -> str:
    """The heading over those whose entry reads otherwise."""
    return say.in_context("paper", "Changed")


def nothing_changed(say: Translator) -> str:
    """Instead of changes, where there are none."""
    return say.in_context("paper", "No changes")


def detail(say: Translator, field: str, before: str, after: str) -> str:
    """One thing that reads otherwise: "Position: Adviser → Director"."""
    change = say.in_context("paper", "{before} → {after}", before=before or "–", after=after or "–")
    return say.in_context("paper", "{heading}: {count}", heading=say(COUNT_HEADINGS[field]), count=change)


def charts(say: Translator) -> str:
    """The heading of the last page."""
    return say.in_context("paper", "Participants at a glance")


def chart(say: Translator, chart: ListChart) -> str:
    """The heading of one chart."""
    if chart.parts:
        return say.in_context("paper", "Status over time")
    return say(COUNT_HEADINGS[chart.column])


def bar(say: Translator, chart: ListChart, bar: ChartBar) -> str:
    """What stands beside a bar: a value, a day, those who share the rest, or those of whom nothing is known."""
    if bar.others:
        return say.in_context("paper", "Others ({count})", count=formats.number(bar.others, say.language))
    if not bar.value:
        return not_stated(say)
    if chart.parts:
        return formats.day(date.fromisoformat(bar.value), say.language)
    return bar.value


def part(say: Translator, chart: ListChart, value: str) -> str:
    """The word for a part of the bars of a chart over time."""
    return value_words(chart.column, say).get(value, value)


def _revised(say: Translator, which: ListStatus, revision: int) -> str:
    return paper.dotted((status(say, which), paper.revision(say, revision) if revision else ""))
