"""The concept note of a consultation: sections and footnotes, edited in place as structured text."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.concept_note import ConceptNote, ConceptNoteSection, Footnote
from rcsc_desktop.domain.entity import OrderedEntity
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.form import Form, PartList, PartWidget, commit_all
from rcsc_desktop.wording import words


class ConceptNotePage(Page):
    """Background, goals and objectives, outcomes and more, with their footnotes."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        t = context.t
        self._id: UUID | None = None
        self._note = ConceptNote()
        self._new: UUID | None = None
        self._form = Form(t("Concept note"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        hint = t(
            "A blank line begins a paragraph, a line that begins with “- ” is a bullet, [^1] refers to footnote 1."
        )
        self._form.body.addWidget(looks.label(hint, context.theme, "small", "muted", wraps=True))
        self._add_section = context.actions.add(
            "concept_note.add_section", t("Add a section"), self._new_section, page=self
        )
        self._add_footnote = context.actions.add(
            "concept_note.add_footnote", t("Add a footnote"), self._new_footnote, page=self
        )
        self._sections = PartList(
            context.theme,
            t("Sections"),
            lambda: SectionCard(self),
            looks.ActionButton(self._add_section, "link"),
            nothing=t("A concept note says why the meeting is held, what it is to reach and what comes out of it."),
        )
        self._footnotes = PartList(
            context.theme, t("Footnotes"), lambda: FootnoteLine(self), looks.ActionButton(self._add_footnote, "link")
        )
        self._form.body.addWidget(self._sections)
        self._form.body.addWidget(self._footnotes)
        context.bus.changed.connect(self._on_bus_changed)

    def show_place(self, place: Place) -> None:
        if place.id is not None:
            self._id = place.id
            self._read()

    def toolbar(self) -> tuple[QAction, ...]:
        return (self._add_section, self._add_footnote)

    def commit_edits(self) -> bool:
        return commit_all((self._sections, self._footnotes))

    def move_section(self, section: ConceptNoteSection, by: int) -> None:
        """Put a section one place up (-1) or down (1)."""
        order = [one.id for one in self._note.sections]
        at = order.index(section.id) + by
        if not 0 <= at < len(order):
            return
        order.remove(section.id)
        after = order[at - 1] if at else None
        self.context.tasks.write(lambda: self.context.core.records.move(ConceptNoteSection, section.id, after))

    def remove(self, row: OrderedEntity) -> None:
        """Take a section or footnote out."""
        self.context.tasks.write(lambda: self.context.core.records.remove(type(row), row.id), announce=True)

    def _new_section(self) -> None:
        if self._id is not None:
            self._write_new(ConceptNoteSection(consultation_id=self._id, heading=self.context.t("New section")))

    def _new_footnote(self) -> None:
        if self._id is not None:
            number = max((footnote.number for footnote in self._note.footnotes), default=0) + 1
            self._write_new(Footnote(consultation_id=self._id, number=number))

    def _write_new(self, row: OrderedEntity) -> None:
        self.context.tasks.write(lambda: self.context.core.records.add(row), on_done=self._on_added)

    def _on_added(self, changes: ChangeSet) -> None:
        self._new = changes.new_id
        self._read()

    def _read(self) -> None:
        wanted = self._id
        if wanted is None:
            return

        def show(note: ConceptNote) -> None:
            if wanted != self._id:
                return
            self._note = note
            self._sections.show_parts([(section.id, section) for section in note.sections])
            self._footnotes.show_parts([(footnote.id, footnote) for footnote in note.footnotes])
            for part in (self._sections, self._footnotes):
                line = part.line(self._new) if self._new is not None else None
                if line is not None:
                    line.setFocus()
                    self._new = None

        self.context.tasks.read(lambda: self.context.core.concept_notes.view(wanted), show, key="concept_note")

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.removes(self._id):
            self._id = None
        elif self._id is not None and change_set.touches("concept_note_section", "footnote"):
            self._read()


def _field(page: ConceptNotePage, kind: type[OrderedEntity], name: str, **options: object) -> EditableField:
    context = page.context
    return EditableField(
        context,
        words.column(name, context.t),
        name,
        lambda row, text, seen: context.core.records.change(kind, row, {name: text}, {name: seen}),
        **options,  # type: ignore[arg-type]  # lines, face, placeholder, shows_label
    )


class SectionCard(PartWidget):
    """A heading with its text, and the words that move it or take it out."""

    def __init__(self, page: ConceptNotePage) -> None:
        super().__init__()
        t = page.context.t
        self._page = page
        self._section: ConceptNoteSection | None = None
        self.setProperty("look", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = _field(page, ConceptNoteSection, "heading", face="section", shows_label=False)
        self._body = _field(
            page, ConceptNoteSection, "body", lines=3, shows_label=False, placeholder=t("Text of the section")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        for text, name, pressed in (
            (t("Up"), t("Move section up"), lambda: self._move(-1)),
            (t("Down"), t("Move section down"), lambda: self._move(1)),
            (t("Remove"), t("Remove section"), self._remove),
        ):
            button = looks.button(text, pressed, "link")
            button.setAccessibleName(name)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(self._body)
        self.setFocusProxy(self._heading)

    def show_part(self, part: ConceptNoteSection) -> None:
        """Show a section."""
        self._section = part
        self._heading.show_value(part.id, part.heading)
        self._body.show_value(part.id, part.body)

    def commit(self) -> bool:
        """Store what is being typed."""
        return commit_all((self._heading, self._body))

    def _move(self, by: int) -> None:
        if self._section is not None:
            self._page.move_section(self._section, by)

    def _remove(self) -> None:
        if self._section is not None:
            self._page.remove(self._section)


class FootnoteLine(PartWidget):
    """The number that the text refers to, the note, and what it points to."""

    def __init__(self, page: ConceptNotePage) -> None:
        super().__init__()
        t = page.context.t
        self._page = page
        self._footnote: Footnote | None = None
        self._fields = {
            "number": (_field(page, Footnote, "number"), 1),
            "text": (_field(page, Footnote, "text", placeholder=t("Text of the note")), 4),
            "link": (_field(page, Footnote, "link", placeholder=t("Address it points to")), 6),
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        for made, stretch in self._fields.values():
            layout.addWidget(made, stretch, Qt.AlignmentFlag.AlignTop)
        button = looks.button(t("Remove"), self._remove, "link")
        button.setAccessibleName(t("Remove footnote"))
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.setFocusProxy(self._fields["text"][0])

    def show_part(self, part: Footnote) -> None:
        """Show a footnote."""
        self._footnote = part
        for name, (made, _) in self._fields.items():
            made.show_value(part.id, str(getattr(part, name)))

    def commit(self) -> bool:
        """Store what is being typed."""
        return commit_all(made for made, _ in self._fields.values())

    def _remove(self) -> None:
        if self._footnote is not None:
            self._page.remove(self._footnote)
