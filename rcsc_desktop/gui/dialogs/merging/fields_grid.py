"""The fields of contacts that become one, side by side, each value to be chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.field_lists import BETWEEN, pieces
from rcsc_desktop.domain.merging import MergeField, MergeProposal
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.field_text import field_text
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.elided_text import ElidedText
from rcsc_desktop.wording import words
from rcsc_desktop.wording.merging import why

_LONGEST = 400
_TOP = 3
_WHY = 18 * GRID


class ChoiceLine(QWidget):
    """A radio button or tick with a text of any length beside it, which can be pressed as well."""

    def __init__(self, context: WindowContext, button: QAbstractButton, text: str) -> None:
        super().__init__()
        self._button = button
        words_beside = looks.label(text, context.theme, wraps=True)
        words_beside.setMinimumWidth(0)
        words_beside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words_beside.setContentsMargins(0, _TOP, 0, _TOP)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words_beside, 1)
        button.setFixedSize(3 * GRID - 2, 3 * GRID - 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pressing the words presses the button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._button.click()


class FieldsGrid(QScrollArea):
    """A row a field, a column an entry. ``changed`` when something else is chosen."""

    changed = Signal()

    def __init__(self, context: WindowContext, proposal: MergeProposal) -> None:
        super().__init__()
        self._context = context
        self._proposal = proposal
        self._chosen: dict[str, str] = {}
        self._ticked: dict[str, dict[str, bool]] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        body = QWidget()
        body.setObjectName("work")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._fill()
        self.setWidget(body)

    def values(self) -> dict[str, str]:
        """The fields that were chosen otherwise than proposed."""
        proposed = {one.field: one.proposed for one in self._proposal.fields}
        return {name: text for name, text in self._chosen.items() if text != proposed[name]}

    def text(self, field: str) -> str:
        """What a field will hold."""
        return self._chosen.get(field) or next(
            (one.proposed for one in self._proposal.fields if one.field == field), ""
        )

    def focus_choice(self) -> None:
        """Stand on what is chosen of the first field that is open."""
        first = next((one for one in self.findChildren(QRadioButton) if one.isChecked()), None)
        if first is not None:
            first.setFocus()

    def _fill(self) -> None:
        theme, entries = self._context.theme, self._proposal.entries
        for column, entry in enumerate(entries, 1):
            head = QWidget()
            lines = QVBoxLayout(head)
            lines.setContentsMargins(0, 0, 0, GRID // 2)
            lines.setSpacing(0)
            for text, face, look in ((entry.name, "strong", ""), (entry.detail, "small", "muted")):
                line = ElidedText(theme, face, look)
                line.set_text(text)
                line.setVisible(bool(text))
                lines.addWidget(line)
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 22 * GRID)
        self._grid.addWidget(looks.rule(), 1, 0, 1, len(entries) + 2)
        opened = sorted(self._proposal.fields, key=lambda one: not one.is_open)
        at = 2
        for field in opened:
            self._add_field(field, at)
            at += 1
        self._grid.setRowStretch(at, 1)

    def _add_field(self, field: MergeField, row: int) -> None:
        t, theme = self._context.t, self._context.theme
        word = looks.label(words.column(field.field, t), theme, look="muted")
        word.setAlignment(looks.leading() | Qt.AlignmentFlag.AlignTop)
        word.setContentsMargins(0, _TOP, 0, 0)
        self._grid.addWidget(word, row, 0)
        reason = looks.label(why(field.why, t) if field.is_open else "", theme, "small", "muted", wraps=True)
        reason.setAlignment(looks.leading() | Qt.AlignmentFlag.AlignTop)
        reason.setContentsMargins(0, _TOP, 0, 0)
        reason.setFixedWidth(_WHY)
        self._grid.addWidget(reason, row, len(self._proposal.entries) + 1)
        self._chosen[field.field] = field.proposed
        if field.is_list:
            self._add_ticks(field, row)
        elif field.is_open:
            self._add_radios(field, row)
        else:
            only = looks.label(self._worded(field, field.values[0].label or field.proposed), theme, wraps=True)
            only.setIndent(3 * GRID)
            only.setContentsMargins(0, _TOP, 0, _TOP)
            self._grid.addWidget(only, row, 1, 1, len(self._proposal.entries))

    def _add_radios(self, field: MergeField, row: int) -> None:
        group = QButtonGroup(self)
        word = words.column(field.field, self._context.t)
        for column, entry in enumerate(self._proposal.entries, 1):
            value = next((one for one in field.values if entry.id in one.ids), None)
            if value is None:
                nothing = looks.label("–", self._context.theme, look="muted")
                nothing.setIndent(3 * GRID)
                nothing.setContentsMargins(0, _TOP, 0, 0)
                self._grid.addWidget(nothing, row, column, Qt.AlignmentFlag.AlignTop)
                continue
            text = self._worded(field, value.label or value.text)
            button = QRadioButton()
            button.setAccessibleName(f"{word}: {text} ({entry.name})")
            button.setChecked(value.text == field.proposed and group.checkedButton() is None)
            button.toggled.connect(partial(self._on_radio, field, value.text))
            group.addButton(button)
            self._grid.addWidget(ChoiceLine(self._context, button, text), row, column, Qt.AlignmentFlag.AlignTop)

    def _add_ticks(self, field: MergeField, row: int) -> None:
        """What stands in several entries is ticked once, where it stands first."""
        between = BETWEEN[field.field]
        ticked = dict.fromkeys(pieces(between, field.proposed), True)
        for value in field.values:
            ticked.update({piece: piece in ticked for piece in pieces(between, value.text)})
        self._ticked[field.field] = ticked
        word = words.column(field.field, self._context.t)
        seen: set[str] = set()
        for column, entry in enumerate(self._proposal.entries, 1):
            cell = QWidget()
            lines = QVBoxLayout(cell)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(0)
            text_there = next((one.text for one in field.values if entry.id in one.ids), "")
            own = [piece for piece in pieces(between, text_there) if piece not in seen]
            if column == 1:
                everywhere = {piece for one in field.values for piece in pieces(between, one.text)}
                own = [*(piece for piece in ticked if piece not in everywhere), *own]
            seen.update(own)
            for piece in own:
                text = self._worded(field, piece)
                box = QCheckBox()
                box.setAccessibleName(f"{word}: {text}")
                box.setChecked(ticked[piece])
                box.toggled.connect(partial(self._on_tick, field, piece))
                lines.addWidget(ChoiceLine(self._context, box, text))
            lines.addStretch(1)
            self._grid.addWidget(cell, row, column)

    def _worded(self, field: MergeField, text: str) -> str:
        said = " ".join(field_text(self._proposal.kind, field.field, text, self._context.t).split())
        return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"

    def _on_radio(self, field: MergeField, text: str, is_on: bool) -> None:
        if is_on:
            self._chosen[field.field] = text
            self.changed.emit()

    def _on_tick(self, field: MergeField, piece: str, is_on: bool) -> None:
        ticked = self._ticked[field.field]
        ticked[piece] = is_on
        self._chosen[field.field] = BETWEEN[field.field].join(one for one, stays in ticked.items() if stays)
        self.changed.emit()
