"""Small dialogs that ask for one thing: a name, another consultation, a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.lines import ConsultationLine
from rcsc_desktop.domain.names import fold
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording.formats import days


class Asking(QDialog):
    """A sentence, what is asked for (in ``body``), and two buttons; ``answer`` is called by the one named ``word``."""

    def __init__(
        self,
        context: WindowContext,
        title: str,
        sentence: str,
        word: str,
        answer: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(56 * GRID)
        self.done_button = looks.button(word, answer, "primary")
        self.done_button.setDefault(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self._cancel = looks.button(context.t("Cancel"), self.reject)
        foot.addWidget(self._cancel)
        foot.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(looks.label(sentence, context.theme, look="muted", wraps=True))
        layout.addLayout(self.body, 1)
        layout.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """What is asked for comes before the buttons, for the first key and for Tab."""
        buttons = (self._cancel, self.done_button)
        asked = [one for one in _chain(self) if one not in buttons]
        if asked:
            QWidget.setTabOrder(asked[-1], self._cancel)
            QWidget.setTabOrder(*buttons)
            if self.focusWidget() in {None, *buttons}:
                asked[0].setFocus()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Sentences that come later, or become longer, have their room."""
        layout = self.layout() if event.type() == QEvent.Type.LayoutRequest and self.isVisible() else None
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return super().event(event)


def _chain(dialog: QWidget) -> list[QWidget]:
    """What Tab comes to, in order."""
    found: list[QWidget] = []
    focus = dialog.nextInFocusChain()
    while focus is not None and focus is not dialog:
        takes_tab = focus.focusPolicy() & Qt.FocusPolicy.TabFocus and focus.isVisibleTo(dialog) and focus.isEnabled()
        if takes_tab and focus.focusProxy() is None:
            found.append(focus)
        focus = focus.nextInFocusChain()
    return found


class NameDialog(Asking):
    """Asks for a name; ``take`` gets it."""

    def __init__(
        self,
        context: WindowContext,
        title: str,
        sentence: str,
        word: str,
        suggestion: str,
        take: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(context, title, sentence, word, self._on_done, parent)
        self._take = take
        self.field = QLineEdit(suggestion)
        self.field.setAccessibleName(context.t("Name"))
        self.field.selectAll()
        self.field.textChanged.connect(lambda text: self.done_button.setEnabled(bool(text.strip())))
        self.done_button.setEnabled(bool(suggestion.strip()))
        self.body.addWidget(self.field)

    def _on_done(self) -> None:
        if self.field.text().strip():
            self._take(self.field.text().strip())
            self.accept()


class ConsultationDialog(Asking):
    """Asks for another consultation and whether people come along; ``take`` gets its line and that."""

    def __init__(
        self,
        context: WindowContext,
        consultations: Sequence[ConsultationLine],
        take: Callable[[ConsultationLine, bool], object],
        parent: QWidget,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Copy the agenda to another consultation"),
            t("Days are moved to those of the other consultation; what stands there stays."),
            t("Copy"),
            self._on_done,
            parent,
        )
        self.resize(72 * GRID, 56 * GRID)
        self._consultations = consultations
        self._take = take
        self._language = t.language
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("Find a consultation"))
        self.field.setAccessibleName(t("Find a consultation"))
        self.list = QListWidget()
        self.list.setAccessibleName(t("Consultations"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        looks.set_look(self.list, "offers")
        self.with_speakers = QCheckBox(t("With speakers and chairs"))
        self.with_speakers.setAccessibleName(self.with_speakers.text())
        self.with_speakers.setChecked(True)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.with_speakers)
        self.field.textChanged.connect(lambda _text: self._fill())
        self.list.currentRowChanged.connect(lambda row: self.done_button.setEnabled(row >= 0))
        self.list.itemActivated.connect(lambda _item: self._on_done())
        self._fill()

    def _fill(self) -> None:
        wanted = fold(self.field.text())
        self.list.clear()
        for line in self._consultations:
            when = days(line.start_date, line.end_date, self._language) if line.start_date else ""
            text = " · ".join(part for part in (line.title, when, line.place) if part)
            if wanted in fold(text):
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, str(line.id))
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.done_button.setEnabled(self.list.count() > 0)

    def _on_done(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        chosen = UUID(item.data(Qt.ItemDataRole.UserRole))
        line = next(one for one in self._consultations if one.id == chosen)
        self._take(line, self.with_speakers.isChecked())
        self.accept()
