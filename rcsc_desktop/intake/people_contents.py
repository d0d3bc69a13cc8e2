"""What a column holds, told by its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rcsc_desktop.domain.countries import country_code
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.names import fold

_MOST = 0.7
"""The share of cells that makes a column what they are."""
_EMAIL = re.compile(
    r"(?:mailto:)?[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]{2,}(?:[\s;,].*)?|.*<[^@\s<>]+@[^@\s<>]+>", re.DOTALL
)
_PHONE = re.compile(r"(?:\+|00)[\d\s().\-/]{7,22}(?:ext\.? ?\d+)?|\(\d{2,5}\)[\d\s.\-/]{5,15}|0\d[\d\s.\-/]{6,15}")
_LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
HONORIFICS = frozenset(
    fold(word)
    for word in [
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Mx",
        "Dr",
        "Prof",
        "Professor",
        "Sir",
        "Dame",
        "Rev",
        "Hon",
        "Amb",
        "Ambassador",
        "H.E.",
        "HE",
        "Excellency",
        "Sr",
        "Sra",
        "Srta",
        "Dra",
        "Don",
        "Doña",
        "M",
        "Mme",
        "Mlle",
        "Me",
        "Pr",
        "Monsieur",
        "Madame",
        "Mademoiselle",
        "Herr",
        "Frau",
        "г-н",
        "г-жа",
        "госпожа",
        "господин",
        "др",
        "д-р",
        "السيد",
        "السيدة",
        "الدكتور",
        "الدكتورة",
        "د",
        "أ",
        "السفير",
        "先生",
        "女士",
        "小姐",
        "博士",
        "教授",
        "阁下",
        "S.E.",
        "S.E.M.",
        "Senhor",
        "Senhora",
        "Ing",
        "Lic",
        "Msgr",
        "Fr",
        "Sister",
    ]
)


def field_of_contents(samples: Sequence[str], subject: ImportSubject) -> str:
    """``email``, ``phone``, ``link`` (``website``) or ``country`` where most cells are that; else empty."""
    texts = [text for text in samples if text]
    if not texts:
        return ""
    checks: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("email", lambda text: _EMAIL.fullmatch(text) is not None),
        (
            "website" if subject is ImportSubject.ORGANISATIONS else "link",
            lambda text: _LINK.fullmatch(text) is not None,
        ),
        ("phone", lambda text: _PHONE.fullmatch(text.strip()) is not None),
        ("country", lambda text: len(text) > 2 and not text.isdecimal() and bool(country_code(text))),
    )
    for field, check in checks:
        if sum(map(check, texts)) >= _MOST * len(texts):
            return field
    return ""


def is_honorific(samples: Sequence[str]) -> bool:
    """Most of the texts are words like Mr, Dr or Mme."""
    texts = [text for text in samples if text]
    alike = sum(1 for text in texts if all(fold(word).strip(".") in _BARE for word in text.split()))
    return bool(texts) and alike >= _MOST * len(texts)


_BARE = frozenset(word.strip(".") for word in HONORIFICS)
