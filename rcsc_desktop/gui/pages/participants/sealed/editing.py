"""Types passport and visa data in; nothing of it is kept as a draft."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.sealed import PASSPORT_FIELDS, Passport, SealState
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking
from rcsc_desktop.gui.pages.participants.sealed.passphrases import UnsealDialog
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import errors, sealed, words

_WIDE = frozenset({"passport_name", "passport_notes"})
_DATES = frozenset({"issue_date", "expiry_date", "birth_date", "visa_until", "keep_until"})
_LOOK_EVERY_MS = 10_000
_KEPT_AFTER = timedelta(days=30)


class PassportDialog(Asking):
    """Stays open until the data are stored; closes without them when nobody types for the minutes of the seal."""

    def __init__(
        self,
        context: WindowContext,
        participant_id: UUID,
        name: str,
        passport: Passport | None,
        until: str,
        parent: QWidget,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Passport and visa of {name}", name=name),
            t("Only what the journey needs. It is stored encrypted, and not shown any more after its last day."),
            t("Store"),
            self._on_done,
            parent.window(),
        )
        self.resize(78 * GRID, 10 * GRID)
        self._context = context
        self._id = participant_id
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._place = (0, 0)
        self.fields: dict[str, QLineEdit] = {}
        self.answer = QComboBox()
        known = (
            {"keep_until": until} if passport is None else {**asdict(passport.data), "keep_until": passport.keep_until}
        )
        for name_of_field in (*PASSPORT_FIELDS[:-1], "keep_until", PASSPORT_FIELDS[-1]):
            self._add(name_of_field, known.get(name_of_field, ""))
        self.said = looks.label("", context.theme, "small", "danger", wraps=True)
        self.said.hide()
        self.body.addLayout(self._grid)
        self.body.addWidget(self.said)
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        self.finished.connect(lambda _result: self._forget())

    def _add(self, name: str, text: str) -> None:
        t = self._context.t
        field: QWidget
        label = words.column(name, t)
        if name == "visa_needed":
            for value in ("", "yes", "no"):
                self.answer.addItem(sealed.answer(value, t) or t("Not known"), value)
            self.answer.setCurrentIndex(max(0, self.answer.findData(text)))
            field = self.answer
        else:
            field = self.fields[name] = QLineEdit(text)
            field.textEdited.connect(lambda _text: self._context.core.sealed.keep_open())
            if name in _DATES:
                field.setPlaceholderText(t("YYYY-MM-DD"))
        if name == "keep_until":
            label = t("Keep these data until (required)")
        field.setAccessibleName(label)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(looks.label(label, self._context.theme, "small", "muted"))
        layout.addWidget(field)
        row, column = self._place
        span = 2 if name in _WIDE else 1
        if column + span > 2:
            row, column = row + 1, 0
        self._grid.addWidget(holder, row, column, 1, span)
        self._place = (row, column + span)

    def _values(self) -> dict[str, str]:
        typed = {name: field.text() for name, field in self.fields.items() if name != "keep_until"}
        return {**typed, "visa_needed": str(self.answer.currentData())}

    def _on_done(self) -> None:
        values, until = self._values(), self.fields["keep_until"].text()
        core = self._context.core

        def stored(_changes: ChangeSet) -> None:
            self.accept()

        self._context.tasks.write(
            lambda: core.sealed.change(self._id, values, until), on_done=stored, on_error=self._on_refused
        )

    def _on_refused(self, error: UserError) -> None:
        if error.code == "seal.closed":
            UnsealDialog(self._context, self._on_done, self).open()
            return
        self.said.setText(errors.of(error, self._context.t))
        self.said.show()
        place = error.data.get("field", "keep_until" if error.code == "passport.keep_until" else None)
        if isinstance(place, str) and place in self.fields:
            self.fields[place].setFocus()

    def _look(self) -> None:
        """Nobody is here any more: what is shown goes."""

        def asked(state: SealState) -> None:
            if state is not SealState.OPEN and self.isVisible():
                self.reject()
                self._context.messages.note(
                    self._context.t("The sealed part closed by itself. What was being typed was not stored.")
                )

        self._context.tasks.read(lambda: self._context.core.sealed.state(), asked, key="passport.look")

    def _forget(self) -> None:
        self._looking.stop()
        for field in self.fields.values():
            field.clear()


def usual_end(consultation: Consultation, today: date) -> str:
    """A month after the meeting, where that is still to come; empty otherwise: then somebody has to say."""
    end = consultation.end_date or consultation.start_date
    if end is None or not end.is_firm:
        return ""
    day = end.first_day + _KEPT_AFTER
    return day.isoformat() if day >= today else ""
