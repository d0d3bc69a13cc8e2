"""How the outline's table is set up, and how its columns share the width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rcsc_desktop.gui.pages.agenda.rows import Column
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator

_SPEAKERS_SHARE = 0.36
_NARROWEST = {Column.START: 64, Column.DURATION: 56, Column.KIND: 100}


def dress(table: QTableView, theme: Theme, t: Translator) -> None:
    """No lines, rows of the theme's height, a field opened by typing; named for screen readers."""
    table.setAccessibleName(t("Agenda outline"))
    table.setAccessibleDescription(
        t("Enter makes a new line, Tab puts it under the line above, Escape and then Tab leaves the outline.")
    )
    triggers = QAbstractItemView.EditTrigger
    table.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setMouseTracking(True)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(theme.row_height)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setMinimumSectionSize(2 * GRID)


def share_width(table: QTableView, words: OutlineWords, theme: Theme) -> None:
    """Times and kinds get what they need; titles and speakers share the rest."""
    room = table.viewport().width()
    for column, width in words.widths(theme.font("table")).items():
        taken = max(width, _NARROWEST[column])
        table.setColumnWidth(column, taken)
        room -= taken
    speakers = int(room * _SPEAKERS_SHARE)
    table.setColumnWidth(Column.SPEAKERS, speakers)
    table.setColumnWidth(Column.TITLE, room - speakers)
