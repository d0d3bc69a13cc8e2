"""The fixed words of papers: translated into each language, with a source named."""

import inspect
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from rcsc_desktop.domain.agenda import SpeakerRole
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.resources import resource
from rcsc_desktop.wording import (
    files,
    paper,
    paper_changes,
    paper_columns,
    paper_items,
    paper_list,
    paper_speakers,
    sealed,
)

TRANSLATED = [language for language in LANGUAGES if language != "en"]
_SAID = re.compile(r'in_context\(\s*"paper", "((?:[^"\\]|\\.)*)"')


def _words() -> set[str]:
    modules = (
        paper,
        paper_changes,
        paper_columns,
        paper_items,
        paper_list,
        paper_speakers,
        files,
        sealed,
    )
    return {word for module in modules for word in _SAID.findall(inspect.getsource(module))}


def _catalogue(language: str) -> Catalog:
    with resource("i18n", f"{language}.po").open("rb") as source:
        return read_po(source, locale=language)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_is_translated_and_says_where_from(language: str) -> None:
    messages = {str(message.id): message for message in _catalogue(language) if message.context == "paper"}
    assert len(_words()) > 15
    for word in _words():
        message = messages[word]
        assert message.string, word
        assert set(re.findall(r"{(\w+)}", str(message.string))) == set(re.findall(r"{(\w+)}", word))
        assert any(comment.startswith("Source: ") for comment in message.user_comments), word
        assert not message.fuzzy


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_its_own_name(language: str) -> None:
    say = translator(language)
    assert len({paper.status(say, status) for status in AgendaStatus}) == len(AgendaStatus)


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_other_than_speaking_are_named(language: str) -> None:
    say = translator(language)
    named = {paper.role(say, role) for role in SpeakerRole}
    assert "" in named
    assert len(named) == len(SpeakerRole) - 1


def test_the_words_of_united_nations_agendas() -> None:
    found = {language: paper.status(translator(language), AgendaStatus.PROVISIONAL) for language in LANGUAGES}
    assert found == {
        "en": "Provisional agenda",
        "fr": "Ordre du jour provisoire",
        "es": "Programa provisional",
        "ru": "Предварительная повестка дня",
        "ar": "جدول الأعمال المؤقت",
    }


def test_french_puts_a_thin_space_before_a_colon() -> None:
    assert paper.role_before(translator("fr"), "Modération", "Ana") == "Modération\u202f: Ana"
