"""The ways of working on one agenda: a line each. A mode is imported when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.domain.agenda import Agenda
    from rcsc_desktop.gui.context import WindowContext


class AgendaMode(QWidget):
    """One way of looking at and working on an agenda. It is shown the agenda after each change, whoever made it.

    ``item_chosen`` carries the item that one stands on, for the panel at the side; ``outline_wanted`` one to go to in
    the outline.
    """

    item_chosen = Signal(object)
    outline_wanted = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context

    def show_agenda(self, agenda: Agenda) -> None:
        """Show an agenda; called only while the mode is in front, and when it comes there."""

    def stand_on(self, row_id: UUID) -> None:
        """Make an item or session the current one, where the mode shows it."""

    def commit_edits(self) -> bool:
        """Store what is being typed. False holds the user here because a text is refused."""
        return True

    def has_side_panel(self) -> bool:
        """The page and the details stand at the side; False for a mode that needs the whole width."""
        return True


@dataclass(frozen=True, slots=True)
class ModeSpec:
    """A mode beside the outline: ``title`` is translated where it is shown, ``factory`` is ``module:Class`` here."""

    name: str
    title: str
    factory: str

    def build(self, context: WindowContext) -> AgendaMode:
        """A new mode for an open workspace."""
        module, _, name = self.factory.partition(":")
        built = getattr(import_module(f"rcsc_desktop.gui.pages.agenda.{module}"), name)(context)
        assert isinstance(built, AgendaMode)  # noqa: S101 - a wrong line in this table
        return built


OUTLINE = "outline"

MODES: tuple[ModeSpec, ...] = (ModeSpec("versions", mark("Versions"), "versions.mode:VersionsMode"),)
"""The modes that follow the outline in the bar."""


class ModeBar(QTabBar):
    """Names of the modes; ``chosen`` carries the one that was pressed. Hidden while the outline is all there is."""

    chosen = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = context.t
        self._names = [OUTLINE, *(spec.name for spec in MODES)]
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(t("Ways of working on the agenda"))
        for title in (t("Outline"), *(t(spec.title) for spec in MODES)):
            self.addTab(title)
        if not MODES:
            self.hide()
        self.currentChanged.connect(lambda index: self.chosen.emit(self._names[index]))

    def stand_on(self, name: str) -> None:
        """Show which mode is in front, without choosing it."""
        self.blockSignals(True)
        self.setCurrentIndex(self._names.index(name))
        self.blockSignals(False)


class ModeStack(QStackedWidget):
    """The outline and the modes that were looked at so far."""

    def __init__(self, context: WindowContext, outline: QWidget, connect: Callable[[AgendaMode], object]) -> None:
        super().__init__()
        self._context = context
        self._connect = connect
        self._built: dict[str, AgendaMode] = {}
        self.name = OUTLINE
        self._outline = outline
        self.addWidget(outline)

    @property
    def mode(self) -> AgendaMode | None:
        """The mode in front; ``None`` for the outline."""
        return self._built.get(self.name)

    def show_mode(self, name: str) -> None:
        """Bring a mode to the front."""
        if name != OUTLINE and name not in self._built:
            mode = next(spec for spec in MODES if spec.name == name).build(self._context)
            self._connect(mode)
            self._built[name] = mode
            self.addWidget(mode)
        self.name = name
        self.setCurrentWidget(self.mode or self._outline)
