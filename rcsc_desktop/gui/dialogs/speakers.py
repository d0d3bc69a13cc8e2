"""Saving the list of speakers: in which states, in which language, as what, and where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.agenda import SpeakerStatus
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.reports.speakers import SpeakersReport
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.speaker_lists import USUAL_STATUSES
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import own_name

if TYPE_CHECKING:
    from rcsc_desktop.gui.page import Page


def save_speakers(page: Page, consultation_id: UUID, _session_id: UUID | None) -> None:
    """Ask which speakers and how, then where; the list is written there."""
    context = page.context
    context.tasks.read(
        lambda: context.core.records.get(Consultation, consultation_id).language,
        lambda language: SpeakersDialog(context, consultation_id, language, page.window()).open(),
        key="agenda.speakers",
    )


class SpeakersDialog(QDialog):
    """Counts what the list will hold while one chooses."""

    def __init__(self, context: WindowContext, consultation_id: UUID, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._id = consultation_id
        t = context.t
        self.setWindowTitle(t("List of speakers"))
        self.setMinimumWidth(60 * GRID)
        self.states = {one: QCheckBox(words.label(one, t)) for one in SpeakerStatus}
        for status, box in self.states.items():
            box.setAccessibleName(box.text())
            box.setChecked(status in USUAL_STATUSES)
            box.toggled.connect(lambda _on: self._count())
        self.language = _choice(t("Language"), {code: own_name(code) for code in LANGUAGES}, language)
        self.format = _choice(t("As"), {"pdf": t("PDF, to read"), "xlsx": t("Excel, to work with")}, "pdf")
        self.with_details = QCheckBox(t("With email and telephone"))
        self.with_details.setAccessibleName(self.with_details.text())
        self.said = looks.label("", context.theme, look="muted", wraps=True)
        self.save = looks.button(t("Save …"), self._on_save, "primary")
        self.save.setDefault(True)
        self._lay_out()
        self._count()

    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()

    def _lay_out(self) -> None:
        t, theme = self._context.t, self._context.theme
        states = QGridLayout()
        states.setHorizontalSpacing(3 * GRID)
        for at, box in enumerate(self.states.values()):
            states.addWidget(box, at // 3, at % 3)
        states.setColumnStretch(3, 1)
        choices = QGridLayout()
        choices.setHorizontalSpacing(2 * GRID)
        choices.setVerticalSpacing(GRID // 2)
        for column, (name, field) in enumerate(((t("Language"), self.language), (t("As"), self.format))):
            label = looks.label(name, theme, "small", "muted")
            label.setBuddy(field)
            choices.addWidget(label, 0, column)
            choices.addWidget(field, 1, column)
            choices.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(looks.button(t("Cancel"), self.reject))
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(_head(self._context, t("Who has what to say when, person by person.")))
        layout.addLayout(states)
        layout.addLayout(choices)
        layout.addWidget(self.with_details)
        layout.addLayout(foot)

    def _report(self) -> SpeakersReport:
        """Runs in a reading lane."""
        language, statuses, with_details = self._asked
        return self._context.core.speaker_lists.report(
            self._id, language=language, statuses=statuses, with_contact_details=with_details
        )

    def _ask(self) -> None:
        statuses = {status for status, box in self.states.items() if box.isChecked()}
        self._asked = (str(self.language.currentData()), statuses, self.with_details.isChecked())

    def _count(self) -> None:
        self._ask()
        self._context.tasks.read(self._report, self._show_count, key=f"speakers.count.{id(self)}")

    def _show_count(self, report: SpeakersReport) -> None:
        t = self._context.t
        people = t.plural("{count} person", "{count} people", len(report.people))
        parts = t.plural("{count} part", "{count} parts", report.slots)
        self.said.setText(t("{people}, {parts}", people=people, parts=parts))
        self.save.setEnabled(bool(report.people))

    def _on_save(self) -> None:
        self._ask()
        kind, language, core = str(self.format.currentData()), str(self.language.currentData()), self._context.core
        self._context.tasks.read(
            lambda: (self._report(), core.exports.file_name(self._id, "speakers", language, kind)),
            lambda found: self._choose(found[0], found[1], kind),
            key=f"speakers.save.{id(self)}",
        )

    def _choose(self, report: SpeakersReport, name: str, kind: str) -> None:
        t = self._context.t
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = {"pdf": t("PDF files") + " (*.pdf)", "xlsx": t("Excel files") + " (*.xlsx)"}
        chosen, _filter = QFileDialog.getSaveFileName(
            self, t("Save the list of speakers"), str(Path(folder or Path.home()) / name), kinds[kind]
        )
        if chosen:
            self.write(report, Path(chosen), kind)

    def write(self, report: SpeakersReport, target: Path, kind: str) -> None:
        """Write the file beside the window's thread; the person was asked before whether it may replace another."""
        context, exports, consultation_id = self._context, self._context.core.exports, self._id

        def note() -> ChangeSet:
            exports.note_speakers(consultation_id, report, target, kind)
            return ChangeSet()

        def written(_nothing: object) -> None:
            context.tasks.write(note)
            say_written(context, target)

        context.tasks.heavy(
            exports.write_job(),
            ("speakers", kind),
            report,
            target,
            True,
            on_done=written,
            title=context.t("Saving “{name}”", name=target.name),
        )
        self.accept()


def _head(context: WindowContext, text: str) -> QLabel:
    return looks.label(text, context.theme, look="muted", wraps=True)


def _choice(name: str, choices: dict[str, str], value: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for code, word in choices.items():
        made.addItem(word, code)
    made.setCurrentIndex(max(0, made.findData(value)))
    return made
