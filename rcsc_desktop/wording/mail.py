"""What is said of mails before they leave."""

from __future__ import annotations

from typing import Protocol

from rcsc_desktop.support.i18n import Translator


class CountedMail(Protocol):
    """How many are meant, and how many of them can be reached."""

    @property
    def count(self) -> int: ...

    @property
    def reached(self) -> int: ...

    @property
    def is_to_people(self) -> bool: ...


def counted(mail: CountedMail, t: Translator) -> str:
    """Who and what: "43 people, 41 with e-mail addresses"; "contacts" where organisations are among them."""
    if mail.is_to_people:
        return t.plural(
            "{count} person, {reached} with an e-mail address",
            "{count} people, {reached} with e-mail addresses",
            mail.count,
            reached=mail.reached,
        )
    return t.plural(
        "{count} contact, {reached} with an e-mail address",
        "{count} contacts, {reached} with e-mail addresses",
        mail.count,
        reached=mail.reached,
    )
