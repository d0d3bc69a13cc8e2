"""Telephone numbers and names in other languages."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.contacts import Affiliation, Organisation
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.mechanisms import Office, office
from rcsc_desktop.domain.phones import e164
from rcsc_desktop.domain.translated_names import parse_translated_names, translated_names_text


@pytest.mark.parametrize(
    ("written", "country", "normalised"),
    [
        ("+41 22 717 91 11", "", "+41227179111"),
        ("022 717 91 11", "CH", "+41227179111"),
        ("022 717 91 11", "Suisse", "+41227179111"),
        ("(212) 963-1234", "United States", "+12129631234"),
        ("00 20 2 5550 0100", "مصر", "+20255500100"),
        ("022 717 91 11", "", ""),
        ("call me", "CH", ""),
        ("12", "CH", ""),
        ("", "CH", ""),
    ],
)
def test_a_telephone_has_one_form_that_can_be_called(written: str, country: str, normalised: str) -> None:
    assert e164(written, country) == normalised


@given(st.text(max_size=30), st.text(max_size=20))
def test_no_text_makes_the_telephone_stumble(written: str, country: str) -> None:
    found = e164(written, country)
    assert found == "" or e164(found) == found


def test_names_in_other_languages_are_lines_with_a_code() -> None:
    typed = "fr : Organisation internationale\n\n ES: Organización Internacional  \nar: المنظمة الدولية"
    assert coerce(Organisation, "translated_names", typed) == (
        "fr: Organisation internationale\nes: Organización Internacional\nar: المنظمة الدولية"
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Organisation internationale", "translated_names.unknown"),
        ("fr:", "translated_names.unknown"),
        ("fr: a\nFR: b", "translated_names.twice"),
    ],
)
def test_other_lines_are_refused_by_name(typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        coerce(Organisation, "translated_names", typed)
    assert refused.value.code == code
    assert refused.value.data["field"] == "translated_names"


_NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20).map(str.strip)


@given(st.dictionaries(st.sampled_from(["fr", "es", "ru", "ar", "zh", "pt-br"]), _NAMES.filter(bool)))
def test_names_come_back_as_they_were_written(names: dict[str, str]) -> None:
    assert parse_translated_names(translated_names_text(names)) == names


@pytest.mark.parametrize(
    ("role_title", "held"),
    [
        ("Chair", Office.CHAIR),
        ("Co-Chairperson", Office.CHAIR),
        ("Présidence pro tempore", Office.CHAIR),
        ("Председатель", Office.CHAIR),
        ("رئيس العملية", Office.CHAIR),
        ("Head of Secretariat", Office.SECRETARIAT),
        ("Secrétariat, chef", Office.SECRETARIAT),
        ("Secretaria Técnica", Office.SECRETARIAT),
        ("Руководитель секретариата", Office.SECRETARIAT),
        ("رئيسة الأمانة", Office.SECRETARIAT),
        ("Vice-Chair", None),
        ("former President", None),
        ("Deputy Head of Secretariat", None),
        ("Secretary of State for Migration", None),
        ("Adviser", None),
        ("", None),
    ],
)
def test_an_office_is_known_by_the_title_of_the_role(role_title: str, held: Office | None) -> None:
    assert office(role_title) is held


@pytest.mark.parametrize(
    ("first", "last", "lasts"),
    [
        (None, None, True),
        ("2017-04", None, True),
        ("2017-04-18", None, False),
        ("2018", None, False),
        (None, "2017", True),
        (None, "2017-04-17", True),
        (None, "2017-03", False),
        ("2016", "2017-12", True),
    ],
)
def test_an_affiliation_lasts_as_far_as_is_known(first: str | None, last: str | None, lasts: bool) -> None:
    affiliation = Affiliation(
        person_id=UUID(int=1),
        organisation_id=UUID(int=2),
        from_date=PartialDate.parse(first) if first else None,
        to_date=PartialDate.parse(last) if last else None,
    )
    assert affiliation.lasts(date(2017, 4, 17)) is lasts
