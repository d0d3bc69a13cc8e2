"""How alike two people, or two organisations, are: a score from 0 to 100, and what speaks for and against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rcsc_desktop.domain.name_words import NameWords, name_words, sound
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.people_plan import Reason

DOUBTFUL = 60
"""From this score on somebody should look whether two are one."""

_MOST = 99
"""Nothing but the user's word makes two certainly one."""
_SLIP_LENGTH = 4
_SOUND_LENGTH = 4
_SPELLING_LENGTH = 5
_ACRONYM_LENGTH = 3
_EXTENSION = re.compile(r"(?:ext|poste|доб|x|;|#)[^0-9]*[0-9]+\s*$", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"[^0-9]")
_SAME_DIGITS = 8
"""So many last digits make two telephones worth comparing."""
_SMALL_WORDS = """
a an and d da das de del der des di do du e el en et for fur in la las le les los of on pour the und y
ag asbl aisbl co corp ev gmbh inc incorporated limited llc ltd ngo ong org plc pvt sa sarl srl ry
"""
_LEGAL = frozenset(_SMALL_WORDS.split())
"""Small words and legal forms: names that differ in these alone are the same to people."""
Named = Callable[[NameWords, NameWords], tuple[int, str]]
"""How alike two names are and why; 0 where they are not."""
_DOTTED = re.compile(r"(?<=\b\w)\. ?(?=\w\b)|(?<=\.\w)\.")
"""Dots of abbreviations such as e.V. and U.S.A."""
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared. ``names`` holds the main name first, then other spellings, names and acronyms.

    ``emails`` are folded, ``phones`` as written, ``organisations`` folded names (of a person's affiliations),
    ``country`` a code or a folded name, ``site`` the host of a web site.
    """

    names: tuple[NameWords, ...]
    emails: frozenset[str] = frozenset()
    phones: tuple[str, ...] = ()
    organisations: frozenset[str] = frozenset()
    country: str = ""
    site: str = ""
    acronyms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 100 and its reasons, the weightiest first; codes of ``wording.likeness``."""

    score: int
    reasons: tuple[Reason, ...]


def person_traits(
    name: str,
    aliases: str = "",
    *,
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    organisations: Iterable[str] = (),
    country: str = "",
) -> Traits:
    """What of a person is compared; ``aliases`` are one a line."""
    others = [one for one in aliases.split("\n") if any(map(str.isalpha, one))] if aliases else []
    return Traits(
        tuple(map(name_words, (name, *others))),
        frozenset(filter(None, map(fold, emails))),
        tuple(filter(None, phones)),
        frozenset(filter(None, map(fold, organisations))),
        fold(country),
    )


def organisation_traits(
    name: str,
    acronym: str = "",
    other_names: str = "",
    *,
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    country: str = "",
    website: str = "",
) -> Traits:
    """What of an organisation is compared; ``other_names`` are one a line."""
    name = _DOTTED.sub("", name)
    bare = _IN_BRACKETS.sub(" ", name)
    inside = [one for one in _IN_BRACKETS.findall(name) if one.isupper()]
    given = [acronym, *inside] if bare.strip() else [acronym]
    names = [name, *(one for one in other_names.split("\n") if any(map(str.isalpha, one)))]
    if inside and bare.strip():
        names.append(bare)
    return Traits(
        tuple(name_words(one) for one in names),
        frozenset(filter(None, map(fold, emails))),
        tuple(filter(None, phones)),
        frozenset(),
        fold(country),
        host(website),
        frozenset(one for one in map(fold, given) if len(one) >= _ACRONYM_LENGTH),
    )


def host(website: str) -> str:
    """The host of a web site without ``www``; empty where there is none."""
    return fold(website).partition("://")[2].partition("/")[0].removeprefix("www.") if "://" in website else ""


@lru_cache(maxsize=8192)
def phone_key(phone: str) -> str:
    """The last digits of a telephone, without an extension; empty where there are too few to compare."""
    has_letters = any(map(str.isalpha, phone)) or ";" in phone or "#" in phone
    digits = _NOT_DIGIT.sub("", _EXTENSION.sub("", phone) if has_letters else phone)
    return digits[-_SAME_DIGITS:] if len(digits) >= _SAME_DIGITS else ""


@lru_cache(maxsize=4096)
def same_phone(first: str, second: str) -> bool:
    """Both may be one telephone: the same number, or one of them without the country's prefix."""
    import phonenumbers

    return phonenumbers.is_number_match(first, second) not in {
        phonenumbers.MatchType.NO_MATCH,
        phonenumbers.MatchType.NOT_A_NUMBER,
    }


def core_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words of an organisation's name without legal forms, articles and prepositions."""
    kept = tuple(word for word in words if word not in _LEGAL)
    return kept or tuple(words)


def initials(name: str) -> str:
    """The acronym that a name's words give, folded: ``icmc``; empty where it would be too short."""
    letters = "".join(word[0] for word in fold(name).split() if word[0].isalnum() and word not in _LEGAL)
    return letters if len(letters) >= _ACRONYM_LENGTH else ""


def people_alike(first: Traits, second: Traits) -> Likeness | None:
    """How alike two people are; ``None`` where nothing worth a look speaks for it."""
    score, reason = _best(_people_named, first, second)
    reasons = [] if reason is None else [reason]
    has_name = score >= _NAMED
    email = bool(first.emails & second.emails)
    phone = _phones_meet(first.phones, second.phones)
    if email:
        score = score + 15 if has_name else max(score, _MAIL_ALONE[_relation(first, second)])
        reasons.append(Reason("same_email"))
    if phone:
        score = score + 10 if has_name or email else max(score, _PHONE_ALONE[_relation(first, second)])
        reasons.append(Reason("same_phone"))
    if not reasons:
        return None
    if first.organisations & second.organisations:
        score += 10 if has_name else 3
        reasons.append(Reason("same_organisation"))
    elif first.organisations and second.organisations:
        score -= 6
        reasons.append(Reason("other_organisation"))
    return _with_country(score, reasons, first, second, less=8)


def organisations_alike(first: Traits, second: Traits) -> Likeness | None:
    """How alike two organisations are; ``None`` where nothing worth a look speaks for it."""
    score, reason = _best(_organisations_named, first, second)
    reasons = [] if reason is None else [reason]
    shared = first.acronyms & second.acronyms
    if shared:
        score = score + 5 if reason else 64 if _mostly_shared(first.names[0], second.names[0]) else 50
        reasons.append(Reason("same_acronym", {"acronym": min(shared).upper()}))
    elif reason is None and (found := _spelt_out(first, second) or _spelt_out(second, first)):
        score = 62
        reasons.append(Reason("acronym_of", {"acronym": found.upper()}))
    for code, meets, more in (
        ("same_site", bool(first.site) and first.site == second.site, 12),
        ("same_email", bool(first.emails & second.emails), 10),
        ("same_phone", _phones_meet(first.phones, second.phones), 8),
    ):
        if meets:
            score = score + more if reasons else 40 + more
            reasons.append(Reason(code))
    return _with_country(score, reasons, first, second, less=14) if reasons else None


_NAMED = 50
_MAIL_ALONE = {"shares": 65, "unlike": 45, "foreign": 62}
"""By how the names stand to each other: one shared word, none, or written in different scripts."""
_PHONE_ALONE = {"shares": 60, "unlike": 35, "foreign": 50}


def _with_country(score: int, reasons: list[Reason], first: Traits, second: Traits, less: int) -> Likeness:
    if first.country and second.country:
        is_same = first.country == second.country
        score += 3 if is_same else -less
        reasons.append(Reason("same_country" if is_same else "other_country"))
    return Likeness(max(0, min(score, _MOST)), tuple(reasons))


def _best(compare: Named, first: Traits, second: Traits) -> tuple[int, Reason | None]:
    """The best that any two of the names give; aliases count a little less than the names themselves."""
    score, reason = 0, None
    for at, one in enumerate(first.names):
        for place, other in enumerate(second.names):
            found, code = compare(one, other)
            if found > score:
                is_alias = bool(at or place)
                score = found - 2 if is_alias else found
                reason = Reason("alias" if is_alias and code == "same_name" else code)
    return score, reason


def _people_named(one: NameWords, other: NameWords) -> tuple[int, str]:
    if one.folded == other.folded:
        return 82, "same_name"
    if one.folded_words == other.folded_words:
        return 80, "name_order"
    is_foreign = one.is_latin != other.is_latin
    if one.words == other.words and len(one.key) >= _SOUND_LENGTH:
        return (74, "name_script") if is_foreign else (76, "name_spelling")
    if len(one.words) > 1 and is_one_slip(one.words, other.words):
        return (68, "name_script") if is_foreign else (70, "name_slip")
    part = _part(one, other, is_foreign=is_foreign)
    if part[1] != "name_part" and _sound_alike(one, other, is_foreign=is_foreign):
        return (70, "name_script") if is_foreign else (64, "name_spelling")
    return part


def _sound_alike(one: NameWords, other: NameWords, *, is_foreign: bool) -> bool:
    """From one script to another every word has to be heard: two consonants of each, at the least."""
    heard = one.sounds.split()
    if one.sounds != other.sounds or len(heard) < 2:
        return False
    return all(len(word) > 1 for word in heard) if is_foreign else len(one.sounds) > _SPELLING_LENGTH


def _part(one: NameWords, other: NameWords, *, is_foreign: bool) -> tuple[int, str]:
    """One name is a part of the other: a middle name more, or an initial in place of a name."""
    short, long = sorted((one.words, other.words), key=lambda words: (len(words), sum(map(len, words))))
    if is_foreign:
        short, long = (tuple(heard for word in words if len(heard := sound(word)) > 1) for words in (short, long))
        if sum(map(len, short)) < _SPELLING_LENGTH:
            return 0, ""
    left = list(long)
    shared = 0
    for word in short:
        if len(word) > 1 and word in left:
            left.remove(word)
            shared += 1
    rest = [word for word in short if len(word) == 1 or word not in long]
    if not rest and shared > 1:
        return (60, "name_script") if is_foreign else (62, "name_part")
    fits = rest and shared and all(len(word) == 1 and any(longer.startswith(word) for longer in left) for word in rest)
    return (55, "name_initial") if fits and not is_foreign else (0, "")


def _relation(first: Traits, second: Traits) -> str:
    one, other = first.names[0], second.names[0]
    if any(len(word) > 2 and word in other.words for word in one.words):
        return "shares"
    return "foreign" if one.is_latin != other.is_latin else "unlike"


def _organisations_named(one: NameWords, other: NameWords) -> tuple[int, str]:
    if one.folded == other.folded:
        return 85, "same_name"
    if one.folded_words == other.folded_words:
        return 72, "name_order"
    is_foreign = one.is_latin != other.is_latin
    mine, theirs = core_words(one.words), core_words(other.words)
    if mine == theirs and sum(map(len, mine)) >= _SOUND_LENGTH:
        return (74, "name_script") if is_foreign else (78, "name_suffix")
    if len(mine) > 1 and is_one_slip(mine, theirs):
        return (66, "name_script") if is_foreign else (72, "name_slip")
    if is_foreign and len(one.sounds) > 2 * _SOUND_LENGTH and one.sounds == other.sounds:
        return 68, "name_script"
    return 0, ""


def is_one_slip(one: Sequence[str], other: Sequence[str]) -> bool:
    """The sorted words are the same but for one, which has a letter more, less, other, or two that changed places."""
    if len(one) != len(other):
        return False
    mine, theirs = list(one), list(other)
    for word in one:
        if word in theirs:
            theirs.remove(word)
            mine.remove(word)
    return len(mine) == 1 and is_near(mine[0], theirs[0])


def is_near(word: str, other: str) -> bool:
    """One slip of the keyboard makes one word the other; short words and numbers are never near."""
    if min(len(word), len(other)) < _SLIP_LENGTH or word.isdigit() or other.isdigit():
        return False
    return _distance()(word, other, score_cutoff=1) == 1


@lru_cache(maxsize=1)
def _distance() -> Callable[..., int]:
    """Loaded when two words are first compared, not with the window."""
    from rapidfuzz.distance import OSA

    return OSA.distance


def _spelt_out(short: Traits, long: Traits) -> str:
    """The acronym that is the whole name of one, and that the other's name spells out."""
    found = initials(long.names[0].folded)
    return found if found and any(one.folded == found for one in short.names[:1]) else ""


def _mostly_shared(one: NameWords, other: NameWords) -> bool:
    mine, theirs = set(core_words(one.words)), set(core_words(other.words))
    return 2 * len(mine & theirs) >= max(len(mine), len(theirs))


def _phones_meet(first: Sequence[str], second: Sequence[str]) -> bool:
    if not first or not second:
        return False
    return any(
        one == other or ((key := phone_key(one)) and key == phone_key(other) and same_phone(one, other))
        for one in first
        for other in second
    )
