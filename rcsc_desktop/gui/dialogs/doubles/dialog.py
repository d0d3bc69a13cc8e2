"""The window in which likely doubles are looked through: merge, not the same, or later."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.doubles import DoublePair
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.merging import MergeProposal
from rcsc_desktop.gui.alive import while_alive
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.doubles.model import DoubleColumn, DoublesModel
from rcsc_desktop.gui.dialogs.merging.dialog import open_merge
from rcsc_desktop.gui.dialogs.people_import.comparison import ComparedField, ComparisonColumn, ComparisonModel
from rcsc_desktop.gui.field_text import field_text
from rcsc_desktop.gui.following import FollowedWork
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.tables.quiet_table import QuietTable
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import likeness, words

_KINDS = ("person", "organisation")
_CANCELLED = "work.cancelled"


def look_for_doubles(page: Page) -> None:
    """Look through the people, or the organisations where the page shows these only."""
    listing = getattr(page, "listing", None)
    kind = "organisation" if listing is not None and listing.query.scope == "organisation" else "person"
    dialog = DoublesDialog(page.context, kind, page.window())
    dialog.open()
    dialog.look()


class DoublesDialog(QDialog):
    """Looks in the background, with progress; what was decided is stored at once and can be undone."""

    def __init__(self, context: WindowContext, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._following: FollowedWork | None = None
        self._put_off = 0
        t, theme = context.t, context.theme
        self.setWindowTitle(t("Likely doubles"))
        self.resize(150 * GRID, 80 * GRID)
        self.heading = looks.label(t("Likely doubles"), theme, "section")
        self.kinds = QTabBar()
        self.kinds.setDrawBase(False)
        self.kinds.setExpanding(False)
        self.kinds.setAccessibleName(t("Which contacts"))
        for word in (t("People"), t("Organizations")):
            self.kinds.addTab(word)
        self.kinds.setCurrentIndex(_KINDS.index(kind))
        self.model = DoublesModel(theme, t, self)
        self.table = QuietTable(
            theme,
            self.model,
            t("Likely doubles"),
            {DoubleColumn.FIRST: 30 * GRID, DoubleColumn.SECOND: 30 * GRID, DoubleColumn.SCORE: 7 * GRID},
            DoubleColumn.REASONS,
        )
        self.fields = ComparisonModel(theme, t, self)
        self.side_by_side = QuietTable(
            theme,
            self.fields,
            t("Side by side"),
            {ComparisonColumn.FIELD: 12 * GRID},
            ComparisonColumn.WANTED,
            wraps=True,
        )
        self.fields.is_even = True
        both = self.side_by_side.horizontalHeader()
        both.setSectionResizeMode(ComparisonColumn.STORED, QHeaderView.ResizeMode.Stretch)
        self.why = looks.label("", theme, look="muted", wraps=True)
        self.nothing = looks.label("", theme, look="muted", wraps=True)
        self.said = looks.label("", theme, look="muted", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(24 * GRID)
        self.bar.setAccessibleName(t("Progress"))
        self.stop = looks.button(t("Stop"), self._on_stop)
        self.again = looks.button(t("Look again"), self.look)
        self.later = looks.button(t("Later"), self._on_later)
        self.apart = looks.button(t("Not the same"), self._on_apart)
        self.merge = looks.button(t("Merge …"), self._on_merge, "primary")
        self._lay_out()
        self._connect()
        self._refresh()

    def look(self) -> None:
        """Look through all contacts of the kind."""
        self._give_up()
        kind, core = _KINDS[self.kinds.currentIndex()], self._context.core
        following = self._following = FollowedWork(self)
        following.moved.connect(self._on_moved)
        self.model.show(())
        self._put_off = 0
        self.bar.setRange(0, 0)
        self._refresh()
        self._context.tasks.read(
            lambda: core.doubles.find(kind, on_progress=following.tell, is_cancelled=following.is_cancelled),
            while_alive(self, partial(self._on_found, following)),
            key=f"doubles.{id(self)}",
            on_error=while_alive(self, partial(self._on_refused, following)),
        )

    def done(self, result: int) -> None:
        """Closing gives up the looking."""
        self._give_up()
        super().done(result)

    def _lay_out(self) -> None:
        around = QWidget()
        side = QVBoxLayout()
        side.setSpacing(GRID)
        side.addWidget(self.why)
        side.addWidget(self.side_by_side, 1)
        beside = QHBoxLayout(around)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addSpacing(2 * GRID)
        beside.addLayout(side, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(around)
        split.setSizes([92 * GRID, 50 * GRID])
        split.setStretchFactor(0, 1)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(2)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.nothing)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(empty)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.again)
        foot.addWidget(looks.button(self._context.t("Close"), self.reject))
        foot.addWidget(self.later)
        foot.addWidget(self.apart)
        foot.addWidget(self.merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.heading)
        layout.addWidget(self.kinds)
        layout.addWidget(self._stack, 1)
        layout.addSpacing(GRID // 2)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.kinds.currentChanged.connect(lambda _at: self.look())
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_current())
        self.table.selectionModel().selectionChanged.connect(lambda *_parts: self._refresh())
        self.table.doubleClicked.connect(lambda _index: self._on_merge())
        for button, keys in ((self.merge, "Ctrl+M"), (self.apart, "Ctrl+D"), (self.later, "Ctrl+L")):
            action = QAction(button.text(), self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(button.click)
            self.addAction(action)
            button.setToolTip(f"{button.text()} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")

    # Looking

    def _give_up(self) -> None:
        if self._following is not None:
            self._following.cancel()
            self._following = None

    def _on_stop(self) -> None:
        self._give_up()
        self._refresh()

    def _on_moved(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_found(self, following: FollowedWork, pairs: Sequence[DoublePair]) -> None:
        if following is not self._following:
            return
        self._following = None
        self.model.show(pairs)
        self._stand(0)

    def _on_refused(self, following: FollowedWork, error: UserError) -> None:
        if following is self._following:
            self._following = None
            self._refresh()
        if error.code != _CANCELLED:
            self._context.messages.problem(error)

    # What is shown

    def _stand(self, row: int) -> None:
        if self.model.pairs:
            self.table.stand_on(min(row, len(self.model.pairs) - 1))
            self.table.setFocus()
        self._refresh()

    def _current(self) -> DoublePair | None:
        row = self.table.currentIndex().row()
        return self.model.pairs[row] if 0 <= row < len(self.model.pairs) else None

    def _refresh(self) -> None:
        t, pairs = self._context.t, self.model.pairs
        is_looking = self._following is not None
        self._stack.setCurrentIndex(0 if pairs else 1)
        self.bar.setVisible(is_looking)
        self.stop.setVisible(is_looking)
        self.again.setVisible(not is_looking)
        if is_looking:
            self.nothing.setText(t("Comparing all contacts with each other …"))
        elif self._put_off:
            self.nothing.setText(t("Everything was looked at. What was put off comes back when you look again."))
        else:
            self.nothing.setText(t("There is nobody left who looks like somebody else."))
        chosen = len(self.table.chosen_rows())
        for button in (self.later, self.apart, self.merge):
            button.setVisible(bool(pairs))
            button.setEnabled(chosen > 0)
        said = t.plural("{count} pair looks alike.", "{count} pairs look alike.", len(pairs)) if pairs else ""
        if chosen > 1:
            said += " " + t("{count} are selected.", count=chosen)
        self.said.setText(said)

    def _show_current(self) -> None:
        pair = self._current()
        if pair is None:
            self.fields.show((), frozenset(), "", is_open=False)
            self.why.setText("")
            return
        core = self._context.core
        self.why.setText(likeness.joined(pair.reasons, self._context.t))
        self._context.tasks.read(
            lambda: core.merging.propose(pair.kind, (pair.first_id, pair.second_id)),
            while_alive(self, partial(self._show_fields, pair)),
            on_error=lambda _error: None,
            key=f"doubles.fields.{id(self)}",
        )

    def _show_fields(self, pair: DoublePair, proposal: MergeProposal) -> None:
        if pair is not self._current():
            return
        t = self._context.t

        shown = []
        for field in proposal.fields:
            values = {one: value.label or value.text for value in field.values for one in value.ids}
            first, second = (
                field_text(pair.kind, field.field, values.get(one, ""), t) for one in (pair.first_id, pair.second_id)
            )
            is_other = bool(first and second) and first != second
            shown.append(ComparedField(field.field, words.column(field.field, t), first, second, is_other))
        self.fields.headings = (t("Field"), t("One"), "")
        self.fields.show(shown, frozenset(), t("Other"), is_open=False)

    # Deciding

    def _chosen(self) -> list[DoublePair]:
        return [self.model.pairs[row] for row in self.table.chosen_rows()]

    def _on_later(self) -> None:
        chosen = self._chosen()
        self._put_off += len(chosen)
        self._drop(chosen)

    def _on_apart(self) -> None:
        """Each pair is a step of its own: what is not the same is said one by one."""
        core = self._context.core
        chosen = self._chosen()
        for pair in chosen:
            self._context.tasks.write(
                lambda pair=pair: core.people_import.keep_apart(pair.first_id, pair.second_id),  # type: ignore[misc]
                announce=True,
            )
        self._drop(chosen)

    def _on_merge(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        ids = dict.fromkeys(one for pair in chosen for one in (pair.first_id, pair.second_id))
        open_merge(self._context, chosen[0].kind, list(ids), self, self._on_merged)

    def _on_merged(self, change_set: ChangeSet) -> None:
        gone = {change.id for change in change_set.changes if change.verb == "remove"}
        row = self.table.currentIndex().row()
        self.model.drop(lambda pair: pair.first_id in gone or pair.second_id in gone)
        self._stand(max(0, row))

    def _drop(self, pairs: Sequence[DoublePair]) -> None:
        row = min(self.table.chosen_rows(), default=0)
        gone = set(map(id, pairs))
        self.model.drop(lambda pair: id(pair) in gone)
        self._stand(row)
