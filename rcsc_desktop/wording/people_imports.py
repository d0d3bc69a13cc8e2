"""What became of a list of people or organisations from outside, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording import words
from rcsc_desktop.wording.filling import shown

REFUSALS: Mapping[str, str] = {
    "import.delimiter_unknown": mark("“{text}” cannot divide columns. Give one sign, such as “;” or “tab”."),
    "import.encoding_unknown": mark("There is no encoding called “{text}”. Use one such as utf-8 or cp1252."),
    "import.no_list": mark("There is no list of people or organizations in this JSON: nothing that repeats."),
    "import.too_many_columns": mark(
        "The table has {count} columns; at most {most} can be read. Delete those that are not needed and save it anew."
    ),
}

NOTES: Mapping[str, str] = {
    "import.availability_unreadable": mark(
        "“{text}” does not say when somebody is there. Write it like 2017-04-17 09:00–13:00. The cell was left out."
    ),
    "import.card_is_organisation": mark(
        "This card is that of an organization, {name}. Import it as an organization (--as organisations)."
    ),
    "import.card_is_person": mark("This card is that of a person. Import it as a person (--as people)."),
    "import.card_not_closed": mark(
        "The card is not closed; the file may have been cut off. All that is there was read."
    ),
    "import.card_without_name": mark("The card has no name, so it was left out. Give it one (FN)."),
    "import.card_line_unreadable": mark("“{text}” is no line of a contact card and was passed over."),
    "import.card_photo_unreadable": mark("The picture in this card cannot be read. It was left out."),
    "import.date_in_text": mark(
        "There is the date {text} where words should be; spreadsheets make dates of words. The cell was left out."
    ),
    "import.dates_1904": mark(
        "The workbook counts days from 1904, as old Macintoshes did. Dates were read accordingly."
    ),
    "import.email_unreadable": mark("“{text}” is no e-mail address, so it was left out. Correct it."),
    "import.error_cell": mark("The cell holds the error {text}, so it was left out. Correct the formula."),
    "import.formula_without_value": mark(
        "The cell holds a formula whose result is not stored, so it was left out. Open the file in the spreadsheet "
        "program and save it."
    ),
    "import.header_repeated": mark("The row repeats the header, so it was left out."),
    "import.hidden_sheets": mark("Hidden sheets were not read: {sheets}. Name one with --sheet to read it."),
    "import.language_unknown": mark("“{text}” is no language that is known. The cell was left out."),
    "import.name_is_date": mark(
        "There is a date, {text}, where a name should be. The spreadsheet made it of the name: type it again, with "
        "an apostrophe in front."
    ),
    "import.name_is_error": mark("There is the error {text} where a name should be. Correct the formula."),
    "import.name_is_number": mark("The name is a number, “{text}”. It was kept; check it."),
    "import.name_one_letter": mark("The name is a single letter, “{text}”. It was kept; check it."),
    "import.name_says_nothing": mark(
        "The name is “{text}”, which programs write where there was nothing. It was kept; check it."
    ),
    "import.no_name": mark("There is no name, so the row was left out. Give it one."),
    "import.no_name_column": mark("No column was found for the names. Choose one of: {columns}."),
    "import.number_unreadable": mark("“{text}” is no number. The cell was left out."),
    "import.phone_unreadable": mark("“{text}” is no telephone number, so it was left out."),
    "import.quote_open": mark(
        "A quotation mark in line {line} is not closed, so quotation marks were read as letters. Check the rows from "
        "there on."
    ),
    "import.sheets_left": mark("The sheet “{sheet}” was read. There are other ones too: {others}."),
    "import.word_unknown": mark(
        "“{text}” is not known as a value of {field}, so it was left out. There are: {choices}."
    ),
}


def _hidden_rows(data: Mapping[str, object], t: Translator) -> str:
    return t.plural(
        "{count} row is hidden in the sheet. It was read like the others.",
        "{count} rows are hidden in the sheet. They were read like the others.",
        _count(data),
    )


def _hidden_columns(data: Mapping[str, object], t: Translator) -> str:
    return t.plural(
        "{count} column is hidden in the sheet. It was read like the others.",
        "{count} columns are hidden in the sheet. They were read like the others.",
        _count(data),
    )


def _merged(data: Mapping[str, object], t: Translator) -> str:
    return t.plural(
        "{count} group of cells is merged. Each row it covers was given what it shows, except for names.",
        "{count} groups of cells are merged. Each row they cover was given what they show, except for names.",
        _count(data),
    )


def _taken_out(data: Mapping[str, object], t: Translator) -> str:
    return t.plural(
        "{count} character that no text can hold (a control character or half of one) was taken out.",
        "{count} characters that no text can hold (control characters or halves of one) were taken out.",
        _count(data),
    )


def _damaged(data: Mapping[str, object], t: Translator) -> str:
    return t.plural(
        "{count} letter is damaged in the file (“�”). Check the names, or say in which encoding it was saved.",
        "{count} letters are damaged in the file (“�”). Check the names, or say in which encoding it was saved.",
        _count(data),
    )


def _status_not_allowed(data: Mapping[str, object], t: Translator) -> str:
    return t(
        "The status stays “{status}”: “{wanted}” cannot follow it. Change it by hand if it was a mistake.",
        status=words.value("participant", "status", data.get("status"), t),
        wanted=words.value("participant", "status", data.get("wanted"), t),
    )


COUNTED: Mapping[str, Callable[[Mapping[str, object], Translator], str]] = {
    "import.cells_merged": _merged,
    "import.characters_taken_out": _taken_out,
    "import.hidden_columns": _hidden_columns,
    "import.hidden_rows": _hidden_rows,
    "import.letters_damaged": _damaged,
    "import.signs_taken_out": _taken_out,
    "import.status_not_allowed": _status_not_allowed,
}


def place_of(row: int, column: str, t: Translator) -> str:
    """Where something stands: ``Row 7, column “Email”``; empty where it is the whole file."""
    name = shown(column, t)
    if row and column:
        return t("Row {row}, column “{column}”", row=row, column=name)
    if row:
        return t("Row {row}", row=row)
    return t("Column “{column}”", column=name) if column else ""


def _count(data: Mapping[str, object]) -> int:
    found = data.get("count")
    return found if isinstance(found, int) else 0
