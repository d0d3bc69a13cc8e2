"""Words of capacity, quotas and the waiting list."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.domain.quotas import PlacesView, Proposed, Quota, QuotaFinding, Turn
from rcsc_desktop.support.i18n import Translator, mark

REFUSALS: Mapping[str, str] = {
    "quota.places": mark("“{text}” is not a number of places. Write a whole number from 0 to 1,000,000."),
    "quota.value": mark("Say for which value the places are kept, such as “Africa”. Nothing was stored."),
    "waiting_list.moved_on": mark(
        "Places were taken or given back meanwhile, so the proposal is another one now. Nothing was changed; look at "
        "it again."
    ),
}

OPERATIONS: Mapping[str, str] = {
    "quota.remove": mark("Lift the quota “{title}”"),
    "quota.set": mark("Set the quota “{title}” to {places}"),
}


def move_up(count: int, t: Translator) -> str:
    """The name of the operation that confirms people from the waiting list."""
    return t.plural(
        "Move {count} person up from the waiting list", "Move {count} people up from the waiting list", count
    )


def turns(t: Translator) -> Mapping[str, str]:
    """A word for each reason."""
    return {
        Turn.NEXT: t.in_context("waiting list", "Next in line"),
        Turn.QUOTA_LEFT: t.in_context("waiting list", "Places left in the quota"),
        Turn.PLACES_LEFT: t.in_context("waiting list", "Places left"),
        Turn.REMOTE: t.in_context("waiting list", "Takes no place"),
        Turn.FULL: t.in_context("waiting list", "No place left"),
        Turn.QUOTA_FULL: t.in_context("waiting list", "Quota is full"),
    }


def quota_name(quota: Quota) -> str:
    """What a quota is called: its value."""
    return quota.value


def reason(proposed: Proposed, t: Translator) -> str:
    """Why somebody moves up or is passed over: "Next in line; Africa has 2 places left"."""
    left = proposed.left or 0
    if proposed.turn is Turn.QUOTA_LEFT and proposed.quota is not None:
        return t.plural(
            "Next in line; {quota} has {count} place left",
            "Next in line; {quota} has {count} places left",
            left,
            quota=quota_name(proposed.quota),
        )
    if proposed.turn is Turn.PLACES_LEFT:
        return t.plural("Next in line; {count} place is left", "Next in line; {count} places are left", left)
    if proposed.turn is Turn.QUOTA_FULL and proposed.quota is not None:
        return t("Passed over: {quota} has no place left", quota=quota_name(proposed.quota))
    return {
        Turn.NEXT: t("Next in line; there is no limit"),
        Turn.REMOTE: t("Takes part remotely and needs no place"),
        Turn.FULL: t("No place is left"),
    }[proposed.turn]


def finding(found: QuotaFinding, t: Translator) -> str:
    """What is full or exceeded, in a sentence."""
    from rcsc_desktop.wording.formats import number  # with Babel, which help texts do without

    data = {"taken": number(found.taken, t.language), "places": number(found.places, t.language)}
    if found.quota is None:
        if found.is_exceeded:
            return t("{taken} places are taken of {places}: more than there are.", **data)
        return t("Full: {taken} of {places} places are taken.", **data)
    name = quota_name(found.quota)
    if found.is_exceeded:
        return t("{quota}: {taken} places are taken of {places}, more than the quota.", quota=name, **data)
    return t("{quota} is full: {taken} of {places} places are taken.", quota=name, **data)


def in_short(view: PlacesView, t: Translator) -> str:
    """What the line under the list says: "31 of 40 places · Africa is full · 5 wait"; empty where nothing is set."""
    from rcsc_desktop.wording.formats import number  # with Babel, which help texts do without

    parts = []
    places = view.capacity.places
    if places is not None:
        parts.append(
            t(
                "{taken} of {places} places",
                taken=number(view.capacity.taken, t.language),
                places=number(places, t.language),
            )
        )
    full = [found for found in view.findings() if found.quota is not None]
    if len(full) == 1 and full[0].quota is not None:
        name = quota_name(full[0].quota)
        parts.append(
            t("{quota} is over its quota", quota=name) if full[0].is_exceeded else t("{quota} is full", quota=name)
        )
    elif full:
        parts.append(t.plural("{count} quota is full", "{count} quotas are full", len(full)))
    if view.proposed:
        parts.append(t.plural("{count} person waits", "{count} people wait", len(view.proposed)))
    return " · ".join(parts)
