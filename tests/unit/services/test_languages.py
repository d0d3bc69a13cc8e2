"""Language versions through the services: written, approved, out of date, taken in, undone."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from rcsc_desktop.domain.agenda import AgendaItem
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.language_versions import LanguageText
from rcsc_desktop.services.agenda_texts import GivenText
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.ids import new_id


def meeting(core: Core) -> tuple[UUID, UUID]:
    """A consultation with one item: their ids."""
    made = core.consultations.create(None, "Meeting", paper_languages="fr")
    assert made.new_id
    session = core.records.find(Session, consultation_id=made.new_id)[0]
    added = core.agenda.add_item(session.id, "Welcome")
    assert added.new_id
    return made.new_id, added.new_id


def stands(core: Core, consultation_id: UUID, owner_id: UUID, field: str = "title") -> LanguageText:
    texts = core.languages.texts(consultation_id, "fr")
    return next(one for one in texts if (one.printed.owner_id, one.printed.field) == (owner_id, field))


def test_a_text_is_translated_goes_out_of_date_and_is_still_right(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.languages.set_text(item, "title", "fr", "Bienvenue")
    assert stands(core, consultation_id, item).state == "draft"
    core.languages.approve(item, "title", "fr")
    assert stands(core, consultation_id, item).state == "approved"
    core.agenda.set_item(item, {"title": "Welcome to all"})
    stale = stands(core, consultation_id, item)
    assert (stale.state, stale.former, stale.printed.source) == ("out of date", "Welcome", "Welcome to all")
    still_right = core.languages.approve(item, "title", "fr")
    assert still_right.name == "agenda.approve"
    assert stands(core, consultation_id, item).state == "approved"
    core.history.undo()
    assert stands(core, consultation_id, item).state == "out of date"


def test_going_back_to_what_was_rendered_makes_it_right_again(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.languages.set_text(item, "title", "fr", "Bienvenue", is_approved=True)
    core.agenda.set_item(item, {"title": "Hello"})
    core.agenda.set_item(item, {"title": "Welcome"})
    assert stands(core, consultation_id, item).state == "approved"


def test_a_blank_text_takes_the_version_out(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.languages.set_text(item, "title", "fr", "Bienvenue")
    core.languages.set_text(item, "title", "fr", "  ")
    assert stands(core, consultation_id, item).state == "missing"
    core.history.undo()
    assert stands(core, consultation_id, item).text == "Bienvenue"


def test_two_people_at_one_text(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.languages.set_text(item, "title", "fr", "Accueil", seen="")
    with pytest.raises(UserError) as refused:
        core.languages.set_text(item, "title", "fr", "Bienvenue", seen="")
    assert (refused.value.code, refused.value.data["theirs"]) == ("edit.conflict", "Accueil")
    assert stands(core, consultation_id, item).text == "Accueil"


def test_the_main_text_moved_while_it_was_rendered(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.agenda.set_item(item, {"title": "Welcome to all"})
    core.languages.set_text(item, "title", "fr", "Bienvenue", seen="", seen_source="Welcome")
    assert stands(core, consultation_id, item).state == "out of date"


def test_what_is_refused(core: Core) -> None:
    _, item = meeting(core)
    calls: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: core.languages.set_text(item, "title", "de", "Hallo"), "value.unknown"),
        (lambda: core.languages.set_text(item, "title", "en", "Hello"), "text.main_language"),
        (lambda: core.languages.set_text(item, "notes", "fr", "Note"), "text.unknown"),
        (lambda: core.languages.set_text(new_id(), "title", "fr", "Titre"), "text.unknown"),
        (lambda: core.languages.approve(item, "title", "fr"), "text.nothing_to_approve"),
        (lambda: core.languages.approve_many([], "fr"), "text.nothing_to_approve"),
    )
    for call, code in calls:
        with pytest.raises(UserError) as refused:
            call()
        assert refused.value.code == code


def test_many_are_approved_in_one_step(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.languages.set_text(item, "title", "fr", "Bienvenue")
    core.languages.set_text(consultation_id, "title", "fr", "Réunion")
    changes = core.languages.approve_many([(item, "title"), (consultation_id, "title")], "fr")
    assert (changes.name, changes.params["count"]) == ("agenda.approve_texts", 2)
    assert {one.state.value for one in core.languages.texts(consultation_id, "fr")} == {"approved"}
    core.history.undo()
    assert {one.state.value for one in core.languages.texts(consultation_id, "fr")} == {"draft"}


def test_completeness_of_the_languages_that_are_wanted_or_begun(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.languages.set_text(item, "title", "es", "Bienvenida")
    core.languages.want(consultation_id, "ar")
    found = {one.language: (one.done, one.missing, one.percent) for one in core.languages.completeness(consultation_id)}
    assert found == {"fr": (0, 2, 0), "ar": (0, 2, 0), "es": (1, 1, 50)}
    assert core.records.get(Consultation, consultation_id).paper_languages == "fr,ar"
    assert [one.owner_id for one in core.languages.missing(consultation_id, "es")] == [consultation_id]


def test_an_item_that_is_removed_takes_its_texts_out_of_sight(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.languages.set_text(item, "title", "fr", "Bienvenue")
    core.agenda.remove(item)
    assert [one.printed.field for one in core.languages.texts(consultation_id, "fr")] == ["title"]
    core.history.undo()
    assert stands(core, consultation_id, item).text == "Bienvenue"


def test_a_title_keeps_its_versions_when_the_item_becomes_a_topic(core: Core) -> None:
    consultation_id, _ = meeting(core)
    session = core.records.find(Session, consultation_id=consultation_id)[0]
    second = core.agenda.add_item(session.id, "Themes").new_id
    assert second
    core.agenda.set_item(second, {"background": "Why they matter"})
    core.languages.set_text(second, "title", "fr", "Thèmes")
    core.languages.set_text(second, "background", "fr", "Pourquoi")
    topic = core.agenda.indent(second).new_id
    assert topic
    assert stands(core, consultation_id, topic, "text").text == "Thèmes"
    core.history.undo()
    assert stands(core, consultation_id, second, "background").text == "Pourquoi"


def test_a_translators_table(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.languages.set_text(item, "title", "fr", "Bienvenue", is_approved=True)
    before = core.languages.texts(consultation_id, "fr")
    same = [GivenText(one.printed.owner_id, one.printed.field, one.text, source=one.printed.source) for one in before]
    assert core.languages.take_in(consultation_id, "fr", same).operation_id is None
    core.agenda.set_item(item, {"title": "Welcome to all"})
    changes = core.languages.take_in(
        consultation_id,
        "fr",
        [
            GivenText(consultation_id, "title", "Réunion", is_approved=True, source="Meeting"),
            GivenText(item, "title", "Bienvenue !", source="Welcome"),
        ],
    )
    assert (changes.name, changes.params["count"]) == ("agenda.translate_texts", 2)
    assert stands(core, consultation_id, consultation_id).state == "approved"
    assert stands(core, consultation_id, item).state == "out of date"
    with pytest.raises(UserError) as refused:
        core.languages.take_in(
            consultation_id, "fr", [GivenText(item, "title", "Salut"), GivenText(new_id(), "title", "Ailleurs")]
        )
    assert (refused.value.code, refused.value.data["row"]) == ("text.unknown", 2)
    assert stands(core, consultation_id, item).text == "Bienvenue !"


def test_the_number_of_statements_does_not_grow_with_the_agenda(core: Core) -> None:
    consultation_id, item = meeting(core)
    core.languages.set_text(item, "title", "fr", "Bienvenue")
    core.agenda.set_item(item, {"title": "Hello"})
    few = _statements(core, consultation_id)
    session = core.records.find(Session, consultation_id=consultation_id)[0]
    for number in range(12):
        added = core.agenda.add_item(session.id, f"Item {number}").new_id
        assert added
        core.languages.set_text(added, "title", "fr", f"Point {number}")
        core.agenda.set_item(added, {"title": f"Point {number} of many"})
    assert _statements(core, consultation_id) == few


def _statements(core: Core, consultation_id: UUID) -> int:
    counted: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        counted.append(statement)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        core.languages.sheet(consultation_id, "fr")
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return len(counted)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["source", "back", "translate", "approve", "undo"]), min_size=1, max_size=6))
def test_any_sequence_of_edits_gives_the_right_state(core: Core, steps: list[str]) -> None:
    consultation_id, item = meeting(core)
    past: list[tuple[str, str, str]] = []
    now = ("Welcome", "", "missing")
    for number, step in enumerate(steps):
        source, rendered, state = now
        before = now
        if step == "source":
            core.agenda.set_item(item, {"title": f"Welcome {number}"})
            now = (f"Welcome {number}", rendered, state)
        elif step == "back":
            changed = core.agenda.set_item(item, {"title": "Welcome"}).operation_id
            now = ("Welcome", rendered, state)
            if changed is None:
                continue
        elif step == "translate":
            core.languages.set_text(item, "title", "fr", f"Bienvenue {number}")
            now = (source, source, "draft")
        elif step == "approve":
            if state == "missing":
                continue
            if core.languages.approve(item, "title", "fr").operation_id is None:
                continue
            now = (source, source, "approved")
        elif past:
            core.history.undo()
            now = past.pop()
            continue
        else:
            continue
        past.append(before)
    text = stands(core, consultation_id, item)
    source, rendered, state = now
    assert text.state == (state if state == "missing" or rendered == source else "out of date")
    assert text.former == (rendered if text.state == "out of date" else "")
    assert core.records.get(AgendaItem, item).title == source
