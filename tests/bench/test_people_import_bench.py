"""50,000 people imported against 20,000 contacts, and the doubles of 20,000 people."""

from __future__ import annotations

import csv
import os
import random
import time
from io import StringIO
from pathlib import Path

import pytest

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.contacts import Affiliation, Organisation, Person
from rcsc_desktop.domain.imported_people import ReadOptions
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.settings import Settings
from tests.bench.conftest import Measured

CONTACTS, ROWS = 20_000, 50_000
SOUNDS = "ka mo ri ta ne lu shi va po de an el or im us ber gar lin ton sen ski ova des mar"
SYLLABLES = SOUNDS.split()


class Names:
    """Invented people, some of whom come twice."""

    def __init__(self) -> None:
        self.chance = random.Random(1)
        self.given = [self.word(2) for _ in range(1500)]
        self.family = [self.word(3) for _ in range(12_000)]

    def word(self, syllables: int) -> str:
        return "".join(self.chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()

    def row(self, number: int) -> dict[str, str]:
        name = f"{self.chance.choice(self.given)} {self.chance.choice(self.family)}"
        return {
            "Name": name,
            "Organisation": f"Organisation {self.chance.randrange(2000)}",
            "Position": "Adviser",
            "Email": f"{name.replace(' ', '.').lower()}{number}@example.org",
            "Phone": f"+41 22 {self.chance.randrange(10**7):07d}",
            "Country": self.chance.choice(["CH", "FR", "KE"]),
            "Gender": "woman",
            "Category": "observer",
            "Role": "delegate",
            "Mode": "in person",
            "Status": "registered",
            "Languages": "en, fr",
            "Dietary needs": "vegetarian",
            "Constituency": "youth",
            "Notes": "comes by train",
        }


def contacts(core: Core, rows: list[dict[str, str]], chance: random.Random) -> None:
    with core.merging._database.write() as work:
        bodies = [Organisation(name=f"Organisation {number}") for number in range(2000)]
        people = [Person(name=row["Name"], email=row["Email"], country=row["Country"]) for row in rows]
        work.add(*bodies, *people)
        work.add(*(Affiliation(person_id=one.id, organisation_id=chance.choice(bodies).id) for one in people))
        work.commit("people.import", count=len(people))


def computed() -> float:
    """Seconds of the processor so far, with those of the process that reads files."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.mark.timeout(600)
def test_a_long_list_comes_in(tmp_path: Path, measured: Measured) -> None:
    names = Names()
    settings = Settings.load(tmp_path / "settings.toml")
    bootstrap.create_workspace(tmp_path / "bench.rcsc", settings, sample=True)
    core = bootstrap.open_core(tmp_path / "bench.rcsc", settings)
    known = [names.row(number) for number in range(CONTACTS)]
    contacts(core, known, names.chance)
    begun = computed()
    core.doubles.find("person")
    doubles = computed() - begun
    measured("doubles of 20,000 people", doubles, "s", 15, "of the processor")
    rows = [*known[: ROWS // 10], *(names.row(number) for number in range(CONTACTS, CONTACTS + ROWS - ROWS // 10))]
    text = StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    content = text.getvalue().encode()
    del rows, known, text
    meeting = core.consultations.resolve("2017-04-17")
    begun, clock = computed(), time.perf_counter()
    table = core.people_import.read(content, "list.csv", ReadOptions(), meeting)
    plan = core.people_import.plan([table], meeting)
    outcome = core.people_import.apply(plan)
    took, elapsed = computed() - begun, time.perf_counter() - clock
    note = f"of the processor, against 20,000 contacts; {elapsed:.0f} s by the clock"
    measured("50,000 people imported", took, "s", 60, note)
    assert sum((outcome.tables[0].created, outcome.tables[0].doubtful)) == ROWS
    begun = time.perf_counter()
    core.history.undo()
    measured("50,000 people taken back", time.perf_counter() - begun, "s")
    begun = computed()
    assert core.history.next_undo() is not None
    offered = computed() - begun
    measured("what to undo next, after it", offered * 1000, "ms", 100, "of the processor")
    core.close()
    assert doubles <= 15
    assert took <= 60
    assert offered <= 0.1
