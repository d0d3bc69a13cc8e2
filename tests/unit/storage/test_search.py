"""The search finds what was written, in any spelling, and nothing that was removed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rcsc_desktop.domain.contacts import ContactDetail, DetailKind, Organisation, Person
from rcsc_desktop.domain.own_fields import OwnField, OwnValue
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.reading import SqlReader
from rcsc_desktop.storage.search_index import SearchIndex, match_expression, similar_expression
from rcsc_desktop.storage.vocabulary import Vocabulary


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


def test_the_closest_title_comes_first_from_another_script_too(core: Core) -> None:
    core.contacts.add_person("Olga Petrova", organisation="Migrant Forum in Asia")
    assert titles(core, "Мигрант Форум") == ["Migrant Forum in Asia", "Olga Petrova"]


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


def test_a_country_is_found_by_its_names_and_its_code_whichever_is_stored(core: Core) -> None:
    for name, country in (("Ana", "PH"), ("Ben", "Filipinas"), ("Chi", "Kenya")):
        made = core.contacts.add_person(name)
        assert made.new_id is not None
        core.records.change(Person, made.new_id, {"country": country})
    for query in ("philippines", "Filipinas", "филиппины", "الفلبين", "ph"):
        assert set(titles(core, query)) == {"Ana", "Ben"}


PEOPLE = (
    "Александр Пушкин",
    "Хрущёв Никита",
    "محمد الأحمد",
    "عبد الله بن يوسف",
    "فاطمة الزهراء",
    "王小明",
    "Jürgen Müller",
    "Mohammed Al-Ahmad",
    "Abdullah Khalil",
    "Alexander Petrov",
    "Shevchenko Olena",
    "Liu Xiaobo",
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("aleksandr", {"Александр Пушкин"}),
        ("alexander pushkin", {"Александр Пушкин"}),
        ("khrushchev", {"Хрущёв Никита"}),
        ("nikita", {"Хрущёв Никита"}),
        ("александр", {"Александр Пушкин", "Alexander Petrov"}),
        ("шевченко", {"Shevchenko Olena"}),
        ("абдулла", {"Abdullah Khalil", "عبد الله بن يوسف"}),
        ("mohamed", {"محمد الأحمد"}),
        ("muhammad ahmad", {"محمد الأحمد"}),
        ("محمد", {"محمد الأحمد", "Mohammed Al-Ahmad"}),
        ("الأحمد", {"محمد الأحمد", "Mohammed Al-Ahmad"}),
        ("abdullah", {"عبد الله بن يوسف", "Abdullah Khalil"}),
        ("abdul", {"عبد الله بن يوسف", "Abdullah Khalil"}),
        ("عبد الله", {"عبد الله بن يوسف", "Abdullah Khalil"}),
        ("youssef", {"عبد الله بن يوسف"}),
        ("fatimah", {"فاطمة الزهراء"}),
        ("zahra", {"فاطمة الزهراء"}),
        ("wang", {"王小明"}),
        ("xiaoming wang", {"王小明"}),
        ("wangxiao", {"王小明"}),
        ("刘晓波", {"Liu Xiaobo"}),
        ("mueller", {"Jürgen Müller"}),
        ("muller", {"Jürgen Müller"}),
        ("alahmad", {"Mohammed Al-Ahmad", "محمد الأحمد"}),
    ],
)
def test_a_name_is_found_in_any_script(core: Core, query: str, found: set[str]) -> None:
    for name in PEOPLE:
        core.contacts.add_person(name)
    assert set(titles(core, query)) == found


def test_names_of_one_script_have_to_be_spelled(core: Core) -> None:
    for name in ("Hassan", "Hussein", "حسن", "حسين"):
        core.contacts.add_person(name)
    assert titles(core, "hassan") == ["Hassan", "حسن", "حسين"]
    assert set(titles(core, "حسن")) == {"حسن", "Hassan", "Hussein"}


@pytest.mark.parametrize(
    "query", ["smith", "ada", "lady", "peggy", "royal", "+44 20", "second@example.org", "signal", "chair", "rs", "gold"]
)
def test_a_person_is_found_by_everything_that_names_or_reaches_them(core: Core, query: str) -> None:
    person = core.contacts.add_person(
        "A. B. Lovelace",
        family_name="Smith",
        given_name="Ada",
        title="Lady",
        aliases="Peggy King",
        phone="+44 20 7946",
        tags="gold, silver",
        organisation="Royal Society",
        role_title="Chair",
    ).new_id
    assert person is not None
    royal = core.contacts.suggest("organisation", "royal")[0].id
    core.records.change(Organisation, royal, {"acronym": "RS"})
    core.records.add(ContactDetail(order_key="a", person_id=person, value="second@example.org"))
    core.records.add(ContactDetail(order_key="b", person_id=person, kind=DetailKind.LINK, value="signal:ada.1"))
    core.contacts.add_person("Somebody Else")
    assert "A. B. Lovelace" in titles(core, query)
    assert [line.name for line in core.contacts.fetch(core.contacts.lines("person", query))] == ["A. B. Lovelace"]


def test_an_organisation_is_found_by_its_names_in_other_languages(core: Core) -> None:
    core.contacts.add_organisation(
        "International Organization for Migration",
        acronym="IOM",
        translated_names="fr: Organisation internationale pour les migrations\nru: Организация по миграции",
        themes="labour",
    )
    for query in ("oim migr", "iom", "internationale pour", "миграции", "organizatsiya", "labour"):
        assert (titles(core, query) == ["International Organization for Migration"]) == (query != "oim migr"), query
    database = core.records._database
    with database.read() as reader:
        assert len(reader.named(Organisation, "organisation internationale pour les migrations")) == 1
        assert ("Organisation internationale pour les migrations") in {name for _id, name in reader.names(Organisation)}


def test_other_spellings_of_a_person_are_known(core: Core) -> None:
    person = core.contacts.add_person("Петр Ильич Чайковский", aliases="Pyotr Tchaikovsky\nPeter Tschaikowski").new_id
    with core.records._database.read() as reader:
        assert reader.named(Person, "pyotr tchaikovsky") == (person,)
        assert {name for _id, name in reader.names(Person)} >= {"Pyotr Tchaikovsky", "Peter Tschaikowski"}
    assert titles(core, "tschaikowski") == ["Петр Ильич Чайковский"]


def test_participants_are_found_by_the_words_of_the_person_the_organisation_and_their_own_fields(core: Core) -> None:
    meeting = core.consultations.create(core.programmes.create("P").new_id, "Meeting").new_id
    assert meeting is not None
    added = core.participants.add(meeting, "Сергей Иванов", organisation="Красный Крест", role="head").new_id
    core.participants.add(meeting, "Somebody Else")
    assert added is not None
    line = core.participants.line(added)
    field = OwnField(consultation_id=meeting, name="Hotel")
    core.records.add(field)
    value = OwnValue(field_id=field.id, participant_id=added, value="Beau-Rivage")
    detail = ContactDetail(order_key="a", person_id=line.person_id, value="sergey@example.org")
    core.records.add(value)
    core.records.add(detail)
    core.records.change(Person, line.person_id, {"aliases": "Serge", "tags": "donor"})
    for query in ("sergey ivanov", "serge", "krasnyy", "sergey@example", "donor", "beaurivage", "rivage", "head"):
        assert list(core.participants.ids(meeting, query)) == [added], query
    core.records.remove(OwnField, field.id)
    assert not core.participants.ids(meeting, "rivage")
    core.history.undo()
    assert list(core.participants.ids(meeting, "rivage")) == [added]
    core.records.remove(OwnValue, value.id)
    core.records.remove(ContactDetail, detail.id)
    assert not core.participants.ids(meeting, "rivage")
    assert not core.participants.ids(meeting, "example")
    core.history.undo()
    assert list(core.participants.ids(meeting, "example")) == [added]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("swnig", ["William Lacy Swing"]),
        ("swin", []),
        ("sving", ["William Lacy Swing"]),
        ("wwing", ["William Lacy Swing"]),
        ("swiing", ["William Lacy Swing"]),
        ("wiliam swing", ["William Lacy Swing"]),
        ("wiliam swnig", ["William Lacy Swing"]),
        ("willaim", ["William Lacy Swing"]),
        ("swxyg", []),
        ("puhskin", ["Александр Пушкин"]),
        ("пушикн", ["Александр Пушкин"]),
        ("محدم", ["محمد الأحمد"]),
        ("raja", []),
    ],
)
def test_one_slip_in_each_word_is_forgiven(core: Core, query: str, found: list[str]) -> None:
    for name in ("William Lacy Swing", "Александр Пушкин", "محمد الأحمد"):
        core.contacts.add_person(name)
    exact = titles(core, query)
    similar = [hit.title for hit in core.search.find(query, similar=True)]
    assert (exact, similar) == (([], found) if query != "swin" else (["William Lacy Swing"], ["William Lacy Swing"]))
    ids = core.contacts.lines("person", query, similar=True)
    assert [line.name for line in core.contacts.fetch(ids)] == similar


def test_a_word_that_is_known_is_believed_before_others_are_tried(core: Core) -> None:
    for name in ("Maria Silva", "Marie Silvy", "Maria Santos"):
        core.contacts.add_person(name)
    assert [hit.title for hit in core.search.find("maria silvo", similar=True)] == ["Maria Silva"]
    assert [hit.title for hit in core.search.find("marie silvo", similar=True)] == ["Marie Silvy"]
    assert [hit.title for hit in core.search.find("marie santos", similar=True)] == ["Maria Santos"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.sampled_from(("swing", "pushkin", "ramirez", "okonkwo")), st.data())
def test_whatever_the_slip_the_word_is_near(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    )
    words = sorted(("swing", "swinger", "pushkin", "ramirez", "okonkwo", "zebra"))
    known = Vocabulary(lambda text: next((one for one in words if one >= text), None))
    for slip in slips:
        assert known.knows(slip) or any(word.startswith(one) for one in known.near(slip)), slip


def test_of_very_many_hits_the_one_that_was_typed_is_not_left_out(core: Core) -> None:
    meeting = core.consultations.create(core.programmes.create("P").new_id, "Meeting").new_id
    assert meeting is not None
    core.participants.paste(meeting, ["name"], [[f"Amadou{number}"] for number in range(500)])
    core.contacts.add_person("Ama Ndiaye")
    assert titles(core, "ama")[0] == "Ama Ndiaye"


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
            similar_expression(connection, "search_text", query)


def test_contacts_are_found_by_name_acronym_and_alias(sample_core: Core) -> None:
    database = sample_core.records._database
    with database.read() as reader:
        assert isinstance(reader, SqlReader)
        (by_acronym,) = reader.named(Organisation, "mfa")
        assert reader.get(Organisation, by_acronym).name == "Migrant Forum in Asia"
        assert reader.named(Organisation, "migrant forum") == ()
