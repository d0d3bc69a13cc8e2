"""Places of a consultation: how many there are, how they are shared out, and who moves up from the waiting list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLayoutItem,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.quotas import QUOTA_COLUMNS, Places, PlacesView, QuotaPlaces
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.participants.places.share_bar import ShareBar
from rcsc_desktop.gui.pages.participants.places.waiting import WaitingTable
from rcsc_desktop.gui.theme import CONTROL_HEIGHT, GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import errors, quotas, words
from rcsc_desktop.wording.formats import number

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage

_NOUNS = ("participant", "quota", "consultation", "status_move")
_NUMBER_WIDTH = 9 * GRID
_MOST_IN_SIGHT = 6
"""Quotas before they have to be scrolled."""


def show_places(page: ParticipantsPage) -> None:
    """Open the dialog on the page's consultation."""
    if page.consultation_id is not None:
        PlacesDialog(page.context, page.consultation_id, page).open()


class PlacesDialog(QDialog):
    """Each change is stored at once and can be undone; the proposal follows."""

    def __init__(self, context: WindowContext, consultation_id: UUID, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._id = consultation_id
        t, theme = context.t, context.theme
        self.setWindowTitle(t("Places and waiting list"))
        self.resize(104 * GRID, 72 * GRID)
        self.capacity = self._number_field(t("Places in all"))
        self.capacity.setPlaceholderText(t("No limit"))
        self.taken = looks.label("", theme, look="muted", wraps=True)
        self.field = QComboBox()
        self.field.setAccessibleName(t("What the places are shared out by"))
        for name in QUOTA_COLUMNS:
            self.field.addItem(words.column(name, t), name)
        self.value = QLineEdit()
        self.value.setAccessibleName(t("For whom"))
        self.value.setPlaceholderText(t("e.g. Africa"))
        self._values = QStringListModel(self)
        completer = QCompleter(self._values, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        offered = QListView()
        looks.set_look(offered, "offers")
        completer.setPopup(offered)
        self.value.setCompleter(completer)
        self.places = self._number_field(t("Places"))
        self.places.setPlaceholderText(t("Places"))
        self.add = looks.button(t("Add a quota"), self._on_add)
        self.said = looks.label("", theme, "small", "danger", wraps=True)
        self.waiting = WaitingTable(context)
        self.nobody = looks.label(t("Nobody is on the waiting list."), theme, look="muted")
        self.move_up = looks.button("", self._on_move_up, "primary")
        inside = QWidget()
        self._quotas = QGridLayout(inside)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        t, theme = self._context.t, self._context.theme
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(looks.label(t("Places in all"), theme, "section"))
        top.addWidget(self.capacity)
        top.addWidget(self.taken, 1)
        self._quotas.setContentsMargins(0, 0, GRID, 0)
        self._quotas.setHorizontalSpacing(2 * GRID)
        self._quotas.setVerticalSpacing(GRID // 2)
        for column, stretch in enumerate((2, 3, 0, 0, 0)):
            self._quotas.setColumnStretch(column, stretch)
        adding = QHBoxLayout()
        adding.setSpacing(GRID)
        adding.addWidget(self.field)
        adding.addWidget(self.value, 1)
        adding.addWidget(self.places)
        adding.addWidget(self.add)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(looks.button(t("Close"), self.accept))
        foot.addWidget(self.move_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addSpacing(GRID)
        layout.addWidget(looks.label(t("Quotas"), theme, "section"))
        layout.addWidget(self._area)
        layout.addLayout(adding)
        layout.addWidget(self.said)
        layout.addSpacing(GRID)
        layout.addWidget(looks.label(t("Waiting list"), theme, "section"))
        layout.addWidget(self.nobody)
        layout.addWidget(self.waiting, 1)
        layout.addStretch()
        layout.addLayout(foot)
        self.said.hide()
        self.move_up.hide()

    def _connect(self) -> None:
        self.capacity.editingFinished.connect(self._on_capacity)
        self.places.returnPressed.connect(self._on_add)
        self.value.returnPressed.connect(self._on_add)
        self.waiting.line.ticked.connect(self._count_chosen)
        self.field.currentIndexChanged.connect(lambda _place: self._offer_values())
        self._context.bus.changed.connect(self._on_bus_changed)
        self._offer_values()
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)

    # Reading and showing

    def _read(self) -> None:
        core = self._context.core
        self._context.tasks.read(lambda: core.quotas.view(self._id), self._show, key="places")

    def _offer_values(self) -> None:
        """What stands in the column is offered while a value is typed."""
        core, column = self._context.core, str(self.field.currentData())
        self._context.tasks.read(
            lambda: [group.value for group in core.participants.groups(self._id, column) if group.value],
            self._values.setStringList,
            key="places.values",
        )

    def _show(self, view: PlacesView) -> None:
        t = self._context.t
        places = view.capacity.places
        if not self.capacity.hasFocus() or not self.capacity.isModified():
            self.capacity.setText("" if places is None else str(places))
        self._stored_capacity = self.capacity.text()
        self._show_taken(view)
        self._clear()
        for row, one in enumerate(view.quotas):
            self._show_quota(row, one)
        self._area.setFixedHeight(min(len(view.quotas), _MOST_IN_SIGHT) * (CONTROL_HEIGHT + GRID // 2))
        self.waiting.line.show_rows(view.proposed)
        self.waiting.setVisible(bool(view.proposed))
        self.nobody.setVisible(not view.proposed)
        self.taken.setToolTip(t("Registered and confirmed participants take a place; remote ones do not."))

    def _show_taken(self, view: PlacesView) -> None:
        t, found = self._context.t, [one for one in view.findings() if one.quota is None]
        if found:
            self.taken.setText(quotas.finding(found[0], t))
        elif view.capacity.places is None:
            self.taken.setText(t.plural("{count} is taken.", "{count} are taken.", view.capacity.taken))
        else:
            free = view.capacity.free or 0
            self.taken.setText(
                t(
                    "{taken} taken, {free} free",
                    taken=number(view.capacity.taken, t.language),
                    free=number(free, t.language),
                )
            )
        looks.set_look(self.taken, _look(view.capacity))

    def _show_quota(self, row: int, one: QuotaPlaces) -> None:
        t, theme, quota = self._context.t, self._context.theme, one.quota
        name = t("{column}: {value}", column=words.column(quota.field, t), value=quota.value)
        taken = number(one.places.taken, t.language)
        said = looks.label(t("{taken} of", taken=taken), theme, "table", _look(one.places))
        field = self._number_field(t("Places for {quota}", quota=name))
        field.setText(str(quota.places))
        field.editingFinished.connect(lambda: self._on_quota(one, field))
        lift = looks.button(
            t("Lift"), lambda: self._write(lambda: self._context.core.quotas.remove_quota(quota.id)), "link"
        )
        lift.setAccessibleName(t("Lift the quota for {quota}", quota=name))
        lift.setAutoDefault(False)
        for column, part in enumerate((looks.label(name, theme), ShareBar(theme, one.places), said, field, lift)):
            self._quotas.addWidget(part, row, column)

    def _clear(self) -> None:
        item: QLayoutItem | None
        while (item := self._quotas.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _number_field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setFixedWidth(_NUMBER_WIDTH)
        return field

    # What happens

    def _on_capacity(self) -> None:
        text = self.capacity.text()
        if text.strip() != self._stored_capacity.strip():
            self._write(lambda: self._context.core.quotas.set_capacity(self._id, text))

    def _on_quota(self, one: QuotaPlaces, field: QLineEdit) -> None:
        text, quota = field.text(), one.quota
        if text.strip() != str(quota.places):
            self._write(lambda: self._context.core.quotas.set_quota(self._id, quota.field, quota.value, text))

    def _on_add(self) -> None:
        field, value, places = str(self.field.currentData()), self.value.text(), self.places.text()

        def done() -> None:
            self.value.clear()
            self.places.clear()
            self.value.setFocus()

        self._write(lambda: self._context.core.quotas.set_quota(self._id, field, value, places), done)

    def _on_move_up(self) -> None:
        ids = self.waiting.line.chosen()
        self._context.tasks.write(
            lambda: self._context.core.quotas.move_up(self._id, ids), on_error=self._say, announce=True
        )

    def _write(self, operation: Callable[[], ChangeSet], done: Callable[[], object] = lambda: None) -> None:
        def stored(_changes: ChangeSet) -> None:
            self.said.hide()
            done()

        self._context.tasks.write(operation, on_done=stored, on_error=self._say)

    def _say(self, error: UserError) -> None:
        self.said.setText(errors.of(error, self._context.t))
        self.said.show()
        if error.code == "waiting_list.moved_on":
            self._read()

    def _count_chosen(self) -> None:
        count = len(self.waiting.line.chosen())
        text = self._context.t.plural("Move {count} person up", "Move {count} people up", count)
        self.move_up.setText(text)
        self.move_up.setAccessibleName(text)
        self.move_up.setVisible(any(one.moves_up for one in self.waiting.line.rows))
        self.move_up.setEnabled(count > 0)

    def _on_bus_changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_NOUNS):
            self._read()


def _look(places: Places) -> str:
    return "danger" if places.over else "warn" if places.is_full else "muted"
