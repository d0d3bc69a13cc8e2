"""The organiser's own fields of a meeting: to add, rename, put in order and take out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import OwnField, OwnFieldKind
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import words

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage


def show_own_fields(page: Page) -> None:
    """Open the fields of the meeting that the page shows."""
    consultation_id = cast("ParticipantsPage", page).consultation_id
    if consultation_id is not None:
        OwnFieldsDialog(page.context, consultation_id, page).open()


class OwnFieldsDialog(QDialog):
    """The fields at the left, the chosen one at the right; everything is stored as it is done and can be undone."""

    def __init__(self, context: WindowContext, consultation_id: UUID, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._id = consultation_id
        self._fields: Sequence[OwnField] = ()
        self._wanted: UUID | None = None
        t = context.t
        self.setWindowTitle(t("Own fields"))
        self.resize(84 * GRID, 54 * GRID)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Own fields"))
        looks.set_look(self.list, "offers")
        self.name = QLineEdit()
        self.name.setAccessibleName(t("Name"))
        self.name.setPlaceholderText(t("e.g. T-shirt size"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(t("What it holds"))
        for kind in OwnFieldKind:
            self.kind.addItem(words.label(kind, t), kind.value)
        self.choices = QPlainTextEdit()
        self.choices.setAccessibleName(t("Choices, one a line"))
        self.choices.setPlaceholderText(t("One a line"))
        self.choices.setTabChangesFocus(True)
        self.store = looks.button("", self._on_store, "primary")
        self.up = looks.button(t("Up"), lambda: self._move(-1), "quiet")
        self.down = looks.button(t("Down"), lambda: self._move(1), "quiet")
        self.remove = looks.button(t("Remove"), self._on_remove, "quiet")
        self._said = looks.label("", context.theme, "small", "danger", wraps=True)
        self._said.hide()
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._show_field())
        self.kind.currentIndexChanged.connect(lambda _index: self._fit())
        self.name.textChanged.connect(lambda _text: self._fit())
        self.choices.textChanged.connect(self._fit)
        context.bus.changed.connect(self._on_bus_changed)
        self._read()

    def field(self) -> OwnField | None:
        """The field that is chosen; ``None`` on the line of a new one."""
        row = self.list.currentRow()
        return self._fields[row] if 0 <= row < len(self._fields) else None

    def said(self) -> str:
        """Why something was refused."""
        return self._said.text()

    # Laying out

    def _lay_out(self) -> None:
        t, theme = self._context.t, self._context.theme
        told = t("Columns of your own for the participants of this consultation, besides the usual ones.")
        order = QHBoxLayout()
        for button in (self.up, self.down, self.remove):
            order.addWidget(button)
        order.addStretch()
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(order)
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(t("Name"), self.name)
        form.addRow(t("What it holds"), self.kind)
        self._choices_label = looks.label(t("Choices"), theme)
        form.addRow(self._choices_label, self.choices)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self._said)
        right.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.store)
        right.addLayout(foot)
        both = QHBoxLayout()
        both.setSpacing(3 * GRID)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        close = looks.button(t("Close"), self.accept)
        close.setAutoDefault(False)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(looks.label(told, theme, look="muted", wraps=True))
        layout.addLayout(both, 1)
        layout.addWidget(looks.rule())
        layout.addLayout(end)
        self.store.setDefault(True)

    # What is read

    def _read(self) -> None:
        core, meeting = self._context.core, self._id
        self._context.tasks.read(lambda: core.own_fields.fields(meeting), self._show, key=f"own_fields.{id(self)}")

    def _show(self, fields: Sequence[OwnField]) -> None:
        held = self._wanted or (None if (field := self.field()) is None else field.id)
        self._wanted = None
        self._fields = fields
        self.list.blockSignals(True)
        self.list.clear()
        t = self._context.t
        for field in fields:
            self.list.addItem(QListWidgetItem(f"{field.name} · {words.label(field.kind, t)}"))
        self.list.addItem(QListWidgetItem(t("New field …")))
        row = next((at for at, field in enumerate(fields) if field.id == held), len(fields))
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show_field()

    def _show_field(self) -> None:
        field = self.field()
        self._say("")
        self.name.setText("" if field is None else field.name)
        self.kind.setCurrentIndex(self.kind.findData((OwnFieldKind.TEXT if field is None else field.kind).value))
        self.kind.setEnabled(field is None)
        self.choices.setPlainText("" if field is None else field.choices)
        self._fit()

    def _fit(self) -> None:
        t, field, row = self._context.t, self.field(), self.list.currentRow()
        is_choice = self.kind.currentData() == OwnFieldKind.CHOICE.value
        self.choices.setVisible(is_choice)
        self._choices_label.setVisible(is_choice)
        self.store.setText(t("Add") if field is None else t("Store"))
        self.store.setAccessibleName(self.store.text())
        stored = None if field is None else (field.name, field.choices)
        self.store.setEnabled(
            bool(self.name.text().strip()) and stored != (self.name.text(), self.choices.toPlainText())
        )
        self.remove.setEnabled(field is not None)
        self.up.setEnabled(field is not None and row > 0)
        self.down.setEnabled(field is not None and row < len(self._fields) - 1)

    # What is done

    def _on_store(self) -> None:
        core, field, name, choices = self._context.core, self.field(), self.name.text(), self.choices.toPlainText()
        kind, meeting = str(self.kind.currentData()), self._id
        if field is None:
            self._write(lambda: core.own_fields.add(meeting, name, kind, choices))
            return
        values = {"name": name, **({"choices": choices} if field.kind is OwnFieldKind.CHOICE else {})}
        seen = {key: getattr(field, key) for key in values}
        self._write(lambda: core.own_fields.change(field.id, values, seen))

    def _on_remove(self) -> None:
        core, field = self._context.core, self.field()
        if field is not None:
            self._context.tasks.write(
                lambda: core.own_fields.remove(field.id), on_error=self._on_refused, announce=True
            )

    def _move(self, step: int) -> None:
        core, field, row = self._context.core, self.field(), self.list.currentRow()
        if field is None:
            return
        after = row + step if step > 0 else row - 2
        after_id = self._fields[after].id if after >= 0 else None
        self._write(lambda: core.own_fields.move(field.id, after_id))

    def _write(self, operation: Callable[[], ChangeSet]) -> None:
        self._say("")
        self._context.tasks.write(operation, on_error=self._on_refused)

    def _on_refused(self, error: UserError) -> None:
        self._say(self._context.messages.sentence(error))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("own_field"):
            self._read()
