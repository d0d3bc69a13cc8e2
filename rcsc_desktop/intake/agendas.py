"""The one door for agendas from outside: bytes of any format in, an ``ImportedAgenda`` out."""

from __future__ import annotations

import json

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda
from rcsc_desktop.intake.limits import run_limited
from rcsc_desktop.intake.source_json import parsed


def read_agenda(content: bytes, name: str, choices: ImportChoices) -> ImportedAgenda:
    """Read the content of a file called ``name`` (``-`` for pasted text) in this process.

    What could not be read is in ``refused`` and ``findings``; a source that is none at all is refused with ``import.*``
    or ``zone.unknown``.
    """
    return _read_json(content, choices)


def read_agenda_limited(content: bytes, name: str, choices: ImportChoices) -> ImportedAgenda:
    """The same in a process of its own, which is ended after ten seconds per MiB or when it takes too much memory.

    Refused like ``read_agenda``, and with ``import.too_slow`` or ``import.too_big``.
    """
    found = run_limited(read_agenda, (content, name, choices), len(content))
    assert isinstance(found, ImportedAgenda)  # noqa: S101 - what our own function returns
    return found


def _read_json(content: bytes, choices: ImportChoices) -> ImportedAgenda:
    from rcsc_desktop.intake.schedule_json import read_schedule

    try:
        document = parsed(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UserError("import.bad_json", line=error.lineno, place=error.colno) from None
    return read_schedule(document, choices)
