"""What is committed speaks of the project alone: no package index, no path of one person's machine."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

INDEX = re.compile(
    r"index-url|https?://[^\s\"']*/simple\b|\bpypi[.]org|\bpythonhosted[.]org|\bregistry[.]npmjs[.]org"
    r"|\b(?:deb|snapshot|security)[.]debian[.]org|\b(?:archive|security)[.]ubuntu[.]com",
    re.IGNORECASE,
)


def committed() -> list[Path]:
    """Text files under version control, this one left out; the test is skipped outside a repository."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so there is no list of committed files")
    command = [git, "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    paths = [ROOT / name for name in names if name]
    return [path for path in paths if path.is_file() and path != Path(__file__) and b"\0" not in path.read_bytes()]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in committed()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_index() -> None:
    assert lines_with(INDEX) == []


def test_no_file_names_the_folders_of_this_machine() -> None:
    folders = {str(folder) for folder in (ROOT, ROOT.parent) if len(folder.parts) > 1}
    here = "|".join(re.escape(folder) for folder in sorted(folders))
    assert lines_with(re.compile(rf"(?<![\w.])(?:{here})/")) == []


def test_the_patterns_find_what_they_look_for() -> None:
    assert INDEX.search("pip install --extra-" + "index-url x")
    assert INDEX.search("https://" + "example.net/simple/")
    assert not INDEX.search("a simple index of names")
