"""How alike two people or organisations are, whatever script and order their names are in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain import likeness, likeness_index
from rcsc_desktop.domain.likeness import DOUBTFUL, organisation_traits, organisations_alike, people_alike, person_traits
from rcsc_desktop.domain.likeness_index import LikenessIndex
from rcsc_desktop.wording.likeness import REASONS

NAMES = st.text("ABDaeibdrмаиحمد王 '-.", min_size=1, max_size=24).filter(str.strip)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Ana María Ruiz", "ANA MARIA RUIZ", "same_name"),
        ("Ruiz, Ana María", "Ana María Ruiz", "name_order"),
        ("Muhammad Al-Haddad", "محمد الحداد", "name_script"),
        ("Amal Haddad", "أمل حداد", "name_script"),
        ("Fatima Hassan", "فاطمة حسن", "name_script"),
        ("Abdul Rahman Khan", "عبد الرحمن خان", "name_script"),
        ("Юлия Щербакова", "Yulia Shcherbakova", "name_script"),
        ("王小明", "Xiaoming WANG", "name_script"),
        ("Catherine Muller", "Katherine Mueller", "name_spelling"),
        ("Mohammed Ali", "Muhammad Ali", "name_spelling"),
        ("John Smith", "Jonh Smith", "name_slip"),
        ("John A. Smith", "John Smith", "name_part"),
    ],
)
def test_names_are_known_in_another_order_script_or_spelling(first: str, second: str, reason: str) -> None:
    one, other = person_traits(first), person_traits(second)
    found = people_alike(one, other)
    assert found is not None
    assert found.score >= DOUBTFUL
    assert [each.code for each in found.reasons] == [reason]
    index = LikenessIndex(of_people=True)
    index.add(7, other)
    assert index.candidates(one) == {7}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("John Smith", "Jane Smith"),
        ("Li Wei", "Li Na"),
        ("X", "Y"),
        ("Anna", "Hanna Weber"),
        ("Wies Maas", "みやざわ よういち"),
    ],
)
def test_other_people_are_other_people(first: str, second: str) -> None:
    found = people_alike(person_traits(first), person_traits(second))
    assert found is None or found.score < DOUBTFUL


def test_an_address_alone_makes_nobody_the_same() -> None:
    first = person_traits("Amal Haddad", emails=["office@example.org"])
    second = person_traits("Pierre Dupont", emails=["Office@example.org"])
    found = people_alike(first, second)
    assert found is not None
    assert found.score < DOUBTFUL
    married = people_alike(
        person_traits("Anna Petrova", emails=["a@example.org"]), person_traits("Anna Ivanova", emails=["a@example.org"])
    )
    assert married is not None
    assert DOUBTFUL <= married.score < 75


def test_what_else_is_known_speaks_for_and_against() -> None:
    base = person_traits("Ana Ruiz", organisations=["ICMC"], country="CH", phones=["+41 22 733 41 50"])
    near = person_traits("Ana Ruiz", organisations=["icmc"], country="ch", phones=["022 733 4150"])
    far = person_traits("Ana Ruiz", organisations=["IOM"], country="PE")
    same, other = people_alike(base, near), people_alike(base, far)
    assert same is not None
    assert other is not None
    assert {reason.code for reason in same.reasons} == {"same_name", "same_phone", "same_organisation", "same_country"}
    assert {reason.code for reason in other.reasons} == {"same_name", "other_organisation", "other_country"}
    assert same.score > 95 > 75 > other.score >= DOUBTFUL


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("International Catholic Migration Commission", "ICMC", "acronym_of"),
        ("International Catholic Migration Commission (ICMC)", "International Catholic Migration Commission", "alias"),
        ("Caritas e.V.", "Caritas", "name_suffix"),
        ("The Migrant Forum in Asia", "Migrant Forum Asia", "name_suffix"),
        ("Associations for Peace", "Association for Peace", "name_slip"),
    ],
)
def test_organisations_are_known_by_acronym_and_without_legal_forms(first: str, second: str, reason: str) -> None:
    one, other = organisation_traits(first), organisation_traits(second)
    for mine, theirs in ((one, other), (other, one)):
        found = organisations_alike(mine, theirs)
        assert found is not None
        assert found.score >= DOUBTFUL
        assert found.reasons[0].code == reason
        index = LikenessIndex(of_people=False)
        index.add(1, theirs)
        assert index.candidates(mine) == {1}


def test_national_chapters_are_no_doubles() -> None:
    found = organisations_alike(organisation_traits("Women in Kenya"), organisation_traits("Women in Uganda"))
    assert found is None


@given(NAMES, NAMES)
def test_likeness_is_the_same_both_ways_and_within_bounds(first: str, second: str) -> None:
    one, other = person_traits(first), person_traits(second)
    there, back = people_alike(one, other), people_alike(other, one)
    assert (there and there.score) == (back and back.score)
    itself = people_alike(one, one)
    assert itself is not None
    assert 0 < itself.score < 100
    assert there is None or 0 <= there.score < 100


def test_every_reason_has_a_sentence() -> None:
    codes = {
        node.args[0].value
        for module in (likeness, likeness_index)
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Reason"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(codes) > 4
    assert codes <= set(REASONS)
