"""Ctrl+K: type a few letters of anything, Enter goes there or does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.icons import icon
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID, ICON, Theme
from rcsc_desktop.support.i18n import Translator

if TYPE_CHECKING:
    from rcsc_desktop.domain.lines import Hit

_ICONS = {
    "consultation": "consultations",
    "person": "person",
    "organisation": "organisation",
    "agenda_item": "agenda",
    "agenda_topic": "agenda",
    "programme": "programme",
    "document": "document",
    "milestone": "milestone",
}
_SHOWN = 9
_SIMILAR_AFTER_MS = 120
"""How long nothing was typed before what is similar is looked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``noun`` says what it is, in the reader's words; ``chosen`` goes there or does it."""

    title: str
    detail: str
    noun: str
    icon: str
    chosen: Callable[[], object]


class Palette(QDialog):
    """A field over a list of hits. Up and Down choose while the text keeps the focus."""

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        t = context.t
        self._context = context
        self._is_finding = self._is_hurried = False
        self.setObjectName("palette")
        self.setWindowTitle(t("Search"))
        self.setAccessibleName(t("Search everything"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("Consultation, person, organization, agenda item or command"))
        self.field.setAccessibleName(t("Search everything"))
        self.field.setFont(context.theme.font("section"))
        self.model = EntryModel(self)
        self.list = QListView()
        self.list.setAccessibleName(t("Found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_EntryDelegate(context.theme, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self._widening = QTimer(self, singleShot=True, interval=_SIMILAR_AFTER_MS)
        self._widening.timeout.connect(self._find_similar)
        self._place(window)
        self._find("")

    def _place(self, window: QWidget) -> None:
        width = min(80 * GRID, window.width() - 8 * GRID)
        shown = _SHOWN * self._context.theme.row_height
        self.list.setFixedHeight(shown)
        height = shown + self.field.sizeHint().height() + 3 * GRID + 2
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(corner.x() + (window.width() - width) // 2, corner.y() + 9 * GRID, width, height)

    def _find(self, text: str) -> None:
        commands = self._commands(text)
        self._widening.stop()
        self._is_hurried = False
        self._is_finding = bool(text.strip())
        if not self._is_finding:
            self._show(commands)
            return
        self._context.tasks.read(
            lambda: self._context.core.search.find(text),
            lambda hits: self._on_found(hits, commands),
            key="palette",
        )

    def _on_found(self, hits: Sequence[Hit], commands: Sequence[Entry]) -> None:
        self._show([*map(self._entry, hits), *commands])
        if not hits and isValid(self):
            self._widening.start()

    def _find_similar(self) -> None:
        text = self.field.text()

        def similar(hits: Sequence[Hit]) -> None:
            t = self._context.t
            self._is_hurried = False  # nobody has seen these
            entries = [replace(entry, noun=t("similar: {noun}", noun=entry.noun)) for entry in map(self._entry, hits)]
            self._show([*entries, *self._commands(text)])

        self._context.tasks.read(lambda: self._context.core.search.find(text, similar=True), similar, key="palette")

    def _show(self, entries: Sequence[Entry]) -> None:
        if not isValid(self):
            return  # closed while the search was under way
        self._is_finding = False
        self.model.show(entries)
        if entries:
            self.list.setCurrentIndex(self.model.index(0, 0))
            if self._is_hurried:
                self._choose(self.list.currentIndex())

    def _commands(self, text: str) -> list[Entry]:
        wanted = text.casefold().split()
        noun = self._context.t("Command")
        return [
            Entry(
                command.action.text(),
                command.action.shortcut().toString(),
                noun,
                "command",
                command.action.trigger,
            )
            for command in self._context.actions.in_palette()
            if all(word in command.action.text().casefold() for word in wanted)
        ]

    def _entry(self, hit: Hit) -> Entry:
        place = place_of(hit)
        name = _ICONS.get(hit.noun, "document")
        return Entry(hit.title, hit.detail, noun_word(hit.noun, self._context.t), name, lambda: self._context.go(place))

    def _choose(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        self.close()
        if entry is not None:
            entry.chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._is_finding:
                    self._is_hurried = True  # what is listed belongs to an earlier text
                else:
                    self._choose(self.list.currentIndex())
                return True
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            row = min(max(self.list.currentIndex().row() + step, 0), rows - 1)
            self.list.setCurrentIndex(self.model.index(row, 0))


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}


def place_of(hit: Hit) -> Place:
    """Where in the window a hit is shown."""
    if hit.noun == "consultation":
        return Place("consultation", hit.id)
    if hit.noun in {"agenda_item", "agenda_topic"} and hit.consultation_id is not None:
        return Place("consultation", hit.consultation_id, "agenda", hit.id)
    if hit.noun in {"person", "organisation"}:
        return Place("contacts", hit.id, hit.noun)
    if hit.consultation_id is not None:
        return Place("consultation", hit.consultation_id, "overview")
    return Place("consultations", row=hit.id)


def noun_word(noun: str, t: Translator) -> str:
    """What a hit is, in a word."""
    return {
        "consultation": t("Consultation"),
        "person": t("Person"),
        "organisation": t("Organization"),
        "agenda_item": t("Agenda item"),
        "agenda_topic": t("Agenda topic"),
        "programme": t("Programme"),
        "document": t("Document"),
        "milestone": t("Milestone"),
    }.get(noun, noun)


class EntryModel(QAbstractListModel):
    """The entries that were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Hold other entries."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, index: QModelIndex | QPersistentModelIndex) -> Entry | None:
        """The entry of a row."""
        return self._entries[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.title, entry.detail, entry.noun)))
        return None


class _EntryDelegate(QStyledItemDelegate):
    """Icon, title, quiet detail, and at the far end what it is."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._theme.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        entry = model.entry(index) if isinstance(model, EntryModel) else None
        if entry is None:
            return
        seen: Any = option  # the stubs leave out the fields of the C++ class
        theme = self._theme
        rect: QRect = seen.rect
        is_mirrored = seen.direction == Qt.LayoutDirection.RightToLeft
        if seen.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("soft"))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        line = _Line(painter, rect.adjusted(GRID, 0, -GRID, 0), is_mirrored=is_mirrored)
        line.icon(entry.icon, theme)
        line.far_text(entry.noun, theme, "small", "muted")
        line.text(entry.title, theme, "body", "text")
        line.text(entry.detail, theme, "small", "muted")


class _Line:
    """Lays texts along a line from its beginning, and one at its far end; mirrored where the layout is."""

    def __init__(self, painter: QPainter, rect: QRect, *, is_mirrored: bool) -> None:
        self._painter = painter
        self._rect = rect
        self._is_mirrored = is_mirrored

    def icon(self, name: str, theme: Theme) -> None:
        place = self._take(ICON, at_start=True)
        place.setTop(place.top() + (place.height() - ICON) // 2)
        icon(name, theme, "muted").paint(self._painter, QRect(place.topLeft(), QSize(ICON, ICON)))

    def text(self, text: str, theme: Theme, face: str, tint: str) -> None:
        self._draw(text, theme, face, tint, at_start=True)

    def far_text(self, text: str, theme: Theme, face: str, tint: str) -> None:
        self._draw(text, theme, face, tint, at_start=False)

    def _draw(self, text: str, theme: Theme, face: str, tint: str, *, at_start: bool) -> None:
        if not text or self._rect.width() < 3 * GRID:
            return
        painter = self._painter
        painter.setFont(theme.font(face))
        painter.setPen(theme.color(tint))
        metrics = painter.fontMetrics()
        place = self._take(min(metrics.horizontalAdvance(text) + 2, self._rect.width()), at_start=at_start)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        side = Qt.AlignmentFlag.AlignRight if self._is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(place, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)

    def _take(self, width: int, *, at_start: bool) -> QRect:
        """Cut ``width`` and a gap off the start or the end of what is left."""
        left = at_start != self._is_mirrored
        rect = QRect(self._rect)
        if left:
            rect.setRight(rect.left() + width - 1)
            self._rect.setLeft(rect.right() + 1 + GRID)
        else:
            rect.setLeft(rect.right() - width + 1)
            self._rect.setRight(rect.left() - 1 - GRID)
        return rect
