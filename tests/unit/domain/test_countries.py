"""Countries by any of their names."""

import pytest

from rcsc_desktop.domain.countries import country_code, country_name


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
