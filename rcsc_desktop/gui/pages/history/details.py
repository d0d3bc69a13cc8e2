"""One operation in the side panel: every field that it wrote, before and after, and the word that takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rcsc_desktop.domain.history import FieldChange, OperationView
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.side_panel import SidePanel
from rcsc_desktop.wording import words

_MOST = 60
_SHORT = 200
_UNTOLD = frozenset({"order_key", "deleted_at", "source_hash"})


class OperationDetails(SidePanel):
    """What an operation changed. ``take_back`` is called with nothing when its word is pressed."""

    def __init__(self, context: WindowContext, take_back: Callable[[], None]) -> None:
        super().__init__(context.theme, context.t("Details"))
        self._context = context
        self._undo = looks.button(context.t("Undo this"), take_back)
        self.add_word(self._undo)
        self._undo.hide()
        self._said = looks.label(
            context.t("Choose an entry to see what it changed."), context.theme, look="muted", wraps=True
        )
        self.body.addWidget(self._said)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(context.t("What was changed"))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll, 1)

    def show_operation(self, title: str, view: OperationView, *, may_undo: bool) -> None:
        """Show one operation."""
        self.heading.setText(title)
        self._undo.setVisible(may_undo)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(GRID // 2)
        told = [change for change in view.changes if _is_telling(change)]
        for text, look in self._lines(told[:_MOST]):
            label = looks.label(text, self._context.theme, "small" if look else "body", look, wraps=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        layout.addStretch(1)
        rows = len({change.row_id for change in view.changes})
        t = self._context.t
        summary = t.plural("{count} row written.", "{count} rows written.", rows)
        more = len(told) - _MOST
        if more > 0:
            summary += " " + t.plural("{count} more field is not shown.", "{count} more fields are not shown.", more)
        self._said.setText(summary)
        self._scroll.setWidget(inside)

    def _lines(self, changes: list[FieldChange]) -> Iterator[tuple[str, str]]:
        t = self._context.t
        row = None
        for change in changes:
            if change.row_id != row:
                row = change.row_id
                yield words.noun(change.noun, t), "muted"
            field = words.column(change.field, t)
            after = self._value(change.after)
            if change.before in {None, ""}:
                yield t("{field}: {after}", field=field, after=after), ""
            else:
                yield t("{field}: {before} → {after}", field=field, before=self._value(change.before), after=after), ""

    def _value(self, value: object) -> str:
        if value in {None, ""}:
            return "–"
        if isinstance(value, bool):
            return self._context.t("yes") if value else self._context.t("no")
        text = str(value)
        return text if len(text) <= _SHORT else text[:_SHORT] + "…"


def _is_telling(change: FieldChange) -> bool:
    """It says something to a person: keys and places in an order do not, nor what was and stays empty."""
    if change.field in _UNTOLD or change.field.endswith("_id"):
        return False
    return change.before not in {None, ""} or change.after not in {None, ""}
