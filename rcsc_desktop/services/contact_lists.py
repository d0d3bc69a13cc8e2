"""Contacts as tables for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from rcsc_desktop.domain.addresses import address_text
from rcsc_desktop.domain.card_contacts import CardContact
from rcsc_desktop.domain.contacts import DetailKind, Organisation, Person
from rcsc_desktop.domain.reports.contact_list import ContactListReport, ContactSheet
from rcsc_desktop.services.agenda_reports import PaperChoices
from rcsc_desktop.services.agenda_texts import check_language
from rcsc_desktop.services.contact_cards import contacts_to_send
from rcsc_desktop.services.ports import Database, ExportEntry, Journal, Write

PEOPLE = (
    "name",
    "title",
    "given_name",
    "family_name",
    "suffix",
    "organisation",
    "role_title",
    "email",
    "phone",
    "messenger",
    "link",
    "address",
    "country",
    "language",
    "languages",
    "badge_name",
    "aliases",
    "pronoun",
    "tags",
    "notes",
)
ORGANISATIONS = (
    "name",
    "acronym",
    "kind",
    "parent",
    "country",
    "regional_scope",
    "themes",
    "email",
    "phone",
    "messenger",
    "website",
    "link",
    "address",
    "accreditation",
    "translated_names",
    "aliases",
    "tags",
    "notes",
)
_DETAILS = {
    "email": DetailKind.EMAIL,
    "phone": DetailKind.PHONE,
    "messenger": DetailKind.MESSENGER,
    "link": DetailKind.LINK,
}


class ContactListService:
    """Builds and writes tables of contacts."""

    def __init__(self, database: Database, notes: Journal, write: Write, choices: Callable[[], PaperChoices]) -> None:
        self._database = database
        self._notes = notes
        self._write = write
        self._choices = choices

    def report(self, ids: Sequence[UUID] | None = None, language: str = "en") -> ContactListReport:
        """People and organisations by their keys, or all contacts; a table for each that there is any of."""
        check_language(language)
        with self._database.read() as reader:
            found = list(contacts_to_send(reader, ids))
        people = [one for one in found if isinstance(one.contact, Person)]
        organisations = [one for one in found if isinstance(one.contact, Organisation)]
        sheets = (_sheet("person", PEOPLE, people), _sheet("organisation", ORGANISATIONS, organisations))
        choices = self._choices()
        return ContactListReport(
            language=language,
            sheets=tuple(sheet for sheet in sheets if sheet.rows),
            as_of=datetime.now(UTC).astimezone(),
            organisation=choices.letterhead.organisation,
            paper=choices.paper,
        )

    def export(self, report: ContactListReport, target: Path, *, format: str = "xlsx", force: bool = False) -> Path:
        """Write the tables as ``xlsx`` or ``csv``, and remember that they left."""
        self._write(("contacts", format), report, target, force)
        self.note(report, target, format)
        return target

    def note(self, report: ContactListReport, target: Path, format: str) -> None:
        """Remember that contacts left, and in which columns."""
        self._notes.note_export(
            ExportEntry(
                what="contacts",
                format=format,
                language=report.language,
                file_name=target.name,
                count=report.total,
                columns=",".join(report.columns),
            )
        )


def _sheet(noun: str, columns: Sequence[str], contacts: Iterable[CardContact]) -> ContactSheet:
    """The contacts in the columns that hold anything for anybody."""
    rows = [tuple(_text(one, name) for name in columns) for one in contacts]
    kept = [place for place, _name in enumerate(columns) if place == 0 or any(row[place] for row in rows)]
    return ContactSheet(
        noun, tuple(columns[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows)
    )


def _text(one: CardContact, column: str) -> str:
    """What stands in a column; several values have a line each, the first one first."""
    match column:
        case "organisation":
            return "\n".join(name for name, _role in one.affiliations)
        case "role_title":
            return "\n".join(role for _name, role in one.affiliations if role)
        case "parent":
            return one.parent
        case "address":
            return "\n".join(map(address_text, one.addresses))
        case _:
            first = str(getattr(one.contact, column, "") or "")
            more = [detail.value for detail in one.details if detail.kind is _DETAILS.get(column)]
            return "\n".join(dict.fromkeys(value for value in (first, *more) if value))
