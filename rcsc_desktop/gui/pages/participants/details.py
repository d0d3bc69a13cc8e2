"""The side panel of a list of participants: everything about one of them, in sections that fold away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rcsc_desktop.domain.own_fields import is_own
from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.pages.participants.section_fields import SectionFields
from rcsc_desktop.gui.pages.participants.sections import HEAD, OWN, SECTIONS, DetailsSection, SectionBody
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.folding_section import FoldingSection
from rcsc_desktop.gui.widgets.form import commit_all
from rcsc_desktop.gui.widgets.link_line import LinkLine
from rcsc_desktop.gui.widgets.side_panel import SidePanel


class ParticipantDetails(SidePanel):
    """``show_line`` fills it; without a participant it says what to do."""

    def __init__(self, context: WindowContext, columns: Mapping[str, Column]) -> None:
        super().__init__(context.theme)
        self._context = context
        self._columns = columns
        self._line: ParticipantLine | None = None
        t = context.t
        self._said = looks.label(
            t("Choose a person to see everything about them."), context.theme, look="muted", wraps=True
        )
        self._above = SectionFields(context, [columns[name] for name in HEAD])
        self._sections = {section.name: Section(context, section, columns) for section in SECTIONS}
        form = QWidget()
        layout = QVBoxLayout(form)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._above)
        for shown in self._sections.values():
            layout.addWidget(shown)
        layout.addLayout(LinkLine(t("Everything about this person"), self._on_contacts_pressed).inset())
        layout.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(form)
        self._area = area
        self.body.addWidget(self._said)
        self.body.addWidget(area, 1)
        self.body.addStretch()
        self.show_line(None)

    def show_line(self, line: ParticipantLine | None) -> None:
        """Show another participant, or the same one with other values."""
        if line is not None and line == self._line:
            return
        self._line = line
        self._said.setVisible(line is None)
        self._area.setVisible(line is not None)
        self.heading.setText(line.name if line is not None else self._context.t("Details"))
        if line is None:
            return
        self._above.show_line(line)
        for section in self._sections.values():
            section.show_line(line)

    def show_own(self, columns: Mapping[str, Column]) -> None:
        """Have the section of own fields hold those that are among the columns."""
        self._sections[OWN].hold([column for name, column in columns.items() if is_own(name)])

    def section(self, name: str) -> Section:
        """The section of that name."""
        return self._sections[name]

    def shown_text(self, column: str) -> str:
        """What stands in a text field, stored or not."""
        if column in HEAD:
            return self._above.shown_text(column)
        name = next((section.name for section in SECTIONS if column in section.columns), OWN)
        fields = self._sections[name].made()
        return fields.shown_text(column) if isinstance(fields, SectionFields) else ""

    def commit(self) -> bool:
        """Store what is being typed here. False where a text is refused."""
        return commit_all((self._above, *self._sections.values()))

    def _on_contacts_pressed(self) -> None:
        if self._line is not None:
            self._context.go(Place("contact", self._line.person_id, "person"))


class Section(FoldingSection):
    """Opens by itself where the registry says so, until the person opens or folds it; its body is made by then."""

    def __init__(self, context: WindowContext, section: DetailsSection, columns: Mapping[str, Column]) -> None:
        super().__init__(context.theme, context.t(section.title))
        self._context = context
        self._section = section
        self._columns: Sequence[Column] = [columns[name] for name in section.columns]
        self._line: ParticipantLine | None = None
        self._wished: bool | None = None
        self._made: SectionBody | None = None
        self.toggled.connect(self._on_toggled)

    def show_line(self, line: ParticipantLine) -> None:
        """Show another participant, or the same one with other values: then nothing folds under their hands."""
        is_same = self._line is not None and self._line.id == line.id
        self._line = line
        if self._columns:
            self.tell(" · ".join(filter(None, (self._said(column, line) for column in self._columns))))
        self.setVisible(bool(self._columns or self._section.make))
        wished = self._section.is_open and bool(self.told()) if self._wished is None else self._wished
        self.set_open(wished or (is_same and self.is_open) or self._has_draft(line))
        if self._made is not None:
            self._made.show_line(line)
        elif self.is_open:
            self.made()

    def hold(self, columns: Sequence[Column]) -> None:
        """Hold other columns; the fields are made anew."""
        self._columns = columns
        if self._made is not None:
            self._made.commit()
            self._made.deleteLater()
            self._made = None
        if self._line is not None:
            self.show_line(self._line)

    def made(self) -> SectionBody:
        """The body, showing the participant."""
        if self._made is None:
            self._made = self._make()
            self._made.told.connect(self.tell)
            self.set_body(self._made)
            if self._line is not None:
                self._made.show_line(self._line)
        return self._made

    def commit(self) -> bool:
        """Store what is being typed; False where it is refused."""
        return self._made is None or self._made.commit()

    def _make(self) -> SectionBody:
        if not self._section.make:
            return SectionFields(self._context, self._columns)
        module, _, name = self._section.make.partition(":")
        body = getattr(import_module(f"rcsc_desktop.gui.{module}"), name)(self._context)
        assert isinstance(body, SectionBody)  # noqa: S101 - what the registry promises
        return body

    def _said(self, column: Column, line: ParticipantLine) -> str:
        """A yes or no tells nothing without its question, and that somebody may be listed is how it begins."""
        value = line.text(column.name)
        if set(column.choices) <= {"", "yes", "no"} and column.choices:
            return f"{column.title}: {column.shown(value)}" if value and value != column.usual else ""
        return column.shown(value)

    def _has_draft(self, line: ParticipantLine) -> bool:
        get = self._context.drafts.get
        return any(get(str(line.id), column.name) is not None for column in self._columns if not column.choices)

    def _on_toggled(self, is_open: bool) -> None:
        self._wished = is_open
        if is_open:
            self.made()
