"""The list of participants as a text file of values (RFC 4180), in UTF-8."""

from __future__ import annotations

from typing import BinaryIO

from rcsc_desktop.domain.reports.participants import ParticipantReport
from rcsc_desktop.export.csv.values import write_rows
from rcsc_desktop.export.list_columns import list_columns
from rcsc_desktop.support.i18n import translator


def write(report: ParticipantReport, target: BinaryIO) -> None:
    """Write headings and everybody; days as YYYY-MM-DD. ``report.lines`` is read once and tabs are left out.

    Raises ``UserError`` ``export.unknown_column`` (column).
    """
    columns = list_columns(report.columns, report.own, translator(report.language))
    write_rows(target, columns.headings, map(columns.read, report.lines), report.language, report.csv)
