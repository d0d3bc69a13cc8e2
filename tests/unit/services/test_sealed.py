"""Passport and visa data: sealed in the file, shown with the passphrase alone, gone after their day."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.sealed import (
    PASSPORT_FIELDS,
    PassportData,
    Seal,
    SealedDetails,
    SealState,
    packed,
    unpacked,
)
from rcsc_desktop.services.core import Core
from rcsc_desktop.services.sealed import SealedService
from rcsc_desktop.storage import sealing
from rcsc_desktop.storage.sealing import ScryptAesSealing

WORDS = "correct horse battery"
SECRET = {
    "nationality": "Ruritania",
    "passport_name": "SWINGQX WILLIAM LACYQX",
    "passport_number": "X7QZ99123",
    "expiry_date": "2031-05-06",
    "birth_place": "Zendaqx",
    "visa_needed": "yes",
    "passport_notes": '=HYPERLINK("x") notesqx',
}
UNTIL = (today() + timedelta(days=30)).isoformat()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cheap derivation: what is tested is not how long it takes."""
    monkeypatch.setattr(sealing, "COST", 4)


@pytest.fixture
def meeting(sample_core: Core) -> UUID:
    return sample_core.consultations.resolve("2017-04-17")


@pytest.fixture
def swing(sample_core: Core, meeting: UUID) -> UUID:
    found = sample_core.participants.ids(meeting, "swing")[0]
    sample_core.participants.set_status([found], "confirmed")
    return found


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as error:
        act()
    assert not set(SECRET.values()) & {str(value) for value in error.value.data.values()}
    return error.value.code


def test_data_come_back_with_the_passphrase_alone(sample_core: Core, swing: UUID) -> None:
    sealed = sample_core.sealed
    assert sealed.state() is SealState.NONE
    assert refused(lambda: sealed.unseal(WORDS)) == "seal.none"
    assert refused(lambda: sealed.set_up("short")) == "passphrase.short"
    sealed.set_up(WORDS)
    assert refused(lambda: sealed.set_up(WORDS)) == "seal.there"
    sealed.change(swing, SECRET, UNTIL)
    sealed.seal()
    assert sealed.state() is SealState.CLOSED
    assert str(sealed.kept_until(swing)) == UNTIL
    assert refused(lambda: sealed.passport(swing)) == "seal.closed"
    assert refused(lambda: sealed.change(swing, {"visa_number": "1"}, UNTIL)) == "seal.closed"
    assert refused(lambda: sealed.unseal("another passphrase")) == "passphrase.wrong"
    assert sealed.state() is SealState.CLOSED
    sealed.unseal(f" {WORDS} ")
    passport = sealed.passport(swing)
    assert passport is not None
    assert passport.data == PassportData(**SECRET)
    assert str(passport.keep_until) == UNTIL


def test_it_closes_by_itself_after_minutes_without_use(sample_core: Core, swing: UUID) -> None:
    clock = [0.0]
    base = sample_core.sealed
    sealed = SealedService(
        base._database, ScryptAesSealing(), base._queries, base._write, base._notes, now=lambda: clock[0]
    )
    sealed.set_up(WORDS)
    sealed.change(swing, SECRET, UNTIL)
    clock[0] = 299
    assert sealed.passport(swing) is not None
    clock[0] = 598
    assert sealed.state() is SealState.OPEN
    clock[0] = 600
    assert sealed.state() is SealState.CLOSED
    assert refused(lambda: sealed.passport(swing)) == "seal.closed"


def test_data_are_asked_for_once_confirmed_and_until_a_day(sample_core: Core, meeting: UUID, swing: UUID) -> None:
    sealed = sample_core.sealed
    sealed.set_up(WORDS)
    other = sample_core.participants.ids(meeting, "rajah")[0]
    sample_core.records.change(Participant, other, {"status": "registered"})
    assert refused(lambda: sealed.change(other, SECRET, UNTIL)) == "passport.not_confirmed"
    yesterday = (today() - timedelta(days=1)).isoformat()
    for bad in ("", "soon", "2017", yesterday):
        assert refused(partial(sealed.change, swing, SECRET, bad)) == "passport.keep_until"
    assert refused(lambda: sealed.change(swing, {"birth_date": "May"}, UNTIL)) == "passport.date"
    assert refused(lambda: sealed.change(swing, {"visa_needed": "perhaps"}, UNTIL)) == "passport.answer"
    assert refused(lambda: sealed.change(swing, {"shoe_size": "42"}, UNTIL)) == "field.unknown"
    assert sealed.kept_until(swing) is None
    sealed.change(swing, SECRET, UNTIL)
    sample_core.records.change(Participant, swing, {"status": "cancelled"})
    assert sealed.passport(swing) is not None
    sealed.change(swing, {"visa_number": "17"}, UNTIL)


def test_the_plaintext_is_nowhere_in_the_files(sample_core: Core, meeting: UUID, swing: UUID, tmp_path: Path) -> None:
    sealed = sample_core.sealed
    sealed.set_up(WORDS)
    change = sealed.change(swing, SECRET, UNTIL)
    sealed.change(swing, {"passport_number": "Y8QZ77456"}, UNTIL)
    assert sample_core.history.undo().name == "passport.change"
    found = sealed.passport(swing)
    assert found is not None
    assert found.data.passport_number == "X7QZ99123"
    sample_core.history.redo()
    workspace = sample_core.workspace.path
    sample_core.exports.participants(meeting, tmp_path / "list.xlsx")
    sample_core.safety.make_backup()
    assert change.operation_id is not None
    view = sample_core.history.show(change.operation_id)
    assert {one.field for one in view.changes} & {"content", "passport_number"} == set()
    assert sample_core.search.find("Ruritania") == ()
    assert not sample_core.participants.ids(meeting, "X7QZ99123")
    words = [text for text in (*SECRET.values(), "Y8QZ77456", WORDS) if len(text) > 5 and text != "2031-05-06"]
    files = [path for path in (*workspace.parent.rglob("*"), *tmp_path.rglob("*")) if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files)
    for path in files:
        held = path.read_bytes()
        for word in words:
            for spelled in (word.encode(), word.encode("utf-16-le"), word.casefold().encode()):
                assert spelled not in held, (path.name, word)
    book = load_workbook(tmp_path / "list.xlsx")
    cells = {str(cell.value) for sheet in book for row in sheet for cell in row}
    assert not cells & set(SECRET.values()) - {"yes"}


def test_a_moved_or_changed_ciphertext_does_not_open(sample_core: Core, meeting: UUID, swing: UUID) -> None:
    sealed = sample_core.sealed
    sealed.set_up(WORDS)
    sealed.change(swing, SECRET, UNTIL)
    details = sample_core.records.find(SealedDetails)[0]
    later = details.keep_until + timedelta(days=1)
    with sealed._database.write() as work:
        work.change(SealedDetails, details.id, keep_until=later)
        work.commit("passport.change")
    assert refused(lambda: sealed.passport(swing)) == "seal.damaged"
    broken = details.content[:-1] + bytes([details.content[-1] ^ 1])
    with sealed._database.write() as work:
        work.change(SealedDetails, details.id, keep_until=details.keep_until, content=broken)
        work.commit("passport.change")
    assert refused(lambda: sealed.passport(swing)) == "seal.damaged"


def test_another_passphrase_opens_and_the_old_one_opens_nothing_that_is_left(sample_core: Core, swing: UUID) -> None:
    sealed = sample_core.sealed
    sealed.set_up(WORDS)
    sealed.change(swing, SECRET, UNTIL)
    before = sample_core.records.find(Seal)[0]
    assert refused(lambda: sealed.change_passphrase("not this one", "staple of letters")) == "passphrase.wrong"
    assert refused(lambda: sealed.change_passphrase(WORDS, "short")) == "passphrase.short"
    change = sealed.change_passphrase(WORDS, "staple of letters")
    sealed.seal()
    assert refused(lambda: sealed.unseal(WORDS)) == "passphrase.wrong"
    sealed.unseal("staple of letters")
    assert sealed.passport(swing) is not None
    assert change.operation_id is not None
    with pytest.raises(UserError) as never:
        sample_core.history.undo(change.operation_id)
    assert never.value.code == "undo.never"
    path = sample_core.workspace.path
    sample_core.close()
    assert base64.b64encode(before.wrapped_key) not in path.read_bytes()
    assert before.wrapped_key not in path.read_bytes()


def test_data_past_their_day_are_not_shown_and_erased_for_good(sample_core: Core, swing: UUID) -> None:
    sealed = sample_core.sealed
    sealed.set_up(WORDS)
    sealed.change(swing, SECRET, UNTIL)
    details = sample_core.records.find(SealedDetails)[0]
    past = today() - timedelta(days=1)
    with sealed._database.write() as work:
        work.change(SealedDetails, details.id, keep_until=past)
        work.commit("passport.change")
    assert refused(lambda: sealed.passport(swing)) == "passport.past"
    assert sealed.past() == 1
    change = sealed.erase_past()
    assert (sealed.past(), sealed.kept_until(swing)) == (0, None)
    assert sealed.passport(swing) is None
    assert change.operation_id is not None
    path = sample_core.workspace.path
    sample_core.close()
    held = path.read_bytes()
    assert details.content not in held
    assert base64.b64encode(details.content) not in held


def test_removed_data_come_back_with_undo(sample_core: Core, swing: UUID) -> None:
    sealed = sample_core.sealed
    sealed.set_up(WORDS)
    sealed.change(swing, SECRET, UNTIL)
    sealed.remove(swing)
    assert sealed.passport(swing) is None
    sample_core.history.undo()
    found = sealed.passport(swing)
    assert found is not None
    assert found.data == PassportData(**SECRET)


def test_they_leave_in_one_workbook_and_the_history_says_so(
    sample_core: Core, meeting: UUID, swing: UUID, tmp_path: Path
) -> None:
    sealed = sample_core.sealed
    sealed.set_up(WORDS)
    sealed.change(swing, SECRET, UNTIL)
    target = tmp_path / "passports.xlsx"
    assert sealed.export(meeting, target) == 1
    sheet = load_workbook(target).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[0] == "Name")
    line = dict(zip(rows[head], rows[head + 1], strict=True))
    assert line["Name"] == "William Lacy Swing"
    assert line["Passport number"] == "X7QZ99123"
    assert str(line["Date of expiry"])[:10] == "2031-05-06"
    assert line["Visa needed"] == "Yes"
    assert line["Remarks"] == SECRET["passport_notes"]
    assert "Visa number" not in line
    noted = sample_core.history.exports(consultation_id=meeting)[0]
    assert (noted.what, noted.format, noted.count, noted.file_name) == ("passports", "xlsx", 1, "passports.xlsx")
    assert "passport_number" in noted.columns
    sealed.seal()
    assert refused(lambda: sealed.export(meeting, tmp_path / "again.xlsx")) == "seal.closed"
    assert not (tmp_path / "again.xlsx").exists()


@given(st.lists(st.text(max_size=200), min_size=len(PASSPORT_FIELDS), max_size=len(PASSPORT_FIELDS)))
def test_what_is_packed_is_unpacked_and_tells_little_of_its_length(texts: list[str]) -> None:
    whole = [text.encode("utf-8", "ignore").decode() for text in texts]
    data = PassportData(**dict(zip(PASSPORT_FIELDS, whole, strict=True)))
    assert unpacked(packed(data)) == data
    assert len(packed(data)) % 512 == 0
    assert repr(data) == "PassportData(…)"


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_what_was_encrypted_opens_only_together_with_what_it_is_bound_to(content: bytes, bound: bytes) -> None:
    made = ScryptAesSealing()
    key = made.new_key()
    encrypted = made.encrypt(key, content, bound)
    assert made.decrypt(key, encrypted, bound) == content
    with pytest.raises(UserError):
        made.decrypt(key, encrypted, bound + b"!")
    with pytest.raises(UserError):
        made.decrypt(made.new_key(), encrypted, bound)


def test_a_seal_knows_the_cost_that_it_was_made_with(monkeypatch: pytest.MonkeyPatch) -> None:
    made = ScryptAesSealing()
    seal = Seal(salt=b"", wrapped_key=b"")
    salt, wrapped = made.wrap(b"k" * 32, "Grüße aus Köln", seal.id.bytes)
    monkeypatch.setattr(sealing, "COST", 5)
    assert made.unwrap(salt, wrapped, "Gru\u0308ße aus Ko\u0308ln", seal.id.bytes) == b"k" * 32
    damaged = replace(seal, wrapped_key=b"\x07\x04" + wrapped[2:])
    with pytest.raises(UserError) as error:
        made.unwrap(salt, damaged.wrapped_key, "Grüße aus Köln", seal.id.bytes)
    assert error.value.code == "seal.damaged"
