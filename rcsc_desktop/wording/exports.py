"""What left the application, as the history tells it."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.domain.history import ExportLine
from rcsc_desktop.support.i18n import Translator, mark

_SENTENCES: Mapping[str, str] = {
    "agenda": mark("Export the agenda as “{file}”"),
    "participant": mark("Export the list of participants as “{file}”"),
    "contacts": mark("Export contacts as “{file}”"),
    "mail": mark("Write mail drafts into “{file}”"),
    "passports": mark("Export passport and visa data as “{file}”"),
}


def sentence(line: ExportLine, t: Translator) -> str:
    """One sentence for an entry; of what is not known, its file."""
    if line.what == "addresses":
        return t.plural("Copy {count} e-mail address", "Copy {count} e-mail addresses", line.count)
    return t(_SENTENCES.get(line.what, mark("Export “{file}”")), file=line.file_name)
