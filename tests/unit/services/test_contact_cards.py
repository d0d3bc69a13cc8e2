"""Contacts as cards: whom they hold, what stands in them, and what the history remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from rcsc_desktop.domain.contact_cards import CardLine
from rcsc_desktop.domain.contacts import Affiliation, ContactDetail, DetailKind, Organisation, Person, Photo
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.services.core import Core


def texts(lines: tuple[CardLine, ...]) -> list[str]:
    return [f"{line.name}:{line.value}" for line in lines]


def test_a_person_with_two_affiliations_and_a_picture(core: Core) -> None:
    person = Person(name="Ada King", family_name="King", given_name="Ada", email="ada@example.org", tags="vip, press")
    engines, looms = Organisation(name="Engines"), Organisation(name="Looms", acronym="LM")
    for row in (
        *(person, engines, looms),
        Affiliation(person_id=person.id, organisation_id=looms.id, role_title="Member", is_primary=False),
        Affiliation(person_id=person.id, organisation_id=engines.id, role_title="Chair"),
        ContactDetail(person_id=person.id, kind=DetailKind.PHONE, label="Desk of Bo", value="+41 22 1", order_key="n"),
        Photo(person_id=person.id, media_type="image/png", content=b"\x89PNG"),
    ):
        core.records.add(row)
    report = core.contact_cards.report([person.id], "4.0")
    assert (report.people, report.organisations, report.with_email, report.with_phone) == (1, 0, 1, 1)
    assert report.columns == ("name", "email", "phone", "photo")
    (card,) = report.cards
    assert texts(card.lines) == [
        "FN:Ada King",
        "N:King;Ada;;;",
        "ORG:Engines",
        "TITLE:Chair",
        "ORG:Looms",
        "TITLE:Member",
        "EMAIL:ada@example.org",
        "TEL:+41 22 1",
        "X-ABLABEL:Desk of Bo",
        "CATEGORIES:vip",
        "CATEGORIES:press",
        "PHOTO:None",
    ]
    assert card.photo == ("image/png", b"\x89PNG")


def test_all_contacts_and_the_history(sample_core: Core, tmp_path: Path) -> None:
    report = sample_core.contact_cards.report()
    assert report.total == report.people + report.organisations == len(sample_core.contacts.lines())
    sample_core.contact_cards.export(report, tmp_path / "all.vcf")
    assert (tmp_path / "all.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD") == report.total
    (line,) = sample_core.history.exports()
    assert (line.what, line.format, line.count, line.file_name) == ("contacts", "vcf", report.total, "all.vcf")
    with pytest.raises(UserError) as refused:
        sample_core.contact_cards.export(report, tmp_path / "all.vcf")
    assert refused.value.code.startswith("export.")


def test_another_version_is_refused(core: Core) -> None:
    with pytest.raises(UserError) as refused:
        core.contact_cards.report(version="2.1")
    assert refused.value.data["choices"] == ["3.0", "4.0"]
