"""Suggestions out of all that the workspace and the program know, and terms of one's own."""

from __future__ import annotations

import json

import pytest

from rcsc_desktop.domain.contacts import Organisation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.resources import resource
from tests.unit.services.test_languages import meeting


def offered(core: Core, text: str, language: str = "fr") -> list[tuple[str, str, str]]:
    return [(one.source, one.text, one.origin.value) for one in core.glossary.suggestions(text, "en", language)]


def test_the_built_in_terms_are_whole() -> None:
    terms = json.loads(resource("glossary", "agenda-terms.json").read_text(encoding="utf-8"))
    assert len(terms) > 150
    assert all(
        set(term) == set(LANGUAGES) and all(text.strip() == text != "" for text in term.values()) for term in terms
    )
    assert len({term["en"] for term in terms}) == len(terms)
    assert all(any("\u0600" <= one <= "\u06ff" for one in term["ar"]) for term in terms)
    assert all(any("\u0400" <= one <= "\u04ff" for one in term["ru"]) for term in terms)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Coffee break", "fr", ("Coffee break", "Pause-café", "built in")),
        ("Adoption of the agenda", "es", ("Adoption of the agenda", "Aprobación del programa", "built in")),
        ("Consultation in Thailand", "ru", ("Thailand", "Таиланд", "place")),
        ("Interpretation into Arabic", "fr", ("Arabic", "Arabe", "place")),
        ("Monday morning", "ar", ("Monday", "الاثنين", "date")),
        ("Monday morning", "fr", ("Monday", "lundi", "date")),
    ],
)
def test_what_the_program_knows(core: Core, text: str, language: str, expected: tuple[str, str, str]) -> None:
    assert expected in offered(core, text, language)


def test_back_from_another_language(core: Core) -> None:
    found = core.glossary.suggestions("Pause-café", "fr", "en")
    assert [(one.source, one.text) for one in found] == [("Pause-café", "Coffee break")]


def test_own_terms_come_first_and_follow_every_change(core: Core) -> None:
    made = core.glossary.add({"en": "coffee break", "fr": "pause", "notes": "as the host says"})
    assert made.name == "glossary_term.add"
    assert offered(core, "coffee break")[0] == ("coffee break", "pause", "own")
    assert made.new_id
    core.glossary.change(made.new_id, {"fr": "petite pause"}, seen={"fr": "pause"})
    assert offered(core, "coffee break")[0][1] == "petite pause"
    core.glossary.remove(made.new_id)
    assert offered(core, "coffee break") == [("coffee break", "pause-café", "built in")]
    core.glossary.follow(core.history.undo())
    assert offered(core, "coffee break")[0][1] == "petite pause"
    assert [term.fr for term in core.glossary.terms()] == ["petite pause"]


def test_a_term_needs_two_languages(core: Core) -> None:
    for values in ({}, {"en": "coffee"}, {"en": "coffee", "fr": " "}):
        with pytest.raises(UserError) as refused:
            core.glossary.add(values)
        assert refused.value.code == "term.one_language"
    assert core.glossary.terms() == ()


def test_organisations_go_by_their_own_names(core: Core) -> None:
    core.records.add(
        Organisation(name="Migrant Forum in Asia", acronym="MFA", aliases="منتدى المهاجرين في آسيا\nForum des migrants")
    )
    assert ("MFA", "منتدى المهاجرين في آسيا", "organisation") in offered(core, "A word by MFA", "ar")
    found = offered(core, "A word by the Migrant Forum in Asia")
    assert found[:2] == [
        ("Migrant Forum in Asia", "Migrant Forum in Asia", "organisation"),
        ("Migrant Forum in Asia", "Forum des migrants", "organisation"),
    ]


def test_the_same_text_translated_elsewhere(core: Core) -> None:
    _, item = meeting(core)
    assert ("Welcome", "Chaleureuse bienvenue", "memory") not in offered(core, "Welcome")
    core.languages.set_text(item, "title", "fr", "Chaleureuse bienvenue")
    assert offered(core, "Welcome")[0] == ("Welcome", "Chaleureuse bienvenue", "memory")
    assert offered(core, "Welcome", "ar")[0][2] == "built in"


def test_a_language_that_papers_do_not_speak(core: Core) -> None:
    with pytest.raises(UserError) as refused:
        core.glossary.suggestions("Welcome", "en", "de")
    assert refused.value.code == "value.unknown"
