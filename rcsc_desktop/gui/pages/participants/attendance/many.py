"""Notes the presence of many participants at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import AttendanceState
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking
from rcsc_desktop.gui.pages.participants.attendance.section import states
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.attendance import SessionCount
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import attendance, errors, words
from rcsc_desktop.wording.formats import number

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage


def note_many(page: ParticipantsPage) -> None:
    """For the selected people where several are selected, else for all that are shown."""
    consultation_id = page.consultation_id
    if consultation_id is None:
        return
    selected = page.table.selected_ids() if page.table.selected_count() > 1 else []
    ids: Sequence[UUID] = selected or page.model.ids
    context = page.context
    context.tasks.read(
        lambda: context.core.attendance.counts(consultation_id),
        lambda counts: AttendanceDialog(context, ids, counts, page, are_selected=bool(selected)).open(),
    )


class AttendanceDialog(Asking):
    """Sessions are ticked, a state is chosen; beside each session stands what is noted so far."""

    def __init__(
        self,
        context: WindowContext,
        ids: Sequence[UUID],
        counts: Sequence[SessionCount],
        parent: QWidget,
        *,
        are_selected: bool,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Note attendance"),
            _whom(len(ids), t, are_selected=are_selected),
            t("Note"),
            self._on_done,
            parent.window(),
        )
        self._context = context
        self._ids = ids
        self.sessions = QListWidget()
        self.sessions.setAccessibleName(t("Sessions"))
        looks.set_look(self.sessions, "offers")
        names = attendance.session_names([one.session for one in counts], t)
        for one, name in zip(counts, names, strict=True):
            item = QListWidgetItem(" — ".join(filter(None, (name, _noted(one, t)))))
            item.setData(Qt.ItemDataRole.UserRole, str(one.session.id))
            item.setCheckState(Qt.CheckState.Checked if len(counts) == 1 else Qt.CheckState.Unchecked)
            self.sessions.addItem(item)
        self.sessions.setFixedHeight(min(8, max(2, len(counts))) * 4 * GRID)
        self.state = QComboBox()
        self.state.setAccessibleName(t("Attendance"))
        for value, word in states(t).items():
            self.state.addItem(word, value)
        self.state.setCurrentIndex(self.state.findData(AttendanceState.PRESENT.value))
        self.said = looks.label("", context.theme, "small", "danger", wraps=True)
        self.said.hide()
        for part in (self.sessions, self.state, self.said):
            self.body.addWidget(part)
        self.sessions.itemChanged.connect(lambda _item: self._on_ticked())
        self._on_ticked()

    def ticked(self) -> list[UUID]:
        """Keys of the ticked sessions."""
        items = [self.sessions.item(row) for row in range(self.sessions.count())]
        return [
            UUID(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _on_ticked(self) -> None:
        self.done_button.setEnabled(bool(self.ticked()) and len(self._ids) > 0)

    def _on_done(self) -> None:
        sessions, state, core = self.ticked(), str(self.state.currentData()), self._context.core

        def done(_changes: ChangeSet) -> None:
            self.accept()

        self._context.tasks.write(
            lambda: core.attendance.set(self._ids, sessions, state),
            on_done=done,
            on_error=self._on_refused,
            announce=True,
        )

    def _on_refused(self, error: UserError) -> None:
        self.said.setText(errors.of(error, self._context.t))
        self.said.show()


def _whom(count: int, t: Translator, *, are_selected: bool) -> str:
    if are_selected:
        return t.plural(
            "For the {count} person selected. It says nothing of the status.",
            "For the {count} people selected. It says nothing of the status.",
            count,
        )
    return t.plural(
        "For the {count} person shown. It says nothing of the status.",
        "For all {count} people shown. It says nothing of the status.",
        count,
    )


def _noted(one: SessionCount, t: Translator) -> str:
    told = [
        f"{words.label(state, t)}: {number(one.counts[state], t.language)}"
        for state in AttendanceState
        if one.counts.get(state)
    ]
    return ", ".join(told)
