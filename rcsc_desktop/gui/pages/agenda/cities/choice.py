"""Choosing the cities: a search over names, countries and zones, and the list of those chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from rcsc_desktop.domain.cities import zones_of
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import cities, formats

_ROOT = QModelIndex()


class ZonesModel(QAbstractListModel):
    """Zones with the words they are shown by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str], ...] = ()

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show (zone, text) pairs."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def zone(self, row: int) -> str:
        """The zone of a row."""
        return self._rows[row][0]

    def zones(self) -> tuple[str, ...]:
        """All zones, in order."""
        return tuple(zone for zone, _ in self._rows)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][1]
        return None


class ChosenList(QListView):
    """The list of chosen cities; ``removal_wanted`` with Delete."""

    removal_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


class CitiesDialog(QDialog):
    """Type, Enter adds the first that is found; Delete takes one out. Nothing is stored before *Choose*."""

    def __init__(self, context: WindowContext, zones: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        t, theme = context.t, context.theme
        self._language = t.language
        self.setWindowTitle(t("Local times of cities"))
        self.resize(56 * GRID, 56 * GRID)
        self.search = QLineEdit()
        self.search.setPlaceholderText(t("City, country or time zone"))
        self.search.setAccessibleName(t("City, country or time zone"))
        self.search.setClearButtonEnabled(True)
        self.found, self.chosen = ZonesModel(self), ZonesModel(self)
        self.found_list, self.chosen_list = QListView(), ChosenList()
        for view, model, name in (
            (self.found_list, self.found, t("Found")),
            (self.chosen_list, self.chosen, t("Chosen cities")),
        ):
            view.setModel(model)
            view.setAccessibleName(name)
            view.setUniformItemSizes(True)
            view.setSpacing(3)
        self.chosen_list.setMaximumHeight(18 * GRID)
        self.chosen_list.setToolTip(t("Delete takes a city out."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.search)
        layout.addWidget(self.found_list, 1)
        heading = QHBoxLayout()
        heading.addWidget(looks.label(t("Chosen cities"), theme, "small", "muted"))
        heading.addStretch()
        heading.addWidget(looks.button(t("Take out"), self.take_out, "link"))
        layout.addLayout(heading)
        layout.addWidget(self.chosen_list)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(looks.button(t("Cancel"), self.reject))
        self.go = looks.button(t("Choose"), self.accept, "primary")
        buttons.addWidget(self.go)
        for at in range(buttons.count()):
            if (item := buttons.itemAt(at)) is not None and (made := item.widget()) is not None:
                made.setProperty("autoDefault", False)
        layout.addLayout(buttons)
        self.search.textChanged.connect(self._on_text_changed)
        self.chosen_list.removal_wanted.connect(self.take_out)
        self.search.returnPressed.connect(lambda: self.add(0))
        self.found_list.activated.connect(lambda index: self.add(index.row()))
        self.chosen.show([(zone, self._name(zone)) for zone in zones])

    def add(self, row: int) -> None:
        """Choose a city that was found."""
        if row < self.found.rowCount():
            zone = self.found.zone(row)
            chosen = (*self.chosen.zones(), *(() if zone in self.chosen.zones() else (zone,)))
            self.chosen.show([(one, self._name(one)) for one in chosen])
            self.search.selectAll()

    def take_out(self) -> None:
        """Choose the current city no longer."""
        row = self.chosen_list.currentIndex().row()
        if row >= 0:
            left = [zone for at, zone in enumerate(self.chosen.zones()) if at != row]
            self.chosen.show([(one, self._name(one)) for one in left])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.found.rowCount():
            self.found_list.setFocus()
            self.found_list.setCurrentIndex(self.found.index(0, 0))
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        found = cities.find(text, self._language)
        self.found.show([(one.zone, ", ".join(filter(None, (one.name, one.country)))) for one in found])

    def _name(self, zone: str) -> str:
        return f"{formats.city(zone, self._language)}  ({zone})"


def choose_cities(context: WindowContext, consultation_id: UUID, stored: str, parent: QWidget) -> None:
    """Ask, and store what was chosen as one step; ``stored`` is what the consultation holds."""
    dialog = CitiesDialog(context, zones_of(stored), parent)

    def store() -> None:
        chosen, core = ",".join(dialog.chosen.zones()), context.opening
        seen = {"cities": stored}
        context.tasks.write(
            lambda: core.result().records.change(Consultation, consultation_id, {"cities": chosen}, seen),
            announce=True,
        )

    dialog.accepted.connect(store)
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.open()
