"""What the writer of mail drafts receives."""

from __future__ import annotations

from dataclasses import dataclass

Mailbox = tuple[str, str]
"""The name of a person and their address in ASCII."""


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """A file that goes along."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A mail that nobody has sent yet: to one person, or to many who do not see each other."""

    subject: str
    body: str
    language: str
    to: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    attachments: tuple[MailAttachment, ...] = ()
