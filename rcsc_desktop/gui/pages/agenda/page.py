"""The tab in which an agenda is written, looked at as it will print, printed and sent."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import Agenda
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.pages.agenda.cities.line import PeopleTimes
from rcsc_desktop.gui.pages.agenda.details.panel import DetailsPanel
from rcsc_desktop.gui.pages.agenda.editing import OutlineEditing
from rcsc_desktop.gui.pages.agenda.editors import TextEditor
from rcsc_desktop.gui.pages.agenda.finding_places import FindingPlaces
from rcsc_desktop.gui.pages.agenda.left_over import LeftOver
from rcsc_desktop.gui.pages.agenda.model import OutlineModel
from rcsc_desktop.gui.pages.agenda.modes import OUTLINE, AgendaMode, ModeBar, ModeStack, PaperShown
from rcsc_desktop.gui.pages.agenda.more import MoreMenu
from rcsc_desktop.gui.pages.agenda.page_commands import AgendaCommands
from rcsc_desktop.gui.pages.agenda.preview import PreviewPanel
from rcsc_desktop.gui.pages.agenda.preview_maker import PreviewMaker
from rcsc_desktop.gui.pages.agenda.rows import Column, outline_rows
from rcsc_desktop.gui.pages.agenda.session_commands import SessionCommands
from rcsc_desktop.gui.pages.agenda.side import AgendaSide
from rcsc_desktop.gui.pages.agenda.standing import DraftStanding
from rcsc_desktop.gui.pages.agenda.summary import findings_text
from rcsc_desktop.gui.pages.agenda.view import AgendaView
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import known_offers
from rcsc_desktop.gui.widgets.file_drop import FileDrop
from rcsc_desktop.gui.widgets.offers import Offering

_NOUNS = (
    "agenda_item",
    "agenda_topic",
    "agenda_speaker",
    "session",
    "consultation",
    "concept_note_section",
    "footnote",
    "text_version",
    "agenda_document",
    "agenda_version",
    "document",
    "participant",
    "silenced_finding",
    "person",
    "organisation",
    "agenda_version",
    "version_file",
)


class AgendaPage(Page):
    """Reads the agenda again after each change of it, whoever made it; writes through ``OutlineEditing``."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        t = context.t
        self._id: UUID | None = None
        self._session_id: UUID | None = None
        self._agenda: Agenda | None = None
        self._go_to: UUID | None = None
        self.model = OutlineModel(OutlineWords(t, lambda: context.settings.get("clock")), self)
        self.editing = OutlineEditing(context, self.model)
        self.commands = AgendaCommands(self)
        actions = self.commands.actions
        self.more = MoreMenu(self)
        actions["template"] = context.actions.get("agenda.template")
        self.view = AgendaView(self.model, context.theme, t, actions)
        self.outline = self.view.outline
        self.people_times = PeopleTimes(context)
        self.view.stand_under_sessions(self.people_times)
        self.panel = PreviewPanel(context.theme, t)
        self.side = AgendaSide(t)
        self.side.add(t("Page"), self.panel)
        self.session_commands = SessionCommands(self, actions["add_session"])
        self.view.tabs.set_commands(self.session_commands.actions)
        self.details = DetailsPanel(context, self.session_commands.actions)
        self.side.add(t("Details"), self.details)
        self.bar = ModeBar(context)
        self.modes = ModeStack(context, self.view, self._connect_mode)
        self.preview = PreviewMaker(context, self.panel, self.model, self.outline.typed)
        self.left_over = LeftOver(context, self.model)
        self.standing = DraftStanding(context, self)
        self.finding_places = FindingPlaces(self)
        FileDrop(self, self.commands.import_file)
        self.more.put_first(actions["print"])
        self._toolbar = (actions["add_item"], self.more.opener)
        self._primary = actions["save"]
        self._actions = (*actions.values(), *self.session_commands.actions[1:], *self.session_commands.steps)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.modes, 1)
        self._connect()

    def show_place(self, place: Place) -> None:
        if place.id != self._id:
            self._id, self._session_id, self._agenda = place.id, None, None
            self.editing.work_on(None)
            self.model.clear()
            self.details.show_agenda(None, None)
            self.preview.show(place.id)
        self._go_to = place.row
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for action in (*self._actions, *self.more.actions()):
            action.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for action in (*self._actions, *self.more.actions()):
            action.setEnabled(False)

    def primary(self) -> QAction | None:
        return self._primary

    def toolbar(self) -> tuple[QAction, ...]:
        return self._toolbar

    def side_panel(self) -> QWidget | None:
        mode = self.modes.mode
        return self.side if mode is None or mode.has_side_panel() else None

    def show_mode(self, name: str) -> None:
        """Bring another way of working to the front; what is being typed is stored first, or holds one here."""
        if not self.commit_edits():
            self.bar.stand_on(self.modes.name)
            return
        self.modes.show_mode(name)
        self.bar.stand_on(name)
        self.preview.show_paper(self.modes.mode.paper() if self.modes.mode is not None else PaperShown())
        if self._agenda is not None and self.modes.mode is not None:
            self.modes.mode.show_agenda(self._agenda)
        self.described.emit()

    def status(self) -> str:
        count = len(self._agenda.findings) if self._agenda is not None else 0
        told = findings_text(self.context.t, count) if count else ""
        return " · ".join(part for part in (self.standing.text, told) if part)

    def status_action(self) -> QAction | None:
        has_any = self._agenda is not None and bool(self._agenda.findings or self._agenda.silenced)
        return self.context.actions.get("agenda.findings") if has_any else None

    @property
    def consultation_id(self) -> UUID | None:
        """Whose agenda is shown."""
        return self._id

    @property
    def agenda(self) -> Agenda | None:
        """The agenda as it was read last."""
        return self._agenda

    def go_to_row(self, row_id: UUID) -> None:
        """Stand on a line of the outline; of a session, show it with its details."""
        if not self.modes.shows_outline:
            self.show_mode(OUTLINE)
        if self._agenda is None or not self.modes.shows_outline:
            return
        if any(part.session.id == row_id for part in self._agenda.sessions):
            self._on_session_chosen(row_id)
            self.details.stand_on(None)
            self.side.show_panel(self.details)
        else:
            self._go_to = row_id
            self._show(self._agenda)
        self.outline.setFocus()

    def commit_edits(self) -> bool:
        """A text that is refused holds the user here, with its sentence at the cell."""
        if not self.details.commit():
            self.side.show_panel(self.details)
            return False
        if self.modes.mode is not None and not self.modes.mode.commit_edits():
            return False
        if not self.modes.shows_outline:
            return True
        if not self.outline.commit_field():
            return False
        for row_id, column, held in self.model.unstored():
            if held.error is not None:
                self.outline.stand_on(row_id, column)
                return False
        return True

    def _connect(self) -> None:
        outline, editing = self.outline, self.editing
        outline.check = editing.check
        outline.explain = editing.explain
        outline.offer = self._offer_people
        outline.edited.connect(editing.type)
        outline.line_wanted.connect(editing.add_line)
        outline.question_wanted.connect(editing.ask_question)
        outline.indent_wanted.connect(editing.indent)
        outline.outdent_wanted.connect(editing.outdent)
        outline.move_wanted.connect(editing.move)
        outline.removal_wanted.connect(editing.remove)
        outline.unpin_wanted.connect(editing.unpin)
        outline.given_up.connect(editing.give_up)
        outline.landed.connect(editing.land)
        outline.typing.connect(lambda _row, _column, _text: self.preview.refresh())
        outline.typing.connect(self.left_over.note)
        outline.typing_ended.connect(self.preview.refresh)
        outline.row_entered.connect(self.preview.follow)
        outline.row_entered.connect(self._on_outline_row_entered)
        outline.row_entered.connect(lambda _row_id: self._stand_on_current())
        editing.line_opened.connect(lambda row_id: outline.stand_on(row_id, edit=True))
        editing.line_dropped.connect(self._on_line_dropped)
        editing.settled.connect(self.left_over.drop)
        editing.refused.connect(self._on_refused)
        self.model.typed.connect(editing.type)
        self.view.session_chosen.connect(self._on_session_chosen)
        self.view.tabs.pressed.connect(lambda: self.details.stand_on(None))
        self.view.tabs.opened.connect(self.commands.show_details)
        self.session_commands.step_wanted.connect(self._on_session_chosen)
        self.session_commands.made.connect(self.show_new_session)
        self.bar.chosen.connect(self.show_mode)
        self.standing.changed.connect(self.described)
        self.finding_places.follow(self.view.findings)
        self.context.bus.changed.connect(self._on_bus_changed)
        self.destroyed.connect(self.context.settings.subscribe(self._on_setting_changed))

    def _connect_mode(self, mode: AgendaMode) -> None:
        mode.item_chosen.connect(self.preview.follow)
        mode.item_chosen.connect(self._on_mode_item_chosen)
        mode.outline_wanted.connect(self.go_to_row)
        mode.item_chosen.connect(self.details.stand_on)
        mode.paper_changed.connect(self.preview.show_paper)

    def _read(self) -> None:
        wanted = self._id
        if wanted is not None:
            core = self.context.opening
            self.context.tasks.read(
                lambda: core.result().agenda.view(wanted), self._show, key=f"agenda.view.{id(self)}"
            )

    def _show(self, agenda: Agenda) -> None:
        if agenda.consultation_id != self._id:
            return
        is_first = self._agenda is None
        self._agenda = agenda
        if self._go_to is not None:
            self._session_id = _session_of(agenda, self._go_to) or self._session_id
        typed = self.outline.typed()
        if typed is not None:
            self.editing.keep_line(typed[0].id, _row_ids(agenda))
        self.view.show_agenda(agenda, self._session_id)
        self._session_id = self.view.session_id
        self.editing.work_on(self.view.part)
        self.more.stand_in(self._id, self._session_id)
        self.people_times.show_session(agenda.consultation_id, self.view.part)
        self.session_commands.stand_in(agenda, self._session_id)
        self.details.show_agenda(agenda, self._session_id)
        if is_first:
            self.left_over.bring_back(self._session_id)
        wanted, self._go_to = self._go_to, None
        if wanted is not None:
            self.outline.stand_on(wanted)
        if self.modes.mode is not None:
            self.modes.mode.show_agenda(agenda)
            if wanted is not None and _session_of(agenda, wanted) is not None:
                self.modes.mode.stand_on(wanted)
        elif self.details.follows:
            self._stand_on_current()
        self.preview.stand_in(self._session_id, _number_of(agenda, self._session_id))
        self.preview.refresh()
        self.standing.read(agenda.consultation_id)
        self.described.emit()

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.removes(self._id):
            self._id = None
        elif self._id is not None and self._concerns(change_set):
            if change_set.kind != "do" and self.isVisible() and self.outline.field is None:
                self._go_to = next((one.id for one in change_set.changes if one.verb == "add"), None)
            self._read()

    def _on_setting_changed(self, key: str) -> None:
        if key == "clock":
            self.outline.refresh_times()
        if key in {"clock", "paper", "author"} or key.startswith("letterhead"):
            self.preview.refresh()

    def _concerns(self, change_set: ChangeSet) -> bool:
        if not change_set.touches(*_NOUNS):
            return False
        return self._id in change_set.consultation_ids or change_set.touches("person", "organisation")

    def _on_line_dropped(self, above_id: UUID | None) -> None:
        if above_id is not None:
            self.outline.stand_on(above_id)
        self.outline.setFocus()

    def _on_refused(self, row_id: UUID, column: int) -> None:
        """Go to the sentence, unless something else is being typed."""
        editor = self.outline.editor
        if editor is None or not editor.text():
            self.outline.finish_field()
            self.outline.stand_on(row_id, Column(column))

    def _on_mode_item_chosen(self, item_id: UUID) -> None:
        """The outline beside a mode goes along."""
        if self._agenda is None or not self.modes.shows_outline:
            return
        session_id = _session_of(self._agenda, item_id)
        if session_id is not None and session_id != self._session_id:
            self._on_session_chosen(session_id)
        self.outline.stand_on(item_id)

    def _on_outline_row_entered(self, row_id: UUID | None) -> None:
        """A mode beside the outline goes along."""
        if row_id is not None and self.modes.mode is not None and self.outline.hasFocus():
            self.modes.mode.stand_on(row_id)

    def _on_session_chosen(self, session_id: UUID) -> None:
        if self._agenda is not None:
            self.outline.finish_field()
            self._session_id = session_id
            self._show(self._agenda)

    def _offer_people(self, editor: TextEditor) -> Offering:
        return Offering(editor, self.context, known_offers.people(self.context), separators=";؛", takes_keys=False)

    def show_new_session(self, session_id: UUID) -> None:
        """Read the agenda again, and show a session that was added."""
        self._session_id = session_id
        self._read()

    def _stand_on_current(self) -> None:
        row = self.outline.current_row
        self.details.stand_on(None if row is None else row.item_id)


def _number_of(agenda: Agenda, session_id: UUID | None) -> int:
    """The place of a session among the agenda's, from 0."""
    ids = [part.session.id for part in agenda.sessions]
    return ids.index(session_id) if session_id in ids else 0


def _row_ids(agenda: Agenda) -> frozenset[UUID]:
    """The keys of all items and topics."""
    parts = (part.session.id for part in agenda.sessions)
    return frozenset(row.id for session_id in parts for row in outline_rows(agenda, session_id))


def _session_of(agenda: Agenda, row_id: UUID) -> UUID | None:
    """The session in which an item stands."""
    for part in agenda.sessions:
        if any(entry.item.id == row_id for entry in part.entries):
            return part.session.id
    return None
