"""The list of participants as a PDF: two columns, tagged, in five languages, read back by other programs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfua import validate
from pypdf import PdfReader

from rcsc_desktop.domain.reports.participant_list import EntryGroup, EntrySection, ListEntry, ParticipantListReport
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.export.pdf.flow import Set
from rcsc_desktop.export.pdf.participant_list import compose, write
from tests.unit.export.listed import CHARTS, SINCE, entry, listed


def printed(report: ParticipantListReport) -> bytes:
    target = BytesIO()
    write(report, target)
    return target.getvalue()


def pages(pdf: bytes) -> list[str]:
    texts = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return [" ".join(unicodedata.normalize("NFKC", text).split()) for text in texts]


def words(one: Set) -> str:
    return "".join(segment.text for placed in one.strip.lines for segment in placed.line.segments)


def test_the_list_says_who_takes_part_and_what_it_is() -> None:
    reached = entry(1, contacts=("colin@example.org", "+1 555 0100"))
    section = EntrySection("Civil society", (EntryGroup("Brazil", (reached, entry(2))),))
    (text,) = pages(printed(listed(sections=(section,))))

    for expected in (
        "International Organization for Migration (IOM)",
        "Civil Society Informal Meeting on the Global Compact on Migration",
        "17 April 2017",
        "As of 10 April 2017",
        "2 participants",
        "Civil society Brazil 1. María Pía Belloni Mignatti 1",
        "colin@example.org +1 555 0100",
        "Page 1 of 1",
    ):
        assert expected in text
    assert "provisional list of participants" in text.casefold()


def test_everybody_stands_once_in_the_order_of_the_numbers() -> None:
    text = " ".join(pages(printed(listed(200))))
    numbers = [int(number) for number in re.findall(r"(?<![\w.])(\d+)\. \w", text)]
    assert numbers == list(range(1, 201))


def test_running_heads_and_numbers_of_pages_stand_on_all_pages() -> None:
    found = pages(printed(listed(200, revision=1)))
    assert len(found) > 4
    assert all(f"Page {number} of {len(found)}" in text for number, text in enumerate(found, 1))
    assert all("Provisional list of participants · Rev. 1" in text for text in found[1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_finds_no_fault(language: str, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(printed(listed(70, language=language, since=SINCE, charts=CHARTS, paper="Letter")))

    assert list(validate(str(path)).findings) == []
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == language


def _blocks(report: ParticipantListReport) -> list[tuple[int, float, float, float, str]]:
    """Each strip of a body column: page, left edge, top, foot, words."""
    made = compose(report)
    return [
        (number, min(placed.x for placed in one.strip.lines), one.top, one.top + one.strip.height, words(one))
        for number, page in enumerate(made.pages)
        for one in page.body
        if one.strip.lines
    ]


def test_an_entry_stays_in_its_column_and_no_heading_stands_at_a_foot() -> None:
    names = [f"Person{number}" for number in range(1, 121)]
    entries = tuple(ListEntry(n, name, "Title" + name, "Organisation" + name) for n, name in enumerate(names, 1))
    groups = tuple(EntryGroup(f"Country{place}", entries[place * 10 : place * 10 + 10]) for place in range(12))
    blocks = _blocks(listed(sections=(EntrySection("A", groups[:6]), EntrySection("B", groups[6:]))))
    middle = compose(listed(6)).galley.measure / 2

    def column(block: tuple[int, float, float, float, str]) -> tuple[int, bool]:
        return block[0], block[1] > middle

    for name in names:
        own = [block for block in blocks if re.search(rf"{name}(?!\d)", block[4])]
        assert len(own) == 3
        assert len({column(block) for block in own}) == 1, name
    last: dict[tuple[int, bool], tuple[int, float, float, float, str]] = {}
    for block in blocks:
        key = column(block)
        if key not in last or block[3] > last[key][3]:
            last[key] = block
    assert all("Organisation" in block[4] for key, block in last.items())


def test_a_group_that_goes_on_in_the_next_column_is_named_again() -> None:
    entries = tuple(entry(number) for number in range(1, 61))
    text = " ".join(pages(printed(listed(sections=(EntrySection("", (EntryGroup("Brazil", entries),)),)))))
    assert text.count("Brazil (continued)") >= 2


def test_the_columns_of_the_last_page_end_at_one_height() -> None:
    made = compose(listed(30))
    body = made.pages[-1].body
    middle = made.galley.measure / 2
    feet = dict.fromkeys((False, True), 0.0)
    for one in body:
        if one.strip.lines:
            side = min(placed.x for placed in one.strip.lines) > middle
            feet[side] = max(feet[side], one.top + one.strip.height)
    assert abs(feet[False] - feet[True]) < 80


def test_in_arabic_the_first_column_stands_on_the_right() -> None:
    made = compose(listed(60, language="ar"))
    middle = made.galley.measure / 2
    first = next(one for one in made.pages[0].body if "Brazil" in words(one))
    assert min(placed.x for placed in first.strip.lines) > middle


def test_what_changed_stands_on_a_page_of_its_own() -> None:
    found = pages(printed(listed(12, since=SINCE, revision=1)))
    assert "Since: Provisional list of participants · Version 1 of 3 April 2017" in found[-1]
    assert "Added 7. Ada Newcomer Director Caritas Deleted Ben Gone" in found[-1]
    assert "Changed Carla Moved Position: Adviser → Envoy" in found[-1]


def test_a_list_that_changed_in_nothing_says_so() -> None:
    quiet = replace(SINCE, added=(), removed=(), changed=())
    assert "No changes" in pages(printed(listed(3, since=quiet)))[-1]


def test_charts_stand_on_the_last_page_with_their_numbers() -> None:
    text = pages(printed(listed(12, charts=CHARTS)))[-1]
    assert "Regional scope Africa 12 Asia 6 Others (2) 3" in text
    assert "Gender woman 11 Not stated 10" in text
    assert "Status over time Confirmed Invited 1 March 2017 4 1 April 2017 21" in text


def test_equal_reports_give_equal_bytes() -> None:
    assert printed(listed(30, since=SINCE, charts=CHARTS)) == printed(listed(30, since=SINCE, charts=CHARTS))


@settings(max_examples=15, deadline=None)
@given(
    name=st.text(max_size=300),
    title=st.text(max_size=3000),
    organisation=st.text(max_size=200),
    country=st.text(max_size=80),
)
def test_any_person_prints(name: str, title: str, organisation: str, country: str) -> None:
    one = ListEntry(1, name, title, organisation, (name,))
    report = listed(sections=(EntrySection(country, (EntryGroup(country, (one, entry(2))),)),), title=title[:200])
    assert "2." in " ".join(pages(printed(report)))
