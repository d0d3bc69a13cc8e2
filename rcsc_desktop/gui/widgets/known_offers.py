"""What fields offer out of the workspace: people, organisations, documents; and time zones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from rcsc_desktop.domain.document import Document
from rcsc_desktop.domain.names import fold
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.widgets.offers import Ask, Offer

_MOST = 8


def people(context: WindowContext) -> Ask:
    """People with what they are and where they belong; whom nobody knows is offered as a new contact."""
    return lambda text: _contacts(context, "person", text)


def organisations(context: WindowContext) -> Ask:
    """Organisations, by name or short name."""
    return lambda text: _contacts(context, "organisation", text)


def documents(context: WindowContext) -> Ask:
    """Documents by any part of their symbol or title; unknown ones are offered as new."""

    def ask(text: str) -> Sequence[Offer]:
        wanted = fold(text)
        found = [
            one
            for one in context.core.records.find(Document)
            if wanted in fold(one.symbol) or wanted in fold(one.title)
        ]
        found.sort(key=lambda one: (not fold(one.symbol).startswith(wanted), one.symbol, one.title))
        offers = [
            Offer(one.symbol or one.title, " · ".join(part for part in (one.symbol, one.title) if part), one)
            for one in found[: _MOST - 1]
        ]
        if not any(fold(offer.text) == wanted for offer in offers):
            offers.append(Offer(text, context.t("Add “{name}” to the documents", name=text)))
        return offers

    return ask


def time_zones(text: str) -> Sequence[Offer]:
    """IANA time zones by any part of their name, with the difference to UTC now."""
    wanted = fold(text).replace(" ", "_")
    found = [name for name in zone_names() if wanted in name.casefold()]
    found.sort(key=lambda name: (not name.rpartition("/")[2].casefold().startswith(wanted), name))
    return [Offer(name, f"{name} · {_offset(name)}") for name in found[:_MOST]]


def _contacts(context: WindowContext, kind: str, text: str) -> Sequence[Offer]:
    found = context.core.contacts.suggest(kind, text, _MOST - 1)
    offers = [
        Offer(one.name, " · ".join(part for part in (one.name, one.detail, one.organisation) if part), one)
        for one in found
    ]
    if not any(fold(text) in {fold(one.name), fold(one.organisation)} for one in found):
        offers.append(Offer(text, context.t("Add “{name}” to the contacts", name=text)))
    return offers


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """The IANA zones that are places, and UTC."""
    return tuple(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))


def _offset(name: str) -> str:
    away = datetime.now(UTC).astimezone(ZoneInfo(name)).utcoffset() or timedelta()
    hours, rest = divmod(abs(away) // timedelta(minutes=1), 60)
    sign = "−" if away < timedelta() else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
