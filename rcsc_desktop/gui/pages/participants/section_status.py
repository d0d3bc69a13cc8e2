"""The statuses of a participant with their dates, the way on, and who comes instead."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import ParticipantLine, ParticipantStatus, StatusMove
from rcsc_desktop.domain.participant_status import following
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.participants.sections import SectionBody
from rcsc_desktop.gui.pages.participants.status_dialogs import CorrectStatus, ReplaceParticipant
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.choice_field import ChoiceField
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.form import FormSection, commit_all
from rcsc_desktop.gui.widgets.link_line import LinkLine
from rcsc_desktop.services.participant_statuses import StatusView
from rcsc_desktop.wording import words

_REPLACED = ParticipantStatus.REPLACED


class StatusBody(SectionBody):
    """The list offers what may follow; earlier statuses stand under it, each with a date that can be changed."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._line: ParticipantLine | None = None
        self._view: StatusView | None = None
        self._offered: ParticipantStatus | None = None
        t = context.t
        self.status = ChoiceField(context, t("Status"), {}, self._write_status, self._on_refused)
        self.date = EditableField(context, t("Since"), "status_date", self._write_date, placeholder=t("YYYY-MM-DD"))
        self._moves: dict[UUID, _Move] = {}
        form = FormSection(context.theme, columns=2)
        form.add(self.status)
        form.add(self.date)
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(0)
        self.substitute = LinkLine("", self._go_to_substitute)
        self.replace = LinkLine(t("Somebody comes instead …"), self._ask_for_substitute)
        self.correct = LinkLine(t("Correct a mistake …"), self._ask_for_correction)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(form)
        layout.addLayout(self._earlier)
        for link in (self.substitute, self.replace, self.correct):
            layout.addLayout(link.inset())
        self.status.stored.connect(self._on_status_stored)
        context.bus.changed.connect(self._on_bus_changed)

    def show_line(self, line: ParticipantLine) -> None:
        is_other = self._line is None or self._line.id != line.id
        self._line = line
        status = ParticipantStatus(line.status)
        if status != self._offered:
            self._offered = status
            self.status.offer({one.value: words.label(one, self._context.t) for one in (status, *following(status))})
        self.status.show_value(line.id, line.status)
        self.date.show_value(line.id, line.status_date)
        if is_other:
            self._show_view(None)
        self._read()

    def commit(self) -> bool:
        return commit_all((self.date, *self._moves.values()))

    def earlier(self) -> list[tuple[str, str]]:
        """The statuses before the present one with their dates, the last one first."""
        items = [self._earlier.itemAt(at) for at in range(self._earlier.count())]
        return [move.shown() for item in items if item and isinstance(move := item.widget(), _Move)]

    # What is read beside the window's thread

    def _read(self) -> None:
        line, core = self._line, self._context.core
        if line is not None:
            self._context.tasks.read(
                lambda: core.statuses.view(line.id),
                lambda view: self._show_view(view) if line == self._line else None,
                key="participants.statuses",
                on_error=lambda _error: self._show_view(None),
            )

    def _show_view(self, view: StatusView | None) -> None:
        self._view = view
        t = self._context.t
        moves = () if view is None else view.moves[-2::-1]
        for gone in self._moves.keys() - {move.id for move in moves}:
            self._moves.pop(gone).deleteLater()
        for place, move in enumerate(moves):
            if move.id not in self._moves:
                self._moves[move.id] = _Move(self._context)
            self._earlier.insertWidget(place, self._moves[move.id])
            self._moves[move.id].show_move(move)
        told = ""
        if view is not None and view.replaced_by is not None:
            told = t("{name} comes instead", name=view.replaced_by.name)
        elif view is not None and view.replaces:
            told = t("Comes instead of {name}", name=", ".join(one.name for one in view.replaces))
        self.substitute.show_text(told)
        self.substitute.setVisible(bool(told))
        may_be_replaced = view is not None and (view.status == _REPLACED or _REPLACED in following(view.status))
        self.replace.setVisible(may_be_replaced and view is not None and view.replaced_by is None)

    def _on_bus_changed(self, change_set: object) -> None:
        if isinstance(change_set, ChangeSet) and change_set.touches("status_move") and self.isVisible():
            self._read()

    # What is done

    def _write_status(self, row: UUID, value: str, seen: str) -> ChangeSet:
        return self._context.core.participants.change(row, "status", value, {"status": seen})

    def _write_date(self, row: UUID, text: str, seen: str) -> ChangeSet:
        return self._context.core.participants.change(row, "status_date", text, {"status_date": seen})

    def _on_refused(self, _row: UUID, _value: str, error: UserError) -> None:
        self._context.messages.problem(error)
        self._read()

    def _on_status_stored(self, change_set: ChangeSet) -> None:
        if change_set.changes and self._line is not None and self.status.value() == _REPLACED:
            self._ask_for_substitute()

    def _ask_for_correction(self) -> None:
        line = self._line
        if line is not None:
            CorrectStatus(self._context, [line.id], ParticipantStatus(line.status), line.status_date, self).open()

    def _ask_for_substitute(self) -> None:
        if self._line is not None:
            ReplaceParticipant(self._context, self._line.id, self._line.name, self).open()

    def _go_to_substitute(self) -> None:
        view = self._view
        if view is None:
            return
        other = view.replaced_by or next(iter(view.replaces), None)
        if other is not None:
            place = Place("consultation", view.consultation_id, "participants", row=other.id)
            QTimer.singleShot(0, self, lambda: self._context.go(place))


class _Move(QWidget):
    """A status that was, with its date."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._status = looks.label("", context.theme, look="muted")
        self._status.setIndent(INSET)
        self._date = EditableField(context, context.t("Date"), "date", self._write, shows_label=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._status, 1)
        row.addWidget(self._date, 1)

    def show_move(self, move: StatusMove) -> None:
        """Show a move; a date that is being typed stays."""
        self._status.setText(words.label(move.status, self._context.t))
        self._date.show_value(move.id, move.date)

    def shown(self) -> tuple[str, str]:
        """What stands here."""
        return self._status.text(), self._date.text()

    def commit(self) -> bool:
        """Store what is being typed."""
        return self._date.commit()

    def _write(self, row: UUID, text: str, seen: str) -> ChangeSet:
        return self._context.core.statuses.change_date(row, text, {"date": seen})
