"""What a list is narrowed to, as a word beside the filter that is pressed to see everybody again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from rcsc_desktop.domain.participant_pictures import Only
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.plain_tip import plain_tip
from rcsc_desktop.wording import participant_pictures as words

_LONGEST = 32


class Narrowed(QPushButton):
    """In sight while a list is narrowed; ``widened`` says that it was pressed."""

    widened = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._t = context.t
        looks.set_look(self, "quiet")
        self.clicked.connect(lambda _checked=False: self.widened.emit())
        self.hide()

    def show_only(self, only: Only | None, label: str = "") -> None:
        """Say what the list is narrowed to; ``None``: it is not."""
        self.setVisible(only is not None)
        if only is None:
            return
        said = words.only(only, label, self._t)
        short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
        self.setText(f"{short}  ✕".replace("&", "&&"))
        told = self._t("{narrowed}. Press to show everybody.", narrowed=said)
        self.setToolTip(plain_tip(told))
        self.setAccessibleName(told)
