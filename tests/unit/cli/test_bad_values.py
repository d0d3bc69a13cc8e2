"""Values that are refused: exit code 1 and one sentence that names the field; nothing is changed."""

from pathlib import Path

import pytest

from tests.unit.cli.rcsc import MEETING, Rcsc

NOT_A_DATE = "is not a date. Write it like 2017-04-17, or 2017-04 or 2017 if no more is known.\n"

REFUSED = [
    (
        ("agenda", "set", MEETING, "--item", "2", "start=25:00"),
        "Start: “25:00” is not a time of day. Write it like 14:15, 2:15 pm or 9.\n",
    ),
    (
        ("agenda", "set", MEETING, "--item", "2", "minutes=-5"),
        "Length: “-5” is less than no time. Write a length like 15, 15m or 1h30.\n",
    ),
    (
        ("agenda", "set", MEETING, "--item", "2", "minutes=0"),
        "Length: An item lasts at least a minute. Write a length like 15, 15m or 1h30.\n",
    ),
    (
        ("agenda", "set", MEETING, "--item", "2", "minutes=25h"),
        "Length: “25h” is longer than 24 hours. Write a length like 15, 15m or 1h30.\n",
    ),
    (
        ("agenda", "set", MEETING, "--item", "2", "minutes=soon"),
        "Length: “soon” is not a length of time. Write it like 15, 15m or 1h30.\n",
    ),
    (
        ("agenda", "add", MEETING, "Coffee", "--minutes=-5"),
        "Length: “-5” is less than no time. Write a length like 15, 15m or 1h30.\n",
    ),
    (
        ("agenda", "add", MEETING, "Coffee", "--start", "25:00"),
        "Start: “25:00” is not a time of day. Write it like 14:15, 2:15 pm or 9.\n",
    ),
    (("agenda", "add", MEETING, "Coffee", "--kind", "party"), "Kind: “party” is none of the values there are: "),
    (("agenda", "add", MEETING, ""), "Title: This may not be blank. What was there before is kept.\n"),
    (
        ("agenda", "set", MEETING, "--session", "1", "start=25:00"),
        "Start: “25:00” is not a time of day. Write it like 14:15, 2:15 pm or 9.\n",
    ),
    (("agenda", "set", MEETING, "--session", "1", "date=17 April"), f"Date: “17 April” {NOT_A_DATE}"),
    (
        ("agenda", "set", MEETING, "--session", "1", "time_zone=Mars/Olympus"),
        "Time zone: There is no time zone called “Mars/Olympus”. Choose one such as “America/New_York”.\n",
    ),
    (
        ("consultation", "set", MEETING, "time_zone=EST5EDT/New"),
        "Time zone: There is no time zone called “EST5EDT/New”. Choose one such as “America/New_York”.\n",
    ),
    (
        ("consultation", "set", MEETING, "start_date=2017-04-18", "end_date=2017-04-17"),
        "The last day, 2017-04-17, lies before the first day, 2017-04-18. Nothing was changed.\n",
    ),
    (
        ("consultation", "add", "X", "--programme", "gcm-2017", "start_date=2018", "end_date=2017"),
        "The last day, 2017, lies before the first day, 2018. Nothing was changed.\n",
    ),
    (("consultation", "set", MEETING, "start_date=2017-13"), f"First day: “2017-13” {NOT_A_DATE}"),
    (("consultation", "set", MEETING, "colour=red"), "There is no field called “colour”. There are: "),
    (
        ("consultation", "set", MEETING, "key=mine"),
        "Key: This field was given once and for all and cannot be changed.\n",
    ),
    (("consultation", "set", MEETING, "latitude=north"), "Latitude: “north” is not a number. Nothing was changed.\n"),
    (("consultation", "add", "X"), "Say which programme it belongs to: gcm-2017, gcm-reviews-2020.\n"),
    (("consultation", "add", "X", "--programme", "zzz"), "There is no programme whose key begins with “zzz”.\n"),
    (
        ("consultation", "add", "X", "--programme", "gcm"),
        "“gcm” may mean several programmes: gcm-2017, gcm-reviews-2020. ",
    ),
    (("consultation", "add", "X", "--programme", "gcm-2017", "self=1"), "There is no field called “self”. There are: "),
    (
        ("consultation", "add", "X", "--programme", "gcm-2017", "parts=1"),
        "There is no field called “parts”. There are: ",
    ),
    (("programme", "add", "X", "self=1"), "There is no field called “self”. There are: "),
    (("participant", "add", MEETING, "--name", "X", "self=1"), "There is no field called “self”. There are: "),
    (
        ("participant", "set", MEETING, "Colin Rajah", "mode=perhaps"),
        "Participation: “perhaps” is none of the values there are: ",
    ),
    (("participant", "list", MEETING, "--sort", "shoe_size"), "There is no field called “shoe_size”. There are: "),
    (
        ("participant", "export", MEETING, "--columns", "name,shoe_size", "-o", "-"),
        "There is no column called “shoe_size”. Nothing was changed.\n",
    ),
    (("participant", "export", MEETING, "--columns", "", "-o", "-"), "A list needs at least one column. "),
    (
        ("participant", "export", MEETING, "--preset", "mine", "-o", "-"),
        "There is no list called “mine”. There are: full, public.\n",
    ),
    (("contact", "add", "X", "shoe_size=40"), "There is no field called “shoe_size”. There are: "),
    (("contact", "show", "Nobody"), "There is no contact called “Nobody”.\n"),
    (("consultation", "set", MEETING, "latitude=nan"), "Latitude: “nan” is not a number. Nothing was changed.\n"),
    (("consultation", "set", MEETING, "latitude=1e999"), "Latitude: “1e999” is not a number. Nothing was changed.\n"),
    (("contact", "remove", ""), "There is no contact called “”.\n"),
    (("undo", "9" * 40), f"The history has no step {'9' * 40}.\n"),
    (("agenda", "set", MEETING, "--item", "9" * 40, "title=x"), f"The agenda of {MEETING} has no item “{'9' * 40}”; "),
    (("agenda", "show", "zzz"), "There is no consultation whose key begins with “zzz”.\n"),
    (("agenda", "show", ""), "There is no consultation whose key begins with “”.\n"),
    (("agenda", "show", "2017"), "“2017” may mean several consultations: "),
    (
        ("agenda", "remove", MEETING, "--item", "99"),
        f"The agenda of {MEETING} has no item “99”; “rcsc agenda show {MEETING}” shows it.\n",
    ),
    (("agenda", "move", MEETING, "--item", "1", "--after", "99"), f"The agenda of {MEETING} has no item “99”; "),
    (
        ("agenda", "set", MEETING, "--item", "2", "--speaker", "Nobody", "role=chair"),
        f"The agenda of {MEETING} has no speaker “Nobody” in that item; ",
    ),
    (
        ("agenda", "text", MEETING, "--language", "fr", "--id", "1", "x"),
        "There is no text like this to translate any more. ",
    ),
]


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED, ids=[" ".join(case[0])[:60] for case in REFUSED])
def test_refused_with_one_sentence(rcsc: Rcsc, arguments: tuple[str, ...], sentence: str) -> None:
    answer = rcsc(*arguments)
    assert (answer.exit_code, answer.out) == (1, "")
    assert answer.err.startswith(sentence)
    assert answer.err.count("\n") == 1
    assert rcsc("undo").err == "There is nothing to take back.\n"


def test_an_item_of_another_consultation_is_not_touched(rcsc: Rcsc) -> None:
    item = rcsc.items()[0]["id"]
    answer = rcsc("agenda", "remove", "2017-08-04", "--item", item)
    assert (answer.exit_code, len(rcsc.items())) == (1, 7)


WRONG_USAGE = [
    ("sing",),
    ("agenda", "issue"),
    ("agenda", "show"),
    ("agenda", "show", MEETING, "--loud"),
    ("agenda", "show", MEETING, "--language", "xx"),
    ("agenda", "export", MEETING, "--format", "doc"),
    ("agenda", "export", MEETING, "--paper", "A5"),
    ("agenda", "set", MEETING, "title=x"),
    ("agenda", "set", MEETING, "--item", "1"),
    ("agenda", "set", MEETING, "--item", "1", "title"),
    ("agenda", "set", MEETING, "--item", "1", "title=a", "title=b"),
    ("agenda", "set", MEETING, "--speaker", "x", "role=chair"),
    ("agenda", "move", MEETING, "--item", "1"),
    ("agenda", "move", MEETING, "--item", "1", "--first", "--after", "2"),
    ("agenda", "remove", MEETING),
    ("agenda", "text", MEETING, "--id", "1"),
    ("consultation", "set", MEETING),
    ("participant", "set", MEETING, "status=invited"),
    ("participant", "set", MEETING, "Colin Rajah"),
    ("participant", "list", MEETING, "--limit", "0"),
    ("history", "list", "--limit", "9" * 40),
    ("settings", "set", "paper"),
    ("search",),
]


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage(rcsc: Rcsc, arguments: tuple[str, ...]) -> None:
    answer = rcsc(*arguments)
    assert (answer.exit_code, answer.out) == (2, "")
    assert "Usage: rcsc" in answer.err
    assert "Error: " in answer.err


BAD_JSON = [
    (
        b'{\n  "title": "x",\n  oops\n}',
        ", line 3, column 3: this is not JSON (Expecting property name enclosed in double quotes).\n",
    ),
    (b"", ", line 1, column 1: this is not JSON (Expecting value).\n"),
    (b"[1, 2]", " has to hold one object: fields and their values in braces.\n"),
    (b"\xff\xfe{}", " is not UTF-8 text (byte 1). Save it as UTF-8.\n"),
    (b"[" * 100_000, ": this JSON holds a number too long or lists nested too deep to be read.\n"),
    (
        b'{"minutes": ' + b"9" * 5000 + b"}",
        ": this JSON holds a number too long or lists nested too deep to be read.\n",
    ),
    (b'{"title": ["x"]}', ": the value of “title” does not have the form that this field needs.\n"),
    (b'{"topics": "x"}', ": the value of “topics” does not have the form that this field needs.\n"),
    (b'{"topics": [{"texts": "x"}]}', ": the value of “topics” does not have the form that this field needs.\n"),
    (
        b'{"topics": ' + b'[{"text": "x", "children": ' * 30 + b"[]" + b"}]" * 30 + b"}",
        ": the value of “topics” does not have the form that this field needs.\n",
    ),
    (b'{"speakers": [["x"]]}', ": the value of “speakers” does not have the form that this field needs.\n"),
    (b'{"minutes": -5}', ": Length: “-5” is less than no time. Write a length like 15, 15m or 1h30.\n"),
    (b'{"minutes": true}', ": Length: “yes” is not a length of time. Write it like 15, 15m or 1h30.\n"),
    (
        b'{"shoe_size": 40}',
        ": There is no field called “shoe_size”. There are: title, minutes, start, kind, is_timed, numbering, "
        "purpose, visibility, background, outcome, room, link, interpretation, owner, notes, speakers, documents, "
        "topics, questions.\n",
    ),
    (b'{"topics": ["x", " "]}', ": Text: This may not be blank. What was there before is kept.\n"),
]


@pytest.mark.parametrize(("content", "sentence"), BAD_JSON, ids=range(len(BAD_JSON)))
def test_a_json_file_that_will_not_do(rcsc: Rcsc, tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "item.json"
    file.write_bytes(content)
    before = rcsc.agenda()
    answer = rcsc("agenda", "set", MEETING, "--item", "2", "--from", file)
    assert (answer.exit_code, answer.out, answer.err) == (1, "", f"{file}{sentence}")
    assert rcsc.agenda() == before


def test_a_json_file_that_is_not_there(rcsc: Rcsc, tmp_path: Path) -> None:
    file = tmp_path / "none.json"
    answer = rcsc("agenda", "set", MEETING, "--item", "2", "--from", file)
    assert (answer.exit_code, answer.err) == (3, f"“{file}” cannot be read: No such file or directory.\n")


@pytest.mark.parametrize(
    "content",
    [b'{"programme": [{}]}', b'{"sessions": {}}', b'{"partners": ["x"]}', b'{"contact_points": [{"email": ["x"]}]}'],
)
def test_parts_of_a_consultation_that_are_no_lists_of_objects(rcsc: Rcsc, content: bytes) -> None:
    answer = rcsc("consultation", "set", MEETING, "--from", "-", stdin=content)
    assert answer.exit_code == 1
    assert "does not have the form that this field needs" in answer.err
