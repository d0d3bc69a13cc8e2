"""The ways of working on one agenda: a line each. A mode is imported when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QWidget

from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.domain.agenda import Agenda, Finding
    from rcsc_desktop.domain.texts import TextVersion
    from rcsc_desktop.gui.context import WindowContext


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A paper in ``language`` (``None`` is the consultation's), with a version that is being typed laid over."""

    language: str | None = None
    with_concept_note: bool = False
    typed: TextVersion | None = None


class AgendaMode(QWidget):
    """One way of looking at and working on an agenda. It is shown the agenda after each change, whoever made it.

    ``item_chosen`` carries the item that one stands on, ``paper_changed`` the paper to show (see
    ``paper``), both for the panel at the side; ``outline_wanted`` a line to go to in the outline.
    """

    item_chosen = Signal(object)
    paper_changed = Signal(object)
    outline_wanted = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context

    def show_agenda(self, agenda: Agenda) -> None:
        """Show an agenda; called only while the mode is in front, and when it comes there."""

    def stand_on(self, row_id: UUID) -> None:
        """Make an item or session the current one, where the mode shows it."""

    def go_to(self, finding: Finding) -> bool:
        """Make what a finding speaks of the current thing; False where the mode does not show it."""
        return False

    def commit_edits(self) -> bool:
        """Store what is being typed. False holds the user here because a text is refused."""
        return True

    def stand_beside(self, is_beside: bool) -> None:
        """The outline stands beside it, or no longer does."""

    def paper(self) -> PaperShown:
        """Which paper the page at the side shows."""
        return PaperShown()

    def has_side_panel(self) -> bool:
        """The page and the details stand at the side; False for a mode that needs the whole width."""
        return True


@dataclass(frozen=True, slots=True)
class ModeSpec:
    """A mode beside the outline: ``title`` is translated where it is shown, ``factory`` is ``module:Class`` here.

    ``is_beside`` shows the outline with it. Modes of one factory are one widget.
    """

    name: str
    title: str
    factory: str
    is_beside: bool = False

    def build(self, context: WindowContext) -> AgendaMode:
        """A new mode for an open workspace."""
        module, _, name = self.factory.partition(":")
        built = getattr(import_module(f"rcsc_desktop.gui.pages.agenda.{module}"), name)(context)
        assert isinstance(built, AgendaMode)  # noqa: S101 - a wrong line in this table
        return built


OUTLINE = "outline"
LANGUAGES = "languages"

MODES: tuple[ModeSpec, ...] = (
    ModeSpec("grid", mark("Grid"), "grid.mode:GridMode"),
    ModeSpec("side_by_side", mark("Side by side"), "grid.mode:GridMode", is_beside=True),
    ModeSpec(LANGUAGES, mark("Languages"), "languages.mode:LanguagesMode"),
    ModeSpec("versions", mark("Versions"), "versions.mode:VersionsMode"),
)
"""The modes that follow the outline in the bar."""


class ModeBar(QTabBar):
    """Names of the modes; ``chosen`` carries the one that was pressed."""

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


class ModeStack(QSplitter):
    """The outline and the modes that were looked at so far: one of them, or the outline beside one."""

    def __init__(self, context: WindowContext, outline: QWidget, connect: Callable[[AgendaMode], object]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._context = context
        self._connect = connect
        self._built: dict[str, AgendaMode] = {}
        self.name = OUTLINE
        self._outline = outline
        self._stack = _FrontModeSized()
        self._stack.hide()
        self.addWidget(outline)
        self.addWidget(self._stack)
        self.setChildrenCollapsible(False)

    @property
    def mode(self) -> AgendaMode | None:
        """The mode in front; ``None`` for the outline alone."""
        spec = _spec(self.name)
        return None if spec is None else self._built.get(spec.factory)

    @property
    def shows_outline(self) -> bool:
        """The outline is in sight, alone or beside a mode."""
        spec = _spec(self.name)
        return spec is None or spec.is_beside

    def show_mode(self, name: str) -> None:
        """Bring a mode to the front."""
        spec = _spec(name)
        if spec is not None and spec.factory not in self._built:
            mode = spec.build(self._context)
            self._connect(mode)
            self._built[spec.factory] = mode
            self._stack.addWidget(mode)
        self.name = name
        if self.mode is not None:
            self.mode.stand_beside(self.shows_outline)
            self._stack.setCurrentWidget(self.mode)
            self._stack.updateGeometry()
        self._stack.setVisible(spec is not None)
        self._outline.setVisible(self.shows_outline)
        if spec is not None and spec.is_beside:
            self.setSizes([self.width() // 2, self.width() // 2])


class _FrontModeSized(QStackedWidget):
    """Needs the room of the mode in front, not of the widest that was ever looked at."""

    def minimumSizeHint(self) -> QSize:
        front = self.currentWidget()
        return super().minimumSizeHint() if front is None else front.minimumSizeHint()


def _spec(name: str) -> ModeSpec | None:
    return next((spec for spec in MODES if spec.name == name), None)
