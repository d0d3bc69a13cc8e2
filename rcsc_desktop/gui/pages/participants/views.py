"""The ways of looking at a list of participants: a line each. A view is imported when it is first gone to."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from rcsc_desktop.gui.models.listing import ListQuery
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage


class ParticipantView(QWidget):
    """One way of looking at the participants that the page's list holds.

    ``narrowed`` carries the ``Only`` that a press asks for, and what people call its value.
    """

    narrowed = Signal(object, str)

    def show_query(self, query: ListQuery) -> None:
        """The list holds what this query finds, or something in it changed; called while the view is in front."""


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """A view beside the table: ``title`` is translated where it is shown, ``factory`` is ``module:Class`` here."""

    name: str
    title: str
    factory: str

    def build(self, page: ParticipantsPage) -> ParticipantView:
        """A new view of the page's list."""
        module, _, name = self.factory.partition(":")
        built = getattr(import_module(f"rcsc_desktop.gui.pages.participants.{module}"), name)(page)
        assert isinstance(built, ParticipantView)  # noqa: S101 - a wrong line in this table
        return built


TABLE = "table"
PICTURES = "pictures"

VIEWS: tuple[ViewSpec, ...] = (
    ViewSpec("cards", mark("Cards"), "cards.view:CardsView"),
    ViewSpec(PICTURES, mark("Pictures"), "pictures.view:PicturesView"),
)
"""The views that follow the table in the bar."""


class ViewBar(QTabBar):
    """Names of the views; ``chosen`` carries the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = context.t
        self._names = [TABLE, *(spec.name for spec in VIEWS)]
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(t("Ways of looking at the participants"))
        for title in (t("Table"), *(t(spec.title) for spec in VIEWS)):
            self.addTab(title)
        self.currentChanged.connect(lambda index: self.chosen.emit(self._names[index]))

    def stand_on(self, name: str) -> None:
        """Choose a view."""
        self.setCurrentIndex(self._names.index(name))


class ViewStack(QStackedWidget):
    """The table, and the views that were looked at so far."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__()
        self._page = page
        self._built: dict[str, ParticipantView] = {}
        self.addWidget(page.table)

    @property
    def view(self) -> ParticipantView | None:
        """The view in front; ``None`` for the table."""
        front = self.currentWidget()
        return front if isinstance(front, ParticipantView) else None

    def show_view(self, name: str) -> None:
        """Bring a view to the front."""
        spec = next((spec for spec in VIEWS if spec.name == name), None)
        if spec is None:
            self.setCurrentIndex(0)
            return
        if name not in self._built:
            self._built[name] = view = spec.build(self._page)
            view.narrowed.connect(self._page.narrow)
            self.addWidget(view)
        self.setCurrentWidget(self._built[name])
        self.refresh()

    def refresh(self) -> None:
        """Have the view in front show what the list holds."""
        if self.view is not None:
            self.view.show_query(self._page.listing.query)
