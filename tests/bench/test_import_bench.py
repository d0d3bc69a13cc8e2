"""Schedules imported into a workspace, opened, and written again.

The long schedule has 7,000 events, or as many as `BENCH_EVENTS` says.
"""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.imported_agenda import ImportChoices
from rcsc_desktop.domain.reports.formats import AgendaFormat, options_for
from rcsc_desktop.domain.reports.paper import USUAL_OPTIONS
from rcsc_desktop.export.formats import writer
from rcsc_desktop.intake.agendas import read_agenda
from rcsc_desktop.services.agenda_import import ImportTarget
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.settings import Settings
from tests.bench.conftest import Measured
from tests.bench.test_intake_bench import EVENTS, long_schedule

CHOICES = ImportChoices(time_zone="Europe/Brussels")


def workspace(folder: Path) -> Core:
    settings = Settings.load(folder / "settings.toml")
    bootstrap.create_workspace(folder / "bench.rcsc", settings)
    return bootstrap.open_core(folder / "bench.rcsc", settings)


def test_a_schedule_of_617_events_comes_in_and_goes_out(tmp_path: Path, shared_data: Path, measured: Measured) -> None:
    content = (shared_data / "schedules" / "fosdem-2016.xml").read_bytes()
    core = workspace(tmp_path)
    begun = time.perf_counter()
    imported = read_agenda(content, "fosdem.xml", CHOICES)
    done = core.agenda_import.apply(imported, ImportTarget(title="A conference"))
    took = time.perf_counter() - begun
    measured("617 events imported", took, "s", 3)
    assert done.consultation_id is not None
    begun = time.perf_counter()
    core.agenda.view(done.consultation_id)
    measured("617 events opened", time.perf_counter() - begun, "s", 0.3)
    for kind in (AgendaFormat.SCHEDULE_JSON, AgendaFormat.SCHEDULE_XML):
        begun = time.perf_counter()
        options = options_for(kind, USUAL_OPTIONS)
        report = core.agenda.report(done.consultation_id, options=options, with_sources=True)
        writer("agenda", kind.value)(report, BytesIO())
        wrote = time.perf_counter() - begun
        measured(f"617 events as {kind.value}", wrote, "s", 2)
        assert wrote <= 2
    core.close()
    assert took <= 3


def test_a_long_schedule_comes_in(tmp_path: Path, measured: Measured) -> None:
    content = long_schedule(EVENTS)
    core = workspace(tmp_path)
    begun = time.perf_counter()
    core.agenda_import.apply(read_agenda(content, "long.xml", CHOICES), ImportTarget(title="A conference"))
    took = time.perf_counter() - begun
    core.close()
    measured(f"{EVENTS:,} events imported", took, "s", 30 * EVENTS / 7000)
    assert took <= 30 * EVENTS / 7000
