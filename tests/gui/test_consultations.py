"""The table of consultations: its model, its groups, its keys and its mouse."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.lines import ConsultationLine
from rcsc_desktop.gui.pages.consultations.model import ConsultationTableModel
from rcsc_desktop.gui.pages.consultations.rows import rows
from rcsc_desktop.gui.places import Place
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.ids import new_id
from tests.gui.seat import Seat

T = translator("en")
GCM, REVIEWS = new_id(), new_id()


def line(
    title: str, programme: UUID = GCM, start: PartialDate | None = None, participants: int = 0, **more: str
) -> ConsultationLine:
    return ConsultationLine(
        id=new_id(),
        key=title.lower(),
        title=title,
        kind=more.get("kind", "regional consultation"),
        format="in person",
        status=more.get("status", "planned"),
        region=more.get("region", ""),
        programme_id=programme,
        programme="The Compact" if programme == GCM else "The reviews",
        start_date=start,
        end_date=None,
        place=more.get("place", ""),
        sessions=1,
        items=0,
        participants=participants,
    )


LINES = (
    line("Asia", start=PartialDate(2017, 8, 4), place="Bangkok, Thailand", participants=1200),
    line("Ñandú", start=PartialDate(2017, 9), status="held"),
    line("Open", programme=REVIEWS),
)


def test_each_programme_has_a_heading_and_texts_are_in_the_language() -> None:
    made = rows(LINES, T)
    assert [row.texts[0] for row in made if row.is_heading] == ["The Compact", "The reviews"]
    assert [text.replace("\xa0", " ") for text in made[1].texts] == [
        "4 August 2017",
        "Asia",
        "Bangkok, Thailand",
        "",
        "Regional consultation",
        "Planned",
        "1,200",
    ]
    assert made[2].texts[0].replace("\xa0", " ") == "September 2017"
    assert made[4].texts[0] == ""


def test_the_filter_knows_every_text_without_accents_or_case() -> None:
    def found(text: str) -> list[str]:
        return [row.line.title for row in rows(LINES, T, text) if row.line is not None]

    assert found("nandu") == ["Ñandú"]
    assert found("BANGKOK asia") == ["Asia"]
    assert found("held") == ["Ñandú"]
    assert found("reviews") == ["Open"]
    assert found("asia held") == []
    assert found("  ") == ["Asia", "Ñandú", "Open"]


def test_the_model_behaves() -> None:
    model = ConsultationTableModel(T)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for lines in ((), LINES, LINES[:1], ()):
        model.show(rows(lines, T))
    model.show(rows(LINES, T))
    assert model.rowCount() == 5
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.data(model.index(1, 1), Qt.ItemDataRole.AccessibleTextRole) == "Consultation: Asia"
    assert model.data(QModelIndex()) is None
    assert model.row_of(LINES[2].id) == 4
    assert model.row_of(REVIEWS) == 3
    assert model.row_of(new_id()) == -1
    del tester


def test_the_keyboard_steps_over_headings(seat: Seat) -> None:
    seat.press(Qt.Key.Key_End, Qt.Key.Key_Down)
    for _ in range(12):
        seat.press(Qt.Key.Key_Down)
    last = seat.consultations.table.line()
    assert last is not None
    assert last.title == "High-level webinars"
    seat.press(Qt.Key.Key_Up)
    above = seat.consultations.table.line()
    assert above is not None
    assert above.title.startswith("Civil Society Stocktaking")


def test_a_double_click_opens(seat: Seat) -> None:
    table = seat.consultations.table
    where = table.visualRect(table.model().index(2, 1)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    seat.settle()
    assert seat.frame.pages.here == Place("consultation", seat.core.consultations.resolve("2017-08-04"))
