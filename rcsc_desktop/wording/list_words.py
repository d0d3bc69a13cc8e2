"""Words for the choices of lists that leave the program, as the window and the command show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from rcsc_desktop.domain.participant_list import ListGrouping
from rcsc_desktop.domain.reports.participants import ListTab
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS, value_words


def _groupings(t: Translator) -> Mapping[str, str]:
    return {
        ListGrouping.COUNTRY: t("By country"),
        ListGrouping.ORGANISATION: t("By organization"),
    }


def _tabs(t: Translator) -> Mapping[str, str]:
    return {
        ListTab.COUNTRY: t("A tab for each country"),
        ListTab.CATEGORY: t("A tab for each category"),
        ListTab.DAY: t("A tab for each day"),
        ListTab.MODE: t("In person and remote apart"),
        ListTab.NEEDS: t("Diet, access and interpretation"),
        ListTab.TRAVEL: t("Travel support"),
        ListTab.COUNTS: t("Counts"),
    }


def tab_name(by: ListTab, value: str, words: Translator) -> str:
    """What a tab of a workbook is called: a country, a category, "17 April 2017", "In person", "Dietary needs"."""
    if not value:
        return words("Not stated")
    match by:
        case ListTab.DAY:
            from rcsc_desktop.wording import formats  # with Babel, which help texts do without

            return formats.day(date.fromisoformat(value), words.language).replace(formats.NO_BREAK, " ")
        case ListTab.MODE:
            return value_words("mode", words).get(value, value)
        case ListTab.NEEDS | ListTab.TRAVEL:
            return words(PARTICIPANT_HEADINGS[value])
        case _:
            return value


LIST_LABELS: Mapping[type[StrEnum], Callable[[Translator], Mapping[str, str]]] = {
    ListGrouping: _groupings,
    ListTab: _tabs,
}
