"""Headings and values of lists that leave the program."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.support.i18n import Translator, mark

PARTICIPANT_HEADINGS: Mapping[str, str] = {
    "name": mark("Name"),
    "organisation": mark("Organization"),
    "title": mark("Position"),
    "category": mark("Category"),
    "status": mark("Status"),
    "mode": mark("Participation"),
    "country": mark("Country"),
    "regional_scope": mark("Regional scope"),
    "thematic_focus": mark("Thematic focus"),
    "email": mark("Email"),
    "phone": mark("Telephone"),
    "needs": mark("Special needs"),
    "notes": mark("Remarks"),
    "status_date": mark("Status date"),
}
"""Heading of each of ``domain.participant.PARTICIPANT_COLUMNS``."""

COUNT_HEADINGS: Mapping[str, str] = {**PARTICIPANT_HEADINGS, "region": mark("Region")}
"""Heading of what participants are counted by."""


def value_words(column: str, say: Translator) -> Mapping[str, str]:
    """The word for each value of a column that holds codes; empty for a column of free texts."""
    match column:
        case "status":
            return {
                "draft": say.in_context("participant", "Draft"),
                "nominated": say.in_context("participant", "Nominated"),
                "invited": say.in_context("participant", "Invited"),
                "registered": say.in_context("participant", "Registered"),
                "under review": say.in_context("participant", "Under review"),
                "waitlisted": say.in_context("participant", "On the waiting list"),
                "confirmed": say.in_context("participant", "Confirmed"),
                "declined": say.in_context("participant", "Declined"),
                "cancelled": say.in_context("participant", "Cancelled"),
                "replaced": say.in_context("participant", "Replaced"),
            }
        case "mode":
            return {
                "": "",
                "in person": say.in_context("participant", "In person"),
                "remote": say.in_context("participant", "Remote"),
            }
        case _:
            return {}
