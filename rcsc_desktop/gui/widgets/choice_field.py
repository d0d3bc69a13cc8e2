"""Fields of a form that take one of several words, or yes and no; stored at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.widgets import looks

WriteChoice = Callable[[UUID, str, str], ChangeSet]
"""``write(row, value, seen)`` stores what was chosen; runs in the writing lane; ``seen`` is the value it replaces."""
WriteCheck = Callable[[UUID, bool], ChangeSet]


class ChoiceField(QWidget):
    """A label with a list under it; ``choices`` maps each value to its word. ``stored`` carries each change set.

    ``refuse`` is called with the row, the value and the error where it is refused; without it the error is shown.
    """

    stored = Signal(object)

    def __init__(
        self,
        context: WindowContext,
        label: str,
        choices: Mapping[str, str],
        write: WriteChoice,
        refuse: Callable[[UUID, str, UserError], object] | None = None,
    ) -> None:
        super().__init__()
        self._context = context
        self._write = write
        self._refuse = refuse
        self._row: UUID | None = None
        self._value = ""
        self._list = _QuietList()
        self._list.setAccessibleName(label)
        looks.set_look(self._list, "in-place")
        self.offer(choices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(looks.field_label(label, context.theme, self._list))
        layout.addWidget(self._list)
        self._list.activated.connect(lambda _place: self.commit())
        self.setFocusProxy(self._list)

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer other values from now on; ``show_value`` comes next."""
        self._list.clear()
        for value, word in choices.items():
            self._list.addItem(word, value)

    def value(self) -> str:
        """What is chosen, stored or not."""
        return str(self._list.currentData())

    def show_value(self, row: UUID, value: str) -> None:
        """Show what the store holds."""
        self._row, self._value = row, value
        self._list.setCurrentIndex(max(0, self._list.findData(value)))

    def commit(self) -> bool:
        """Store what was chosen; always True, for there is nothing to refuse here."""
        row, seen, value = self._row, self._value, self.value()
        if row is None or value == seen:
            return True
        self._value = value

        def refused(error: UserError) -> None:
            if row == self._row:
                self.show_value(row, str(error.data.get("theirs", seen)))
            if self._refuse is not None:
                self._refuse(row, value, error)
            else:
                self._context.messages.problem(error)

        self._context.tasks.write(lambda: self._write(row, value, seen), on_done=self.stored.emit, on_error=refused)
        return True


class CheckField(QCheckBox):
    """A yes or no with its label beside it."""

    def __init__(self, context: WindowContext, label: str, write: WriteCheck) -> None:
        super().__init__(label)
        self.setAccessibleName(label)
        self._context = context
        self._write = write
        self._row: UUID | None = None
        self.clicked.connect(self._on_clicked)

    def show_value(self, row: UUID, *, is_on: bool) -> None:
        """Show what the store holds."""
        self._row = row
        self.setChecked(is_on)

    def _on_clicked(self, is_on: bool) -> None:
        row = self._row
        if row is None:
            return

        def refused(error: UserError) -> None:
            if row == self._row:
                self.setChecked(not is_on)
            self._context.messages.problem(error)

        self._context.tasks.write(lambda: self._write(row, is_on), on_error=refused)


class _QuietList(QComboBox):
    """Scrolling a form over it does not change what it holds; it is as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
