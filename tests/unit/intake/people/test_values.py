"""What cells of lists become: names, dates, numbers, addresses, words in six languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.imported_people import ReadDetail
from rcsc_desktop.domain.participant import Participant
from tests.unit.intake.people.reading import (
    ORGANISATIONS,
    PARTICIPANTS,
    codes,
    lines,
    only,
    problems,
    read,
    saved,
    values,
    workbook,
)


def cell(field: str, text: str) -> tuple[str, list[str]]:
    """What one text becomes in a column that goes to a field, and the codes of what is wrong with it."""
    table = read(lines(("Name", "Column"), ("Ada", text)), subject=PARTICIPANTS, mapping={"Column": field})
    return only(table).values.get(field, ""), [code for _, _, code in problems(table)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("Name",), ("Doe, Jane",), ("King, Ada Augusta",)],
            [("Jane Doe", "Doe", "Jane"), ("Ada Augusta King", "King", "Ada Augusta")],
        ),
        ([("Name",), ("Jane Doe, PhD",), ("Ada King",)], [("Jane Doe, PhD", "", ""), ("Ada King", "", "")]),
        ([("Name",), ("Doe, John, Jr.",)], [("John Doe, Jr.", "Doe", "John")]),
        ([("Name",), ("Doe, John Jr.",)], [("John Doe Jr.", "Doe", "John")]),
        ([("First name", "Last name"), ("Ada", "King")], [("Ada King", "King", "Ada")]),
        ([("Surname", "Given names"), ("King", "Ada")], [("Ada King", "King", "Ada")]),
        ([("姓", "名"), ("青木", "愛")], [("青木愛", "青木", "愛")]),
        ([("Nom", "Prénom"), ("Lefèvre", "Zoé")], [("Zoé Lefèvre", "Lefèvre", "Zoé")]),
        ([("Nombre", "Apellidos"), ("Zoé", "Núñez Gil")], [("Zoé Núñez Gil", "Núñez Gil", "Zoé")]),
        ([("Фамилия", "Имя"), ("Иванова", "Анна")], [("Анна Иванова", "Иванова", "Анна")]),
        ([("ФИО",), ("Иванова Анна Петровна",)], [("Иванова Анна Петровна", "", "")]),
        ([("姓名",), ("王\u3000伟",)], [("王\u3000伟", "王", "伟")]),
        ([("الاسم الكامل",), ("أمل حداد",)], [("أمل حداد", "", "")]),
    ],
)  # fmt: skip
def test_names_in_one_column_or_two(rows: list[tuple[str, ...]], expected: list[tuple[str, str, str]]) -> None:
    assert values(read(lines(*rows)), "name", "family_name", "given_name") == expected


def test_a_family_name_alone_is_a_name() -> None:
    assert values(read(lines(("First name", "Last name"), ("", "King"))), "name", "family_name") == [("King", "King")]


def test_direction_marks_stay_in_names_and_do_not_make_another_row() -> None:
    plain = read(lines(("Name", "City"), ("أمل حداد", "Cairo")))
    marked = read(lines(("City", "Name"), ("Cairo ", "\u200fأمل حداد\u200e")))
    assert only(marked).values["name"] == "\u200fأمل حداد\u200e"
    assert only(marked).fingerprint == only(plain).fingerprint
    assert marked.header_key == plain.header_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017-04-17", "2017-04-17"),
        ("17/04/2017", "2017-04-17"),
        ("17 April 2017", "2017-04-17"),
        ("17 avril 2017", "2017-04-17"),
        ("17 de abril de 2017", "2017-04-17"),
        ("17 апреля 2017", "2017-04-17"),
        ("17 أبريل 2017", "2017-04-17"),
        ("2017年4月17日", "2017-04-17"),
        ("42842", "2017-04-17"),
        ("2017-04-17T09:15:00Z", "2017-04-17"),
    ],
)
def test_dates_in_six_languages(text: str, expected: str) -> None:
    assert cell("status_date", text) == (expected, [])


def test_one_date_of_a_column_tells_the_order_of_all() -> None:
    american = read(lines(("Name", "Registered on"), ("A B", "4/5/2017"), ("C D", "4/17/2017")), subject=PARTICIPANTS)
    assert values(american, "status_date") == [("2017-04-05",), ("2017-04-17",)]
    assert american.notes == ()
    european = read(lines(("Name", "Registered on"), ("A B", "4/5/2017"), ("C D", "17/4/2017")), subject=PARTICIPANTS)
    assert values(european, "status_date") == [("2017-05-04",), ("2017-04-17",)]
    open_one = read(lines(("Name", "Registered on"), ("A B", "4/5/2017")), subject=PARTICIPANTS)
    assert values(open_one, "status_date") == [("2017-05-04",)]
    assert codes(open_one.notes) == [(0, "Registered on", "date_order")]


def test_dates_of_a_workbook_and_of_1904() -> None:
    content = workbook(("Name", "Registered on", "Keep until"), ("Ada King", datetime(2017, 4, 17), date(2027, 1, 1)))
    assert values(read(content, subject=PARTICIPANTS), "status_date", "keep_until") == [("2017-04-17", "2027-01-01")]
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Registered on", "Keep until"])
    sheet.append(["Ada King", datetime(2017, 4, 17), 41380])
    table = read(saved(book), subject=PARTICIPANTS)
    assert values(table, "status_date", "keep_until") == [("2017-04-17", "2017-04-17")]
    assert codes(table.notes) == [(0, "", "dates_1904")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Switzerland", "CH"),
        ("Suisse", "CH"),
        ("Suiza", "CH"),
        ("Швейцария", "CH"),
        ("سويسرا", "CH"),
        ("瑞士", "CH"),
        ("CHE", "CH"),
        ("ch", "CH"),
        ("756", "CH"),
        ("United Kingdom of Great Britain and Northern Ireland", "GB"),
        ("Bolivia (Plurinational State of)", "BO"),
        ("Côte d'Ivoire", "CI"),
        ("COTE D’IVOIRE", "CI"),
        ("Türkiye", "TR"),
        ("Viet Nam", "VN"),
        ("USA", "US"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Congo (the Democratic Republic of the)", "Congo (the Democratic Republic of the)"),
        ("Atlantis", "Atlantis"),
    ],
)
def test_countries(text: str, expected: str) -> None:
    assert cell("country", text) == (expected, [])


@pytest.mark.parametrize("word", ["yes", "Oui", "sí", "ДА", "نعم", "是", "X", "✓", "1", "TRUE", "ja", "Accepted"])
def test_yes_in_any_language(word: str) -> None:
    assert cell("may_be_photographed", word) == ("yes", [])


@pytest.mark.parametrize("word", ["no", "Non", "нет", "لا", "否", "0", "FALSE", "nein", "refused"])
def test_no_in_any_language(word: str) -> None:
    assert cell("may_be_shared", word) == ("no", [])


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("status", "Confirmé", "confirmed"),
        ("status", "Зарегистрирована", "registered"),
        ("status", "على قائمة الانتظار", ""),
        ("status", "قائمة الانتظار", "waitlisted"),
        ("status", "已邀请", "invited"),
        ("mode", "En ligne", "remote"),
        ("mode", "очно", "in person"),
        ("mode", "In-person (Geneva)", "in person"),
        ("mode", "线上", "remote"),
        ("travel_support", "solicitado", "requested"),
        ("languages", "English, français y Español", "en, fr, es"),
        ("languages", "EN/FR/RU", "en, fr, ru"),
        ("languages", "英文、中文", "en, zh"),
        ("languages", "العربية والإنجليزية", "ar, en"),
        ("languages", "русский и английский", "ru, en"),
        ("interpretation", "No", ""),
        ("interpretation", "French", "fr"),
        ("language", "Russian", "ru"),
        ("rank", "3.0", "3"),
        ("gender", "Femme trans", "Femme trans"),
        ("keep_until", "2027-05", "2027-05"),
    ],
)
def test_words_that_stand_for_codes(field: str, text: str, expected: str) -> None:
    value, wrong = cell(field, text)
    assert value == expected
    assert bool(wrong) == (expected == "" and text != "No")


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("status", "perhaps", "word_unknown"),
        ("languages", "Klingonese", "language_unknown"),
        ("status_date", "soon", "date_unreadable"),
        ("status_date", "31/02/2017", "date_unreadable"),
        ("rank", "first", "number_unreadable"),
        ("email", "ada at example", "email_unreadable"),
        ("email", "ada@", "email_unreadable"),
        ("phone", "ask her", "phone_unreadable"),
        ("availability", "mostly", "availability_unreadable"),
    ],
)
def test_a_bad_cell_is_left_out_and_the_row_is_kept(field: str, text: str, code: str) -> None:
    assert cell(field, text) == ("", [code])


def test_several_values_in_one_cell_are_further_details() -> None:
    header = ("Name", "E-mail", "Phone", "Mobile phone", "WhatsApp")
    row = ("Ada", "ada@example.org; Ada King <king@example.org>", "+41 22 1234 / +41 22 5678", "079 123 45 67", "@ada")
    entry = only(read(lines(header, row)))
    assert (entry.values["email"], entry.values["phone"]) == ("ada@example.org", "+41 22 1234")
    assert entry.details == (
        ReadDetail("email", "king@example.org"),
        ReadDetail("phone", "+41 22 5678"),
        ReadDetail("phone", "079 123 45 67", "mobile"),
        ReadDetail("messenger", "@ada", "whatsapp"),
    )


def test_titles_before_names_only_where_a_column_says_so() -> None:
    table = read(lines(("Title", "Name", "Organisation"), ("Dr", "Prof Ada King", "Engines"), ("Ms.", "Bo Li", "X")))
    assert values(table, "title", "name") == [("Dr", "Prof Ada King"), ("Ms.", "Bo Li")]
    table = read(lines(("Title", "Name", "Organisation"), ("Director", "Ada King", "Engines")))
    assert values(table, "role_title", "organisation") == [("Director", "Engines")]


def test_a_position_without_an_organisation_is_the_persons_title() -> None:
    assert values(read(lines(("Name", "Position"), ("Ada King", "Chair"))), "title", "role_title") == [("Chair", "")]


def test_cells_of_several_lines_and_addresses() -> None:
    header = ("Name", "Address", "City", "Postal code", "Country", "Notes")
    rows = workbook(header, ("Ada King", "12 Main St\nFloor 3", "Genève", "01201", "Suisse", "one\n\ttwo"))
    entry = only(read(rows))
    assert entry.values["notes"] == "one\n\ttwo"
    (address,) = entry.addresses
    assert (address.street, address.city, address.postal_code) == ("12 Main St\nFloor 3", "Genève", "01201")


def test_organisations() -> None:
    header = ("Organization", "Acronym", "Type", "Website", "Country", "Parent", "Consultative status", "Themes")
    row = (
        "Cairo Centre",
        "CC",
        "ONG",
        "https://cc.example.org https://cc2.example.org",
        "Égypte",
        "MADE",
        "Special",
        "x",
    )
    entry = only(read(lines(header, row), subject=ORGANISATIONS))
    assert entry.values == {
        "name": "Cairo Centre",
        "acronym": "CC",
        "kind": "NGO",
        "website": "https://cc.example.org",
        "country": "EG",
        "parent": "MADE",
        "accreditation": "Special",
        "themes": "x",
    }
    assert entry.details == (ReadDetail("link", "https://cc2.example.org"),)


CODED = ("status", "mode", "keep_until", "languages", "may_be_shared", "rank")


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20), min_size=6, max_size=6))
def test_whatever_a_cell_holds_its_value_can_be_stored(texts: list[str]) -> None:
    cells = [" ".join(text.replace('"', "'").split()) for text in texts]
    entry = only(read(lines(("Name", *CODED), ("Ada King", *cells)), subject=PARTICIPANTS))
    for field in CODED:
        if field in entry.values:
            kind = Person if field == "languages" else Participant
            assert str(coerce(kind, field, entry.values[field])) == entry.values[field]
