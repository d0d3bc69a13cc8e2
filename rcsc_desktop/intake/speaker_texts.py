"""Speakers as people write them in a cell or a line: titles, names, whom they speak for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rcsc_desktop.domain.agenda import ItemKind, SpeakerRole
from rcsc_desktop.domain.imported_agenda import ImportedSpeaker
from rcsc_desktop.domain.names import fold
from rcsc_desktop.intake.kinds import kind_of

_HONORIFIC = (
    r"(?:(?:Deputy |Under-|Assistant )?(?:Director|Secretary|Attorney)[\s-]General|Ambassador(?:/Perm\.? Rep\.?)?"
    r"|H\.\s?E\.|His Excellency|Her Excellency|S\.E\.|Mrs?\.?|Ms\.?|Mme|M\.|Herr|Frau|Sr(?:a)?\.|Sir|Dame|Rev\.|Fr\."
    r"|Dr(?:a)?\.?(?:-Ing\.)?|Prof(?:essor)?\.?|Minister|Senator|Г-н|Г-жа|Посол|السيدة|السيد|الدكتورة|الدكتور|السفيرة|السفير)"
)
_TITLED = re.compile(rf"(?P<title>{_HONORIFIC}(?:\s+{_HONORIFIC})*)\s+(?P<name>\S.*)")
_TITLE_INSIDE = re.compile(
    rf"(?P<before>.*?\S)\s*[,–—:-]?\s+(?P<rest>(?:{_HONORIFIC}\s+)+[^\W\d_a-zа-я][^,:;?!]*(?:,\s*[^:;?!]+)?)"
)
_ROLES = {
    SpeakerRole.MODERATOR: "moderator moderators moderation moderiert moderateur moderatrice moderador moderadora"
    " facilitator модератор",
    SpeakerRole.CHAIR: "chair chairs chairperson co-chair co-chairs president presidence presidente председатель",
    SpeakerRole.PRESENTER: "presenter presenters presentation presented",
    SpeakerRole.RAPPORTEUR: "rapporteur rapporteurs berichterstatter relator relatora докладчик",
    SpeakerRole.DISCUSSANT: "discussant discussants commentator commentators",
    SpeakerRole.SPEAKER: "speaker speakers panelist panelists panellist panellists referent referenten referentin"
    " referentinnen redner vortragende orador oradora oradores ponente ponentes intervenant intervenants orateur"
    " orateurs выступающий выступающие спикер спикеры المتحدث المتحدثون المتحدثين",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_LABEL = re.compile(r"(?P<word>[^\W\d_][^:：]{1,30}?)\s*[:：]\s*(?P<rest>.*)", re.DOTALL)
_BY = re.compile(r"(?i:by|par|por)\s+(?=[^\W\d_a-z])")
_COMMA = re.compile(r"\s*[,،，]\s*")
_SEPARATORS = re.compile(r"\s*[;；؛\n|]\s*")
_BRACKETS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<organisation>[^()]+)\)")
_PARTICLES = frozenset(
    {
        *("da", "de", "del", "della", "der", "den", "di", "do", "dos", "du", "el", "la", "las", "le", "los", "of"),
        *("van", "von", "y", "zu", "al", "bin", "ibn"),
    }
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\u2010-\u2011-])*\.?")


def speakers_of(text: str) -> Iterator[ImportedSpeaker]:
    """The speakers of a cell or a line, divided by semicolons, bars or line ends: ``Moderator: Dr. Ana Díaz, ICMC``."""
    role = SpeakerRole.SPEAKER
    for piece in _SEPARATORS.split(text):
        if labelled := role_label(piece):
            role, piece = labelled  # noqa: PLW2901 - what follows a label
        if speaker := _speaker(piece, role):
            yield speaker


def role_label(text: str) -> tuple[SpeakerRole, str] | None:
    """The role that a line begins with and what follows: ``Chair: Ana Díaz``; ``Speakers:`` with nothing behind it."""
    match = _LABEL.fullmatch(text.strip())
    role = None if match is None else _ROLE_OF.get(fold(match["word"]).split(" ")[0])
    return None if match is None or role is None else (role, match["rest"].strip())


def split_title(text: str) -> tuple[str, str]:
    """``Welcome, Director-General William Lacy Swing`` as what happens and who speaks; the latter may be empty."""
    match = _TITLE_INSIDE.fullmatch(text)
    if match is None or len(match["rest"].split()) > 14:
        return text, ""
    return match["before"].rstrip(" ,–—:-"), match["rest"]


def names_behind_comma(text: str) -> bool:
    """A titled speaker stands behind a comma: ``Welcome, Director-General William Lacy Swing``."""
    title, speaker = split_title(text)
    return bool(speaker) and _COMMA.match(text, len(title)) is not None


def split_name(text: str) -> tuple[str, str]:
    """``Next Steps, Colin Rajah`` at its last comma, where a name stands behind it that is not another thing to do."""
    *before, name = _COMMA.split(text)
    title = text[: len(text) - len(name)].rstrip(" ,،，")
    if not before or not title or not looks_like_name(name, 4) or kind_of(name) is not ItemKind.OTHER:
        return text, ""
    return title, name


def looks_like_name(text: str, most_words: int = 6) -> bool:
    """Two to six words with capital letters (or of a script without them), perhaps behind a title."""
    titled = _TITLED.fullmatch(text)
    words = (titled["name"] if titled else text).split()
    if not (1 if titled else 2) <= len(words) <= most_words:
        return False
    return words[0].lower() not in _PARTICLES | {"the"} and all(_is_name_word(word) for word in words)


def names_who(text: str) -> bool:
    """``by Ana Díaz``."""
    match = _BY.match(text)
    rest = text[match.end() :] if match else ""
    return looks_like_name(rest) or looks_like_speaker(rest)


def looks_like_speaker(text: str) -> bool:
    """A name with an organisation behind a comma or in brackets: ``Robert Vitillo, ICMC``."""
    name, comma, organisation = _divided(text)
    if match := _BRACKETS.fullmatch(text):
        return looks_like_name(match["name"])
    return bool(comma and organisation.strip()) and len(text) < 160 and looks_like_name(name.strip())


def _speaker(text: str, role: SpeakerRole) -> ImportedSpeaker | None:
    plain = " ".join(text.split()).strip(" ,-–•*")
    if by := _BY.match(plain):
        plain = plain[by.end() :]
    if not plain:
        return None
    name, _, organisation = _divided(plain)
    if match := _BRACKETS.fullmatch(plain):
        name, organisation = match["name"], match["organisation"].strip()
    titled = _TITLED.fullmatch(name)
    if titled and titled["name"].strip():
        return ImportedSpeaker(titled["name"].strip(), titled["title"], organisation, role)
    return ImportedSpeaker(name, "", organisation, role) if name else None


def is_titled_name(text: str) -> bool:
    """``Ms. Nenette Motus, IOM``: nobody else than a person has such a title."""
    return _TITLED.match(text) is not None and looks_like_name(_divided(text)[0])


def _divided(text: str) -> tuple[str, str, str]:
    """Name, comma and organisation, at the first comma of any script."""
    match = re.search(r"[,،，]", text)
    if match is None:
        return text.strip(), "", ""
    return text[: match.start()].strip(), match[0], text[match.end() :].strip()


def _is_name_word(word: str) -> bool:
    if word.lower() in _PARTICLES - {"of"}:
        return True
    return bool(_NAME_WORD.fullmatch(word)) and not word[0].islower()
