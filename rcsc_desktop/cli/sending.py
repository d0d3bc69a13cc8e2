"""Where an export goes: a file of the given name, a sensible name in this folder, or standard output."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rcsc_desktop.cli.refusals import Refused

if TYPE_CHECKING:
    from rcsc_desktop.cli.call import Call

STANDARD_OUTPUT = "-"


@contextmanager
def destination(call: Call, target: str | None, name: str) -> Iterator[Path]:
    """The file to write; for ``-`` its bytes go to standard output when the block ends well."""
    if target != STANDARD_OUTPUT:
        file = Path(target or name)
        if file.absolute() == call.workspace.absolute() or (file.exists() and file.samefile(call.workspace)):
            raise Refused(call.t("“{path}” is the workspace itself. Choose another name.", path=file))
        yield file
        return
    with TemporaryDirectory(prefix="rcsc-") as folder:
        written = Path(folder) / name
        yield written
        with written.open("rb") as stream:
            call.out.copy(stream)


def tell_written(call: Call, target: str | None, written: Path, *, as_json: bool, **more: object) -> None:
    """Say what was written; nothing is added to standard output where that holds the file itself."""
    if target == STANDARD_OUTPUT:
        return
    if as_json:
        call.out.json({"file": str(written), **more})
    else:
        call.out.line(call.t("Written: {file}", file=written))
