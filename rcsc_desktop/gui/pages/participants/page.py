"""Who takes part in a consultation: a table that is edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import is_own
from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.domain.participant_pictures import Only
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.models.lines import LinesModel
from rcsc_desktop.gui.models.listing import Listing, ListQuery
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.pages.participants.add_person import AddPerson
from rcsc_desktop.gui.pages.participants.cell_edits import CellEdits
from rcsc_desktop.gui.pages.participants.columns import chosen_columns, participant_columns
from rcsc_desktop.gui.pages.participants.commands import ParticipantCommands
from rcsc_desktop.gui.pages.participants.details import ParticipantDetails
from rcsc_desktop.gui.pages.participants.known_words import known_words
from rcsc_desktop.gui.pages.participants.narrowed import Narrowed
from rcsc_desktop.gui.pages.participants.own_columns import OwnColumns
from rcsc_desktop.gui.pages.participants.paste import Paste
from rcsc_desktop.gui.pages.participants.places.standing import PlacesStanding
from rcsc_desktop.gui.pages.participants.view_menu import ViewMenu, read_groups, turned
from rcsc_desktop.gui.pages.participants.views import PICTURES, ViewBar, ViewStack
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.tables.lines_table import LinesTable
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.empty_state import EmptyState
from rcsc_desktop.gui.widgets.file_drop import FilesDrop

_NOUNS = ("participant", "person", "organisation", "affiliation", "own_value")


class ParticipantsPage(Page):
    """The participants of one consultation. Shows what is stored; each edit is an operation that can be undone."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self.consultation_id: UUID | None = None
        self.stand_near = -1
        """Where to stand when the current row is gone."""
        self.columns = participant_columns(context.t, partial(known_words, context, lambda: self.consultation_id))
        shown = [self.columns[name] for name in chosen_columns(context.settings) if name in self.columns]
        self.model = LinesModel(shown, self)
        self.table = LinesTable(context, self.model)
        self.table.setAccessibleName(context.t("Participants"))
        self.listing = Listing(
            self.model,
            context.tasks,
            "participants.rows",
            read_ids=self._read_ids,
            fetch=self._fetch,
            count=self._count,
            first_row=self.table.first_row,
            read_groups=partial(read_groups, self),
        )
        self.filter = QLineEdit()
        self.views = ViewStack(self)
        self.view_bar = ViewBar(context)
        self._narrowed = Narrowed(context)
        self.add_person = AddPerson(context)
        self.details = ParticipantDetails(context, self.columns)
        self.commands = ParticipantCommands(self)
        self.own_columns = OwnColumns(self)
        self.view_menu = ViewMenu(self)
        self.places = PlacesStanding(self)
        self._paste = Paste(self)
        self._edits = CellEdits(self)
        self._count_line = looks.label("", context.theme, "small", "muted")
        self._lay_out()
        self._connect()

    # What the frame asks

    def show_place(self, place: Place) -> None:
        if place.id != self.consultation_id:
            self.consultation_id = place.id
            self.add_person.show_meeting(place.id)
            self.own_columns.read()
            self.places.read()
            self.filter.clear()
            self._narrowed.show_only(None)
            self.table.scrollToTop()
            held = self.listing.query
            group_by = "" if is_own(held.group_by) else held.group_by
            sort = "name" if is_own(held.sort) else held.sort
            self.listing.ask(ListQuery(sort=sort, is_descending=held.is_descending, group_by=group_by))
        if place.row is not None:
            self.listing.reload(stand_on=place.row)

    def primary(self) -> QAction | None:
        return self.commands.send

    def toolbar(self) -> tuple[QAction, ...]:
        return self.commands.toolbar()

    def side_panel(self) -> QWidget | None:
        return self.details

    def status(self) -> str:
        return self.places.text

    def status_action(self) -> QAction | None:
        return self.places.action

    def commit_edits(self) -> bool:
        self.table.commit_edit()
        return self.details.commit()

    # What the parts of the page ask

    def counted(self) -> str:
        """ "43 people · 12 selected", "5 of 43 people"."""
        t, total, shown = self.context.t, self.listing.total, len(self.model.ids)
        if not self.listing.is_whole:
            said = "…"
        elif self.listing.shows_similar:
            said = t("Similar names: {count}", count=shown)
        elif self.listing.query.is_filtered:
            said = t.plural("{shown} of {count} person", "{shown} of {count} people", total, shown=shown)
        else:
            said = t.plural("{count} person", "{count} people", total)
        selected = self.table.selected_count()
        return f"{said} · {t('{count} selected', count=selected)}" if selected > 1 else said

    def narrow(self, only: Only | None, label: str = "") -> None:
        """Show only the participants with one value, which people read as ``label``; ``None``: all of them."""
        self._narrowed.show_only(only, label)
        self.listing.narrow(only)

    def show_query(self, query: ListQuery) -> None:
        """Show what another query finds, with its words in the filter and its column marked."""
        self.filter.blockSignals(True)
        self.filter.setText(query.text)
        self.filter.blockSignals(False)
        header = self.table.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(self.model.column_of(query.sort), turned(query))
        header.blockSignals(False)
        self._narrowed.show_only(query.only)
        self.model.fold(())
        self.listing.ask(query)

    def widen(self) -> None:
        """Show everybody again."""
        self.filter.clear()
        self.narrow(None)

    # Laying out

    def _lay_out(self) -> None:
        t = self.context.t
        self.filter.setPlaceholderText(t("Filter by any words"))
        self.filter.setAccessibleName(t("Filter the participants"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(18 * GRID)
        self._empty = EmptyState(
            self.context.theme,
            t("Nobody is on the list yet"),
            t("Type a name below, or copy rows in Excel and paste them here."),
            self.commands.add,
            self.commands.paste,
        )
        self._nothing = EmptyState(
            self.context.theme,
            t("Nobody matches"),
            t("Each word of the filter has to begin a word of the row."),
            self.commands.clear_filter,
        )
        self._stack = QStackedWidget()
        for part in (self.views, self._empty, self._nothing):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.addWidget(self.view_bar)
        head.addWidget(self.filter, 1)
        head.addWidget(self._narrowed)
        head.addSpacing(GRID)
        head.addWidget(self._count_line, 1)
        head.addWidget(self.commands.columns.button)
        head.addWidget(self.view_menu.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.add_person)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.listing.filter)
        self.filter.installEventFilter(self.commands)
        self.own_columns.changed.connect(self._on_own_columns_changed)
        self.listing.shown.connect(self._on_listing_shown)
        self.view_bar.chosen.connect(self._on_view_chosen)
        self._narrowed.widened.connect(lambda: self.narrow(None))
        self.add_person.person_named.connect(self._on_person_named)
        table = self.table
        table.selection_counted.connect(lambda _count: self._count_again())
        table.selectionModel().currentRowChanged.connect(lambda *_indexes: self._show_details())
        self.model.dataChanged.connect(lambda *_places: self._show_details())
        table.edit_began.connect(self.listing.hold)
        table.edit_ended.connect(self.listing.release)
        table.rows_pasted.connect(self._paste.on_rows_pasted)
        table.cleared.connect(self._paste.on_cleared)
        table.copy_asked.connect(self._on_copy_asked)
        self.context.bus.changed.connect(self._on_bus_changed)
        FilesDrop(self, self._on_files_dropped)

    # Reading, beside the window's thread

    def _read_ids(self, query: ListQuery, limit: int | None) -> Sequence[UUID]:
        if self.consultation_id is None:
            return ()
        return self.context.core.participants.ids(
            self.consultation_id,
            query.text,
            query.sort,
            descending=query.is_descending,
            similar=query.is_similar,
            limit=limit if query.sort == "name" else None,  # only names stand in order already
            only=query.only,
        )

    def _fetch(self, ids: Sequence[UUID]) -> Sequence[ParticipantLine]:
        return self.context.core.participants.fetch(ids)

    def _count(self, _query: ListQuery) -> int:
        return 0 if self.consultation_id is None else self.context.core.participants.count(self.consultation_id)

    # What happens

    def _on_listing_shown(self) -> None:
        row = self.listing.wanted_row()
        if row >= 0:
            self.table.stand_on(row)
        elif not self.table.currentIndex().isValid() and self.stand_near >= 0:
            self.table.stand_on(min(self.stand_near, self.model.rowCount() - 1))
        self.stand_near = -1
        nothing = self._nothing if self.listing.query.is_filtered else self._empty
        self._stack.setCurrentWidget(self.views if self.model.ids else nothing)
        self.views.refresh()
        self._count_again()
        self._show_details()

    def _on_own_columns_changed(self) -> None:
        self.commands.columns.fill()
        self.details.show_own(self.columns)
        query = self.listing.query
        if query.group_by and query.group_by not in self.columns:
            self.listing.group("")
        if query.sort not in self.columns:
            self.show_query(replace(self.listing.query, sort="name"))

    def _on_view_chosen(self, name: str) -> None:
        self.table.commit_edit()
        self.views.show_view(name)
        self.add_person.setVisible(name != PICTURES)

    def _count_again(self) -> None:
        self._count_line.setText(self.counted())
        self.commands.refresh()

    def _show_details(self) -> None:
        row = self.table.currentIndex().row()
        line = self.model.line(row) if row >= 0 else None
        self.details.show_line(line if isinstance(line, ParticipantLine) else None)

    def _on_person_named(self, name: str, person_id: UUID | None) -> None:
        consultation_id = self.consultation_id
        if consultation_id is None:
            return

        def done(change_set: ChangeSet) -> None:
            self.filter.clear()
            self.listing.reload(stand_on=change_set.new_id)

        def refused(error: UserError) -> None:
            self.add_person.give_back(name)
            self.context.messages.problem(error)

        self.context.tasks.write(
            lambda: self.context.core.participants.add(consultation_id, name, person_id), on_done=done, on_error=refused
        )

    def _on_copy_asked(self, rows: list[range], columns: list[int]) -> None:
        ids = [row_id for part in rows for row_id in self.model.ids_of(part)]
        shown = [self.model.columns[at] for at in columns]

        def cells(lines: Sequence[ParticipantLine]) -> list[list[str]]:
            return [
                [column.choices.get(value, value) if (value := line.text(column.name)) else "" for column in shown]
                for line in lines
            ]

        self.context.tasks.read(
            lambda: cells(self.context.core.participants.fetch(ids)), self.table.put_on_clipboard, key="copy"
        )

    def _on_files_dropped(self, files: Sequence[Path]) -> None:
        from rcsc_desktop.gui.dialogs.people_import.opening import import_participants

        if self.commit_edits():
            import_participants(self, files)

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if self.consultation_id is None or not change_set.touches(*_NOUNS):
            return
        if any(change.noun == "participant" and change.verb != "change" for change in change_set.changes):
            self.listing.reload()
        else:
            self.listing.refresh()
            self.views.refresh()
