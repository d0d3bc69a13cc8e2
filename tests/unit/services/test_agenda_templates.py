"""Templates of agendas: those that ship, one's own, and agendas taken over from another consultation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import Agenda, AgendaItem, AgendaTopic, Numbering
from rcsc_desktop.domain.agenda_rows import AgendaRows, computed, frozen, thawed
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.findings import fit
from rcsc_desktop.domain.order import spread
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.domain.templates import Template, in_main_language, pattern_of, placed_sessions
from rcsc_desktop.domain.texts import LANGUAGES, TextVersion, source_hash
from rcsc_desktop.services.agenda_templates import built_in
from rcsc_desktop.services.core import Core


def new(core: Core, language: str = "en") -> UUID:
    """A consultation with nothing on its agenda."""
    known = core.programmes.list()
    made = core.consultations.create(
        known[0].id if known else None,
        "Next meeting",
        start_date="2026-11-16",
        time_zone="Europe/Zurich",
        language=language,
    )
    assert made.new_id is not None
    return made.new_id


def told(agenda: Agenda) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """Name and date of each session, with start, title and length of its items."""
    return [
        (
            part.session.name,
            str(part.session.date),
            [
                ("" if one.start is None else f"{clock_time(one.start):%H:%M}", one.item.title, one.item.minutes)
                for one in part.entries
            ],
        )
        for part in agenda.sessions
    ]


@pytest.mark.parametrize("template", built_in(), ids=lambda one: one.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_template_that_ships_fills_its_sessions_and_speaks_five_languages(
    template: Template, language: str
) -> None:
    agenda = template.agenda(language)
    english = template.agenda("en")
    assert agenda.sessions
    for part, other in zip(agenda.sessions, english.sessions, strict=True):
        planned, available = fit(part)
        assert planned == available
        for entry, told_in_english in zip(part.entries, other.entries, strict=True):
            assert entry.item.title
            assert (entry.item.title == told_in_english.item.title) == (language == "en")
    assert template.name(language)


def test_the_templates_that_ship() -> None:
    assert [(one.key, one.name("en")) for one in built_in()] == [
        ("half-day-informal-meeting", "Half-day informal meeting"),
        ("one-day-consultation", "One-day consultation"),
        ("two-day-regional-consultation", "Two-day regional consultation"),
        ("webinar-in-two-time-zones", "Webinar in two time zones"),
        ("thematic-session", "Thematic session (10 a.m.–1 p.m., 3–6 p.m.)"),
    ]


def test_a_template_uses_the_empty_session_and_the_days_of_the_consultation(core: Core) -> None:
    meeting = new(core)
    empty = core.consultations.view(meeting).sessions[0].id
    core.templates.apply("two-day-regional-consultation", meeting)
    agenda = core.agenda.view(meeting)
    assert [(name, day, items[0], items[-1]) for name, day, items in told(agenda)] == [
        ("First day", "2026-11-16", ("09:00", "Registration", 30), ("17:15", "Summary of the first day", 15)),
        (
            "Second day",
            "2026-11-17",
            ("09:00", "Where we stand: recap of the first day", 30),
            ("16:15", "Closing remarks", 15),
        ),
    ]
    assert agenda.sessions[0].session.id == empty
    assert {part.session.time_zone for part in agenda.sessions} == {"Europe/Zurich"}
    core.history.undo()
    assert told(core.agenda.view(meeting)) == [("", "2026-11-16", [])]
    core.history.redo()
    assert told(core.agenda.view(meeting)) == told(agenda)
    core.templates.apply("half-day-informal-meeting", meeting)
    assert [name for name, _, _ in told(core.agenda.view(meeting))] == ["First day", "Second day", ""]
    assert core.safety.check().problems == ()


def test_in_a_french_consultation_french_is_the_main_text_and_the_others_are_versions(core: Core) -> None:
    meeting = new(core, language="fr")
    core.templates.apply("half-day-informal-meeting", meeting)
    assert told(core.agenda.view(meeting))[0][2][4] == ("15:45", "Pause café", 15)
    assert told(core.agenda.view(meeting, "en"))[0][2][4] == ("15:45", "Coffee break", 15)
    titles = [one for one in core.agenda.texts(meeting, "ar") if one.printed.noun == "agenda_item"]
    assert {(one.state.value, bool(one.text)) for one in titles} == {("approved", True)}


def test_an_agenda_is_saved_as_a_template_without_people_and_used_again(sample_core: Core) -> None:
    core = sample_core
    april = core.consultations.resolve("2017-04-17")
    before = told(core.agenda.view(april))
    core.templates.save(april, "Our half day")
    meeting = new(core)
    core.templates.apply("our HALF day", meeting)
    agenda = core.agenda.view(meeting)
    assert [items for _, _, items in told(agenda)] == [items for _, _, items in before]
    assert not [line for part in agenda.sessions for entry in part.entries for line in entry.speakers]
    assert [len(entry.questions) for entry in agenda.sessions[0].entries] == [
        len(entry.questions) for entry in core.agenda.view(april).sessions[0].entries
    ]
    core.agenda.add_item(agenda.sessions[0].session.id, "One more")
    core.templates.save(meeting, "Our half day")
    assert [one.name("en") for one in core.templates.list() if not one.is_built_in] == ["Our half day"]
    core.templates.remove("Our half day")
    assert all(one.is_built_in for one in core.templates.list())
    core.history.undo()
    core.history.undo()
    assert len(core.templates.resolve("Our half day").rows.items) == len(before[0][2])


def test_a_template_of_several_sessions_comes_whole_into_the_other_consultation(core: Core) -> None:
    source, target = new(core), new(core)
    core.templates.apply("two-day-regional-consultation", source)
    core.templates.save(source, "Ours")
    before = told(core.agenda.view(source))
    core.templates.apply("Ours", target)
    assert told(core.agenda.view(target)) == before
    assert told(core.agenda.view(source)) == before
    core.templates.apply("Ours", target)
    assert [name for name, _, _ in told(core.agenda.view(target))] == ["First day", "Second day"] * 2
    assert told(core.agenda.view(source)) == before
    assert core.safety.check().problems == ()


def test_what_cannot_be_done_with_templates(core: Core) -> None:
    meeting = new(core)
    cases: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: core.templates.apply("nothing", meeting), "template.unknown"),
        (lambda: core.templates.remove("thematic-session"), "template.built_in"),
        (lambda: core.templates.save(meeting, "Thematic-session"), "template.built_in"),
        (lambda: core.templates.save(meeting, "Mine"), "agenda.no_items"),
        (lambda: core.templates.save(meeting, " "), "text.required"),
        (lambda: core.templates.copy(meeting, meeting), "agenda.copy_to_itself"),
    )
    for act, code in cases:
        with pytest.raises(UserError) as error:
            act()
        assert error.value.code == code


@pytest.mark.parametrize("with_speakers", [True, False])
def test_an_agenda_is_copied_with_its_days_moved(sample_core: Core, with_speakers: bool) -> None:
    core = sample_core
    april = core.consultations.resolve("2017-04-17")
    session = core.agenda.view(april).sessions[0].session.id
    core.sessions.change(session, {"chair": "Colin Rajah"})
    core.sessions.change(core.sessions.duplicate(session).new_id or session, {"date": "2017-04-19"})
    meeting = new(core)
    core.templates.copy(april, meeting, with_speakers=with_speakers)
    agenda, source = core.agenda.view(meeting), core.agenda.view(april)
    assert [(name, items) for name, _, items in told(agenda)] == [(name, items) for name, _, items in told(source)]
    assert [day for _, day, _ in told(agenda)] == ["2026-11-16", "2026-11-18"]
    assert [part.session.time_zone for part in agenda.sessions] == ["Europe/Zurich"] * 2
    speakers = [line.name for part in agenda.sessions for entry in part.entries for line in entry.speakers]
    assert (bool(speakers), agenda.sessions[0].chair) == ((True, "Colin Rajah") if with_speakers else (False, ""))
    core.history.undo()
    assert told(core.agenda.view(meeting)) == [("", "2026-11-16", [])]
    assert told(core.agenda.view(april)) == told(source)


@st.composite
def agendas(draw: st.DrawFn) -> AgendaRows:
    """A consultation with a few sessions of items, timed, pinned, numbered or not, some with French titles."""
    consultation = Consultation(
        programme_id=UUID(int=1),
        key="k",
        title="T",
        start_date=draw(st.sampled_from([None, PartialDate(2026, 5, 4), PartialDate(2026, 5)])),
        time_zone="Asia/Manila",
    )
    sessions, items, topics, texts = [], [], [], []
    count = draw(st.integers(1, 3))
    for key in spread(None, None, count):
        session = Session(
            consultation_id=consultation.id,
            name=draw(st.sampled_from(["", "AM"])),
            date=draw(
                st.none() | st.dates(min_value=PartialDate(2026, 5, 1).first_day).filter(lambda d: d.year < 2030)
            ),
            start=draw(st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0))),
            time_zone=draw(st.sampled_from(["", "Asia/Manila", "Europe/Zurich"])),
            track=draw(st.sampled_from(["", "A"])),
            order_key=key,
        )
        sessions.append(session)
        for place in spread(None, None, draw(st.integers(0, 4))):
            item = AgendaItem(
                session_id=session.id,
                title=draw(st.text("ab ", min_size=1)),
                minutes=draw(st.integers(1, 300)),
                pinned_start=draw(st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0))),
                is_timed=draw(st.booleans()),
                numbering=draw(st.sampled_from(Numbering)),
                order_key=place,
            )
            items.append(item)
            topics.append(AgendaTopic(item_id=item.id, text="t", order_key=place))
            if draw(st.booleans()):
                texts.append(
                    TextVersion(
                        owner_id=item.id,
                        field="title",
                        language="fr",
                        text="titre",
                        source_hash=source_hash(item.title),
                    )
                )
    return AgendaRows(
        consultation=consultation,
        sessions=tuple(sessions),
        items=tuple(items),
        topics=tuple(topics),
        texts=tuple(texts),
    )


def times_and_titles(agenda: Agenda) -> list[tuple[str, list[tuple[int | None, str, str, int, int]]]]:
    return [
        (
            part.session.name,
            [(one.start, one.label, one.item.title, one.item.minutes, len(one.topics)) for one in part.entries],
        )
        for part in agenda.sessions
    ]


@settings(max_examples=60)
@given(agendas(), st.dates(date(2030, 1, 1), date(2031, 1, 1)))
def test_what_is_saved_and_placed_has_the_same_times_and_titles(rows: AgendaRows, begins: date) -> None:
    pattern = thawed(frozen(pattern_of(rows)))
    target = Consultation(programme_id=UUID(int=1), key="n", title="N", time_zone="Africa/Dakar")
    sessions = placed_sessions(pattern, target, begins)
    placed = AgendaRows(
        consultation=target, sessions=tuple(sessions), items=pattern.items, topics=pattern.topics, texts=pattern.texts
    )
    assert times_and_titles(computed(placed)) == times_and_titles(computed(rows))
    days = [(one.date, two.date) for one, two in zip(rows.sessions, sessions, strict=True)]
    assert all((one is None) == (two is None) for one, two in days)
    known = [(one, two) for one, two in days if one and two]
    assert len({two - one for one, two in known}) <= 1
    own = [two.time_zone for one, two in zip(rows.sessions, sessions, strict=True) if one.time_zone == "Europe/Zurich"]
    assert set(own) <= {"Europe/Zurich"}


@settings(max_examples=40)
@given(agendas())
def test_taking_another_main_language_and_back_changes_no_text(rows: AgendaRows) -> None:
    french = in_main_language(rows, "fr")
    told_in_french = {one.owner_id for one in rows.texts}
    assert all((one.title == "titre") == (one.id in told_in_french) for one in french.items)
    back = in_main_language(french, "en")
    assert [one.title for one in back.items] == [one.title for one in rows.items]
    assert sorted((one.owner_id, one.text, one.source_hash) for one in back.texts) == sorted(
        (one.owner_id, one.text, one.source_hash) for one in rows.texts
    )
