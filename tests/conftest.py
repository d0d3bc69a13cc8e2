"""Every test runs as a stranger on the machine: own folders, no screen, one locale, one time zone."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run, and none fails because the machine is busy.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]

_FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
}
_FIXED = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC"}
_FOREIGN = (
    "RCSC_WORKSPACE",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "QT_QPA_PLATFORMTHEME",
    "QT_STYLE_OVERRIDE",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_FONT_DPI",
    "QT_LOGGING_RULES",
    "QT_ACCESSIBILITY",
)


def _environment(folder: Path) -> dict[str, str]:
    """The variables that send everything a person keeps into `folder`, which is filled with empty folders."""
    places = {name: folder / sub for name, sub in _FOLDERS.items()}
    for place in places.values():
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {name: str(place) for name, place in places.items()}


# Qt reads these when its library is loaded, which plugins may do before the first fixture runs.
_session_folder = Path(tempfile.mkdtemp(prefix="rcsc-tests-"))
os.environ.update(_environment(_session_folder), **_FIXED)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in [*_FOREIGN, *(name for name in os.environ if name.startswith("RCSC_"))]:
    os.environ.pop(_name, None)
if sys.platform != "win32":
    time.tzset()


def pytest_unconfigure() -> None:
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()  # the offscreen clipboard outlives Python, and what it holds may not
    shutil.rmtree(_session_folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Fresh, empty home, settings, data, state and cache folders for this one test."""
    folder = tmp_path_factory.mktemp("person")
    for name, value in _environment(folder).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real input files that lies beside the checkout; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared" / "data"
    if not (folder / "README.md").is_file():
        pytest.skip(f"the real input files are not beside the checkout ({folder})")
    return folder


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """`tool("pdftotext")` is the path of a system program; the test is skipped where it is not installed."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"the program {name} is not installed")
        return path

    return find


@pytest.fixture
def virtual_screen(tool: Callable[[str], str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """Environment for a program that needs a real X screen of 1280 by 720 pixels of its own."""
    xvfb = tool("Xvfb")
    read, write = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            pytest.skip("Xvfb is installed but does not start here")
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(timeout=10)
