"""What the import inbox does beside the window's thread: reading, planning, applying; each can be given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_people import ReadTable
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.people_plan import PeopleOutcome
from rcsc_desktop.gui.alive import while_alive
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.people_import.answers import Answers
from rcsc_desktop.gui.dialogs.people_import.row_index import RowIndex
from rcsc_desktop.gui.dialogs.people_import.sources import PASTED, Source
from rcsc_desktop.gui.following import FollowedWork
from rcsc_desktop.gui.garbage import GarbageCollector

_CANCELLED = "work.cancelled"


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan that is ready to be looked at."""

    answers: Answers
    index: RowIndex


class ImportWork(QObject):
    """``read`` carries a source that was read or refused; ``planned`` a ``Planned``, ``applied`` a ``PeopleOutcome``.

    ``progress`` says what is under way with steps done and all steps; ``settled`` that nothing is. ``refused`` carries
    the error of planning or applying; one that was given up is not told.
    """

    read = Signal(object)
    planned = Signal(object)
    applied = Signal(object)
    progress = Signal(str, int, int)
    settled = Signal()
    refused = Signal(object)

    def __init__(self, context: WindowContext, consultation_id: UUID | None, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._consultation_id = consultation_id
        self._following: FollowedWork | None = None
        self.is_applying = False
        self._waiting: list[Source] = []
        self._being_read: Source | None = None

    # Reading

    def read_source(self, source: Source) -> None:
        """Read a file as it is chosen now; files are read one after the other, each with all the time it may take."""
        source.is_being_read = True
        if source not in self._waiting:
            self._waiting.append(source)
        self._read_next()

    def _read_next(self) -> None:
        if self._being_read is not None or not self._waiting:
            return
        source = self._being_read = self._waiting.pop(0)
        core, consultation_id = self._context.core, self._consultation_id
        options = replace(source.options, mapping=dict(source.mended))
        name, content = source.name, source.content
        self._context.tasks.read(
            lambda: core.people_import.read(content, name, options, consultation_id),
            while_alive(self, lambda table: self._on_read(source, table, "")),
            on_error=while_alive(
                self, lambda error: self._on_read(source, None, self._context.messages.sentence(error))
            ),
        )

    def _on_read(self, source: Source, table: ReadTable | None, refusal: str) -> None:
        self._being_read = None
        if source not in self._waiting:  # it was chosen otherwise meanwhile
            source.table, source.refusal, source.is_being_read = table, refusal, False
            self.read.emit(source)
        self._read_next()

    def forget_source(self, source: Source) -> None:
        """The file is not wanted any more."""
        if source in self._waiting:
            self._waiting.remove(source)

    # Planning

    def plan(self, sources: Sequence[Source], earlier: Answers | None) -> None:
        """Work out what would become of every row; what was said of rows before is said again."""
        tables = [
            replace(source.table, file="" if source.name == PASTED else source.name)
            for source in sources
            if source.table is not None
        ]
        core, following = self._context.core, self._begin(self._context.t("Comparing with what is there"))

        def planned() -> Planned:
            plan = core.people_import.plan(
                tables, self._consultation_id, on_progress=following.tell, is_cancelled=following.is_cancelled
            )
            answers = Answers(plan)
            if earlier is not None:
                answers.take_over(earlier)
            return Planned(answers, RowIndex(plan))

        def done(found: Planned) -> None:
            is_current = following is self._following
            self._end(following)
            if is_current and isValid(self):
                self.planned.emit(found)

        self._context.tasks.read(
            planned,
            done,
            on_error=lambda error: self._on_refused(following, error),
        )

    def cancel(self) -> None:
        """Give up what is planned or applied."""
        if self._following is not None:
            self._following.cancel()

    # Applying

    def apply(self, answers: Answers, sources: Sequence[Source], cancelled: Sequence[UUID]) -> None:
        """Write it as one operation; ``cancelled`` are participations of missing people that lose their place.

        How columns were mended is remembered first, so that taking back the import comes first.
        """
        core, following = self._context.core, self._begin(self._context.t("Importing"))
        self.is_applying = True
        outcome: list[PeopleOutcome] = []

        for source in sources:
            if source.mended and source.table is not None:
                self._remember(source)

        def write() -> ChangeSet:
            outcome.append(
                core.people_import.apply(
                    answers.plan,
                    answers.choices(),
                    on_progress=following.tell,
                    is_cancelled=following.is_cancelled,
                )
            )
            return outcome[0].change_set

        def done(_change_set: ChangeSet) -> None:
            if cancelled:
                self._context.tasks.write(lambda: core.participants.set_status(cancelled, ParticipantStatus.CANCELLED))
            self._end(following)
            if isValid(self):
                self.applied.emit(outcome[0])

        def refused(error: UserError) -> None:
            self.is_applying = False
            self._on_refused(following, error)

        self._context.tasks.write(write, on_done=done, on_error=refused)

    def _remember(self, source: Source) -> None:
        core, table = self._context.core, source.table
        assert table is not None  # noqa: S101 - asked for tables that were read
        mapping = {one.header: one.field for one in table.columns}
        self._context.tasks.write(lambda: core.people_import.remember_layout(table, mapping))

    # What is under way

    def _begin(self, what: str) -> FollowedWork:
        self.cancel()
        GarbageCollector.hold()
        following = FollowedWork(self)
        following.moved.connect(lambda done, total: self.progress.emit(what, done, total))
        self._following = following
        self.progress.emit(what, 0, 0)
        return following

    def _end(self, following: FollowedWork) -> None:
        GarbageCollector.release()
        if not isValid(self):
            return
        self.is_applying = False
        if following is self._following:
            self._following = None
            self.settled.emit()
        following.deleteLater()

    def _on_refused(self, following: FollowedWork, error: UserError) -> None:
        is_current = following is self._following
        self._end(following)
        if is_current and isValid(self):
            self.refused.emit(error)
