"""Contacts as a text file of values (RFC 4180), in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from rcsc_desktop.domain.reports.contact_list import ContactListReport, ContactSheet
from rcsc_desktop.domain.reports.participants import USUAL_CSV
from rcsc_desktop.export.contact_table import headings, reading
from rcsc_desktop.export.csv.values import write_rows
from rcsc_desktop.support.i18n import Translator, translator


def write(report: ContactListReport, target: BinaryIO) -> None:
    """Write one table; where there are people and organisations, a first column says which each is."""
    t = translator(report.language)
    if len(report.sheets) < 2:
        sheet = report.sheets[0] if report.sheets else ContactSheet("person", ("name",), ())
        write_rows(target, headings(sheet, t), map(reading(sheet, t), sheet.rows), report.language, USUAL_CSV)
        return
    named = dict(zip(report.columns, headings(ContactSheet("", report.columns, ()), t), strict=True))
    head = (t("Person or organization"), *named.values())
    write_rows(target, head, _rows(report, t), report.language, USUAL_CSV)


def _rows(report: ContactListReport, t: Translator) -> Iterator[list[str]]:
    for sheet in report.sheets:
        read, noun = reading(sheet, t), t("Person") if sheet.noun == "person" else t("Organization")
        for row in sheet.rows:
            values = dict(zip(sheet.columns, read(row), strict=True))
            yield [noun, *(values.get(name, "") for name in report.columns)]
