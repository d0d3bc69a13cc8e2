"""Commands on groups of contacts, over the page that lists the contacts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QGuiApplication

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.groups import GroupKind
from rcsc_desktop.domain.names import fold
from rcsc_desktop.gui.dialogs.asking import NameDialog
from rcsc_desktop.gui.dialogs.groups.picking import GroupDialog

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.contacts.page import ContactsPage
    from rcsc_desktop.services.groups import Addresses, GroupLine


def save_search(page: ContactsPage) -> None:
    """Keep what the filter holds as a group of whoever it finds."""
    t, query = page.context.t, page.listing.query
    if not query.text.strip():
        page.context.messages.note(t("Type words into the filter first: the group holds whoever they find."))
        return
    groups = page.context.core.groups
    NameDialog(
        page.context,
        t("Save this search as a group"),
        t("Whoever “{query}” finds at the time is in the group.", query=query.text.strip()),
        t("Save"),
        query.text.strip(),
        lambda name: _make(page, lambda: groups.save_search(name, query.text, query.scope)),
        page.window(),
    ).open()


def add_selected(page: ContactsPage) -> None:
    """Put the selected contacts into a group that is there, or into a new one."""
    ids, t = page.table.selected_ids(), page.context.t
    if not ids:
        page.context.messages.note(t("Select contacts in the list first, several with Ctrl or Shift."))
        return
    picked = [line.group for line in page.groups.lines if line.group.kind is GroupKind.HAND_PICKED]
    known = {fold(group.name): group for group in picked}
    groups = page.context.core.groups

    def add(name: str) -> None:
        group = known.get(fold(name))
        if group is None:
            _make(page, lambda: groups.add(name, ids))
        else:
            page.context.tasks.write(lambda: groups.add_members(group.id, ids), announce=True)

    shown = page.groups.group
    suggestion = shown.group.name if shown is not None and shown.group in picked else ""
    GroupDialog(page.context, len(ids), [group.name for group in picked], suggestion, add, page.window()).open()


def take_out_selected(page: ContactsPage) -> None:
    """Take the selected contacts out of the group that is shown."""
    shown = _shown(page)
    if shown is not None:
        ids, groups, group_id = page.table.selected_ids(), page.context.core.groups, shown.group.id
        page.context.tasks.write(lambda: groups.remove_members(group_id, ids), announce=True)


def rename(page: ContactsPage) -> None:
    """Call the group that is shown something else."""
    shown, t = _shown(page), page.context.t
    if shown is None:
        return
    groups, group = page.context.core.groups, shown.group
    NameDialog(
        page.context,
        t("Rename the group"),
        t("“{name}” is called from now on:", name=group.name),
        t("Rename"),
        group.name,
        lambda name: page.context.tasks.write(lambda: groups.rename(group.id, name), announce=True),
        page.window(),
    ).open()


def remove(page: ContactsPage) -> None:
    """Forget the group that is shown; its contacts stay."""
    shown = _shown(page)
    if shown is not None:
        groups, group_id = page.context.core.groups, shown.group.id
        page.context.tasks.write(lambda: groups.remove(group_id), announce=True)


def copy_addresses(page: ContactsPage) -> None:
    """Put the addresses of those who are selected, or else of all in the list, on the clipboard."""
    selected, t = page.table.selected_ids(), page.context.t
    ids: Sequence[UUID] = selected if len(selected) > 1 else page.model.ids
    core = page.context.core

    def copied(found: Addresses) -> None:
        if not found.addresses:
            page.context.messages.note(t("None of these contacts has an e-mail address."))
            return
        QGuiApplication.clipboard().setText(found.text)
        page.context.tasks.read(lambda: core.groups.note_copied(found), lambda _noted: None)
        said = t.plural("{count} address was copied.", "{count} addresses were copied.", len(found.addresses))
        without = t.plural(
            "{count} contact has no e-mail address.", "{count} contacts have no e-mail address.", found.without
        )
        page.context.messages.note(f"{said} {without}" if found.without else said)

    page.context.tasks.read(lambda: core.groups.addresses(ids), copied, key="contacts.addresses")


def _make(page: ContactsPage, make: Callable[[], ChangeSet]) -> None:
    """Write a new group and show it."""
    page.context.tasks.write(make, on_done=lambda done: page.show_group(done.new_id), announce=True)


def _shown(page: ContactsPage) -> GroupLine | None:
    shown = page.groups.group
    if shown is None:
        page.context.messages.note(page.context.t("Choose a group beside the filter first."))
    return shown
