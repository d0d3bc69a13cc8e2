"""Fields that hold several things in one text."""

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.field_lists import BETWEEN, pieces, united


def test_lists_are_united_as_they_are_first_written() -> None:
    assert united(", ", ("Labour, gender", "LABOUR,  asylum ,")) == "Labour, gender, asylum"
    assert united("\n", ("Ana Ruíz", "ana ruiz\nA. Ruiz")) == "Ana Ruíz\nA. Ruiz"
    assert pieces("\n\n", "one\nline\n\n\n\ntwo\n\none\nline") == ["one\nline", "two"]


@given(st.sampled_from(sorted(set(BETWEEN.values()))), st.lists(st.text("aÁb ,\n", max_size=8), max_size=4))
def test_uniting_again_changes_nothing(between: str, texts: list[str]) -> None:
    once = united(between, texts)
    assert united(between, (once, *texts)) == once
    assert pieces(between, once) == [piece for piece in once.split(between) if piece]
