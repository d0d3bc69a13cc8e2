"""Many cells in one operation; what is refused is said, the rest is stored."""

from uuid import UUID

import pytest

from rcsc_desktop.services.core import Core
from rcsc_desktop.services.participant_cells import Cell, RefusedCell


@pytest.fixture
def meeting(core: Core) -> UUID:
    made = core.consultations.create(core.programmes.create("Programme").new_id, "Meeting").new_id
    assert made is not None
    return made


def test_rows_are_added_without_the_cells_that_are_refused(core: Core, meeting: UUID) -> None:
    refused: list[RefusedCell] = []
    rows = [["Ana", "nearly there", "ICVA"], ["", "invited", "ICVA"], ["Ben", "invited", ""], ["", "", ""]]
    changed = core.participants.paste(meeting, ["name", "status", "organisation"], rows, refused=refused)
    lines = core.participants.fetch(core.participants.ids(meeting))
    assert [(line.name, line.status, line.organisation) for line in lines] == [
        ("Ana", "draft", "ICVA"),
        ("Ben", "invited", ""),
    ]
    assert [(cell.row, cell.field, cell.text) for cell in refused] == [(1, "status", "nearly there"), (2, "name", "")]
    assert changed.params["count"] == 2
    core.history.undo()
    assert core.participants.count(meeting) == 0


def test_cells_are_filled_in_one_step_and_taken_back_in_one(core: Core, meeting: UUID) -> None:
    core.participants.paste(meeting, ["name"], [["Ana"], ["Ben"]])
    ana, ben = core.participants.ids(meeting)
    refused: list[RefusedCell] = []
    cells = [
        Cell(ana, "country", "Fiji", 1),
        Cell(ben, "country", "Fiji", 2),
        Cell(ben, "organisation", "ICVA", 2),
        Cell(ben, "name", " ", 2),
        Cell(ben, "status", "confirmed", 2),
    ]
    core.participants.fill(cells, refused=refused)
    first, second = core.participants.fetch([ana, ben])
    assert (first.country, second.country, second.organisation, second.status) == ("FJ", "FJ", "ICVA", "confirmed")
    assert second.status_date
    assert [(cell.row, cell.field, cell.error.code) for cell in refused] == [(2, "name", "text.required")]
    core.history.undo()
    first, second = core.participants.fetch([ana, ben])
    assert (first.country, second.country, second.organisation, second.status) == ("", "", "", "draft")


def test_the_first_rows_of_a_filter_are_the_first_of_all(core: Core, meeting: UUID) -> None:
    rows = [[f"Person {number:04}", "speaker" if number % 3 else "observer"] for number in range(2500)]
    core.participants.paste(meeting, ["name", "category"], rows)
    for query, count in (("person", 2500), ("observer", 834), ("person 0007", 1), ("", 2500), ("nobody", 0)):
        every = core.participants.ids(meeting, query)
        assert len(every) == core.participants.count(meeting, query) == count
        assert list(core.participants.ids(meeting, query, limit=64)) == list(every[:64])
        assert list(core.participants.ids(meeting, query, descending=True)) == list(every)[::-1]
