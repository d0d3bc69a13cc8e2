"""How papers were set last, kept in the settings; what is for organisers alone is never taken up again by itself."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from rcsc_desktop.domain.reports.formats import LAYOUTS_OF, AgendaFormat
from rcsc_desktop.domain.reports.paper import PaperColumn, PaperLayout, PaperOptions, Signature
from rcsc_desktop.services.exports import AgendaRequest
from rcsc_desktop.support.settings import Settings

_KEY = "export.agenda"


def remember(settings: Settings, request: AgendaRequest) -> None:
    """Keep what is worth keeping of a choice."""
    options = request.options
    kept = {
        "format": request.format,
        "layout": "" if options.layout is PaperLayout.RUN_OF_SHOW else options.layout.value,
        "columns": None if options.columns is None else [column.value for column in options.columns],
        "with_letterhead": options.with_letterhead,
        "with_cities": options.with_cities,
        "per_session": options.per_session,
        "signature": None if options.signature is None else asdict(options.signature),
    }
    settings.set(_KEY, json.dumps(kept, ensure_ascii=False))


def remembered(settings: Settings) -> AgendaRequest:
    """The last choices; where they cannot be understood (any more), the usual ones."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        return _request(json.loads(settings.get(_KEY) or "{}"))
    return AgendaRequest()


def _request(kept: dict[str, Any]) -> AgendaRequest:
    kind = AgendaFormat(kept.get("format", "pdf"))
    layout = PaperLayout(kept.get("layout") or PaperLayout.DETAILED)
    columns, signature = kept.get("columns"), kept.get("signature")
    options = PaperOptions(
        layout=layout if layout in LAYOUTS_OF[kind] else PaperLayout.DETAILED,
        columns=None if columns is None else tuple(map(PaperColumn, columns)),
        with_letterhead=bool(kept.get("with_letterhead", True)),
        with_cities=bool(kept.get("with_cities", False)),
        per_session=bool(kept.get("per_session", False)),
        signature=None if signature is None else Signature(str(signature["name"]), str(signature["title"])),
    )
    return AgendaRequest(kind.value, options=options)
