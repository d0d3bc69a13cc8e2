"""Mail drafts (RFC 5322): plain text in UTF-8, ``X-Unsent: 1``, readable by every mail program."""

from __future__ import annotations

from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import BinaryIO

from rcsc_desktop.domain.reports.mail import Mailbox, MailDraft
from rcsc_desktop.export.atomic import new_folder, replacing

_POLICY = SMTP.clone(cte_type="7bit")
"""Lines end with CR LF and hold ASCII only, whatever the text."""


def write(draft: MailDraft, stream: BinaryIO) -> None:
    """One draft. Nothing in a name or a subject can begin another header: blanks of all kinds become one."""
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = _one_line(draft.subject)
    for header, boxes in (("To", draft.to), ("Bcc", draft.bcc)):
        if boxes:
            message[header] = [_address(box) for box in boxes]
    message["X-Unsent"] = "1"
    message.set_content(draft.body, charset="utf-8")
    for attachment in draft.attachments:
        main, _, sub = attachment.media_type.partition("/")
        message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=_one_line(attachment.name))
    message["Content-Language"] = draft.language  # last, since setting the content takes such headers away
    stream.write(message.as_bytes())


def write_files(drafts: Sequence[tuple[str, MailDraft]], target: Path, force: bool) -> None:
    """One draft as the file ``target``; several under their names into the new folder ``target``, all or none."""
    if len(drafts) == 1:
        with replacing(target, force=force) as stream:
            write(drafts[0][1], stream)
        return
    with new_folder(target) as folder:
        for name, draft in drafts:
            with (folder / name).open("xb") as stream:
                write(draft, stream)


def _address(box: Mailbox) -> Address:
    name, address = box
    return Address(display_name=_one_line(name), addr_spec=address)


def _one_line(text: str) -> str:
    return " ".join(text.split())
