"""The program as it is started: its arguments, its window, its end; and what it does with an error nobody caught."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rcsc_desktop.entry import window as entry
from rcsc_desktop.support import paths

START = """
import sys
from PySide6.QtCore import QTimer
from rcsc_desktop.entry import window as entry
from rcsc_desktop.gui.window import Window

def opened(self, path, original=Window._on_frame_opened):
    original(self, path)
    print(self.windowTitle(), flush=True)
    QTimer.singleShot(0, lambda: 1 // 0)
    QTimer.singleShot(300, self.close)

Window._on_frame_opened = opened
sys.exit(entry.main(sys.argv[1:]))
"""


def test_the_program_opens_survives_an_error_and_ends(sample_copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, str(sample_copy)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "meetings – RCSC Desktop\n"), done.stderr
    assert "Traceback" not in done.stderr
    log = paths.log_file().read_text(encoding="utf-8")
    assert "unexpected: ZeroDivisionError" in log
    assert not sample_copy.with_name(f".{sample_copy.name}.window").exists()


def test_its_arguments() -> None:
    assert (entry.parse([]).file, entry.parse([]).sample) == (None, False)
    assert entry.parse(["a b.rcsc"]).file == Path("a b.rcsc")
    assert entry.parse(["--sample"]).sample


def test_wrong_arguments_are_refused_with_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        entry.parse(["--nonsense"])
    assert refused.value.code == 2
    assert "usage: rcsc-desktop" in capsys.readouterr().err


def test_nothing_heavy_is_loaded_before_the_first_frame(sample_copy: Path) -> None:
    program = """
import sys
from PySide6.QtWidgets import QApplication
from pathlib import Path
from rcsc_desktop.entry.window import build_window
from rcsc_desktop.support.settings import Settings
app = QApplication([])
window = build_window(Settings.load())
window.open_workspace(Path(sys.argv[1]))
heavy = ("sqlalchemy", "alembic", "sqlcipher3", "babel", "reportlab", "openpyxl", "pikepdf", "multiprocessing", "typer")
print([name for name in heavy if name in sys.modules])
import os; os._exit(0)
"""
    done = subprocess.run(
        [sys.executable, "-u", "-c", program, str(sample_copy)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "[]\n", done.stderr
