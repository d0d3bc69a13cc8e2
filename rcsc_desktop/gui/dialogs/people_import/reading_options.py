"""How one file is read, by hand: its sheet, header row, encoding and delimiter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from rcsc_desktop.domain.imported_people import ReadTable
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.people_import.sources import Source
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

_ENCODINGS = (
    "utf-8",
    "utf-16",
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1256",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-15",
    "koi8-r",
    "mac-roman",
    "cp437",
    "shift_jis",
    "euc-jp",
    "gb18030",
    "big5",
    "euc-kr",
)
_LAST_HEADER_ROW = 60
_NO_HEADER = -1


class ReadingOptions(QWidget):
    """Shows what there is to choose for one source; ``changed`` when its ``options`` are others."""

    changed = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = context.t
        self._t = t
        self._source: Source | None = None
        self.sheet = QComboBox()
        self.header_row = QComboBox()
        self.encoding = QComboBox()
        self.delimiter = QComboBox()
        self._fields: dict[QWidget, QWidget] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for widget, word in (
            (self.sheet, t("Sheet")),
            (self.header_row, t("Header row")),
            (self.encoding, t("Encoding")),
            (self.delimiter, t("Between cells")),
        ):
            widget.setAccessibleName(word)
            name = looks.label(word, context.theme, "small", "muted")
            name.setBuddy(widget)
            form.addRow(name, widget)
            self._fields[widget] = name
        for choice in (self.sheet, self.header_row, self.encoding, self.delimiter):
            choice.activated.connect(lambda _at: self._on_changed())
            choice.setMinimumContentsLength(12)

    def show_source(self, source: Source | None) -> None:
        """Ask what this source leaves open; nothing for cards and for what cannot be read."""
        self._source = source
        table = None if source is None else source.table
        self.blockSignals(True)
        if source is not None and table is not None:
            self._fill(source, table)
        is_text = source is not None and (table is None or table.encoding is not None)
        shown = {
            self.sheet: table is not None and len(table.sheets) > 1,
            self.header_row: source is not None and (table is None or bool(table.columns)),
            self.encoding: is_text,
            self.delimiter: is_text and (table is None or table.delimiter is not None),
        }
        if source is not None and table is None:
            self._fill_refused(source)
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)
            self._fields[widget].setVisible(is_shown)
        self.blockSignals(False)

    def _fill(self, source: Source, table: ReadTable) -> None:
        t = self._t
        self.sheet.clear()
        self.sheet.addItems(list(table.sheets))
        self.sheet.setCurrentText(table.sheet or "")
        header = t("Found by itself: {value}", value=t("row {row}", row=table.header_row)) if table.header_row else ""
        self._fill_common(source, header, table.encoding or "", table.delimiter or "")

    def _fill_refused(self, source: Source) -> None:
        self._fill_common(source, "", "", "")

    def _fill_common(self, source: Source, header: str, encoding: str, delimiter: str) -> None:
        t = self._t
        self.header_row.clear()
        self.header_row.addItem(header or t("Find it"), 0)
        self.header_row.addItem(t("There is none"), _NO_HEADER)
        for row in range(1, _LAST_HEADER_ROW + 1):
            self.header_row.addItem(t("Row {row}", row=row), row)
        self.header_row.setCurrentIndex(max(0, self.header_row.findData(source.options.header_row)))
        self.encoding.clear()
        self.encoding.addItem(t("Found by itself: {value}", value=encoding) if encoding else t("Find it"), "")
        for name in _ENCODINGS:
            self.encoding.addItem(name, name)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(source.options.encoding)))
        names = {",": t("Comma"), ";": t("Semicolon"), "\t": t("Tab"), "|": t("Bar |"), ":": t("Colon")}
        self.delimiter.clear()
        said = names.get(delimiter, delimiter)
        self.delimiter.addItem(t("Found by itself: {value}", value=said) if delimiter else t("Find it"), "")
        for value, word in names.items():
            self.delimiter.addItem(word, value)
        self.delimiter.setCurrentIndex(max(0, self.delimiter.findData(source.options.delimiter)))

    def _on_changed(self) -> None:
        source = self._source
        if source is None or self.signalsBlocked():
            return
        table = source.table
        sheet = self.sheet.currentText() if self.sheet.isVisibleTo(self) else source.options.sheet
        is_same_sheet = table is None or sheet == (table.sheet or "")
        options = replace(
            source.options,
            sheet="" if table is not None and is_same_sheet and not source.options.sheet else sheet,
            header_row=int(self.header_row.currentData() or 0) if is_same_sheet else 0,
            encoding=str(self.encoding.currentData() or ""),
            delimiter=str(self.delimiter.currentData() or ""),
        )
        if options != source.options:
            source.options = replace(options, mapping={})
            source.mended.clear()
            self.changed.emit(source)
