"""Findings about texts that a wanted language lacks."""

from __future__ import annotations

from collections.abc import Iterator

from rcsc_desktop.domain.agenda import Finding
from rcsc_desktop.domain.agenda_rows import AgendaRows
from rcsc_desktop.domain.language_versions import missing_texts
from rcsc_desktop.domain.texts import split_languages


def of_languages(rows: AgendaRows) -> Iterator[Finding]:
    """``agenda.text_missing`` (``language``, ``count``) for each language of papers, at the first text it lacks.

    Texts that are out of date count. It is put aside for the language as a whole.
    """
    for language in split_languages(rows.consultation.paper_languages):
        missing = missing_texts(rows, language) if language != rows.consultation.language else []
        if missing:
            first = missing[0]
            data = (("language", language), ("count", len(missing)))
            yield Finding(
                "agenda.text_missing",
                "warning",
                first.session_id,
                first.item_id,
                data,
                language,
                scope_id=rows.consultation.id,
            )
