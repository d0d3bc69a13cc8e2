"""Findings of an agenda in words: a short one for the end of the line, a sentence for who asks."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording.filling import fill, shown

_WORDS: Mapping[str, str] = {
    "agenda.overlap": mark("overlap"),
    "agenda.gap": mark("gap"),
    "agenda.before_start": mark("before the start"),
    "agenda.overrun": mark("overrun"),
    "agenda.longer_than_session": mark("too long"),
    "agenda.no_break": mark("no break"),
    "agenda.room_twice": mark("room taken"),
    "agenda.no_speaker": mark("no speaker"),
    "agenda.speaker_twice": mark("speaker busy"),
    "agenda.speaker_listed_twice": mark("listed twice"),
    "agenda.speaker_away": mark("speaker away"),
    "agenda.speaker_unconfirmed": mark("not confirmed"),
    "agenda.clock_change": mark("clocks change"),
    "agenda.text_missing": mark("not translated"),
    "agenda.start_after_end": mark("ends before it starts"),
    "agenda.unknown_zone": mark("unknown time zone"),
    "paper.too_long": mark("too long for its sheet"),
    "paper.shortened": mark("shortened"),
}

_SENTENCES: Mapping[str, str] = {
    "agenda.no_speaker": mark("“{title}” has no speaker yet, though its kind ({kind}) needs one."),
    "agenda.speaker_twice": mark("{name} speaks in “{title}” while “{other}” is still going on."),
    "agenda.speaker_listed_twice": mark("{name} is listed twice in “{title}” with the same role."),
    "agenda.speaker_away": mark("{name} is not there while “{title}” is held."),
    "agenda.speaker_unconfirmed": mark("{name} has not confirmed yet for “{title}” (state: {status})."),
    "agenda.room_twice": mark("“{title}” is in {room} while “{other}” is still going on there."),
    "agenda.start_after_end": mark("The session ends at {end}, before it starts at {start}."),
    "agenda.unknown_zone": mark("There is no time zone called “{zone}”. Choose one such as “America/New_York”."),
    "paper.too_long": mark(
        "Even in the smallest size the agenda takes {pages} pages (layout: {layout}). Show less of each item or choose "
        "another layout."
    ),
    "paper.shortened": mark("To stand on one page, the agenda leaves out: {columns} (layout: {layout})."),
}


def word(code: str, t: Translator) -> str:
    """The finding in a word or two."""
    return t(_WORDS[code]) if code in _WORDS else code


def sentence(code: str, data: Mapping[str, object], t: Translator) -> str:
    """The finding as a whole sentence with the names and minutes that it is about."""
    if code in _SENTENCES:
        return fill(t, _SENTENCES[code], data)
    count = data.get("count")
    if code == "agenda.text_missing" and isinstance(count, int):
        from rcsc_desktop.wording import formats  # Babel, which few sentences need

        return t.plural(
            "In {language} {count} text is missing or out of date.",
            "In {language} {count} texts are missing or out of date.",
            count,
            language=formats.language_name(str(data.get("language", "…")), t.language),
        )
    minutes = data.get("minutes")
    if not isinstance(minutes, int):
        return word(code, t)
    return _of_place(code, minutes, data, t) or _of_length(code, minutes, data, t) or word(code, t)


def _of_place(code: str, minutes: int, data: Mapping[str, object], t: Translator) -> str:
    """An item against what lies before it."""
    names = {name: shown(data.get(name, "…"), t) for name in ("title", "other")}
    match code:
        case "agenda.overlap":
            return t.plural(
                "“{title}” starts {count} minute before “{other}” ends.",
                "“{title}” starts {count} minutes before “{other}” ends.",
                minutes,
                **names,
            )
        case "agenda.gap" if data.get("other"):
            return t.plural(
                "Between “{other}” and “{title}” {count} minute is free.",
                "Between “{other}” and “{title}” {count} minutes are free.",
                minutes,
                **names,
            )
        case "agenda.gap":
            return t.plural(
                "“{title}” starts {count} minute after the session does.",
                "“{title}” starts {count} minutes after the session does.",
                minutes,
                **names,
            )
        case "agenda.before_start":
            return t.plural(
                "“{title}” starts {count} minute before the session does.",
                "“{title}” starts {count} minutes before the session does.",
                minutes,
                **names,
            )
        case _:
            return ""


def _of_length(code: str, minutes: int, data: Mapping[str, object], t: Translator) -> str:
    """Too long, or another length of the clock's day."""
    names = {"title": shown(data.get("title", "…"), t)}
    match code:
        case "agenda.overrun":
            return t.plural(
                "From “{title}” on, the agenda runs {count} minute past the end of the session.",
                "From “{title}” on, the agenda runs {count} minutes past the end of the session.",
                minutes,
                **names,
            )
        case "agenda.longer_than_session":
            return t.plural(
                "“{title}” is {count} minute longer than its whole session.",
                "“{title}” is {count} minutes longer than its whole session.",
                minutes,
                **names,
            )
        case "agenda.no_break":
            return t.plural(
                "At “{title}” people have sat too long: {count} minute without a break.",
                "At “{title}” people have sat too long: {count} minutes without a break.",
                minutes,
                **names,
            )
        case "agenda.clock_change":
            return _clock_change(minutes, data, t)
        case _:
            return ""


def _clock_change(minutes: int, data: Mapping[str, object], t: Translator) -> str:
    where = shown(data.get("zone", "…"), t)
    if minutes > 0:
        return t.plural(
            "Between now and the meeting the clocks in {zone} go forward by {count} minute.",
            "Between now and the meeting the clocks in {zone} go forward by {count} minutes.",
            minutes,
            zone=where,
        )
    return t.plural(
        "Between now and the meeting the clocks in {zone} go back by {count} minute.",
        "Between now and the meeting the clocks in {zone} go back by {count} minutes.",
        -minutes,
        zone=where,
    )
