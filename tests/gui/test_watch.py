"""Pages hear of every write once: of this window's own, and of those that came from outside."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.gui.watch import Watch
from tests.gui.seat import Seat


def test_own_writes_are_heard_once_and_others_too(seat: Seat) -> None:
    heard: list[ChangeSet] = []
    seat.frame.context.bus.changed.connect(heard.append)
    watch = seat.frame.findChild(Watch)
    assert watch is not None
    asia, pacific = (seat.core.consultations.resolve(key) for key in ("2017-08-04", "2017-11-02"))

    def write_elsewhere(place: str) -> UUID | None:
        other = bootstrap.open_core(seat.frame.context.path, seat.settings)
        changes = other.records.change(Consultation, pacific, {"place": place})
        other.close()
        return changes.operation_id

    first = write_elsewhere("Suva")
    seat.consultations.table.select(asia)
    seat.press(Qt.Key.Key_Delete)
    second = write_elsewhere("Nadi")
    for _ in range(2):
        watch._stamp = ()
        watch._on_timer_timeout()
        seat.settle()

    operations = [change_set.operation_id for change_set in heard]
    assert len(operations) == len(set(operations)) == 3
    assert {first, second} < set(operations)
    assert [change_set.name for change_set in heard].count("consultation.remove") == 1
