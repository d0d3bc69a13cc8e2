"""The search finds what was written, in any spelling, and nothing that was removed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.reading import SqlReader
from rcsc_desktop.storage.search_index import SearchIndex, match_expression


def titles(core: Core, text: str) -> list[str]:
    return [hit.title for hit in core.search.find(text)]


def test_everything_in_the_workspace_is_found_by_the_beginnings_of_its_words(sample_core: Core) -> None:
    found = {hit.noun for query in ("migr", "rajah", "thematic", "summit") for hit in sample_core.search.find(query)}
    assert {"programme", "consultation", "person", "organisation", "agenda_topic", "milestone"} <= found
    assert titles(sample_core, "raj col") == ["Colin Rajah"]
    assert titles(sample_core, "quito")[0] == "Latin America & the Caribbean"


def test_the_closest_title_comes_first(core: Core) -> None:
    for name in ("Annex to Asia", "Asia", "Asian network"):
        core.contacts.add_organisation(name)
    assert titles(core, "asia") == ["Asia", "Asian network", "Annex to Asia"]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("José Ñandú", "jose nandu"),
        ("Łukasz Żak", "lukasz zak"),
        ("Ёлкина Мария", "елкина"),
        ("أحمد الهاشمي", "احمد"),
        ("王小明", "小"),
        ("O'Brien-Smith", "o'brien"),
        ("ＦＵＬＬ ｗｉｄｔｈ", "full"),
    ],
)
def test_names_are_found_in_another_spelling(core: Core, name: str, query: str) -> None:
    core.contacts.add_person(name)
    assert titles(core, query) == [name]


@pytest.mark.parametrize("query", ["", "   ", '"', "*", "AND", "NEAR(", "a OR b", "-x", "^", "title:x", "(", "\x00"])
def test_what_means_something_to_the_index_is_only_text(sample_core: Core, query: str) -> None:
    assert isinstance(sample_core.search.find(query), tuple)


def test_what_was_removed_is_not_found_and_comes_back_with_undo(core: Core) -> None:
    person = core.contacts.add_person("Ada Lovelace").new_id
    assert person is not None
    core.contacts.remove(Person, person)
    assert titles(core, "ada") == []
    core.history.undo()
    assert titles(core, "ada") == ["Ada Lovelace"]


def test_items_of_a_removed_consultation_are_not_found(sample_core: Core) -> None:
    sample_core.consultations.remove(sample_core.consultations.resolve("2017-04-17"))
    assert titles(sample_core, "entrance registration") == []


def test_a_rebuilt_index_finds_the_same(sample_core: Core) -> None:
    before = titles(sample_core, "mig")
    database = sample_core.records._database
    assert isinstance(database, SqlDatabase)
    with database.write() as work:
        SearchIndex(work.connection).rebuild()
        work.connection.commit()
    assert sorted(titles(sample_core, "mig")) == sorted(before)
    assert sample_core.safety.check().problems == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(max_size=40))
def test_no_query_breaks_the_index(database: SqlDatabase, query: str) -> None:
    expression = match_expression(query)
    if expression:
        with database.connection() as connection:
            connection.exec_driver_sql("SELECT rowid FROM search_text WHERE search_text MATCH ?", (expression,)).all()


def test_contacts_are_found_by_name_acronym_and_alias(sample_core: Core) -> None:
    from rcsc_desktop.domain.contacts import Organisation

    database = sample_core.records._database
    with database.read() as reader:
        assert isinstance(reader, SqlReader)
        (by_acronym,) = reader.named(Organisation, "mfa")
        assert reader.get(Organisation, by_acronym).name == "Migrant Forum in Asia"
        assert reader.named(Organisation, "migrant forum") == ()
