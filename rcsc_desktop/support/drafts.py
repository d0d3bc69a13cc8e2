"""Texts that were typed and are not stored yet, so that they come back when the program was killed.

One small file a text, replaced whole; its name is made of workspace, row and field, so that nothing needs an index.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from rcsc_desktop.support import paths


@dataclass(frozen=True, slots=True)
class Draft:
    """``text`` typed into ``field`` of row ``row`` of a workspace while the store held ``seen``.

    ``row`` is a UUID as text, or any name a page gives to a line that is not stored yet.
    """

    workspace: str
    row: str
    field: str
    text: str
    seen: str = ""


class Drafts:
    """The drafts of one workspace."""

    def __init__(self, workspace: Path, folder: Path | None = None) -> None:
        self._workspace = str(workspace)
        self._folder = folder or paths.drafts_dir()

    def keep(self, row: str, field: str, text: str, seen: str = "") -> None:
        """Write the draft; it survives the end of the process."""
        file = self._file(row, field)
        draft = Draft(self._workspace, row, field, text, seen)
        import json

        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(asdict(draft)), encoding="utf-8")
        beside.replace(file)

    def drop(self, row: str, field: str) -> None:
        """The text is stored or given up."""
        self._file(row, field).unlink(missing_ok=True)

    def get(self, row: str, field: str) -> Draft | None:
        """The draft that was left behind for one field."""
        return _read(self._file(row, field))

    def all(self) -> Iterator[Draft]:
        """Every draft that was left behind in this workspace."""
        for file in sorted(self._folder.glob("*.json")):
            draft = _read(file)
            if draft is not None and draft.workspace == self._workspace:
                yield draft

    def _file(self, row: str, field: str) -> Path:
        import hashlib

        name = hashlib.sha256("\0".join((self._workspace, row, field)).encode()).hexdigest()[:32]
        return self._folder / f"{name}.json"


def _read(file: Path) -> Draft | None:
    """The draft in ``file``; ``None`` where there is none or it cannot be understood."""
    import json

    try:
        return Draft(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
