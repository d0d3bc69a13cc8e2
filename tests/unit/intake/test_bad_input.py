"""Harmful, broken and foreign files end in a refusal that names the cause."""

from __future__ import annotations

import json
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, summary
from rcsc_desktop.intake import limits
from rcsc_desktop.intake.agendas import read_agenda
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import errors, imports
from tests.unit.intake.reading import event, read, schedule, workbook, xml

WINDOWS = sys.platform == "win32"
ENTITIES = """<?xml version="1.0"?>
<!DOCTYPE schedule [
<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<schedule><conference><title>&b;</title></conference></schedule>"""
EXTERNAL = (
    '<!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule><conference>&x;</conference></schedule>'
)


def sheet_of(xml_text: str) -> bytes:
    """A workbook whose only sheet is the given XML."""
    source = zipfile.ZipFile(BytesIO(workbook([["Title", "Start"], ["Welcome", "9:00"]])))
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            package.writestr(name, xml_text if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return file.getvalue()


def cells(inside: str) -> str:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
        f"<sheetData>{inside}</sheetData></worksheet>"
    )


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def ods(table: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"/>'
    return zipped(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{"content.xml": content.encode(), "META-INF__manifest.xml": manifest.encode()},
    )


FAR = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c></row>'
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
WIDE = ' table:number-columns-repeated="16384"'
CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'

REFUSED: list[tuple[str, str | bytes, str]] = [
    ("bomb.xml", ENTITIES, "xml_entities"),
    ("bomb16.xml", ENTITIES.encode("utf-16"), "xml_entities"),
    ("external.xml", EXTERNAL, "xml_entities"),
    ("broken.xml", "<schedule><conference></schedule>", "bad_xml"),
    ("other.xml", "<udhr><note>x</note></udhr>", "no_conference"),
    ("page.xml", "no angle bracket", "bad_xml"),
    ("cut.json", schedule(event())[:-20], "bad_json"),
    ("other.json", '{"a": 1}', "no_conference"),
    ("number.json", "1" * 10_000, "bad_json"),
    ("deep.json", "[" * 200_000, "too_deep"),
    ("list.json", "[1, 2]", "no_conference"),
    ("empty.csv", b"", "empty"),
    ("blank.txt", b" \n\0\0\n", "empty"),
    ("bom.csv", b"\xef\xbb\xbf", "empty"),
    ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3", "foreign_format"),
    ("paper.ics", b"%PDF-1.7\n%\xe2\xe3", "foreign_format"),
    ("picture.xlsx", b"\x89PNG\r\n\x1a\n", "foreign_format"),
    ("text.xlsx", "14:00 Welcome", "wrong_extension"),
    ("notes.docx", zipped(word__document=b"<w/>"), "foreign_format"),
    ("any.zip", zipped(a=b"a"), "foreign_format"),
    ("broken.xlsx", b"PK\x03\x04 and then nothing", "broken_workbook"),
    ("card.txt", "BEGIN:VCARD\nEND:VCARD", "foreign_format"),
    ("calendar.ics", "SUMMARY:x", "not_a_calendar"),
    ("noise.txt", bytes(range(1, 9)) * 100, "not_text"),
    ("essay.txt", "Dear all,\nthe meeting is soon.\nYours", "no_items"),
    ("far.xlsx", sheet_of(cells(FAR)), "too_big"),
    ("quotes.xlsx", sheet_of(cells(FAR.replace('"', "'"))), "too_big"),
    ("unnamed.xlsx", sheet_of(cells(f'<row r="1048576">{"<c><v>1</v></c>" * 1000}</row>')), "too_big"),
    ("bomb.xlsx", zipped(xl__workbook=b"\0" * 25 * 2**20), "too_big"),
    ("entities.xlsx", sheet_of('<!DOCTYPE a [<!ENTITY b "c">]>' + cells("")), "xml_entities"),
    (
        "wide.ods",
        ods(f"<table:table-row>{CELL.format(WIDE)}</table:table-row>"),
        "too_big",
    ),
    (
        "tall.ods",
        ods(f'<table:table-row table:number-rows-repeated="1048576">{CELL.format("") * 9}</table:table-row>'),
        "too_big",
    ),
    ("nothing.csv", ",,,\n,,", "empty"),
    ("places.csv", "Country,Code\nFrance,FR", "no_header"),
]


@pytest.mark.parametrize(("name", "content", "code"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_it_is_refused_by_its_cause(name: str, content: str | bytes, code: str) -> None:
    with pytest.raises(UserError) as refused:
        read(content, name)
    assert refused.value.code == f"import.{code}"
    assert "…" not in errors.of(refused.value, translator("en"))


def test_the_line_and_column_of_broken_files_are_named() -> None:
    with pytest.raises(UserError) as refused:
        read('{"schedule":\n  {"conference": nothing}}', "x.json")
    assert dict(refused.value.data) == {"line": 2, "place": 18}
    with pytest.raises(UserError) as refused:
        read("<schedule>\n\n<conference></schedule>", "x.xml")
    assert refused.value.data["line"] == 3


def test_a_sheet_that_declares_everything_and_holds_little_is_read() -> None:
    told = {"A1": "Title", "B1": "Start", "A2": "Welcome", "B2": "9:00"}
    inline = {at: f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in told.items()}
    rows = "".join(f"<row r='{row}'>" + inline[f"A{row}"] + inline[f"B{row}"] + "</row>" for row in "12")
    styled = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert [item.title for item in read(sheet_of(cells(rows + styled)), "x.xlsx").items] == ["Welcome"]


def test_a_sheet_of_opendocument_is_read() -> None:
    cell = "<table:table-cell office:value-type={}><text:p>{}</text:p></table:table-cell>"
    words = [cell.format('"string"', word) for word in ("Datum", "Beginn", "Titel", "Welcome")]
    day = cell.format('"date" office:date-value="2017-04-17"', "x")
    clock = cell.format('"time" office:time-value="PT14H15M00S"', "x")
    rows = "".join(
        f"<table:table-row>{''.join(cells)}</table:table-row>" for cells in (words[:3], [day, clock, words[3]])
    )
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    agenda = read(ods(rows + empty), "a.ods")
    (item,) = agenda.items
    assert (agenda.format, str(item.date), str(item.start), item.title) == ("ods", "2017-04-17", "14:15:00", "Welcome")


def sleep_forever() -> None:
    time.sleep(600)


def eat_memory() -> int:
    return len(b"x" * (8 * 2**30))


def die() -> None:
    import os

    os._exit(9)


def count_forever() -> None:
    while True:
        pass


BRIEF = limits.Limits(seconds=0.2, seconds_per_mib=0.2, memory=2**30, memory_per_byte=40)


@pytest.mark.parametrize(
    ("function", "patience", "code"),
    [
        (sleep_forever, 2, "too_slow"),
        pytest.param(
            count_forever, 500, "too_slow", marks=pytest.mark.skipif(WINDOWS, reason="the clock alone ends it")
        ),
        (eat_memory, 500, "too_big"),
        (die, 500, "too_big"),
    ],
)
def test_a_reader_that_hangs_counts_grows_or_dies_is_given_up(
    monkeypatch: pytest.MonkeyPatch, function: Callable[..., object], patience: int, code: str
) -> None:
    monkeypatch.setattr(limits, "PATIENCE", patience)
    with pytest.raises(UserError) as refused:
        limits.run_limited(function, (), 10, BRIEF)
    assert refused.value.code == f"import.{code}"


def late_answer(seconds: float, answer: str) -> str:
    time.sleep(seconds)
    return answer


class LateToStart:
    """What takes longer to arrive in the other process than reading may take."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return late_answer, (2.2, "there")


def as_it_is(value: object) -> object:
    return value


def test_starting_the_process_is_not_counted_as_reading() -> None:
    assert limits.run_limited(as_it_is, (LateToStart(),), 10, BRIEF) == "there"


def test_a_reader_that_had_to_wait_for_the_processor_is_not_refused() -> None:
    assert limits.run_limited(late_answer, (0.6, "read"), 10, BRIEF) == "read"


CALENDAR = (
    "BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Berlin\r\nBEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\n"
    "DTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Own:20250115T100000\r\n"
    "DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY:One\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
TEXT = (
    "Meeting\n17 April 2017\n2:15pm – 2:30pm\tWelcome, Director-General William Lacy Swing\n• Africa\n  o Asia\n3pm End"
)
TABLE = "Date;Start;End;Title;Speakers\n17.04.2017;9:00;9:30;Welcome;Ana Díaz, ICMC\n;10.00;;Break;\n"
SAMPLES: list[tuple[str, bytes]] = [
    ("a.json", schedule(event(persons=[{"public_name": "Ana"}], abstract="<p>a</p>")).encode()),
    ("a.xml", xml("<event id='1'><title>A</title><start>10:00</start><duration>00:30</duration></event>").encode()),
    ("a.ics", CALENDAR.encode()),
    ("a.csv", TABLE.encode()),
    ("a.txt", TEXT.encode()),
    ("a.xlsx", workbook([["Date", "Start", "Title"], ["2017-04-17", "9:00", "Welcome"]])),
]


@settings(max_examples=120)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 3), st.binary(max_size=6)), min_size=1, max_size=6),
    st.booleans(),
)
def test_damaged_files_are_refused_or_read_and_never_fail(
    sample: tuple[str, bytes], damages: list[tuple[int, int, bytes]], is_unrolled: bool
) -> None:
    name, content = sample
    for at, length, put in damages:
        place = at % (len(content) + 1)
        content = content[:place] + put + content[place + length :]
    try:
        agenda = read_agenda(content, name, ImportChoices(is_unrolled=is_unrolled))
    except UserError as error:
        assert error.code in errors.KNOWN
        return
    summary(agenda)
    for note in (*agenda.refused, *agenda.findings):
        assert note.code in imports.KNOWN
        assert imports.sentence(note, translator("en"))
    for item in agenda.items:
        assert item.title.strip()
        (item.title + item.source + item.background + item.room).encode()
        if item.source:
            json.loads(item.source)


@settings(max_examples=100)
@given(st.text(max_size=300), st.sampled_from(["-", "a.csv", "a.ics", "a.json", "a.xml"]))
def test_any_text_is_refused_or_read(text: str, name: str) -> None:
    try:
        read(text.encode("utf-8", "surrogatepass"), name)
    except UserError as error:
        assert error.code in errors.KNOWN


def test_naughty_strings_survive_in_every_field(shared_data: Path) -> None:
    strings = json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8"))
    events = [event(id=n, title=text, abstract=text, room=text) for n, text in enumerate(strings)]
    agenda = read(schedule(*events))
    assert len(agenda.items) + len(agenda.refused) == len(strings)
    assert {note.code for note in agenda.refused} == {"import.no_title"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "14:00 A\n" + "<!--" * 200_000),
        ("a.txt", "14:00 A\n" + "<style " * 100_000),
        ("a.txt", "14:00 " + "A, " * 300_000),
        ("a.csv", "Title,Start\n" + "a,9:00\n" * 25_000),
        ("a.ics", "BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 50_000),
        ("a.json", schedule(*[event(id=n) for n in range(20_001)])),
    ],
    ids=["comments", "styles", "commas", "rows", "components", "events"],
)
def test_what_is_too_much_is_read_within_seconds_and_said(name: str, content: str) -> None:
    agenda = read(content, name)
    assert len(agenda.items) <= 20_000
    if len(agenda.items) == 20_000:
        assert "import.too_many_events" in {note.code for note in agenda.findings}


def test_a_line_of_nothing_but_titles_is_read_at_once() -> None:
    (item,) = read("10:00 – 11:00 Welcome, " + "Dr. " * 20_000).items
    assert (item.title[:12], item.speakers) == ("Welcome, Dr.", ())
