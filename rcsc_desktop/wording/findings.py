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
    "agenda.no_speaker": mark("no speaker"),
    "agenda.speaker_twice": mark("speaker busy"),
    "agenda.speaker_listed_twice": mark("listed twice"),
    "agenda.start_after_end": mark("ends before it starts"),
    "agenda.unknown_zone": mark("unknown time zone"),
    "paper.too_long": mark("too long for its sheet"),
    "paper.shortened": mark("shortened"),
}

_SENTENCES: Mapping[str, str] = {
    "agenda.no_speaker": mark("“{title}” has no speaker yet, though its kind ({kind}) needs one."),
    "agenda.speaker_twice": mark("{name} speaks in “{title}” while “{other}” is still going on."),
    "agenda.speaker_listed_twice": mark("{name} is listed twice in “{title}” with the same role."),
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
    minutes = data.get("minutes")
    if not isinstance(minutes, int):
        return word(code, t)
    return _of_minutes(code, minutes, data, t)


def _of_minutes(code: str, minutes: int, data: Mapping[str, object], t: Translator) -> str:
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
        case "agenda.overrun":
            return t.plural(
                "From “{title}” on, the agenda runs {count} minute past the end of the session.",
                "From “{title}” on, the agenda runs {count} minutes past the end of the session.",
                minutes,
                **names,
            )
        case _:
            return word(code, t)
