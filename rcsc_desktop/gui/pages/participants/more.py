"""What else can be done with a list of participants: a line each."""

from __future__ import annotations

from rcsc_desktop.gui.page_menu import PageCommand
from rcsc_desktop.support.i18n import mark

MORE: tuple[PageCommand, ...] = (
    PageCommand("import", mark("Import people …"), "dialogs.people_import.opening:import_participants", "Ctrl+Shift+I"),
    PageCommand(
        "paste_import",
        mark("Paste and look at it first …"),
        "dialogs.people_import.opening:paste_participants",
        "Ctrl+Shift+V",
    ),
    PageCommand(
        "mail", mark("Write mail drafts …"), "dialogs.mail.opening:mail_participants", "Ctrl+Shift+E", begins_group=True
    ),
    PageCommand("issue_list", mark("Issue the list …"), "dialogs.participant_list.issue:issue_list"),
)
"""The commands in the order of the menu."""
