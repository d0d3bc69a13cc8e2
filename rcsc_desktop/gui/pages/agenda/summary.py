"""The line under the outline: how much of the session's time is planned, and whether it fits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rcsc_desktop.domain.agenda import SessionAgenda
from rcsc_desktop.domain.findings import fit
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.i18n import Translator


class AgendaSummary(QWidget):
    """ "240′ of 240′ · fits", and a word that opens and closes the list of findings (``findings_wanted``)."""

    findings_wanted = Signal(bool)

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._time = looks.label("", theme, "table", "muted")
        self._state = looks.label("", theme, "table", "good")
        self.findings_button = looks.button(
            "", lambda: self.findings_wanted.emit(self.findings_button.isChecked()), "link"
        )
        self.findings_button.setCheckable(True)
        self.findings_button.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID // 2)
        for widget in (self._time, self._state):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.findings_button)

    @property
    def wants_findings(self) -> bool:
        """The list of findings is open."""
        return self.findings_button.isChecked()

    def show_session(self, part: SessionAgenda, findings: int, aside: int) -> None:
        """Say how the items fill the session, and how much is to be looked at or was put aside."""
        t = self._t
        planned, available = fit(part)
        if available is None:
            self._time.setText(t("{planned}′ planned", planned=planned))
            self._state.setText("")
        else:
            self._time.setText(t("{planned}′ of {available}′", planned=planned, available=available))
            self._state.setText(f"· {self._fits(available - planned)}")
            looks.set_look(self._state, "warn" if planned > available else "good")
        self.findings_button.setVisible(findings + aside > 0)
        put_aside = t.plural("{count} put aside", "{count} put aside", aside) if aside else ""
        told = (findings_text(t, findings) if findings else "", put_aside)
        self.findings_button.setText(" · ".join(filter(None, told)))
        self.findings_button.setAccessibleName(self.findings_button.text())

    def text(self) -> str:
        """What it says about the time."""
        return " ".join(label.text() for label in (self._time, self._state) if label.text())

    def _fits(self, left: int) -> str:
        t = self._t
        if left < 0:
            return t("{minutes}′ too long", minutes=-left)
        return t("fits") if left == 0 else t("fits, {minutes}′ left", minutes=left)


def findings_text(t: Translator, count: int) -> str:
    """ "2 findings"."""
    return t.plural("{count} finding", "{count} findings", count)
