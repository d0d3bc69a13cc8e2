"""Web pages, read by lxml: one file, accessible, in every language and layout, and never a script of somebody else."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from rcsc_desktop.domain.agenda import Visibility
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport, Letterhead
from rcsc_desktop.domain.reports.formats import LAYOUTS_OF, AgendaFormat
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.domain.text import clean
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.support.resources import resource
from tests.unit.export.agendas import full, in_tracks, naughty, of_text, one_line, written


def page(report: AgendaReport) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(written(report, "html"), parser=lxml.html.HTMLParser(encoding="utf-8"))


def words(element: lxml.html.HtmlElement) -> str:
    return one_line(" ".join(element.itertext()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_direction_and_landmarks(language: str) -> None:
    root = page(full(language))
    assert (root.get("lang"), root.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert [words(one) for one in root.iter("h1")] == [full(language).title]
    assert {one.tag for one in root.iter("header", "main", "footer")} == {"header", "main", "footer"}
    for table in root.iter("table"):
        assert all(one.get("scope") == "col" for one in table.xpath("./thead//th"))
        assert all(one.get("scope") == "row" for one in table.xpath("./tbody//th"))
    assert len(root.xpath("//table/tbody/tr")) == 8
    for label in root.xpath("//*[@aria-labelledby]/@aria-labelledby"):
        assert len(root.xpath(f"//*[@id='{label}']")) == 1


def test_headings_do_not_skip_a_level() -> None:
    for report in (full(), full(layout=PaperLayout.ANNOTATED), in_tracks()):
        levels = [int(one.tag[1]) for one in page(report).iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1
        assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_what_an_item_says() -> None:
    (row,) = page(full()).xpath("//tbody/tr[contains(., 'Update on GCM')]")
    text = words(row)
    assert text.startswith("2:45 – 3:45 pm 1. Update on GCM Preparatory Process Michele Klein-Solomon")
    assert "Discussion Given limited time" in text
    assert "Interpretation English, French" in text
    assert "Documents A/71/L.58, Modalities for the negotiations" in text
    assert row.xpath(".//dd/a/@href") == ["https://example.org/meet"]


def test_status_version_cities_and_signature() -> None:
    text = words(page(full()))
    assert "Provisional agenda Rev. 1 Version 3 of 10 April 2017" in text
    assert "Nairobi 9:00 pm – 1:00 am" in text
    assert "Manila 2:00 – 6:00 am +1" in text
    assert "William Lacy Swing Director-General Civil Society" in text


def test_the_concept_note_has_its_footnotes() -> None:
    root = page(full())
    (note,) = root.xpath("//section[@aria-labelledby='concept-note']")
    for link in note.xpath(".//sup/a"):
        assert root.xpath(f"//li[@id='{link.get('href')[1:]}']")
    assert len(note.xpath(".//ol/li")) == 3


def test_two_languages_stand_side_by_side() -> None:
    root = page(full(layout=PaperLayout.BILINGUAL))
    rows = root.xpath("//tbody/tr")
    assert len(rows) == 8
    assert [cell.get("lang") for cell in rows[1].xpath("./td")] == ["en", "ar"]
    assert rows[1].xpath("./td")[1].get("dir") == "rtl"
    assert words(rows[5]).endswith("Coffee استراحة")


def test_tracks_are_columns_of_a_table() -> None:
    root = page(in_tracks())
    first, second = root.xpath("//table[@class='grid']")
    assert [words(one) for one in first.xpath("./thead//th")] == ["Time", "Main hall", "Room B"]
    assert [words(one) for one in second.xpath("./thead//th")] == ["Time", "Main hall"]
    height = len(first.xpath("./tbody/tr"))
    for column in range(2):
        covered = sum(int(cell.get("rowspan", "1")) for cell in _column(first, column))
        assert covered == height
    assert "Regional Civil Society Consultations (RCSCs)" in words(first)


def _column(table: lxml.html.HtmlElement, wanted: int) -> list[lxml.html.HtmlElement]:
    """The cells of a column, by the rule by which browsers place cells that span rows."""
    found, reach = [], [0, 0]
    for number, row in enumerate(table.xpath("./tbody/tr")):
        cells = iter(row.xpath("./td"))
        for column in range(2):
            if reach[column] <= number:
                cell = next(cells)
                reach[column] = number + int(cell.get("rowspan", "1"))
                if column == wanted:
                    found.append(cell)
    return found


def test_only_a_run_of_show_tells_who_sees_to_it() -> None:
    assert "Two microphones" in words(page(full(layout=PaperLayout.RUN_OF_SHOW)))
    assert "Two microphones" not in words(page(full()))


def test_an_internal_paper_marks_what_is_internal() -> None:
    report = full()
    secret = replace(report.sessions[0].items[3], visibility=Visibility.INTERNAL)
    options = replace(report.options, is_internal=True)
    text = words(page(replace(report, sessions=(replace(report.sessions[0], items=(secret,)),), options=options)))
    assert "Internal – for the organizers only" in text
    assert "For whom internal Responsible Amina Internal notes Two microphones" in text


@pytest.mark.parametrize("layout", LAYOUTS_OF[AgendaFormat.HTML])
def test_nothing_comes_from_elsewhere(layout: PaperLayout) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 20), "red").save(picture, "PNG")
    report = replace(full(layout=layout), letterhead=Letterhead("IOM", "Migration for all", picture.getvalue()))
    root = page(report)
    assert root.xpath("//img/@src")[0].startswith("data:image/png;base64,")
    assert root.xpath("//img/@alt") == ["Logo of IOM"]
    assert not root.xpath("//script | //link | //iframe | //@style | //@onclick")
    assert not re.search(rb"url\(|@import", written(report, "html"))


def test_a_logo_that_is_no_picture_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        written(replace(full(), letterhead=Letterhead("IOM", logo=b"none")), "html")
    assert refused.value.code == "export.bad_logo"


def test_a_link_that_runs_something_is_only_text() -> None:
    report = of_text("javascript:alert(1)")
    assert not page(report).xpath("//a[starts-with(@href, 'javascript')]")


def test_colours_can_be_read_in_light_and_dark() -> None:
    style = resource("templates", "agenda.css").read_text(encoding="utf-8")
    palettes = [dict(re.findall(r"--(\w+): (#\w+)", block)) for block in re.findall(r":root {([^}]*)}", style)]
    assert len(palettes) == 3
    for palette in palettes:
        for ink in ("text", "muted", "accent"):
            for ground in ("surface", "soft"):
                assert _contrast(palette[ink], palette[ground]) >= 4.5, (ink, ground)


def _contrast(first: str, second: str) -> float:
    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def survives(text: str) -> None:
    root = page(of_text(text))
    kept = one_line(clean(text).text)
    for line_end in root.xpath("//br"):
        line_end.tail = f" {line_end.tail or ''}"
    assert one_line("".join(root.xpath("//tbody//*[@class='title']")[0].itertext())) == kept
    assert len(root.xpath("//script | //img | //iframe")) == 0
    assert len(root.xpath("//tbody/tr")) == 1


@given(st.text(max_size=60))
@example("<script>alert('x')</script>&amp;\x00")
def test_any_text_survives(text: str) -> None:
    survives(text)


def test_naughty_strings_survive(shared_data: Path) -> None:
    for text in naughty(shared_data):
        survives(text)


def test_equal_reports_give_equal_bytes() -> None:
    assert written(full("ar"), "html") == written(full("ar"), "html")
