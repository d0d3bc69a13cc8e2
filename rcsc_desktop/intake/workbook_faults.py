"""What the reader of workbooks passes over in silence: error values, formulas without a result, what is hidden."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.intake.binary_sheets import faults_of_xls
from rcsc_desktop.intake.cell_faults import Fault, SheetFaults

_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\bt=["']e["'])(?=[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["'])[^>]*>"""
    rb"""(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v[^>]*>([^<]*)<""",
    re.DOTALL,
)
_UNSTORED = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt=["'](?:str|e)["'])(?=[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["'])[^>]*>\s*"""
    rb"""<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*\bhidden=["'](?:1|true)["'][^>]*[^/]>""")
_HIDDEN_COLUMNS = re.compile(rb"""<(?:\w+:)?col\b(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*>""")
_MIN_MAX = re.compile(rb"""\b(min|max)=["'](\d{1,6})["']""")


def faults_of(content: bytes, format_name: str, at: int, name: str) -> SheetFaults:
    """The faults of one sheet, by its place and name in the workbook."""
    if format_name == "xlsx":
        return _of_xlsx(content, name)
    if format_name == "ods":
        return _of_ods(content, at)
    if format_name == "xls":
        return faults_of_xls(content, name)
    return SheetFaults()


def _of_xlsx(content: bytes, name: str) -> SheetFaults:
    with zipfile.ZipFile(BytesIO(content)) as package:
        part, is_1904 = _part_of(package, name)
        data = package.read(part) if part in package.namelist() else b""
    found = SheetFaults(is_1904=is_1904)
    for match in _ERROR.finditer(data) if b't="e"' in data or b"t='e'" in data else ():
        found.cells[_place(match)] = Fault(match[3].decode("utf-8", "replace"))
    for match in _UNSTORED.finditer(data) if b"<f" in data or b":f" in data else ():
        found.cells[_place(match)] = Fault("=…")
    if b"hidden=" not in data:
        return found
    found.hidden_rows = sum(1 for _ in _HIDDEN_ROW.finditer(data))
    for match in _HIDDEN_COLUMNS.finditer(data):
        ends = {one[1]: int(one[2]) for one in _MIN_MAX.finditer(match[0])}
        found.hidden_columns += max(0, ends.get(b"max", 0) - ends.get(b"min", 1) + 1)
    return found


def _part_of(package: zipfile.ZipFile, name: str) -> tuple[str, bool]:
    """The part that holds a sheet, and whether days are counted from 1904."""
    book = _parsed(package.read("xl/workbook.xml"))
    links = _parsed(package.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    is_1904 = any(
        one.get("date1904", "") in {"1", "true"} for one in book.iter() if str(one.tag).endswith("}workbookPr")
    )
    for one in book.iter():
        if str(one.tag).endswith("}sheet") and one.get("name") == name:
            key = next((value for word, value in one.attrib.items() if word.endswith("}id")), "")
            target = targets.get(key, "")
            return (target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)), is_1904
    return "", is_1904


def _parsed(content: bytes) -> Any:
    from lxml import etree

    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise UserError("import.broken_workbook") from None


def _place(match: re.Match[bytes]) -> tuple[int, int]:
    column = 0
    for letter in match[1]:
        column = column * 26 + letter - 64
    return int(match[2]) - 1, column - 1


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_MOST_REPEATED = 1_000


def _of_ods(content: bytes, wanted: int) -> SheetFaults:
    with zipfile.ZipFile(BytesIO(content)) as package:
        data = package.read("content.xml")
    found = SheetFaults()
    if not any(word in data for word in (b'value-type="error"', b":formula=", b":visibility=")):
        return found
    table, row, column = -1, 0, 0
    for event, element in _walked(data):
        name = element.tag.rpartition("}")[2]
        if event == "start":
            if name == "table":
                table, row = table + 1, 0
            elif name == "table-row":
                column = 0
            continue
        if table == wanted:
            if name in {"table-cell", "covered-table-cell"}:
                repeated = _repeated(element, "columns")
                if (fault := _fault_of_ods(element)) is not None:
                    for place in range(column, column + min(repeated, _MOST_REPEATED)):
                        found.cells[row, place] = fault
                column += repeated
            elif name == "table-row":
                is_hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
                found.hidden_rows += is_hidden and len(element) > 0 and _repeated(element, "rows") < _MOST_REPEATED
                row += _repeated(element, "rows")
            elif name == "table-column" and element.get(f"{_TABLE}visibility", "visible") != "visible":
                found.hidden_columns += _repeated(element, "columns")
        if name == "table-row":
            element.clear()
    return found


def _walked(data: bytes) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    tags = [f"{_TABLE}{name}" for name in ("table", "table-row", "table-cell", "covered-table-cell", "table-column")]
    try:
        yield from etree.iterparse(
            BytesIO(data),
            events=("start", "end"),
            tag=tags,
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        )
    except etree.XMLSyntaxError:
        raise UserError("import.broken_workbook") from None


def _fault_of_ods(cell: Any) -> Fault | None:
    if cell.get(f"{_CALC}value-type") == "error":
        return Fault("".join(cell.itertext()).strip() or "#VALUE!")
    if cell.get(f"{_TABLE}formula") and cell.get(f"{_OFFICE}value-type") is None:
        text = "".join(cell.itertext()).strip()
        return Fault(text if text.startswith("#") else "=…")
    return None


def _repeated(element: Any, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdecimal() and len(text) < 9 else 1
