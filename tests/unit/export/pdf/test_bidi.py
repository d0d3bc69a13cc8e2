"""Right-to-left lines: joined letters, and the visual order of UAX #9."""

import unicodedata

import pytest
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.export.pdf import bidi

_ALPHABET = st.sampled_from(
    [*"abAB 12,.:/+-()[]«»?!%$–", *"אבג", *"ابجدهو", *"٠١", "،", "؟", "َ", "\u2066", "\u2067", "\u2069"]
)
_ALPHABET |= st.sampled_from(["\u202a", "\u202b", "\u202c", "\u202e", "\u200f", "\u00a0"])


def _visual(text: str, right_to_left: bool) -> str:
    levels = bidi.levels(text, right_to_left)
    if levels is None:
        return text
    order = bidi.visual_order(text, levels, right_to_left)
    return "".join(text[index] for index in order if unicodedata.bidirectional(text[index]) not in _REMOVED)


_REMOVED = {"RLE", "LRE", "RLO", "LRO", "PDF", "BN"}


@given(st.text(_ALPHABET, max_size=40), st.booleans())
def test_a_line_is_ordered_as_the_reference_orders_it(text: str, right_to_left: bool) -> None:
    direction = TextDirection.RTL if right_to_left else TextDirection.LTR
    reference = "".join(c.character for c in BidiParagraph(text, direction).get_reordered_characters())
    assert _visual(text, right_to_left) == reference


@pytest.mark.parametrize(
    ("logical", "right_to_left", "visual"),
    [
        ("car MEANS CAR.", False, "car MEANS CAR."),
        ("he said «אבג» to me", False, "he said «גבא» to me"),
        ("אבג abc דהו", True, "והד abc גבא"),
        ("אבג 123 דהו", True, "והד 123 גבא"),
        ("אבג 14:00 – 14:15", True, "14:15 – 14:00 גבא"),
        ("אבג \u206614:00 – 14:15\u2069", True, "\u206914:00 – 14:15\u2066 גבא"),
        ("אבג (abc)", True, ")abc( גבא"),
        ("אבג ", True, " גבא"),
    ],
)
def test_known_lines(logical: str, right_to_left: bool, visual: str) -> None:
    assert _visual(logical, right_to_left) == visual


@given(st.text(st.sampled_from("ابجدهوא ,.:/()-؟،«»َّ"), min_size=1, max_size=60))
def test_the_short_way_for_one_direction_gives_the_levels_of_the_long_way(text: str) -> None:
    characters = BidiParagraph(text, TextDirection.RTL).get_characters()
    assert [character.embedding_level for character in characters] == bidi.levels(text, True)


@given(st.text(st.sampled_from("ابجدهو abc(12)َّ"), max_size=60), st.data())
def test_each_line_of_a_paragraph_keeps_its_own_characters(text: str, data: st.DataObject) -> None:
    """Ordering whole paragraphs would move words between lines."""
    levels = bidi.levels(text, True) or [0] * len(text)
    cut = data.draw(st.integers(0, len(text)))
    for start, end in ((0, cut), (cut, len(text))):
        if start < end:
            order = bidi.visual_order(text[start:end], levels[start:end], True)
            assert sorted(order) == list(range(end - start))


def test_letters_are_joined_and_vowel_signs_kept() -> None:
    assert bidi.joined("مُحَمَّد لا") == "ﻣُﺤَﻤَّﺪ ﻻ"
    assert bidi.joined("IOM 2017") == "IOM 2017"


def test_brackets_turn_round_in_right_to_left_runs() -> None:
    assert bidi.mirrored("(a]«") == ")a[»"


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("Where can we find opportunities?", True, False),
        ("أين نجد IOM؟", True, True),
        ("IOM في نيويورك", True, True),
        ("2017", True, True),
        ("IOM في نيويورك", False, False),
        ("في نيويورك IOM", False, True),
        ("2017", False, False),
    ],
)
def test_a_paragraph_runs_as_its_letters_do(text: str, document: bool, expected: bool) -> None:
    assert bidi.base_is_right_to_left(text, document) is expected
