"""The import inbox: files, their columns, their rows; looked at before anything is written, and one step to undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadOptions
from rcsc_desktop.domain.people_plan import PeopleOutcome
from rcsc_desktop.gui.alive import while_alive
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking
from rcsc_desktop.gui.dialogs.people_import.columns_leaf import ColumnsLeaf
from rcsc_desktop.gui.dialogs.people_import.files_leaf import FilesLeaf
from rcsc_desktop.gui.dialogs.people_import.result_leaf import ResultLeaf
from rcsc_desktop.gui.dialogs.people_import.rows_leaf import RowsLeaf
from rcsc_desktop.gui.dialogs.people_import.sources import PASTED, Source
from rcsc_desktop.gui.dialogs.people_import.summary import button_word, does_anything, will_happen
from rcsc_desktop.gui.dialogs.people_import.words import ImportWords
from rcsc_desktop.gui.dialogs.people_import.work import ImportWork, Planned
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.file_drop import FilesDrop

FILES, COLUMNS, ROWS, RESULT = range(4)
_MANY = 1000
_CANCELLED = "work.cancelled"


class PeopleImport(QDialog):
    """Into ``consultation``, or into the contacts where there is none. Stays open until it is done or closed."""

    def __init__(
        self,
        context: WindowContext,
        subject: ImportSubject,
        consultation: Consultation | None,
        own_fields: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._outcome: PeopleOutcome | None = None
        self._is_sure = self._is_subject_chosen = False
        t, theme = context.t, context.theme
        self.words = ImportWords(t, subject, own_fields)
        self.work = ImportWork(context, None if consultation is None else consultation.id, self)
        title = t("Import contacts") if consultation is None else t("Import into “{title}”", title=consultation.title)
        self.setWindowTitle(title)
        self.resize(150 * GRID, 82 * GRID)
        self.heading = looks.label(title, theme, "section")
        self.subject = QComboBox()
        self.subject.setAccessibleName(t("What the rows are"))
        for one, word in ((ImportSubject.PEOPLE, t("People")), (ImportSubject.ORGANISATIONS, t("Organizations"))):
            self.subject.addItem(word, one.value)
        self.subject.setCurrentIndex(max(0, self.subject.findData(subject.value)))
        self._is_for_contacts = consultation is None
        self.steps = QTabBar()
        self.steps.setDrawBase(False)
        self.steps.setExpanding(False)
        self.steps.setFont(theme.font("strong"))
        self.steps.setAccessibleName(t("Steps of the import"))
        self.files = FilesLeaf(context)
        self.columns = ColumnsLeaf(context, self.words)
        self.rows = RowsLeaf(context, self.words)
        self.outcome_leaf = ResultLeaf(context)
        self.said = looks.label("", theme, wraps=True)
        self.busy = looks.label("", theme, look="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(20 * GRID)
        self.bar.setAccessibleName(t("Progress"))
        self.stop = looks.button(t("Stop"), self._on_stop)
        self.cancel = looks.button(t("Cancel"), self.reject)
        self.do = looks.button(t("Import"), self._on_import, "primary")
        self._lay_out()
        self._connect()
        self._show_busy("")
        self._refresh()
        self.files.choose.setFocus()

    # What is brought in

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read files, one after the other."""
        self._context.tasks.read(lambda: [_content(path) for path in paths], while_alive(self, self._add_files))

    def read_text(self, text: str) -> None:
        """Read a table that was pasted."""
        self._add(PASTED, text.encode(errors="surrogatepass"))

    # Laying out

    def _lay_out(self) -> None:
        t = self._context.t
        for word in (t("Files"), t("Columns"), t("Rows"), t("Done")):
            self.steps.addTab(word)
        self._leaves = QStackedWidget()
        for leaf in (self.files, self.columns, self.rows, self.outcome_leaf):
            self._leaves.addWidget(leaf)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.heading, 1)
        head.addWidget(self.subject)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.busy)
        foot.addWidget(self.bar)
        foot.addWidget(self.stop)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.steps)
        layout.addWidget(self._leaves, 1)
        layout.addSpacing(GRID // 2)
        layout.addLayout(foot)

    def _connect(self) -> None:
        FilesDrop(self, self.read_files)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.files.take_clipboard)
        self.steps.currentChanged.connect(self._on_step_changed)
        self.subject.activated.connect(self._on_subject_chosen)
        self.files.files_chosen.connect(self.read_files)
        self.files.text_given.connect(self.read_text)
        self.files.removed.connect(self._on_source_removed)
        self.files.read_again.connect(self._read)
        self.columns.mended.connect(self._read)
        self.rows.changed.connect(self._refresh)
        self.outcome_leaf.undo_wanted.connect(self._on_undo)
        self.outcome_leaf.refused_wanted.connect(self.rows.copy_refused)
        work = self.work
        work.read.connect(self._on_read)
        work.planned.connect(self._on_planned)
        work.applied.connect(self._on_applied)
        work.refused.connect(self._on_refused)
        work.progress.connect(self._on_progress)
        work.settled.connect(lambda: self._show_busy(""))

    # Reading

    @property
    def sources(self) -> list[Source]:
        """The files in hand."""
        return self.files.model.sources

    def _add_files(self, files: Sequence[tuple[str, bytes | EnvironmentFault]]) -> None:
        for name, content in files:
            if isinstance(content, EnvironmentFault):
                self._on_refused(content)
            else:
                self._add(name, content)

    def _add(self, name: str, content: bytes) -> None:
        subject = ImportSubject(self.words.subject)
        source = Source(name, content, ReadOptions(subject=subject))
        self.files.add_source(source)
        self._read(source)

    def _read(self, source: Source) -> None:
        self._say("")
        self.work.read_source(source)
        self.files.refresh(source)
        self._refresh()

    def _on_read(self, source: Source) -> None:
        if source not in self.sources:
            return
        self.files.refresh(source)
        if self._is_about_organisations():
            self.subject.setCurrentIndex(self.subject.findData(ImportSubject.ORGANISATIONS.value))
            self._on_subject_changed()
        else:
            self._on_sources_changed()

    def _is_about_organisations(self) -> bool:
        """Nobody said what the rows are, and all files name organisations and no people."""
        return (
            self._is_for_contacts
            and not self._is_subject_chosen
            and self.words.subject is ImportSubject.PEOPLE
            and all(one.names_organisations_alone for one in self.sources)
        )

    def _on_source_removed(self, source: Source) -> None:
        self.work.forget_source(source)
        self._on_sources_changed()

    def _on_sources_changed(self) -> None:
        """A file came, went, or reads otherwise."""
        names = [self.files.model.name(one) for one in self.sources]
        self.columns.show_sources(self.sources, names)
        if any(one.is_being_read for one in self.sources):
            self._refresh()
            return
        if any(one.table is not None for one in self.sources):
            self.work.plan(self.sources, self.rows.answers)
        else:
            self.work.cancel()
            self.rows.forget()
        self._refresh()

    def _on_planned(self, planned: Planned) -> None:
        is_first = self.rows.answers is None
        self.rows.show_plan(planned.answers, planned.index)
        self._refresh()
        if not is_first or self.steps.currentIndex() != FILES or any(one.refusal for one in self.sources):
            return
        if any(one.lacks_names for one in self.sources):
            self.steps.setCurrentIndex(COLUMNS)
            self.columns.stand_on_missing_name()
        else:
            self.steps.setCurrentIndex(ROWS)
            self.rows.table.setFocus()

    def _on_subject_chosen(self, _at: int) -> None:
        self._is_subject_chosen = True
        self._on_subject_changed()

    def _on_subject_changed(self) -> None:
        subject = ImportSubject(str(self.subject.currentData()))
        if subject is self.words.subject:
            return
        self.words.subject = subject
        self.rows.forget()
        for source in self.sources:
            source.options = replace(source.options, subject=subject)
            source.mended.clear()
            self._read(source)

    # Steps

    def _on_step_changed(self, step: int) -> None:
        self._leaves.setCurrentIndex(step)
        self._refresh()

    def _refresh(self) -> None:
        """Say again what can be done and what would happen."""
        t, answers = self._context.t, self.rows.answers
        is_done = self._outcome is not None
        self.steps.setVisible(not is_done)
        self.steps.setTabVisible(RESULT, is_done)
        self.steps.setTabEnabled(COLUMNS, self.columns.has_columns())
        self.steps.setTabEnabled(ROWS, answers is not None)
        count = len(self.sources)
        self.steps.setTabText(FILES, t("Files") if count < 2 else t("Files {count}", count=count))
        self.do.setVisible(not is_done)
        self.cancel.setText(t("Close") if is_done else t("Cancel"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.subject.setVisible(self._is_for_contacts and not is_done)
        self.subject.setEnabled(not self.work.is_applying)
        is_reading = any(one.is_being_read for one in self.sources)
        if is_done:
            self.said.setText("")
            return
        cancelled = len(self.rows.missing.chosen())
        can_do = answers is not None and not is_reading and not self.stop.isVisibleTo(self)
        if answers is None:
            self.do.setText(t("Import"))
            self.do.setEnabled(False)
        else:
            self.do.setText(button_word(answers, cancelled, self.words.subject, t))
            self.do.setEnabled(can_do and not self.work.is_applying and does_anything(answers, cancelled))
            if not self.said.property("is_problem"):
                self.said.setText(will_happen(answers, cancelled, t))
        self.do.setAccessibleName(self.do.text())
        self._leaves.setEnabled(not self.work.is_applying)

    # Applying

    def _on_import(self) -> None:
        answers = self.rows.answers
        if answers is not None:
            self._say("")
            self.work.apply(answers, self.sources, self.rows.missing.chosen())
            self._refresh()

    def _on_applied(self, outcome: PeopleOutcome) -> None:
        answers = self.rows.answers
        assert answers is not None  # noqa: S101 - it was applied
        self._outcome = outcome
        names = [self.files.model.name(one) for one in self.sources if one.table is not None]
        self.outcome_leaf.show_outcome(outcome, answers.plan, names)
        self._refresh()
        self.steps.setCurrentIndex(RESULT)
        self.outcome_leaf.undo.setFocus()

    def _on_undo(self) -> None:
        outcome, core = self._outcome, self._context.core
        if outcome is None:
            return
        operation_id = outcome.change_set.operation_id

        def done(_change_set: ChangeSet) -> None:
            self.outcome_leaf.show_undone()

        self._context.tasks.write(
            lambda: core.history.undo(operation_id),
            on_done=while_alive(self, done),
            on_error=while_alive(self, self._on_refused),
        )

    def _on_stop(self) -> None:
        self.work.cancel()
        self.busy.setText(self._context.t("Stopping …"))
        self.stop.setEnabled(False)

    # What is said

    def _on_refused(self, error: UserError) -> None:
        if error.code == _CANCELLED:
            self._say(self._context.t("Stopped. Nothing was changed."))
        else:
            self._say(self._context.messages.sentence(error))
        self._refresh()

    def _on_progress(self, what: str, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        said = f"{what} …" if total < _MANY else f"{what} … {done:,} / {total:,}"
        self._show_busy(said)

    def _show_busy(self, text: str) -> None:
        self.busy.setText(text)
        for widget in (self.busy, self.bar, self.stop):
            widget.setVisible(bool(text))
        if not text:
            self.stop.setEnabled(True)
        self._refresh()

    def _say(self, problem: str) -> None:
        looks.set_look(self.said, "danger" if problem else "")
        self.said.setProperty("is_problem", bool(problem))
        self.said.setText(problem)

    # Closing

    def reject(self) -> None:
        """Ask only where something would be lost."""
        answers = self.rows.answers
        has_work = (answers is not None and answers.is_touched) or any(one.mended for one in self.sources)
        if self.work.is_applying:
            self._on_stop()
        elif has_work and self._outcome is None and not self._is_sure:
            self._ask()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Closing gives up what is under way."""
        self.work.cancel()
        super().done(result)

    def _ask(self) -> None:
        t = self._context.t

        def close() -> None:
            self._is_sure = True
            asking.accept()
            self.reject()

        asking = Asking(
            self._context,
            t("Close without importing?"),
            t("What you decided about the rows and columns is lost. Nothing was imported."),
            t("Close without importing"),
            close,
            self,
        )
        asking.open()


def _content(path: Path) -> tuple[str, bytes | EnvironmentFault]:
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        return path.name, EnvironmentFault("import.unreadable", path=str(path), reason=error.strerror or "")
