"""The documents that the sample is taken from, and the sample as its files hold it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rcsc_desktop.support.resources import resource

Record = dict[str, Any]

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
NAMES = (
    "000_9deb667b26233b13.txt",
    "001_4a654779bfd3c60c.txt",
    "002_bacf4e0ebd88fd6e.txt",
    "003_726fd14677ea13dc.txt",
    "004_d1c8a6132d5d86b8.txt",
)
STATES = ("first", "then")


def load(name: str) -> Any:
    return json.loads(resource("samples", name).read_text(encoding="utf-8"))


def seed(name: str) -> str:
    """The words of a seed without its mark-up; a superscript number becomes a reference to a footnote."""
    path = SEEDS / name
    if not path.is_file():
        pytest.skip(f"the seed documents are not beside the checkout ({SEEDS})")
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"<sup>(\d)</sup>", r"[^\1]", text)
    text = re.sub(r"</?(?:sup|b|i|ul|li)\b[^>]*>", lambda tag: "" if "sup" in tag[0] else " ", text)
    return plain(re.sub(r"\*\*|^#+ ", "", text.replace("\\_", "_"), flags=re.MULTILINE))


def plain(text: str) -> str:
    """Without regard to case, and with each run of blanks as one space."""
    return re.sub(r"\s+", " ", text).strip().casefold()


def without_notes(text: str) -> str:
    return re.sub(r"\[\^\d\]", "", text)


def lines(value: object) -> Iterator[str]:
    """Every text inside a field: a text, a list of texts, topics with what is nested in them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield value["text"]
        yield from lines(value.get("children", []))
    elif isinstance(value, list):
        for entry in value:
            yield from lines(entry)


def records(value: object) -> Iterator[Record]:
    """Every record in a file, however deep: whatever names its sources."""
    if isinstance(value, list):
        for entry in value:
            yield from records(entry)
    elif isinstance(value, dict):
        if "sources" in value:
            yield value
        for inner in value.values():
            yield from records(inner)
