"""``rcsc contact`` with all that belongs to a contact, and ``rcsc mail``."""

import json
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.unit.cli.rcsc import MEETING, Rcsc


def test_a_contact_goes_out_as_json_and_comes_back_the_same(rcsc: Rcsc, tmp_path: Path) -> None:
    given = {
        "name": "Amal Haddad",
        "title": "Dr",
        "aliases": "أمل حداد\nAmal Hadad",
        "languages": "ar, fr",
        "phone": "02 5550 0100",
        "country": "EG",
        "details": [{"kind": "email", "label": "work", "value": "amal@example.org"}, {"kind": "phone", "value": "1"}],
        "addresses": [{"label": "work", "street": "1 Nile St\nFloor 2", "city": "Cairo", "country": "EG"}],
        "affiliations": [
            {"organisation": "Cairo Centre", "role_title": "Director", "from_date": "2018-03"},
            {"organisation": "ICMC", "to_date": "2017", "is_primary": False},
        ],
    }
    file = tmp_path / "amal.json"
    file.write_text(json.dumps(given))
    rcsc("contact", "add", "--from", file)
    shown = rcsc("contact", "show", "Amal Haddad", "--json").json
    assert (shown["title"], shown["phone_e164"], shown["aliases"]) == ("Dr", "+20255500100", "أمل حداد\nAmal Hadad")
    assert [(one["kind"], one["label"], one["value"]) for one in shown["details"]] == [
        ("email", "work", "amal@example.org"),
        ("phone", None, "1"),
    ]
    assert [(one["organisation"], one["is_primary"], one["to_date"]) for one in shown["affiliations"]] == [
        ("Cairo Centre", True, None),
        ("International Catholic Migration Commission", False, "2017"),
    ]
    file.write_text(json.dumps(shown))
    again = rcsc("contact", "set", "Amal Haddad", "--from", file)
    assert (again.exit_code, again.out) == (0, "Nothing differs; nothing was changed.\n")
    shown["details"] = shown["details"][1:]
    file.write_text(json.dumps(shown))
    rcsc("contact", "set", "Amal Haddad", "--from", file, "--also", "messenger=@amal", "pronoun=she")
    changed = rcsc("contact", "show", "Amal Haddad", "--json").json
    assert [one["value"] for one in changed["details"]] == ["1", "@amal"]
    rcsc("undo")
    back = rcsc("contact", "show", "Amal Haddad", "--json").json
    assert [one["value"] for one in back["details"]] == ["amal@example.org", "1"]
    assert back["pronoun"] is None


def test_a_photo_goes_in_and_out(rcsc: Rcsc, tmp_path: Path) -> None:
    Image.new("RGB", (1000, 500), "navy").save(tmp_path / "in.png")
    assert rcsc("contact", "set", "Colin Rajah", "--photo", tmp_path / "in.png").exit_code == 0
    assert rcsc("contact", "show", "Colin Rajah", "--photo", tmp_path / "out.jpg").exit_code == 0
    with Image.open(tmp_path / "out.jpg") as kept:
        assert (kept.format, kept.size) == ("JPEG", (640, 320))
    with Image.open(BytesIO(rcsc("contact", "show", "Colin Rajah", "--photo", "-").binary)) as kept:
        assert kept.size == (640, 320)
    assert rcsc("contact", "show", "Colin Rajah", "--photo", tmp_path / "out.jpg").exit_code == 1
    rcsc("contact", "set", "Colin Rajah", "--no-photo")
    assert rcsc("contact", "show", "Colin Rajah", "--photo", "-").err == "There is no picture of this contact.\n"
    (tmp_path / "text.png").write_text("no picture")
    refused = rcsc("contact", "set", "Colin Rajah", "--photo", tmp_path / "text.png")
    assert (refused.exit_code, refused.err[:31]) == (1, "This file is not a picture that")


def test_what_a_list_does_not_know_is_refused_by_name(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    for wrong, said in (
        ({"details": [{"kind": "fax", "value": "1"}]}, "“fax” is none of the values"),
        ({"details": [{"kind": "email"}]}, "may not be blank"),
        ({"details": "none"}, "does not have the form"),
        ({"addresses": [{"town": "Cairo"}]}, "There is no field called “town”"),
        ({"affiliations": [{"role_title": "Chair"}]}, "may not be blank"),
        ({"translated_names": "x"}, "There is no field called “translated_names”"),
    ):
        file.write_text(json.dumps(wrong))
        refused = rcsc("contact", "set", "Colin Rajah", "--from", file)
        assert refused.exit_code == 1
        assert said in refused.err
    names = rcsc("contact", "set", "ICMC", "translated_names=Commission")
    assert names.err.startswith("Names in other languages: “Commission” is not a name in another language.")
    assert rcsc("contact", "set", "Colin Rajah", "--also", "fax=1").exit_code == 2


def test_drafts_are_written_for_participants_and_those_without_an_address_are_named(rcsc: Rcsc, tmp_path: Path) -> None:
    rcsc("contact", "set", "Colin Rajah", "email=colin@example.org", "language=fr")
    rcsc("contact", "set", "William Gois", "email=gois@example.org")
    rcsc("mail", "save", "Invitation", "--subject", "Invitation: {consultation}", "--body", "Dear {title} {name},")
    rcsc("mail", "save", "Invitation", "--language", "fr", "--subject", "Invitation", "--body", "Cher {name},")
    assert rcsc("mail", "list", "--json").json["texts"][0]["languages"] == "en, fr"
    (tmp_path / "note.txt").write_text("x")
    arguments = ("mail", "draft", "--participants", MEETING, "--text", "invitation", "--attach", tmp_path / "note.txt")
    dry = rcsc(*arguments, "--dry-run", "--json")
    assert (dry.json["people"], dry.json["reached"], dry.json["file"]) == (7, 2, None)
    assert "Without an address: William Lacy Swing\n" in dry.err
    answer = rcsc(*arguments, "-o", tmp_path / "drafts", "--json").json
    assert answer["left_empty"] == {"title": ["William Gois"]}
    files = sorted((tmp_path / "drafts").iterdir())
    assert [file.name for file in files] == ["001 Colin Rajah.eml", "002 William Gois.eml"]
    french = message_from_bytes(files[0].read_bytes(), policy=default)
    assert (french["Subject"], french["Content-Language"]) == ("Invitation", "fr")
    assert [one.get_filename() for one in french.iter_attachments()] == ["note.txt"]
    exported = rcsc("history", "list", "--exports", "--json")
    assert exported.exit_code in {0, 2}
    assert rcsc(*arguments, "-o", tmp_path / "drafts").exit_code == 1


def test_one_for_all_goes_to_standard_output(rcsc: Rcsc) -> None:
    rcsc("contact", "set", "Colin Rajah", "email=colin@example.org")
    answer = rcsc("mail", "draft", "--to", "Colin Rajah", "--subject", "News", "--together", "-o", "-")
    message = message_from_bytes(answer.binary, policy=default)
    assert [one.addr_spec for one in message["Bcc"].addresses] == ["colin@example.org"]
    assert answer.err == "1 person, 1 with an e-mail address.\n"
    assert rcsc("mail", "draft", "--subject", "x").exit_code == 2
    rcsc("contact", "group", "add", "Friends", "Colin Rajah")
    grouped = rcsc("mail", "draft", "--group", "friends", "--subject", "News", "--dry-run", "--json").json
    assert (grouped["people"], grouped["drafts"]) == (1, 1)
    refused = rcsc("mail", "draft", "--to", "Colin Rajah", "--subject", "Hi {name}", "--together", "-o", "-")
    assert refused.err.startswith("“name” differs from person to person")
    assert rcsc("mail", "remove", "Nothing").err.startswith("There is no saved text called “Nothing”.")


def test_drafts_are_for_those_of_a_status_alone(rcsc: Rcsc) -> None:
    rcsc("contact", "set", "William Gois", "email=gois@example.org")
    assert rcsc("participant", "set", MEETING, "William Gois", "status=cancelled").exit_code == 0
    draft = ("mail", "draft", "--participants", MEETING, "--subject", "News", "--dry-run", "--json")
    answer = rcsc(*draft, "--status", "cancelled").json
    assert (answer["people"], answer["reached"]) == (1, 1)
    assert rcsc(*draft, "--status", "confirmed").err.startswith("None of these people has an e-mail address")


def test_a_saved_text_is_removed_by_its_name_in_any_spelling(rcsc: Rcsc) -> None:
    rcsc("mail", "save", "Données", "--subject", "Vos données")
    assert rcsc("mail", "remove", "donnees").exit_code == 0
    assert rcsc("mail", "list", "--json").json["texts"] == []
