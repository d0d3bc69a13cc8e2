"""The work on one text at a time: begun, kept as a draft, stored, refused, given up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.glossary import Suggestion
from rcsc_desktop.domain.language_versions import TextState
from rcsc_desktop.domain.texts import TextVersion
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.messages import Button
from rcsc_desktop.gui.pages.agenda.languages.model import LanguageModel
from rcsc_desktop.gui.pages.agenda.languages.panel import TextPanel
from rcsc_desktop.gui.pages.agenda.languages.rows import TextKey

_MOST_SUGGESTIONS = 12


class TextWork(QObject):
    """``held``: the list shows what is on its way to the store; ``refused`` carries the text that was not stored;
    ``given_up``: the field shows again what is stored.

    Each write carries the version and the main text that were seen when the edit began.
    """

    held = Signal()
    refused = Signal(object)
    given_up = Signal()

    def __init__(self, context: WindowContext, model: LanguageModel, panel: TextPanel) -> None:
        super().__init__(panel)
        self._context = context
        self._model = model
        self._panel = panel
        self.key: TextKey | None = None
        self._language = ""
        self._seen_source = ""
        self._fallback = ""
        panel.typed.connect(self._keep_draft)
        panel.field.left.connect(self.store)
        panel.term_wanted.connect(self._add_term)

    @property
    def item_id(self) -> object:
        """The item that the text stands in, where it stands in one."""
        text = self._model.text(self.key)
        return None if text is None else text.printed.item_id

    @property
    def is_of_note(self) -> bool:
        """The text stands in the concept note."""
        text = self._model.text(self.key)
        return text is not None and text.printed.noun in {"concept_note_section", "footnote"}

    def typed_version(self) -> TextVersion | None:
        """What is being typed and is not stored."""
        if self.key is None or not self._panel.is_edited or not self._panel.text().strip():
            return None
        owner_id, field = self.key
        return TextVersion(
            id=owner_id, owner_id=owner_id, field=field, language=self._language, text=self._panel.text()
        )

    def begin(self, key: TextKey) -> None:
        """Go to a text; what was typed into the one before is stored."""
        if key != self.key:
            self.store()
        text, sheet = self._model.text(key), self._model.sheet
        if text is None or sheet is None:
            return
        self.key, self._language = key, sheet.language
        self._fallback, self._seen_source = text.text, text.printed.source
        draft = self._context.drafts.get(*self._draft_name(key))
        if draft is None or draft.text == text.text:
            self._panel.begin(text.text, text.text, self._language)
        else:
            t = self._context.t
            self._panel.begin(draft.seen, draft.text, self._language)
            self._panel.say(
                t("This was typed before and is not stored."),
                Button(t("Store it"), self.store),
                Button(t("Drop it"), self.give_up),
            )
        self.show()
        self.ask_glossary()

    def leave(self) -> None:
        """The text is gone."""
        self.key = None

    def follow(self) -> None:
        """What the store holds was read again: show it where nothing is being typed."""
        text = self._model.text(self.key)
        self.show()
        if text is not None and not self._panel.is_edited:
            self._panel.settle(text.text)
            self._fallback, self._seen_source = text.text, text.printed.source

    def show(self) -> None:
        """Have the panel show how the text stands."""
        sheet, at = self._model.sheet, self._model.position(self.key)
        if sheet is not None:
            self._panel.show_row(None if at is None else self._model.row(at), sheet.main_language, sheet.language)

    def ask_glossary(self) -> None:
        """Offer what the glossary has for the text."""
        key, text, sheet = self.key, self._model.text(self.key), self._model.sheet
        if text is None or sheet is None:
            return
        core, source = self._context.core, text.printed.source
        main, language = sheet.main_language, self._language

        def show(found: tuple[Suggestion, ...]) -> None:
            if (key, language) == (self.key, self._language):
                self._panel.offer(found)

        self._context.tasks.read(
            lambda: core.glossary.suggestions(source, main, language, _MOST_SUGGESTIONS),
            show,
            key=f"languages.glossary.{id(self)}",
        )

    def store(self, *, is_approved: bool = False) -> None:
        """Hand what was typed to the store, and show it as if it were there already."""
        key = self.key
        if key is None or self._model.text(key) is None or not (self._panel.is_edited or is_approved):
            return
        core, drafts, name = self._context.core, self._context.drafts, self._draft_name(key)
        typed, seen = self._panel.text(), self._panel.stored
        language, source = self._language, self._seen_source
        if typed != seen:
            drafts.keep(*name, typed, seen)

        def operation() -> ChangeSet:
            """The draft goes with the write itself: the window may be closed before it hears of it."""
            changes = core.languages.set_text(
                *key, language, typed, is_approved=is_approved, seen=seen, seen_source=source
            )
            drafts.drop(*name)
            return changes

        self._panel.say("")
        self._panel.settle(typed)
        self._fallback = typed
        state = TextState.APPROVED if is_approved else TextState.DRAFT
        self._model.hold(key, *((typed, state) if typed.strip() else ("", TextState.MISSING)))
        self.show()
        self.held.emit()
        self._context.tasks.write(operation, on_error=partial(self._on_refused, key, language, typed))

    def give_up(self) -> bool:
        """The field shows what is stored; False where nothing was typed."""
        if self.key is None or not self._panel.is_edited:
            return False
        self._context.drafts.drop(*self._draft_name(self.key))
        self._panel.begin(self._fallback, self._fallback, self._language)
        self.show()
        self.ask_glossary()
        self.given_up.emit()
        return True

    def _on_refused(self, key: TextKey, language: str, typed: str, error: UserError) -> None:
        """Back to the text with what was typed, unless something else is being typed."""
        is_elsewhere = language != self._language or (key != self.key and self._panel.is_edited)
        if is_elsewhere:
            self._context.messages.problem(error)
        self.refused.emit(None if is_elsewhere else key)
        if is_elsewhere:
            return
        t, sentence = self._context.t, self._context.messages.sentence(error)
        if error.code == "edit.conflict":
            self._fallback = str(error.data.get("theirs", ""))
            self._panel.begin(self._fallback, typed, language)
            self._panel.say(sentence, Button(t("Keep mine"), self.store), Button(t("Take theirs"), self.give_up))
        else:
            self._panel.say(sentence)

    def _keep_draft(self) -> None:
        if self.key is not None and self._panel.is_edited:
            self._context.drafts.keep(*self._draft_name(self.key), self._panel.text(), self._panel.stored)

    def _draft_name(self, key: TextKey) -> tuple[str, str]:
        return str(key[0]), f"{key[1]}.{self._language}"

    def _add_term(self, source: str, text: str) -> None:
        sheet = self._model.sheet
        if sheet is not None:
            core, values = self._context.core, {sheet.main_language: source, sheet.language: text}
            self._context.tasks.write(lambda: core.glossary.add(values), announce=True)
