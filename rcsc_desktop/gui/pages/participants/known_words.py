"""What cells of a list of participants offer while one types; any other words are as good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from uuid import UUID

from rcsc_desktop.domain.countries import country_names
from rcsc_desktop.domain.names import fold
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.widgets.offers import Ask, Offer
from rcsc_desktop.support.i18n import Translator

LANGUAGES = frozenset({"languages", "interpretation"})
"""Columns of languages, which are typed as names and stored as codes."""
_IN_USE = frozenset({"category", "constituency", "role", "regional_scope", "thematic_focus"})


def known_words(context: WindowContext, consultation: Callable[[], UUID | None], column: str) -> Ask | None:
    """What a column offers: words that others of the meeting have, genders, countries or languages by their names."""
    if column in LANGUAGES:
        return lambda text: _beginning(_languages(context.t.language), text)
    if column == "country":
        return lambda text: _beginning(_countries(context.t.language), text)
    if column == "gender":
        return partial(_in_use, context, consultation, column, _genders(context.t))
    if column in _IN_USE:
        return partial(_in_use, context, consultation, column, ())
    return None


def _in_use(
    context: WindowContext,
    consultation: Callable[[], UUID | None],
    column: str,
    usual: Sequence[str],
    text: str,
) -> Sequence[Offer]:
    meeting = consultation()
    held = () if meeting is None else context.core.participants.groups(meeting, column)
    return _beginning(tuple(dict.fromkeys((*usual, *(one.value for one in held if one.value)))), text)


def _beginning(words: Sequence[str], text: str) -> Sequence[Offer]:
    """Those with a word that begins with the text; the ones that begin with it themselves first."""
    wanted = fold(text).strip()
    folded = ((word, fold(word)) for word in words)
    found = [(word, known) for word, known in folded if known.startswith(wanted) or f" {wanted}" in known]
    found.sort(key=lambda pair: not pair[1].startswith(wanted))
    return [Offer(word, word) for word, known in found if known != wanted]


def _genders(t: Translator) -> tuple[str, ...]:
    return (
        t.in_context("gender", "Woman"),
        t.in_context("gender", "Man"),
        t.in_context("gender", "Non-binary"),
        t.in_context("gender", "Prefers not to say"),
    )


@lru_cache(maxsize=4)
def _languages(screen: str) -> tuple[str, ...]:
    """The languages that most meetings speak come first."""
    from babel import Locale

    names = Locale.parse(_locale(screen)).languages
    return tuple(dict.fromkeys([*(names[code] for code in _SPOKEN), *sorted(names.values())]))


@lru_cache(maxsize=4)
def _countries(screen: str) -> tuple[str, ...]:
    return tuple(sorted(name for code, name in country_names(screen).items() if code not in _NO_COUNTRIES))


def _locale(screen: str) -> str:
    return screen if screen in {"en", "fr", "es", "ru", "ar"} else "en"


_SPOKEN = ("ar", "zh", "en", "fr", "ru", "es", "pt", "de", "hi", "bn", "id", "sw", "ur", "tr", "fa", "ja", "ko", "it")
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
