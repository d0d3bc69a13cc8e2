"""What can be done with the sealed part as a whole: commands of the menu *More*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.sealed import SealState
from rcsc_desktop.gui.pages.participants.sealed.passphrases import ChangePassphraseDialog, when_open
from rcsc_desktop.gui.pages.participants.sealed.section import PassportSection
from rcsc_desktop.gui.pages.participants.sealed.sending import SendPassports

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage


def send(page: ParticipantsPage) -> None:
    """Save the passport data of this meeting as a file."""
    consultation_id = page.consultation_id
    if consultation_id is not None:
        when_open(page.context, lambda: SendPassports(page.context, consultation_id, page).open(), page)


def seal_again(page: ParticipantsPage) -> None:
    """Close the sealed part now."""
    page.context.core.sealed.seal()
    section = page.details.section("passport")
    if isinstance(section.body, PassportSection):
        section.body.refresh()
    page.context.messages.note(page.context.t("The passport data are sealed."))


def change_passphrase(page: ParticipantsPage) -> None:
    """Ask for the passphrase and another one."""
    context = page.context

    def asked(state: SealState) -> None:
        if state is SealState.NONE:
            context.messages.note(context.t("There is no sealed part in this workspace yet."))
        else:
            ChangePassphraseDialog(context, page).open()

    context.tasks.read(lambda: context.core.sealed.state(), asked)


def erase_past(page: ParticipantsPage) -> None:
    """Erase what is past its date, for good."""
    context = page.context

    def done(changes: ChangeSet) -> None:
        if not changes.changes:
            context.messages.note(context.t("No passport data are past their date."))

    context.tasks.write(lambda: context.core.sealed.erase_past(), on_done=done, announce=True)
