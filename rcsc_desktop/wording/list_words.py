"""Words for the choices of lists that leave the program, as the window and the command show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from rcsc_desktop.domain.participant_list import ListGrouping
from rcsc_desktop.domain.reports.participants import ListTab
from rcsc_desktop.support.i18n import Translator


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


LIST_LABELS: Mapping[type[StrEnum], Callable[[Translator], Mapping[str, str]]] = {
    ListGrouping: _groupings,
    ListTab: _tabs,
}
