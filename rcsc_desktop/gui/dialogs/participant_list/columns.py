"""Which columns a workbook or text file has, and its tabs or the signs between its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.participants import CsvChoices, ListTab
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.participant_list.choices import MovableRows, choice, tick
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.list_presets import Preset
from rcsc_desktop.wording import words

_AS_SHOWN = "as shown"


class ColumnChoices(QWidget):
    """``changed`` where a choice was made; ``failed`` (a ``UserError``) where a set of columns could not be kept."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: WindowContext, titles: Mapping[str, str], shown: Sequence[str]) -> None:
        super().__init__()
        self._context = context
        self._titles = titles
        self._shown = tuple(shown)
        self._presets: dict[str, Preset] = {}
        self._filled: tuple[str, ...] = ()
        t = context.t
        self.preset = QComboBox()
        self.preset.setAccessibleName(t("What is in it"))
        self.preset.activated.connect(lambda _place: self._on_preset_chosen())
        self.rows = MovableRows(context, t("Columns, from first to last"), ticks=True, rows=5)
        self.rows.changed.connect(self.changed)
        self.own_name = QLineEdit()
        self.own_name.setAccessibleName(t("Name for these columns"))
        self.own_name.setPlaceholderText(t("Name for these columns"))
        self.keep = looks.button(t("Keep these columns"), self._on_keep)
        self.keep.setEnabled(False)
        self.own_name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.forget = looks.button(t("Forget"), self._on_forget)
        self.tabs = {tab: tick(words.label(tab, t), self.changed.emit, is_on=tab is ListTab.COUNTS) for tab in ListTab}
        signs = {"": t("As usual in the language"), ",": t("Comma"), ";": t("Semicolon"), "\t": t("Tab")}
        self.delimiter = choice(t("Between values"), signs, "", self.changed.emit)
        self.bom = tick(t("For Excel: with a byte-order mark"), self.changed.emit, is_on=True)
        self._of_workbook, self._of_text = self._lay_out()

    def set_format(self, format: str) -> None:
        """Show what goes with ``xlsx`` or ``csv``."""
        self._of_workbook.setVisible(format == "xlsx")
        self._of_text.setVisible(format == "csv")

    def show_presets(self, presets: Sequence[Preset], filled: Sequence[str], chosen: str = "full") -> None:
        """The sets of columns there are; ``filled`` are the columns that say anything of anybody."""
        t = self._context.t
        self._filled = tuple(dict.fromkeys(("name", *filled)))
        as_shown = Preset(None, _AS_SHOWN, self._shown)
        self._presets = {preset.name: preset for preset in (*presets, as_shown)}
        titles = {
            "full": t("All that is filled in"),
            "public": t("Public: without contact details and notes"),
            _AS_SHOWN: t("The columns that the page shows"),
        }
        self.preset.clear()
        for preset in self._presets.values():
            self.preset.addItem(titles.get(preset.name, preset.name) if preset.id is None else preset.name, preset.name)
        self.preset.setCurrentIndex(max(0, self.preset.findData(chosen)))
        self._on_preset_chosen()

    def columns(self) -> tuple[str, ...]:
        """The ticked columns, in their order."""
        return self.rows.chosen()

    def chosen_tabs(self) -> tuple[ListTab, ...]:
        """The ticked tabs."""
        return tuple(tab for tab, box in self.tabs.items() if box.isChecked())

    def csv(self) -> CsvChoices:
        """How a text file is written."""
        return CsvChoices(str(self.delimiter.currentData()), self.bom.isChecked())

    def _lay_out(self) -> tuple[QWidget, QWidget]:
        t, theme = self._context.t, self._context.theme
        which = QHBoxLayout()
        which.addWidget(self.preset, 1)
        which.addWidget(self.forget)
        own = QHBoxLayout()
        own.addWidget(self.own_name, 1)
        own.addWidget(self.keep)
        workbook = QWidget()
        boxes = QGridLayout(workbook)
        boxes.setContentsMargins(0, 0, 0, 0)
        boxes.setVerticalSpacing(GRID // 2)
        boxes.addWidget(
            looks.label(t("Further tabs, beside the one of everybody"), theme, "small", "muted"), 0, 0, 1, 2
        )
        for place, box in enumerate(self.tabs.values()):
            boxes.addWidget(box, 1 + place // 2, place % 2)
        text = QWidget()
        values = QFormLayout(text)
        values.setContentsMargins(0, 0, 0, 0)
        values.addRow(t("Between values"), self.delimiter)
        values.addRow("", self.bom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(which)
        layout.addWidget(self.rows, 1)
        layout.addLayout(own)
        layout.addWidget(workbook)
        layout.addWidget(text)
        return workbook, text

    def _on_preset_chosen(self) -> None:
        preset = self._presets[str(self.preset.currentData())]
        self.forget.setVisible(preset.id is not None)
        ticked = self._filled if preset.name == "full" and preset.id is None else preset.columns
        first = [name for name in ticked if name in self._titles]
        rest = [name for name in self._titles if name not in first]
        self.rows.show_rows({name: self._titles[name] for name in (*first, *rest)}, frozenset(first))
        self.changed.emit()

    def _on_keep(self) -> None:
        core, name, chosen = self._context.core, self.own_name.text(), self.columns()

        def done(_change_set: ChangeSet) -> None:
            self.own_name.clear()
            self._reread(name.strip())

        self._context.tasks.write(lambda: core.list_presets.save(name, chosen), on_done=done, on_error=self._on_failed)

    def _on_forget(self) -> None:
        core, preset_id = self._context.core, self._presets[str(self.preset.currentData())].id
        if preset_id is not None:
            self._context.tasks.write(
                lambda: core.list_presets.remove(preset_id),
                on_done=lambda _change_set: self._reread("full"),
                on_error=self._on_failed,
            )

    def _reread(self, chosen: str) -> None:
        self._context.tasks.read(
            self._context.core.list_presets.presets, lambda presets: self.show_presets(presets, self._filled, chosen)
        )

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error)
