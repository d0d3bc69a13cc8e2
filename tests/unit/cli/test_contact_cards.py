"""``rcsc contact export --format vcf``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import vobject  # type: ignore[import-untyped]

from tests.unit.cli.rcsc import Rcsc


def cards(content: str) -> list[Any]:
    return list(vobject.readComponents(content))


def test_all_contacts_go_out_as_cards(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "contacts.vcf"
    answer = rcsc("contact", "export", "--format", "vcf", "-o", file, "--json").json
    listed = rcsc("contact", "list", "--json").json["contacts"]
    assert answer["contacts"] == answer["people"] + answer["organisations"] == len(listed)
    found = cards(file.read_text(encoding="utf-8"))
    assert sorted(one.fn.value for one in found) == sorted(one["name"] for one in listed)
    assert {one.version.value for one in found} == {"3.0"}
    assert rcsc("contact", "export", "-o", file).exit_code == 1
    assert rcsc("contact", "export", "-o", file, "--force").exit_code == 0


def test_some_contacts_in_the_newer_version_to_standard_output(rcsc: Rcsc) -> None:
    rcsc(
        "contact",
        "add",
        "Amal Haddad",
        "--organisation",
        "Cairo Centre",
        "--role",
        "Director",
        "email=amal@example.org",
    )
    out = rcsc("contact", "export", "--version", "4.0", "--as", "people", "--query", "haddad", "-o", "-").out
    assert out.splitlines() == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Amal Haddad",
        "N:;;;;",
        "ORG:Cairo Centre",
        "TITLE:Director",
        "EMAIL:amal@example.org",
        "END:VCARD",
    ]


def test_another_version_is_wrong_usage(rcsc: Rcsc) -> None:
    assert rcsc("contact", "export", "--version", "5.0", "-o", "-").exit_code == 2
