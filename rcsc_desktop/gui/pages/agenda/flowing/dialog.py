"""The dialog of a step that moves time: what is asked, what would change, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import Agenda, SessionAgenda
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.flow import Step
from rcsc_desktop.domain.timetable import Flow, Timetable
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.flowing.preview import ShiftsModel, ShiftsTable
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import CONTROL_HEIGHT, GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import formats


class FlowDialog(QDialog):
    """Subclasses add their fields to ``form`` and answer ``step``; ``refresh`` works the preview out again."""

    def __init__(
        self, context: WindowContext, agenda: Agenda, session_id: UUID | None, title: str, verb: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        t = context.t
        self.context = context
        self.agenda = agenda
        self.table = Timetable.of(agenda)
        self.words = OutlineWords(t, lambda: context.settings.get("clock"))
        self.flow: Flow | None = None
        self.setWindowTitle(title)
        self.resize(72 * GRID, 60 * GRID)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(GRID)
        self.form.setHorizontalSpacing(2 * GRID)
        self.session = QComboBox()
        for number, part in enumerate(agenda.sessions, 1):
            self.session.addItem(self._session_name(part, number), part.session.id)
        stand_at(self.session, session_id)
        if len(agenda.sessions) > 1:
            self.add_field(t("Session"), self.session)
        self.note = looks.label("", context.theme, "body", "muted", wraps=True)
        self.model = ShiftsModel(self.words, context.theme, t, self)
        self.preview = ShiftsTable(self.model, context.theme, t)
        self.go = looks.button(verb, self.accept, "primary")
        self.go.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(looks.button(t("Cancel"), self.reject))
        buttons.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID + GRID // 2)
        layout.addLayout(self.form)
        layout.addWidget(self.note)
        layout.addWidget(self.preview, 1)
        layout.addLayout(buttons)
        self.session.currentIndexChanged.connect(lambda _at: self.on_session())

    @property
    def session_id(self) -> UUID | None:
        """The session that is meant."""
        found = self.session.currentData()
        return found if isinstance(found, UUID) else None

    def add_field(self, name: str, field: QWidget) -> None:
        """A field with its name before it."""
        field.setAccessibleName(name)
        label = looks.label(name, self.context.theme)
        label.setMinimumHeight(CONTROL_HEIGHT)
        label.setBuddy(field)
        self.form.addRow(label, field)

    def on_session(self) -> None:
        """Another session is meant."""
        self.refresh()

    def step(self) -> Step | None:
        """What is asked for; ``None`` while that is not known. A text that is not understood is refused."""
        raise NotImplementedError

    def refresh(self) -> None:
        """What would change now."""
        self.flow, refusal = None, ""
        try:
            step = self.step()
            self.flow = None if step is None else step.on(self.table)
        except UserError as error:
            refusal = self.context.messages.sentence(error)
        self.model.show(() if self.flow is None else self.flow.shifts)
        self.go.setEnabled(self.flow is not None and not self.flow.is_empty)
        text, look = (refusal, "warn") if refusal else self.say(self.flow)
        self.note.setText(text)
        looks.set_look(self.note, look)

    def say(self, flow: Flow | None) -> tuple[str, str]:
        """A sentence over the preview, and its look."""
        if flow is None or flow.is_empty:
            return self.context.t("Nothing would change."), "muted"
        t = self.context.t
        if flow.in_the_way:
            titles = ", ".join(f"“{flow.before.item(item_id).title}”" for item_id in flow.in_the_way)
            return t("Pinned and in the way, stays where it is: {titles}.", titles=titles), "warn"
        if flow.excess:
            text = t.plural(
                "{count} minute would still lie past the end: nothing can be made shorter.",
                "{count} minutes would still lie past the end: nothing can be made shorter.",
                flow.excess,
            )
            return text, "warn"
        count = len(flow.shifts)
        return t.plural("{count} item would change:", "{count} items would change:", count), "muted"

    def _session_name(self, part: SessionAgenda, number: int) -> str:
        t, session = self.context.t, part.session
        name = " ".join(filter(None, (session.track, session.name))) or t("Session {number}", number=number)
        if session.date is None:
            return name
        return f"{formats.short_day(session.date, t.language)} · {name}"


def stand_at(box: QComboBox, row_id: UUID | None) -> None:
    """Choose a row by its key, where it is in the list; Qt compares keys of Python by identity only."""
    found = [at for at in range(box.count()) if box.itemData(at) == row_id]
    if found:
        box.setCurrentIndex(found[0])


def ask(context: WindowContext, consultation_id: UUID, make: Callable[[Agenda], FlowDialog]) -> None:
    """Read the agenda, show the dialog, and do what it ends with."""

    def show(agenda: Agenda) -> None:
        if not agenda.sessions:
            context.messages.problem(UserError("agenda.no_session"))
            return
        dialog = make(agenda)
        dialog.refresh()
        dialog.accepted.connect(lambda: apply(dialog))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def apply(dialog: FlowDialog) -> None:
        step = dialog.step()
        if step is not None:
            core = context.opening
            context.tasks.write(lambda: core.result().flow.apply(consultation_id, step), announce=True)

    core = context.opening
    context.tasks.read(lambda: core.result().agenda.view(consultation_id), show)
