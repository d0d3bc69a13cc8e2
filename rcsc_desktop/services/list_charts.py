"""The figures on the last page of the list of participants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.domain.participant_pictures import StatusCourse
from rcsc_desktop.domain.reports.participant_list import ChartBar, ListChart

COLUMNS = ("regional_scope", "organisation", "gender")
"""What those who stand in the list are counted by."""

_MOST_BARS = 10
_MOST_DAYS = 8


def list_charts(lines: Sequence[ParticipantLine], course: StatusCourse) -> tuple[ListChart, ...]:
    """Those of ``lines`` by region, organisation and gender, and all participants by status over time.

    A column that says nothing of anybody has no chart, nor has a course of fewer than two days.
    """
    charts = [_by(column, lines) for column in COLUMNS if any(line.text(column) for line in lines)]
    if len(course.days) > 1:
        charts.append(_over_time(course))
    return tuple(charts)


def _by(column: str, lines: Iterable[ParticipantLine]) -> ListChart:
    """The most frequent values, then the others together, then those that say nothing."""
    counts = Counter(line.text(column).strip() for line in lines)
    blank = counts.pop("", 0)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    bars = [ChartBar(value, count) for value, count in ordered[:_MOST_BARS]]
    rest = ordered[_MOST_BARS:]
    if rest:
        bars.append(ChartBar("", sum(count for _value, count in rest), others=len(rest)))
    if blank:
        bars.append(ChartBar("", blank))
    return ListChart(column, tuple(bars))


def _over_time(course: StatusCourse) -> ListChart:
    """Some of the days, evenly spread, the first and the last among them."""
    last = len(course.days) - 1
    wanted = sorted({round(place * last / (_MOST_DAYS - 1)) for place in range(_MOST_DAYS)})
    bars = [
        ChartBar(course.days[place].isoformat(), sum(course.counts[place]), course.counts[place]) for place in wanted
    ]
    return ListChart("status", tuple(bars), tuple(course.statuses))
