"""The draft and the versions that were issued, the newest first, along a quiet line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rcsc_desktop.domain.agenda import AgendaVersion
from rcsc_desktop.gui.models.rows import RowsModel
from rcsc_desktop.gui.pages.agenda.versions.lines import line_height, paint_line
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.services.agenda_versions import IssuedVersion, Standing
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import agenda_changes, formats

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RAIL = 3 * GRID
_DOT = 4.0


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """The draft (``issued`` is ``None``) or a version: what it is called, about when, and its note."""

    title: str
    about: str
    note: str = ""
    issued: IssuedVersion | None = None

    @property
    def number(self) -> int | None:
        """The version's number; ``None`` for the draft."""
        return None if self.issued is None else self.issued.version.number


def timeline_rows(
    listed: Sequence[IssuedVersion], standing: Standing, t: Translator, clock: str
) -> tuple[TimelineRow, ...]:
    """The draft, then the versions as listed (the newest first)."""
    versions = (
        TimelineRow(
            agenda_changes.version_label(one.version.status, one.version.revision, t),
            about(one.version, t, clock),
            " ".join(one.version.note.split()),
            one,
        )
        for one in listed
    )
    return (TimelineRow(t("Draft"), since(standing, t)), *versions)


def since(standing: Standing, t: Translator) -> str:
    """How far the draft is from what was issued last."""
    if standing.version is None:
        return t("Nothing issued yet")
    number = standing.version.number
    if not standing.changes:
        return t("As issued in version {number}", number=number)
    return t.plural(
        "{count} change since version {number}",
        "{count} changes since version {number}",
        standing.changes,
        number=number,
    )


def about(version: AgendaVersion, t: Translator, clock: str) -> str:
    """Number and moment of a version."""
    moment = datetime.fromtimestamp(version.issued_at / 1000, UTC).astimezone()
    at = formats.day_and_time(moment, t.language, clock)
    return t("Version {number} · {moment}", number=version.number, moment=at)


class TimelineModel(RowsModel):
    """One line a version."""

    rows: tuple[TimelineRow, ...]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return "\n".join(part for part in (row.title, row.about, row.note) if part)
        return None


class TimelineDelegate(QStyledItemDelegate):
    """A dot on a line, beside it title, moment and note."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        model = index.model()
        assert isinstance(model, TimelineModel)  # noqa: S101 - made for it
        lines = line_height(self._theme, "small") * (2 if model.rows[index.row()].note else 1)
        return QSize(0, line_height(self._theme, "strong") + lines + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, TimelineModel)  # noqa: S101 - made for it
        seen: Any = option  # the stubs leave out the fields of the C++ class
        rect: QRect = seen.rect
        row = model.rows[index.row()]
        is_mirrored = seen.direction == Qt.LayoutDirection.RightToLeft
        is_chosen = bool(seen.state & QStyle.StateFlag.State_Selected)
        if is_chosen or seen.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("soft" if is_chosen else "hover"))
        self._paint_rail(painter, rect, index.row(), len(model.rows), row, is_mirrored=is_mirrored)
        inner = rect.adjusted(GRID if is_mirrored else _RAIL + GRID, GRID, -GRID, -GRID)
        if is_mirrored:
            inner.setRight(rect.right() - _RAIL - GRID)
        top = inner.top()
        lines = ((row.title, "strong", "text"), (row.about, "small", "muted"), (row.note, "small", "text"))
        for text, face, token in lines:
            if text:
                height = line_height(self._theme, face)
                line = QRect(inner.left(), top, inner.width(), height)
                paint_line(painter, self._theme, line, text, face, token, is_mirrored=is_mirrored)
                top += height
        if seen.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_rail(
        self, painter: QPainter, rect: QRect, at: int, count: int, row: TimelineRow, *, is_mirrored: bool
    ) -> None:
        middle = (_RAIL + GRID) // 2
        x = rect.right() - middle if is_mirrored else rect.left() + middle
        y = rect.top() + GRID + line_height(self._theme, "strong") // 2
        top = rect.top() if at else y
        bottom = rect.bottom() + 1 if at < count - 1 else y
        painter.fillRect(x, top, 1, bottom - top, self._theme.color("line"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.setBrush(self._theme.color("surface" if row.issued is None else "accent"))
        painter.drawEllipse(QPointF(x + 0.5, y + 0.5), _DOT, _DOT)
        painter.restore()


class Timeline(QListView):
    """The list of versions; its current line is the one that is looked at."""

    def __init__(self, model: TimelineModel, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(theme, self))
        self.setAccessibleName(t("Versions"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(34 * GRID)
        theme.changed.connect(self.doItemsLayout)
