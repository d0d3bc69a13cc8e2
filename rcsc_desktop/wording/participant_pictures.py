"""Words of the pictures of the participants as a whole."""

from __future__ import annotations

from rcsc_desktop.domain.participant_pictures import Only
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording.formats import number
from rcsc_desktop.wording.lists import value_words
from rcsc_desktop.wording.words import column as column_word


def heading(column: str, t: Translator) -> str:
    """What a picture is called: "By region"."""
    return {
        "regional_scope": t("By regional scope"),
        "organisation": t("By organization"),
        "gender": t("By gender"),
        "status": t("Status over time"),
    }[column]


def blank(column: str, t: Translator) -> str:
    """What the bar of those is called whose column is empty."""
    return {
        "regional_scope": t("No region stated"),
        "organisation": t("No organization"),
        "gender": t("Not stated"),
    }.get(column, t("Not stated"))


def rest(count: int, t: Translator) -> str:
    """What the bar is called that holds the less frequent values."""
    return t.plural("{count} other", "{count} others", count)


def people(count: int, t: Translator) -> str:
    """ "1,204 people"."""
    return t.plural("{number} person", "{number} people", count, number=number(count, t.language))


def share(per_cent: int, count: int, t: Translator) -> str:
    """ "12 %"; "under 1 %" for somebody who would be none."""
    return t("under 1 %") if count and not per_cent else t("{share} %", share=per_cent)


def only(narrowed: Only, label: str, t: Translator) -> str:
    """What a list is narrowed to: "Regional scope: Africa"."""
    said = label or value_words(narrowed.column, t).get(narrowed.value, narrowed.value) or blank(narrowed.column, t)
    return t("{column}: {value}", column=column_word(narrowed.column, t), value=said)
