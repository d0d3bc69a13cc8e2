"""Opens the import inbox over a page: by its command, or with files that were dropped there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QGuiApplication

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.own_fields import OwnField, column_of
from rcsc_desktop.gui.dialogs.people_import.dialog import PeopleImport
from rcsc_desktop.gui.page import Page


def import_participants(page: Page, files: Sequence[Path] = (), text: str = "") -> None:
    """Into the consultation whose participants the page shows; at once on what is in ``files`` or the pasted text."""
    consultation_id = getattr(page, "consultation_id", None)
    if not isinstance(consultation_id, UUID):
        return
    context, core = page.context, page.context.core

    def found() -> tuple[Consultation, dict[str, str]]:
        own = core.records.find(OwnField, consultation_id=consultation_id)
        return core.records.get(Consultation, consultation_id), {column_of(one.id): one.name for one in own}

    def show(answer: tuple[Consultation, dict[str, str]]) -> None:
        consultation, own_fields = answer
        _open(PeopleImport(context, ImportSubject.PARTICIPANTS, consultation, own_fields, page), files, text)

    context.tasks.read(found, show)


def import_contacts(page: Page, files: Sequence[Path] = (), text: str = "") -> None:
    """Into the contacts: people, unless the page shows organisations only."""
    listing = getattr(page, "listing", None)
    is_organisations = listing is not None and listing.query.scope == "organisation"
    subject = ImportSubject.ORGANISATIONS if is_organisations else ImportSubject.PEOPLE
    _open(PeopleImport(page.context, subject, None, {}, page), files, text)


def paste_participants(page: Page) -> None:
    """The table on the clipboard, looked at before it comes in."""
    import_participants(page, text=QGuiApplication.clipboard().text())


def paste_contacts(page: Page) -> None:
    """The table on the clipboard, looked at before it comes in."""
    import_contacts(page, text=QGuiApplication.clipboard().text())


def _open(dialog: PeopleImport, files: Sequence[Path], text: str) -> None:
    dialog.open()
    if files:
        dialog.read_files(files)
    if text.strip():
        dialog.read_text(text)
