"""The text of a file in whatever encoding it was saved."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from rcsc_desktop.domain.errors import UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_2"),
    *("iso8859_5", "iso8859_6", "iso8859_15", "mac_roman", "cp850", "cp866", "gb18030", "big5", "shift_jis"),
    *("euc_jp", "euc_kr"),
]
_SAMPLE = 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def text_of(content: bytes) -> str:
    """The text without its byte-order mark, line ends as line feeds.

    UTF-8, UTF-16 and UTF-32 are known by their mark or their bytes, older encodings by the letters they give. Refused
    with ``import.not_text`` where the bytes are no text.
    """
    return decoded(content)[0]


def decoded(content: bytes, chosen: str = "") -> tuple[str, str]:
    """The same with the name of the encoding: ``utf-8``, ``utf-16le with BOM``, ``cp1252``.

    ``chosen`` is the encoding by the user's word (``import.encoding_unknown``).
    """
    text, encoding = _decoded(content, chosen)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 50):
        raise UserError("import.not_text")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decoded(content: bytes, chosen: str) -> tuple[str, str]:
    if chosen:
        try:
            return content.decode(chosen, errors="replace").removeprefix("\ufeff"), chosen
        except (LookupError, ValueError):
            raise UserError("import.encoding_unknown", text=chosen) from None
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            name = encoding.replace("-le", "le").replace("-be", "be")
            return content[len(mark) :].decode(encoding, errors="replace"), f"{name} with BOM"
    if (wide := _wide(content[:2000])) is not None:
        return content.decode(wide, errors="replace"), wide.replace("-le", "le").replace("-be", "be")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _legacy(content)
        return content.decode(encoding, errors="replace"), encoding


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of European text is zero."""
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > half * 0.6 and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) > half * 0.6 and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _legacy(content: bytes) -> str:
    sample = content[:_SAMPLE]
    broken = len(re.findall("�", sample.decode("utf-8", errors="replace")))
    if broken * 20 < sum(1 for byte in sample if byte >= 0x80):
        return "utf-8"  # a few damaged letters
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=_LEGACY, preemptive_behaviour=False)
    best = found.best()
    if best is None:
        return "cp1252"
    if best.encoding in _LATIN and any(one.encoding == "cp1252" and one.chaos <= best.chaos + 0.02 for one in found):
        return "cp1250" if _worth(sample, "cp1250", _EASTERN) > _worth(sample, "cp1252", _WESTERN) else "cp1252"
    return best.encoding


_LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "iso8859_2", "iso8859_15", "mac_roman"})
"""Encodings that share so many letters that the library often finds them alike."""
_WESTERN = {**dict.fromkeys("éèêëàâáäåçîïíôöóøúüñßœæ", 1.0), **dict.fromkeys("ìòùûõã", 0.5), **dict.fromkeys("ðþ", 0.1)}
_EASTERN = {
    **dict.fromkeys("éáíúýäöüóčřěšžůłśżźąęćńőűňëôç", 1.0),
    **dict.fromkeys("ăţđâî", 0.5),
    **dict.fromkeys("ŕĺďťľ", 0.2),
}


def _worth(sample: bytes, encoding: str, letters: Mapping[str, float]) -> float:
    """How common the letters are, in the languages of the encoding, that it makes of the bytes."""
    text = sample.decode(encoding, errors="replace").casefold()
    return sum(letters.get(letter, 0.0) for letter in text if not letter.isascii())
