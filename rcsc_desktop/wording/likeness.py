"""Why two contacts are taken for one, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rcsc_desktop.domain.people_plan import Reason
from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording.filling import fill

REASONS: Mapping[str, str] = {
    "acronym_of": mark("{acronym} is the acronym of the other name"),
    "alias": mark("The name is another spelling of the other"),
    "name_initial": mark("Same family name, same initial"),
    "name_order": mark("Same name in another order"),
    "name_part": mark("One name is a part of the other"),
    "name_script": mark("Same name in another script"),
    "name_slip": mark("The names differ by one letter"),
    "name_spelling": mark("The names sound the same"),
    "name_suffix": mark("The names differ in small words or the legal form only"),
    "other_country": mark("But another country"),
    "other_organisation": mark("But another organization"),
    "same_acronym": mark("Same acronym, {acronym}"),
    "same_country": mark("Same country"),
    "same_email": mark("Same e-mail address"),
    "same_file": mark("Came with an earlier file of this kind"),
    "same_meeting": mark("Takes part in this consultation already"),
    "same_name": mark("Same name"),
    "same_organisation": mark("Same organization"),
    "same_phone": mark("Same telephone"),
    "same_row": mark("The very same row stands further up"),
    "same_site": mark("Same web site"),
}
"""A sentence for each code of ``domain.likeness`` and of the planning of imports; those with But speak against it."""

AGAINST = frozenset({"other_country", "other_organisation"})
"""Codes that speak against it."""


def sentence(reason: Reason, t: Translator) -> str:
    """One reason in words."""
    return fill(t, REASONS[reason.code], reason.data) if reason.code in REASONS else reason.code


def joined(reasons: Iterable[Reason], t: Translator) -> str:
    """All reasons on one line, what speaks against it at the end."""
    told = sorted(reasons, key=lambda reason: reason.code in AGAINST)
    return " · ".join(sentence(reason, t) for reason in told)
