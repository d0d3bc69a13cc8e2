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
    PageCommand("send", mark("Send contacts …"), "dialogs.contact_sending:send_contacts", "Ctrl+E"),
    PageCommand("copy_addresses", mark("Copy addresses for Bcc"), "dialogs.groups.commands:copy_addresses"),
    PageCommand(
        "save_search",
        mark("Save this search as a group …"),
        "dialogs.groups.commands:save_search",
        begins_group=True,
    ),
    PageCommand("add_to_group", mark("Add the selected ones to a group …"), "dialogs.groups.commands:add_selected"),
    PageCommand(
        "take_out_of_group",
        mark("Take the selected ones out of the group"),
        "dialogs.groups.commands:take_out_selected",
    ),
    PageCommand("rename_group", mark("Rename the group …"), "dialogs.groups.commands:rename"),
    PageCommand("remove_group", mark("Remove the group"), "dialogs.groups.commands:remove"),
)
"""The commands in the order of the menu."""
