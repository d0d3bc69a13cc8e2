"""A field for a name that offers the contacts it may mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from rcsc_desktop.domain.lines import ContactLine
from rcsc_desktop.gui.context import WindowContext

_ROOT = QModelIndex()


class ContactField(QLineEdit):
    """Takes any name. ``chosen`` is the contact that was picked from the list, None as soon as the text differs.

    ``contact_picked`` carries a ``ContactLine`` when one is picked.
    """

    contact_picked = Signal(object)

    def __init__(self, context: WindowContext, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: ContactLine | None = None
        self._context = context
        self._kind = kind
        self._offers = _Offers(self)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._popup = QListView()
        self._popup.setAccessibleName(context.t("Contacts that match"))
        completer.setPopup(self._popup)
        completer.setWidget(self)
        completer.activated.connect(self._on_completer_activated)
        self._completer = completer
        self.textEdited.connect(self._on_text_edited)

    def offer(self, kind: str) -> None:
        """Offer this kind of contact from now on."""
        self._kind = kind

    def event(self, event: QEvent) -> bool:
        """While contacts are offered keys come here before the list: leave it those that take the marked one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.is_offering():
            has_mark = self._popup.selectionModel().hasSelection()
            if event.key() == Qt.Key.Key_Escape or (has_mark and event.key() in _TAKING):
                event.ignore()
                return True
            if event.key() in _TAKING:
                self._popup.hide()
                again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
                QCoreApplication.postEvent(self, again)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.is_offering() and self.text().strip():
            self._ask(self.text())
            return
        super().keyPressEvent(event)

    def is_offering(self) -> bool:
        """The list of contacts is open."""
        return self._popup.isVisible()

    def _on_text_edited(self, text: str) -> None:
        self.chosen = None
        if text.strip():
            self._ask(text)
        else:
            self._popup.hide()

    def _ask(self, text: str) -> None:
        context, kind = self._context, self._kind
        context.tasks.read(
            lambda: context.core.contacts.suggest(kind, text),
            lambda found: self._on_found(text, found),
            key=f"suggest.{kind}",
        )

    def _on_found(self, text: str, found: Sequence[ContactLine]) -> None:
        try:
            is_current = self.hasFocus() and self.text() == text
        except RuntimeError:  # the cell was left meanwhile and its editor is gone
            return
        if not is_current:
            return
        self._offers.show(found)
        if found:
            self._completer.complete()
        else:
            self._popup.hide()

    def _on_completer_activated(self, _name: str) -> None:
        self.chosen = self._offers.contact(self._popup.currentIndex().row())
        if self.chosen is not None:
            self.setText(self.chosen.name)
            self.contact_picked.emit(self.chosen)


class _Offers(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._contacts: Sequence[ContactLine] = ()

    def show(self, contacts: Sequence[ContactLine]) -> None:
        self.beginResetModel()
        self._contacts = contacts
        self.endResetModel()

    def contact(self, row: int) -> ContactLine | None:
        return self._contacts[row] if 0 <= row < len(self._contacts) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._contacts)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        contact = self.contact(index.row())
        if contact is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return contact.name
        if role == Qt.ItemDataRole.DisplayRole:
            return " · ".join(part for part in (contact.name, contact.detail, contact.organisation) if part)
        return None


_TAKING = {Qt.Key.Key_Enter, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
