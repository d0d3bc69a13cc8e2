"""How an agenda leaves: kind of file, layout, version, languages, paper, what is shown, who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from rcsc_desktop.domain.reports.formats import LAYOUTS_OF, AgendaFormat
from rcsc_desktop.domain.reports.paper import PaperLayout, PaperOptions, Signature
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs import paper_words
from rcsc_desktop.gui.dialogs.shown_columns import ShownColumns
from rcsc_desktop.gui.theme import CONTROL_HEIGHT, GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.exports import AgendaRequest
from rcsc_desktop.wording import words
from rcsc_desktop.wording.languages import OWN_NAMES

_OWN_SIZE = {PaperLayout.POSTER, PaperLayout.POCKET}


@dataclass(frozen=True, slots=True)
class ExportSubject:
    """The agenda to save: its own language, another it is wanted in, whether cities are named, what was issued.

    ``versions`` are (number, words), the last issued first.
    """

    consultation_id: UUID
    language: str
    second_language: str
    has_cities: bool
    versions: tuple[tuple[int, str], ...] = ()


class PaperChoiceForm(QWidget):
    """Begins with what was chosen last; ``changed`` when something else is chosen."""

    changed = Signal()

    def __init__(self, context: WindowContext, subject: ExportSubject, last: AgendaRequest) -> None:
        super().__init__()
        t, settings = context.t, context.settings
        self._context = context
        self._subject = subject
        layouts = {layout.value: words.label(layout, t) for layout in PaperLayout}
        self._format = _list(t("Kind of file"), paper_words.formats(t), last.format)
        self._layout_list = _list(t("Layout"), layouts, last.options.layout.value)
        self._version = QComboBox()
        self._version.setAccessibleName(t("Version"))
        self._version.addItem(t("The draft, as it is now"), None)
        for number, said in subject.versions:
            self._version.addItem(said, number)
        self._language = _list(t("Language"), OWN_NAMES, subject.language)
        self._second = _list(t("Second language"), OWN_NAMES, subject.second_language)
        self._paper = _list(t("Paper"), {"A4": "A4", "Letter": t("Letter")}, settings.get("paper"))
        clocks = {"auto": t("As the language has it"), "24": t("24 hours"), "12": t("12 hours")}
        self._clock = _list(t("Clock"), clocks, settings.get("clock"))
        entries = {"item": t("Each item"), "session": t("Each session")}
        self._entries = _list(t("Entries"), entries, "session" if last.options.per_session else "item")
        self._shown = ShownColumns(context)
        self._shown.choose(last.options.columns)
        signature = last.options.signature or Signature("")
        self._signer = _line(t("Who signs"), t("Nobody signs"), signature.name)
        self._signer_title = _line(t("Office of who signs"), t("Office"), signature.title)
        self._note = QCheckBox(t("Concept note before the agenda"))
        self._note.setAccessibleName(self._note.text())
        self._letterhead = QCheckBox(t("Letterhead"))
        self._letterhead.setAccessibleName(self._letterhead.text())
        self._letterhead.setChecked(last.options.with_letterhead)
        self._cities = QCheckBox(t("Local times of the cities"))
        self._cities.setAccessibleName(self._cities.text())
        self._cities.setChecked(last.options.with_cities and subject.has_cities)
        self._internal = QCheckBox(t("For the organizers only"))
        self._internal.setAccessibleName(self._internal.text())
        self._is_internal = False
        self._lay_out()
        self._connect()
        self._follow()

    @property
    def format(self) -> AgendaFormat:
        """The kind of file that is chosen."""
        return AgendaFormat(self._format.currentData())

    def choice(self) -> AgendaRequest:
        """What is chosen now."""
        is_paper, layout = self.format.is_paper, PaperLayout(self._layout_list.currentData())
        signer = self._signer.text().strip()
        options = PaperOptions(
            layout=layout,
            columns=self._shown.chosen,
            with_letterhead=self._letterhead.isChecked(),
            signature=Signature(signer, self._signer_title.text().strip()) if signer and is_paper else None,
            is_internal=self._is_internal,
            with_cities=self._cities.isChecked() and self._cities.isEnabled(),
            per_session=self._entries.currentData() == "session" and self.format is AgendaFormat.ICS,
        )
        return AgendaRequest(
            self.format.value,
            str(self._language.currentData()),
            str(self._paper.currentData()),
            str(self._clock.currentData()),
            self._note.isChecked() and is_paper,
            options,
            str(self._second.currentData()) if layout is PaperLayout.BILINGUAL else None,
            self._version.currentData(),
        )

    def _lay_out(self) -> None:
        form = self._form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(GRID)
        form.setHorizontalSpacing(2 * GRID)
        t = self._context.t
        fields: Sequence[tuple[str, QWidget]] = (
            (t("Kind of file"), self._format),
            (t("Layout"), self._layout_list),
            (t("Version"), self._version),
            (t("Language"), self._language),
            (t("Second language"), self._second),
            (t("Paper and clock"), _beside(self._paper, self._clock)),
            (t("Entries"), self._entries),
            (t("Shown"), self._shown),
            (t("Signature"), _beside(self._signer, self._signer_title)),
        )
        for name, field in fields:
            label = looks.label(name, self._context.theme, "body", "muted")
            label.setMinimumHeight(CONTROL_HEIGHT)
            form.addRow(label, field)
        for box in (self._note, self._letterhead, self._cities, self._internal):
            form.addRow("", box)
        form.setRowVisible(self._version, bool(self._subject.versions))

    def _connect(self) -> None:
        lists = (
            self._format,
            self._layout_list,
            self._version,
            self._language,
            self._second,
            self._paper,
            self._clock,
            self._entries,
        )
        for field in lists:
            field.currentIndexChanged.connect(lambda _at: self._on_changed())
        self._internal.clicked.connect(self._on_internal_clicked)
        for box in (self._note, self._letterhead, self._cities):
            box.toggled.connect(lambda _on: self._on_changed())
        for line in (self._signer, self._signer_title):
            line.editingFinished.connect(self._on_changed)
        self._shown.changed.connect(self._on_changed)

    def _on_internal_clicked(self, is_internal: bool) -> None:
        self._is_internal = is_internal
        self._on_changed()

    def _on_changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """What does not go together with the rest cannot be chosen, and says why."""
        t, kind = self._context.t, self.format
        possible = LAYOUTS_OF[kind]
        _offer(self._layout_list, {layout.value for layout in possible}, paper_words.no_layout(t))
        if PaperLayout(self._layout_list.currentData()) not in possible:
            self._layout_list.blockSignals(True)
            self._layout_list.setCurrentIndex(self._layout_list.findData(PaperLayout.DETAILED.value))
            self._layout_list.blockSignals(False)
        layout = PaperLayout(self._layout_list.currentData())
        not_paper = "" if kind.is_paper else paper_words.only_papers(t)
        self._form.setRowVisible(self._second, layout is PaperLayout.BILINGUAL)
        self._form.setRowVisible(self._entries, kind is AgendaFormat.ICS)
        _allow(self._paper, not_paper or (paper_words.fixed_paper(t) if layout in _OWN_SIZE else ""))
        for widget in (self._note, self._letterhead, self._signer, self._signer_title):
            _allow(widget, not_paper)
        _allow(self._cities, not_paper or ("" if self._subject.has_cities else paper_words.no_cities(t)))
        is_run = layout is PaperLayout.RUN_OF_SHOW
        _allow(self._internal, paper_words.always_internal(t) if is_run else "")
        self._internal.setChecked(is_run or self._is_internal)
        self._shown.follow(layout, is_internal=self._internal.isChecked())


def _allow(widget: QWidget, reason: str) -> None:
    """Let it be used, or say why not."""
    widget.setEnabled(not reason)
    widget.setToolTip(reason)
    widget.setAccessibleDescription(reason)


def _offer(field: QComboBox, values: set[str], reason: str) -> None:
    """Let these values be chosen; the others say why not."""
    model = field.model()
    if isinstance(model, QStandardItemModel):
        for row in range(model.rowCount()):
            can = field.itemData(row) in values
            model.item(row).setEnabled(can)
            field.setItemData(row, "" if can else reason, Qt.ItemDataRole.ToolTipRole)


def _beside(first: QWidget, second: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return made


def _line(name: str, placeholder: str, text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setMinimumWidth(10 * GRID)
    return made


def _list(name: str, values: Mapping[str, str], chosen: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for value, word in values.items():
        made.addItem(word, str(value))
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made
