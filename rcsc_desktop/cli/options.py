"""Arguments and options that several verbs share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from rcsc_desktop.support.i18n import mark

Language = Literal["en", "fr", "es", "ru", "ar"]
Paper = Literal["A4", "Letter"]
Clock = Literal["auto", "12", "24"]

MOST = 1_000_000

AsJson = Annotated[bool, typer.Option("--json", help=mark("Answer as JSON."))]
Key = Annotated[
    str, typer.Argument(metavar="KEY", help=mark("Key of the consultation, the beginning of one, or its id."))
]
ProgrammeKey = Annotated[
    str, typer.Argument(metavar="KEY", help=mark("Key of the programme, the beginning of one, or its id."))
]
Values = Annotated[list[str] | None, typer.Argument(metavar="FIELD=VALUE", help=mark("Fields and their values."))]
FromFile = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE.json", help=mark("Read the fields from a JSON file; - is standard input.")),
]
Target = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=mark("The file to write; - is standard output. Without it, a sensible name in this folder."),
    ),
]
Force = Annotated[bool, typer.Option("--force", help=mark("Replace the file if it is there already."))]
PaperLanguage = Annotated[Language | None, typer.Option("--language", help=mark("Language of the document."))]
Version = Annotated[
    int | None,
    typer.Option("--version", min=1, max=MOST, metavar="N", help=mark("An issued version, by its number.")),
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=MOST, help=mark("At most so many."))]


def examples(*lines: str) -> str:
    """Examples for the foot of a help text, each on a line of its own."""
    return "\n".join(["\b", EXAMPLES, *(f"  {line}" for line in lines)])


EXAMPLES = mark("Examples:")

Similar = Annotated[
    bool, typer.Option("--similar", help=mark("With one slip forgiven in each word of four letters or more."))
]
