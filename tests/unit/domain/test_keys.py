"""Readable keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.keys import consultation_key, free_key, resolved, slug
from rcsc_desktop.support.ids import new_id


@pytest.mark.parametrize(
    ("start", "place", "title", "key"),
    [
        ("2017-04-17", "New York, USA", "Informal meeting", "2017-04-17-new-york"),
        ("2017-10", "Québec, Canada", "x", "2017-10-quebec"),
        (None, "", "Консультация по Азии", "konsultatsiya-po-azii"),
        (None, "", "— ? —", "consultation"),
        ("2020-09-24", "", "High-level webinars on the regional reviews", "2020-09-24-high-level-webinars-on-the"),
    ],
)
def test_a_key_is_made_of_date_and_town_or_title(start: str | None, place: str, title: str, key: str) -> None:
    assert consultation_key(PartialDate.parse(start) if start else None, place, title) == key


@given(st.text(), st.integers(1, 40))
def test_a_slug_is_short_and_plain(text: str, longest: int) -> None:
    words = slug(text, longest)
    assert len(words) <= longest
    assert words == "" or words.replace("-", "").isalnum()
    assert words.isascii()


def test_a_taken_key_gets_a_suffix() -> None:
    assert free_key("a", {"b"}) == "a"
    assert free_key("a", {"a", "a-2"}) == "a-3"


def test_a_key_a_beginning_or_an_id_names_a_row() -> None:
    one, other = new_id(), new_id()
    keys = {one: "2017-04-17-new-york", other: "2017-04-17-new-york-2"}
    assert resolved("2017-04-17-new-york", keys, "consultation") == one
    assert resolved("2017-04-17-new-york-", keys, "consultation") == other
    assert resolved(str(other), keys, "consultation") == other
    for text, code in [
        ("2017", "consultation.ambiguous"),
        ("x", "consultation.unknown"),
        (" ", "consultation.unknown"),
    ]:
        with pytest.raises(UserError) as refusal:
            resolved(text, keys, "consultation")
        assert refusal.value.code == code
        assert refusal.value.data["key"] == text
