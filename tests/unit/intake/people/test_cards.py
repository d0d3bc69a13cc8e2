"""Contact cards: what is read of them, and that writing and reading them loses nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.imported_people import ReadAddress, ReadDetail, ReadEntry
from rcsc_desktop.domain.reports.contact_cards import CARD_VERSIONS, CardVersion
from rcsc_desktop.domain.text import clean
from tests.unit.intake.people.cards import contact_of, organisation_of, said, written
from tests.unit.intake.people.reading import ORGANISATIONS, PEOPLE, codes, only, problems, read, read_file, values
from tests.unit.intake.people.test_shared_cards import FILES


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def unfolded(content: bytes) -> list[str]:
    return re.sub(rb"\r\n[ \t]", b"", content).decode().split("\r\n")


@pytest.mark.parametrize("version", CARD_VERSIONS)
@pytest.mark.parametrize("name", FILES)
def test_real_cards_come_back_the_same(shared_data: Path, name: str, version: CardVersion) -> None:
    entry = only(read_file(shared_data / "vcards" / name, PEOPLE))
    again = only(read(written(contact_of(entry), version=version), "x.vcf"))
    assert said(again) == said(entry)
    third = only(read(written(contact_of(again), version=version), "x.vcf"))
    assert (third.source, third.fingerprint) == (again.source, again.fingerprint)


@pytest.mark.parametrize("name", [name for name in FILES if "OUTLOOK" not in name and "issue" not in name])
def test_every_line_of_a_card_of_version_3_is_written_back(shared_data: Path, name: str) -> None:
    content = (shared_data / "vcards" / name).read_bytes()
    entry = only(read(content, name))
    lines = unfolded(written(contact_of(entry)))
    for line in unfolded(re.sub(rb"\r?\n", b"\r\n", content)):
        head, _, value = line.strip().partition(":")
        if value and not head.startswith("PHOTO"):
            found = [one for one in lines if one.partition(":")[0].casefold() == head.replace('"', "").casefold()]
            assert any(plain(one) == plain(line) for one in found), line


def plain(line: str) -> str:
    """The value without escapes, for 3.0 leaves some of them to the writer."""
    return line.partition(":")[2].replace("\\", "").strip()


def test_a_library_of_others_reads_what_was_written(shared_data: Path) -> None:
    entry = only(read_file(shared_data / "vcards/gmail-single2.vcf", PEOPLE))
    found: Any = vobject.readOne(written(contact_of(entry, with_source=False)).decode())
    assert found.fn.value == "VCard Test"
    assert (found.n.value.family, found.n.value.given) == ("Test", "VCard")
    assert [one.value for one in found.email_list] == [
        "email@example.com",
        "homeemail@example.com",
        "workemail@example.com",
        "otheremail@example.com",
        "customcategory@example.com",
    ]
    assert len(found.tel_list) == 11
    assert [one.value.city for one in found.adr_list] == ["NY"] * 5
    assert found.org.value == ["TheCompany"]
    assert found.note.value.split("\n")[1] == "note line 2"


def test_what_was_changed_here_goes_out_and_what_was_not_keeps_its_parameters() -> None:
    entry = only(
        read(
            card(
                "FN:Ada King",
                "N:King;Ada;Augusta;;",
                "EMAIL;TYPE=WORK;X-KEY=7:ada@example.org",
                "item1.TEL:+44 20 1",
                "item1.X-ABLabel:Desk",
                "item2.TEL:+44 20 2234",
                "item2.X-ABLabel:Lab",
                "BDAY:1815-12-10",
                "ORG:Analytical Society;Engines",
            )
        )
    )
    contact = contact_of(entry)
    assert isinstance(contact.contact, Person)
    changed = replace(contact, contact=replace(contact.contact, name="Ada Lovelace", phone="+44 20 2234"), details=())
    lines = unfolded(written(changed))
    assert "FN:Ada Lovelace" in lines
    assert "N:King;Ada;Augusta;;" in lines
    assert "EMAIL;TYPE=WORK;X-KEY=7:ada@example.org" in lines
    assert "BDAY:1815-12-10" in lines
    assert "ORG:Analytical Society;Engines" in lines
    assert not any("Desk" in line or "+44 20 1" in line for line in lines)


def test_a_card_of_nothing_but_an_organisation() -> None:
    text = card("FN:ICMC", "ORG:ICMC", "EMAIL:info@example.org", "URL:https://icmc.example.org", version="4.0")
    assert codes(read(text).refused) == [(1, "", "card_is_organisation")]
    entry = only(read(text, subject=ORGANISATIONS))
    assert entry.values == {"name": "ICMC", "email": "info@example.org", "website": "https://icmc.example.org"}
    for version in CARD_VERSIONS:
        assert said(only(read(written(organisation_of(entry), version=version), subject=ORGANISATIONS))) == said(entry)
    assert codes(read(card("FN:Ada", "N:;Ada;;;"), subject=ORGANISATIONS).refused) == [(1, "", "card_is_person")]


def test_several_cards_and_what_is_wrong_in_them() -> None:
    text = card("FN:Ada", "this is no line", "N:;;;;") + card("N:;;;;", "TEL:1") + "BEGIN:VCARD\nFN:Bob\nEM"
    table = read(text)
    assert table.rows_read == 3
    assert values(table, "name") == [("Ada",), ("Bob",)]
    assert codes(table.refused) == [(2, "", "card_without_name")]
    assert problems(table) == [
        (1, "", "card_line_unreadable"),
        (3, "", "card_line_unreadable"),
        (3, "", "card_not_closed"),
    ]


def test_a_fold_within_a_letter_and_blanks_of_version_2() -> None:
    content = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Müller\r\nEND:VCARD\r\n".encode()
    at = content.index("ü".encode()) + 1
    assert values(read(content[:at] + b"\r\n " + content[at:]), "name") == [("Zoë Müller",)]
    old = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:King;Ada\r\nNOTE:one\r\n two, three\r\nEND:VCARD\r\n"
    assert values(read(old), "name", "notes") == [("Ada King", "one two, three")]


def test_quoted_printable_in_another_encoding() -> None:
    text = card("N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Zo=EB", version="2.1")
    assert values(read(text), "name", "family_name") == [("Zoë Müller", "Müller")]


def test_parameters_with_carets_and_quotes_come_back() -> None:
    label = "ADR;LABEL=\"12 Main St^nSuite ^^4^^, ^'A^'\":;;12 Main St;Geneva;;;CH"
    entry = only(read(card("FN:Ada", label, version="4.0")))
    assert 'LABEL","12 Main St\\nSuite ^4^, \\"A\\"' in entry.source
    assert label in unfolded(written(contact_of(entry), version="4.0"))


def test_lines_are_folded_between_letters() -> None:
    entry = only(read(card("FN:Ada", "NOTE:" + "Зальцбург und Genève 日本 " * 40)))
    content = written(contact_of(entry))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert [line.decode() for line in content.split(b"\r\n")]
    assert only(read(content)).values["notes"] == entry.values["notes"]


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")) | st.just(" "), max_size=30
).map(lambda text: " ".join(clean(text).text.split()))
LINES = st.lists(TEXT.filter(bool), max_size=3).map("\n".join)
WORD = st.text("abcdefghij kl", min_size=1, max_size=12).map(str.strip).filter(bool)
LABEL = st.sampled_from(["", "work", "home", "mobile", "work, fax", "Desk of Ana", "Büro: 2; rechts"])
PLAIN = {"family_name": TEXT, "given_name": TEXT, "suffix": TEXT, "title": TEXT, "notes": LINES, "pronoun": TEXT}
DETAILS = st.one_of(
    st.builds(ReadDetail, st.just("email"), st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.org", fullmatch=True), LABEL),
    st.builds(ReadDetail, st.just("phone"), st.from_regex(r"\+[0-9]{3,12}", fullmatch=True), LABEL),
    st.builds(
        ReadDetail, st.just("link"), st.from_regex(r"https://[a-z]{1,8}\.org/[a-z,;]{0,3}", fullmatch=True), LABEL
    ),
    st.builds(ReadDetail, st.just("messenger"), WORD, st.sampled_from(["", "skype", "whatsapp", "Threema"])),
)
ADDRESSES = st.builds(ReadAddress, LABEL, TEXT, LINES, TEXT, TEXT, TEXT, TEXT).filter(
    lambda one: bool(one.po_box or one.street or one.city or one.region or one.postal_code or one.country)
)


@st.composite
def entries(draw: st.DrawFn) -> ReadEntry:
    drawn = {field: draw(strategy) for field, strategy in PLAIN.items()}
    drawn |= {
        "name": draw(TEXT.filter(bool)),
        "aliases": "\n".join(dict.fromkeys(draw(st.lists(TEXT.filter(bool), max_size=3)))),
        "tags": ", ".join(dict.fromkeys(draw(st.lists(WORD, max_size=3)))),
        "languages": ", ".join(draw(st.lists(st.sampled_from(["en", "fr", "ru"]), max_size=3, unique=True))),
        "language": draw(st.sampled_from(["", "fr", "es"])),
        "country": draw(st.sampled_from(["", "KE"])),
        "badge_name": draw(TEXT),
        "organisation": draw(TEXT),
        "email": draw(st.sampled_from(["", "me@example.org"])),
        "phone": draw(st.sampled_from(["", "+41 22 555"])),
    }
    if drawn["organisation"]:
        drawn["role_title"] = draw(TEXT)
    details = [
        one
        for one in dict.fromkeys(draw(st.lists(DETAILS, max_size=4)))
        if one.kind not in {"email", "phone"} or drawn[one.kind]
    ]
    addresses = tuple(dict.fromkeys(draw(st.lists(ADDRESSES, max_size=2))))
    photo = draw(st.sampled_from([None, ("image/png", b"\x89PNG1234"), ("image/jpeg", b"\xff\xd8\xff56")]))
    found = {field: text for field, text in drawn.items() if text}
    return ReadEntry(1, found, (), "", tuple(details), addresses, photo)


@given(entries(), st.sampled_from(CARD_VERSIONS), st.sampled_from(CARD_VERSIONS))
def test_cards_written_and_read_give_the_same_people(entry: ReadEntry, first: CardVersion, then: CardVersion) -> None:
    once = only(read(written(contact_of(entry, with_source=False), version=first), "x.vcf"))
    assert said(once) == said(entry)
    again = only(read(written(contact_of(once), version=then), "x.vcf"))
    assert said(again) == said(entry)
