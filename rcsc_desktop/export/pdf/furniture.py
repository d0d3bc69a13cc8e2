"""What repeats on the pages: the running head from page 2, the foot with the page's number. Not read out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.export.pdf.bidi import LEFT_ISOLATE, POP, is_right_to_left
from rcsc_desktop.export.pdf.characters import printable
from rcsc_desktop.export.pdf.flow import Placed, Rule, Set, Strip
from rcsc_desktop.export.pdf.galley import Column, Galley
from rcsc_desktop.export.pdf.head import status_line
from rcsc_desktop.export.pdf.lines import Line, Run, set_lines
from rcsc_desktop.export.pdf.styles import FOOT, HAIRLINE, LINE, Frame, Style
from rcsc_desktop.wording import formats, paper

_GAP = 18.0
_TITLE_SHARE = 0.4
"""Of the foot; where less is left for the title, less is said after it."""
_LARGEST = 11.0
"""Points on paper."""


@dataclass(slots=True)
class Furniture:
    """Head and foot of a document of ``pages`` pages, of which the agenda begins on page ``agenda`` (from 0).

    ``name`` is what the document is, where it is no agenda.
    """

    galley: Galley
    frame: Frame
    report: AgendaReport
    pages: int
    agenda: int
    name: str = ""

    def of(self, number: int) -> list[Set]:
        """What stands on page ``number`` (from 0) beside its text."""
        say = self.galley.say
        count = self._count(number + 1)
        foot = Strip(FOOT.leading, self._ends(self._about(), count))
        furniture = [Set(self.frame.depth + self.frame.foot_below, foot)]
        if number:
            rule = Rule(0, self.galley.measure, HAIRLINE, LINE, -FOOT.leading - 4)
            owner = self.report.letterhead.organisation or self.report.title
            part = paper.concept_note(say) if number < self.agenda else self.name or status_line(say, self.report)
            head = Strip(FOOT.leading, self._ends(owner, part), rule=rule)
            furniture.insert(0, Set(-self.frame.head_above, head))
        return furniture

    def _count(self, number: int) -> str:
        return paper.page(self.galley.say, number, self.pages)

    @property
    def _style(self) -> Style:
        """On a poster head and foot stay quiet."""
        style, largest = self.galley.legible(FOOT), _LARGEST / self.frame.scale
        return style if style.size <= largest else style._replace(size=largest)

    def _about(self) -> str:
        """Version and date after the title, which is shortened first, but never beyond recognition."""
        room = self.frame.measure - self._line(self._count(self.pages)).width - _GAP
        title, tail = "", ""
        for parts in self._tails():
            tail = "".join(f" · {part}" for part in parts)
            left = room - (self._line(tail).width if tail else 0)
            title = self._shortened(self.report.title, left)
            if left > room * _TITLE_SHARE:
                break
        if self.galley.setting.right_to_left and not is_right_to_left(title):
            title = f"{LEFT_ISOLATE}{title}{POP}"  # else the number of the day would go with the words before it
        return title + tail

    def _tails(self) -> Iterator[list[str]]:
        """What stands after the title: all of it, then less and less."""
        report, say = self.report, self.galley.say
        days = []
        if report.start_date is not None:
            days = [formats.days(report.start_date, report.end_date, self.galley.setting.language)]
        if report.version is not None:
            revision = [paper.revision(say, report.revision)] if report.revision else []
            yield [*revision, paper.version(say, report.version, report.issued), *days]
            yield [*revision, paper.version(say, report.version)]
            yield [*(revision or [paper.version(say, report.version)])]
        yield days
        yield []

    def _ends(self, first: str, last: str) -> tuple[Placed, Placed]:
        end = self._line(last)
        start = self._line(self._shortened(first, self.galley.measure - end.width - _GAP))
        whole = self.galley.whole
        return (
            self.galley.placed(start, whole, self._style),
            self.galley.placed(end, Column(0, self.galley.measure), self._style, at_end=True),
        )

    def _line(self, text: str) -> Line:
        lines = set_lines([Run(" ".join(text.split(" ")), self._style)], 10_000, self.galley.setting)
        return lines[0] if lines else Line((), 0)

    def _shortened(self, text: str, room: float) -> str:
        """As many words as there is room for, then an ellipsis."""
        text = " ".join(printable(text, self.galley.setting.language).split())
        if self._line(text).width <= room:
            return text
        words = text.split(" ")
        while len(words) > 1 and self._line(" ".join(words) + "…").width > room:
            words.pop()
        kept = " ".join(words)
        while len(kept) > 1 and self._line(kept + "…").width > room:
            kept = kept[:-1]
        return kept.rstrip(" ,;:–-") + "…"
