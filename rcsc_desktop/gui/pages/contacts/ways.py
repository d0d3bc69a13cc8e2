"""Further ways to reach a contact: e-mails, telephones, messengers, links."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.contacts import ContactDetail, DetailKind
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.elided_text import ElidedText
from rcsc_desktop.gui.widgets.form import PartWidget, commit_all
from rcsc_desktop.wording import words


class PhoneField(QWidget):
    """A telephone as written, and in muted text under it the form that can be called from anywhere."""

    def __init__(self, context: WindowContext, field: EditableField) -> None:
        super().__init__()
        self.field = field
        self._said = looks.label("", context.theme, "small", "muted")
        self._said.setIndent(INSET)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(field)
        layout.addWidget(self._said)
        self.setFocusProxy(field)

    def show_value(self, row: UUID, text: str, numbers: Mapping[str, str]) -> None:
        """Show the stored number; ``numbers`` holds the form of each that can be called from anywhere."""
        self.field.show_value(row, text)
        shown = normalised(text, numbers)
        self._said.setText(shown)
        self._said.setVisible(bool(shown))

    def commit(self) -> bool:
        """Store what is being typed."""
        return self.field.commit()


class DetailPart(PartWidget):
    """One way: what it is, the address or number, and what it is for."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._row: UUID | None = None
        t = context.t
        self._kind = ElidedText(context.theme)
        self._kind.setIndent(INSET)
        remove = looks.button(t("Remove"), self._take_out, "link")
        remove.setAccessibleName(t("Remove this way to reach the contact"))
        self.value = self._field("value", "")
        self.label = self._field("label", t("e.g. work"))
        self._said = looks.label("", context.theme, "small", "muted")
        self._said.setIndent(INSET)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.addWidget(self._kind, 1)
        head.addWidget(remove)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.value, 3, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.label, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (head, line):
            layout.addLayout(part)
        layout.addWidget(self._said)

    def show_part(self, part: tuple[ContactDetail, Mapping[str, str]]) -> None:
        """Show a detail, with the forms of telephones; what is being typed stays."""
        detail, numbers = part
        self._row = detail.id
        word = words.label(detail.kind, self._context.t)
        self._kind.set_text(word)
        proxy = self.value.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(word)
        self.value.show_value(detail.id, detail.value)
        self.label.show_value(detail.id, detail.label)
        shown = normalised(detail.value, numbers) if detail.kind is DetailKind.PHONE else ""
        self._said.setText(shown)
        self._said.setVisible(bool(shown))

    def commit(self) -> bool:
        """Store what is being typed."""
        return commit_all((self.value, self.label))

    def _field(self, name: str, hint: str) -> EditableField:
        return EditableField(
            self._context,
            words.column(name, self._context.t),
            name,
            lambda row, text, seen: self._context.core.contact_ways.change(
                ContactDetail, row, {name: text}, {name: seen}
            ),
            placeholder=hint,
            shows_label=False,
        )

    def _take_out(self) -> None:
        row, core = self._row, self._context.core
        if row is not None:
            self._context.tasks.write(lambda: core.contact_ways.remove(ContactDetail, row), announce=True)


class AddDetail(QWidget):
    """A field that adds one more way of the kind that is chosen beside it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.contact_id: UUID | None = None
        t = context.t
        self.kind = QComboBox()
        self.kind.setAccessibleName(t("What to add"))
        for kind in DetailKind:
            self.kind.addItem(words.label(kind, t), kind)
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("Add one more"))
        self.field.setAccessibleName(t("One more way to reach the contact"))
        self.field.setMinimumWidth(17 * GRID)
        self.field.returnPressed.connect(self._add)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.kind)
        layout.addWidget(self.field, 1)

    def _add(self) -> None:
        contact_id, core, text = self.contact_id, self._context.core, self.field.text()
        kind = DetailKind(self.kind.currentData())
        if contact_id is None or not text.strip():
            return
        self.field.clear()

        def refused(error: UserError) -> None:
            if not self.field.text():
                self.field.setText(text)
            self._context.messages.problem(error)

        self._context.tasks.write(lambda: core.contact_ways.add_detail(contact_id, kind, text), on_error=refused)


def normalised(text: str, numbers: Mapping[str, str]) -> str:
    """The form of a telephone that can be called from anywhere, where that is not what was written."""
    found = numbers.get(text, "")
    return found if found != text.strip() else ""
