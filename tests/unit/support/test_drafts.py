"""Texts that were typed and not stored: one file each, replaced whole, told apart by workspace, row and field."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rcsc_desktop.support.drafts import Draft, Drafts


def test_kept_found_and_dropped(tmp_path: Path) -> None:
    drafts = Drafts(Path("/w/a.rcsc"), tmp_path)
    drafts.keep("row", "title", "Half a", "Whole")
    drafts.keep("row", "title", "Half a sentence", "Whole")
    drafts.keep("row", "place", "Gen", "")

    assert drafts.get("row", "title") == Draft("/w/a.rcsc", "row", "title", "Half a sentence", "Whole")
    assert {draft.field for draft in drafts.all()} == {"title", "place"}
    assert list(Drafts(Path("/w/b.rcsc"), tmp_path).all()) == []

    drafts.drop("row", "title")
    drafts.drop("row", "title")
    assert drafts.get("row", "title") is None


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    drafts = Drafts(Path("/w/a.rcsc"), tmp_path)
    (tmp_path / "half.json").write_text('{"workspace": "/w/a.r', encoding="utf-8")
    (tmp_path / "other.json").write_text("[1, 2]", encoding="utf-8")
    assert list(drafts.all()) == []


@settings(max_examples=50)
@given(text=st.text(st.characters(), max_size=200), field=st.text(max_size=20))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str, field: str) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    drafts = Drafts(Path("/w/ä.rcsc"), folder)
    drafts.keep("row", field, text)
    found = drafts.get("row", field)
    assert found is not None
    assert found.text == text
