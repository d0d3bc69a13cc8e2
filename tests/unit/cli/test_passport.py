"""``rcsc participant passport``: the sealed part from the command line."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from rcsc_desktop.domain.dates import today
from rcsc_desktop.storage import sealing
from tests.unit.cli.rcsc import MEETING, Rcsc

WHO = "William Lacy Swing"
UNTIL = (today() + timedelta(days=30)).isoformat()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", 4)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "words.txt"
    file.write_text("correct horse battery\n", encoding="utf-8")
    return file


def test_data_go_in_and_come_out_with_the_passphrase(rcsc: Rcsc, words: Path, tmp_path: Path) -> None:
    passport = ("participant", "passport")
    assert rcsc(*passport, "set-up").err == (
        "A passphrase is needed: name a file that holds it with --passphrase-file.\n"
    )
    assert rcsc(*passport, "set-up", "--passphrase-file", words).exit_code == 0
    written = rcsc(
        *passport, "set", MEETING, WHO, "passport_number=X7QZ99123", f"keep_until={UNTIL}", "--passphrase-file", words
    )
    assert "Change the passport data of William Lacy Swing" in written.out
    assert "X7QZ99123" not in written.out
    found = rcsc(*passport, "show", MEETING, WHO, "--passphrase-file", "-", "--json", stdin=words.read_bytes()).json
    assert (found["passport_number"], found["keep_until"], found["visa_number"]) == ("X7QZ99123", UNTIL, None)
    wrong = rcsc(*passport, "show", MEETING, WHO, "--passphrase-file", "-", stdin=b"another passphrase\n")
    assert (wrong.exit_code, wrong.err) == (
        1,
        "This is not the passphrase of the sealed part. Nothing was opened; type it again.\n",
    )
    target = tmp_path / "passports.xlsx"
    sent = rcsc(*passport, "export", MEETING, "-o", target, "--passphrase-file", words, "--json").json
    assert (sent["participants"], sent["format"]) == (1, "xlsx")
    sheet = load_workbook(target).active
    assert sheet is not None
    assert "X7QZ99123" in {cell.value for row in sheet.iter_rows() for cell in row}
    history = rcsc("history", "list", "--json").out
    assert "passport.change" in history
    assert "X7QZ99123" not in history
    assert rcsc(*passport, "remove", MEETING, WHO).exit_code == 0
    assert rcsc("undo").exit_code == 0
    assert rcsc(*passport, "erase-past").out == "Nothing differs; nothing was changed.\n"


def test_refusals_name_what_is_missing(rcsc: Rcsc, words: Path) -> None:
    passport = ("participant", "passport")
    none = rcsc(*passport, "show", MEETING, WHO, "--passphrase-file", words)
    assert none.err == "There is no sealed part in this workspace yet. Set it up with a passphrase first.\n"
    rcsc(*passport, "set-up", "--passphrase-file", words)
    nobody = rcsc(*passport, "show", MEETING, WHO, "--passphrase-file", words)
    assert nobody.err == f"There are no passport or visa data of “{WHO}”.\n"
    undated = rcsc(*passport, "set", MEETING, WHO, "visa_needed=yes", "--passphrase-file", words)
    assert undated.err.startswith("Say until which day these data may be kept")
    field = rcsc(*passport, "set", MEETING, WHO, "shoe_size=42", "--passphrase-file", words)
    assert field.exit_code != 0
    missing = rcsc(*passport, "show", MEETING, WHO, "--passphrase-file", words.with_name("gone"))
    assert "cannot be read as the passphrase's file" in missing.err


def test_another_passphrase(rcsc: Rcsc, words: Path, tmp_path: Path) -> None:
    passport = ("participant", "passport")
    new = tmp_path / "new.txt"
    new.write_text("staple of letters", encoding="utf-8")
    rcsc(*passport, "set-up", "--passphrase-file", words)
    changed = rcsc(*passport, "change-passphrase", "--passphrase-file", words, "--new-passphrase-file", new)
    assert changed.exit_code == 0
    assert rcsc(*passport, "show", MEETING, WHO, "--passphrase-file", words).err.startswith("This is not")
    assert rcsc(*passport, "show", MEETING, WHO, "--passphrase-file", new).err.startswith("There are no passport")


def test_no_other_file_holds_them(rcsc: Rcsc, words: Path, tmp_path: Path) -> None:
    """Compressed files are looked into member by member; a page's text is read by another library."""
    passport = ("participant", "passport")
    rcsc(*passport, "set-up", "--passphrase-file", words)
    fields = ("passport_number=X7QZ99123", "birth_place=Zendaqx", f"keep_until={UNTIL}")
    assert rcsc(*passport, "set", MEETING, WHO, *fields, "--passphrase-file", words).exit_code == 0
    assert rcsc("participant", "show", MEETING, WHO, "--json").out.count("X7QZ99123") == 0
    for kind in ("xlsx", "csv", "pdf", "docx"):
        assert rcsc("participant", "export", MEETING, "--format", kind, "-o", tmp_path / f"list.{kind}").exit_code == 0
    for kind in ("vcf", "xlsx", "csv"):
        assert rcsc("contact", "export", "--format", kind, "-o", tmp_path / f"contacts.{kind}").exit_code == 0
    texts = [rcsc("search", "Zendaqx").out, *(_text(file) for file in sorted(tmp_path.rglob("*.*")) if file != words)]
    assert len(texts) > 8
    for text in texts:
        assert "X7QZ99123" not in text
        assert "Zendaqx" not in text


def _text(file: Path) -> str:
    if not file.is_file():
        return ""
    if file.suffix in {".xlsx", ".docx"}:
        with ZipFile(file) as members:
            return "".join(members.read(name).decode("latin-1") for name in members.namelist())
    if file.suffix == ".pdf":
        with closing(PdfDocument(file)) as document:
            return "".join(page.get_textpage().get_text_range() for page in document)
    return file.read_bytes().decode("latin-1")
