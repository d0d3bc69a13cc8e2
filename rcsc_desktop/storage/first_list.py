"""The first list of a window, by one plain statement and without SQLAlchemy, so that it stands at once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import UUID

from sqlcipher3 import dbapi2

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.lines import ConsultationLine

_STATEMENT = """
SELECT c.id, c.key, c.title, c.kind, c.format, c.status, c.region, c.programme_id, p.title, c.start_date, c.end_date,
       c.place,
       (SELECT count(*) FROM session s WHERE s.consultation_id = c.id AND s.deleted_at IS NULL AND NOT s.is_parking),
       (SELECT count(*) FROM agenda_item i JOIN session s ON s.id = i.session_id
         WHERE s.consultation_id = c.id AND s.deleted_at IS NULL AND NOT s.is_parking AND i.deleted_at IS NULL),
       (SELECT count(*) FROM participant t WHERE t.consultation_id = c.id AND t.deleted_at IS NULL)
  FROM consultation c JOIN programme p ON p.id = c.programme_id
 WHERE c.deleted_at IS NULL AND p.deleted_at IS NULL
 ORDER BY p.start_date IS NULL, p.start_date, c.start_date IS NULL, c.start_date, c.id
"""


def first_list(path: Path) -> tuple[ConsultationLine, ...]:
    """The consultations of a workspace; empty where the file cannot be read, which opening it will explain."""
    try:
        with closing(dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            rows = connection.execute(_STATEMENT).fetchall()
    except dbapi2.Error:
        return ()
    return tuple(_line(row) for row in rows)


def _line(row: tuple[object, ...]) -> ConsultationLine:
    values = list(row)
    for place in (0, 7):
        values[place] = UUID(str(values[place]))
    for place in (9, 10):
        values[place] = PartialDate.parse(str(values[place])) if values[place] else None
    return ConsultationLine(*values)  # type: ignore[arg-type]  # the statement names the fields in order
