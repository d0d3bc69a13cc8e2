"""How long the window takes to start, against a bare window with a table in the same run."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rcsc_desktop import bootstrap
from rcsc_desktop.support.settings import Settings
from tests.bench.conftest import Measured

ROUNDS = 9
BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print('{"painted": %r}' % time.monotonic(), flush=True), app.exit()))
window = Window()
table = QTableWidget(10, 7)
for row in range(10):
    for column in range(7):
        table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
window.setCentralWidget(table)
window.resize(1280, 720)
window.show()
app.exec()
"""
OURS = """
import json, sys, time
from PySide6.QtCore import QTimer
from rcsc_desktop.entry import window as entry
from rcsc_desktop.gui import window as gui
from rcsc_desktop.gui.pages.consultations import view
seen = {}
def note(name):
    if name in seen:
        return
    seen[name] = time.monotonic()
    if {"painted", "listed", "core"} <= seen.keys():
        print(json.dumps(seen), flush=True)
        QTimer.singleShot(0, gui.QMainWindow.close.__get__(main_window[0]))
main_window = []
def frame(self, event, original=gui.Window.paintEvent):
    main_window[:] = [self]
    original(self, event)
    note("painted")
def paint(self, event, original=view.QTableView.paintEvent):
    original(self, event)
    if self.model().rowCount():
        note("listed")
def opened(self, path, original=gui.Window._on_frame_opened):
    original(self, path)
    note("core")
gui.Window.paintEvent, view.ConsultationTable.paintEvent, gui.Window._on_frame_opened = frame, paint, opened
entry.main([sys.argv[1]])
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Both programs start from compiled modules, as installed ones do."""
    compiled = str(tmp_path_factory.mktemp("compiled"))
    made = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": compiled}
    made.pop("PYTHONDONTWRITEBYTECODE", None)
    return made


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "sample.rcsc"
    bootstrap.create_workspace(path, Settings.load(), sample=True)
    return path


def start(environment: dict[str, str], program: str, *arguments: str) -> dict[str, float]:
    """Seconds from the start of the process to each moment that the program noted."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return {name: moment - began for name, moment in json.loads(done.stdout).items()}


def test_start_of_the_window(sample: Path, environment: dict[str, str], measured: Measured) -> None:
    start(environment, BARE), start(environment, OURS, str(sample))
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(start(environment, BARE)["painted"])
        ours.append(start(environment, OURS, str(sample)))
    floor = statistics.median(bare)
    spread = (max(bare) - min(bare)) / floor
    ratios = {name: statistics.median(each[name] for each in ours) / floor for name in ("painted", "listed", "core")}
    for name, text, mark in (
        ("painted", "start: frame painted", 1.5),
        ("listed", "start: consultations listed and usable", 3.0),
        ("core", "start: everything loaded", None),
    ):
        note = f"{ratios[name] * floor:.3f} s against {floor:.3f} s of a bare window (spread {spread:.0%})"
        measured(text, ratios[name], "×", mark, note)
    assert ratios["painted"] <= 1.5
    assert ratios["listed"] <= 3.0
