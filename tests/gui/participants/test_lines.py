"""The table that holds keys, and rows only once they have been in sight."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from rcsc_desktop.gui.models.columns import Column
from rcsc_desktop.gui.models.lines import BLOCK, CellEdit, LinesModel
from rcsc_desktop.support.ids import new_id
from rcsc_desktop.support.packed_ids import PackedIds


@dataclass(frozen=True)
class Row:
    id: UUID
    name: str

    def text(self, column: str) -> str:
        return str(getattr(self, column))


IDS = PackedIds.of(new_id() for _ in range(3 * BLOCK + 5))


def rows(block: int, ids: PackedIds = IDS) -> list[Row]:
    return [Row(row_id, f"Person {row_id.hex[-6:]}") for row_id in ids[block * BLOCK : (block + 1) * BLOCK]]


@pytest.fixture
def model(qapp: QApplication) -> LinesModel:
    model = LinesModel([Column("name", "Name")])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(IDS, {0: rows(0)})
    return model


def test_rows_in_memory_are_shown_and_others_are_asked_for(model: LinesModel) -> None:
    assert model.rowCount() == len(IDS)
    assert model.index(0, 0).data() == rows(0)[0].name
    wanted: list[list[int]] = []
    model.blocks_wanted.connect(wanted.append)
    assert model.index(BLOCK, 0).data() == ""
    assert model.index(3 * BLOCK, 0).data() == ""
    QCoreApplication.processEvents()
    assert sorted(block for blocks in wanted for block in blocks) == [1, 3]
    model.take(model.generation, {1: rows(1), 3: rows(3)})
    assert model.index(BLOCK, 0).data() == rows(1)[0].name


def test_rows_of_an_older_list_are_not_taken(model: LinesModel) -> None:
    generation = model.generation
    model.show(IDS[:10], {0: rows(0)[:10]})
    model.take(generation, {0: [Row(IDS[0], "too late")]})
    assert model.index(0, 0).data() == rows(0)[0].name


def test_a_row_keeps_its_place_in_mind_when_others_are_shown(model: LinesModel) -> None:
    third, fifth = (QPersistentModelIndex(model.index(row, 0)) for row in (3, 5))
    model.show([IDS[5], IDS[9]], {})
    assert not third.isValid()
    assert fifth.row() == 0
    assert model.row_of(IDS[9]) == 1


def test_what_is_typed_is_shown_until_it_is_settled(model: LinesModel) -> None:
    spy = QSignalSpy(model.cell_edited)
    assert model.setData(model.index(2, 0), "Ana")
    assert spy.count() == 1
    assert spy.at(0)[0] == CellEdit(IDS[2], "name", "Ana", rows(0)[2].name)
    assert model.index(2, 0).data() == "Ana"
    model.settle(CellEdit(IDS[2], "name", "Ana", ""))
    assert model.index(2, 0).data() == rows(0)[2].name


def test_typing_what_stands_there_is_no_edit(model: LinesModel) -> None:
    assert not model.setData(model.index(2, 0), rows(0)[2].name)


def test_other_columns_are_shown(model: LinesModel) -> None:
    model.set_columns([Column("id", "Key", is_editable=False), Column("name", "Name")])
    assert model.columnCount(QModelIndex()) == 2
    assert model.index(0, 1).data() == rows(0)[0].name
