"""Small dialogs that ask for the passphrase of the sealed part; they stay until it fits or is given up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.sealed import LEAST_PASSPHRASE, OPEN_MINUTES, SealState
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import errors


class PassphraseDialog(Asking):
    """Fields whose letters are not shown. What was typed is taken out of them when the dialog goes."""

    def __init__(
        self, context: WindowContext, title: str, sentence: str, word: str, fields: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(context, title, sentence, word, self._on_done, parent.window())
        self._context = context
        self.fields = [self._field(label) for label in fields]
        self.said = looks.label("", context.theme, "small", "danger", wraps=True)
        self.said.hide()
        self.body.addWidget(self.said)
        self.finished.connect(lambda _result: self._forget())

    def act(self, passphrases: list[str]) -> None:
        """Do what the dialog is for, beside the window's thread, and close or call ``refuse``."""
        raise NotImplementedError

    def refuse(self, error: UserError) -> None:
        """Say why nothing was done; what was typed is there to be typed over."""
        self.say(errors.of(error, self._context.t))
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    def say(self, text: str) -> None:
        """A sentence under the fields."""
        self.said.setText(text)
        self.said.show()
        self.done_button.setEnabled(True)

    def _field(self, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(label)
        name = looks.label(label, self._context.theme, "small", "muted")
        name.setBuddy(field)
        self.body.addWidget(name)
        self.body.addWidget(field)
        return field

    def _on_done(self) -> None:
        self.done_button.setEnabled(False)
        self.act([field.text() for field in self.fields])

    def _forget(self) -> None:
        for field in self.fields:
            field.clear()


class UnsealDialog(PassphraseDialog):
    """Opens the sealed part; ``then`` is called when it is open."""

    def __init__(self, context: WindowContext, then: Callable[[], object], parent: QWidget) -> None:
        t = context.t
        super().__init__(
            context,
            t("Unseal the passport data"),
            t(
                "The data stay open until nobody uses them for {minutes} minutes, or until you seal them again.",
                minutes=OPEN_MINUTES,
            ),
            t("Unseal"),
            (t("Passphrase"),),
            parent,
        )
        self._then = then

    def act(self, passphrases: list[str]) -> None:
        core = self._context.core

        def opened(_nothing: None) -> None:
            self.accept()
            self._then()

        self._context.tasks.read(lambda: core.sealed.unseal(passphrases[0]), opened, on_error=self.refuse)


class _NewPassphrase(PassphraseDialog):
    """The last two fields are to hold the same new passphrase."""

    def act(self, passphrases: list[str]) -> None:
        t = self._context.t
        *_, new, again = passphrases
        if new != again:
            self.say(t("The two passphrases differ. Type the same one twice."))
            return
        self._context.tasks.write(lambda: self.write(passphrases), on_done=self._on_written, on_error=self.refuse)

    def write(self, passphrases: list[str]) -> ChangeSet:
        """Store the new passphrase."""
        raise NotImplementedError

    def then(self) -> None:
        """It is stored."""

    def _on_written(self, _changes: ChangeSet) -> None:
        self.accept()
        self.then()


class SetUpDialog(_NewPassphrase):
    """Makes the sealed part; ``then`` is called when it is there, and open."""

    def __init__(self, context: WindowContext, then: Callable[[], object], parent: QWidget) -> None:
        t = context.t
        super().__init__(
            context,
            t("Set up the sealed part"),
            t(
                "Passport and visa data are encrypted with a key that only this passphrase opens. A lost passphrase "
                "cannot be recovered, by anybody: without it the data are lost. Keep it where those who need it will "
                "find it, and not beside this file."
            ),
            t("Set up"),
            (t("Passphrase, {least} characters or more", least=LEAST_PASSPHRASE), t("The same again")),
            parent,
        )
        self._then = then

    def write(self, passphrases: list[str]) -> ChangeSet:
        return self._context.core.sealed.set_up(passphrases[0])

    def then(self) -> None:
        self._then()


class ChangePassphraseDialog(_NewPassphrase):
    """Wraps the key anew under another passphrase."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        t = context.t
        super().__init__(
            context,
            t("Change the passphrase"),
            t(
                "The data stay as they are. Backups and copies made before still open with the old passphrase. A lost "
                "passphrase cannot be recovered."
            ),
            t("Change"),
            (
                t("Present passphrase"),
                t("New passphrase, {least} characters or more", least=LEAST_PASSPHRASE),
                t("The same again"),
            ),
            parent,
        )

    def write(self, passphrases: list[str]) -> ChangeSet:
        return self._context.core.sealed.change_passphrase(passphrases[0], passphrases[1])

    def then(self) -> None:
        self._context.messages.note(self._context.t("The passphrase was changed."))


def when_open(context: WindowContext, then: Callable[[], object], parent: QWidget) -> None:
    """Call ``then`` once the sealed part is open: the passphrase is asked for, or the sealed part is set up first."""

    def asked(state: SealState) -> None:
        if state is SealState.OPEN:
            then()
        elif state is SealState.CLOSED:
            UnsealDialog(context, then, parent).open()
        else:
            SetUpDialog(context, then, parent).open()

    context.tasks.read(lambda: context.core.sealed.state(), asked)
