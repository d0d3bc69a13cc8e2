"""The line under a session's name: its local times in the cities that were chosen for the consultation."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import SessionAgenda
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.cities import CityTime, city_times, region_lights, zones_of
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.findings import fit
from rcsc_desktop.domain.schedule import minutes_of
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.cities.strip import NightStrip
from rcsc_desktop.gui.pages.agenda.words import OutlineWords
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.elided_text import ElidedText
from rcsc_desktop.wording import formats


class PeopleTimes(QWidget):
    """ "Zurich 15:00 – 17:00 · Manila 21:00 – 23:00 night", the word that opens the choice of cities, and the strip.

    ``rest`` stands where no city is chosen.
    """

    def __init__(self, context: WindowContext, rest: str = "") -> None:
        super().__init__()
        t, theme = context.t, context.theme
        self._context = context
        self._rest = rest
        self._words = OutlineWords(t, lambda: context.settings.get("clock"))
        self._consultation_id: UUID | None = None
        self._part: SessionAgenda | None = None
        self.zones: tuple[str, ...] = ()
        self._stored = ""
        self.times = ElidedText(theme)
        self.choose = looks.button(t("Cities …"), self._on_choose, "link")
        self.choose.setToolTip(t("Choose the cities whose local times stand here"))
        self.nights = looks.button(t("Nights"), lambda: self.strip.setVisible(self.nights.isChecked()), "link")
        self.nights.setToolTip(t("In which regions the session lies in the night"))
        self.nights.setCheckable(True)
        self.strip = NightStrip(theme, t)
        self.strip.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.times, 1)
        row.addWidget(self.choose)
        row.addWidget(self.nights)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(self.strip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        context.bus.changed.connect(self._on_bus_changed)
        self.destroyed.connect(context.settings.subscribe(self._on_setting_changed))

    def show_session(self, consultation_id: UUID, part: SessionAgenda | None) -> None:
        """The times of a session; the cities are read when the consultation is another."""
        self._part = part
        if consultation_id != self._consultation_id:
            self._consultation_id = consultation_id
            self.zones = ()
            self._read()
        self._show()

    def text(self) -> str:
        """What the line says."""
        return self.times.whole()

    def _show(self) -> None:
        part = self._part
        self.nights.setEnabled(False)
        if part is None:
            self.times.set_text(self._rest)
            return
        planned, _ = fit(part)
        found = city_times(part.session, self.zones, planned or None)
        lights = region_lights(part.session, planned or None)
        self.strip.show_lights(lights)
        self.strip.setVisible(bool(lights) and self.nights.isChecked())
        self.nights.setEnabled(bool(lights))
        if found:
            self.times.set_text("   ·   ".join(self._city(one) for one in found))
        elif self.zones:
            self.times.set_text(self._context.t("Local times need the session’s date, start and time zone."))
        else:
            self.times.set_text(self._rest)

    def _city(self, one: CityTime) -> str:
        """ "Manila 21:00 – 01:00 +1 night"; the days stand where the start, or else the end, lies on another date."""
        clock = self._words.clock_time
        text = f"{formats.city(one.zone, self._context.t.language)} {clock(minutes_of(one.start))}"
        text += f" {self._days(one.days)}" if one.days else ""
        if one.end is not None:
            text += f" – {clock(minutes_of(one.end))}"
            text += f" {self._days(one.end_days)}" if one.end_days != one.days else ""
        return f"{text} {self._context.t('night')}" if one.is_night else text

    def _days(self, days: int) -> str:
        """+1, −1, kept together in lines from right to left."""
        return formats.days_on(days, "ar") if self._context.t.is_right_to_left else formats.days_on(days, "en")

    def _read(self) -> None:
        wanted, core = self._consultation_id, self._context.opening
        if wanted is not None:
            self._context.tasks.read(
                lambda: core.result().records.get(Consultation, wanted).cities,
                self._on_cities,
                key=f"agenda.cities.{id(self)}",
                on_error=lambda _error: None,
            )

    def _on_cities(self, cities: str) -> None:
        self._stored, self.zones = cities, zones_of(cities)
        self._show()

    def _on_choose(self) -> None:
        from rcsc_desktop.gui.pages.agenda.cities.choice import choose_cities

        if self._consultation_id is not None:
            choose_cities(self._context, self._consultation_id, self._stored, self)

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("consultation") and not change_set.removes(self._consultation_id):
            self._read()

    def _on_setting_changed(self, key: str) -> None:
        if key == "clock":
            self._show()
