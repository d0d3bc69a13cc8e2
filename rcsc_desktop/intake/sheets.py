"""The rows of a workbook or a text table, with a look at how much there is before it is read."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from typing import TypeVar

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.intake.gathering import MOST_ITEMS
from rcsc_desktop.intake.packages import check_parts, declares_entities, workbook_format

MOST_CELLS = 3_000_000
MOST_COLUMNS = 2_000
_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*?(/?)>""")
_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})\d{1,7}"')
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["'](\d{1,7})["']""")
_ROW_END = re.compile(rb"</(?:\w+:)?row>")

Cell = object
T = TypeVar("T")


@dataclass(frozen=True)
class Sheet:
    """``rows`` begin at the first row of the sheet; ``spans`` and ``blocks`` are the cells that are merged.

    ``spans`` says how many columns a merged cell covers, ``blocks`` which cell's value a covered cell below it shows.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    format: str
    spans: Mapping[tuple[int, int], int] = field(default_factory=dict)
    blocks: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


def open_workbook(content: bytes, wanted: str) -> list[Sheet]:
    """The sheets that are seen and hold something, or the one called ``wanted``.

    Refused with ``import.broken_workbook``, ``import.password_protected``, ``import.too_big`` (cells declared far
    apart) or ``import.sheet_unknown``.
    """
    return guarded(content, lambda format_name: _sheets(content, wanted, "ods" if format_name == "ods" else "xlsx"))


def guarded(content: bytes, read: Callable[[str], T]) -> T:
    """What ``read`` makes of a workbook of that format (``xlsx``, ``xls``, ``ods`` …), looked at for traps before.

    Refused with ``import.broken_workbook``, ``import.password_protected``, ``import.too_big``, ``import.xml_entities``.
    """
    format_name = "xls"
    if content.startswith(b"PK"):
        format_name = workbook_format(content)
        check_parts(content)
        if declares_entities(content):
            raise UserError("import.xml_entities", line=1)
        look_before_reading(content, format_name)
    try:
        return read(format_name)
    except (UserError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # noqa: BLE001 - the library's own panics are no Exception
        if "password" in str(error).lower() or type(error).__name__ == "PasswordError":
            raise UserError("import.password_protected") from None
        raise UserError("import.broken_workbook") from None


def _sheets(content: bytes, wanted: str, format_name: str) -> list[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    with load_workbook(BytesIO(content)) as book:
        known = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        names = [one.name for one in known if one.visible is SheetVisibleEnum.Visible]
        if wanted:
            if wanted not in [one.name for one in known]:
                raise UserError("import.sheet_unknown", text=wanted, choices=names)
            names = [wanted]
        found = []
        for name in names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise UserError("import.too_big")
            rows = sheet.to_python(skip_empty_area=False)
            spans, blocks = _merged(sheet.merged_cell_ranges or ())
            if any(cell not in {"", None} for row in rows for cell in row):
                found.append(Sheet(name, rows, format_name, spans, blocks))
    if not found:
        raise UserError("import.empty")
    return found


def _merged(
    ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], tuple[int, int]]]:
    spans: dict[tuple[int, int], int] = {}
    blocks: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in ranges:
        spans[top, left] = min(right - left + 1, MOST_COLUMNS)
        for row in range(top + 1, min(bottom, top + MOST_ITEMS) + 1):
            if len(blocks) < MOST_CELLS:
                blocks[row, left] = (top, left)
    return spans, blocks


def look_before_reading(content: bytes, format_name: str) -> None:
    """Cells that lie far apart make a table of everything between them, so their places are read first."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in package.namelist():
            if format_name == "xlsx" and re.fullmatch(r"xl/worksheets/[^/]+\.xml", part):
                _check_cells(package.read(part))
            elif format_name == "ods" and part == "content.xml":
                _check_repeated(package.read(part))


def _is_plainly_small(content: bytes) -> bool:
    """Whether all cells, as usual programs write them, lie in a table of a size that can be read."""
    letters = _USUAL_CELL.findall(content)
    if len(letters) != content.count(b"<c ") or b":c " in content or b"<c>" in content:
        return False
    lines = max((int(match[1]) for match in _ROW.finditer(content)), default=0)
    columns = max(((len(one), one) for one in set(letters)), default=(0, b""))[1]
    width = 0
    for letter in columns:
        width = width * 26 + letter - 64
    return lines * width <= MOST_CELLS and width <= MOST_COLUMNS


def _check_cells(content: bytes) -> None:
    if _is_plainly_small(content):
        return
    lines, columns, named = 0, 0, 0
    for match in _CELL.finditer(content):
        named += 1
        if match[3]:
            continue
        lines = max(lines, int(match[2]))
        column = 0
        for letter in match[1]:
            column = column * 26 + letter - 64
        columns = max(columns, column)
    if sum(1 for _ in _ANY_CELL.finditer(content)) > named:  # cells that do not say where they are
        rows = _ROW_END.split(content)
        lines = max([lines, len(rows), *(int(match[1]) for match in _ROW.finditer(content))])
        columns = max(columns, *(sum(1 for _ in _ANY_CELL.finditer(row)) for row in rows))
    if lines * columns > MOST_CELLS:
        raise UserError("import.too_big")
    if columns > MOST_COLUMNS:
        raise UserError("import.too_many_columns", count=columns, most=MOST_COLUMNS)


def _check_repeated(content: bytes) -> None:
    """Rows and columns that are repeated and hold something; empty ones at the end of a sheet cost nothing."""
    from lxml import etree

    width, height, pending, cells = 0, 0, 0, 0
    tags = [f"{_TABLE}{name}" for name in ("table-cell", "table-row", "table")]
    options = {"resolve_entities": False, "no_network": True, "huge_tree": True, "tag": tags}
    try:
        for _, element in etree.iterparse(BytesIO(content), events=("end",), **options):
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if name == "table-cell":
                repeated = _repeated(element, "columns")
                cells += repeated if len(element) or element.get(_VALUE_TYPE) else 0
                width = max(width, cells)
            elif name == "table-row":
                pending += _repeated(element, "rows")
                if cells:
                    height, pending = height + pending, 0
                cells = 0
                element.clear()
            elif name == "table":
                if width * height > MOST_CELLS or width > MOST_COLUMNS:
                    raise UserError("import.too_big")
                width = height = pending = 0
    except etree.XMLSyntaxError:
        raise UserError("import.broken_workbook") from None


_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE_TYPE = f"{_OFFICE}value-type"


def _repeated(element: object, what: str) -> int:
    text = str(getattr(element, "attrib", {}).get(f"{_TABLE}number-{what}-repeated", "1"))
    return int(text) if text.isdecimal() and len(text) < 9 else 1


def read_csv(text: str) -> Sheet:
    """A text table with the delimiter that divides most of its lines alike. Refused with ``import.empty``."""
    first = text.split("\n", 1)[0]
    if match := re.fullmatch(r"sep=(.)", first.strip(), re.IGNORECASE):
        delimiter, text = match[1], text.split("\n", 1)[-1]
    else:
        delimiter = delimiter_of(text)
    csv.field_size_limit(10 * 2**20)
    reader = csv.reader(StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter, skipinitialspace=True)
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in reader:
            cells += len(row)
            if cells > MOST_CELLS or len(row) > MOST_COLUMNS:
                raise UserError("import.too_big")
            rows.append(list(row))
    except csv.Error:
        raise UserError("import.bad_csv", line=reader.line_num) from None
    if not any(cell for row in rows for cell in row):
        raise UserError("import.empty")
    return Sheet("", rows, "csv")


def delimiter_of(text: str) -> str:
    """The sign among ``, ; tab |`` that gives the most columns in the most records of a sample."""
    sample = text[:50_000].replace("\0", "")
    best, best_score = ",", 0.0
    for sign in ",;\t|":
        try:
            widths = [len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=sign) if row][:100]
        except csv.Error:
            continue
        split = [width for width in widths if width > 1]
        if not split:
            continue
        usual = max(set(split), key=split.count)
        score = split.count(usual) / len(widths) * min(usual, 12)
        if score > best_score:
            best, best_score = sign, score
    return best
