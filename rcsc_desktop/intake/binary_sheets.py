"""What the reader of workbooks passes over in silence in the older binary format of Excel ([MS-CFB], [MS-XLS])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from rcsc_desktop.intake.cell_faults import Fault, SheetFaults

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_END = 0xFFFF_FFFA
_SMALL = 64
"""Streams shorter than the header says lie in sectors of this size within the root's own stream."""
_ROW, _COLUMN, _SHEET, _DATES, _ERROR, _FORMULA, _BEGIN = 0x208, 0x7D, 0x85, 0x22, 0x205, 0x06, 0x809
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01


def faults_of_xls(content: bytes, name: str) -> SheetFaults:
    """The faults of one sheet; none where the file is not built as told, which the reader will tell."""
    found = SheetFaults()
    try:
        stream = _workbook(content)
        start = -1
        for kind, record in _records(stream, 0):
            if kind == _DATES:
                found.is_1904 = record[:1] == b"\1"
            elif kind == _SHEET and _name_of(record) == name:
                start = int.from_bytes(record[:4], "little")
        for kind, record in _records(stream, start) if start >= 0 else ():
            _take(found, kind, record)
    except (struct.error, IndexError):
        return SheetFaults()
    return found


def _take(found: SheetFaults, kind: int, record: bytes) -> None:
    if kind == _ROW:
        found.hidden_rows += bool(record[12] & _HIDDEN_ROW)
    elif kind == _COLUMN:
        first, last = struct.unpack_from("<HH", record)
        found.hidden_columns += (min(last, 255) - first + 1) * bool(record[8] & _HIDDEN_COLUMN)
    elif kind == _ERROR and record[7]:
        found.cells[struct.unpack_from("<HH", record)] = Fault(_ERRORS.get(record[6], "#VALUE!"))
    elif kind == _FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
        found.cells[struct.unpack_from("<HH", record)] = Fault(_ERRORS.get(record[8], "#VALUE!"))


def _name_of(record: bytes) -> str:
    length, is_wide = record[6], record[7] & 1
    return (
        record[8 : 8 + length * 2].decode("utf-16-le", "replace")
        if is_wide
        else record[8 : 8 + length].decode("latin-1")
    )


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, from its beginning to its end (EOF)."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == 0x0A:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _workbook(content: bytes) -> bytes:
    """The stream ``Workbook`` of the compound file; empty where there is none."""
    shift = struct.unpack_from("<H", content, 30)[0]
    if not 7 <= shift <= 16:
        return b""
    size = 1 << shift
    following = _following(content, size)

    def chained(sector: int) -> bytes:
        return b"".join(content[(at + 1) * size : (at + 2) * size] for at in _chain(sector, following))

    directory = chained(struct.unpack_from("<I", content, 48)[0])
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        if directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace") not in {"Workbook", "Book"}:
            continue
        start, bytes_long = struct.unpack_from("<II", directory, at + 116)
        if bytes_long >= struct.unpack_from("<I", content, 56)[0]:
            return chained(start)
        small = chained(struct.unpack_from("<I", directory, 116)[0])
        table = chained(struct.unpack_from("<I", content, 60)[0])
        links = list(struct.unpack_from(f"<{len(table) // 4}I", table))
        return b"".join(small[one * _SMALL : (one + 1) * _SMALL] for one in _chain(start, links))
    return b""


def _following(content: bytes, size: int) -> list[int]:
    """The sector that follows each one (the file allocation table)."""
    tables = [one for one in struct.unpack_from("<109I", content, 76) if one < _END]
    extra, left = struct.unpack_from("<II", content, 68)
    while extra < _END and left:
        chunk = struct.unpack_from(f"<{size // 4}I", content, (extra + 1) * size)
        tables += [one for one in chunk[:-1] if one < _END]
        extra, left = chunk[-1], left - 1
    following: list[int] = []
    for table in tables[: len(content) // size + 1]:
        following += struct.unpack_from(f"<{size // 4}I", content, (table + 1) * size)
    return following


def _chain(sector: int, following: list[int]) -> Iterator[int]:
    seen = 0
    while sector < _END and seen <= len(following):
        yield sector
        sector, seen = following[sector], seen + 1
