"""Makes the lines of the table: words, dates and numbers in the language of the screen.

Imported beside the window when the first list is there: the language's data costs a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rcsc_desktop.domain.consultation import ConsultationKind, ConsultationStatus
from rcsc_desktop.domain.lines import ConsultationLine
from rcsc_desktop.domain.names import fold
from rcsc_desktop.gui.pages.consultations.row import Row
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats, words


def rows(lines: Sequence[ConsultationLine], t: Translator, wanted: str = "") -> tuple[Row, ...]:
    """The table's rows, by programme; with ``wanted`` only those that hold each of its words somewhere."""
    asked = fold(wanted).split()
    made: list[Row] = []
    for (programme_id, programme), members in groupby(lines, lambda line: (line.programme_id, line.programme)):
        shown = [row for row in (_row(line, t) for line in members) if _holds(row, programme, asked)]
        if shown:
            made += [Row((programme,), programme_id), *shown]
    return tuple(made)


def _row(line: ConsultationLine, t: Translator) -> Row:
    kind, status = ConsultationKind(line.kind), ConsultationStatus(line.status)
    return Row(
        (
            formats.days(line.start_date, line.end_date, t.language) if line.start_date else "",
            line.title,
            line.place,
            line.region,
            words.label(kind, t),
            words.label(status, t),
            formats.number(line.participants, t.language) if line.participants else "",
        ),
        line.programme_id,
        line,
    )


def _holds(row: Row, programme: str, asked: Sequence[str]) -> bool:
    if not asked:
        return True
    text = fold(" ".join((*row.texts, programme)))
    return all(word in text for word in asked)
