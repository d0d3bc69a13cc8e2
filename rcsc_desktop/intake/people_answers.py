"""Words in cells that stand for codes: yes and no, statuses, ways to take part, languages; in many languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rcsc_desktop.domain.contacts import OrganisationKind
from rcsc_desktop.domain.names import fold
from rcsc_desktop.intake.people_words import PAPER_LANGUAGES, read_words
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording.lists import value_words
from rcsc_desktop.wording.words import label

YES_NO = frozenset({"may_be_listed", "may_be_shared", "may_be_photographed", "may_be_recorded", "may_be_contacted"})
_NAMED_IN = ("en", "fr", "es", "ru", "ar", "zh", "de", "pt", "ja")


@lru_cache(maxsize=16)
def codes_of(field: str) -> Mapping[str, str]:
    """The code by folded word, the words of the program's own lists among them; empty for a field of free texts."""
    found: dict[str, str] = {}
    for where, code, words in read_words("answers.tsv"):
        if where == ("answer" if field in YES_NO else field):
            found.setdefault(fold(code), code)
            for word in words:
                found.setdefault(fold(word), code)
    for language in PAPER_LANGUAGES:
        for code, word in _own_words(field, language).items():
            if word:
                found.setdefault(fold(word), code)
    return found


def _own_words(field: str, language: str) -> Mapping[str, str]:
    t = translator(language)
    return {kind.value: label(kind, t) for kind in OrganisationKind} if field == "kind" else value_words(field, t)


@lru_cache(maxsize=1)
def language_codes() -> Mapping[str, str]:
    """The code of a language (ISO 639-1 where there is one) by its folded names in many languages, and by codes."""
    from babel import Locale

    lines = read_words("answers.tsv")
    found = {fold(word): code for where, code, words in lines if where == "language" for word in words}
    for named_in in _NAMED_IN:
        for code, name in Locale.parse(named_in).languages.items():
            if len(code) in {2, 3} and code.isalpha():
                found.setdefault(fold(name), code)
                found.setdefault(fold(name.split("（")[0].split("(")[0]), code)
    for code in list(dict.fromkeys(found.values())):
        if len(code) == 2 and (name := _own_name(code)):
            found.setdefault(fold(name), code)
        found.setdefault(code, code)
    return found


def _own_name(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(code).languages.get(code, ""))
    except (UnknownLocaleError, ValueError):
        return ""
