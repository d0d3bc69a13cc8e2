"""The columns a list of participants may show, and which of them the user has chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial

from rcsc_desktop.domain.countries import country_name
from rcsc_desktop.domain.own_fields import is_own
from rcsc_desktop.domain.participant import (
    CONSENTS,
    PARTICIPANT_COLUMNS,
    Consent,
    ParticipantMode,
    ParticipantStatus,
    TravelSupport,
)
from rcsc_desktop.domain.texts import split_languages
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.pages.participants.known_words import LANGUAGES
from rcsc_desktop.gui.widgets.offers import Ask
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.support.settings import Settings
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import language_name
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS, value_words

SETTING = "participants.columns"
_USUAL = (
    "name",
    "organisation",
    "regional_scope",
    "thematic_focus",
    "position",
    "status",
    "mode",
    "category",
    "country",
    "email",
)
_WIDTHS = {
    "name": 24,
    "organisation": 24,
    "title": 12,
    "position": 20,
    "thematic_focus": 20,
    "email": 24,
    "needs": 20,
    "notes": 28,
}


def participant_columns(t: Translator, offers: Callable[[str], Ask | None] = lambda _: None) -> dict[str, Column]:
    """Every column by name, in their usual order, in the language of the screen; ``offers`` gives what each offers."""
    hints = _hints(t)
    choices = _choices(t)
    return {
        name: Column(
            name,
            t(PARTICIPANT_HEADINGS[name]),
            hint=hints.get(name, ""),
            width=_WIDTHS.get(name, 15),
            choices=choices.get(name, {}),
            completes="organisation" if name == "organisation" else "",
            is_required=name == "name",
            usual="yes" if name == "may_be_listed" else "",
            offers=offers(name),
            separators=",;" if name in LANGUAGES else "",
            says=_says(name, t),
        )
        for name in PARTICIPANT_COLUMNS
    }


def _says(name: str, t: Translator) -> Callable[[str], str] | None:
    if name == "country":
        return partial(country_name, language=t.language)
    return partial(_language_names, t.language) if name in LANGUAGES else None


def _language_names(screen: str, codes: str) -> str:
    return ", ".join(language_name(code, screen) for code in split_languages(codes))


def _choices(t: Translator) -> dict[str, dict[str, str]]:
    coded: dict[str, type[StrEnum]] = {
        "status": ParticipantStatus,
        "mode": ParticipantMode,
        "travel_support": TravelSupport,
        **dict.fromkeys(CONSENTS, Consent),
    }
    choices = {name: {member.value: words.label(member, t) for member in kind} for name, kind in coded.items()}
    return {**choices, "may_be_listed": dict(value_words("may_be_listed", t))}


def chosen_columns(settings: Settings) -> tuple[str, ...]:
    """Names of the columns to show, in order; the name is always among them, own fields of any meeting may be."""
    kept = [name for name in settings.get(SETTING).split(",") if name in PARTICIPANT_COLUMNS or is_own(name)]
    return _with_name(kept) if kept else _USUAL


def choose_columns(settings: Settings, names: Iterable[str]) -> None:
    """Show these columns from now on."""
    settings.set(SETTING, ",".join(_with_name(names)))


def with_column(shown: Sequence[str], name: str, order: Sequence[str]) -> tuple[str, ...]:
    """``shown`` with one more column, put where it usually stands in ``order``."""
    place = order.index(name)
    before = [other for other in shown if order.index(other) < place]
    at = shown.index(before[-1]) + 1 if before else 0
    return (*shown[:at], name, *shown[at:])


def _with_name(names: Iterable[str]) -> tuple[str, ...]:
    distinct = tuple(dict.fromkeys(names))
    return distinct if "name" in distinct else ("name", *distinct)


def _hints(t: Translator) -> dict[str, str]:
    return {
        "name": t("Full name"),
        "organisation": t("Organization"),
        "title": t("e.g. Dr"),
        "position": t("e.g. Director"),
        "category": t("e.g. speaker"),
        "status": t("Choose a status"),
        "mode": t("In person or remote"),
        "country": t("Country"),
        "regional_scope": t("e.g. Asia"),
        "thematic_focus": t("e.g. return"),
        "constituency": t("e.g. trade unions"),
        "role": t("e.g. head of delegation"),
        "rank": t("e.g. 1"),
        "gender": t("In their own word"),
        "languages": t("e.g. English, French"),
        "interpretation": t("e.g. French"),
        "email": t("name@example.org"),
        "phone": t("With country code"),
        "dietary_needs": t("e.g. vegetarian"),
        "access_needs": t("e.g. step-free access"),
        "needs": t("e.g. a quiet room"),
        "travel_support": t("Choose a state"),
        "keep_until": t("YYYY-MM-DD"),
        "availability": t("Always, or: 2017-04-17 14:00-16:00"),
        "notes": t("Remark"),
        "status_date": t("YYYY-MM-DD"),
    }
