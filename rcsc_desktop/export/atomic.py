"""A file appears under its final name whole, or not at all."""

from __future__ import annotations

import errno
import glob
import os
import secrets
import shutil
import time
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from rcsc_desktop.domain.errors import EnvironmentFault, UserError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CODES = {
    **dict.fromkeys(_FULL, "export.disk_full"),
    errno.EACCES: "export.no_permission",
    errno.EPERM: "export.no_permission",
    errno.EROFS: "export.read_only",
    errno.ENOENT: "export.no_folder",
    errno.ENOTDIR: "export.no_folder",
    errno.ENAMETOOLONG: "export.bad_name",
    errno.EINVAL: "export.bad_name",
    errno.EISDIR: "export.is_folder",
}
_WRITING = _FULL | {errno.EIO}
_SHARING_VIOLATION = 32
_STALE_SECONDS = 3600


@contextmanager
def replacing(target: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A stream to write ``target`` with; it gets its name when the block ends well, after reaching the disk.

    What is written lies beside the target as ``.NAME.part-…`` until then and is removed when the block fails.
    Raises ``UserError`` ``export.exists`` (unless ``force``) or ``export.is_folder``, and ``EnvironmentFault``
    ``export.no_folder``, ``export.no_permission``, ``export.read_only``, ``export.disk_full``, ``export.bad_name``,
    ``export.in_use`` (held open by another program, Windows) or ``export.failed``; the data is ``path`` (and
    ``reason``, the system's words, for ``export.failed``). An existing target is never damaged.
    """
    _refuse(target, force=force)
    part = _part(target)
    with _faults(target):
        stream = open(part, "xb")  # noqa: PTH123, SIM115 - closed below, before the rename that Windows needs
    try:
        with _faults(target, only=_WRITING), stream:  # closing may write what is left, and fail again
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with _faults(target):
            _settle(part, target, force=force)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to write into; it gets its name when the block ends well, and is gone with all in it when it fails.

    Raises what ``replacing`` raises; a folder that is there is never written into (``export.exists``).
    """
    if os.path.lexists(target):
        raise UserError("export.exists", path=str(target))
    part = _part(target)
    with _faults(target):
        part.mkdir()
    try:
        with _faults(target):
            yield part
            if os.path.lexists(target):
                raise UserError("export.exists", path=str(target))
            part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _refuse(target: Path, *, force: bool) -> None:
    with suppress(OSError):
        if target.is_dir():
            raise UserError("export.is_folder", path=str(target))
        if not force and os.path.lexists(target):
            raise UserError("export.exists", path=str(target))


def _part(target: Path) -> Path:
    """The name to write under; remains of a killed export of the same target are cleared away."""
    stem = f".{target.name[:60]}.part-"
    for old in target.parent.glob(glob.escape(stem) + "*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime <= _STALE_SECONDS:
                continue
            if old.is_dir():
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.unlink()
    return target.with_name(stem + secrets.token_hex(6))


def _settle(part: Path, target: Path, *, force: bool) -> None:
    if force:
        part.replace(target)
    else:
        _name_unless_taken(part, target)
    if os.name == "posix":
        with suppress(OSError):
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _name_unless_taken(part: Path, target: Path) -> None:
    """A hard link never replaces a file that came meanwhile; where the disk has no links, look and rename."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise UserError("export.exists", path=str(target)) from None
    except (OSError, NotImplementedError):
        if os.path.lexists(target):
            raise UserError("export.exists", path=str(target)) from None
        part.rename(target)


@contextmanager
def _faults(target: Path, only: Set[int] | None = None) -> Iterator[None]:
    """Name what the system refused; with ``only``, other errors pass, since they are not about the target."""
    try:
        yield
    except OSError as error:
        if only is not None and error.errno not in only:
            raise
        raise _fault(error, target) from error


def _fault(error: OSError, target: Path) -> UserError:
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return EnvironmentFault("export.in_use", path=str(target))
    code = _CODES.get(error.errno or 0)
    if code is None:
        return EnvironmentFault("export.failed", path=str(target), reason=error.strerror or "")
    return EnvironmentFault(code, path=str(target))
