"""A quiet list of groups beside the filter: the one that is chosen narrows the list of contacts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.services.groups import GroupLine

_LETTERS = 13


class GroupChoice(QComboBox):
    """Out of sight while there are no groups. ``group_chosen`` carries the key of a group, or ``None`` for all."""

    group_chosen = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._lines: Sequence[GroupLine] = ()
        self.setAccessibleName(context.t("Group of contacts"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.hide()
        self.activated.connect(lambda _place: self.group_chosen.emit(self.group_id))

    @property
    def group(self) -> GroupLine | None:
        """The group that is chosen."""
        place = self.currentIndex() - 1
        return self._lines[place] if 0 <= place < len(self._lines) else None

    @property
    def group_id(self) -> UUID | None:
        """Its key."""
        return self.group.group.id if self.group is not None else None

    @property
    def lines(self) -> Sequence[GroupLine]:
        """All groups, by name."""
        return self._lines

    def show_groups(self, lines: Sequence[GroupLine]) -> None:
        """Offer these groups; one that is gone is no longer chosen."""
        chosen, t = self.group_id, self._context.t
        self._lines = lines
        self.blockSignals(True)
        self.clear()
        self.addItem(t("All contacts"))
        for line in lines:
            self.addItem(t("{name} ({count})", name=line.group.name, count=line.count))
        self.blockSignals(False)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 4 * GRID)
        self.setVisible(bool(lines))
        self.choose(chosen)
        if self.group_id != chosen:
            self.group_chosen.emit(None)

    def choose(self, group_id: UUID | None) -> None:
        """Stand on a group without saying so."""
        places = {line.group.id: place for place, line in enumerate(self._lines, 1)}
        self.setCurrentIndex(places.get(group_id, 0) if group_id is not None else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A long name ends in an ellipsis, which the style leaves out."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ComboBox
        field = self.style().subControlRect(control, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        drawn: Any = option  # the stubs leave out the fields of the C++ class
        drawn.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - GRID
        )
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
