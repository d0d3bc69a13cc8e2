"""Texts of options that say how a paper is set."""

from __future__ import annotations

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.paper import PaperColumn, Signature


def paper_columns(text: str | None) -> tuple[PaperColumn, ...] | None:
    """``speakers,room`` as columns, ``None`` where none were named; ``value.unknown`` for one that there is not."""
    if text is None:
        return None
    known = {column.value: column for column in PaperColumn}
    names = [name.strip().casefold() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise UserError("value.unknown", field="columns", text=name, choices=list(known))
    return tuple(known[name] for name in names)


def signature_of(text: str | None) -> Signature | None:
    """``Name; Title`` as a place to sign."""
    if text is None:
        return None
    name, _, title = text.partition(";")
    return Signature(name.strip(), title.strip())
