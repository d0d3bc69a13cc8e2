"""What a comparison of two agendas says, and that it says all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import (
    AgendaItem,
    AgendaSpeaker,
    AgendaTopic,
    ItemKind,
    Numbering,
    Purpose,
    SpeakerRole,
    SpeakerStatus,
    Visibility,
)
from rcsc_desktop.domain.agenda_changes import AgendaDiff, ChangeKind
from rcsc_desktop.domain.agenda_diff import diff
from rcsc_desktop.domain.agenda_rows import AgendaRows
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.order import spread
from rcsc_desktop.domain.texts import TextVersion
from rcsc_desktop.support.ids import new_id

ANA, BEN = new_id(), new_id()
MEETING = Consultation(programme_id=new_id(), key="meeting", title="Meeting")
DAYS = tuple(
    Session(
        consultation_id=MEETING.id, name=f"Day {day}", date=date(2017, 4, 16 + day), start=time(9), order_key=f"a{day}"
    )
    for day in (1, 2)
)


def rows(first: Sequence[str], second: Sequence[str] = ()) -> AgendaRows:
    """An agenda of 15-minute items on two days."""
    items = [
        AgendaItem(session_id=day.id, title=title, order_key=key)
        for day, titles in zip(DAYS, (first, second), strict=True)
        for title, key in zip(titles, spread(None, None, len(titles)), strict=True)
    ]
    return AgendaRows(consultation=MEETING, sessions=DAYS, items=tuple(items), people={ANA: "Ana", BEN: "Ben"})


def changed(agenda: AgendaRows, title: str, **values: object) -> AgendaRows:
    return replace(
        agenda,
        items=tuple(replace(one, **values) if one.title == title else one for one in agenda.items),  # type: ignore[arg-type]
    )


def told(found: AgendaDiff) -> list[tuple[str, str]]:
    return [(change.kind.value, change.title) for change in found.changes]


FIVE = rows(["Opening", "Update", "Coffee"], ["Panel", "Closing"])


def test_an_item_that_went_and_one_that_came_move_what_follows() -> None:
    fewer = replace(FIVE, items=tuple(one for one in FIVE.items if one.title != "Update"))
    found = diff(FIVE, fewer)
    assert told(found) == [("dropped", "Update"), ("times", "Coffee")]
    assert (found.changes[1].shift, found.changes[1].followers) == (-15, 0)
    assert told(diff(fewer, FIVE)) == [("added", "Update"), ("times", "Coffee")]


def test_the_one_item_that_moved_is_named_and_not_those_around_it() -> None:
    keys = {one.title: one.order_key for one in FIVE.items}
    found = diff(FIVE, changed(FIVE, "Opening", order_key=keys["Coffee"] + "z"))
    assert told(found) == [("moved", "Opening"), ("times", "Update")]
    (moved, times) = found.changes
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.before.place, moved.after.place, moved.before.start, moved.after.start) == (1, 3, 540, 570)
    assert times.followers == 1
    assert found.counts == {ChangeKind.MOVED: 1, ChangeKind.TIMES: 2}


def test_an_item_that_goes_to_another_day_says_from_where_to_where() -> None:
    found = diff(FIVE, changed(FIVE, "Coffee", session_id=DAYS[1].id, order_key="zz"))
    (moved,) = found.changes
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.before.session, moved.after.session) == ("Day 1", "Day 2")


def test_a_longer_item_and_all_that_follows_it_are_two_changes() -> None:
    found = diff(FIVE, changed(FIVE, "Opening", minutes=30))
    assert [(change.title, change.shift, change.followers) for change in found.changes] == [
        ("Opening", 0, 0),
        ("Update", 15, 1),
    ]


def test_speakers_are_compared_by_person() -> None:
    item = FIVE.items[0].id
    before = replace(FIVE, speakers=(AgendaSpeaker(item_id=item, person_id=ANA, role=SpeakerRole.CHAIR),))
    after = replace(
        FIVE,
        speakers=(
            AgendaSpeaker(item_id=item, person_id=ANA, order_key="a"),
            AgendaSpeaker(item_id=item, person_id=BEN, order_key="b"),
        ),
    )
    (change,) = diff(before, after).changes
    assert change.kind is ChangeKind.SPEAKERS
    assert [(one.field, one.subject, one.before, one.after) for one in change.details] == [
        ("speakers", "Ben", None, "Ben"),
        ("role", "Ana", SpeakerRole.CHAIR, SpeakerRole.SPEAKER),
    ]


def test_texts_of_other_languages_stand_with_their_item() -> None:
    item = FIVE.items[0]
    text = TextVersion(owner_id=item.id, field="title", language="fr", text="Ouverture")
    (change,) = diff(FIVE, replace(FIVE, texts=(text,))).changes
    assert (change.kind, change.row_id, change.title) == (ChangeKind.LANGUAGES, item.id, "Opening")
    assert [(one.subject, one.before, one.after) for one in change.details] == [("fr", None, "Ouverture")]


def test_sessions_and_the_meeting_itself_are_compared() -> None:
    moved = replace(DAYS[1], date=date(2017, 4, 20))
    found = diff(FIVE, replace(FIVE, sessions=(DAYS[0], moved), consultation=replace(MEETING, place="Geneva")))
    assert told(found) == [("sessions", "Day 2"), ("meeting", "Meeting")]
    alone = replace(FIVE, sessions=(DAYS[0],), items=tuple(one for one in FIVE.items if one.session_id == DAYS[0].id))
    assert told(diff(FIVE, alone)) == [("dropped", "Panel"), ("dropped", "Closing"), ("sessions", "Day 2")]


Edit = Callable[[AgendaRows], AgendaRows]
WORD = st.text("abcé ", min_size=1, max_size=6).map(lambda text: f"new {text}")
TIME = st.times().map(lambda value: value.replace(second=0, microsecond=0))
VALUES: dict[str, st.SearchStrategy[object]] = {
    "title": WORD,
    "kind": st.sampled_from(ItemKind),
    "minutes": st.integers(1, 600),
    "pinned_start": st.none() | TIME,
    "is_timed": st.booleans(),
    "numbering": st.sampled_from(Numbering),
    "purpose": st.sampled_from(Purpose),
    "visibility": st.sampled_from(Visibility),
    **dict.fromkeys(("background", "outcome", "room", "link", "interpretation", "owner", "notes"), WORD),
}


@st.composite
def agendas(draw: st.DrawFn) -> AgendaRows:
    """Up to ten items over two days, some with topics and speakers."""
    titles = st.lists(st.sampled_from(["Opening", "Update", "Panel"]), max_size=5)
    made = rows(draw(titles), draw(titles))
    with_more = draw(st.lists(st.sampled_from(made.items), max_size=3, unique=True)) if made.items else []
    return replace(
        made,
        items=tuple(
            replace(one, **{name: draw(VALUES[name]) for name in draw(st.sets(st.sampled_from([*VALUES]), max_size=2))})  # type: ignore[arg-type]
            for one in made.items
        ),
        topics=tuple(AgendaTopic(item_id=one.id, text="Topic", order_key="a") for one in with_more),
        speakers=tuple(AgendaSpeaker(item_id=one.id, person_id=ANA, order_key="a") for one in with_more),
    )


@st.composite
def edits(draw: st.DrawFn, before: AgendaRows) -> AgendaRows:
    """The agenda with one thing changed; as it was where the draw changed nothing."""
    items = list(before.items)
    whats = ["add", *(["drop", "field", "topic", "speaker"] if items else []), *(["status"] if before.speakers else [])]
    what = draw(st.sampled_from([*whats, "session", "meeting"]))
    at = draw(st.integers(0, max(len(items) - 1, 0)))
    match what:
        case "add":
            items.append(AgendaItem(session_id=draw(st.sampled_from(DAYS)).id, title=draw(WORD), order_key="zz"))
        case "drop":
            del items[at]
        case "field":
            name = draw(st.sampled_from([*VALUES]))
            items[at] = replace(items[at], **{name: draw(VALUES[name])})  # type: ignore[arg-type]
        case "topic":
            return replace(before, topics=(*before.topics, AgendaTopic(item_id=items[at].id, text=draw(WORD))))
        case "speaker":
            return replace(before, speakers=(*before.speakers, AgendaSpeaker(item_id=items[at].id, person_id=BEN)))
        case "status":
            first, *rest = before.speakers
            return replace(before, speakers=(replace(first, status=draw(st.sampled_from(SpeakerStatus))), *rest))
        case "session":
            return replace(before, sessions=(replace(DAYS[0], start=draw(TIME)), *before.sessions[1:]))
        case _:
            return replace(before, consultation=replace(MEETING, venue_city=draw(st.sampled_from(["", "Nadi"]))))
    return replace(before, items=tuple(items))


@given(st.data())
def test_every_edit_is_told_and_nothing_else(data: st.DataObject) -> None:
    before = data.draw(agendas())
    after = data.draw(edits(before))
    assert not diff(before, before)
    assert bool(diff(before, after)) == (before != after)
    came, went = diff(before, after), diff(after, before)
    for kind, opposite in ((ChangeKind.ADDED, ChangeKind.DROPPED), (ChangeKind.DROPPED, ChangeKind.ADDED)):
        assert {one.row_id for one in came.of(kind)} == {one.row_id for one in went.of(opposite)}
    assert sum(came.counts.values()) >= len(came.changes)


@given(agendas())
def test_other_order_keys_for_the_same_order_are_no_change(agenda: AgendaRows) -> None:
    again = tuple(replace(one, order_key=f"k{place:03}") for place, one in enumerate(agenda.items))
    assert not diff(agenda, replace(agenda, items=again))


def test_all_fields_of_items_are_compared() -> None:
    assert {one.name for one in fields(AgendaItem)} == {*VALUES, "id", "session_id", "order_key"}
