"""Rows of texts as a text file that a spreadsheet takes for nothing but texts."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from rcsc_desktop.domain.reports.participants import CsvChoices
from rcsc_desktop.domain.text import clean

_GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""

_USUAL_DELIMITERS = {"en": ",", "ar": ";", "es": ";", "fr": ";", "ru": ";"}
"""What a spreadsheet set to the language expects: semicolons where its decimal sign is a comma."""


def write_rows(
    target: BinaryIO,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    language: str,
    choices: CsvChoices,
) -> None:
    """Write headings and rows; a text that could be a formula begins with an apostrophe."""
    if choices.with_byte_order_mark:
        target.write(BOM_UTF8)
    text = TextIOWrapper(target, encoding="utf-8", newline="", write_through=False)
    try:
        delimiter = choices.delimiter or _USUAL_DELIMITERS.get(language, ",")
        writer = csv.writer(text, delimiter=delimiter)
        writer.writerow(map(_guarded, headings))
        writer.writerows([_guarded(value) for value in row] for row in rows)
        text.flush()
    finally:
        text.detach()


def _guarded(value: str) -> str:
    if not value.isprintable():
        value = clean(value).text
    return f"'{value}" if value.startswith(_GUARDED) else value
