"""What a verb works with: the workspace, the settings, the reader's language, and where to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rcsc_desktop.cli.printing import Printer
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.support import paths
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.support.settings import Settings
from rcsc_desktop.wording import operations

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.domain.changes import ChangeSet
    from rcsc_desktop.services.core import Core


@dataclass(frozen=True, slots=True)
class Workspaces:
    """What can be done with workspace files; storage is imported when the first of these is called."""

    open_core: Callable[[Path], Core]
    create: Callable[[Path, bool], None]
    restore: Callable[[Path, Path], Path]


@dataclass(slots=True)
class Call:
    """One call of the command. ``source`` is the file that the values came from, which a refusal names."""

    workspaces: Workspaces
    settings: Settings
    t: Translator
    out: Printer
    named: Path | None = None
    source: str = ""

    @property
    def workspace(self) -> Path:
        """The workspace that was named, or the default one."""
        return self.named or paths.default_workspace()

    @contextmanager
    def core(self) -> Iterator[Core]:
        """The core over the workspace, closed at the end."""
        path = self.workspace
        if self.named is None and not path.exists():
            text = self.t(
                "There is no workspace yet at “{path}”. Make one with “rcsc init”, or one that holds the sample with "
                "“rcsc init --sample”, or name another with --workspace.",
                path=path,
            )
            raise Refused(text, exit_code=3)
        core = self.workspaces.open_core(path)
        try:
            yield core
        finally:
            core.close()

    def listing(
        self,
        name: str,
        rows: Sequence[Mapping[str, object]],
        columns: Sequence[str],
        piped: Sequence[str] | None = None,
        *,
        as_json: bool,
    ) -> None:
        """A list: as JSON under its name next to ``count``, or ``columns`` of it as a table (``piped`` in a pipe)."""
        if as_json:
            self.out.json({"count": len(rows), name: rows})
        else:
            self.out.table(columns, rows, piped)

    def done(self, changes: ChangeSet, *, as_json: bool, row_id: UUID | None = None, **more: object) -> None:
        """Say what a write did; ``row_id`` is the row that was meant where the operation made none."""
        self.tell_taken_out(changes)
        found = changes.new_id or row_id
        answer = {
            "operation": None if changes.operation_id is None else str(changes.operation_id),
            "name": changes.name,
            "id": None if found is None else str(found),
            **more,
            "characters_taken_out": changes.taken_out,
        }
        if as_json:
            self.out.json(answer)
            return
        if changes.operation_id is None:
            self.out.line(self.t("Nothing differs; nothing was changed."))
            return
        self.out.line(self.t("Done: {operation}.", operation=operations.sentence(changes.name, changes.params, self.t)))
        self.out.facts({"id": answer["id"], **more})

    def tell_taken_out(self, changes: ChangeSet) -> None:
        """Say on stderr how many characters could not be kept."""
        if changes.taken_out:
            self.out.beside(
                self.t.plural(
                    "{count} control character that no text can hold was taken out.",
                    "{count} control characters that no text can hold were taken out.",
                    changes.taken_out,
                )
            )


def current(context: typer.Context) -> Call:
    """The call that a verb belongs to."""
    call = context.find_object(Call)
    if call is None:
        raise LookupError(Call)
    return call
