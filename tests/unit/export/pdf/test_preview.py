"""Pages as pictures, and where everything stands on them."""

import pickle
from dataclasses import replace

import pytest

from rcsc_desktop.export.pdf.missing import missing_characters
from rcsc_desktop.export.pdf.preview import preview, render_pages
from tests.unit.export.pdf.papers import april, printed, translated, with_concept_note


def test_pictures_have_the_width_asked_for_and_show_ink_on_white() -> None:
    (picture,) = preview(april(), 400, [0]).pictures
    assert (picture.number, picture.width) == (0, 400)
    assert picture.height == pytest.approx(400 * 297 / 210, abs=1)
    assert len(picture.pixels) == picture.width * picture.height * 4
    assert picture.pixels[:4] == b"\xff\xff\xff\xff"
    assert set(picture.pixels[3::4]) == {255}
    assert min(picture.pixels[::4]) < 100


def test_only_pages_that_exist_are_painted() -> None:
    report = with_concept_note(april())
    assert [picture.number for picture in preview(report, 100, [1, 7, -1]).pictures] == [1]
    assert len(render_pages(printed(report), 100)) == preview(report, 100, []).pages == 3


def test_each_item_has_its_place() -> None:
    found = preview(with_concept_note(april()), 100, [])
    items = [place for place in found.places if place.item is not None]
    assert [place.item for place in items] == list(range(7))
    assert [place.text for place in items] == [item.title for item in april().sessions[0].items]
    assert [place.text for place in found.places if place.item is None] == [
        "Concept note",
        "Background",
        "Goals and Objectives",
        "Outcomes",
        "Provisional agenda",
    ]
    assert [place.page for place in items] == sorted(place.page for place in items)
    assert all(0 < place.top < 1 for place in found.places)


def test_a_preview_crosses_to_another_process() -> None:
    found = preview(translated("ar"), 50)
    assert pickle.loads(pickle.dumps(found)) == found


def test_characters_that_cannot_be_printed_are_told_with_their_place() -> None:
    assert missing_characters(translated("ar")) == ()
    report = replace(april(), title="Meeting 世界 é", place_lines=("Hall", "\U0001f600 Lounge"))
    assert [(each.where, each.characters) for each in missing_characters(report)] == [
        ("title", "世界"),
        ("place_lines[1]", "\U0001f600"),
    ]
