"""The page the window opens on: every consultation of the workspace, by programme and date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.pages.consultations.row import Row
from rcsc_desktop.gui.pages.consultations.view import ConsultationTable
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

if TYPE_CHECKING:
    from rcsc_desktop.domain.changes import ChangeSet
    from rcsc_desktop.domain.lines import ConsultationLine, ProgrammeLine
    from rcsc_desktop.gui.pages.consultations.new_panel import NewConsultation

_NOUNS = ("consultation", "programme", "participant")


class ConsultationsPage(Page):
    """Table, filter, and what can be done with the line that is selected."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._lines: Sequence[ConsultationLine] = ()
        self._is_loaded = False
        self._panel: NewConsultation | None = None
        self._has_panel = False
        self._place = Place("consultations")
        self._add_actions()
        t = context.t
        self.table = ConsultationTable(context)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(t("Filter"))
        self.filter.setAccessibleName(t("Filter consultations"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAlignment(looks.leading() | Qt.AlignmentFlag.AlignVCenter)
        self.filter.setMaximumWidth(40 * GRID)
        self._nothing = looks.label(t("No consultation holds these words."), context.theme, look="muted")
        self._nothing.hide()
        self._build()
        self.filter.textChanged.connect(self._show_lines)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._on_table_chosen)
        context.bus.changed.connect(self._on_bus_changed)
        self._on_table_chosen(None)
        context.tasks.read(lambda: self._made_rows(context.first_list.result()), self._show_first)
        self._read()

    def show_place(self, place: Place) -> None:
        self._place = place
        if place.row is not None:
            self.table.select(place.row)
        QTimer.singleShot(0, self.table, self.table.setFocus)

    def title(self) -> str:
        return self.context.t("Consultations")

    def primary(self) -> QAction | None:
        return None if self._is_empty else self._new

    def toolbar(self) -> tuple[QAction, ...]:
        return () if self._is_empty else (self._duplicate, self._remove)

    def side_panel(self) -> QWidget | None:
        return self._panel if self._has_panel else None

    def status(self) -> str:
        t = self.context.t
        return t.plural("{count} consultation", "{count} consultations", len(self._lines)) if self._lines else ""

    @property
    def _is_empty(self) -> bool:
        """The way to begin stands in the middle of the page."""
        return self._stack.currentIndex() == 1

    # Building

    def _add_actions(self) -> None:
        t, add = self.context.t, self.context.actions.add
        self._new = add(
            "consultation.new", t("New consultation"), self._begin_new, shortcut="Ctrl+N", menu="consultation"
        )
        self._open_action = add(
            "consultation.open", t("Open"), self._open_chosen, menu="consultation", palette=False, page=self
        )
        self._duplicate = add(
            "consultation.duplicate",
            t("Duplicate"),
            self._duplicate_chosen,
            shortcut="Ctrl+D",
            menu="consultation",
            page=self,
        )
        self._remove = add(
            "consultation.remove", t("Delete"), self._remove_chosen, shortcut="Del", menu="consultation", page=self
        )
        add(
            "consultation.filter",
            t("Filter consultations"),
            lambda: self.filter.setFocus(),
            shortcut="Ctrl+F",
            page=self,
        )

    def _build(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.setContentsMargins(GRID, 0, GRID, 0)
        row.addWidget(self.filter)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        for action in (self._open_action, self._duplicate, self._remove):
            self.table.addAction(action)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)

    def _show_empty(self) -> None:
        from rcsc_desktop.gui.widgets.empty_state import EmptyState

        if self._stack.count() == 1:
            t = self.context.t
            heading = t("No consultations yet")
            sentence = t(
                "A consultation is any meeting: regional, informal, a webinar, a hearing. Begin with the next."
            )
            self._stack.addWidget(EmptyState(self.context.theme, heading, sentence, self._new))
        self._stack.setCurrentIndex(1)

    # Reading

    def _read(self) -> None:
        self.context.tasks.read(
            lambda: self._made_rows(self.context.core.consultations.list()), self._show_read, key="consultations"
        )

    def _made_rows(self, lines: Sequence[ConsultationLine]) -> tuple[Sequence[ConsultationLine], tuple[Row, ...]]:
        """The lines with their texts, which cost the import of the language's data: made beside the window."""
        from rcsc_desktop.gui.pages.consultations.rows import rows

        return lines, rows(lines, self.context.t)

    def _show_first(self, found: tuple[Sequence[ConsultationLine], tuple[Row, ...]]) -> None:
        if not self._is_loaded and found[0]:
            self._show(*found)

    def _show_read(self, found: tuple[Sequence[ConsultationLine], tuple[Row, ...]]) -> None:
        self._is_loaded = True
        if found[0]:
            self._stack.setCurrentIndex(0)
        else:
            self._show_empty()
        self._show(*found)

    def _show(self, lines: Sequence[ConsultationLine], made: tuple[Row, ...]) -> None:
        is_first = not self._lines
        self._lines = lines
        if self.filter.text().strip():
            self._show_lines()
        else:
            self._nothing.hide()
            self.table.show_rows(made)
        if is_first and self._place.row is not None:
            self.table.select(self._place.row)
        self.described.emit()

    def _show_lines(self) -> None:
        from rcsc_desktop.gui.pages.consultations.rows import rows

        made = rows(self._lines, self.context.t, self.filter.text())
        self.table.show_rows(made)
        self._nothing.setVisible(not made and bool(self._lines))

    # Doing

    def _begin_new(self) -> None:
        if not self.isVisible():
            self.context.go(Place("consultations"))
        self.context.tasks.read(lambda: self.context.core.programmes.list(), self._show_panel)

    def _show_panel(self, programmes: Sequence[ProgrammeLine]) -> None:
        if self._panel is None:
            from rcsc_desktop.gui.pages.consultations.new_panel import NewConsultation

            self._panel = NewConsultation(self.context)
            self._panel.made.connect(self._on_panel_made)
            self._panel.put_away.connect(self._put_panel_away)
        self._has_panel = True
        self.described.emit()
        line = self.table.line()
        self._panel.begin(programmes, line.programme_id if line is not None else None)

    def _put_panel_away(self) -> None:
        self._has_panel = False
        self.described.emit()
        self.table.setFocus()

    def _on_panel_made(self, change_set: ChangeSet) -> None:
        self._put_panel_away()
        self.context.go(Place("consultation", change_set.new_id, "overview"))

    def _open_chosen(self) -> None:
        line = self.table.line()
        if line is not None:
            self._open(line)

    def _open(self, line: ConsultationLine) -> None:
        self.context.go(Place("consultation", line.id))

    def _duplicate_chosen(self) -> None:
        line = self.table.line()
        if line is not None:
            self.context.tasks.write(lambda: self.context.core.consultations.duplicate(line.id), announce=True)

    def _remove_chosen(self) -> None:
        line = self.table.line()
        if line is not None:
            self.context.tasks.write(lambda: self.context.core.consultations.remove(line.id), announce=True)

    def _on_table_chosen(self, line: ConsultationLine | None) -> None:
        for action in (self._open_action, self._duplicate, self._remove):
            action.setEnabled(line is not None)

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches(*_NOUNS):
            self._read()
