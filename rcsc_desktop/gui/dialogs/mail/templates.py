"""Saved texts of mails: choose one, keep what is typed under a name, forget one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.groups import MailTemplate
from rcsc_desktop.domain.mail import MailContent
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import NameDialog
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks


class MailTemplates(QWidget):
    """``take`` receives a saved text that was chosen, ``give`` returns the one that is typed."""

    def __init__(
        self,
        context: WindowContext,
        give: Callable[[], MailContent],
        take: Callable[[MailContent], None],
        refuse: Callable[[UserError | None], None],
    ) -> None:
        super().__init__()
        self._context = context
        self._give, self._take, self._refuse = give, take, refuse
        self._saved: dict[UUID, MailTemplate] = {}
        t = context.t
        self.list = QComboBox()
        self.list.setAccessibleName(t("Saved mails"))
        self.list.setMinimumContentsLength(20)
        self.list.activated.connect(lambda _place: self._on_chosen())
        self.keep = looks.button(t("Save this text …"), self._on_keep, "link")
        self.forget = looks.button(t("Forget"), self._on_forget, "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.forget)
        layout.addWidget(self.keep)
        self.setFocusProxy(self.list)
        self._read()

    def save_as(self, name: str) -> None:
        """Keep what is typed under a name."""
        core, content = self._context.core, self._give()
        self._context.tasks.write(
            lambda: core.mail_drafts.save_template(name, content),
            on_done=lambda changes: self._read(changes.new_id),
            on_error=self._refuse,
        )

    def _read(self, chosen: UUID | None = None) -> None:
        def show(found: Sequence[MailTemplate]) -> None:
            self._saved = {one.id: one for one in found}
            self.list.clear()
            self.list.addItem(self._context.t("A new mail"), "")
            for one in found:
                self.list.addItem(one.name, str(one.id))
            self.list.setCurrentIndex(max(0, self.list.findData("" if chosen is None else str(chosen))))
            self.forget.setVisible(self.list.currentIndex() > 0)

        core = self._context.core
        self._context.tasks.read(core.mail_drafts.templates, show, key="mail.templates")

    def _current(self) -> MailTemplate | None:
        data = str(self.list.currentData() or "")
        return self._saved.get(UUID(data)) if data else None

    def _on_chosen(self) -> None:
        template = self._current()
        self.forget.setVisible(template is not None)
        if template is None:
            return
        try:
            self._take(MailContent.from_json(template.content))
        except UserError as error:
            self._refuse(error)

    def _on_keep(self) -> None:
        t, template = self._context.t, self._current()
        suggestion = template.name if template is not None else self._give().texts[self._give().main].subject
        NameDialog(
            self._context,
            t("Save this text"),
            t("It can be chosen for other mails; one of the same name is replaced."),
            t("Save"),
            suggestion,
            self.save_as,
            self.window(),
        ).open()

    def _on_forget(self) -> None:
        template, core = self._current(), self._context.core
        if template is not None:
            row = template.id
            self._context.tasks.write(
                lambda: core.mail_drafts.remove_template(row),
                on_done=lambda _changes: self._read(),
                on_error=self._refuse,
                announce=True,
            )
