"""Workbooks are archives: what is in one, and how much it would unpack to, before anything is read."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from rcsc_desktop.domain.errors import UserError

MOST_BYTES = 300 * 2**20
MOST_PARTS = 5_000
_MOST_RATIO = 500


def workbook_format(content: bytes) -> str:
    """``xlsx``, ``xlsb`` or ``ods``.

    Refused with ``import.foreign_format`` (other archives), ``import.password_protected``, ``import.too_big`` (more
    than it may unpack to) or ``import.broken_workbook``.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _format_of(package, len(content))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zlib.error):
        raise UserError("import.broken_workbook") from None


def _format_of(package: zipfile.ZipFile, size: int) -> str:
    parts = {part.filename: part for part in package.infolist()}
    if len(parts) > MOST_PARTS:
        raise UserError("import.too_big")
    unpacked = sum(part.file_size for part in parts.values())
    if unpacked > MOST_BYTES or (unpacked > 20 * 2**20 and unpacked > _MOST_RATIO * size):
        raise UserError("import.too_big")
    if any(name.startswith("xl/") for name in parts):
        return "xlsb" if "xl/workbook.bin" in parts else "xlsx"
    if any(name.startswith("word/") for name in parts):
        raise UserError("import.foreign_format", format="Word")
    if any(name.startswith("ppt/") for name in parts):
        raise UserError("import.foreign_format", format="PowerPoint")
    kind = package.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in parts else ""
    if "opendocument.spreadsheet" in kind and "content.xml" in parts:
        if "META-INF/manifest.xml" in parts and b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise UserError("import.password_protected")
        return "ods"
    if "opendocument" in kind:
        raise UserError("import.foreign_format", format="OpenDocument")
    raise UserError("import.foreign_format", format="ZIP")


def check_parts(content: bytes) -> None:
    """Refuse with ``import.broken_workbook`` where a part is not what the archive says of it (CRC-32, size)."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            bad = package.testzip()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zlib.error):
        raise UserError("import.broken_workbook") from None
    if bad is not None:
        raise UserError("import.broken_workbook")


def declares_entities(content: bytes) -> bool:
    """Whether a part of the workbook declares XML entities, which no honest program writes."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in package.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with package.open(part) as file:
                    if re.search(rb"<!(?:ENTITY|DOCTYPE)", file.read(4096).replace(b"\0", b"")):
                        return True
    return False
