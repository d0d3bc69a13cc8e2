"""Headings and values of lists that leave the program."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.support.i18n import Translator, mark

PARTICIPANT_HEADINGS: Mapping[str, str] = {
    "name": mark("Name"),
    "organisation": mark("Organization"),
    "regional_scope": mark("Regional scope"),
    "thematic_focus": mark("Thematic focus"),
    "title": mark("Title"),
    "position": mark("Position"),
    "category": mark("Category"),
    "constituency": mark("Constituency"),
    "role": mark("Role"),
    "rank": mark("Rank"),
    "status": mark("Status"),
    "status_date": mark("Status date"),
    "mode": mark("Participation"),
    "country": mark("Country"),
    "gender": mark("Gender"),
    "languages": mark("Languages"),
    "interpretation": mark("Interpretation"),
    "email": mark("Email"),
    "phone": mark("Telephone"),
    "dietary_needs": mark("Dietary needs"),
    "access_needs": mark("Access needs"),
    "needs": mark("Other needs"),
    "travel_support": mark("Travel support"),
    "may_be_listed": mark("May be listed"),
    "may_be_shared": mark("May be shared with participants"),
    "may_be_photographed": mark("May be photographed"),
    "may_be_recorded": mark("May be recorded"),
    "may_be_contacted": mark("May be contacted after"),
    "keep_until": mark("Keep until"),
    "availability": mark("Present"),
    "notes": mark("Remarks"),
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
        case "travel_support":
            return {
                "": "",
                "requested": say.in_context("travel support", "Requested"),
                "granted": say.in_context("travel support", "Granted"),
                "declined": say.in_context("travel support", "Declined"),
            }
        case "may_be_listed":
            return {"yes": say.in_context("answer", "Yes"), "no": say.in_context("answer", "No")}
        case "may_be_shared" | "may_be_photographed" | "may_be_recorded" | "may_be_contacted":
            return {"": "", "yes": say.in_context("answer", "Yes"), "no": say.in_context("answer", "No")}
        case _:
            return {}
