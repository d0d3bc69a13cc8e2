"""Sending the list of participants: which columns, in which language, as which file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import PUBLIC_COLUMNS
from rcsc_desktop.domain.texts import LANGUAGES
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.sent import say_written
from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.tasks import HeavyTask
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.participants import Preset

_WIDTH = 76 * GRID
_AS_SHOWN = "as shown"


class SendList(QDialog):
    """Stays open until the file is written; a refusal is said in it and nothing that was chosen is lost."""

    def __init__(
        self,
        context: WindowContext,
        consultation_id: UUID,
        columns: Mapping[str, Column],
        shown: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent.window())
        self._context = context
        self._id = consultation_id
        self._shown = tuple(shown)
        self._titles = {name: column.title for name, column in columns.items()}
        self._presets: dict[str, Preset] = {}
        self._count = 0
        self._task: HeavyTask | None = None
        self._replaces: Path | None = None
        t = context.t
        self.setWindowTitle(t("Send the list of participants"))
        self.preset = QComboBox()
        self.preset.setAccessibleName(t("What is in it"))
        self.columns = QListWidget()
        self.columns.setAccessibleName(t("Columns, from first to last"))
        self.language = QComboBox()
        self.language.setAccessibleName(t("Language"))
        self.file = QLineEdit()
        self.file.setAccessibleName(t("File"))
        self.summary = looks.label("", context.theme, wraps=True)
        self.said = looks.label("", context.theme, "small", "danger", wraps=True)
        self.own_name = QLineEdit()
        self.own_name.setAccessibleName(t("Name for these columns"))
        self.own_name.setPlaceholderText(t("Name for these columns"))
        self.keep = looks.button(t("Keep these columns"), self._on_keep)
        self.forget = looks.button(t("Forget"), self._on_forget)
        self.save = looks.button(t("Save as Excel"), self._on_save, "primary")
        self._lay_out()
        self._connect()
        self._read()

    def chosen_columns(self) -> tuple[str, ...]:
        """The ticked columns, in their order."""
        items = [self.columns.item(row) for row in range(self.columns.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

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

    def _lay_out(self) -> None:
        t, theme = self._context.t, self._context.theme
        self.setMinimumWidth(_WIDTH)
        self.columns.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.columns.setMinimumHeight(8 * theme.row_height)
        choices = QFormLayout()
        choices.setVerticalSpacing(GRID)
        which = QHBoxLayout()
        which.addWidget(self.preset, 1)
        which.addWidget(self.forget)
        choices.addRow(t("What is in it"), which)
        order = QVBoxLayout()
        order.addWidget(looks.button(t("Up"), lambda: self._move(-1)))
        order.addWidget(looks.button(t("Down"), lambda: self._move(1)))
        order.addStretch()
        list_row = QHBoxLayout()
        list_row.addWidget(self.columns, 1)
        list_row.addLayout(order)
        choices.addRow(t("Columns"), list_row)
        own = QHBoxLayout()
        own.addWidget(self.own_name, 1)
        own.addWidget(self.keep)
        choices.addRow("", own)
        choices.addRow(t("Language"), self.language)
        where = QHBoxLayout()
        where.addWidget(self.file, 1)
        where.addWidget(looks.button(t("Choose …"), self._on_choose))
        choices.addRow(t("File"), where)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(looks.button(t("Cancel"), self.reject))
        buttons.addWidget(self.save)
        self.save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(choices)
        layout.addWidget(self.summary)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        self.said.hide()

    def _connect(self) -> None:
        self.preset.activated.connect(lambda _place: self._on_preset_chosen())
        self.columns.itemChanged.connect(lambda _item: self._on_columns_changed())
        self.columns.model().rowsMoved.connect(lambda *_rows: self._on_columns_changed())
        self.language.activated.connect(lambda _place: self._read_name())
        self.file.textEdited.connect(lambda _text: self._say(None))
        self.own_name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.setEnabled(False)

    # What is read

    def _read(self) -> None:
        core = self._context.core

        def read() -> tuple[int, str, tuple[Preset, ...]]:
            language = core.consultations.view(self._id).consultation.language
            return core.participants.count(self._id), language, core.participants.presets()

        def show(found: tuple[int, str, tuple[Preset, ...]]) -> None:
            self._count, language, presets = found
            for code in LANGUAGES:
                self.language.addItem(_own_name(code), code)
            self.language.setCurrentIndex(max(0, self.language.findData(language)))
            self._show_presets(presets, "full")
            self._read_name()

        self._context.tasks.read(read, show)

    def _read_name(self) -> None:
        core, language = self._context.core, str(self.language.currentData())
        self._context.tasks.read(
            lambda: core.exports.file_name(self._id, "participants", language, "xlsx"),
            self._show_name,
            key="participants.file_name",
        )
        self._say(None)

    def _show_name(self, name: str) -> None:
        folder = self.target().parent if self.file.text() else _documents()
        self.file.setText(str(folder / name))

    # Presets and columns

    def _show_presets(self, presets: Sequence[Preset], chosen: str) -> None:
        t = self._context.t
        as_shown = Preset(None, _AS_SHOWN, self._shown)
        self._presets = {preset.name: preset for preset in (*presets, as_shown)}
        titles = {
            "full": t("Everything"),
            "public": t("Public: without contact details and notes"),
            _AS_SHOWN: t("The columns that the page shows"),
        }
        self.preset.clear()
        for preset in self._presets.values():
            self.preset.addItem(titles.get(preset.name, preset.name) if preset.id is None else preset.name, preset.name)
        self.preset.setCurrentIndex(max(0, self.preset.findData(chosen)))
        self._on_preset_chosen()

    def _on_preset_chosen(self) -> None:
        preset = self._presets[str(self.preset.currentData())]
        self.forget.setVisible(preset.id is not None)
        self.columns.blockSignals(True)
        self.columns.clear()
        known = [name for name in preset.columns if name in self._titles]  # own fields may be another meeting's
        for name in (*known, *(one for one in self._titles if one not in known)):
            item = QListWidgetItem(self._titles[name])
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setCheckState(Qt.CheckState.Checked if name in preset.columns else Qt.CheckState.Unchecked)
            self.columns.addItem(item)
        self.columns.blockSignals(False)
        self._on_columns_changed()

    def _move(self, step: int) -> None:
        row = self.columns.currentRow()
        if row >= 0 and 0 <= row + step < self.columns.count():
            self.columns.insertItem(row + step, self.columns.takeItem(row))
            self.columns.setCurrentRow(row + step)
            self._on_columns_changed()

    def _on_columns_changed(self) -> None:
        chosen = self.chosen_columns()
        self.summary.setText(self._summed_up(chosen))
        self.save.setEnabled(bool(chosen))

    def _summed_up(self, chosen: Sequence[str]) -> str:
        """One line that says who and what is in it."""
        t = self._context.t
        people = t.plural("{count} person", "{count} people", self._count)
        columns = t.plural("{count} column", "{count} columns", len(chosen))
        private = [self._titles[name] for name in chosen if name not in PUBLIC_COLUMNS]
        if not chosen:
            return t("Tick at least one column.")
        if private:
            return t(
                "{people}, {columns}, with personal details: {private}.",
                people=people,
                columns=columns,
                private=", ".join(private),
            )
        return t("{people}, {columns}, without contact details.", people=people, columns=columns)

    def _on_keep(self) -> None:
        core, name, chosen = self._context.core, self.own_name.text(), self.chosen_columns()

        def done(_change_set: ChangeSet) -> None:
            self.own_name.clear()
            self._reread(name.strip())

        self._context.tasks.write(lambda: core.participants.save_preset(name, chosen), on_done=done, on_error=self._say)

    def _on_forget(self) -> None:
        core, preset = self._context.core, self._presets[str(self.preset.currentData())]
        preset_id = preset.id
        if preset_id is not None:
            self._context.tasks.write(
                lambda: core.participants.remove_preset(preset_id),
                on_done=lambda _change_set: self._reread("full"),
                on_error=self._say,
            )

    def _reread(self, chosen: str) -> None:
        self._context.tasks.read(
            self._context.core.participants.presets, lambda presets: self._show_presets(presets, chosen)
        )

    # Writing

    def _on_choose(self) -> None:
        t = self._context.t
        name, _filter = QFileDialog.getSaveFileName(
            self, t("Send the list of participants"), self.file.text(), t("Excel files") + " (*.xlsx)"
        )
        if name:
            self.file.setText(name)
            self._replaces = Path(name)
            self._say(None)

    def _on_save(self) -> None:
        self.save.setEnabled(False)
        self._context.tasks.write(ChangeSet, on_done=lambda _nothing: self._write())  # after what is being stored

    def _write(self) -> None:
        context, target = self._context, self.target()
        self._task = context.tasks.heavy(
            context.core.exports.list_job(),
            context.path,
            self._id,
            target,
            self.chosen_columns(),
            str(self.language.currentData()),
            self._replaces == target,
            on_done=lambda _nothing: self._on_written(target),
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
        self.save.setText(t("Replace") if exists else t("Save as Excel"))
        self.save.setEnabled(bool(self.chosen_columns()))


def _own_name(language: str) -> str:
    """The name of a language in itself."""
    from babel import Locale

    return (Locale.parse(language).display_name or language).capitalize()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
