"""Countries by any of their names."""

import pytest

from rcsc_desktop.domain.countries import country_code, country_name, united_nations_name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US", "US"),
        ("us", "US"),
        ("United States of America", "US"),
        ("États-Unis", "US"),
        ("Estados Unidos", "US"),
        ("Соединенные Штаты Америки", "US"),
        ("USA", "US"),
        ("Соединенные Штаты", "US"),
        ("الولايات المتحدة", "US"),
        ("美国", "US"),
        ("The Philippines", "PH"),
        ("Viet Nam", "VN"),
        ("Côte d’Ivoire", "CI"),
        ("Bosnia and Herzegovina", "BA"),
        ("Turkey", "TR"),
        ("XX", ""),
        ("", ""),
        ("Atlantis", ""),
    ],
)
def test_a_country_is_known_by_its_names(text: str, code: str) -> None:
    assert country_code(text) == code


def test_a_country_is_named_in_the_language_of_the_paper() -> None:
    assert [country_name("DE", language) for language in ("en", "fr", "es", "ru", "ar")] == [
        "Germany",
        "Allemagne",
        "Alemania",
        "Германия",
        "ألمانيا",
    ]
    assert country_name(" Atlantis ", "fr") == "Atlantis"


def test_papers_name_states_as_the_united_nations_do() -> None:
    assert [united_nations_name(text, "en") for text in ("RU", "Iran", "turkey", "Côte d’Ivoire")] == [
        "Russian Federation",
        "Iran (Islamic Republic of)",
        "Türkiye",
        "Côte d'Ivoire",
    ]
    assert [united_nations_name("RU", language) for language in ("fr", "es", "ru", "ar")] == [
        "Fédération de Russie",
        "Federación de Rusia",
        "Российская Федерация",
        "الاتحاد الروسي",
    ]


def test_other_areas_and_unknown_texts_are_printed_under_their_usual_name() -> None:
    assert united_nations_name("Greenland", "fr") == "Groenland"
    assert united_nations_name(" Atlantis ", "en") == "Atlantis"
    assert united_nations_name("KE", "zh") == country_name("KE", "zh")
