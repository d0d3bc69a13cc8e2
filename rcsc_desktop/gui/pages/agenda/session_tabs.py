"""The sessions of an agenda as tabs; where there are many, days first and the sessions of a day under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTabBar, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import SessionAgenda
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording.formats import short_day

_FEW = 5
"""Sessions that stand on one level side by side, over however many days."""


class SessionTabs(QWidget):
    """``chosen`` carries the key of a session that was pressed, ``pressed`` comes also where it is shown already."""

    chosen = Signal(object)
    pressed = Signal()
    opened = Signal()

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._days: list[list[int]] = []
        self._parts: Sequence[SessionAgenda] = ()
        self._names: list[str] = []
        self._day = 0
        self._commands: tuple[QAction, ...] = ()
        self._last_of_day: dict[int, UUID] = {}
        self.days = _bar(t("Days"))
        self.sessions = _bar(t("Sessions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for bar in (self.days, self.sessions):
            layout.addWidget(bar)
            bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            bar.customContextMenuRequested.connect(lambda where, bar=bar: self._on_menu_wanted(bar, where))
        self.days.currentChanged.connect(self._on_day_changed)
        self.sessions.currentChanged.connect(self._on_session_changed)
        self.sessions.tabBarClicked.connect(lambda index: self.pressed.emit() if index >= 0 else None)
        self.sessions.tabBarDoubleClicked.connect(lambda index: self.opened.emit() if index >= 0 else None)

    def set_commands(self, commands: Iterable[QAction]) -> None:
        """What the menu of a tab offers."""
        self._commands = tuple(commands)

    def show_sessions(self, parts: Sequence[SessionAgenda], session_id: UUID | None) -> None:
        """Show the tabs of the sessions, with one of them in front."""
        self._parts = parts
        self._days = _by_day(parts)
        ids = [part.session.id for part in parts]
        at = ids.index(session_id) if session_id in ids else 0
        self._day = next((day for day, places in enumerate(self._days) if at in places), 0)
        if session_id is not None:
            self._last_of_day[self._day] = session_id
        self._names = session_names(parts, self._t)
        has_days = len(self._days) > 1
        _fill(self.days, [self._day_name(places) for places in self._days] if has_days else [], self._day)
        self._fill_sessions(at)
        self.days.setVisible(has_days)
        self.sessions.setVisible(len(self._places()) > 1 or (has_days and bool(self._names[at])))
        self.setVisible(len(parts) > 1)

    def _places(self) -> list[int]:
        return self._days[self._day] if self._day < len(self._days) else []

    def _fill_sessions(self, at: int) -> None:
        places = self._places()
        _fill(self.sessions, [self._names[place] for place in places], places.index(at) if at in places else 0)

    def _day_name(self, places: Sequence[int]) -> str:
        day = self._parts[places[0]].session.date
        return self._t("No date") if day is None else short_day(day, self._t.language)

    def _on_day_changed(self, day: int) -> None:
        if not 0 <= day < len(self._days):
            return
        ids = [self._parts[place].session.id for place in self._days[day]]
        last = self._last_of_day.get(day)
        self.chosen.emit(last if last in ids else ids[0])

    def _on_session_changed(self, index: int) -> None:
        places = self._places()
        if 0 <= index < len(places):
            self.chosen.emit(self._parts[places[index]].session.id)

    def _on_menu_wanted(self, bar: QTabBar, where: QPoint) -> None:
        index = bar.tabAt(where)
        if index >= 0:
            bar.setCurrentIndex(index)
        else:
            where = bar.tabRect(bar.currentIndex()).bottomLeft()
        menu = QMenu(bar)
        menu.setAccessibleName(self._t("What to do with the session"))
        menu.addActions(self._commands)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(bar.mapToGlobal(where))


def session_names(parts: Sequence[SessionAgenda], t: Translator) -> list[str]:
    """What to call each session: name and track; those of one name on one day get their start behind it."""
    names = []
    for number, part in enumerate(parts, 1):
        session = part.session
        told = [session.name, session.track if session.track != session.name else ""]
        names.append(" · ".join(text for text in told if text) or t("Session {number}", number=number))
    count = Counter((name, part.session.date) for name, part in zip(names, parts, strict=True))
    return [
        f"{name} {part.session.start:%H:%M}" if count[name, part.session.date] > 1 and part.session.start else name
        for name, part in zip(names, parts, strict=True)
    ]


def _by_day(parts: Sequence[SessionAgenda]) -> list[list[int]]:
    """Places of sessions by their day, days in the order they come; one group where there is little to divide."""
    days: dict[object, list[int]] = {}
    for place, part in enumerate(parts):
        days.setdefault(part.session.date, []).append(place)
    if len(parts) <= _FEW or len(days) == 1:
        return [list(range(len(parts)))]
    return list(days.values())


def _bar(name: str) -> QTabBar:
    bar = QTabBar()
    bar.setDrawBase(False)
    bar.setExpanding(False)
    bar.setUsesScrollButtons(True)
    bar.setElideMode(Qt.TextElideMode.ElideNone)
    bar.setAccessibleName(name)
    return bar


def _fill(bar: QTabBar, names: Sequence[str], current: int) -> None:
    bar.blockSignals(True)
    while bar.count() > len(names):
        bar.removeTab(bar.count() - 1)
    for at, name in enumerate(names):
        text = name.replace("&", "&&")
        if at >= bar.count():
            bar.addTab(text)
        elif bar.tabText(at) != text:
            bar.setTabText(at, text)
    bar.setCurrentIndex(current)
    bar.blockSignals(False)
