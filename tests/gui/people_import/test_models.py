"""The models of the import inbox hold to Qt's rules and say what the rows are."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from rcsc_desktop.domain.doubles import DoublePair
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadColumn, ReadOptions, ReadProblem
from rcsc_desktop.domain.people_plan import MissingRow, Reason, RowChoice, RowState
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.doubles.model import DoublesModel
from rcsc_desktop.gui.dialogs.people_import.answers import Answers
from rcsc_desktop.gui.dialogs.people_import.columns_model import ColumnsModel
from rcsc_desktop.gui.dialogs.people_import.comparison import ComparisonModel, compared
from rcsc_desktop.gui.dialogs.people_import.missing_leaf import MissingModel
from rcsc_desktop.gui.dialogs.people_import.row_index import RowIndex
from rcsc_desktop.gui.dialogs.people_import.rows_model import ImportRowsModel
from rcsc_desktop.gui.dialogs.people_import.sources import PASTED, Source, SourcesModel
from rcsc_desktop.gui.dialogs.people_import.words import ImportWords
from rcsc_desktop.gui.tables.quiet_table import QuietTable
from tests.gui.people_import.tables import entry, plan, table

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
CONTACT = UUID(int=7)


@pytest.fixture
def words(context: WindowContext) -> ImportWords:
    return ImportWords(context.t, ImportSubject.PARTICIPANTS, {"own.1": "Hotel"})


def texts(model: QAbstractItemModel, column: int) -> list[str]:
    return [str(model.index(row, column).data() or "") for row in range(model.rowCount())]


def test_rows_say_what_becomes_of_them(context: WindowContext, words: ImportWords) -> None:
    entries = [
        entry(4, name="Ana  Díaz", organisation="PICUM"),
        entry(5, name="Colin Raja"),
        entry(6, name="Olga", country="RU"),
        entry(7, name="Li Ming"),
    ]
    states = [RowState.NEW, RowState.DOUBTFUL, RowState.CHANGED, RowState.SAME]
    problem = ReadProblem(8, "Nom", "import.no_title", {"text": "#REF!"})
    answers = Answers(plan(table(entries, [problem]), states, {1: CONTACT, 2: CONTACT, 3: CONTACT}))
    model = ImportRowsModel(words, context.theme)
    QAbstractItemModelTester(model, Fatal)
    index = RowIndex(answers.plan)
    model.show(answers, index.places(None, ""))
    assert texts(model, 0) == ["4", "5", "6", "7", "8"]
    assert texts(model, 1) == ["Ana Díaz", "Colin Raja", "Olga", "Li Ming", "#REF!"]
    assert texts(model, 3)[:4] == [
        "Added",
        "To decide: Colin Rajah?",
        "Changes Country",
        "Nothing: it says nothing new",
    ]
    answers.decide((1,), RowChoice.UPDATE)
    model.answers_changed()
    assert texts(model, 3)[1] == "Updates Colin Rajah"
    answers.decide((1,), RowChoice.SKIP)
    assert texts(model, 3)[1] == "Left out"
    model.show(answers, index.places(RowState.DOUBTFUL, ""))
    assert texts(model, 0) == ["5"]
    assert list(index.places(None, "diaz picum")) == [0]


def test_columns_take_a_field_by_hand(context: WindowContext, words: ImportWords) -> None:
    model = ColumnsModel(words, context.theme, context.t)
    QAbstractItemModelTester(model, Fatal)
    columns = (ReadColumn(0, "Nom", "name", ("Ana", "Li")), ReadColumn(1, "Hôtel", "", ("Hilton",)))
    model.show(columns, frozenset())
    assert [texts(model, column) for column in range(4)] == [
        ["Nom", "Hôtel"],
        ["Ana · Li", "Hilton"],
        ["Name", "Left out"],
        ["guessed", ""],
    ]
    said: list[tuple[str, str]] = []
    model.chosen.connect(lambda header, field: said.append((header, field)))
    assert model.setData(model.index(1, 2), "own.1")
    assert said == [("Hôtel", "own.1")]
    model.show((columns[0], ReadColumn(1, "Hôtel", "own.1", ("Hilton",))), frozenset({"Hôtel"}))
    assert (texts(model, 2), texts(model, 3)) == (["Name", "Hotel"], ["guessed", "chosen"])


def test_files_say_what_was_found(context: WindowContext) -> None:
    model = SourcesModel(context.theme, context.t)
    QAbstractItemModelTester(model, Fatal)
    reading = Source("a.xlsx", b"", ReadOptions())
    read = Source("b.xlsx", b"", ReadOptions(), table([entry(4, name="Ana")]), is_being_read=False)
    refused = Source(PASTED, b"", ReadOptions(), refusal="There is nothing in it.", is_being_read=False)
    for source in (reading, read, refused):
        model.add(source)
    assert texts(model, 0) == ["a.xlsx", "b.xlsx", "Pasted table"]
    assert texts(model, 1) == [
        "Reading …",
        "1 row · Excel workbook · sheet “Liste” · header in row 3",
        "There is nothing in it.",
    ]
    model.remove(0)
    assert texts(model, 0) == ["b.xlsx", "Pasted table"]


def test_differences_stand_first_and_can_be_kept(context: WindowContext, words: ImportWords) -> None:
    model = ComparisonModel(context.theme, context.t)
    QAbstractItemModelTester(model, Fatal)
    wanted = {"name": "Ana", "email": "ana@example.org", "status": "invited", "country": "FR"}
    stored = {"name": "Ana", "email": "ana@example.org", "status": "confirmed", "country": "BE"}
    fields = compared(wanted, stored, words.field, words.value)
    model.show(fields, frozenset(), "What is there", is_open=True)
    assert texts(model, 0) == ["Name", "Status", "Country", "Email"]
    assert (texts(model, 1)[1:3], texts(model, 2)[1:3]) == (["Invited", "France"], ["Confirmed", "Belgium"])
    said: list[tuple[str, bool]] = []
    model.kept_changed.connect(lambda field, is_kept: said.append((field, is_kept)))
    tick = model.index(2, 1)
    assert model.data(tick, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    assert model.setData(tick, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert said == [("country", True)]
    assert model.data(model.index(3, 1), Qt.ItemDataRole.CheckStateRole) is None


def test_missing_people_are_ticked(context: WindowContext) -> None:
    model = MissingModel(32)
    QAbstractItemModelTester(model, Fatal)
    model.can_be_ticked = True
    model.show([MissingRow("Ana", participant_id=CONTACT), MissingRow("Li")])
    assert model.setData(model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.ticked == {0}
    model.tick_all(is_ticked=False)
    assert model.ticked == set()


def test_pairs_say_why_they_are_taken_for_one(context: WindowContext) -> None:
    model = DoublesModel(context.theme, context.t)
    QAbstractItemModelTester(model, Fatal)
    reasons = (Reason("other_country"), Reason("same_email"))
    pair = DoublePair("person", UUID(int=1), UUID(int=2), "Ana Díaz", "Díaz, Ana", 91, reasons, "PICUM")
    model.show([pair])
    assert [texts(model, column)[0] for column in range(4)] == [
        "Ana Díaz · PICUM",
        "Díaz, Ana",
        "91 %",
        "Same e-mail address · But another country",
    ]
    model.drop(lambda one: one is pair)
    assert model.rowCount() == 0


def test_choosing_all_rows_asks_for_those_in_sight_alone(context: WindowContext) -> None:
    class Counting(DoublesModel):
        asked = 0

        def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
            self.asked += 1
            return super().rowCount(parent)

    model = Counting(context.theme, context.t)
    pair = DoublePair("person", UUID(int=1), UUID(int=2), "Ana", "Ana", 91, ())
    model.show([pair] * 20_000)
    table = QuietTable(context.theme, model, "Doubles", {}, 3)
    table.resize(600, 400)
    table.show()
    QApplication.processEvents()
    model.asked = 0
    table.selectAll()
    QApplication.processEvents()
    assert len(table.chosen_rows()) == 20_000
    assert model.asked < 2_000
    table.close()
