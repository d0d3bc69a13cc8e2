"""Contacts as cards: what ``rcsc contact export --format vcf`` does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.wording import leaving

if TYPE_CHECKING:
    from rcsc_desktop.cli.call import Call

CARDS_FILE = "contacts.vcf"


def export_cards(
    call: Call, target: str | None, *, ids: Sequence[UUID] | None, version: str, force: bool, as_json: bool
) -> None:
    """Write the cards of contacts (of all, where ``ids`` is ``None``) and say what went out."""
    with call.core() as core:
        report = core.contact_cards.report(ids, version)
        contents = leaving.of_contacts(report.people, report.organisations, report.columns, call.t)
        if not as_json:
            call.out.beside(contents)
        with destination(call, target, CARDS_FILE) as written:
            core.contact_cards.export(report, written, force=force)
    tell_written(
        call,
        target,
        written,
        as_json=as_json,
        format="vcf",
        version=report.version,
        contacts=report.total,
        people=report.people,
        organisations=report.organisations,
        with_email=report.with_email,
        with_phone=report.with_phone,
        with_address=report.with_address,
        with_photo=report.with_photo,
        contents=contents,
    )
