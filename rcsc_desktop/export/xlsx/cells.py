"""Values that go into cells and come back as they were."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.xlsx.styles import Styles

MOST_UNITS = 32_767
"""UTF-16 units that a cell of Excel holds."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?", re.ASCII)
_GUARDED = ("=", "+", "-", "@", "\t")
_FIRST_DAY = date(1900, 3, 1)
"""Before it the calendars of spreadsheets disagree: Excel's has a 29 February 1900."""


class CellWriter:
    """Writes texts and dates into one sheet."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet = sheet
        self._styles = styles

    def row(self, row: int, height: float) -> None:
        """Begin the row with this height, in points."""
        self._sheet.set_row(row, height)

    def text(self, row: int, column: int, value: str, look: Format | None = None) -> None:
        """``value`` as text, whatever it begins with; an empty one leaves the cell as its column is.

        Without ``look`` it looks like the texts of a list. Raises ``UserError`` ``export.text_too_long`` (data: row as
        the spreadsheet counts, length, most).
        """
        if not value:
            return
        if not value.isprintable():
            value = clean(value).text
        if look is None:
            look = self._styles.guarded if value.startswith(_GUARDED) else self._styles.text
        if value.startswith("<r>") and value.endswith("</r>"):
            # The library takes such a text for its own rich text; as two runs it stays what it is.
            self._sheet.write_rich_string(row, column, value[:1], self._styles.text, value[1:], look)
        elif self._sheet.write_string(row, column, value, look) != 0:
            length = len(value.encode("utf-16-le")) // 2
            raise UserError("export.text_too_long", row=row + 1, length=length, most=MOST_UNITS)

    def day(self, row: int, column: int, value: str) -> None:
        """A firm ISO date as a real date; anything else (a month, an open date) as text."""
        moment = _day(value)
        if moment is None:
            self.text(row, column, value)
        else:
            self._sheet.write_datetime(row, column, moment, self._styles.date)

    def number(self, row: int, column: int, value: str) -> None:
        """A number with a decimal point as a number; anything else, or one that would be rounded, as text."""
        if _NUMBER.fullmatch(value):
            self._sheet.write_number(row, column, float(value), self._styles.figure)
        else:
            self.text(row, column, value)


@lru_cache(maxsize=4096)
def _day(value: str) -> datetime | None:
    try:
        known = PartialDate.parse(value)
    except UserError:
        return None
    if not known.is_firm or known.first_day < _FIRST_DAY:
        return None
    return datetime.combine(known.first_day, time())
