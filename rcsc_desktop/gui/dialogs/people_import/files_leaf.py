"""The first leaf of the import inbox: which files, and what was found in each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.people_import.reading_options import ReadingOptions
from rcsc_desktop.gui.dialogs.people_import.sources import Source, SourceColumn, SourcesModel
from rcsc_desktop.gui.tables.quiet_table import QuietTable
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import imports

_ENDINGS = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.psv *.ssv *.vcf *.json"
_MOST_NOTES = 6


class FilesLeaf(QWidget):
    """``files_chosen`` carries paths, ``text_given`` what was pasted, ``removed`` a source, ``read_again`` one too."""

    files_chosen = Signal(object)
    text_given = Signal(str)
    removed = Signal(object)
    read_again = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        t, theme = context.t, context.theme
        self.model = SourcesModel(theme, t, self)
        self.table = QuietTable(
            theme, self.model, t("Files of this import"), {SourceColumn.NAME: 34 * GRID}, SourceColumn.FOUND
        )
        self.options = ReadingOptions(context)
        self.name = looks.label("", theme, "section", wraps=True)
        self.found = looks.label("", theme, look="muted", wraps=True)
        self.notes = looks.label("", theme, "small", "warn", wraps=True)
        self.choose = looks.button(t("Choose files …"), self.ask_for_files, "primary")
        self.paste = looks.button(t("Paste a table"), self.take_clipboard)
        self.add = looks.button(t("Add files …"), self.ask_for_files)
        self.add_pasted = looks.button(t("Paste a table"), self.take_clipboard)
        self.again = looks.button(t("Read it again"), self._on_again, "link")
        self.remove = looks.button(t("Remove this file"), self._on_remove, "link")
        self._leaves = QStackedWidget()
        self._leaves.addWidget(self._welcome())
        self._leaves.addWidget(self._list())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._leaves)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_chosen())
        self.options.changed.connect(self.read_again)

    def chosen(self) -> Source | None:
        """The source that is shown at the side."""
        row = self.table.currentIndex().row()
        return self.model.sources[row] if 0 <= row < len(self.model.sources) else None

    def add_source(self, source: Source) -> None:
        """List one more."""
        self.model.add(source)
        self._leaves.setCurrentIndex(1)
        if not self.table.currentIndex().isValid():
            self.table.stand_on(0)

    def refresh(self, source: Source) -> None:
        """Something else is known of a source."""
        if source in self.model.sources:
            self.model.refresh(source)
        if source is self.chosen():
            self._show_chosen()

    def ask_for_files(self) -> None:
        """The system's dialog for files."""
        t = self._context.t
        kinds = f"{t('Lists of people')} ({_ENDINGS});;{t('All files')} (*)"
        names, _kind = QFileDialog.getOpenFileNames(self, t("Import people"), "", kinds)
        if names:
            self.files_chosen.emit([Path(name) for name in names])

    def take_clipboard(self) -> None:
        """Take the table that was copied elsewhere."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.text_given.emit(text)
        else:
            self._context.messages.note(self._context.t("There is no text to paste. Copy a table first."))

    def _welcome(self) -> QWidget:
        t, theme = self._context.t, self._context.theme
        page = QFrame()
        page.setProperty("look", "drop")
        layout = QVBoxLayout(page)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        sentence = t(
            "Excel, OpenDocument, CSV, vCards or JSON, several at once. Nothing is stored before you have seen what "
            "comes of it."
        )
        for text, face, look in ((t("Drop files here"), "section", ""), (sentence, "body", "muted")):
            line = looks.label(text, theme, face, look, wraps=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(line)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        row.addStretch()
        layout.addSpacing(GRID)
        layout.addLayout(row)
        layout.addStretch(3)
        return page

    def _list(self) -> QWidget:
        page = QWidget()
        side = QVBoxLayout()
        side.setSpacing(GRID)
        side.addWidget(self.name)
        side.addWidget(self.found)
        side.addWidget(self.notes)
        side.addSpacing(GRID)
        side.addWidget(self.options)
        side.addSpacing(GRID)
        side.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        side.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeading)
        side.addStretch(1)
        around = QWidget()
        around.setFixedWidth(38 * GRID)
        around.setLayout(side)
        side.setContentsMargins(0, GRID, 0, 0)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.add)
        buttons.addWidget(self.add_pasted)
        buttons.addStretch()
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.table, 1)
        left.addLayout(buttons)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * GRID)
        row.addLayout(left, 1)
        row.addWidget(around)
        return page

    def _show_chosen(self) -> None:
        source = self.chosen()
        self.options.show_source(source)
        self.remove.setVisible(source is not None)
        self.again.setVisible(source is not None and bool(source.refusal))
        if source is None:
            return
        t = self._context.t
        self.name.setText(self.model.name(source))
        self.found.setText(self.model.found(source))
        looks.set_look(self.found, "danger" if source.refusal else "muted")
        notes = source.table.notes if source.table is not None else ()
        said = [imports.problem(note, t) for note in notes[:_MOST_NOTES]]
        self.notes.setText("\n".join(said))
        self.notes.setVisible(bool(said))

    def _on_again(self) -> None:
        source = self.chosen()
        if source is not None:
            self.read_again.emit(source)

    def _on_remove(self) -> None:
        source = self.chosen()
        if source is None:
            return
        self.model.remove(self.model.sources.index(source))
        self._leaves.setCurrentIndex(1 if self.model.sources else 0)
        self._show_chosen()
        self.removed.emit(source)
