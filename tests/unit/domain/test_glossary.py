"""Terms found in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.glossary import GlossaryEntry, GlossaryIndex, Suggestion, SuggestionOrigin

BUILT_IN, DATE, PLACE = SuggestionOrigin.BUILT_IN, SuggestionOrigin.DATE, SuggestionOrigin.PLACE
INDEX = GlossaryIndex(
    [
        GlossaryEntry("consultation", "consultation", BUILT_IN),
        GlossaryEntry("civil society", "société civile", BUILT_IN),
        GlossaryEntry("civil society consultation", "consultation de la société civile", BUILT_IN),
        GlossaryEntry("next steps", "prochaines étapes", BUILT_IN),
        GlossaryEntry("coffee break", "pause-café", BUILT_IN),
        GlossaryEntry("March", "mars", DATE, is_name=True),
        GlossaryEntry("Turkey", "Turquie", PLACE, is_name=True),
        GlossaryEntry("Côte d’Ivoire", "Côte d’Ivoire", PLACE, is_name=True),
    ]
)


def found(text: str, limit: int = 9) -> list[tuple[str, str]]:
    return [(one.source, one.text) for one in INDEX.find(text, limit)]


def test_the_longest_term_comes_first_and_none_lies_within_another() -> None:
    assert found("Next steps of the civil society consultation") == [
        ("civil society consultation", "consultation de la société civile"),
        ("Next steps", "Prochaines étapes"),
    ]
    assert found("Next steps of the civil society consultation", limit=1)[0][0] == "civil society consultation"


def test_case_plural_and_marks_do_not_matter() -> None:
    assert found("COFFEE BREAKS") == [("COFFEE BREAKS", "Pause-café")]
    assert found("cote d'ivoire") == []
    assert found("Cote d'Ivoire") == [("Cote d'Ivoire", "Côte d’Ivoire")]


def test_a_name_has_a_capital_letter() -> None:
    assert found("We march for turkey") == []
    assert found("In March, in Turkey") == [("March", "mars"), ("Turkey", "Turquie")]


def test_a_text_without_terms() -> None:
    assert found("") == []
    assert GlossaryIndex([]).find("anything", 5) == ()


@given(st.text(max_size=60))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    for one in INDEX.find(f"{text} coffee break", 9):
        assert isinstance(one, Suggestion)
        assert one.source in f"{text} coffee break"
