"""Templates of agendas to choose from, with the programme that each gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.agenda import Agenda, SessionAgenda
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.domain.templates import FIRST_DAY, Template
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording.formats import time_of_day, times

_LIST_WIDTH = 36 * GRID


class TemplateGallery(QDialog):
    """``use`` and ``remove`` take the key of the template that is chosen; ``language`` is the consultation's."""

    def __init__(
        self,
        context: WindowContext,
        templates: Sequence[Template],
        language: str,
        use: Callable[[str], object],
        remove: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._templates = list(templates)
        self._language = language
        self._do_use, self._do_remove = use, remove
        t = context.t
        self.setWindowTitle(t("Start from a template"))
        self.resize(104 * GRID, 66 * GRID)
        self.names = QListWidget()
        self.names.setAccessibleName(t("Templates"))
        self.names.setFixedWidth(_LIST_WIDTH)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        looks.set_look(self.names, "offers")
        self.heading = looks.label("", context.theme, "section", wraps=True)
        self.said = looks.label("", context.theme, "small", "muted", wraps=True)
        self.preview = _programme(t("Programme of the template"))
        self._use = looks.button(t("Use this template"), self._on_use, "primary")
        self._use.setDefault(True)
        self._remove = looks.button(t("Remove this template"), self._on_remove, "link")
        self._lay_out()
        self.names.currentRowChanged.connect(self._on_row_changed)
        self.names.itemActivated.connect(lambda _item: self._on_use())
        self._fill()

    def _lay_out(self) -> None:
        t = self._context.t
        shown = QVBoxLayout()
        shown.setSpacing(GRID // 2)
        for widget in (self.heading, self.said):
            shown.addWidget(widget)
        shown.addSpacing(GRID)
        shown.addWidget(self.preview, 1)
        columns = QHBoxLayout()
        columns.setSpacing(3 * GRID)
        columns.addWidget(self.names)
        columns.addLayout(shown, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._remove)
        foot.addStretch(1)
        foot.addWidget(looks.button(t("Cancel"), self.reject))
        foot.addWidget(self._use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(columns, 1)
        layout.addLayout(foot)

    def _fill(self) -> None:
        for one in self._templates:
            item = QListWidgetItem(one.name(self._context.t.language))
            item.setToolTip(item.text())
            self.names.addItem(item)
        self.names.setCurrentRow(0)

    @property
    def _chosen(self) -> Template | None:
        row = self.names.currentRow()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def _on_row_changed(self, _row: int) -> None:
        template = self._chosen
        self._use.setEnabled(template is not None)
        self._remove.setVisible(template is not None and not template.is_built_in)
        self.preview.clear()
        if template is None:
            return
        t = self._context.t
        agenda = template.agenda(self._language)
        self.heading.setText(template.name(t.language))
        count = sum(len(part.entries) for part in agenda.sessions)
        self.said.setText(
            t(
                "{sessions}, {items}. What stands on the agenda already stays.",
                sessions=t.plural("{count} session", "{count} sessions", len(agenda.sessions)),
                items=t.plural("{count} item", "{count} items", count),
            )
        )
        self._show_programme(agenda)

    def _show_programme(self, agenda: Agenda) -> None:
        t, theme = self._context.t, self._context.theme
        clock = self._context.settings.get("clock")
        counts = Counter(_day(part) for part in agenda.sessions)
        has_days = len(counts) > 1 and max(counts.values()) > 1
        for part in agenda.sessions:
            day = t("Day {number}", number=_day(part)) if has_days or not part.session.name else ""
            head = QTreeWidgetItem([_session_line(part, t.language, clock, day)])
            head.setFont(0, theme.font("strong"))
            self.preview.addTopLevelItem(head)
            self.preview.setFirstColumnSpanned(self.preview.indexOfTopLevelItem(head), self.preview.rootIndex(), True)
            for entry in part.entries:
                start = "" if entry.start is None else time_of_day(clock_time(entry.start), t.language, clock)
                line = QTreeWidgetItem([start, " ".join(text for text in (entry.label, entry.item.title) if text)])
                line.setForeground(0, theme.color("muted"))
                line.setTextAlignment(0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.preview.addTopLevelItem(line)
        self.preview.resizeColumnToContents(0)

    def _on_use(self) -> None:
        if self._chosen is not None:
            self._do_use(self._chosen.key)
            self.accept()

    def _on_remove(self) -> None:
        row, template = self.names.currentRow(), self._chosen
        if template is not None and not template.is_built_in:
            self._do_remove(template.key)
            del self._templates[row]
            self.names.takeItem(row)


def _programme(name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setColumnCount(2)
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setIndentation(0)
    looks.set_look(tree, "programme")
    tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    tree.header().setStretchLastSection(True)
    return tree


def _day(part: SessionAgenda) -> int:
    day = part.session.date
    return 1 if day is None else (day - FIRST_DAY).days + 1


def _session_line(part: SessionAgenda, language: str, clock: str, day: str) -> str:
    session = part.session
    span = "" if session.start is None else times(session.start, session.end, language, clock)
    return " · ".join(text for text in (day, session.name, span) if text)
