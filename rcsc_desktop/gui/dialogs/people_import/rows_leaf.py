"""The third leaf of the import inbox: every row, how it stands, and what is to be done with it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.errors import EnvironmentFault
from rcsc_desktop.domain.people_plan import Candidate, RowChoice, RowState
from rcsc_desktop.gui.alive import while_alive
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.people_import.answers import Answers
from rcsc_desktop.gui.dialogs.people_import.missing_leaf import MissingLeaf
from rcsc_desktop.gui.dialogs.people_import.row_index import RowIndex
from rcsc_desktop.gui.dialogs.people_import.row_panel import RowPanel
from rcsc_desktop.gui.dialogs.people_import.rows_model import ImportRowsModel, RowColumn
from rcsc_desktop.gui.dialogs.people_import.words import CHOICES, ImportWords
from rcsc_desktop.gui.models import spreadsheet_text
from rcsc_desktop.gui.tables.quiet_table import QuietTable
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import words as coded

_STATES = (None, RowState.DOUBTFUL, RowState.NEW, RowState.CHANGED, RowState.SAME, RowState.REFUSED)
_MISSING = len(_STATES)
_AT_ONCE = 300
"""More rows than that are decided beside the window's thread."""
_KEYS = {RowChoice.UPDATE: "Ctrl+U", RowChoice.NEW: "Ctrl+N", RowChoice.SKIP: "Ctrl+L"}


class RowsLeaf(QWidget):
    """``changed`` when something was decided."""

    changed = Signal()

    def __init__(self, context: WindowContext, words: ImportWords) -> None:
        super().__init__()
        t, theme = context.t, context.theme
        self._context = context
        self._words = words
        self.answers: Answers | None = None
        self._index: RowIndex | None = None
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(t("Which rows"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(t("Find a row"))
        self.filter.setAccessibleName(t("Find a row"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(28 * GRID)
        self.model = ImportRowsModel(words, theme, self)
        self.table = QuietTable(
            theme,
            self.model,
            t("Rows of the import"),
            {RowColumn.ROW: 8 * GRID, RowColumn.NAME: 26 * GRID, RowColumn.ORGANISATION: 22 * GRID},
            RowColumn.OUTCOME,
        )
        self.panel = RowPanel(context, words)
        self.missing = MissingLeaf(context)
        self.many = looks.button(t("Decide for many"), lambda: None)
        self._menu, self._of_chosen, self._of_all = self._menus()
        self.many.setMenu(self._menu)
        self.copy = looks.button(t("Copy the list"), self.copy_refused)
        self.save = looks.button(t("Save the list …"), self._on_save)
        self._lay_out()
        self._connect()

    # What the dialog asks

    def show_plan(self, answers: Answers, index: RowIndex) -> None:
        """Show a plan; the filter stays, the first doubtful row stands ready where nothing was looked at yet."""
        is_first = self.answers is None
        has_organisations = any("organisation" in one.mapping.values() for one in answers.plan.tables)
        self.table.setColumnHidden(RowColumn.ORGANISATION, not has_organisations)
        self.table.setColumnWidth(RowColumn.NAME, (26 if has_organisations else 40) * GRID)
        self.answers, self._index = answers, index
        self.missing.show_missing(answers.plan.missing)
        self._count()
        if is_first:
            self.tabs.setCurrentIndex(1 if index.by_state[RowState.DOUBTFUL] else 0)
        self._find()

    def forget(self) -> None:
        """No plan is there."""
        self.answers = self._index = None
        self.model.show(None, ())
        self.panel.clear()

    def state(self) -> RowState | None:
        """The state of rows that is shown, ``None`` for all."""
        at = self.tabs.currentIndex()
        return _STATES[at] if 0 <= at < _MISSING else None

    def copy_refused(self) -> None:
        """Put the refused rows on the clipboard as a table."""
        QGuiApplication.clipboard().setText(spreadsheet_text.tab_separated(self._refused()))

    # Laying out

    def _lay_out(self) -> None:
        for _state in (*_STATES, None):
            self.tabs.addTab("")
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        around = QWidget()
        side = QHBoxLayout(around)
        side.setContentsMargins(0, GRID, 0, 0)
        side.addSpacing(2 * GRID)
        side.addWidget(self.panel)
        split.addWidget(around)
        split.setSizes([64 * GRID, 58 * GRID])
        split.setStretchFactor(0, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self.missing)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.copy)
        head.addWidget(self.save)
        head.addWidget(self.many)
        head.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _at: self._find())
        self.filter.textChanged.connect(lambda _text: self._find())
        self.filter.installEventFilter(self)
        self.table.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_current())
        self.panel.decided.connect(self._on_decided)
        self.panel.kept_changed.connect(self._on_kept_changed)
        self.missing.changed.connect(self.changed)

    def _menus(self) -> tuple[QMenu, QMenu, QMenu]:
        t = self._context.t
        menu = QMenu(self.many)
        chosen, everything = QMenu(menu), QMenu(menu)
        for submenu, places in ((chosen, self._chosen_places), (everything, self._shown_places)):
            menu.addMenu(submenu)
            for choice in CHOICES:
                action = submenu.addAction(coded.label(choice, t))
                action.triggered.connect(partial(self._decide_for, places, choice))
        for choice in CHOICES:
            action = QAction(coded.label(choice, t), self)
            action.setShortcut(QKeySequence(_KEYS[choice]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(partial(self._decide_and_go_on, choice))
            self.table.addAction(action)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        menu.aboutToShow.connect(self._on_menu_opened)
        return menu, chosen, everything

    def _on_menu_opened(self) -> None:
        t, chosen = self._context.t, len(self.table.chosen_rows())
        self._of_chosen.setTitle(t.plural("{count} row chosen", "{count} rows chosen", chosen))
        self._of_chosen.setEnabled(chosen > 0)
        self._of_all.setTitle(t.plural("{count} row shown", "All {count} rows shown", len(self.model.places)))

    # Filtering

    def _count(self) -> None:
        if self._index is None or self.answers is None:
            return
        t, plan = self._context.t, self.answers.plan
        self.tabs.setTabText(0, t("All {count}", count=f"{len(plan.rows):,}"))
        for at, state in enumerate(_STATES):
            if state is not None:
                count = len(self._index.by_state[state])
                self.tabs.setTabText(at, f"{coded.label(state, t)} {count:,}")
                self.tabs.setTabVisible(at, count > 0)
        self.tabs.setTabText(_MISSING, t("Missing {count}", count=f"{len(plan.missing):,}"))
        self.tabs.setTabVisible(_MISSING, bool(plan.missing))

    def _find(self) -> None:
        index, state, text = self._index, self.state(), self.filter.text()
        is_missing = self.tabs.currentIndex() == _MISSING
        self._stack.setCurrentIndex(1 if is_missing else 0)
        is_refused = state is RowState.REFUSED
        for button in (self.copy, self.save):
            button.setVisible(is_refused)
        self.many.setVisible(not is_missing and state not in {RowState.SAME, RowState.REFUSED})
        self.filter.setVisible(not is_missing)
        if index is None or is_missing:
            return
        if not text.strip():
            self._show_places(index.places(state, ""))
            return
        self._context.tasks.read(
            lambda: index.places(state, text),
            while_alive(self, lambda places: self._show_places(places) if index is self._index else None),
            key="people_import.find",
        )

    def _show_places(self, places: Sequence[int]) -> None:
        before = self._current_place()
        self.model.show(self.answers, places)
        at = places.index(before) if before is not None and before in places else 0
        if places:
            self.table.stand_on(at)
        self._show_current()

    # Deciding

    def _current_place(self) -> int | None:
        row = self.table.currentIndex().row()
        return self.model.places[row] if 0 <= row < len(self.model.places) else None

    def _show_current(self) -> None:
        place = self._current_place()
        if place is None or self.answers is None:
            self.panel.clear()
        else:
            self.panel.show_row(self.answers, place)

    def _chosen_places(self) -> list[int]:
        return [self.model.places[row] for row in self.table.chosen_rows()]

    def _shown_places(self) -> Sequence[int]:
        return self.model.places

    def _on_decided(self, choice: RowChoice, candidate: Candidate | None) -> None:
        place = self._current_place()
        if place is not None and self.answers is not None:
            self.answers.decide((place,), choice, candidate)
            self._say_changed()

    def _on_kept_changed(self, field: str, is_kept: bool) -> None:
        place = self._current_place()
        if place is not None and self.answers is not None:
            self.answers.keep(place, field, is_kept=is_kept)
            self._say_changed()

    def _decide_for(self, places_of: Callable[[], Sequence[int]], choice: RowChoice) -> None:
        answers, places = self.answers, places_of()
        if answers is None:
            return
        if len(places) <= _AT_ONCE:
            answers.decide(places, choice)
            self._say_changed()
            return
        said = answers.said

        def done(decided: Answers) -> None:
            if answers is not self.answers:
                return
            if answers.said != said:
                self._decide_for(lambda: places, choice)
                return
            self.answers = decided
            self.model.answers = decided
            self._say_changed()

        self._context.tasks.read(lambda: answers.with_many(places, choice), while_alive(self, done))

    def _decide_and_go_on(self, choice: RowChoice) -> None:
        """By key: the chosen rows, and on to the one after them."""
        rows = self.table.chosen_rows()
        self._decide_for(self._chosen_places, choice)
        if len(rows) == 1 and rows[0] + 1 < self.model.rowCount():
            self.table.stand_on(rows[0] + 1)

    def _say_changed(self) -> None:
        self.model.answers_changed()
        self._show_current()
        self.changed.emit()

    # Refused rows

    def _refused(self) -> list[tuple[str, ...]]:
        t = self._context.t
        rows: list[tuple[str, ...]] = [(t("File"), t("Row"), t("Column"), t("Text"), t("Reason"))]
        if self.answers is None or self._index is None:
            return rows
        plan = self.answers.plan
        for place in self._index.by_state[RowState.REFUSED]:
            row = plan.rows[place]
            if row.problem is not None:
                text = str(row.problem.data.get("text", ""))
                file = plan.tables[row.table].file
                rows.append((file, str(row.row), row.problem.column, text, self._words.problem(row.problem)))
        return rows

    def _on_save(self) -> None:
        t = self._context.t
        name, _kind = QFileDialog.getSaveFileName(
            self, t("Save the list"), f"{t('Refused rows')}.csv", f"{t('Table')} (*.csv)"
        )
        if name:
            self.save_refused(Path(name))

    def save_refused(self, path: Path) -> None:
        """Write the refused rows as a table that Excel opens."""
        rows = spreadsheet_text.parse(spreadsheet_text.tab_separated(self._refused()))

        def write() -> None:
            try:
                with path.open("w", encoding="utf-8-sig", newline="") as file:
                    csv.writer(file).writerows(rows)
            except OSError as error:
                raise EnvironmentFault("export.failed", path=str(path), reason=error.strerror or "") from error

        t = self._context.t
        self._context.tasks.read(
            write, lambda _none: self._context.messages.note(t("The list is in {file}.", file=path.name))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the filter to the rows, Enter from the rows to what can be done with one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.filter and event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
            if watched is self.filter and event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
            if watched is self.table and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.panel.take_focus()
                return True
        return super().eventFilter(watched, event)
