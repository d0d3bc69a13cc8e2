"""Lines of what stands around a consultation: sessions, partners, contact points."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from rcsc_desktop.domain.consultation import ContactPoint, Partner, PartnerRole, Session
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.choice_field import ChoiceField
from rcsc_desktop.gui.widgets.editable_field import EditableField
from rcsc_desktop.gui.widgets.form import PartWidget, commit_all
from rcsc_desktop.services.consultations import PartnerLine
from rcsc_desktop.wording import words


def field(
    context: WindowContext, kind: type[Entity], name: str, *, hint: str = "", lines: int = 1, face: str = "body"
) -> EditableField:
    """A field of a row that is stored through the records service."""
    return EditableField(
        context,
        words.column(name, context.t),
        name,
        lambda row, text, seen: context.core.records.change(kind, row, {name: text}, {name: seen}),
        placeholder=hint,
        lines=lines,
        face=face,
    )


class _Line(PartWidget):
    """Fields beside each other, and the word that takes the part out."""

    def __init__(self, context: WindowContext, kind: type[Entity], remove: str) -> None:
        super().__init__()
        self.context = context
        self._kind = kind
        self._row: UUID | None = None
        self.fields: dict[str, EditableField] = {}
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2 * GRID)
        self._remove = looks.button(context.t("Remove"), self._take_out, "link")
        self._remove.setAccessibleName(remove)

    def add(self, name: str, stretch: int, hint: str = "") -> None:
        """Put a field at the end of the line."""
        made = field(self.context, self._kind, name, hint=hint)
        self.fields[name] = made
        self.row.addWidget(made, stretch, Qt.AlignmentFlag.AlignTop)

    def end(self) -> None:
        """Put the word behind the fields."""
        self.row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)

    def show_row(self, entity: Entity) -> None:
        """Show the stored values."""
        self._row = entity.id
        for name, made in self.fields.items():
            made.show_value(entity.id, shown(getattr(entity, name)))

    def commit(self) -> bool:
        """Store what is being typed."""
        return commit_all(self.fields.values())

    def _take_out(self) -> None:
        row = self._row
        if row is not None:
            self.context.tasks.write(lambda: self.context.core.records.remove(self._kind, row), announce=True)


def shown(value: object) -> str:
    """A stored value as its field shows it."""
    if value is None:
        return ""
    return f"{value:%H:%M}" if hasattr(value, "hour") else str(value)


class SessionLine(_Line):
    """Name, date, start, end and time zone of a session."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, Session, context.t("Remove session"))
        self.add("name", 3, context.t("e.g. AM Session"))
        self.add("date", 2, context.t("YYYY-MM-DD"))
        self.add("start", 1, "14:00")
        self.add("end", 1, "18:00")
        self.add("time_zone", 3, context.t("as the consultation"))
        self.end()

    def show_part(self, part: Session) -> None:
        """Show a session."""
        self.show_row(part)


class ContactPointLine(_Line):
    """The address people write to."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, ContactPoint, context.t("Remove contact point"))
        self.add("name", 3, context.t("Whose address it is"))
        self.add("email", 4)
        self.add("phone", 2)
        self.end()

    def show_part(self, part: ContactPoint) -> None:
        """Show a contact point."""
        self.show_row(part)


class PartnerPartLine(_Line):
    """An organisation, pressed to go there, its role and how the source words it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, Partner, context.t("Remove partner"))
        self._organisation: UUID | None = None
        self._name = looks.button("", self._go, "link")
        self._role = ChoiceField(
            context,
            words.column("role", context.t),
            {role.value: words.label(role, context.t) for role in PartnerRole},
            lambda row, value, seen: context.core.records.change(Partner, row, {"role": value}, {"role": seen}),
        )
        self.row.addWidget(self._name, 4, Qt.AlignmentFlag.AlignBottom)
        self.row.addWidget(self._role, 2, Qt.AlignmentFlag.AlignTop)
        self.add("note", 3)
        self.end()

    def show_part(self, part: PartnerLine) -> None:
        """Show a partner."""
        organisation = part.organisation
        self._organisation = organisation.id
        name = f"{organisation.name} ({organisation.acronym})" if organisation.acronym else organisation.name
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 44 * GRID))
        self._name.setToolTip(name)
        self._name.setAccessibleName(name)
        self._role.show_value(part.partner.id, part.partner.role.value)
        self.show_row(part.partner)

    def _go(self) -> None:
        if self._organisation is not None:
            self.context.go(Place("contacts", self._organisation))
