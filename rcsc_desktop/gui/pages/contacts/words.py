"""Lines that tell what somebody does somewhere."""

from __future__ import annotations

from rcsc_desktop.domain.consultation import PartnerRole
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.lines import ItemPart, Part
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import day, days

_PARTNERS = frozenset(role.value for role in PartnerRole)


def joined(*parts: str) -> str:
    """The parts that say something, with points between."""
    return " · ".join(part for part in parts if part)


def part_line(part: Part, t: Translator) -> str:
    """Category, role, status and attendance of a participant."""
    status = words.value("participant", "status", part.status, t) if part.status else ""
    return joined(part.part, part.role if part.role != part.part else "", status, attendance(part, t))


def attendance(part: Part, t: Translator) -> str:
    """In how many sessions a participant was seen; empty while nothing is known of it."""
    if not part.noted:
        return ""
    return t.plural(
        "present in {present} of {count} session",
        "present in {present} of {count} sessions",
        part.noted,
        present=part.present,
    )


def partner_line(part: Part, t: Translator) -> str:
    """A partner's role; of an organisation that somebody represents, the participant's category."""
    if not part.status and part.part in _PARTNERS:
        return words.value("partner", "role", part.part, t)
    return joined(part.part, t("represented"))


def item_line(item: ItemPart, t: Translator) -> str:
    """The meeting and the part in its item."""
    return joined(item.consultation, words.value("agenda_speaker", "role", item.role, t))


def span(first: PartialDate | None, last: PartialDate | None, t: Translator) -> str:
    """From when to when, as far as it is known: "2015 – 2018", "since 2015", "until 2018"."""
    if first is not None and last is not None:
        return days(first, last, t.language)
    if first is not None:
        return t("since {date}", date=day(first, t.language))
    return t("until {date}", date=day(last, t.language)) if last is not None else ""
