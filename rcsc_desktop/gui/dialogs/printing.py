"""Printing through the system's dialog: the pages as the PDF has them, painted in the process beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QObject, QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.reports.paper import PaperLayout
from rcsc_desktop.gui.context import WindowContext

_DOTS_PER_INCH = 300
_PAGES_AT_A_TIME = 2
_PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
_OWN_SIZES = {PaperLayout.POSTER: QPageSize.PageSizeId.A3, PaperLayout.POCKET: QPageSize.PageSizeId.A6}


class AgendaPrinting(QObject):
    """One agenda on its way to a printer; lives until the last page is handed over, or it was given up."""

    def __init__(self, context: WindowContext, report: AgendaReport, file: Path, parent: QWidget) -> None:
        """``file`` is what a printer that prints into files is offered."""
        super().__init__(parent)
        self._file = file
        self._context = context
        self._report = report
        self._window = parent
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._painter: QPainter | None = None

    def ask(self) -> None:
        """Show the system's dialog; printing begins when it is accepted."""
        printer = self._printer
        printer.setResolution(_DOTS_PER_INCH)
        printer.setDocName(self._report.title)
        if not QPrinterInfo.availablePrinterNames():
            printer.setOutputFileName(str(self._file))
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.rejected.connect(self.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Hand the pages over, as many as are asked for."""
        printer.setFullPage(True)
        usual = _PAPERS.get(self._report.paper, QPageSize.PageSizeId.A4)
        size = QPageSize(_OWN_SIZES.get(self._report.options.layout, usual))
        printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        printer.setFullPage(True)
        self._printer = printer
        self._ask_for(max(printer.fromPage() - 1, 0))

    def _ask_for(self, first: int) -> None:
        width = round(self._printer.paperRect(QPrinter.Unit.Inch).width() * _DOTS_PER_INCH)
        self._context.tasks.heavy(
            self._context.core.exports.preview_job(),
            self._report,
            width,
            tuple(range(first, first + _PAGES_AT_A_TIME)),
            on_done=lambda preview: self._hand_over(first, preview),
            on_error=self._give_up,
            title=self._context.t("Printing “{title}”", title=self._report.title),
        )

    def _hand_over(self, first: int, preview: Any) -> None:
        last = min(self._printer.toPage() or preview.pages, preview.pages)
        for picture in preview.pictures:
            if picture.number < last and not self._paint(picture):
                self._give_up(UserError("print.failed"))
                return
        following = first + _PAGES_AT_A_TIME
        if following < last:
            self._ask_for(following)
        else:
            self._end()
            self._context.messages.done(self._context.t("The agenda is on its way to the printer."), undo=False)

    def _paint(self, picture: Any) -> bool:
        """One page; false where the printer does not take it."""
        if self._painter is None:
            if picture.width > picture.height:
                self._printer.setPageOrientation(QPageLayout.Orientation.Landscape)
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                self._painter = None
                return False
        elif not self._printer.newPage():
            return False
        image = QImage(picture.pixels, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32)
        room = self._printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        self._painter.drawImage(QRect(0, 0, room.width(), room.height()), image)
        return True

    def _give_up(self, error: UserError) -> None:
        self._printer.abort()
        self._end()
        self._context.messages.problem(error)

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        self.deleteLater()
