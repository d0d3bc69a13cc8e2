"""Where mail drafts are begun: from the contacts, from a list of participants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.mail.dialog import Choice
from rcsc_desktop.gui.dialogs.mail.writing import write_mail

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.contacts.page import ContactsPage
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage


def mail_contacts(page: ContactsPage) -> None:
    """Write to the selected people and organisations, or to all that the list shows."""
    choices = _choices(page.context, page.table.selected_ids(), list(page.model.ids))
    write_mail(page.context, choices, None, page)


def mail_participants(page: ParticipantsPage) -> None:
    """Write to the selected participants, or to all that the list shows."""
    context, consultation_id = page.context, page.consultation_id
    selected, shown = page.table.selected_ids(), list(page.model.ids)
    people = context.core.mail_drafts.people
    context.tasks.read(
        lambda: (people(selected), people(shown)),
        lambda found: write_mail(context, _choices(context, *found), consultation_id, page),
        key="mail.people",
    )


def _choices(context: WindowContext, selected: Sequence[UUID], shown: Sequence[UUID]) -> list[Choice]:
    """Who can be meant: several that are selected before all that are shown, one that is merely stood on after them."""
    t = context.t
    every = (t.plural("{count} shown", "All {count} shown", len(shown)), tuple(shown))
    if not selected or set(selected) == set(shown):
        return [every]
    some = (t.plural("{count} selected", "{count} selected", len(selected)), tuple(selected))
    return [some, every] if len(selected) > 1 else [every, some]
