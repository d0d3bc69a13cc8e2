"""How the cells of a workbook look: no fonts but those that every office has, no lines but hairlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

INK = "#1D2433"
MUTED = "#5B6475"
HEAD = "#EDEFF2"
LINE = "#DADDE3"

DATE_FORMATS = {
    "en": "[$-809]d mmm yyyy",
    "fr": "dd/mm/yyyy",
    "es": "dd/mm/yyyy",
    "ru": "dd\\.mm\\.yyyy",
    "ar": "dd/mm/yyyy",
}
"""Number format of a date by language: English months by name, since 04/05 means two things in English."""

TIME_FORMATS = {12: "h:mm AM/PM", 24: "hh:mm"}
"""Number format of a time of day by the hours that a clock counts to."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook; ``guarded`` is text that a spreadsheet might take for a formula.

    Where a sheet is protected, ``text``, ``guarded``, ``date`` and ``figure`` can be changed, the others cannot.
    """

    title: Format
    line: Format
    muted: Format
    remark: Format
    head: Format
    head_number: Format
    hairline: Format
    text: Format
    guarded: Format
    date: Format
    figure: Format
    time: Format
    number: Format
    share: Format
    total: Format
    total_number: Format
    total_share: Format


def styles(workbook: Workbook, language: str, *, is_right_to_left: bool, is_24_hours: bool) -> Styles:
    """The formats in the font that has the language's letters; texts start at the side where reading starts."""
    font = "Arial" if is_right_to_left else "Calibri"
    size = 10 if is_right_to_left else 11
    side, far = ("right", "left") if is_right_to_left else ("left", "right")
    direction = {"reading_order": 2} if is_right_to_left else {}

    at_side = {"align": side, "valign": "vcenter", "indent": 1}
    at_far = {"align": far, "indent": 1}

    def made(**properties: Any) -> Format:
        return workbook.add_format({"font_name": font, "font_size": size, "font_color": INK, **at_side, **properties})

    head = {"bold": True, "bg_color": HEAD, "bottom": 1, "bottom_color": MUTED, "text_wrap": True, **direction}
    total = {"bold": True, "top": 1, "top_color": MUTED, **direction}
    dated = DATE_FORMATS.get(language, DATE_FORMATS["en"])
    return Styles(
        title=made(bold=True, font_size=size + 5, text_wrap=True, **direction),
        line=made(text_wrap=True, **direction),
        muted=made(font_color=MUTED, text_wrap=True, **direction),
        remark=made(font_color=MUTED, **direction),
        head=made(**head),
        head_number=made(**{**head, **at_far}),
        hairline=workbook.add_format({"bottom": 1, "bottom_color": LINE}),
        text=made(text_wrap=True, locked=False),
        guarded=made(text_wrap=True, quote_prefix=True, locked=False),
        date=made(num_format=dated, locked=False),
        figure=made(locked=False),
        time=made(num_format=TIME_FORMATS[24 if is_24_hours else 12]),
        number=made(**at_far, num_format="#,##0"),
        share=made(**at_far, num_format="0%", font_color=MUTED),
        total=made(**total),
        total_number=made(num_format="#,##0", **{**total, **at_far}),
        total_share=made(num_format="0%", **{**total, **at_far}),
    )
