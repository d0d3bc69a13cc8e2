"""Folding, and whom a typed speaker means."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import AgendaSpeaker, SpeakerLine
from rcsc_desktop.domain.names import TypedSpeaker, fold, lookup, match_speakers, speakers_text
from rcsc_desktop.support.ids import new_id

SWING, KLEIN, VITILLO, TWIN, JUNIOR, GOITA = (new_id() for _ in range(6))
IOM, ICMC = new_id(), new_id()
PEOPLE = lookup(
    [
        (SWING, "William Lacy Swing"),
        (KLEIN, "Michele Klein-Solomon"),
        (VITILLO, "Robert Vitillo"),
        (TWIN, "Robert Vitillo Jr"),
        (JUNIOR, "Sammy Davis, Jr."),
        (GOITA, "Mamadou Goïta"),
    ]
)
ORGANISATIONS = lookup(
    [
        (IOM, "IOM"),
        (IOM, "International Organization for Migration"),
        (ICMC, "ICMC"),
        (ICMC, "International Catholic Migration Commission"),
    ]
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łódź", "lodz"),
        ("SØREN Ærø", "soren aero"),
        ("Đỗ Thị Hương", "do thi huong"),
        ("Þórður", "thordur"),
        ("Straße", "STRASSE"),
        ("Семёнов", "СЕМЕНОВ"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("أحمد", "احمد"),
        ("إيمان آدم ٱلله", "ايمان ادم الله"),
        ("مؤمن", "مومن"),
        ("فاطمة", "فاطمه"),
        ("مصطفى", "مصطفي"),
        ("محـــمد", "محمد"),
        ("مُحَمَّد", "محمد"),
        ("علی", "علي"),
        ("ＩＣＭＣ", "icmc"),
        ("٢٠٣٠", "2030"),
        ("Goïta", "Goïta"),
        ("O’Brien", "o'brien"),
        ("Klein‑Solomon", "klein-solomon"),
        ("a\u200fb\u00adc", "abc"),
        ("two\u00a0  blanks\t", "two blanks"),
        ("김철수", "김철수"),
    ],
)
def test_writings_that_are_the_same_for_search(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Asia", "Asis"), ("国", "圏"), ("김", "이"), ("ناصر", "نصر")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("William Lacy Swing", [TypedSpeaker("William Lacy Swing", people=(SWING,))]),
        ("william lacy swing", [TypedSpeaker("william lacy swing", people=(SWING,))]),
        (
            "Director-General William Lacy Swing",
            [TypedSpeaker("William Lacy Swing", title="Director-General", people=(SWING,))],
        ),
        (
            "Director-General William Lacy Swing, IOM",
            [TypedSpeaker("William Lacy Swing", "Director-General", "IOM", (SWING,), (IOM,))],
        ),
        ("Robert Vitillo, ICMC", [TypedSpeaker("Robert Vitillo", "", "ICMC", (VITILLO,), (ICMC,))]),
        ("Robert Vitillo (ICMC)", [TypedSpeaker("Robert Vitillo", "", "ICMC", (VITILLO,), (ICMC,))]),
        ("Msgr. Robert Vitillo Jr", [TypedSpeaker("Robert Vitillo Jr", "Msgr.", "", (TWIN,))]),
        (
            "Michele Klein-Solomon, Director, International Organization for Migration",
            [
                TypedSpeaker(
                    "Michele Klein-Solomon", "Director", "International Organization for Migration", (KLEIN,), (IOM,)
                )
            ],
        ),
        ("Robert Vitillo, Caritas", [TypedSpeaker("Robert Vitillo", "", "Caritas", (VITILLO,))]),
        ("Sammy Davis, Jr., IOM", [TypedSpeaker("Sammy Davis, Jr.", "", "IOM", (JUNIOR,), (IOM,))]),
        ("Mamadou GOITA", [TypedSpeaker("Mamadou GOITA", people=(GOITA,))]),
        ("Dr Jane Doe", [TypedSpeaker("Dr Jane Doe")]),
        ("Jane Doe, MFA, Manila", [TypedSpeaker("Jane Doe", "", "MFA, Manila")]),
        (
            "Robert Vitillo; Jane Doe\nMichele Klein-Solomon;",
            [
                TypedSpeaker("Robert Vitillo", people=(VITILLO,)),
                TypedSpeaker("Jane Doe"),
                TypedSpeaker("Michele Klein-Solomon", people=(KLEIN,)),
            ],
        ),
        ("", []),
        (" ; \n", []),
        (", IOM", [TypedSpeaker(", IOM")]),
    ],
)
def test_whom_a_typed_speaker_means(text: str, speakers: list[TypedSpeaker]) -> None:
    assert list(match_speakers(text, PEOPLE, ORGANISATIONS)) == speakers


def test_people_who_share_a_name_are_all_named() -> None:
    one, other = new_id(), new_id()
    shared = lookup([(one, "José García"), (other, "Jose Garcia"), (one, "JOSÉ GARCÍA")])
    (speaker,) = match_speakers("Mr José García", shared, ORGANISATIONS)
    assert (speaker.title, speaker.people) == ("Mr", (one, other))


names = st.sampled_from([(SWING, "William Lacy Swing"), (KLEIN, "Michele Klein-Solomon"), (JUNIOR, "Sammy Davis, Jr.")])


@given(st.lists(st.tuples(names, st.sampled_from(["", "Director-General", "Dr"]), st.sampled_from(["", "IOM"]))))
def test_speakers_written_are_the_speakers_read(speakers: list[tuple[tuple[UUID, str], str, str]]) -> None:
    lines = [
        SpeakerLine(AgendaSpeaker(item_id=IOM, person_id=person, title=title), name, organisation)
        for (person, name), title, organisation in speakers
    ]
    read = match_speakers(speakers_text(lines), PEOPLE, ORGANISATIONS)
    assert [(one.people, one.title, one.organisation) for one in read] == [
        ((person,), title, organisation) for (person, _), title, organisation in speakers
    ]


def test_any_text_names_somebody_or_nobody_at_once(shared_data: Path) -> None:
    strings: list[str] = json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8"))
    for text in [*strings, "a, " * 20_000, "a " * 20_000, "(" * 20_000]:
        for speaker in match_speakers(text, PEOPLE, ORGANISATIONS):
            assert speaker.name.strip()
            assert speaker.name in text
