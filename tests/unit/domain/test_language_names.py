"""Languages typed as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.language_names import language_codes
from rcsc_desktop.wording.formats import language_name


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("English, français", ("en", "fr")),
        ("en fr", ("en", "fr")),
        ("EN;FR/es", ("en", "fr", "es")),
        ("русский и английский", ("ru", "en")),
        ("الفرنسية، العربية", ("fr", "ar")),
        ("中文", ("zh",)),
        ("Deutsch & Kiswahili", ("de", "sw")),
        ("Haitian Creole, eng, fre", ("ht", "en", "fr")),
        ("Chinese (Mandarin)", ("zh",)),
        ("English, en, Anglais", ("en",)),
        ("American Sign Language", ("ase",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_names_and_codes_become_codes(text: str, codes: tuple[str, ...]) -> None:
    assert language_codes(text) == codes


@pytest.mark.parametrize(("text", "piece"), [("Klingonish", "Klingonish"), ("en, to be asked", "to be asked")])
def test_what_is_no_language_is_named(text: str, piece: str) -> None:
    with pytest.raises(UserError) as error:
        language_codes(text)
    assert (error.value.code, error.value.data["text"]) == ("languages.unknown", piece)


@given(st.lists(st.sampled_from(["en", "fr", "es", "ru", "ar", "zh", "pt", "sw", "tl", "nb", "ku"]), unique=True))
def test_the_names_that_are_shown_are_understood(codes: list[str]) -> None:
    known = [code for code in codes if language_codes(code) == (code,)]
    for screen in ("en", "fr", "ru", "ar"):
        assert language_codes(", ".join(language_name(code, screen) for code in known)) == tuple(known)
