"""One field of many participants at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QStackedWidget, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.pages.participants.statuses import REFUSALS, say_refused
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.offers import Offering

_ONE_BY_ONE = frozenset({"name", "email", "phone"})
"""What hardly two people share is not set for many."""


class SetField(Asking):
    """``selected`` and ``shown`` are the people it may be set for; those selected are meant where there are some."""

    def __init__(
        self,
        context: WindowContext,
        columns: Mapping[str, Column],
        selected: Sequence[UUID],
        shown: Sequence[UUID],
        parent: QWidget,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Set a field"),
            t("The same for all of them, in one step that can be undone. An empty text empties the field."),
            t("Set"),
            self._on_done,
            parent.window(),
        )
        self._context = context
        self._columns = {name: column for name, column in columns.items() if name not in _ONE_BY_ONE}
        self.people = QComboBox()
        self.people.setAccessibleName(t("For whom"))
        if len(selected):
            self.people.addItem(t.plural("{count} person selected", "{count} people selected", len(selected)), selected)
        self.people.addItem(t.plural("{count} person shown", "All {count} people shown", len(shown)), shown)
        self.field = QComboBox()
        self.field.setAccessibleName(t("Field"))
        for name, column in self._columns.items():
            self.field.addItem(column.title, name)
        self.field.setMaxVisibleItems(16)
        self._editors: dict[str, QLineEdit | QComboBox] = {}
        self._values = QStackedWidget()
        self._said = looks.label("", context.theme, "small", "danger", wraps=True)
        self._said.hide()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(t("For whom"), self.people)
        form.addRow(t("Field"), self.field)
        form.addRow(t("Value"), self._values)
        self.body.addLayout(form)
        self.body.addWidget(self._said)
        self.field.currentIndexChanged.connect(lambda _index: self._show_editor())
        self._show_editor()

    def editor(self) -> QLineEdit | QComboBox:
        """Where the value of the chosen field is given."""
        column = self._columns[str(self.field.currentData())]
        if column.name not in self._editors:
            self._editors[column.name] = made = self._editor(column)
            self._values.addWidget(made)
        return self._editors[column.name]

    def _show_editor(self) -> None:
        self._values.setCurrentWidget(self.editor())
        self._said.hide()

    def _editor(self, column: Column) -> QLineEdit | QComboBox:
        if column.choices:
            chooser = QComboBox()
            for value, word in column.choices.items():
                chooser.addItem(word, value)
            chooser.setAccessibleName(column.title)
            return chooser
        edit = QLineEdit()
        edit.setPlaceholderText(column.hint)
        edit.setAccessibleName(column.title)
        if column.offers is not None:
            Offering(edit, self._context, column.offers, separators=column.separators, asks_at_once=True)
        return edit

    def _on_done(self) -> None:
        core, field, editor = self._context.core, str(self.field.currentData()), self.editor()
        ids: Sequence[UUID] = self.people.currentData()
        text = editor.text() if isinstance(editor, QLineEdit) else str(editor.currentData())
        self.done_button.setEnabled(False)
        self._context.tasks.write(
            lambda: core.participants.set_column(ids, field, text),
            on_done=lambda _change_set: self.accept(),
            on_error=lambda error: self._on_refused(ids, text, error),
            announce=True,
        )

    def _on_refused(self, ids: Sequence[UUID], text: str, error: UserError) -> None:
        self.done_button.setEnabled(True)
        if error.code in REFUSALS:
            self.accept()
            say_refused(self._context, ids, text, error)
            return
        self._said.setText(self._context.messages.sentence(error))
        self._said.show()
