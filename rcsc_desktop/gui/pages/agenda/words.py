"""What the cells of the outline say, in the language of the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFont, QFontMetrics

from rcsc_desktop.domain.agenda import Finding, ItemKind, SpeakerStatus, Visibility
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.schedule import DAY
from rcsc_desktop.domain.time_entry import duration_text
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow, RowKind
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import errors, findings, words


class OutlineWords:
    """Texts of the outline; ``clock`` gives the setting: 12, 24 or auto."""

    def __init__(self, t: Translator, clock: Callable[[], str] = lambda: "auto") -> None:
        self._t = t
        self._clock = clock

    def header(self, column: Column) -> str:
        """The heading of a column."""
        t = self._t
        return {
            Column.START: t("Start"),
            Column.DURATION: t("Length"),
            Column.TITLE: t("Agenda"),
            Column.SPEAKERS: t("Speakers"),
            Column.KIND: t("Kind"),
        }[column]

    def clock_time(self, minutes: int) -> str:
        """A time of day from minutes after midnight; past midnight it begins again."""
        hour, minute = divmod(minutes % DAY, 60)
        if self._clock() != "12":
            return f"{hour:02}:{minute:02}"
        half = self._t("{time} am") if hour < 12 else self._t("{time} pm")
        return half.format(time=f"{(hour - 1) % 12 + 1}:{minute:02}")

    def cell(self, row: OutlineRow, column: Column, start: int | None) -> str:
        """What a cell shows; ``start`` is the start to show, which may differ from the row's while it is dragged."""
        if column is Column.TITLE:
            return row.text
        if column is Column.SPEAKERS:
            return "".join(text for text, _ in self.speaker_runs(row))
        if column is Column.START:
            return "" if start is None else self.clock_time(start)
        if column is Column.DURATION:
            return "" if row.minutes is None or not row.is_timed else f"{row.minutes}′"
        return self._kind_cell(row)

    def speaker_runs(self, row: OutlineRow) -> tuple[tuple[str, bool], ...]:
        """The speakers in pieces, with how far it is agreed behind those who are not confirmed: (text, is quiet)."""
        if not row.states:
            return ((row.speakers, False),)
        runs: list[tuple[str, bool]] = []
        for text, status in row.states:
            runs.append((f"; {text}" if runs else text, False))
            if status is not SpeakerStatus.CONFIRMED:
                runs.append((self._t(" ({state})", state=words.label(status, self._t).lower()), True))
        return tuple(runs)

    def sign(self, row: OutlineRow) -> str:
        """A quiet word behind a title that not everybody sees."""
        return "" if row.visibility is Visibility.PUBLIC else words.label(row.visibility, self._t).lower()

    def editable(self, row: OutlineRow, column: Column) -> str:
        """The text that editing a cell starts with."""
        if column is Column.START:
            return "" if row.start is None else self.clock_time(row.start)
        if column is Column.DURATION:
            return "" if row.minutes is None else duration_text(row.minutes)
        if column is Column.KIND:
            return "" if row.item_kind is None else row.item_kind.value
        return row.speakers if column is Column.SPEAKERS else row.text

    def widths(self, font: QFont) -> dict[Column, int]:
        """Room in pixels that the narrow columns need."""
        metrics = QFontMetrics(font)
        times = max(metrics.horizontalAdvance(self.clock_time(minutes)) for minutes in (0, 12 * 60, 22 * 60 + 44))
        kinds = max(metrics.horizontalAdvance(words.label(kind, self._t)) for kind in ItemKind)
        length = max(metrics.horizontalAdvance(text) for text in ("1440′", self._t("Length")))
        return {Column.START: times + 3 * GRID, Column.DURATION: length + 2 * GRID, Column.KIND: kinds + 2 * GRID}

    def spoken(self, row: OutlineRow, column: Column, shown: str) -> str:
        """What a screen reader says for a cell."""
        t = self._t
        if column is Column.START and row.is_pinned:
            return t("{time}, pinned", time=shown)
        if column is Column.DURATION and row.minutes is not None:
            return t.plural("{count} minute", "{count} minutes", row.minutes)
        return self._spoken_line(row, shown) if column is Column.TITLE else shown

    def _spoken_line(self, row: OutlineRow, shown: str) -> str:
        t = self._t
        if row.is_draft and not shown:
            return t("New line")
        if row.is_item:
            return ", ".join(part for part in (f"{row.label} {shown}".strip(), self.sign(row)) if part)
        if row.kind is RowKind.QUESTION:
            return t("Question, level {level}: {text}", level=row.depth, text=shown)
        return t("Topic, level {level}: {text}", level=row.depth, text=shown)

    def placeholder(self, row: OutlineRow, column: Column) -> str:
        """What an empty cell offers to type."""
        t = self._t
        if column is Column.TITLE:
            return {
                RowKind.ITEM: t("Title, or “15m Welcome”"),
                RowKind.TOPIC: t("Topic"),
                RowKind.QUESTION: t("Question for the discussion"),
            }[row.kind]
        return {
            Column.START: t("as before"),
            Column.DURATION: t("15m"),
            Column.SPEAKERS: t("Name; name"),
        }.get(column, "")

    def finding_word(self, finding: Finding) -> str:
        """The small word at the end of the line."""
        return findings.word(finding.code, self._t)

    def finding_sentence(self, finding: Finding) -> str:
        """What the word means here; of one that was put aside also why."""
        said = findings.sentence(finding.code, dict(finding.data), self._t)
        if not finding.silenced:
            return said
        return self._t("{finding} Put aside: {reason}", finding=said, reason=finding.silenced)

    def _kind_cell(self, row: OutlineRow) -> str:
        if row.findings:
            return self.finding_word(row.findings[0])
        return "" if row.item_kind in (None, ItemKind.OTHER) else self.kind(row.item_kind)

    def refusal(self, error: UserError) -> str:
        """Why a text was not taken."""
        return errors.sentence(error.code, error.data, self._t)

    def kind(self, kind: ItemKind) -> str:
        """The name of a kind of item."""
        return words.label(kind, self._t)
