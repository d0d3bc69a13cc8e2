"""The columns of the list of contacts."""

from __future__ import annotations

from functools import partial

from rcsc_desktop.domain.countries import country_name
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words


def contact_columns(t: Translator) -> tuple[Column, ...]:
    """Names, addresses and countries are edited in the table, the rest in the details."""
    country = partial(country_name, language=t.language)
    return (
        Column("name", t("Name"), hint=t("Name"), width=30, is_required=True),
        Column("detail", t("Position or kind"), width=22, is_editable=False),
        Column("organisation", t("Organization"), width=18, is_editable=False),
        Column("country", words.column("country", t), hint=t("Country"), width=14, says=country),
        Column("email", words.column("email", t), hint=t("name@example.org"), width=26),
        Column("phone", words.column("phone", t), width=16, is_editable=False),
    )
