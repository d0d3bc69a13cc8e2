"""Countries by their names in the languages of the United Nations and by the codes of ISO 3166-1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rcsc_desktop.domain.names import fold
from rcsc_desktop.support.resources import resource

_NAMED_IN = ("en", "fr", "es", "ru", "ar", "zh", "pt", "de", "ja")
_ARTICLE = re.compile(r"^(?:la |le |les |l'|el |los |las |the )|\s*\((?:l'|le|la|les|el|los|las|the)\)$")


def country_code(text: str) -> str:
    """The code in two letters of a country's name or code; empty where it is none that is known."""
    folded = fold(text[:120])
    found = _codes().get(folded)
    if found is None:
        bare = _ARTICLE.sub("", folded).strip(" .,*")
        found = _codes().get(bare, "")
    return found


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    from babel import Locale

    codes: dict[str, str] = {}
    lines = resource("countries", "names.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        code, *names = line.split("\t")
        codes[fold(code)] = code
        codes.update({fold(name): code for name in names if name})
    known = frozenset(codes.values())
    for language in _NAMED_IN:
        for code, name in Locale.parse(language).territories.items():
            if code in known:
                codes.setdefault(fold(name), code)
    return codes
