"""What a file is, by its bytes; its name decides only where bytes leave it open."""

from __future__ import annotations

import re
from pathlib import PurePath

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.intake.packages import workbook_format

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
)
_WORKBOOKS = frozenset({"xlsx", "xlsm", "xls", "xlsb", "ods"})
_BY_NAME = {"json": "json", "xml": "frab-xml", "ics": "ics", "ical": "ics", "csv": "csv", "tsv": "csv", "psv": "csv",
            "ssv": "csv", "tab": "csv"}  # fmt: skip
_BY_CHOICE = {"schedule-json": "json", "pretalx-json": "json", "xlsx": "workbook", "xls": "workbook", "ods": "workbook"}


def kind_of_bytes(content: bytes, name: str) -> str:
    """``workbook`` for what is no text, else empty.

    Refused with ``import.empty`` or by the name of what the bytes are: ``import.foreign_format``,
    ``import.password_protected``, ``import.wrong_extension``, ``import.broken_workbook``.
    """
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UserError("import.empty")
    extension = PurePath(name).suffix.lstrip(".").lower()
    if content.startswith(_ZIP):
        workbook_format(content)
        return "workbook"
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UserError("import.password_protected")
        if "WordDocument".encode("utf-16-le") in content:
            raise UserError("import.foreign_format", format="Word")
        return "workbook"
    for magic, told in _FOREIGN:
        if content.lstrip(b"\r\n \t").startswith(magic):
            raise UserError("import.foreign_format", format=told)
    if extension in _WORKBOOKS:
        raise UserError("import.wrong_extension", extension=extension)
    return ""


def kind_of_text(text: str, name: str, chosen: str) -> str:
    """``json``, ``frab-xml``, ``ics``, ``csv`` or ``text``; ``auto`` looks at the text, then at the name."""
    if chosen != "auto":
        return _BY_CHOICE.get(chosen, chosen)
    head = text.lstrip()[:1000]
    if re.match(r"BEGIN:VCALENDAR", head, re.IGNORECASE):
        return "ics"
    if re.match(r"BEGIN:VCARD", head, re.IGNORECASE):
        raise UserError("import.foreign_format", format="vCard")
    by_name = _BY_NAME.get(PurePath(name).suffix.lstrip(".").lower(), "")
    if by_name in {"json", "frab-xml", "ics"}:
        return by_name
    if head[:1] in "{[" and re.match(r"[{\[]\s*(?:[\"{\[\]}]|$)", head):
        return "json"
    if re.match(r"<\?xml\b(?!.{0,900}<html)|<(?:\w+:)?(?:schedule|conference)\b", head, re.IGNORECASE | re.DOTALL):
        return "frab-xml"
    return by_name or "text"
