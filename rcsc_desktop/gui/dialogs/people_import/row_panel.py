"""One row of an import: how it stands, what can be done with it, and side by side what is there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHeaderView, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from rcsc_desktop.domain.people_plan import Candidate, PlannedRow, RowChoice, RowState
from rcsc_desktop.gui.alive import while_alive
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.people_import.answers import Answers, is_open
from rcsc_desktop.gui.dialogs.people_import.comparison import ComparisonColumn, ComparisonModel, besides, compared
from rcsc_desktop.gui.dialogs.people_import.standing import stored_values
from rcsc_desktop.gui.dialogs.people_import.words import ImportWords
from rcsc_desktop.gui.tables.quiet_table import QuietTable
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import likeness

_MOST_CANDIDATES = 5


class RowPanel(QWidget):
    """``decided`` carries the choice and the candidate; ``kept_changed`` a field and whether it stays as stored."""

    decided = Signal(object, object)
    kept_changed = Signal(str, bool)

    def __init__(self, context: WindowContext, words: ImportWords) -> None:
        super().__init__()
        self._context = context
        self._words = words
        self._row: PlannedRow | None = None
        self._answers: Answers | None = None
        self._place = -1
        t, theme = context.t, context.theme
        self.heading = looks.label("", theme, "section", wraps=True)
        self.where = looks.label("", theme, "small", "muted", wraps=True)
        self.standing = looks.label("", theme, wraps=True)
        self.choices = QWidget()
        self._choice_column = QVBoxLayout(self.choices)
        self._choice_column.setContentsMargins(0, 0, 0, 0)
        self._choice_column.setSpacing(0)
        self._buttons = QButtonGroup(self)
        self.model = ComparisonModel(theme, t, self)
        self.table = QuietTable(
            theme,
            self.model,
            t("Side by side"),
            {ComparisonColumn.FIELD: 13 * GRID},
            ComparisonColumn.WANTED,
            wraps=True,
        )
        both = self.table.horizontalHeader()
        both.setSectionResizeMode(ComparisonColumn.STORED, QHeaderView.ResizeMode.Stretch)
        self.notes = looks.label("", theme, "small", "warn", wraps=True)
        self.model.kept_changed.connect(self.kept_changed)
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Nothing is chosen."""
        self._row = self._answers = None
        for widget in (self.where, self.standing, self.choices, self.table, self.notes):
            widget.hide()
        self.heading.setText("")

    def show_row(self, answers: Answers, place: int) -> None:
        """Show a row; what is there comes as soon as it is read."""
        row = answers.plan.rows[place]
        is_other = self._answers is not answers or self._place != place
        self._answers, self._place, self._row = answers, place, row
        self.heading.setText(self._words.name(row) or self._context.t("Row {row}", row=row.row))
        self.where.setText(self._where(row))
        self.where.show()
        self.standing.setText(self._words.standing(row))
        self.standing.show()
        self._show_notes(row)
        if is_other:
            self._build_choices(row)
        self._mark_choice()
        self._compare()

    def take_focus(self) -> None:
        """Go to what can be done with the row."""
        buttons = self._buttons.buttons()
        wanted = self._buttons.checkedButton() or (buttons[0] if buttons else None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.heading)
        layout.addWidget(self.where)
        layout.addSpacing(GRID // 2)
        layout.addWidget(self.standing)
        layout.addWidget(self.notes)
        layout.addWidget(self.choices)
        layout.addSpacing(GRID)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)

    def _where(self, row: PlannedRow) -> str:
        assert self._answers is not None  # noqa: S101 - asked while a row is shown
        t, table = self._context.t, self._answers.plan.tables[row.table]
        name = table.file or t("Pasted text")
        said = t("Row {row} of {file}", row=row.row, file=name)
        return f"{said} · {table.sheet}" if table.sheet and len(table.sheets) > 1 else said

    def _show_notes(self, row: PlannedRow) -> None:
        problems = [row.problem] if row.problem else list(row.entry.problems) if row.entry else []
        lines = [
            f"{one.column}: {self._words.problem(one)}" if one.column else self._words.problem(one) for one in problems
        ]
        self.notes.setText("\n".join(lines))
        looks.set_look(self.notes, "danger" if row.state is RowState.REFUSED else "warn")
        self.notes.setVisible(bool(lines))

    # What can be done

    def _build_choices(self, row: PlannedRow) -> None:
        while (item := self._choice_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for button in self._buttons.buttons():
            self._buttons.removeButton(button)
        self.choices.setVisible(is_open(row))
        if not is_open(row):
            return
        t = self._context.t
        for candidate in row.candidates[:_MOST_CANDIDATES]:
            self._add_choice(RowChoice.UPDATE, candidate, self._same_as(candidate), self._why(candidate))
        is_matched = row.match_id is not None and not row.candidates
        if is_matched and row.state is RowState.CHANGED:
            self._add_choice(RowChoice.UPDATE, None, t("Take the changes over"), "")
        elif is_matched:
            self._add_choice(RowChoice.UPDATE, None, t("Add the person who is in the contacts"), "")
        if row.state is not RowState.CHANGED:
            is_somebody = is_matched or row.candidates
            self._add_choice(
                RowChoice.NEW, None, t("Somebody else: add as new") if is_somebody else t("Add as new"), ""
            )
        self._add_choice(RowChoice.SKIP, None, t("Leave this row out"), "")

    def _same_as(self, candidate: Candidate) -> str:
        t = self._context.t
        name = " · ".join(part for part in (candidate.name, candidate.detail) if part)
        if candidate.id is None:
            assert self._answers is not None  # noqa: S101 - asked while a row is shown
            assert self._row is not None  # noqa: S101
            earlier = self._words.earlier_row(candidate, self._row, self._answers.plan.tables)
            return t("The same as {row}: {name}", row=earlier, name=name)
        return t("The same as {name}", name=name)

    def _why(self, candidate: Candidate) -> str:
        t = self._context.t
        reasons = likeness.joined(candidate.reasons, t)
        alike = t("{score} % alike", score=candidate.score)
        return f"{alike} · {reasons}" if reasons else alike

    def _add_choice(self, choice: RowChoice, candidate: Candidate | None, text: str, why: str) -> None:
        button = QRadioButton(text.replace("&", "&&"))
        button.setAccessibleName(f"{text}. {why}" if why else text)
        button.setToolTip(text)
        button.setProperty("choice", (choice.value, candidate))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(3 * GRID)
        button.clicked.connect(partial(self.decided.emit, choice, candidate))
        self._buttons.addButton(button)
        self._choice_column.addWidget(button)
        if why:
            line = looks.label(why, self._context.theme, "small", "muted", wraps=True)
            line.setIndent(3 * GRID)
            line.setContentsMargins(0, 0, 0, GRID // 2)
            self._choice_column.addWidget(line)

    def _mark_choice(self) -> None:
        row, answers = self._row, self._answers
        assert row is not None and answers is not None  # noqa: S101 - asked while a row is shown
        decision = answers.decision(self._place)
        is_asked = row.state is RowState.DOUBTFUL and not answers.is_decided(self._place)
        self._buttons.setExclusive(False)
        for button in self._buttons.buttons():
            choice, candidate = button.property("choice")
            is_meant = choice == decision.choice.value and (decision.target is None or candidate == decision.target)
            button.setChecked(is_meant and not is_asked)
        self._buttons.setExclusive(True)

    # Side by side

    def _compare(self) -> None:
        row, answers = self._row, self._answers
        assert row is not None and answers is not None  # noqa: S101 - asked while a row is shown
        if row.entry is None:
            self.table.hide()
            return
        decision = answers.decision(self._place)
        target = decision.target or next(iter(row.candidates), None)
        contact_id = target.id if target is not None else row.match_id
        if decision.choice is RowChoice.NEW:
            contact_id = target = None
        if contact_id is not None:
            core, subject = self._context.core, self._words.subject
            self._context.tasks.read(
                lambda: stored_values(core, subject, contact_id, row),
                while_alive(self, partial(self._show_compared, row)),
                key="people_import.standing",
                on_error=while_alive(self, lambda _error: self._show_compared(row, None)),
            )
        elif target is not None:
            self._show_compared(row, self._earlier(target))
        else:
            self._show_compared(row, None)

    def _earlier(self, target: Candidate) -> Mapping[str, str] | None:
        """What an earlier row of the files says, for a double within them."""
        assert self._answers is not None  # noqa: S101 - asked while a row is shown
        rows = self._answers.plan.rows
        found = next((one for one in rows if (one.table, one.row) == (target.table, target.row)), None)
        return found.entry.values if found is not None and found.entry is not None else None

    def _show_compared(self, row: PlannedRow, stored: Mapping[str, str] | None) -> None:
        if row is not self._row or row.entry is None or self._answers is None:
            return
        t, words = self._context.t, self._words
        decision = self._answers.decision(self._place)
        fields = (*compared(row.entry.values, stored, words.field, words.value), *besides(row.entry, t))
        is_earlier = decision.target is not None and decision.target.id is None
        heading = "" if stored is None else t("In the earlier row") if is_earlier else t("What is there")
        is_updating = decision.choice is RowChoice.UPDATE and is_open(row)
        self.model.show(fields, decision.kept, heading, is_open=is_updating and not is_earlier)
        self.table.setColumnHidden(ComparisonColumn.STORED, stored is None)
        self.table.show()
