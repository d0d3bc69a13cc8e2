"""Sending contacts: which ones, as what, and who and what that is, before anything leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QFormLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.reports.contact_cards import ContactCardsReport
from rcsc_desktop.domain.reports.contact_list import ContactListReport
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.asking import Asking
from rcsc_desktop.gui.dialogs.participant_list.choices import choice
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import leaving

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.contacts.page import ContactsPage

_ALL, _SHOWN, _SELECTED = "all", "shown", "selected"
_VERSIONS = {"vcf": "3.0", "vcf4": "4.0"}
_Report = ContactCardsReport | ContactListReport


def send_contacts(page: ContactsPage) -> None:
    """Ask which contacts go out and how."""
    selected, query = page.table.selected_ids(), page.listing.query
    is_narrowed = query.is_filtered or bool(query.scope)
    SendContacts(
        page.context,
        page.window(),
        shown=page.model.ids if is_narrowed else None,
        selected=tuple(selected) if len(selected) > 1 else None,
    ).open()


@dataclass(frozen=True, slots=True)
class _Asked:
    """The choices at one moment."""

    kind: str
    ids: Sequence[UUID] | None

    @property
    def extension(self) -> str:
        return "vcf" if self.kind in _VERSIONS else self.kind

    def report(self, core: Core) -> _Report:
        if self.kind in _VERSIONS:
            return core.contact_cards.report(self.ids, _VERSIONS[self.kind])
        return core.contact_lists.report(self.ids)

    def contents(self, core: Core, t: Translator) -> tuple[int, str]:
        """How many contacts leave, and the line that says who and what."""
        report = self.report(core)
        if isinstance(report, ContactCardsReport):
            people, organisations = report.people, report.organisations
        else:
            counts = {sheet.noun: len(sheet.rows) for sheet in report.sheets}
            people, organisations = counts.get("person", 0), counts.get("organisation", 0)
        return report.total, leaving.of_contacts(people, organisations, report.columns, t)


class SendContacts(Asking):
    """``shown`` and ``selected`` are contacts of the page, ``None`` where these are all of them or none."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        *,
        shown: Sequence[UUID] | None = None,
        selected: Sequence[UUID] | None = None,
    ) -> None:
        t = context.t
        sentence = t("Contacts go out as cards for other address books, or as tables for a spreadsheet.")
        super().__init__(context, t("Send contacts"), sentence, t("Save …"), self._on_save, parent)
        self._context = context
        self._ids = {_ALL: None, _SHOWN: shown, _SELECTED: selected}
        kinds = {
            "vcf": t("Contact cards (vCard 3.0)"),
            "vcf4": t("Contact cards (vCard 4.0)"),
            "xlsx": t("Excel workbook"),
            "csv": t("Text file of values (CSV)"),
        }
        circles = {_ALL: t("All contacts")}
        if shown is not None:
            circles[_SHOWN] = t.plural("{count} contact shown", "All {count} contacts shown", len(shown))
        if selected is not None:
            circles[_SELECTED] = t.plural("{count} contact selected", "{count} contacts selected", len(selected))
        usual = _SELECTED if selected is not None else _SHOWN if shown is not None else _ALL
        self.kind = choice(t("As"), kinds, "vcf", self._ask)
        self.who = choice(t("Who"), circles, usual, self._ask)
        self.summary = looks.label("", context.theme, wraps=True)
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.addRow(t("As"), self.kind)
        form.addRow(t("Who"), self.who)
        self.body.addLayout(form)
        self.body.addWidget(self.summary)
        self.done_button.setEnabled(False)
        self._ask()

    def _asked(self) -> _Asked:
        return _Asked(str(self.kind.currentData()), self._ids[str(self.who.currentData())])

    def _ask(self) -> None:
        core, t, asked = self._context.core, self._context.t, self._asked()
        self._context.tasks.read(
            lambda: asked.contents(core, t), self._show_contents, key=f"contacts.contents.{id(self)}"
        )

    def _show_contents(self, contents: tuple[int, str]) -> None:
        count, line = contents
        self.summary.setText(line)
        self.done_button.setEnabled(count > 0)

    def _on_save(self) -> None:
        t, asked = self._context.t, self._asked()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = {"vcf": t("Contact cards") + " (*.vcf)", "xlsx": t("Excel files") + " (*.xlsx)"}
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            t("Send contacts"),
            str(Path(folder or Path.home()) / f"contacts.{asked.extension}"),
            kinds.get(asked.extension, t("Text files") + " (*.csv)"),
        )
        if chosen:
            self.write(Path(chosen))

    def write(self, target: Path) -> None:
        """Write the file beside the window's thread; the person was asked before whether it may replace another."""
        context, core, asked = self._context, self._context.core, self._asked()

        def note(report: _Report) -> ChangeSet:
            if isinstance(report, ContactCardsReport):
                core.contact_cards.note(report, target)
            else:
                core.contact_lists.note(report, target, asked.extension)
            return ChangeSet()

        def set_report(report: _Report) -> None:
            def written(_nothing: object) -> None:
                context.tasks.write(lambda: note(report))
                say_written(context, target)

            context.tasks.heavy(
                core.exports.write_job(),
                ("contacts", asked.extension),
                report,
                target,
                True,
                on_done=written,
                title=context.t("Saving “{name}”", name=target.name),
            )

        context.tasks.read(lambda: asked.report(core), set_report)
        self.accept()
