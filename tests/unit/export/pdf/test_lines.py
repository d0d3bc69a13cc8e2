"""Lines of a paragraph: within the measure, nothing lost, broken where a reader expects it."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from rcsc_desktop.export.pdf.characters import lacking, printable, visible
from rcsc_desktop.export.pdf.lines import Line, Run, Setting, set_lines
from rcsc_desktop.export.pdf.styles import BODY, TITLE, reference

ENGLISH, ARABIC, FRENCH = Setting("en", False), Setting("ar", True), Setting("fr", False)


def _text(line: Line) -> str:
    return "".join(segment.text for segment in line.segments)


def _set(text: str, measure: float = 200, setting: Setting = ENGLISH, *, balanced: bool = False) -> list[Line]:
    return set_lines([Run(text, BODY)], measure, setting, balanced=balanced)


def _characters(text: str) -> list[str]:
    """Without blanks, and with Arabic forms as letters: brackets may turn round, so they are left out."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text))
    return sorted(c for c in visible(folded) if not c.isspace() and not unicodedata.mirrored(c) and c not in "\u200b﷼")


_WORDS = st.text(st.sampled_from("abc é-–/ ابجد لا 12 ()ж\n\u00a0\u202f世"), max_size=120)


@settings(max_examples=200)
@given(_WORDS, st.floats(20, 400), st.sampled_from([ENGLISH, ARABIC, FRENCH]))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, measure: float, setting: Setting) -> None:
    lines = _set(text, measure, setting)
    assert _characters("".join(map(_text, lines))) == _characters(printable(text, setting.language))
    for line in lines:
        assert line.width <= measure + 0.02 or len(_text(line).strip()) <= 2


def test_words_stay_whole_where_they_fit() -> None:
    assert [_text(line).strip() for line in _set("Civil society and migration", 70)] == [
        "Civil society",
        "and migration",
    ]


def test_a_line_ends_after_a_hyphen_inside_a_word_but_not_after_a_minus() -> None:
    assert [_text(line).strip() for line in _set("multi-stakeholder", 60)] == ["multi-", "stakeholder"]
    assert [_text(line).strip() for line in _set("ab -5", 25)] == ["ab -5"]


def test_an_address_is_cut_after_its_signs() -> None:
    lines = _set("https://www.iom.int/sites/default/files/our_work/ODG/GCM/modalities.pdf", 120)
    assert [_text(line) for line in lines[:2]] == ["https://www.iom.int/", "sites/default/files/our_"]
    assert "".join(map(_text, lines)) == "https://www.iom.int/sites/default/files/our_work/ODG/GCM/modalities.pdf"


def test_spaces_that_do_not_break_hold_words_together() -> None:
    assert len(_set("17\u00a0April\u00a02017", 62)) == 1
    assert all(
        "17\u00a0April" in _text(line) or "April" not in _text(line) for line in _set("on 17\u00a0April now", 60)
    )


def test_a_line_feed_begins_a_line() -> None:
    assert [_text(line) for line in _set("one\ntwo\r\nthree")] == ["one", "two", "three"]


def test_a_balanced_title_has_lines_of_about_one_length() -> None:
    title = "Civil Society Informal Meeting on the Global Compact on Migration"
    lines = set_lines([Run(title, TITLE)], 470, ENGLISH, balanced=True)
    assert len(lines) == 2
    assert min(line.width for line in lines) > 0.8 * max(line.width for line in lines)
    assert _text(lines[0]).endswith(" ")


def test_french_spaces_stay_with_their_signs() -> None:
    (line,) = _set("Que faire ? « Rien » : voilà !", 400, FRENCH)
    assert _text(line) == "Que faire\u202f? «\u202fRien\u202f»\u202f: voilà\u202f!"


def test_a_unit_stays_with_its_number() -> None:
    assert (
        printable("15 min, 20 %, § 6, 2:15 pm and 3 hats", "en")
        == "15\u00a0min, 20\u00a0%, §\u00a06, 2:15\u00a0pm and 3 hats"
    )


def test_a_reference_stays_with_its_word() -> None:
    lines = set_lines([Run("declared in 2018.", BODY), Run("1", reference(BODY))], 60, ENGLISH)
    assert [segment.text for segment in lines[-1].segments] == ["2018.", "1"]


def test_arabic_lines_are_ordered_each_for_itself() -> None:
    first, last = _set("الاجتماع غير الرسمي للمجتمع المدني", 90, ARABIC)
    assert unicodedata.normalize("NFKC", _text(first)[::-1]).startswith("الاجتماع")
    assert unicodedata.normalize("NFKC", _text(last)[::-1]).endswith("المدني")
    assert _text(first).startswith(" "), "the blank at the end of a line hangs out at its left"
    assert first.segments[0].x < 0


def test_what_the_font_lacks_is_named_and_set_small() -> None:
    (line,) = _set("A 世 B")
    assert [segment.text for segment in line.segments] == ["A ", "[U+4E16]", " B"]
    assert line.segments[1].style.size < BODY.size


def test_what_the_font_lacks_is_listed_once() -> None:
    assert lacking("世界世 é ж א ا") == "世界"
    assert lacking("zero\u200bwidth\u200d\ufeff\ufe0f\u2066\u00ad") == ""
    assert lacking("e\u0301 \u2009\u202f\u3000") == ""
