"""``rcsc participant attendance``."""

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_presence_is_noted_and_counted(rcsc: Rcsc) -> None:
    attendance = ("participant", "attendance")
    assert rcsc(*attendance, "set", MEETING, "--everybody", "--state", "expected").exit_code == 0
    noted = rcsc(*attendance, "set", MEETING, "Colin Rajah", "--state", "present", "--session", "1")
    assert "Note the attendance of Colin Rajah: Present" in noted.out
    found = rcsc(*attendance, "list", MEETING, "--json").json
    assert [(one["present"], one["expected"]) for one in found["sessions"]] == [(1, 6)]
    shown = rcsc(*attendance, "show", MEETING, "Colin Rajah", "--json").json
    assert [one["state"] for one in shown["sessions"]] == ["present"]
    rcsc(*attendance, "set", MEETING, "Colin Rajah", "--state", "nothing")
    assert rcsc(*attendance, "show", MEETING, "Colin Rajah", "--json").json["sessions"][0]["state"] is None


def test_refusals_name_what_there_is(rcsc: Rcsc) -> None:
    attendance = ("participant", "attendance")
    assert rcsc(*attendance, "set", MEETING, "--state", "present").exit_code == 2
    session = rcsc(*attendance, "set", MEETING, "--everybody", "--state", "present", "--session", "Day 9")
    assert session.err.startswith("No session is meant by “Day 9”. There are: ")
    state = rcsc(*attendance, "set", MEETING, "--everybody", "--state", "asleep")
    assert "“asleep” is none of the values there are" in state.err
