"""Pictures of the participants as a whole: by status over time, by region, by organisation, by gender."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant_pictures import PICTURED, Breakdown, Only, ParticipantPictures
from rcsc_desktop.gui.models.listing import ListQuery
from rcsc_desktop.gui.pages.participants.pictures.bars import BarList, BarRow
from rcsc_desktop.gui.pages.participants.pictures.course import SHADES, CourseChart
from rcsc_desktop.gui.pages.participants.pictures.table import CourseTable
from rcsc_desktop.gui.pages.participants.views import ParticipantView
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.participant_pictures import MOST_BARS
from rcsc_desktop.wording import participant_pictures as say
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import day as written_day
from rcsc_desktop.wording.formats import number

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage

_SOON_MS = 150
_MORE = 5
_TWO_BESIDE = 92 * GRID
_THREE_BESIDE = 130 * GRID
_LEGEND = 30 * GRID


class PicturesView(ParticipantView):
    """Each bar says its number, and narrows the list when it is pressed; the bar of the rest shows more of them."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__()
        self._page = page
        self._context = page.context
        self._query = ListQuery()
        self._most = MOST_BARS
        self._is_reading = False
        self._is_due = False
        self.pictures: ParticipantPictures | None = None
        t, theme = self._context.t, self._context.theme
        self.lists = {column: BarList(theme, say.heading(column, t)) for column in PICTURED}
        self.chart = CourseChart(theme, t, self._spoken)
        self.table = CourseTable(self._context)
        self.legend = BarList(theme, t("Statuses"))
        self._notes = {column: looks.label("", theme, "small", "muted", wraps=True) for column in (*PICTURED, "status")}
        self._reading = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._reading.timeout.connect(self._read)
        self._lay_out()
        for column, bars in self.lists.items():
            bars.pressed_row.connect(lambda row, column=column: self._on_pressed(column, row))
        self.legend.pressed_row.connect(lambda row: self._on_pressed("status", row))
        self.chart.day_shown.connect(self._show_day)

    def show_query(self, query: ListQuery) -> None:
        is_first = self.pictures is None
        self._query = query
        if is_first:
            self._read()
        else:
            self._reading.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Laying out

    def _lay_out(self) -> None:
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, GRID, GRID, 2 * GRID)
        self._grid.setHorizontalSpacing(5 * GRID)
        self._grid.setVerticalSpacing(4 * GRID)
        self._panels = [self._course_panel(), *(self._panel(column, self.lists[column]) for column in PICTURED)]
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        content.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self._beside = 0
        self._arrange()

    def _panel(self, column: str, *parts: QWidget) -> QWidget:
        panel = QWidget()
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        head = QHBoxLayout()
        head.addWidget(looks.label(say.heading(column, self._context.t), self._context.theme, "section"))
        head.addStretch()
        layout.addLayout(head)
        layout.addWidget(self._notes[column])
        layout.addSpacing(GRID // 2)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch()
        if column == "status":
            self._as_table = looks.button(self._context.t("As a table"), self._on_as_table_pressed, "link")
            head.addWidget(self._as_table)
        return panel

    def _course_panel(self) -> QWidget:
        self._shown = QStackedWidget()
        self._shown.addWidget(self.chart)
        self._shown.addWidget(self.table)
        body = QWidget()
        beside = QHBoxLayout(body)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(3 * GRID)
        beside.addWidget(self._shown, 1)
        self.legend.setFixedWidth(_LEGEND)
        beside.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignTop)
        return self._panel("status", body)

    def _arrange(self) -> None:
        """Bars stand beside each other as far as there is room."""
        beside = 3 if self.width() >= _THREE_BESIDE else 2 if self.width() >= _TWO_BESIDE else 1
        if beside == self._beside:
            return
        self._beside = beside
        for panel in self._panels:
            self._grid.removeWidget(panel)
        self._grid.addWidget(self._panels[0], 0, 0, 1, beside)
        for at, panel in enumerate(self._panels[1:]):
            self._grid.addWidget(panel, 1 + at // beside, at % beside, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < beside else 0)
        self._grid.setRowStretch(5, 1)

    # Reading and showing

    def _read(self) -> None:
        """One reading at a time: counting many people must not keep the list waiting."""
        consultation_id, query, most = self._page.consultation_id, self._query, self._most
        if consultation_id is None:
            return
        self._is_due = self._is_reading
        if self._is_reading:
            return
        self._is_reading = True

        def arrived(pictures: ParticipantPictures) -> None:
            self._is_reading = False
            if self._is_due:
                self._read()
            else:
                self._show(pictures)

        def refused(error: UserError) -> None:
            self._is_reading = False
            self._context.messages.problem(error)

        core, similar = self._context.core, query.is_similar
        self._context.tasks.read(
            lambda: core.participant_pictures.pictures(
                consultation_id, query.text, only=query.only, most=most, similar=similar
            ),
            arrived,
            on_error=refused,
        )

    def _show(self, pictures: ParticipantPictures) -> None:
        self.pictures = pictures
        t = self._context.t
        for breakdown in pictures.breakdowns:
            self.lists[breakdown.column].show_rows(self._rows(breakdown))
            self._notes[breakdown.column].setText(say.people(breakdown.total, t))
        self.chart.show_course(pictures.course)
        self.table.show_course(pictures.course)

    def _rows(self, breakdown: Breakdown) -> Sequence[BarRow]:
        t = self._context.t
        entries: list[tuple[str, int, str | None]] = [(bar.label, bar.count, bar.value) for bar in breakdown.bars]
        entries += [
            (say.rest(breakdown.rest_values, t), breakdown.rest, None),
            (say.blank(breakdown.column, t), breakdown.blank, ""),
        ]
        made = []
        for at, ((label, count, value), share) in enumerate(zip(entries, breakdown.shares(), strict=True)):
            if count:
                part = say.share(share, count, t)
                made.append(
                    BarRow(
                        label,
                        f"{number(count, t.language)} · {part}",
                        t("{label}: {people}, {share}", label=label, people=say.people(count, t), share=part),
                        count / breakdown.most,
                        value,
                        is_muted=at >= len(breakdown.bars),
                    )
                )
        return made

    def _show_day(self, day: date | None) -> None:
        """The legend, with how many stood in each status on a day."""
        t, course = self._context.t, self.pictures.course if self.pictures is not None else None
        if course is None or day is None:
            self.legend.show_rows(())
            self._notes["status"].setText(t("Nobody has a status with a date yet."))
            return
        rows = []
        for status, count in zip(course.statuses, course.on(day), strict=True):
            label = words.label(status, t)
            said = t("{label}: {people}", label=label, people=say.people(count, t))
            rows.append(
                BarRow(label, number(count, t.language), said, value=status, is_muted=not count, color=SHADES[status])
            )
        self.legend.show_rows(rows)
        self._notes["status"].setText(self._course_note(day, course.undated))

    def _course_note(self, day: date, undated: int) -> str:
        t = self._context.t
        when = t("At the end of {day}", day=written_day(day, t.language))
        if not undated:
            return when
        left_out = t.plural(
            "{number} person whose status has no date is not drawn",
            "{number} people whose status has no date are not drawn",
            undated,
            number=number(undated, t.language),
        )
        return f"{when} · {left_out}"

    def _spoken(self, day: date) -> str:
        """A day in words, for a screen reader."""
        t = self._context.t
        course = self.pictures.course if self.pictures is not None else None
        if course is None:
            return ""
        counts = zip(course.statuses, course.on(day), strict=True)
        return ", ".join(
            (
                written_day(day, t.language),
                *(f"{words.label(status, t)}: {number(count, t.language)}" for status, count in counts if count),
            )
        )

    # What happens

    def _on_pressed(self, column: str, row: BarRow) -> None:
        if row.value is None:
            self._most *= _MORE
            self._read()
        else:
            self.narrowed.emit(Only(column, row.value), row.label)

    def _on_as_table_pressed(self) -> None:
        is_table = self._shown.currentWidget() is self.table
        self._shown.setCurrentWidget(self.chart if is_table else self.table)
        text = self._context.t("As a table") if is_table else self._context.t("As a picture")
        self._as_table.setText(text)
        self._as_table.setAccessibleName(text)
