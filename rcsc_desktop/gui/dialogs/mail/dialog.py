"""Mail drafts to many people: to whom, the text in their languages, what goes along, and how it reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.mail import MailContent, MailText, merged
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.mail.attached import AttachedFiles
from rcsc_desktop.gui.dialogs.mail.preview import MailPreview
from rcsc_desktop.gui.dialogs.mail.sentences import left_empty, refused, summed_up, unreached
from rcsc_desktop.gui.dialogs.mail.templates import MailTemplates
from rcsc_desktop.gui.dialogs.mail.texts import MailTexts
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.tasks import HeavyTask
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.mail_drafts import Mailing, NamedDraft, read_attachments
from rcsc_desktop.wording.files import plain_name
from rcsc_desktop.wording.mail import counted

Choice = tuple[str, tuple[UUID, ...]]
"""What a choice of people is called, and their keys."""

_PAUSE_MS = 200
_typed: dict[Path, MailContent] = {}
"""What was typed last in each workspace: closing the dialog loses nothing while the program runs."""


class MailDialog(QDialog):
    """Stays open until the drafts are written; a refusal is said in it."""

    def __init__(
        self, context: WindowContext, choices: Sequence[Choice], consultation_id: UUID | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._choices = choices
        self._consultation_id = consultation_id
        self._mailing: Mailing | None = None
        self._at = 0
        self._task: HeavyTask | None = None
        t, theme = context.t, context.theme
        self.setWindowTitle(t("Mail drafts"))
        self.who = QComboBox()
        self.who.setAccessibleName(t("To whom"))
        for title, ids in choices:
            self.who.addItem(title, list(map(str, ids)))
        self.who.activated.connect(lambda _place: self._read())
        self.counted = looks.label("", theme, "strong")
        self.without = looks.label("", theme, "small", "muted", wraps=True)
        self.texts = MailTexts(context)
        self.templates = MailTemplates(context, self.texts.content, self.texts.show_content, self._say)
        self.attached = AttachedFiles(context)
        self.together = QCheckBox(t("One draft for all, as Bcc, instead of one for each person"))
        self.together.setAccessibleName(self.together.text())
        self.preview = MailPreview(context)
        self.summary = looks.label("", theme, "small", "muted", wraps=True)
        self.empty = looks.label("", theme, "small", "warn", wraps=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._sum_up)
        self.said = looks.label("", theme, "small", "danger", wraps=True)
        self.save = looks.button(t("Save the drafts …"), self._on_save, "primary")
        self._lay_out()
        self._connect()
        main = t.language if t.language in {"en", "fr", "es", "ru", "ar"} else "en"
        self.texts.show_content(_typed.get(context.path) or MailContent(main, {main: MailText("", "")}))
        self._read()

    def done(self, result: int) -> None:
        """Closing gives up what is being written; nothing half-written is left."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)
        self.deleteLater()

    def write_to(self, target: Path, drafts: Sequence[NamedDraft], *, force: bool = False) -> None:
        """Write the drafts, one as a file (``force`` replaces one), several into a new folder, and note what left."""
        context, mailing = self._context, self._mailing
        if mailing is None:
            return
        self.save.setEnabled(False)
        core = context.core

        def written(_nothing: object) -> None:
            self._task = None
            context.tasks.read(
                lambda: core.mail_drafts.note(drafts, target, mailing), lambda _noted: self._on_noted(target)
            )

        self._task = context.tasks.heavy(
            core.mail_drafts.write_job(),
            drafts,
            target,
            force,
            on_done=written,
            on_error=self._say,
            title=context.t("Saving “{name}”", name=target.name),
        )

    # Laying out

    def _lay_out(self) -> None:
        t = self._context.t
        self.resize(132 * GRID, 80 * GRID)
        self.setMinimumSize(104 * GRID, 64 * GRID)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        if len(self._choices) > 1:
            head.addWidget(self.who)
        head.addWidget(self.counted)
        head.addWidget(self.without, 1)
        writing = QVBoxLayout()
        writing.setSpacing(GRID)
        writing.addWidget(self.templates)
        writing.addWidget(self.texts, 1)
        writing.addWidget(self.attached)
        writing.addWidget(self.together)
        middle = QHBoxLayout()
        middle.setSpacing(3 * GRID)
        middle.addLayout(writing, 8)
        middle.addWidget(self.preview, 5)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.summary)
        told.addWidget(self.empty)
        told.addWidget(self.said)
        foot.addLayout(told, 1)
        foot.addWidget(looks.button(t("Cancel"), self.reject))
        foot.addWidget(self.save)
        self.said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.texts.changed.connect(self._on_changed)
        self.attached.changed.connect(self._on_changed)
        self.together.toggled.connect(lambda _on: self._on_changed())
        self.preview.back.clicked.connect(lambda _on=False: self._step(-1))
        self.preview.forward.clicked.connect(lambda _on=False: self._step(1))

    # Whom it reaches

    def _read(self) -> None:
        core, ids = self._context.core, self._choices[max(0, self.who.currentIndex())][1]
        self._context.tasks.read(
            lambda: core.mail_drafts.mailing(ids, self._consultation_id), self._show_mailing, key="mail.mailing"
        )

    def _show_mailing(self, mailing: Mailing) -> None:
        t = self._context.t
        self._mailing, self._at = mailing, 0
        self.counted.setText(counted(mailing, t))
        self.without.setText(unreached(mailing, t))
        self.texts.offer([one.languages[0] for one in mailing.recipients if one.languages])
        self._on_changed()

    def _on_changed(self) -> None:
        content = self.texts.content()
        _typed[self._context.path] = content
        self.said.hide()
        mailing = self._mailing
        if mailing is None:
            return
        self._pause.start()
        self.save.setEnabled(bool(mailing.recipients) and self._task is None)
        self._show_preview(mailing, content)

    def _sum_up(self) -> None:
        """Who gets what in one line, and what stays empty for whom; looked up when typing pauses."""
        mailing, content, t = self._mailing, self.texts.content(), self._context.t
        attached, is_for_all, core = len(self.attached.files), self.together.isChecked(), self._context.core
        if mailing is None:
            return

        def read() -> tuple[str, str]:
            lacking = {} if is_for_all else core.mail_drafts.lacking(mailing, content)
            warned = " ".join(part for part in (refused(mailing, t), left_empty(lacking, t)) if part)
            return summed_up(mailing, content, attached, t, is_for_all=is_for_all), warned

        def show(found: tuple[str, str]) -> None:
            for label, text in zip((self.summary, self.empty), found, strict=True):
                label.setText(text)
            self.empty.setVisible(bool(found[1]))

        self._context.tasks.read(read, show, key="mail.summary")

    def _show_preview(self, mailing: Mailing, content: MailContent) -> None:
        if not mailing.recipients:
            self.preview.show_nobody()
            return
        draft = self._context.core.mail_drafts.draft(mailing, mailing.recipients[self._at], content)
        self.preview.show_draft(draft, self._at + 1, len(mailing.recipients))

    def _step(self, step: int) -> None:
        mailing = self._mailing
        if mailing is not None and 0 <= self._at + step < len(mailing.recipients):
            self._at += step
            self._show_preview(mailing, self.texts.content())

    # Writing

    def _on_save(self) -> None:
        core, mailing, content = self._context.core, self._mailing, self.texts.content()
        files, is_for_all = self.attached.files, self.together.isChecked()
        if mailing is None:
            return
        self.save.setEnabled(False)

        def drafts() -> tuple[NamedDraft, ...]:
            return core.mail_drafts.drafts(mailing, content, read_attachments(files), is_for_all=is_for_all)

        self._context.tasks.read(drafts, self._ask_target, key="mail.drafts", on_error=self._say)

    def _ask_target(self, drafts: Sequence[NamedDraft]) -> None:
        """Where they go: a file for one; for several a new folder, named after the subject, in the one chosen."""
        t, mailing = self._context.t, self._mailing
        self.save.setEnabled(True)
        if mailing is None:
            return
        text = self.texts.content().texts[self.texts.content().main]
        subject = merged(text.subject, mailing.values.of_all(self.texts.content().main))
        name = plain_name(t("Mail – {subject}", subject=subject))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if len(drafts) == 1:
            chosen, _filter = QFileDialog.getSaveFileName(
                self, t("Mail drafts"), str(Path(documents) / f"{name}.eml"), t("Mail drafts") + " (*.eml)"
            )
            target = Path(chosen)
        else:
            chosen = QFileDialog.getExistingDirectory(self, t("Folder to put the drafts into"), documents)
            target = _free(Path(chosen), name)
        if chosen:
            self.write_to(target, drafts, force=len(drafts) == 1)  # the system's dialog asked before it named a file

    def _on_noted(self, target: Path) -> None:
        self.accept()
        say_written(self._context, target)

    def _say(self, error: UserError | None) -> None:
        self._task = None
        self.said.setText("" if error is None else self._context.messages.sentence(error))
        self.said.setVisible(error is not None)
        self.save.setEnabled(self._mailing is not None and bool(self._mailing.recipients))


def _free(folder: Path, name: str) -> Path:
    """A folder in ``folder`` that is not there yet."""
    target, number = folder / name, 1
    while target.exists():
        number += 1
        target = folder / f"{name} ({number})"
    return target
