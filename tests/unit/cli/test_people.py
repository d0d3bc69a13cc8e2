"""``rcsc participant`` and ``rcsc contact``."""

from io import BytesIO
from pathlib import Path

import openpyxl

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_the_list_has_the_shape_of_the_contract(rcsc: Rcsc) -> None:
    found = rcsc("participant", "list", MEETING, "--json").json
    assert found["count"] == len(found["participants"]) == 7
    swing = next(one for one in found["participants"] if one["name"] == "William Lacy Swing")
    assert {
        name: swing[name] for name in ("organisation", "position", "category", "status", "mode", "country", "email")
    } == {
        "organisation": "IOM",
        "position": "Director-General",
        "category": "speaker",
        "status": "confirmed",
        "mode": None,
        "country": None,
        "email": None,
    }


def test_only_a_name_is_needed(rcsc: Rcsc) -> None:
    added = rcsc(
        "participant", "add", MEETING, "--name", "José Ñandú", "--organisation", "ICMC", "country=EC", "--json"
    ).json
    found = rcsc("participant", "list", MEETING, "--query", "nandu", "--json").json
    assert [
        (one["id"], one["name"], one["organisation"], one["country"], one["status"]) for one in found["participants"]
    ] == [(added["id"], "José Ñandú", "ICMC", "EC", "draft")]
    assert (
        rcsc("participant", "add", MEETING, "--name", " ").err
        == "Name: This may not be blank. What was there before is kept.\n"
    )


def test_somebody_of_the_contacts_takes_part_once(rcsc: Rcsc) -> None:
    assert rcsc("participant", "add", "2017-08-04", "--person", "Colin Rajah").exit_code == 0
    again = rcsc("participant", "add", "2017-08-04", "--person", "Colin Rajah")
    assert (again.exit_code, again.err) == (
        1,
        "Colin Rajah already takes part in this consultation. Nothing was added.\n",
    )


def test_many_are_set_in_one_operation(rcsc: Rcsc) -> None:
    answer = rcsc(
        "participant", "set", MEETING, "Colin Rajah", "William Gois", "status=declined", "mode=remote", "--json"
    )
    assert len(answer.json["ids"]) == 2
    found = rcsc("participant", "list", MEETING, "--json").json["participants"]
    assert [one["name"] for one in found if one["status"] == "declined" and one["mode"] == "remote"] == [
        "Colin Rajah",
        "William Gois",
    ]
    rcsc("undo")
    found = rcsc("participant", "list", MEETING, "--json").json["participants"]
    assert {one["status"] for one in found} == {"confirmed"}


def test_a_value_that_is_refused_changes_nobody(rcsc: Rcsc) -> None:
    refused = rcsc("participant", "set", MEETING, "Colin Rajah", "country=MY", "status=perhaps")
    assert refused.exit_code == 1
    assert refused.err.startswith("Status: “perhaps” is none of the values there are: draft, nominated,")
    assert rcsc("participant", "show", MEETING, "Colin Rajah", "--json").json["country"] is None


def test_participants_are_removed_and_stay_in_the_contacts(rcsc: Rcsc) -> None:
    assert rcsc("participant", "remove", MEETING, "William Gois", "Robert Vitillo").exit_code == 0
    assert rcsc("participant", "list", MEETING, "--json").json["count"] == 5
    assert rcsc("contact", "show", "William Gois", "--json").json["noun"] == "person"


def test_a_name_that_nobody_or_several_have_is_refused(rcsc: Rcsc) -> None:
    assert rcsc("participant", "show", MEETING, "Nobody").err == (
        "No participant of this consultation is called “Nobody” or has this id.\n"
    )
    other = rcsc("participant", "list", "2017-12-02", "--json").json["participants"][0]["id"]
    assert rcsc("participant", "remove", MEETING, other).exit_code == 1
    rcsc("participant", "add", MEETING, "--name", "Colin Rajah")
    assert rcsc("participant", "show", MEETING, "Colin Rajah").err == (
        "Several participants are called “Colin Rajah”: use the id.\n"
    )


def test_the_list_is_exported_with_the_columns_asked_for(rcsc: Rcsc, tmp_path: Path) -> None:
    rcsc("participant", "set", MEETING, "Colin Rajah", "notes==1+1")
    file = tmp_path / "list.xlsx"
    answer = rcsc("participant", "export", MEETING, "--columns", "name, notes", "-o", file, "--json").json
    assert (answer["file"], answer["participants"], answer["columns"]) == (str(file), 7, ["name", "notes"])
    cells = [cell for row in openpyxl.load_workbook(file).worksheets[0].iter_rows() for cell in row]
    formula = next(cell for cell in cells if cell.value == "=1+1")
    assert formula.data_type == "s"
    assert rcsc("participant", "export", MEETING, "-o", file).err == (
        "7 people, with remarks.\n"
        f"“{file}” is there already and was left as it is. Choose another name, or replace it with --force.\n"
    )
    assert rcsc("participant", "export", MEETING, "-o", file, "--preset", "public", "--force").exit_code == 0
    values = {cell.value for row in openpyxl.load_workbook(file).worksheets[0].iter_rows() for cell in row}
    assert "William Lacy Swing" in values
    assert "=1+1" not in values


def test_standard_output_holds_the_file_and_nothing_else(rcsc: Rcsc) -> None:
    answer = rcsc("participant", "export", MEETING, "-o", "-", "--json")
    assert answer.err == ""
    book = openpyxl.load_workbook(BytesIO(answer.binary))
    assert len(book.sheetnames) == 2


def test_contacts_are_listed_by_kind(rcsc: Rcsc) -> None:
    people = rcsc("contact", "list", "--as", "people", "--json").json
    organisations = rcsc("contact", "list", "--as", "organisations", "--json").json
    assert {one["kind"] for one in people["contacts"]} == {"person"}
    assert "Solidarity Center" in [one["name"] for one in organisations["contacts"]]
    everything = rcsc("contact", "list", "--json").json
    assert everything["count"] == people["count"] + organisations["count"]


def test_a_person_is_added_to_an_organisation_changed_and_removed(rcsc: Rcsc) -> None:
    rcsc(
        "contact",
        "add",
        "Amal Haddad",
        "--organisation",
        "Cairo Centre",
        "--role",
        "Director",
        "email=amal@example.org",
    )
    shown = rcsc("contact", "show", "Amal Haddad", "--json").json
    assert (shown["email"], [(one["organisation"], one["role_title"]) for one in shown["affiliations"]]) == (
        "amal@example.org",
        [("Cairo Centre", "Director")],
    )
    centre = rcsc("contact", "show", "cairo centre", "--json").json
    assert (centre["noun"], [one["name"] for one in centre["members"]]) == ("organisation", ["Amal Haddad"])
    rcsc("contact", "set", "Amal Haddad", "organisation=ICMC", "role_title=Adviser")
    rcsc("contact", "set", "Amal Haddad", "phone=+20 2 5550 0100")
    shown = rcsc("contact", "show", "Amal Haddad", "--json").json
    assert (shown["phone"], len(shown["affiliations"])) == ("+20 2 5550 0100", 2)
    assert rcsc("contact", "remove", "ICMC").exit_code == 1
    assert rcsc("contact", "remove", "Amal Haddad").exit_code == 0
    assert rcsc("contact", "show", "Amal Haddad").err == "There is no contact called “Amal Haddad”.\n"


def test_search_says_what_is_similar_where_nothing_is_written_like_this(rcsc: Rcsc) -> None:
    found = rcsc("search", "wiliam swnig", "--json").json
    assert (found["similar"], [hit["title"] for hit in found["hits"]]) == (True, ["William Lacy Swing"])
    assert rcsc("search", "swing", "--json").json["similar"] is False
    assert rcsc("search", "xqzzqx", "--json").json == {"count": 0, "similar": False, "hits": []}
    said = rcsc("search", "swnig")
    assert "William Lacy Swing" in said.out
    assert said.err == "Nothing is written like this; these are similar.\n"


def test_search_finds_by_the_beginnings_of_words(rcsc: Rcsc) -> None:
    found = rcsc("search", "inter dm", "--json").json
    assert found["count"] == len(found["hits"])
    hits = rcsc("search", "preview interv", "--json").json["hits"]
    assert [(hit["noun"], hit["title"], hit["consultation"]) for hit in hits] == [
        ("agenda_item", "Preview Civil Society Interventions in IDM", MEETING)
    ]


def test_when_somebody_is_there_is_set_shown_and_refused_where_it_is_not_understood(rcsc: Rcsc) -> None:
    rcsc("participant", "set", MEETING, "Colin Rajah", "availability=2017-04-17 14:00-16:00")
    assert (
        rcsc("participant", "show", MEETING, "Colin Rajah", "--json").json["availability"] == "2017-04-17 14:00-16:00"
    )
    refused = rcsc("participant", "set", MEETING, "Colin Rajah", "availability=mornings")
    assert (refused.exit_code, "mornings" in refused.err) == (1, True)
    answer = rcsc("participant", "set", MEETING, "Colin Rajah", "William Gois", "availability=", "category=speaker")
    assert answer.exit_code == 0, answer.err
    assert rcsc("participant", "show", MEETING, "Colin Rajah", "--json").json["availability"] is None


def test_groups_are_made_shown_filled_and_addressed(rcsc: Rcsc) -> None:
    rcsc("contact", "set", "Colin Rajah", "email=colin@example.org")
    made = rcsc("contact", "group", "add", "Speakers", "Colin Rajah", "ICMC", "--json").json
    assert made["name"] == "contact_group.add"
    rcsc("contact", "group", "join", "speakers", "Ignacio Packer")
    shown = rcsc("contact", "group", "show", "Speakers", "--json").json
    assert (shown["count"], shown["kind"]) == (3, "hand-picked")
    assert {one["name"] for one in shown["contacts"]} >= {"Colin Rajah", "Ignacio Packer"}
    listed = rcsc("contact", "list", "--group", "Speakers", "--as", "people", "--sort", "organisation", "--json").json
    assert listed["count"] == 2
    addresses = rcsc("contact", "group", "addresses", "Speakers", "--json").json
    assert addresses == {"count": 1, "addresses": ["colin@example.org"], "without": 2}
    said = rcsc("contact", "group", "addresses", "Speakers")
    assert (said.out, said.err) == ("colin@example.org\n", "2 contacts have no e-mail address.\n")
    left = rcsc("history", "list", "--limit", "1", "--json").json["operations"][0]
    assert (left["name"], left["text"], left["rows"]) == ("addresses.export", "Copy 1 e-mail address", 1)
    rcsc("contact", "group", "leave", "Speakers", "ICMC")
    rcsc("contact", "group", "rename", "Speakers", "Panel")
    rcsc("contact", "group", "add", "Forums", "--query", "forum", "--as", "organisations")
    groups = rcsc("contact", "group", "list", "--json").json["groups"]
    assert [(one["name"], one["kind"], one["scope"]) for one in groups] == [
        ("Forums", "saved search", "organisation"),
        ("Panel", "hand-picked", None),
    ]
    assert groups[1]["members"] == 2
    rcsc("contact", "group", "remove", "Panel")
    assert rcsc("history", "list", "--limit", "1", "--json").json["operations"][0]["name"] == "contact_group.remove"
    refused = rcsc("contact", "group", "join", "Forums", "Colin Rajah")
    assert (refused.exit_code, refused.err) == (
        1,
        "The group “Forums” holds whoever the search “forum” finds. Pick people for a group of another name.\n",
    )
    assert rcsc("contact", "group", "show", "Panel").err == "There is no group called “Panel”.\n"
    assert rcsc("contact", "group", "add", "Both", "ICMC", "--query", "x").exit_code == 1


def test_lists_are_sorted_limited_and_forgive_a_slip_where_asked(rcsc: Rcsc) -> None:
    assert rcsc("contact", "list", "--query", "rahja", "--json").json["count"] == 0
    found = rcsc("contact", "list", "--query", "rahja", "--similar", "--json").json["contacts"]
    assert [one["name"] for one in found] == ["Colin Rajah"]
    found = rcsc("participant", "list", MEETING, "--query", "vitlilo", "--similar", "--json").json["participants"]
    assert [one["name"] for one in found] == ["Robert Vitillo"]
    assert rcsc("participant", "list", MEETING, "--sort", "status", "--limit", "2", "--json").json["count"] == 2


def test_the_list_goes_out_as_values_and_as_papers(rcsc: Rcsc, tmp_path: Path) -> None:
    done = rcsc("participant", "export", MEETING, "--format", "csv", "--columns", "name,status", "-o", "-")
    assert done.out.startswith("\ufeffName,Status\r\n")
    assert "Colin Rajah,Confirmed\r\n" in done.out
    assert done.err == "7 people, without contact details.\n"
    done = rcsc(
        "participant", "export", MEETING, "--format", "csv", "--columns", "name", "--language", "fr", "--without-bom",
        "--delimiter", "tab", "--status", "confirmed", "-o", "-",
    )  # fmt: skip
    assert done.out.startswith("Nom\r\n")

    paper = tmp_path / "list.pdf"
    answer = rcsc("participant", "export", MEETING, "--format", "pdf", "--language", "ar", "-o", paper, "--json").json
    assert (answer["participants"], answer["status"], answer["revision"], answer["version"]) == (
        7,
        "provisional",
        0,
        None,
    )
    assert paper.read_bytes().startswith(b"%PDF-")
    word = tmp_path / "list.docx"
    done = rcsc("participant", "export", MEETING, "--format", "docx", "--by", "organisation", "--charts", "-o", word)
    assert (done.exit_code, done.err) == (0, "7 people, without contact details.\n")
    assert word.read_bytes().startswith(b"PK")


def test_a_workbook_has_the_tabs_that_are_asked_for(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    rcsc("participant", "set", MEETING, "Colin Rajah", "dietary_needs=Halal")
    answer = rcsc("participant", "export", MEETING, "--tabs", "mode,needs", "-o", file, "--json").json
    assert answer["tabs"] == ["mode", "needs"]
    assert openpyxl.load_workbook(file).sheetnames[-1] == "Dietary needs"
    assert rcsc("participant", "export", MEETING, "--tabs", "none", "-o", file, "--force").exit_code == 0
    assert openpyxl.load_workbook(file).sheetnames == ["Participants"]
    wrong = rcsc("participant", "export", MEETING, "--tabs", "shoes", "-o", file)
    assert wrong.exit_code == 2
    assert "country, category, day, mode, needs, travel, counts, none" in wrong.err


def test_lists_are_issued_compared_and_withdrawn(rcsc: Rcsc, tmp_path: Path) -> None:
    assert rcsc("participant", "diff", MEETING).err == (
        "No list of participants was issued yet, so there is nothing to compare with.\n"
    )
    answer = rcsc("participant", "issue", MEETING, "--note", "first", "--json").json
    assert (answer["number"], answer["status"], answer["label"], answer["people"]) == (
        1,
        "provisional",
        "Provisional",
        7,
    )
    rcsc("participant", "add", MEETING, "--name", "Ada Newcomer", "status=confirmed")
    rcsc("participant", "set", MEETING, "Colin Rajah", "status=cancelled")

    found = rcsc("participant", "diff", MEETING, "--json").json
    assert [one["name"] for one in found["added"]] == ["Ada Newcomer"]
    assert [one["name"] for one in found["removed"]] == ["Colin Rajah"]
    assert (found["count"], found["from"]["number"], found["to"]["number"]) == (2, 1, None)
    assert rcsc("participant", "diff", MEETING).out.splitlines()[0] == "1 added · 1 removed"

    file = tmp_path / "list.pdf"
    answer = rcsc("participant", "export", MEETING, "--format", "pdf", "-o", file, "--json").json
    assert answer["revision"] == 1
    rcsc("participant", "issue", MEETING, "--status", "final")
    listed = rcsc("participant", "versions", MEETING, "--json").json
    assert [(one["number"], one["label"], one["note"]) for one in listed["versions"]] == [
        (1, "Provisional", "first"),
        (2, "Final", None),
    ]
    rcsc("undo")
    assert rcsc("participant", "versions", MEETING, "--json").json["count"] == 1
    wrong = rcsc("participant", "diff", MEETING, "--from", "9")
    assert wrong.exit_code == 1
    assert "9" in wrong.err


def test_contacts_go_out_as_a_workbook_and_as_values(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "contacts.xlsx"
    answer = rcsc("contact", "export", "--format", "xlsx", "--as", "people", "-o", file, "--json").json
    assert openpyxl.load_workbook(file).sheetnames == ["People"]
    assert answer["people"] == answer["contacts"] > 5
    done = rcsc("contact", "export", "--format", "csv", "--query", "rajah", "-o", "-")
    assert "Colin Rajah" in done.out
    assert done.err.startswith("1 person, ")


def test_a_namesake_is_pointed_out(rcsc: Rcsc) -> None:
    assert "--person" not in rcsc("participant", "add", MEETING, "--name", "Zora Neale").err
    added = rcsc("participant", "add", "2017-08-04", "--name", "william GOIS", "--json")
    assert added.json["operation"]
    assert added.err.startswith("The contacts have a person called “william GOIS” already")
    assert rcsc("participant", "add", "2017-08-04", "--person", "Colin Rajah").err == ""
