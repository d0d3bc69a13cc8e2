"""A table of texts and their versions in one language as JSON, for a translator."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import BinaryIO


def write(table: Mapping[str, object], stream: BinaryIO) -> None:
    """Write the table as UTF-8, a field a line."""
    stream.write(json.dumps(table, ensure_ascii=False, indent=2).encode() + b"\n")
