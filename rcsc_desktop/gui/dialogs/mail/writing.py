"""Opening the dialog of mails, for any page that has people to write to."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.mail.dialog import Choice, MailDialog


def write_mail(
    context: WindowContext, choices: Sequence[Choice], consultation_id: UUID | None, parent: QWidget
) -> MailDialog | None:
    """Open the dialog for one of several choices of people; says so where there is nobody."""
    if not any(ids for _title, ids in choices):
        context.messages.note(context.t("There is nobody here to write to."))
        return None
    dialog = MailDialog(context, choices, consultation_id, parent.window())
    dialog.open()
    return dialog
