"""Sheets, header rows and columns: found, guessed, said by hand, remembered."""

from __future__ import annotations

import pytest

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS
from tests.unit.intake.people.reading import ORGANISATIONS, PARTICIPANTS, PEOPLE, codes, lines, read, values, workbook

LIST = (("Name", "Organisation", "Country"), ("Ada King", "Engines", "UK"), ("Bo Li", "Looms", "CN"))


@pytest.mark.parametrize(
    "header",
    [
        "Full name|Job title|Organization|E-mail address|Tel.|Country|Dietary requirements",
        "Nom complet|Fonction|Organisme|Courriel|Téléphone|Pays|Régime alimentaire",
        "Nombre completo|Cargo|Organización|Correo electrónico|Teléfono|País|Restricciones alimentarias",
        "Ф.И.О.|Должность|Организация|Электронная почта|Телефон|Страна|Питание",
        "الاسم الكامل|المسمى الوظيفي|المنظمة|البريد الإلكتروني|الهاتف|البلد|النظام الغذائي",
        "姓名|职务|单位|电子邮件|电话|国家|饮食要求",
        "Name / Nom|Position*|Organisation:|E-MAIL|Phone number (mobile)|Country_name|Diet",
    ],
)
def test_headers_in_six_languages(header: str) -> None:
    row = ("Ada King", "Chair", "Engines", "a@b.org", "+41 1", "CH", "vegan")
    table = read(lines(header.split("|"), row), subject=PARTICIPANTS)
    assert list(table.mapping.values()) == [
        "name",
        "role_title",
        "organisation",
        "email",
        "phone",
        "country",
        "dietary_needs",
    ]


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar"])
def test_the_programs_own_lists_are_known_in_every_language(language: str) -> None:
    t = translator(language)
    headings = {field: t(heading) for field, heading in PARTICIPANT_HEADINGS.items()}
    table = read(lines(list(headings.values()), ["Ada King"] + [""] * (len(headings) - 1)), subject=PARTICIPANTS)
    found = {field: table.mapping.get(heading) for field, heading in headings.items()}
    assert {field: got for field, got in found.items() if got != field} == {"position": "role_title"}


def test_questions_of_forms() -> None:
    header = ("Timestamp", "What is your full name?", "Your email address, please", "How will you attend?", "Any diet?")
    table = read(lines(header, ("2017-04-01", "Ada King", "a@b.org", "Online", "")), subject=PARTICIPANTS)
    assert list(table.mapping.values()) == ["status_date", "name", "email", "mode"]


def test_columns_are_known_by_what_they_hold() -> None:
    names = ("Ada King", "Bo Li", "Cy Twombly", "Di Mond")
    rows = [(f"p{at}@example.org", f"+41 22 555 01 0{at}", "Kenya", name) for at, name in enumerate(names)]
    table = read(lines(("X1", "X2", "X3", "X4"), *rows), header_row=1)
    assert table.mapping == {"X1": "email", "X2": "phone", "X3": "country", "X4": "name"}


def test_title_rows_and_blank_rows_above_the_header() -> None:
    rows = [("List of participants",), ("Geneva, 17 April 2017",), (), *LIST]
    table = read(workbook(*rows))
    assert (table.header_row, table.rows_read) == (4, 2)
    assert [entry.row for entry in table.entries] == [5, 6]


def test_no_header() -> None:
    table = read("Ada King\tada@example.org\nBo Li\tbo@example.org\n")
    assert (table.header_row, table.rows_read) == (None, 2)
    assert table.mapping == {"A": "name", "B": "email"}
    assert read(lines(*LIST), header_row=-1).rows_read == 3


def test_the_sheet_that_looks_most_like_a_list_is_read() -> None:
    content = workbook(Cover=[("Report",), ("2017",)], People=LIST, Codes=[("1", "2"), ("3", "4")])
    table = read(content, "x.xlsx")
    assert (table.sheet, table.sheets) == ("People", ("Cover", "People", "Codes"))
    assert codes(table.notes) == [(0, "", "sheets_left")]
    assert read(content, "x.xlsx", sheet="Codes", mapping={"A": "name"}, header_row=-1).rows_read == 2
    with pytest.raises(UserError) as refused:
        read(content, "x.xlsx", sheet="Nowhere")
    assert refused.value.code == "import.sheet_unknown"
    assert refused.value.data["choices"] == ["Cover", "People", "Codes"]


def test_what_the_user_says_goes_before_all() -> None:
    table = read(lines(*LIST), mapping={"organisation": "tags", "C": ""})
    assert table.mapping == {"Name": "name", "Organisation": "tags"}
    assert [column.is_guess for column in table.columns] == [True, False, False]


def test_a_remembered_layout_goes_before_the_guess() -> None:
    key = read(lines(*LIST)).header_key
    remembered = {key: {"Name": "organisation", "Organisation": "name"}}
    table = read(lines(*reversed_columns()), remembered=remembered)
    assert table.mapping == {"Organisation": "name", "Name": "organisation"}
    table = read(lines(*LIST), remembered=remembered, mapping={"Name": "name", "Organisation": ""})
    assert table.mapping == {"Name": "name"}


def reversed_columns() -> list[tuple[str, ...]]:
    return [tuple(reversed(row)) for row in LIST]


def test_own_fields_by_name() -> None:
    own = {"Shoe size": "own.1", "T-shirt": "own.2"}
    rows = (("Name", "SHOE SIZE", "Shirt"), ("Ada King", "38", "M"))
    table = read(lines(*rows), subject=PARTICIPANTS, own_fields=own, mapping={"Shirt": "T-shirt"})
    assert values(table, "own.1", "own.2") == [("38", "M")]


@pytest.mark.parametrize(
    ("mapping", "code", "said"),
    [
        ({"Nickname": "name"}, "column_unknown", {"columns": ["Name", "Organisation", "Country"]}),
        ({"Name": "shoe"}, "field_unknown", {}),
        ({"Name": "status"}, "field_unknown", {}),
    ],
)
def test_unknown_columns_and_fields_are_told_with_choices(
    mapping: dict[str, str], code: str, said: dict[str, object]
) -> None:
    with pytest.raises(UserError) as refused:
        read(lines(*LIST), mapping=mapping)
    assert refused.value.code == f"import.{code}"
    assert refused.value.data["text"] in {*mapping, *mapping.values()}
    assert said.items() <= dict(refused.value.data).items()
    assert code != "field_unknown" or "family_name" in list(refused.value.data["choices"])  # type: ignore[call-overload]


def test_a_header_row_beyond_the_table() -> None:
    with pytest.raises(UserError) as refused:
        read(lines(*LIST), header_row=9)
    assert refused.value.code == "import.header_row_unknown"


def test_two_columns_with_one_header() -> None:
    table = read(lines(("Name", "Note", "Note"), ("Ada King", "a", "b")))
    assert [column.header for column in table.columns] == ["Name", "Note", "C"]


def test_a_table_without_names_says_so_and_shows_its_columns() -> None:
    table = read(lines(("date", "temperature"), ("2011-01-01", "1")), subject=ORGANISATIONS)
    assert codes(table.notes) == [(0, "", "no_name_column")]
    assert table.notes[0].data["columns"] == ["date", "temperature"]
    assert (table.rows_read, table.entries) == (1, ())


@pytest.mark.parametrize("subject", list(ImportSubject))
def test_json_of_objects(subject: ImportSubject) -> None:
    text = '{"meta": {"n": 1}, "data": {"people": [{"name": "Ada", "contact": {"email": "a@b.org"}}, {"name": null}]}}'
    table = read(text, "people.json", subject)
    assert (table.format, table.header_row, table.rows_read) == ("json", None, 1)
    assert values(table, "name", "email") == [("Ada", "a@b.org")]
    assert [column.header for column in table.columns] == ["name", "contact email"]


def test_state_beside_a_city_is_a_part_of_the_country() -> None:
    table = read(
        lines(("Name", "City", "State", "Zip", "Country"), ("Ada King", "Albany", "NY", "12207", "USA")), subject=PEOPLE
    )
    assert table.mapping["State"] == "region"
    assert table.mapping["Country"] == "country"


def test_a_list_of_nothing_but_names() -> None:
    assert values(read("Ada King\nBo Li\n"), "name") == [("Ada King",), ("Bo Li",)]
    assert values(read("Name\nDoe, Jane\n"), "name") == [("Jane Doe",)]
    assert values(read("Ada King\tKenya\nBo Li\tPeru\n"), "name", "country") == [("Ada King", "KE"), ("Bo Li", "PE")]


def test_a_header_on_every_page() -> None:
    table = read(lines(*LIST, LIST[0], ("Cy Twombly", "Paint", "US")))
    assert (table.rows_read, len(table.entries)) == (4, 3)
    assert codes(table.refused) == [(4, "", "header_repeated")]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Apellidos, Nombre", "García Márquez, Gabriel"),
        ("Last name, first name", "García Márquez, Gabriel"),
        ("Nachname / Vorname", "García Márquez, Gabriel"),
        ("Surname and given names", "García Márquez, Gabriel"),
    ],
)
def test_a_heading_of_both_names_stands_over_whole_names(header: str, name: str) -> None:
    table = read(workbook((header, "E-mail"), (name, "g@example.org"), ("Núñez, Ana", "n@example.org")))
    assert table.mapping == {header: "name", "E-mail": "email"}
    assert values(table, "name", "family_name") == [
        ("Gabriel García Márquez", "García Márquez"),
        ("Ana Núñez", "Núñez"),
    ]


def test_further_names_go_on_with_the_first() -> None:
    table = read(lines(("Фамилия", "Имя", "Отчество"), ("Иванова", "Ольга", "Петровна"), ("Каримов", "Рустам", "")))
    assert values(table, "name") == [("Ольга Петровна Иванова",), ("Рустам Каримов",)]
    table = read(lines(("Nombre", "Primer apellido", "Segundo apellido"), ("Ana", "Núñez", "Díaz")))
    assert values(table, "name", "family_name", "given_name") == [("Ana Núñez Díaz", "Núñez Díaz", "Ana")]


def test_a_lone_column_for_a_part_of_the_name_holds_whole_names() -> None:
    table = read(lines(("Имя", "Страна"), ("Ольга Иванова", "Россия")))
    assert table.mapping == {"Имя": "name", "Страна": "country"}
