"""Every code of the core has its words, and every sentence finds the values that it names."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import fields
from datetime import time
from enum import StrEnum
from string import Formatter
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rcsc_desktop.domain
from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.entity import Entity, noun
from rcsc_desktop.domain.history import Blocker
from rcsc_desktop.domain.imported_agenda import ImportNote
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantStatus
from rcsc_desktop.domain.reports.paper import PaperColumn, PaperLayout
from rcsc_desktop.support.i18n import MIRRORED, STRETCHED, Translator, translator
from rcsc_desktop.support.ids import new_id
from rcsc_desktop.wording import errors, findings, imports, operations, words
from rcsc_desktop.wording.fields import FIELDS, NOUNS
from tests.unit.wording.source import Call, calls, texts

t = translator("en")

for module in pkgutil.iter_modules(rcsc_desktop.domain.__path__, "rcsc_desktop.domain."):
    importlib.import_module(module.name)

RAISED = [call for call in calls() if call.function in {"UserError", "EnvironmentFault"}]
COMMITTED = [call for call in calls() if call.function == "commit" and "." in call.code]
ENTITIES = [*Entity.__subclasses__(), *(one for kind in Entity.__subclasses__() for one in kind.__subclasses__())]
ROWS = [kind for kind in ENTITIES if kind.__module__ != "rcsc_desktop.domain.entity"]


def codes_of(call: Call) -> list[str]:
    """The codes that a call raises: ``{}.unknown`` once for each noun that has keys."""
    return [call.code.replace("{}", key) for key in ("consultation", "programme")] if "{}" in call.code else [call.code]


@pytest.mark.parametrize("call", RAISED, ids=lambda call: f"{call.code} {call.where}")
def test_every_error_has_a_sentence_that_finds_its_values(call: Call) -> None:
    for code in codes_of(call):
        assert code in errors.KNOWN
        if call.names is not None and code in errors.SENTENCES:
            wanted = {name for _, name, _, _ in Formatter().parse(errors.SENTENCES[code]) if name}
            assert wanted - {"field"} <= call.names


def test_every_code_of_a_file_has_a_sentence() -> None:
    places = [*texts("storage/*.py"), *texts("export/*.py")]
    codes = {text for text in places if re.fullmatch(r"(workspace|export)\.[a-z_]+", text)}
    assert len(codes) > 20
    assert codes <= errors.KNOWN


def test_every_operation_has_a_name() -> None:
    assert COMMITTED
    for call in COMMITTED:
        for name in [call.code.replace("{}", one) for one in map(noun, ROWS)] if "{}" in call.code else [call.code]:
            assert operations.is_known(name), call.where


def test_every_value_field_and_kind_of_row_has_a_word() -> None:
    enums = [kind for kind in StrEnum.__subclasses__() if kind.__module__.startswith("rcsc_desktop.domain")]
    assert ItemKind in enums
    for kind in enums:
        labels = [words.label(member, t) for member in kind]
        assert all(labels)
        assert len(set(labels)) == len(labels)
    for row in ROWS:
        assert noun(row) in NOUNS
        for field in fields(row):
            assert field.name in FIELDS or field.name == "id", (row, field.name)
            hint = get_type_hints(row)[field.name]
            if isinstance(hint, type) and issubclass(hint, StrEnum):
                member = next(one for one in hint if one)
                assert words.value(noun(row), field.name, member.value, t) == words.label(member, t)
    assert set(PARTICIPANT_COLUMNS) <= set(FIELDS)


@pytest.mark.parametrize(
    ("code", "data", "said"),
    [
        ("time.unknown", {"text": "25:00"}, "“25:00” is not a time of day. Write it like 14:15, 2:15 pm or 9."),
        (
            "duration.negative",
            {"text": "-5", "field": "minutes"},
            "Length: “-5” is less than no time. Write a length like 15, 15m or 1h30.",
        ),
        (
            "paste.refused",
            {"row": 3, "field": "status", "cause": "value.unknown", "text": "maybe", "choices": ["invited", "draft"]},
            "Row 3, Status: “maybe” is none of the values there are: invited, draft. Nothing was changed. "
            "None of the rows was added.",
        ),
        (
            "contact.in_use",
            {"name": "ICMC", "uses": {"partner": 2, "participant": 1}},
            "ICMC is still in use (partner: 2, participant: 1) and was not removed. Take it out there first.",
        ),
        (
            "undo.blocked",
            {
                "operation": "agenda.move",
                "params": {"title": "Welcome"},
                "blockers": [Blocker("agenda_item", new_id(), "title", "changed", "agenda.remove", "Ana")] * 2,
            },
            "Move “Welcome”: this cannot be taken back, because later steps stand on it: "
            "Remove agenda item by Ana. Take these back first.",
        ),
        ("brand.new", {}, "This was refused (brand.new). Nothing was changed."),
        ("export.failed", {"path": "/x.pdf"}, "“/x.pdf” could not be written: …. Nothing half-done is left; "
         "the workspace is unharmed."),
        ("time.unknown", {"text": "x\n" * 500}, f"“{'x ' * 39}x…” is not a time of day. "
         "Write it like 14:15, 2:15 pm or 9."),
        ("edit.conflict", {"yours": None, "theirs": time(9, 30), "field": "start"}, "Start: This was changed "
         "meanwhile: it now says “09:30”. Your text, “–”, was not stored over it; look at both and "
         "type again what shall stand."),
    ],
)  # fmt: skip
def test_errors_in_words(code: str, data: dict[str, object], said: str) -> None:
    assert errors.sentence(code, data, t) == said


@pytest.mark.parametrize(
    ("name", "params", "said"),
    [
        ("agenda.move", {"title": "Welcome"}, "Move “Welcome”"),
        ("agenda.change", {"title": "Welcome", "fields": ["minutes", "kind"]}, "Change “Welcome” (Length, Kind)"),
        ("agenda.change", {}, "Change agenda item"),
        ("person.change", {"title": "Ana", "fields": ["email"]}, "Change person “Ana” (Email)"),
        ("contact_point.add", {"title": ""}, "Add contact point"),
        ("participant.set_status", {"count": 1, "status": "invited"}, "Set the status of 1 participant to Invited"),
        ("participant.set_status", {"count": 3, "status": "invited"}, "Set the status of 3 participants to Invited"),
        ("agenda.add_item", {"title": "a" * 60}, f"Add “{'a' * 47}…”"),
        ("agenda.add_item", {"title": "{count} 100 %"}, "Add “{count} 100 %”"),
        ("quite.unknown", {}, "quite.unknown"),
    ],
)
def test_operations_in_words(name: str, params: dict[str, object], said: str) -> None:
    assert operations.sentence(name, params, t) == said


@pytest.mark.parametrize(
    ("code", "data", "word", "said"),
    [
        (
            "agenda.overlap",
            {"minutes": 1, "title": "Update", "other": "Welcome"},
            "overlap",
            "“Update” starts 1 minute before “Welcome” ends.",
        ),
        (
            "agenda.gap",
            {"minutes": 5, "title": "Update", "other": "Welcome"},
            "gap",
            "Between “Welcome” and “Update” 5 minutes are free.",
        ),
        (
            "agenda.gap",
            {"minutes": 5, "title": "Update", "other": ""},
            "gap",
            "“Update” starts 5 minutes after the session does.",
        ),
        (
            "agenda.no_speaker",
            {"title": "Update", "kind": ItemKind.PRESENTATION},
            "no speaker",
            "“Update” has no speaker yet, though its kind (Presentation) needs one.",
        ),
        (
            "paper.too_long",
            {"layout": PaperLayout.ONE_PAGE, "pages": 3},
            "too long for its sheet",
            "Even in the smallest size the agenda takes 3 pages (layout: One page). Show less of each item or choose "
            "another layout.",
        ),
        (
            "paper.shortened",
            {"layout": PaperLayout.ONE_PAGE, "columns": (PaperColumn.QUESTIONS, PaperColumn.TOPICS)},
            "shortened",
            "To stand on one page, the agenda leaves out: Questions, Topics (layout: One page).",
        ),
        ("agenda.start_after_end", {"start": time(14), "end": time(13)}, "ends before it starts",
         "The session ends at 13:00, before it starts at 14:00."),
    ],
)  # fmt: skip
def test_findings_in_words(code: str, data: dict[str, object], word: str, said: str) -> None:
    assert findings.word(code, t) == word
    assert findings.sentence(code, data, t) == said


def test_every_finding_of_the_domain_has_words() -> None:
    files = ("findings", "language_findings", "speaker_findings", "time_findings")
    found = (text for name in files for text in texts(f"domain/{name}.py"))
    codes = {text for text in found if re.fullmatch(r"agenda\.[a-z_]+", text)}
    assert len(codes) >= 15
    data = {"minutes": 3, "count": 2, "language": "fr"}
    for code in codes:
        assert findings.word(code, t) != code
        assert findings.sentence(code, data, t) not in {
            code,
            findings.word(code, t),
        }


def test_a_value_of_a_row_in_words() -> None:
    assert words.value("participant", "status", ParticipantStatus.INVITED, t) == "Invited"
    assert words.value("participant", "status", "gone", t) == "gone"
    assert words.value("person", "name", None, t) == ""
    assert words.column("pinned_start", t) == "Start"
    assert words.column("not a field", t) == "not a field"


@given(
    st.sampled_from(sorted(errors.KNOWN)),
    st.dictionaries(
        st.sampled_from(
            ["text", "field", "row", "choices", "path", "operation", "params", "blockers", "uses", "cause"]
        ),
        st.one_of(st.none(), st.integers(), st.text(), st.lists(st.text(), max_size=3)),
    ),
    st.sampled_from([t, translator(STRETCHED), translator(MIRRORED)]),
)
def test_telling_an_error_never_fails(code: str, data: dict[str, object], say: Translator) -> None:
    assert errors.sentence(code, data, say)


def test_every_code_of_an_import_has_a_sentence() -> None:
    told = [*texts("intake/*.py"), *texts("domain/import_plan.py")]
    codes = {text for text in told if re.fullmatch(r"import\.[a-z_]+", text)}
    assert len(codes) > 50
    assert codes <= errors.KNOWN | imports.KNOWN


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (ImportNote("row 7", "import.no_title"), "Row 7: There is no title, so it was left out. Give it one."),
        (
            ImportNote("line 6", "import.time_unreadable", (("text", "25:00"),)),
            "Line 6: “25:00” is not a time. Write it like 14:15, 2:15 pm or 2017-04-17T14:15.",
        ),
        (
            ImportNote("event 12", "import.text_cut", (("field", "title"), ("length", 9000), ("most", 500))),
            "Event 12: Title has 9000 characters; the first 500 were kept.",
        ),
        (
            ImportNote("", "import.zone_contradicts", (("zone", "UTC"), ("used", "Etc/GMT-1"), ("count", 1))),
            "1 time has an offset that contradicts the zone UTC. It stays as written, in the zone Etc/GMT-1.",
        ),
        (
            ImportNote("line 3", "import.many_days", (("title", "Sprint"), ("days", 5))),
            "Line 3: “Sprint” goes on for 5 days. It was read as one item.",
        ),
        (ImportNote("elsewhere", "import.new"), "elsewhere: This could not be read (import.new)."),
    ],
)
def test_notes_of_an_import_in_words(note: ImportNote, said: str) -> None:
    assert imports.sentence(note, t) == said
