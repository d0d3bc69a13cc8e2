"""``rcsc contact export --format vcf``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
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


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_come_in_and_go_out_with_all_they_said(
    rcsc: Rcsc, shared_data: Path, tmp_path: Path, version: str
) -> None:
    source = shared_data / "vcards" / "gmail-single2.vcf"
    assert rcsc("contact", "import", source, "--as", "people", "--json").json["created"] == 1
    file = tmp_path / "again.vcf"
    rcsc("contact", "export", "--query", "vcard test", "--version", version, "-o", file)
    before, after = lines(source), lines(file)
    assert len(after) >= len(before)
    carried = {line for line in before if not line.startswith("VERSION") and "INTERNET" not in line}
    assert {plain(line) for line in carried} <= {plain(line) for line in after}
    again = rcsc("contact", "import", file, "--as", "people", "--json").json
    assert (again["created"], again["updated"]) == (0, 0)


def lines(file: Path) -> list[str]:
    return file.read_bytes().decode().replace("\r\n", "\n").replace("\n ", "").splitlines()


def plain(line: str) -> str:
    """Name, parameters and value without the escapes that 3.0 leaves to the writer."""
    return line.replace("\\:", ":")
