"""Real contact cards come in with the numbers that were counted without this program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.intake.people.reading import PEOPLE, only, read_file

CARDS = ("EVOLUTION", "GMAIL", "IPHONE", "MS_OUTLOOK")
FILES = (*(f"John_Doe_{name}.vcf" for name in CARDS), "gmail-single2.vcf", "issue114.vcf")


@pytest.mark.parametrize("name", FILES)
def test_every_address_and_number_of_a_card_comes_in(shared_data: Path, name: str) -> None:
    counted = json.loads((shared_data / "expected.json").read_text(encoding="utf-8"))[f"vcards/{name}"]
    table = read_file(shared_data / "vcards" / name, PEOPLE)
    entry = only(table)
    kinds = [detail.kind for detail in entry.details]
    assert (table.format, table.rows_read, table.refused) == ("vcf", counted["cards"], ())
    assert entry.values["name"] == counted["display_name"]
    assert ("email" in entry.values) + kinds.count("email") == counted["emails"]
    assert ("phone" in entry.values) + kinds.count("phone") == counted["phones"]
    assert len(entry.addresses) == counted["addresses"]
    assert entry.problems == ()


def test_photos_come_in_whole(shared_data: Path) -> None:
    sizes = {}
    for name in ("IPHONE", "MS_OUTLOOK"):
        entry = only(read_file(shared_data / f"vcards/John_Doe_{name}.vcf", PEOPLE))
        assert entry.photo is not None
        assert entry.photo[0] == "image/jpeg"
        assert entry.photo[1][-2:] == b"\xff\xd9"
        sizes[name] = len(entry.photo[1])
        assert len(entry.source) < 3_000
    assert sizes == {"IPHONE": 32531, "MS_OUTLOOK": 860}


def test_labels_of_the_user_go_before_types(shared_data: Path) -> None:
    entry = only(read_file(shared_data / "vcards/gmail-single2.vcf", PEOPLE))
    labels = {detail.value: detail.label for detail in entry.details}
    assert labels["customcategory@example.com"] == "CustomEmailCategory"
    assert labels["5555551115"] == "mobile"
    assert labels["5555551117"] == "home, fax"
    assert labels["http://www.example4.com"] == "HomePage"
    assert labels["IM5"] == "skype"


def test_a_label_with_bare_colons_does_not_become_a_post_office_box(shared_data: Path) -> None:
    (address,) = only(read_file(shared_data / "vcards/issue114.vcf", PEOPLE)).addresses
    assert (address.po_box, address.city, address.postal_code, address.country) == (
        "",
        "Bad Homburg",
        "61352",
        "Germany",
    )


def test_quoted_printable_lines_are_joined(shared_data: Path) -> None:
    entry = only(read_file(shared_data / "vcards/John_Doe_MS_OUTLOOK.vcf", PEOPLE))
    assert "Cresent moon drive\\\\nAlbaney\\\\, New York  12345" in entry.source
    assert entry.addresses[0].street == "Cresent moon drive"
