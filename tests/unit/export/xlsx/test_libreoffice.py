"""The list opens and prints in LibreOffice."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader

from .lists import USUAL_COLUMNS, person, report, written


def test_lists_open_and_print(tool: Callable[[str], str], tmp_path: Path) -> None:
    program = tool("soffice")
    for language in ("en", "ar"):
        people = [person(name=f"Person {number}", notes="=1+1") for number in range(60)]
        (tmp_path / f"{language}.xlsx").write_bytes(written(report(*people, columns=USUAL_COLUMNS, language=language)))

    done = subprocess.run(
        [program, "--headless", "--convert-to", "pdf", "en.xlsx", "ar.xlsx"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )

    assert done.stdout.count("using filter : calc_pdf_Export") == 2, done.stderr
    pages = PdfReader(tmp_path / "en.pdf").pages
    texts = [page.extract_text() for page in pages]
    assert len(pages) >= 3
    assert all(page.mediabox.width > page.mediabox.height for page in pages[:-1])
    assert all(
        "Organization" in text and f"Page {number} of {len(pages)}" in text for number, text in enumerate(texts[:-1], 1)
    )
    assert "=1+1" in texts[0]
    assert "Confirmed" in texts[-1]
    assert "Total" in texts[-1]
    assert "Person 59" in "".join(page.extract_text() for page in PdfReader(tmp_path / "ar.pdf").pages)
