"""What else can be done with the contacts: a line each."""

from __future__ import annotations

from rcsc_desktop.gui.page_menu import PageCommand
from rcsc_desktop.support.i18n import mark

MORE: tuple[PageCommand, ...] = (
    PageCommand("import", mark("Import contacts …"), "dialogs.people_import.opening:import_contacts", "Ctrl+Shift+I"),
    PageCommand(
        "paste_import",
        mark("Paste and look at it first …"),
        "dialogs.people_import.opening:paste_contacts",
        "Ctrl+Shift+V",
    ),
    PageCommand("doubles", mark("Look for doubles …"), "dialogs.doubles.dialog:look_for_doubles", begins_group=True),
    PageCommand("merge", mark("Merge the selected ones …"), "dialogs.merging.opening:merge_selected", "Ctrl+Shift+M"),
    PageCommand(
        "mail", mark("Write mail drafts …"), "dialogs.mail.opening:mail_contacts", "Ctrl+Shift+E", begins_group=True
    ),
)
"""The commands in the order of the menu."""
