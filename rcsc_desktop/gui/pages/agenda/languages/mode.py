"""The way of working in which an agenda is translated: its texts beside their renderings, in the order of the paper."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from rcsc_desktop.domain.agenda import Agenda
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.glossary import Suggestion
from rcsc_desktop.domain.language_versions import TextState
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.messages import Button
from rcsc_desktop.gui.pages.agenda.languages.bar import LanguageBar
from rcsc_desktop.gui.pages.agenda.languages.model import LanguageModel, TextColumn
from rcsc_desktop.gui.pages.agenda.languages.no_language import NoLanguage
from rcsc_desktop.gui.pages.agenda.languages.panel import TextPanel
from rcsc_desktop.gui.pages.agenda.languages.rows import LanguageRow, TextFilter, TextKey
from rcsc_desktop.gui.pages.agenda.languages.table import TextTable
from rcsc_desktop.gui.pages.agenda.modes import AgendaMode
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.services.languages import LanguageSheet
from rcsc_desktop.wording.languages import OWN_NAMES

_MOST_SUGGESTIONS = 12


class LanguagesMode(AgendaMode):
    """A list of texts over the one that is worked on. Moving on stores what was typed."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        t = context.t
        self._consultation_id: UUID | None = None
        self._language = ""
        self._shown_language = ""
        self._key: TextKey | None = None
        self._seen_source = ""
        self._wanted_key: UUID | None = None
        self.model = LanguageModel(t, self)
        self.bar = LanguageBar(context.theme, t)
        self.filter = QComboBox()
        self.filter.setAccessibleName(t("Which texts are listed"))
        self.list = TextTable(self.model, context)
        self.panel = TextPanel(context.theme, t)
        self._empty = NoLanguage(context, self._on_wanted)
        self._lay_out()
        self._show_counts()
        self._connect()

    # What the page calls

    def show_agenda(self, agenda: Agenda) -> None:
        if agenda.consultation_id != self._consultation_id:
            self._consultation_id, self._key = agenda.consultation_id, None
            self._language = ""
        self._read()

    def stand_on(self, row_id: UUID) -> None:
        self._wanted_key = row_id
        self._go_to_wanted()

    def commit_edits(self) -> bool:
        return self._store()

    def paper_language(self) -> str | None:
        return self._language or None

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
        field.given_up.connect(self._give_up)
        field.left.connect(self._store)
        self.panel.typed.connect(self._keep_draft)
        self.panel.term_wanted.connect(self._on_term_wanted)
        self.panel.drafts_approved.connect(self._on_approve_drafts)
        self.panel.glossary_wanted.connect(self._on_glossary)
        for widget in (field, self.list, self.panel.source):
            widget.installEventFilter(self)
        self.context.bus.changed.connect(self._on_bus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F6:
            (self.list if watched is self.panel.field else self.panel.field).setFocus()
            return True
        return super().eventFilter(watched, event)

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
        if is_other:
            self.language_changed.emit(self.paper_language())

    def _stand_again(self, *, is_other: bool) -> None:
        """Stay at the text one is at; where it is gone, go to the first to do."""
        if self.model.text(self._key) is None or self.model.position(self._key) is None:
            self._key = None
        if self._wanted_key is not None:
            self._go_to_wanted()
        elif self._key is None:
            self._go(self.model.next_to_do(None) or next((row.key for row in self.model.rows() if row.key), None))
        elif is_other:
            self._begin(self._key)
        else:
            self._select(self._key)
            text = self.model.text(self._key)
            self._show_panel()
            if text is not None:
                self.panel.settle(text.text)
                if not self.panel.is_edited:
                    self._seen_source = text.printed.source

    def _go_to_wanted(self) -> None:
        row_id = self._wanted_key
        key = next((row.key for row in self.model.rows() if row.key and row.key[0] == row_id), None)
        if key is not None:
            self._wanted_key = None
            self._go(key)

    def _go(self, key: TextKey | None) -> None:
        """Make a text the one that is worked on."""
        if key is not None and self._select(key):
            self._begin(key)

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

    def _begin(self, key: TextKey) -> None:
        if key != self._key:
            self._store()
        self._key = key
        text = self.model.text(key)
        if text is None:
            return
        self._seen_source = text.printed.source
        draft = self.context.drafts.get(*self._draft_name(key))
        is_left_over = draft is not None and draft.text != text.text
        self.panel.begin(text.text, draft.text if draft is not None and is_left_over else text.text, self._language)
        self._show_panel()
        if is_left_over:
            t = self.context.t
            self.panel.say(
                t("This was typed before and is not stored."),
                Button(t("Store it"), self._store),
                Button(t("Drop it"), self._give_up),
            )
        self._ask_glossary(key, text.printed.source)
        self.item_chosen.emit(text.printed.item_id)

    def _show_panel(self) -> None:
        sheet, at = self.model.sheet, self.model.position(self._key)
        if sheet is not None:
            self.panel.show_row(None if at is None else self.model.row(at), sheet.main_language, sheet.language)

    def _ask_glossary(self, key: TextKey, source: str) -> None:
        sheet = self.model.sheet
        if sheet is None:
            return
        core, main, language = self.context.core, sheet.main_language, sheet.language

        def show(found: Sequence[object]) -> None:
            if (key, language) == (self._key, self._language):
                self.panel.offer([one for one in found if isinstance(one, Suggestion)])

        self.context.tasks.read(
            lambda: core.glossary.suggestions(source, main, language, _MOST_SUGGESTIONS),
            show,
            key=f"languages.glossary.{id(self)}",
        )

    def _store(self, *, is_approved: bool = False) -> bool:
        """Hand what was typed to the store, and show it as if it were there already."""
        key, language = self._key, self._language
        text = self.model.text(key)
        if key is None or text is None or not (self.panel.is_edited or is_approved):
            return True
        typed, seen, source = self.panel.text(), self.panel.stored, self._seen_source
        self._write(key, language, typed, seen, source, is_approved=is_approved)
        return True

    def _write(
        self, key: TextKey, language: str, typed: str, seen: str, source: str, *, is_approved: bool = False
    ) -> None:
        core, drafts, name = self.context.core, self.context.drafts, self._draft_name(key)
        if typed != seen:
            drafts.keep(*name, typed, seen)

        def operation() -> ChangeSet:
            """The draft goes with the write itself: the window may be closed before it hears of it."""
            changes = core.languages.set_text(
                *key, language, typed, is_approved=is_approved, seen=seen, seen_source=source
            )
            drafts.drop(*name)
            return changes

        def refused(error: UserError) -> None:
            self._read()
            self._on_refused(key, language, typed, error)

        state = TextState.MISSING if not typed.strip() else TextState.APPROVED if is_approved else TextState.DRAFT
        self.list.blocks_current = True
        self.model.hold(key, typed if typed.strip() else "", state)
        self.list.blocks_current = False
        if key == self._key:
            self.panel.settle(typed)
            self._show_panel()
        self._show_counts()
        self.context.tasks.write(operation, on_error=refused)

    def _on_refused(self, key: TextKey, language: str, typed: str, error: UserError) -> None:
        """Back to the text with what was typed, unless something else is being typed."""
        if language != self._language or (key != self._key and self.panel.is_edited):
            self.context.messages.problem(error)
            return
        if key != self._key:
            self._go(key)
        sentence = self.context.messages.sentence(error)
        theirs = str(error.data.get("theirs", "")) if error.code == "edit.conflict" else ""
        self.panel.begin(theirs, typed, language)
        t = self.context.t
        if error.code == "edit.conflict":
            self.panel.say(sentence, Button(t("Keep mine"), self._store), Button(t("Take theirs"), self._give_up))
        else:
            self.panel.say(sentence)

    def _give_up(self) -> None:
        """Escape: the field shows what is stored; once more goes back to the list."""
        if self._key is None or not self.panel.is_edited:
            self.list.setFocus()
            return
        self.context.drafts.drop(*self._draft_name(self._key))
        self.panel.begin(self.panel.stored, self.panel.stored, self._language)
        text = self.model.text(self._key)
        if text is not None:
            self._ask_glossary(self._key, text.printed.source)

    def _keep_draft(self) -> None:
        if self._key is not None and self.panel.is_edited:
            self.context.drafts.keep(*self._draft_name(self._key), self.panel.text(), self.panel.stored)

    def _draft_name(self, key: TextKey) -> tuple[str, str]:
        return str(key[0]), f"{key[1]}.{self._language}"

    def _move(self, by: int) -> None:
        at = self.model.position(self._key)
        row: LanguageRow | None = None
        while at is not None and (row is None or row.key is None):
            at += by
            row = self.model.row(at)
            if row is None:
                return
        if row is not None and self._store():
            self._go(row.key)

    def _go_on(self, *, with_drafts: bool) -> None:
        following = self.model.next_to_do(self._key, with_drafts=with_drafts)
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
        if self.list.blocks_current:
            return
        row = self.model.row(current.row())
        if row is not None and row.key is not None and row.key != self._key and self._store():
            self._begin(row.key)

    def _on_language_chosen(self, language: str) -> None:
        if language != self._language and self._store():
            self._language = language
            self._read()

    def _on_wanted(self, language: str, is_wanted: bool) -> None:
        wanted = self._consultation_id
        if wanted is None:
            return
        self._store()
        if is_wanted:
            self._language = language
        core = self.context.core
        self.context.tasks.write(
            lambda: core.languages.want(wanted, language, is_wanted=is_wanted), on_done=lambda _changes: self._read()
        )

    def _on_filter(self, at: int) -> None:
        if not self._store():
            return
        self.list.blocks_current = True
        self.model.choose(TextFilter(self.filter.itemData(at)))
        self.list.blocks_current = False
        self._stand_again(is_other=False)

    def _on_stored_wanted(self) -> None:
        if self._store():
            self._go_on(with_drafts=False)

    def _on_approval_wanted(self) -> None:
        if self.panel.text().strip() and self._store(is_approved=True):
            self._go_on(with_drafts=True)

    def _on_approve_drafts(self) -> None:
        self._store()
        core, language = self.context.core, self._language
        drafts = self._drafts()
        if drafts:
            self.context.tasks.write(lambda: core.languages.approve_many(drafts, language), announce=True)

    def _on_term_wanted(self, source: str, text: str) -> None:
        sheet = self.model.sheet
        if sheet is None:
            return
        core, values = self.context.core, {sheet.main_language: source, sheet.language: text}
        self.context.tasks.write(lambda: core.glossary.add(values), announce=True)

    def _on_glossary(self) -> None:
        from rcsc_desktop.gui.dialogs.glossary import GlossaryDialog

        if self._store():
            GlossaryDialog(self.context, self).exec()

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if not change_set.touches("glossary_term", "organisation"):
            return
        self.context.core.glossary.follow(change_set)
        text = self.model.text(self._key)
        if self._key is not None and text is not None:
            self._ask_glossary(self._key, text.printed.source)
