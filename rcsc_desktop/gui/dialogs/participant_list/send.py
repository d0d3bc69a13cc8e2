"""Sending the list of participants: as what, who and what is in it, in which language, as which file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.reports.participant_list import ParticipantListReport
from rcsc_desktop.domain.reports.participants import ListRequest
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.first_page import FirstPage
from rcsc_desktop.gui.dialogs.participant_list.choices import choice
from rcsc_desktop.gui.dialogs.participant_list.columns import ColumnChoices
from rcsc_desktop.gui.dialogs.participant_list.paper import PaperListChoices
from rcsc_desktop.gui.dialogs.participant_list.request import PAPERS, Asked
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.tasks import HeavyTask
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.list_presets import Preset
from rcsc_desktop.services.list_versions import ListOutlook
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import own_name

_EVERYBODY, _FOUND, _SELECTED = "everybody", "found", "selected"
_ANY = ""
_Known = tuple[str, str, tuple[Preset, ...], tuple[str, ...], tuple[str, ...]]


class SendList(QDialog):
    """Stays open until the file is written; a refusal is said in it and nothing that was chosen is lost.

    ``titles`` are the headings of all columns by name, ``shown`` the columns of the page; ``found`` and ``selected``
    are the people that the page shows and those that are selected, ``None`` where that is everybody or nobody.
    """

    def __init__(
        self,
        context: WindowContext,
        consultation_id: UUID,
        titles: Mapping[str, str],
        shown: Sequence[str],
        parent: QWidget,
        *,
        found: Sequence[UUID] | None = None,
        selected: Sequence[UUID] | None = None,
    ) -> None:
        super().__init__(parent.window())
        self._context = context
        self._id = consultation_id
        self._people = {_EVERYBODY: None, _FOUND: found, _SELECTED: selected}
        self._task: HeavyTask | None = None
        self._replaces: Path | None = None
        self._is_known = False
        t = context.t
        self.setWindowTitle(t("Send the list of participants"))
        formats = {
            "xlsx": t("Excel workbook"),
            "csv": t("Text file of values (CSV)"),
            "pdf": t("List to hand out (PDF)"),
            "docx": t("List to hand out (Word)"),
        }
        self.format = choice(t("As"), formats, "xlsx", self._on_format_chosen)
        self.who = choice(t("Who"), self._circles(), _EVERYBODY, self._ask)
        self.status = choice(t("Status"), self._statuses(), _ANY, self._ask)
        self.language = choice(t("Language"), {code: own_name(code) for code in LANGUAGES}, "en", self._read_name)
        self.columns = ColumnChoices(context, titles, shown)
        self.paper = PaperListChoices(context, consultation_id)
        self.first_page = FirstPage(context)
        self.file = QLineEdit()
        self.file.setAccessibleName(t("File"))
        self.summary = looks.label("", context.theme, "body", wraps=True)
        self.said = looks.label("", context.theme, "small", "danger", wraps=True)
        self.save = looks.button(t("Save"), self._on_save, "primary")
        self._panels = QStackedWidget()
        self._lay_out()
        self.columns.changed.connect(self._ask)
        self.columns.failed.connect(self._say)
        self.paper.changed.connect(self._ask)
        self.file.textEdited.connect(lambda _text: self._say(None))
        self._read()

    @property
    def preset(self) -> QComboBox:
        """The sets of columns."""
        return self.columns.preset

    def target(self) -> Path:
        """Where the file goes."""
        return Path(self.file.text()).expanduser()

    def done(self, result: int) -> None:
        """Closing gives up what is being written; nothing half-written is left."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)
        self.deleteLater()

    # Laying out

    def _circles(self) -> dict[str, str]:
        t = self._context.t
        circles = {_EVERYBODY: t("Everybody")}
        found, selected = self._people[_FOUND], self._people[_SELECTED]
        if found is not None:
            circles[_FOUND] = t.plural("{count} person shown", "All {count} people shown", len(found))
        if selected is not None:
            circles[_SELECTED] = t.plural("{count} person selected", "{count} people selected", len(selected))
        return circles

    def _statuses(self) -> dict[str, str]:
        t = self._context.t
        return {_ANY: t("Any status"), **{status.value: words.label(status, t) for status in ParticipantStatus}}

    def _lay_out(self) -> None:
        t = self._context.t
        self.said.hide()
        self._panels.addWidget(self.columns)
        self._panels.addWidget(self.paper)
        choices = QFormLayout()
        choices.setVerticalSpacing(GRID)
        choices.addRow(t("As"), self.format)
        people = QHBoxLayout()
        people.setSpacing(GRID)
        people.addWidget(self.who, 1)
        people.addWidget(self.status, 1)
        choices.addRow(t("Who"), people)
        choices.addRow(t("Language"), self.language)
        where = QHBoxLayout()
        where.setSpacing(GRID)
        where.addWidget(self.file, 1)
        where.addWidget(looks.button(t("Choose …"), self._on_choose))
        file = QFormLayout()
        file.addRow(t("File"), where)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(looks.button(t("Cancel"), self.reject))
        foot.addWidget(self.save)
        self.save.setDefault(True)
        left = QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addLayout(choices)
        left.addWidget(self._panels, 1)
        left.addLayout(file)
        sides = QHBoxLayout()
        sides.setSpacing(3 * GRID)
        sides.addLayout(left, 1)
        sides.addWidget(self.first_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(sides, 1)
        layout.addWidget(self.said)
        layout.addLayout(foot)
        self.setMinimumWidth(106 * GRID)

    # What is read

    def _read(self) -> None:
        core, settings = self._context.core, self._context.settings

        def read() -> _Known:
            return (
                core.consultations.view(self._id).consultation.language,
                settings.get("paper"),
                core.list_presets.presets(),
                core.participants.filled(self._id),
                core.participant_lists.categories(self._id),
            )

        self._context.tasks.read(read, self._show_known)
        self._context.tasks.read(
            lambda: core.list_versions.outlook(self._id),
            self._show_outlook,
            key=f"participants.outlook.{id(self)}",
        )

    def _show_known(self, known: _Known) -> None:
        language, paper, presets, filled, categories = known
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.columns.show_presets(presets, filled)
        self.paper.show_meeting(paper, categories)
        self._is_known = True
        self._on_format_chosen()

    def _show_outlook(self, outlook: ListOutlook) -> None:
        self.paper.show_outlook(outlook)
        if str(self.format.currentData()) in PAPERS:
            self._ask()

    def _on_format_chosen(self) -> None:
        kind = str(self.format.currentData())
        is_paper = kind in PAPERS
        self._panels.setCurrentWidget(self.paper if is_paper else self.columns)
        self.columns.set_format(kind)
        usual = ParticipantStatus.CONFIRMED.value if is_paper else _ANY
        self.status.setCurrentIndex(max(0, self.status.findData(usual)))
        self._read_name()

    def _read_name(self) -> None:
        core, language, kind = self._context.core, str(self.language.currentData()), str(self.format.currentData())
        self._context.tasks.read(
            lambda: core.exports.file_name(self._id, "participants", language, kind),
            self._show_name,
            key="participants.file_name",
        )
        self._say(None)
        self._ask()

    def _show_name(self, name: str) -> None:
        folder = self.target().parent if self.file.text() else _documents()
        self.file.setText(str(folder / name))

    def _asked(self) -> Asked:
        status = str(self.status.currentData())
        statuses = (ParticipantStatus(status),) if status else ()
        kind, language = str(self.format.currentData()), str(self.language.currentData())
        ids = self._people[str(self.who.currentData())]
        every = statuses or tuple(ParticipantStatus)
        return Asked(
            consultation_id=self._id,
            format=kind,
            language=language,
            paper=str(self.paper.papers.currentData()),
            statuses=statuses,
            ids=ids,
            options=self.paper.options(every),
            request=ListRequest(
                columns=self.columns.columns(),
                language=language,
                tabs=self.columns.chosen_tabs() if kind == "xlsx" else (),
                statuses=statuses,
                ids=ids,
                csv=self.columns.csv(),
            ),
        )

    def _ask(self) -> None:
        """Say anew who and what would leave; for a paper show its first page."""
        if not self._is_known:
            return
        t, core, asked = self._context.t, self._context.core, self._asked()
        if not asked.is_paper and not asked.request.columns:
            self.summary.setText(t("Tick at least one column."))
            self.save.setEnabled(False)
            return
        self._context.tasks.read(
            lambda: asked.contents(core, t),
            self._show_contents,
            key=f"participants.contents.{id(self)}",
            on_error=self._say,
        )
        if asked.format == "pdf":
            if not self.first_page.has_page():
                self.first_page.say(t("The first page is being set …"))
            self._context.tasks.read(
                lambda: asked.report(core), self._preview, key=f"participants.preview.{id(self)}", on_error=self._say
            )
        elif asked.format == "docx":
            self.first_page.say(t("The same list in real columns and styles, to go on editing in Word."))
        elif asked.format == "csv":
            self.first_page.say(t("One line for each person, for other programs. Nothing in it can run as a formula."))
        else:
            self.first_page.say(
                t("Everybody in a table, with a head that stays in view and is locked against changes.")
            )

    def _show_contents(self, contents: tuple[int, str]) -> None:
        count, line = contents
        self.summary.setText(line)
        self.save.setEnabled(count > 0)

    def _preview(self, report: ParticipantListReport) -> None:
        def show(preview: Any) -> None:
            if self.format.currentData() == "pdf":
                self.first_page.show_page(preview)

        self._context.tasks.heavy(
            self._context.core.exports.preview_job(),
            report,
            self.first_page.pixels,
            (0,),
            on_done=show,
            on_error=lambda error: self.first_page.say(self._context.messages.sentence(error)),
            key=f"participants.preview.{id(self)}",
        )

    # Writing

    def _on_choose(self) -> None:
        t = self._context.t
        kinds = {
            "xlsx": t("Excel files") + " (*.xlsx)",
            "csv": t("Text files") + " (*.csv)",
            "pdf": t("PDF files") + " (*.pdf)",
            "docx": t("Word files") + " (*.docx)",
        }
        name, _filter = QFileDialog.getSaveFileName(
            self, t("Send the list of participants"), self.file.text(), kinds[str(self.format.currentData())]
        )
        if name:
            self.file.setText(name)
            self._replaces = Path(name)
            self._say(None)

    def _on_save(self) -> None:
        self.save.setEnabled(False)
        asked = self._asked()
        write = self._write_paper if asked.is_paper else self._write_list
        self._context.tasks.write(ChangeSet, on_done=lambda _nothing: write(asked))  # after what is being stored

    def _write_list(self, asked: Asked) -> None:
        context, target = self._context, self.target()
        self._task = context.tasks.heavy(
            context.core.exports.list_job(),
            context.path,
            self._id,
            target,
            asked.request,
            asked.format,
            self._replaces == target,
            on_done=lambda _nothing: self._on_written(target),
            on_error=self._say,
            title=context.t("Saving “{name}”", name=target.name),
        )

    def _write_paper(self, asked: Asked) -> None:
        core = self._context.core
        self._context.tasks.read(
            lambda: asked.report(core), lambda report: self._set_paper(asked, report), on_error=self._say
        )

    def _set_paper(self, asked: Asked, report: ParticipantListReport) -> None:
        context, target, exports = self._context, self.target(), self._context.core.exports

        def note() -> ChangeSet:
            exports.note_participant_list(self._id, report, target, asked.format)
            return ChangeSet()

        def written(_nothing: object) -> None:
            context.tasks.write(note)
            self._on_written(target)

        self._task = context.tasks.heavy(
            exports.write_job(),
            ("participant", asked.format),
            report,
            target,
            self._replaces == target,
            on_done=written,
            on_error=self._say,
            title=context.t("Saving “{name}”", name=target.name),
        )

    def _on_written(self, target: Path) -> None:
        self._task = None
        self.accept()
        say_written(self._context, target)

    def _say(self, error: UserError | None) -> None:
        """Why it was not saved; a file that is there is replaced when Save is pressed again."""
        self._task = None
        t = self._context.t
        self.said.setText("" if error is None else self._context.messages.sentence(error))
        self.said.setVisible(error is not None)
        exists = error is not None and error.code == "export.exists"
        if exists or self._replaces != self.target():
            self._replaces = self.target() if exists else None
        self.save.setText(t("Replace") if exists else t("Save"))
        self.save.setEnabled(True)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
