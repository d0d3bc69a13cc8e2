"""An agenda as schedule JSON."""

from __future__ import annotations

import json
from typing import BinaryIO

from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.text import escaped
from rcsc_desktop.export.schedule.document import schedule_document


def write(report: AgendaReport, stream: BinaryIO) -> None:
    """UTF-8, indented."""
    text = json.dumps(schedule_document(report), ensure_ascii=False, indent=2)
    stream.write(escaped(text).encode() + b"\n")
