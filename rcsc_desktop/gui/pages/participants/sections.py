"""The sections of the details of a participant: a line each, in the order of the panel."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rcsc_desktop.domain.participant import ParticipantLine
from rcsc_desktop.support.i18n import mark


class SectionBody(QWidget):
    """What stands in a section. ``told`` carries a few words on what is in it, for its folded heading.

    It is made when its section is first opened, and then shown each participant that the panel shows.
    """

    told = Signal(str)

    def show_line(self, line: ParticipantLine) -> None:
        """Show another participant, or the same one with other values; what is being typed stays."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Store what is being typed; False where it is refused."""
        return True


@dataclass(frozen=True, slots=True)
class DetailsSection:
    """A section: ``title`` is translated where it is shown; ``columns`` are columns of the list that it holds.

    ``make`` is ``module:function`` under ``gui`` and takes the window's context, for a body of its own; without it the
    columns stand as fields. The heading of a folded section says what they hold. ``is_open``: it opens by itself while
    they hold something; any other is opened by the person.
    """

    name: str
    title: str
    columns: tuple[str, ...] = ()
    make: str = ""
    is_open: bool = False


HEAD = ("name", "organisation", "regional_scope", "thematic_focus")
"""Fields that stand above the sections."""

OWN = "own"
"""The section of the organiser's own fields."""

SECTIONS: tuple[DetailsSection, ...] = (
    DetailsSection(
        "status",
        mark("Status"),
        ("status", "status_date"),
        make="pages.participants.section_status:StatusBody",
        is_open=True,
    ),
    DetailsSection(
        "part",
        mark("Taking part"),
        ("position", "title", "category", "constituency", "role", "rank", "mode", "country", "gender"),
        is_open=True,
    ),
    DetailsSection("reach", mark("How to reach them"), ("email", "phone")),
    DetailsSection("languages", mark("Languages"), ("languages", "interpretation")),
    DetailsSection(
        "needs",
        mark("Needs and journey"),
        ("dietary_needs", "access_needs", "needs", "travel_support", "availability"),
    ),
    DetailsSection(
        "consent",
        mark("Consent"),
        (
            "may_be_shared",
            "may_be_listed",
            "may_be_contacted",
            "may_be_photographed",
            "may_be_recorded",
            "keep_until",
        ),
    ),
    DetailsSection("attendance", mark("Attendance"), make="pages.participants.attendance.section:make"),
    DetailsSection("passport", mark("Passport and visa"), make="pages.participants.sealed.section:make"),
    DetailsSection(OWN, mark("Own fields")),
    DetailsSection("notes", mark("Remarks"), ("notes",)),
)
