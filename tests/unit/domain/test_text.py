"""What a text field keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.text import clean, required


@pytest.mark.parametrize(
    ("typed", "kept", "taken_out"),
    [
        ("Tab\tand\nline feed stay", "Tab\tand\nline feed stay", 0),
        ("Windows\r\nlines", "Windows\nlines", 0),
        ("old\rMac", "oldMac", 1),
        ("nul\x00 bell\x07 escape\x1b del\x7f c1\x85", "nul bell escape del c1", 5),
        ("not\ufffe a\uffff character\ud800", "not a character", 3),
        ("\u202eright to left\u202c and a mark\ufeff stay", "\u202eright to left\u202c and a mark\ufeff stay", 0),
        ("😀 İ ﷽", "😀 İ ﷽", 0),
    ],
)
def test_control_characters_are_taken_out_and_counted(typed: str, kept: str, taken_out: int) -> None:
    assert clean(typed) == (kept, taken_out)


@given(st.text(st.characters(categories=None)))
def test_a_kept_text_is_kept_again_and_can_be_stored(text: str) -> None:
    kept, _ = clean(text)
    assert clean(kept) == (kept, 0)
    kept.encode("utf-8")


def test_naughty_strings_are_required_texts_unless_blank(shared_data: Path) -> None:
    for text in json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8")):
        if clean(text).text.strip():
            assert required(text, "title") == clean(text).text
        else:
            with pytest.raises(UserError) as refusal:
                required(text, "title")
            assert (refusal.value.code, refusal.value.data["field"]) == ("text.required", "title")
