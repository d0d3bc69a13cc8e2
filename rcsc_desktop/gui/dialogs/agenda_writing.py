"""Has an agenda written in the process beside, keeps the file of an issued version, and notes what left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.formats import AgendaFormat
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.tasks import HeavyTask


class AgendaWriting:
    """One file at a time; ``on_written`` gets its place, ``on_error`` why there is none."""

    def __init__(
        self,
        context: WindowContext,
        consultation_id: UUID,
        on_written: Callable[[Path], None],
        on_error: Callable[[UserError | None], None],
    ) -> None:
        self._context = context
        self._id = consultation_id
        self._on_written = on_written
        self._on_error = on_error
        self._task: HeavyTask | None = None

    def write(self, report: AgendaReport, format: AgendaFormat, target: Path, *, force: bool) -> None:
        """Write the report, or what was printed of an issued version before."""
        exports = self._context.core.exports

        def begin(kept: bytes | None) -> None:
            self._task = self._context.tasks.heavy(
                exports.write_job(),
                ("agenda", format.value),
                report if kept is None else kept,
                target,
                force,
                on_done=lambda _nothing: self._end(report, format, target, is_new=kept is None),
                on_error=self._fail,
                title=self._context.t("Saving “{name}”", name=target.name),
            )

        self._context.tasks.read(lambda: exports.kept_agenda(report, format.value), begin, on_error=self._fail)

    def cancel(self) -> None:
        """Give up what is being written."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _end(self, report: AgendaReport, format: AgendaFormat, target: Path, *, is_new: bool) -> None:
        exports = self._context.core.exports

        def note() -> ChangeSet:
            exports.note_agenda(self._id, report, target, format.value)
            return exports.keep_agenda(report, format.value, target.read_bytes()) if is_new else ChangeSet()

        self._task = None
        self._context.tasks.write(note)
        self._on_written(target)

    def _fail(self, error: UserError) -> None:
        self._task = None
        self._on_error(error)
