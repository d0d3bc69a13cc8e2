"""Ways of looking at a list that are kept under a name."""

from __future__ import annotations

from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import SavedView
from rcsc_desktop.domain.saved_views import ListView, view_content
from rcsc_desktop.services.ports import Database, Reader


class SavedViewService:
    """The saved views of the workspace; ``subject`` is ``participants`` or ``contacts``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def views(self, subject: str) -> tuple[SavedView, ...]:
        """The views of a list, by name."""
        with self._database.read() as reader:
            return tuple(sorted(reader.find(SavedView, subject=subject), key=lambda view: fold(view.name)))

    def resolve(self, subject: str, name: str) -> SavedView:
        """The view of that name; ``view.unknown`` (with ``choices``)."""
        known = self.views(subject)
        for view in known:
            if fold(view.name).strip() == fold(name).strip():
                return view
        raise UserError("view.unknown", text=name, choices=[view.name for view in known])

    def save(self, subject: str, name: str, view: ListView) -> ChangeSet:
        """Keep a view; one of that name is replaced."""
        with self._database.write() as work:
            wanted = coerce(SavedView, "name", name)
            made = SavedView(subject=subject, name=wanted, content=view_content(view))
            same = _called(work, subject, wanted)
            if same is None:
                work.add(made)
            else:
                work.change(SavedView, same.id, content=made.content)
            return work.commit("saved_view.save", new_id=made.id if same is None else same.id, title=wanted)

    def rename(self, view_id: UUID, name: str) -> ChangeSet:
        """Give a view another name; ``view.twice`` where another one has it."""
        with self._database.write() as work:
            view = work.get(SavedView, view_id)
            wanted = coerce(SavedView, "name", name)
            same = _called(work, view.subject, wanted)
            if same is not None and same.id != view_id:
                raise UserError("view.twice", name=wanted)
            work.change(SavedView, view_id, name=wanted)
            return work.commit("saved_view.change", title=view.name, fields=["name"])

    def remove(self, view_id: UUID) -> ChangeSet:
        """Forget a view."""
        with self._database.write() as work:
            view = work.get(SavedView, view_id)
            work.remove(SavedView, view_id)
            return work.commit("saved_view.remove", title=view.name)


def _called(reader: Reader, subject: str, name: str) -> SavedView | None:
    wanted = fold(name).strip()
    return next((view for view in reader.find(SavedView, subject=subject) if fold(view.name).strip() == wanted), None)
