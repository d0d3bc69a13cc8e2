"""``rcsc participant``: own fields, statuses with dates, groups and kept views."""

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_own_fields_are_made_filled_and_listed(rcsc: Rcsc) -> None:
    made = rcsc(
        "participant", "field", "add", MEETING, "T-shirt size", "--kind", "choice", "--choices", "S; M", "--json"
    ).json
    rcsc("participant", "field", "add", MEETING, "Nights", "--kind", "number")
    rcsc("participant", "field", "move", MEETING, "nights", "--first")
    fields = rcsc("participant", "field", "list", MEETING, "--json").json
    assert [(one["name"], one["kind"], one["choices"]) for one in fields["fields"]] == [
        ("Nights", "number", []),
        ("T-shirt size", "choice", ["S", "M"]),
    ]
    assert fields["fields"][1]["id"] == made["id"]
    assert rcsc("participant", "set", MEETING, "Colin Rajah", "T-shirt size=m", "Nights=2,5").exit_code == 0
    assert rcsc("participant", "add", MEETING, "--name", "Ana", "t-shirt size=S").exit_code == 0
    refused = rcsc("participant", "set", MEETING, "Colin Rajah", "T-shirt size=XXL")
    assert (refused.exit_code, refused.err) == (
        1,
        "T-shirt size: “XXL” is none of the values there are: S, M. Nothing was changed.\n",
    )
    shown = rcsc("participant", "show", MEETING, "Colin Rajah", "--json").json
    assert shown["own"] == {"Nights": "2.5", "T-shirt size": "M"}
    assert "T-shirt size: M" in rcsc("participant", "show", MEETING, "Colin Rajah").out
    by_size = rcsc("participant", "list", MEETING, "--sort", "t-shirt size", "--json").json["participants"]
    assert [one["name"] for one in by_size][:2] == ["Ana", "Colin Rajah"]
    csv = rcsc("participant", "export", MEETING, "--format", "csv", "--columns", "name,T-shirt Size", "-o", "-").out
    assert csv.lstrip("\ufeff").splitlines()[:2] == ["Name,T-shirt size", "Ana,S"]
    rcsc("participant", "field", "set", MEETING, "T-shirt size", "name=Shirt", "choices=S; M; XXL")
    assert rcsc("participant", "set", MEETING, "Colin Rajah", "Shirt=xxl").exit_code == 0
    rcsc("participant", "field", "remove", MEETING, "Nights")
    unknown = rcsc("participant", "set", MEETING, "Colin Rajah", "nights=3")
    assert unknown.exit_code == 1
    assert "There is no field called “nights”" in unknown.err


def test_statuses_have_dates_rules_and_corrections(rcsc: Rcsc) -> None:
    refused = rcsc("participant", "set", MEETING, "Colin Rajah", "status=invited")
    assert refused.exit_code == 1
    assert "Colin Rajah is Confirmed and cannot become Invited from there" in refused.err
    rcsc("participant", "set", MEETING, "Colin Rajah", "status=invited", "--correct", "--date", "2017-02-01")
    rcsc("participant", "set", MEETING, "Colin Rajah", "status=registered", "--date", "2017-02-08")
    found = rcsc("participant", "show", MEETING, "Colin Rajah", "--json").json
    assert found["statuses"] == [
        {"status": "invited", "date": "2017-02-01"},
        {"status": "registered", "date": "2017-02-08"},
    ]
    assert rcsc("participant", "set", MEETING, "Colin Rajah", "country=US", "--date", "2017-02-01").exit_code == 2
    rcsc("participant", "replace", MEETING, "Colin Rajah", "--by", "Amal Haddad", "--date", "2017-03-01")
    found = rcsc("participant", "show", MEETING, "Colin Rajah", "--json").json
    assert (found["status"], found["status_date"], found["replaced_by"]) == ("replaced", "2017-03-01", "Amal Haddad")
    assert rcsc("participant", "show", MEETING, "Amal Haddad", "--json").json["replaces"] == ["Colin Rajah"]
    assert rcsc("participant", "replace", MEETING, "Colin Rajah").exit_code == 2


def test_groups_are_counted(rcsc: Rcsc) -> None:
    rcsc("participant", "set", MEETING, "Colin Rajah", "William Gois", "country=Nepal")
    rcsc("participant", "set", MEETING, "Robert Vitillo", "country=Fiji")
    found = rcsc("participant", "list", MEETING, "--group", "country", "--json").json
    assert found["groups"] == [
        {"value": "FJ", "count": 1},
        {"value": "NP", "count": 2},
        {"value": None, "count": 4},
    ]
    assert [one["name"] for one in found["participants"]][:3] == ["Robert Vitillo", "Colin Rajah", "William Gois"]
    lines = rcsc("participant", "list", MEETING, "--group", "country").out.splitlines()
    assert lines[0].split("\t")[:2] == ["country", "name"]
    assert lines[1].split("\t")[:2] == ["FJ", "Robert Vitillo"]
    assert rcsc("participant", "list", MEETING, "--group", "colour").exit_code == 1
    assert rcsc("participant", "list", MEETING, "--view", "none").err.startswith("There is no view called “none”")


def test_where_nothing_can_be_chosen_that_is_said(rcsc: Rcsc) -> None:
    assert (
        rcsc("participant", "list", MEETING, "--view", "mine").err
        == "There is no view called “mine”. There are: none.\n"
    )
