"""Texts in the reader's language: gettext catalogues with named placeholders.

A translator belongs to one reader (the screen, a command's output, one document) and is handed to whoever writes for
that reader; none is installed globally. The ``.po`` files are read as they are, so there is nothing to compile.
"""

from __future__ import annotations

import gettext
from functools import lru_cache
from io import BytesIO

from rcsc_desktop.support.resources import resource

STRETCHED = "qps-ploc"
"""Pseudo-language: accented and 40 % longer, shows what is cut off and what escaped translation."""
MIRRORED = "qps-plocm"
"""Pseudo-language: English in a layout that runs from right to left."""

_ACCENTS = str.maketrans("AEIOUaeiouCcNnSsYyZz", "ÂÊÎÔÛâêîôûÇçÑñŠšÝýŽž")


def mark(message: str) -> str:
    """Mark ``message`` for extraction where it is only translated later."""
    return message


class Translator:
    """Gives texts in one language: call it with the English text and the values of its placeholders."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    @property
    def is_right_to_left(self) -> bool:
        """The layout mirrors."""
        return self.language == MIRRORED or self.language.split("-")[0] in {"ar", "fa", "he", "ur"}

    def __call__(self, message: str, /, **values: object) -> str:
        """The translation of ``message`` with ``{name}`` replaced by ``values``."""
        return self._filled(self._catalogue.gettext(message), values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form of the message that ``count`` needs; ``{count}`` is filled in."""
        return self._filled(self._catalogue.ngettext(one, many, count), {"count": count, **values})

    def in_context(self, context: str, message: str, /, **values: object) -> str:
        """The translation of a word that means different things in different places."""
        return self._filled(self._catalogue.pgettext(context, message), values)

    def _filled(self, text: str, values: dict[str, object]) -> str:
        if self.language == STRETCHED:
            text = _stretched(text)
        return text.format_map(values) if values else text


@lru_cache(maxsize=16)
def translator(language: str) -> Translator:
    """The translator of ``language`` (ISO 639-1 or a pseudo-language); English where there is no catalogue."""
    path = resource("i18n", f"{language}.po")
    if not path.is_file():
        return Translator(language, gettext.NullTranslations())
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))


def _stretched(text: str) -> str:
    """Accent the letters outside placeholders and pad by two fifths."""
    pieces = []
    inside = 0
    for character in text:
        inside += (character == "{") - (character == "}")
        pieces.append(character if inside else character.translate(_ACCENTS))
    return "[" + "".join(pieces) + "~" * (len(text) * 2 // 5) + "]"
