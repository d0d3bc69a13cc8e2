"""Pictures of the import inbox, of likely doubles and of merging."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.gui.dialogs.doubles.dialog import DoublesDialog
from rcsc_desktop.gui.dialogs.people_import.dialog import COLUMNS, FILES, ROWS, PeopleImport
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.window import Window

Shot = Callable[[str, Callable[[], None]], Iterator[tuple[str, QPixmap]]]
_LIST = """\
Registration of the hearing,,,,
Full name,Organisation,E-mail,Country,Diet
Ana Díaz,Women on the Move,ana@wotm.example,Spain,vegan
Collin Rajah,Migrant Forum in Asia,c.rajah@mfa.example,Philippines,
,Nobody at all,nobody@example.org,France,
Ольга Иванова,Мемориал,olga@memo.example,RUS,
فاطمة الزهراء,جمعية المهاجرين,fatima@example.ma,المغرب,halal
Michele Klein Solomon,International Organization for Migration,,Switzerland,
Jean-Baptiste Ngoma,Caritas,jb@caritas.example,RD Congo,
"""


class PeopleImportPictures:
    """``meeting`` is the consultation that people come into; ``settle`` waits until the window is at rest."""

    def __init__(self, window: Window, meeting: UUID, settle: Callable[[Window], None]) -> None:
        self._window = window
        self._meeting = meeting
        self._settle = settle

    def all(self, shot: Shot, folder: Path) -> Iterator[tuple[str, QPixmap]]:
        """Each picture with its name."""
        file = folder / "hearing.csv"
        file.write_text(_LIST, encoding="utf-8")
        yield from shot("inbox", self._open_inbox)
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PeopleImport):
            yield from shot("inbox-rows", lambda: dialog.read_files([file]))
            yield from shot("inbox-new", lambda: dialog.rows.tabs.setCurrentIndex(2))
            for step, name in ((COLUMNS, "columns"), (FILES, "files")):
                yield from shot(f"inbox-{name}", lambda step=step: dialog.steps.setCurrentIndex(step))  # type: ignore[misc]
            dialog.steps.setCurrentIndex(ROWS)
            yield from shot("inbox-done", dialog.do.click)
            dialog.reject()
            self._command("edit.undo")
        yield from shot("doubles", self._open_doubles)
        doubles = QApplication.activeModalWidget()
        if isinstance(doubles, DoublesDialog):
            yield from shot("merge", doubles.merge.click)
            merging = QApplication.activeModalWidget()
            if merging is not None and merging is not doubles:
                merging.close()
            doubles.close()

    def _command(self, name: str) -> None:
        assert self._window.frame is not None
        self._window.frame.context.actions.get(name).trigger()
        self._settle(self._window)

    def _open_inbox(self) -> None:
        self._window.go(Place("consultation", self._meeting, "participants"))
        self._settle(self._window)
        self._command("participants.import")

    def _open_doubles(self) -> None:
        assert self._window.frame is not None
        core = self._window.frame.context.core
        for name, values in (
            ("Ana Díaz", {"email": "ana@wotm.example", "tags": "speaker, press", "country": "ES", "title": "Ms."}),
            ("DÍAZ, Ana María", {"email": "ana.diaz@old.example", "tags": "gcm", "country": "ES", "phone": "+34 911"}),
        ):
            made = core.contacts.add_person(name)
            assert made.new_id is not None
            core.records.change(Person, made.new_id, values)
            core.participants.add(self._meeting, "", made.new_id)
        self._window.go(Place("contacts"))
        self._settle(self._window)
        self._command("contacts.doubles")
