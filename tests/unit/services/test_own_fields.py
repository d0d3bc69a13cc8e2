"""The organiser's own fields: made, filled, shown, sorted by and taken out."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import OwnField, OwnFieldKind, coerce_own, column_of, tidy_choices
from rcsc_desktop.services.core import Core
from rcsc_desktop.services.participant_cells import Cell, RefusedCell
from rcsc_desktop.support.ids import new_id

K = OwnFieldKind


def field(kind: OwnFieldKind, choices: str = "") -> OwnField:
    return OwnField(consultation_id=new_id(), name="Field", kind=kind, choices=choices)


@pytest.fixture
def meeting(core: Core) -> UUID:
    made = core.consultations.create(core.programmes.create("Programme").new_id, "Meeting").new_id
    assert made is not None
    return made


def add(core: Core, meeting: UUID, name: str, kind: str = "text", choices: str = "") -> str:
    made = core.own_fields.add(meeting, name, kind, choices).new_id
    assert made is not None
    return column_of(made)


@pytest.mark.parametrize(
    ("kind", "text", "stored"),
    [
        (K.TEXT, " as typed ", " as typed "),
        (K.TEXT, "  ", ""),
        (K.NUMBER, "1,5", "1.5"),
        (K.NUMBER, "007.50", "7.5"),
        (K.NUMBER, "-0", "0"),
        (K.NUMBER, "1\u202f200", "1200"),
        (K.DATE, "2017-04-17", "2017-04-17"),
        (K.YES_NO, "Oui", "yes"),
        (K.YES_NO, "нет", "no"),
        (K.CHOICE, "BLUE", "Blue"),
    ],
)
def test_what_is_typed_is_stored_by_kind(kind: OwnFieldKind, text: str, stored: str) -> None:
    assert coerce_own(field(kind, "Blue\nRed"), text) == stored


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (K.NUMBER, "many", "number.unknown"),
        (K.NUMBER, "NaN", "number.unknown"),
        (K.NUMBER, "1e400000", "number.unknown"),
        (K.DATE, "2017-04", "date.unknown"),
        (K.YES_NO, "perhaps", "value.unknown"),
        (K.CHOICE, "green", "value.unknown"),
    ],
)
def test_what_does_not_fit_is_refused_by_the_name_of_the_field(kind: OwnFieldKind, text: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        coerce_own(field(kind, "Blue\nRed"), text)
    assert (error.value.code, error.value.data["field"]) == (code, "Field")


@given(st.sampled_from(OwnFieldKind), st.text())
def test_what_is_stored_is_taken_again_as_it_is(kind: OwnFieldKind, text: str) -> None:
    one = field(kind, "Blue\nRed")
    try:
        stored = coerce_own(one, text)
    except UserError:
        return
    assert coerce_own(one, stored) == stored


def test_choices_are_tidied() -> None:
    assert tidy_choices(" S ; M;;L\nM ") == "S\nM\nL"


def test_fields_are_added_renamed_ordered_and_removed(core: Core, meeting: UUID) -> None:
    add(core, meeting, "Shirt", "choice", "S; M; L")
    add(core, meeting, "Arrival", "date")
    shirt, arrival = core.own_fields.fields(meeting)
    assert (shirt.choices, arrival.kind) == ("S\nM\nL", K.DATE)
    core.own_fields.move(arrival.id, None)
    core.own_fields.change(shirt.id, {"name": "T-shirt", "choices": "S\nM"})
    assert [one.name for one in core.own_fields.fields(meeting)] == ["Arrival", "T-shirt"]
    assert core.own_fields.resolve(meeting, "t-SHIRT").choices == "S\nM"
    core.own_fields.remove(arrival.id)
    assert [one.name for one in core.own_fields.fields(meeting)] == ["T-shirt"]
    core.history.undo()
    assert len(core.own_fields.fields(meeting)) == 2


def test_a_copy_of_a_consultation_has_its_fields(core: Core, meeting: UUID) -> None:
    add(core, meeting, "Shirt", "choice", "S; M")
    copy = core.consultations.duplicate(meeting).new_id
    assert copy is not None
    assert [(one.name, one.choices) for one in core.own_fields.fields(copy)] == [("Shirt", "S\nM")]
    assert len(core.own_fields.fields(meeting)) == 1


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("shirt", "text", "own_field.twice"),
        ("Dietary needs", "text", "own_field.twice"),
        (" ", "text", "text.required"),
        ("Size", "choice", "own_field.no_choices"),
        ("Size", "picture", "value.unknown"),
    ],
)
def test_fields_that_cannot_be(core: Core, meeting: UUID, name: str, kind: str, code: str) -> None:
    add(core, meeting, "Shirt")
    with pytest.raises(UserError) as error:
        core.own_fields.add(meeting, name, kind)
    assert error.value.code == code
    assert len(core.own_fields.fields(meeting)) == 1


def test_values_are_written_like_any_column_and_sorted_by(core: Core, meeting: UUID) -> None:
    nights = add(core, meeting, "Nights", "number")
    bus = add(core, meeting, "By bus", "yes or no")
    ana = core.participants.add(meeting, "Ana", **{nights: "10"}).new_id
    refused: list[RefusedCell] = []
    core.participants.paste(
        meeting, ["name", nights, bus], [["Ben", "9", "yes"], ["Cem", "many", "no"]], refused=refused
    )
    assert [(cell.row, cell.field, cell.error.code) for cell in refused] == [(2, nights, "number.unknown")]
    assert ana is not None
    core.participants.change(ana, bus, "oui", {bus: ""})
    by_nights = core.participants.fetch(core.participants.ids(meeting, sort=nights))
    assert [(line.name, line.text(nights), line.text(bus)) for line in by_nights] == [
        ("Ben", "9", "yes"),
        ("Ana", "10", "yes"),
        ("Cem", "", "no"),
    ]
    with pytest.raises(UserError) as error:
        core.participants.change(ana, nights, "11", {nights: "9"})
    assert (error.value.code, error.value.data["theirs"]) == ("edit.conflict", "10")
    ids = core.participants.ids(meeting)
    core.participants.fill([Cell(row_id, nights, "") for row_id in ids])
    assert all(not line.text(nights) for line in core.participants.fetch(ids))
    core.history.undo()
    assert core.participants.line(ana).text(nights) == "10"
    changed = core.participants.set_column(ids, bus, "no")
    assert (changed.params["count"], changed.params["field"]) == (3, "By bus")
    assert {line.text(bus) for line in core.participants.fetch(ids)} == {"no"}
    assert [(group.value, group.count) for group in core.participants.groups(meeting, bus)] == [("no", 3)]


def test_a_column_of_many_is_set_in_one_step(core: Core, meeting: UUID) -> None:
    core.participants.paste(meeting, ["name"], [["Ana"], ["Ben"]])
    ids = core.participants.ids(meeting)
    for column, text, stored in (
        ("organisation", "ICVA", "ICVA"),
        ("country", "Fiji", "FJ"),
        ("languages", "French", "fr"),
        ("keep_until", "2018-01-01", "2018-01-01"),
        ("status", "invited", "invited"),
        ("status_date", "2017-01-01", "2017-01-01"),
    ):
        core.participants.set_column(ids, column, text)
        assert {line.text(column) for line in core.participants.fetch(ids)} == {stored}
    core.history.undo()
    core.history.undo()
    assert {line.status for line in core.participants.fetch(ids)} == {"draft"}
    with pytest.raises(UserError):
        core.participants.set_column(ids, "keep_until", "some day")


@pytest.mark.parametrize("sort", ["name", "country", "category", "rank"])
def test_groups_and_their_keys_fit_together(core: Core, meeting: UUID, sort: str) -> None:
    rows = [[f"Person {at}", ("Fiji", "", "Nepal")[at % 3], ("a", "b")[at % 2], str(at % 5)] for at in range(40)]
    core.participants.paste(meeting, ["name", "country", "category", "rank"], rows)
    for query in ("", "fiji"):
        ids, groups = core.participants.grouped(meeting, "country", query, sort)
        assert list(ids) == list(core.participants.ids(meeting, query, sort, group_by="country"))
        assert groups == core.participants.groups(meeting, "country", query)
        values = [line.country for line in core.participants.fetch(ids)]
        assert values == [group.value for group in groups for _ in range(group.count)]
