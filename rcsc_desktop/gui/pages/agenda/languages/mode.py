"""The way of working in which an agenda is translated: its texts beside their renderings, in the order of the paper."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from rcsc_desktop.domain.agenda import Agenda, Finding
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.language_versions import TextState
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.languages.bar import LanguageBar
from rcsc_desktop.gui.pages.agenda.languages.model import LanguageModel, TextColumn
from rcsc_desktop.gui.pages.agenda.languages.no_language import NoLanguage
from rcsc_desktop.gui.pages.agenda.languages.panel import TextPanel
from rcsc_desktop.gui.pages.agenda.languages.rows import LanguageRow, TextFilter, TextKey
from rcsc_desktop.gui.pages.agenda.languages.table import TextTable
from rcsc_desktop.gui.pages.agenda.languages.work import TextWork
from rcsc_desktop.gui.pages.agenda.modes import AgendaMode, PaperShown
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.services.languages import LanguageSheet
from rcsc_desktop.wording.languages import OWN_NAMES


class LanguagesMode(AgendaMode):
    """A list of texts over the one that is worked on. Moving on stores what was typed."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        t = context.t
        self._consultation_id: UUID | None = None
        self._language = ""
        self._shown_language = ""
        self._wanted_key: UUID | None = None
        self.model = LanguageModel(t, self)
        self.bar = LanguageBar(context.theme, t)
        self.filter = QComboBox()
        self.filter.setAccessibleName(t("Which texts are listed"))
        self.list = TextTable(self.model, context)
        self.panel = TextPanel(context.theme, t)
        self.work = TextWork(context, self.model, self.panel)
        self._empty = NoLanguage(context, self._on_wanted)
        self._lay_out()
        self._show_counts()
        self._connect()

    # What the page calls

    def show_agenda(self, agenda: Agenda) -> None:
        if agenda.consultation_id != self._consultation_id:
            self._consultation_id, self._language = agenda.consultation_id, ""
            self.work.leave()
        self._read()

    def stand_on(self, row_id: UUID) -> None:
        self._wanted_key = row_id
        self._go_to_wanted()

    def go_to(self, finding: Finding) -> bool:
        """The first text that the language of the finding lacks, ready to be typed."""
        if finding.code != "agenda.text_missing":
            return False
        self.filter.setCurrentIndex(self.filter.findData(TextFilter.TO_DO))
        self.work.store()
        self.work.leave()
        self._language = finding.detail
        self.panel.field.setFocus()
        self._read()
        return True

    def commit_edits(self) -> bool:
        self.work.store()
        return True

    def paper(self) -> PaperShown:
        return PaperShown(self._language or None, self.work.is_of_note, self.work.typed_version())

    # Inside

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        head.setSpacing(GRID)
        head.addWidget(self.bar)
        head.addStretch()
        head.addWidget(self.filter)
        work = QSplitter(Qt.Orientation.Vertical)
        work.setChildrenCollapsible(False)
        work.addWidget(self.list)
        work.addWidget(self.panel)
        work.setStretchFactor(0, 1)
        work.setStretchFactor(1, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        field = self.panel.field
        self.bar.chosen.connect(self._on_language_chosen)
        self.bar.wanted.connect(self._on_wanted)
        self.filter.currentIndexChanged.connect(self._on_filter)
        self.list.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.list.activated.connect(lambda _index: field.setFocus())
        self.list.moved.connect(self._move)
        field.stored_wanted.connect(self._on_stored_wanted)
        field.approval_wanted.connect(self._on_approval_wanted)
        field.moved.connect(self._move)
        field.given_up.connect(self._on_given_up)
        self.work.held.connect(self._show_counts)
        self.work.refused.connect(self._on_refused)
        self.work.given_up.connect(self._show_paper)
        self.panel.drafts_approved.connect(self._on_approve_drafts)
        self.panel.glossary_wanted.connect(self._on_glossary)
        field.textChanged.connect(self._show_paper)
        QShortcut(QKeySequence(Qt.Key.Key_F6), self, self._change_sides)
        self.context.bus.changed.connect(self._on_bus_changed)

    def _change_sides(self) -> None:
        (self.list if self.panel.field.hasFocus() else self.panel.field).setFocus()

    def _read(self) -> None:
        wanted, language = self._consultation_id, self._language
        if wanted is not None:
            core = self.context.opening
            self.context.tasks.read(
                lambda: core.result().languages.sheet(wanted, language), self._show, key=f"languages.{id(self)}"
            )

    def _show(self, sheet: LanguageSheet) -> None:
        if sheet.consultation_id != self._consultation_id:
            return
        is_other = sheet.language != self._shown_language
        self._language = self._shown_language = sheet.language
        self.bar.show_languages(sheet.main_language, sheet.languages, sheet.language, sheet.wanted)
        self._stack.setCurrentIndex(0 if sheet.language else 1)
        self.filter.setVisible(bool(sheet.language))
        self._empty.show_main(sheet.main_language)
        if sheet.language:
            self.list.blocks_current = True
            self.model.show(sheet)
            self.list.blocks_current = False
            self._show_counts()
            self._stand_again(is_other=is_other)
        self._show_paper()

    def _stand_again(self, *, is_other: bool) -> None:
        """Stay at the text one is at; where it is gone, go to the first to do."""
        key = self.work.key
        if self.model.position(key) is None:
            self.work.leave()
            key = None
        if self._wanted_key is not None:
            self._go_to_wanted()
        elif key is None:
            self._go(self.model.next_to_do(None) or next((row.key for row in self.model.rows() if row.key), None))
        elif is_other:
            self._go(key)
        else:
            self._select(key)
            self.work.follow()

    def _show_paper(self) -> None:
        self.paper_changed.emit(self.paper())

    def _go_to_wanted(self) -> None:
        key = self.model.key_at(self._wanted_key)
        if key is not None:
            self._wanted_key = None
            self._go(key)

    def _go(self, key: TextKey | None) -> None:
        """Make a text the one that is worked on."""
        if key is not None and self._select(key):
            self.work.begin(key)
            self.item_chosen.emit(self.work.item_id)
            self._show_paper()

    def _select(self, key: TextKey) -> bool:
        at = self.model.position(key)
        if at is None:
            return False
        index = self.model.index(at, TextColumn.TEXT)
        self.list.blocks_current = True
        self.list.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.list.blocks_current = False
        self.list.scrollTo(self.model.index(min(at + 1, self.model.rowCount() - 1), 0))
        self.list.scrollTo(index)
        return True

    def _move(self, by: int) -> None:
        at = self.model.position(self.work.key)
        row: LanguageRow | None = None
        while at is not None and (row is None or row.key is None):
            at += by
            row = self.model.row(at)
            if row is None:
                return
        if row is not None:
            self._go(row.key)

    def _go_on(self, *, with_drafts: bool) -> None:
        following = self.model.next_to_do(self.work.key, with_drafts=with_drafts)
        if following is None:
            t = self.context.t
            name = OWN_NAMES[self._language]
            done = (
                t("Every text is approved in {language}.") if with_drafts else t("Every text is there in {language}.")
            )
            self.context.messages.note(done.format(language=name))
            return
        self._go(following)
        self.panel.field.setFocus()

    def _show_counts(self) -> None:
        """The filters with how many texts each lists."""
        t = self.context.t
        names = {
            TextFilter.ALL: t("All texts: {count}", count=self.model.count(TextFilter.ALL)),
            TextFilter.TO_DO: t("To do: {count}", count=self.model.count(TextFilter.TO_DO)),
            TextFilter.OUT_OF_DATE: t("Out of date: {count}", count=self.model.count(TextFilter.OUT_OF_DATE)),
        }
        self.filter.blockSignals(True)
        for at, (chosen, name) in enumerate(names.items()):
            if at < self.filter.count():
                self.filter.setItemText(at, name)
            else:
                self.filter.addItem(name, chosen)
        self.filter.blockSignals(False)
        self.panel.approve_drafts.setEnabled(bool(self._drafts()))

    def _drafts(self) -> list[TextKey]:
        rows = self.model.rows()
        return [row.key for row in rows if row.key and row.text and row.text.state is TextState.DRAFT]

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row(current.row())
        if not self.list.blocks_current and row is not None and row.key != self.work.key:
            self._go(row.key)

    def _on_language_chosen(self, language: str) -> None:
        if language != self._language:
            self.work.store()
            self._language = language
            self._read()

    def _on_wanted(self, language: str, is_wanted: bool) -> None:
        wanted = self._consultation_id
        if wanted is None:
            return
        self.work.store()
        if is_wanted:
            self._language = language
            self.panel.field.setFocus()
        core = self.context.core
        self.context.tasks.write(
            lambda: core.languages.want(wanted, language, is_wanted=is_wanted), on_done=lambda _changes: self._read()
        )

    def _on_filter(self, at: int) -> None:
        self.work.store()
        self.list.blocks_current = True
        self.model.choose(TextFilter(self.filter.itemData(at)))
        self.list.blocks_current = False
        self._stand_again(is_other=False)

    def _on_stored_wanted(self) -> None:
        self.work.store()
        self._go_on(with_drafts=False)

    def _on_approval_wanted(self) -> None:
        if self.panel.text().strip():
            self.work.store(is_approved=True)
            self._go_on(with_drafts=True)

    def _on_given_up(self) -> None:
        if not self.work.give_up():
            self.list.setFocus()

    def _on_refused(self, key: TextKey | None) -> None:
        """What was shown as stored is not; go back to it."""
        if key is not None and key != self.work.key:
            self._go(key)
        self._read()

    def _on_approve_drafts(self) -> None:
        self.work.store()
        core, language = self.context.core, self._language
        drafts = self._drafts()
        if drafts:
            self.context.tasks.write(lambda: core.languages.approve_many(drafts, language), announce=True)

    def _on_glossary(self) -> None:
        from rcsc_desktop.gui.dialogs.glossary import GlossaryDialog

        self.work.store()
        GlossaryDialog(self.context, self).exec()

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if not change_set.touches("glossary_term", "organisation"):
            return
        self.context.core.glossary.follow(change_set)
        self.work.ask_glossary()
