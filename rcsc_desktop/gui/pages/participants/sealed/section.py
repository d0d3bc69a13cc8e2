"""Passport and visa data in the details of a participant: sealed, until somebody unseals them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import Participant, ParticipantLine, ParticipantStatus
from rcsc_desktop.domain.sealed import Passport, SealState
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.participants.sealed.editing import PassportDialog, usual_end
from rcsc_desktop.gui.pages.participants.sealed.passphrases import when_open
from rcsc_desktop.gui.pages.participants.sections import SectionBody
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.sealed import filled
from rcsc_desktop.wording import errors, sealed, words
from rcsc_desktop.wording.formats import day

_LOOK_EVERY_MS = 10_000
_NOUNS = ("seal", "sealed_details")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is known of one participant's data."""

    state: SealState
    until: date | None
    passport: Passport | None = None
    refusal: UserError | None = None
    usual_end: str = ""


def make(context: WindowContext) -> SectionBody:
    """The body of the section."""
    return PassportSection(context)


class PassportSection(SectionBody):
    """Says that there are data and until when; shows them while the sealed part is open, and no longer."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._line: ParticipantLine | None = None
        self._answer: _Answer | None = None
        t = context.t
        self.said = looks.label("", context.theme, "body", "muted", wraps=True)
        self.shown = QWidget()
        self._grid = QGridLayout(self.shown)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self.unseal = looks.button(t("Unseal …"), self._on_unseal_pressed)
        self.edit = looks.button(t("Enter data …"), self._on_edit_pressed)
        self.seal = looks.button(t("Seal again"), self._on_seal_pressed)
        self.remove = looks.button(t("Remove"), self._on_remove_pressed, "link")
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for word in (self.unseal, self.edit, self.seal, self.remove):
            foot.addWidget(word)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(INSET, 0, 0, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.said)
        layout.addWidget(self.shown)
        layout.addLayout(foot)
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._read)
        context.bus.changed.connect(self._on_bus_changed)
        self._show(None)

    def show_line(self, line: ParticipantLine) -> None:
        if self._line is None or line.id != self._line.id:
            self._show(None)
        self._line = line
        self._read()

    def refresh(self) -> None:
        """The sealed part was opened or closed elsewhere."""
        self._show(None)
        self._read()

    # Reading and showing

    def _read(self) -> None:
        line = self._line
        if line is None:
            return
        core = self._context.core

        def read() -> _Answer:
            state, until = core.sealed.state(), core.sealed.kept_until(line.id)
            if state is not SealState.OPEN or until is None:
                consultation = core.records.get(Participant, line.id).consultation_id
                end = usual_end(core.records.get(Consultation, consultation), today())
                return _Answer(state, until, usual_end=end)
            try:
                return _Answer(state, until, core.sealed.passport(line.id, keeps_open=False))
            except UserError as error:
                return _Answer(state, until, refusal=error)

        self._context.tasks.read(read, self._show, key="passport.section")

    def _show(self, answer: _Answer | None) -> None:
        self._answer = answer
        self._clear()
        line = self._line
        passport = None if answer is None else answer.passport
        is_open = answer is not None and answer.state is SealState.OPEN
        has_data = answer is not None and answer.until is not None
        may_be_asked = line is not None and line.status == ParticipantStatus.CONFIRMED
        is_past = answer is not None and answer.until is not None and answer.until < today()
        self._fill(passport)
        said = "" if answer is None else self._sentence(answer, may_be_asked=may_be_asked)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.unseal.setVisible(has_data and not is_open and not is_past)
        self.edit.setVisible(passport is not None or (not has_data and may_be_asked))
        self.edit.setText(self._context.t("Change …") if has_data else self._context.t("Enter data …"))
        self.edit.setAccessibleName(self.edit.text())
        self.seal.setVisible(is_open)
        self.remove.setVisible(passport is not None or is_past)
        if is_open != self._looking.isActive():
            self._looking.start() if is_open else self._looking.stop()
        self.told.emit(self._in_short(answer))

    def _sentence(self, answer: _Answer, *, may_be_asked: bool) -> str:
        t = self._context.t
        if answer.refusal is not None:
            return errors.of(answer.refusal, t)
        if answer.until is None:
            if may_be_asked:
                return t("No passport or visa data yet.")
            return t("Passport and visa data are asked for once the participation is confirmed.")
        written = day(answer.until, t.language)
        if answer.until < today():
            return t("These data were to be kept until {day} and are not shown any more.", day=written)
        if answer.passport is not None:
            return t("Kept until {day}.", day=written)
        return t("Sealed. Kept until {day}.", day=written)

    def _in_short(self, answer: _Answer | None) -> str:
        if answer is None or answer.until is None:
            return ""
        return words.label(answer.state, self._context.t)

    def _fill(self, passport: Passport | None) -> None:
        self.shown.setVisible(passport is not None)
        if passport is None:
            return
        t = self._context.t
        for row, (name, text) in enumerate(filled(passport.data)):
            label = looks.label(words.column(name, t), self._context.theme, "small", "muted", wraps=True)
            value = looks.label(sealed.answer(text, t) if name == "visa_needed" else text, self._context.theme)
            value.setWordWrap(True)
            value.setAccessibleName(f"{label.text()}: {value.text()}")
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(value, row, 1)
        self._grid.setColumnStretch(1, 1)

    def _clear(self) -> None:
        """Nothing that was shown stays in a widget."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    # What happens

    def _on_unseal_pressed(self) -> None:
        when_open(self._context, self._read, self)

    def _on_seal_pressed(self) -> None:
        self._context.core.sealed.seal()
        self.refresh()

    def _on_edit_pressed(self) -> None:
        when_open(self._context, self._edit, self)

    def _edit(self) -> None:
        line, answer = self._line, self._answer
        if line is None:
            return
        until = "" if answer is None else answer.usual_end
        core = self._context.core
        self._context.tasks.read(
            lambda: core.sealed.passport(line.id),
            lambda passport: PassportDialog(self._context, line.id, line.name, passport, until, self).open(),
        )

    def _on_remove_pressed(self) -> None:
        line, core = self._line, self._context.core
        if line is not None:
            self._context.tasks.write(lambda: core.sealed.remove(line.id), announce=True)

    def _on_bus_changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_NOUNS):
            self._read()
