"""A consultation: its tabs, each a page that is built when first looked at."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.navigation import TABS
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.support.i18n import Translator

_NAMES = [spec.name for spec in TABS]


class ConsultationTabs(Page):
    """Title and tab bar of one consultation; everything else is the current tab's."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._title = ""
        self._built: dict[str, Page] = {}
        self._bar = QTabBar()
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setFont(context.theme.font("body"))
        self._bar.setAccessibleName(context.t("Parts of the consultation"))
        for spec in TABS:
            self._bar.addTab(context.t(spec.title))
        self._bar.setCurrentIndex(0)
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        row = QVBoxLayout()
        row.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self._bar.tabBarClicked.connect(self._on_bar_clicked)
        self._bar.currentChanged.connect(self._on_bar_current_changed)
        context.bus.changed.connect(self._on_bus_changed)
        self._add_actions()

    def show_place(self, place: Place) -> None:
        if place.id is None:
            return
        if place.id != self._id:
            self._title = ""
        self._id = place.id
        name = place.tab if place.tab in _NAMES else _NAMES[max(self._bar.currentIndex(), 0)]
        self._bar.blockSignals(True)
        self._bar.setCurrentIndex(_NAMES.index(name))
        self._bar.blockSignals(False)
        tab = self._tab(name)
        tab.show_place(Place(place.page, place.id, name, place.row))
        self._stack.setCurrentWidget(tab)
        self._read_title()
        self.described.emit()

    def title(self) -> str:
        return self._title

    def trail(self) -> tuple[tuple[str, Place], ...]:
        return ((self.context.t("Consultations"), Place("consultations")),)

    def primary(self) -> QAction | None:
        tab = self.tab
        return tab.primary() if tab else None

    def toolbar(self) -> tuple[QAction, ...]:
        tab = self.tab
        return tab.toolbar() if tab else ()

    def side_panel(self) -> QWidget | None:
        tab = self.tab
        return tab.side_panel() if tab else None

    def status(self) -> str:
        tab = self.tab
        return tab.status() if tab else ""

    def status_action(self) -> QAction | None:
        tab = self.tab
        return tab.status_action() if tab else None

    def commit_edits(self) -> bool:
        tab = self.tab
        return tab.commit_edits() if tab else True

    @property
    def tab(self) -> Page | None:
        """The tab in front."""
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, Page) else None

    def _tab(self, name: str) -> Page:
        if name not in self._built:
            tab = TABS[_NAMES.index(name)].build(self.context)
            tab.described.connect(self.described)
            self._built[name] = tab
            self._stack.addWidget(tab)
        return self._built[name]

    def _on_bar_clicked(self, index: int) -> None:
        if index >= 0 and index != self._bar.currentIndex():
            self._bar.setFocus()

    def _on_bar_current_changed(self, index: int) -> None:
        current = self.tab
        if current is not None and not current.commit_edits():
            self._bar.blockSignals(True)
            self._bar.setCurrentIndex(next(i for i, name in enumerate(_NAMES) if self._built.get(name) is current))
            self._bar.blockSignals(False)
            return
        self.context.go(Place("consultation", self._id, _NAMES[index]))

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if self._id is None or not change_set.touches("consultation"):
            return
        if change_set.removes(self._id):
            if self.isVisible():
                self.context.go(Place("consultations"))
        else:
            self._read_title()

    def _read_title(self) -> None:
        wanted = self._id
        if wanted is None:
            return

        def show(title: str) -> None:
            if wanted == self._id and title != self._title:
                self._title = title
                self.described.emit()

        self.context.tasks.read(
            lambda: _heading(self.context.core.consultations.view(wanted).consultation, self.context.t),
            show,
            key="tabs.title",
        )

    def _add_actions(self) -> None:
        t = self.context.t
        for index, spec in enumerate(TABS, 1):
            self.context.actions.add(
                f"consultation.tab.{spec.name}",
                t("Show {tab}", tab=t(spec.title)),
                partial(self._bar.setCurrentIndex, index - 1),
                shortcut=f"Alt+{index}",
                page=self,
            )


def _heading(consultation: Consultation, t: Translator) -> str:
    """Where and when, which fits beside the buttons and tells meetings of one name apart; else the title."""
    if not consultation.place or consultation.start_date is None:
        return consultation.title
    from rcsc_desktop.wording import formats

    when = formats.days(consultation.start_date, consultation.end_date, t.language)
    return t("{place}, {date}", place=consultation.place, date=when)
