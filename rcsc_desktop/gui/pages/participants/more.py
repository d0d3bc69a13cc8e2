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
    PageCommand(
        "own_fields",
        mark("Own fields …"),
        "pages.participants.own_fields_dialog:show_own_fields",
        begins_group=True,
    ),
    PageCommand(
        "places", mark("Places and waiting list …"), "pages.participants.places.dialog:show_places", begins_group=True
    ),
    PageCommand("attendance", mark("Note attendance …"), "pages.participants.attendance.many:note_many"),
    PageCommand(
        "send_passports",
        mark("Send passport and visa data …"),
        "pages.participants.sealed.commands:send",
        begins_group=True,
    ),
    PageCommand("seal_again", mark("Seal the passport data again"), "pages.participants.sealed.commands:seal_again"),
    PageCommand(
        "change_passphrase", mark("Change the passphrase …"), "pages.participants.sealed.commands:change_passphrase"
    ),
    PageCommand(
        "erase_passports",
        mark("Erase passport data past their date"),
        "pages.participants.sealed.commands:erase_past",
    ),
)
"""The commands in the order of the menu."""
