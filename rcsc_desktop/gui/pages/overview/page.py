"""The overview of a consultation: all that stands around its agenda, edited in place."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import (
    REGIONS,
    AgendaStatus,
    Consultation,
    ConsultationFormat,
    ConsultationKind,
    ConsultationStatus,
    ContactPoint,
    PartnerRole,
    Session,
)
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.pages.overview.fields import SECTIONS, Field
from rcsc_desktop.gui.pages.overview.parts import ContactPointLine, PartnerPartLine, SessionLine, field, shown
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.choice_field import ChoiceField
from rcsc_desktop.gui.widgets.contact_field import ContactField
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.form import Form, FormSection, PartList, commit_all
from rcsc_desktop.services.consultations import ConsultationView
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import days
from rcsc_desktop.wording.languages import OWN_NAMES

_CHOICES: dict[str, type[StrEnum]] = {
    "kind": ConsultationKind,
    "format": ConsultationFormat,
    "status": ConsultationStatus,
    "agenda_status": AgendaStatus,
}
_NOUNS = ("consultation", "partner", "contact_point", "session", "organisation")


class OverviewPage(Page):
    """Dates, place, roles, contact points, format and status of one consultation."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._new: UUID | None = None
        self._texts: dict[str, EditableField] = {}
        self._choices: dict[str, ChoiceField] = {}
        self._form = Form(context.t("Overview"))
        self._summary = looks.label("", context.theme, "body", "muted", wraps=True)
        self._summary.setIndent(INSET)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        self._form.body.addWidget(self._head())
        for heading, fields in SECTIONS.items():
            section = FormSection(context.theme, context.t(heading))
            for one in fields:
                section.add(self._made(one), one.span)
            self._form.body.addWidget(section)
        self._sessions = self._session_list()
        self._partners = self._partner_list()
        self._contact_points = self._contact_point_list()
        for part in (self._sessions, self._partners, self._contact_points):
            self._form.body.addWidget(part)
        notes = FormSection(context.theme, context.t("Notes"), columns=1)
        notes.add(self._made(Field("notes", 1, context.t("For the team; never printed"), 3)))
        self._form.body.addWidget(notes)
        context.bus.changed.connect(self._on_bus_changed)

    def show_place(self, place: Place) -> None:
        if place.id is not None:
            self._id = place.id
            self._read()

    def commit_edits(self) -> bool:
        return commit_all([*self._texts.values(), self._sessions, self._partners, self._contact_points])

    def _head(self) -> QWidget:
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        section = FormSection(self.context.theme, columns=1)
        section.add(self._made(Field("title")))
        section.add(self._made(Field("subtitle", 1, self.context.t("Second line, if any"))))
        layout.addWidget(section)
        layout.addWidget(self._summary)
        return head

    def _made(self, one: Field) -> QWidget:
        t = self.context.t
        members = _CHOICES.get(one.name)
        if members is not None:
            return self._choice(one.name, {member.value: words.label(member, t) for member in members})
        if one.name == "language":
            return self._choice(one.name, dict(OWN_NAMES))
        made = field(self.context, Consultation, one.name, hint=t(one.hint) if one.hint else "", lines=one.lines)
        self._texts[one.name] = made
        if one.name == "region":
            _complete(made, REGIONS)
        return made

    def _choice(self, name: str, choices: dict[str, str]) -> ChoiceField:
        made = ChoiceField(
            self.context,
            words.column(name, self.context.t),
            choices,
            lambda row, value, seen: self.context.core.records.change(Consultation, row, {name: value}, {name: seen}),
        )
        self._choices[name] = made
        return made

    def _session_list(self) -> PartList:
        t = self.context.t
        adding = looks.button(t("Add a session"), lambda: self._add(Session), "link")
        return PartList(
            self.context.theme,
            t("Sessions"),
            lambda: SessionLine(self.context),
            adding,
            nothing=t("No session yet: an agenda needs one."),
        )

    def _contact_point_list(self) -> PartList:
        t = self.context.t
        adding = looks.button(t("Add a contact point"), lambda: self._add(ContactPoint), "link")
        return PartList(self.context.theme, t("Contact points"), lambda: ContactPointLine(self.context), adding)

    def _partner_list(self) -> PartList:
        t = self.context.t
        adding = QWidget()
        row = QHBoxLayout(adding)
        row.setContentsMargins(0, 0, 0, 0)
        name = ContactField(self.context, "organisation")
        name.setPlaceholderText(t("Add a partner: name of the organization"))
        name.setAccessibleName(t("Add a partner: name of the organization"))
        name.setMinimumWidth(44 * GRID)
        name.returnPressed.connect(lambda: self._add_partner(name))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        return PartList(self.context.theme, t("Partners"), lambda: PartnerPartLine(self.context), adding)

    def _add(self, kind: type[Session | ContactPoint]) -> None:
        consultation_id = self._id
        if consultation_id is not None:
            self._write_new(kind(consultation_id=consultation_id))

    def _write_new(self, entity: Entity) -> None:
        self.context.tasks.write(lambda: self.context.core.records.add(entity), on_done=self._on_added)

    def _on_added(self, change_set: ChangeSet) -> None:
        self._new = change_set.new_id
        self._read()

    def _add_partner(self, name: ContactField) -> None:
        consultation_id, organisation = self._id, name.text().strip()
        if consultation_id is None or not organisation:
            return
        self.context.tasks.write(
            lambda: self.context.core.consultations.add_partner(consultation_id, organisation, PartnerRole.ANCHOR),
            on_done=lambda _changes: name.clear(),
        )

    def _read(self) -> None:
        wanted = self._id
        if wanted is None:
            return

        def show(view: ConsultationView) -> None:
            if view.consultation.id == self._id:
                self._show(view)
                self._focus_new()

        self.context.tasks.read(lambda: self.context.core.consultations.view(wanted), show, key="overview")

    def _show(self, view: ConsultationView) -> None:
        consultation = view.consultation
        for name, text in self._texts.items():
            text.show_value(consultation.id, shown(getattr(consultation, name)))
        for name, choice in self._choices.items():
            choice.show_value(consultation.id, shown(getattr(consultation, name)))
        self._sessions.show_parts([(session.id, session) for session in view.sessions])
        self._partners.show_parts([(line.partner.id, line) for line in view.partners])
        self._contact_points.show_parts([(point.id, point) for point in view.contact_points])
        when = (
            days(consultation.start_date, consultation.end_date, self.context.t.language)
            if consultation.start_date
            else ""
        )
        self._summary.setText(" · ".join(part for part in (view.programme.title, when, consultation.key) if part))

    def _focus_new(self) -> None:
        """Go to the part that was just added."""
        for part in (self._sessions, self._contact_points):
            line = part.line(self._new) if self._new is not None else None
            if isinstance(line, SessionLine | ContactPointLine):
                next(iter(line.fields.values())).setFocus()
                self._new = None

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.removes(self._id):
            self._id = None
        elif self._id is not None and change_set.touches(*_NOUNS):
            self._read()


def _complete(made: EditableField, offers: tuple[str, ...]) -> None:
    """Offer usual words while typing; any other word will do."""
    from PySide6.QtWidgets import QCompleter, QLineEdit

    edit = made.focusProxy()
    if isinstance(edit, QLineEdit):
        completer = QCompleter(list(offers), edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        edit.setCompleter(completer)
