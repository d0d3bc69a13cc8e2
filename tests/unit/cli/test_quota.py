"""``rcsc participant quota`` and ``rcsc participant waiting-list``."""

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_places_are_shared_out_and_the_waiting_list_moves_up(rcsc: Rcsc) -> None:
    quota = ("participant", "quota")
    for name, region in (("Ada", "Africa"), ("Ben", "Asia"), ("Cleo", "Africa")):
        fields = (f"regional_scope={region}", "status=waitlisted", "status_date=2017-03-01")
        assert rcsc("participant", "add", MEETING, "--name", name, *fields).exit_code == 0
    assert rcsc(*quota, "set", MEETING, "--places", "40").exit_code == 0
    assert rcsc(*quota, "set", MEETING, "--places", "1", "regional_scope=Africa").exit_code == 0
    found = rcsc(*quota, "list", MEETING, "--json").json
    assert found["capacity"]["places"] == 40
    assert found["capacity"]["free"] == 40 - found["capacity"]["taken"]
    assert [(one["field"], one["value"], one["free"]) for one in found["quotas"]] == [("regional_scope", "Africa", 1)]
    line = rcsc("participant", "waiting-list", MEETING, "--json").json
    assert [(one["name"], one["moves_up"], one["code"]) for one in line["waiting"]] == [
        ("Ada", True, "quota left"),
        ("Ben", True, "places left"),
        ("Cleo", False, "quota full"),
    ]
    assert line["waiting"][0]["reason"] == "Next in line; Africa has 1 place left"
    moved = rcsc("participant", "waiting-list", MEETING, "--apply", "--json").json
    assert (moved["name"], len(moved["ids"])) == ("participant.move_up", 2)
    full = rcsc(*quota, "list", MEETING)
    assert "Africa is full: 1 of 1 places are taken." in full.out
    assert rcsc(*quota, "remove", MEETING, "regional_scope=AFRICA").exit_code == 0
    assert rcsc(*quota, "set", MEETING, "--no-limit").exit_code == 0
    assert rcsc(*quota, "list", MEETING, "--json").json["capacity"]["places"] is None


def test_refusals_say_what_to_do(rcsc: Rcsc) -> None:
    quota = ("participant", "quota")
    assert rcsc(*quota, "set", MEETING).exit_code == 2
    assert rcsc(*quota, "set", MEETING, "--places", "many").err.startswith("“many” is not a number of places.")
    assert rcsc(*quota, "set", MEETING, "--places", "3", "gender=").err.startswith("Say for which value")
    assert rcsc(*quota, "set", MEETING, "--places", "3", "shoe=42").exit_code == 1
    assert rcsc(*quota, "remove", MEETING, "gender=woman").err == "There is no quota for gender=woman.\n"
