"""Schedules read against a bare walk of the parser over the same bytes, and what a longer one costs in memory.

The long schedule has 7,000 events, or as many as `BENCH_EVENTS` says.
"""

from __future__ import annotations

import gc
import json
import os
import time
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from lxml import etree

from rcsc_desktop.domain.imported_agenda import ImportChoices
from rcsc_desktop.intake.agendas import read_agenda
from tests.bench.conftest import Measured

EVENTS = int(os.environ.get("BENCH_EVENTS", "7000"))
ROUNDS = 5
CHOICES = ImportChoices(time_zone="Europe/Brussels")


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The best of several rounds."""
    found = []
    for _ in range(rounds):
        gc.collect()
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return min(found)


def walk(content: bytes) -> int:
    return sum(1 for _ in etree.iterparse(BytesIO(content), events=("start", "end")))


def long_schedule(count: int) -> bytes:
    """Events as large as those of a real conference."""
    text = "&lt;p&gt;" + "Regional consultations bring organisations together. " * 20 + "&lt;/p&gt;"
    events = (
        f"<event id='{n}'><start>{n % 24:02}:00</start><duration>00:45</duration><room>Hall {n % 30}</room>"
        f"<title>Item {n}</title><track>Track {n % 50}</track><abstract>{text}</abstract>"
        f"<persons><person id='{n}'>Person {n % 5000}</person></persons>"
        f"<links><link href='https://example.org/{n}'>More</link></links></event>"
        for n in range(count)
    )
    head = "<schedule><conference><title>Long</title></conference><day date='2016-01-30'><room name='Hall'>"
    return f"{head}{''.join(events)}</room></day></schedule>".encode()


def test_a_schedule_of_617_events_is_read_in_a_moment(shared_data: Path, measured: Measured) -> None:
    content = (shared_data / "schedules" / "fosdem-2016.xml").read_bytes()
    ours = seconds(lambda: read_agenda(content, "fosdem.xml", CHOICES))
    floor = seconds(lambda: walk(content))
    measured("617 events from XML", ours, "s", 1.5, f"{ours / floor:.1f} × a bare walk of the parser")
    assert ours <= 1.5


def test_a_long_schedule_as_xml_and_json(measured: Measured) -> None:
    content = long_schedule(EVENTS)
    ours = seconds(lambda: read_agenda(content, "long.xml", CHOICES), 2)
    measured(f"{EVENTS:,} events from XML", ours, "s", 10 * EVENTS / 7000)
    events = [json.loads(item.source) for item in read_agenda(content, "long.xml", CHOICES).items]
    days = [{"date": "2016-01-30", "rooms": {"Hall": events}}]
    document = json.dumps({"schedule": {"conference": {"title": "Long", "days": days}}}).encode()
    as_json = seconds(lambda: read_agenda(document, "long.json", CHOICES), 2)
    measured(f"{EVENTS:,} events from JSON", as_json, "s", 10 * EVENTS / 7000)
    assert max(ours, as_json) <= 10 * EVENTS / 7000


def test_memory_grows_with_what_is_kept_alone(measured: Measured) -> None:
    """Beside the items, reading takes as much for many events as for few."""
    beside = []
    for count in (EVENTS // 4, EVENTS):
        content = long_schedule(count)
        tracemalloc.start()
        agenda = read_agenda(content, "long.xml", CHOICES)
        kept, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(agenda.items) == count
        beside.append((peak - kept) / 2**20)
    measured(
        f"memory beside {EVENTS:,} events",
        beside[1],
        "MB",
        2 * len(content) / 2**20,
        f"{beside[0]:.2f} MB for a quarter",
    )
    assert beside[1] <= 2 * len(content) / 2**20
