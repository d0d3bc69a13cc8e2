"""Mail drafts, read back by Python's parser."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.domain.reports.mail import MailAttachment, MailDraft
from rcsc_desktop.domain.text import clean
from rcsc_desktop.export.eml.mail import write, write_files

ANA = ("Ana Díaz, PhD", "ana@example.org")


def written(draft: MailDraft) -> bytes:
    stream = BytesIO()
    write(draft, stream)
    return stream.getvalue()


def read_back(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def boxes(message: EmailMessage, header: str) -> list[tuple[str, str]]:
    return [(one.display_name, one.addr_spec) for one in message[header].addresses]


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n").rstrip("\n")


def test_a_draft_is_unsent_plain_ascii_and_says_its_language() -> None:
    content = written(MailDraft("Réunion à Genève", "Chère Ana,\n\nà bientôt", "fr", to=(ANA,)))
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998
    message = read_back(content)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Réunion à Genève"
    assert message["Content-Language"] == "fr"
    assert boxes(message, "To") == [("Ana Díaz, PhD", "ana@example.org")]
    assert body(message) == "Chère Ana,\n\nà bientôt"
    assert message["From"] is None
    assert message.defects == []


def test_attachments_go_along_with_names_in_any_script() -> None:
    attachments = (
        MailAttachment("Programme – برنامج.pdf", "application/pdf", b"%PDF-1.7\n\r\0\xff"),
        MailAttachment("notes.txt", "text/plain", b"a\nb"),
    )
    message = read_back(written(MailDraft("s", "b", "en", to=(ANA,), attachments=attachments)))
    found = [
        (one.get_filename(), one.get_content_type(), one.get_payload(decode=True)) for one in message.iter_attachments()
    ]
    assert found == [
        ("Programme – برنامج.pdf", "application/pdf", b"%PDF-1.7\n\r\0\xff"),
        ("notes.txt", "text/plain", b"a\nb"),
    ]


def test_two_thousand_people_stand_in_one_bcc() -> None:
    people = tuple(("", f"person.{number}@example.org") for number in range(2000))
    message = read_back(written(MailDraft("s", "b", "en", bcc=people)))
    assert boxes(message, "Bcc") == list(people)
    assert message["To"] is None


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\x0b", "\u2028", "\x85"])
def test_nothing_begins_another_header(break_: str) -> None:
    draft = MailDraft(
        f"Hello{break_}Bcc: thief@example.org",
        f"text{break_}Cc: thief@example.org",
        "en",
        to=((f"Ana{break_}Bcc: thief@example.org", "ana@example.org"),),
        attachments=(MailAttachment(f"a{break_}Bcc: t.pdf", "application/pdf", b"x"),),
    )
    message = read_back(written(draft))
    assert sorted(set(message.keys())) == [
        "Content-Language",
        "Content-Type",
        "MIME-Version",
        "Subject",
        "To",
        "X-Unsent",
    ]
    assert [address for _name, address in boxes(message, "To")] == ["ana@example.org"]
    assert message["Subject"] == "Hello Bcc: thief@example.org"


_TEXT = st.text(max_size=60).map(lambda text: clean(text).text)


@given(_TEXT, _TEXT, _TEXT)
def test_whatever_is_written_comes_back(subject: str, text: str, name: str) -> None:
    content = written(MailDraft(subject, text, "en", to=((name, "ana@example.org"),)))
    message = read_back(content)
    assert " ".join(str(message["Subject"]).split()) == " ".join(subject.split())
    assert [address for _name, address in boxes(message, "To")] == ["ana@example.org"]
    assert boxes(message, "To")[0][0] == " ".join(name.split())
    assert message["Bcc"] is None
    assert body(message).splitlines() == text.rstrip("\n").splitlines()


def test_several_drafts_come_as_a_folder_whole_or_not_at_all(tmp_path: Path) -> None:
    one, two = MailDraft("One", "b", "en", to=(ANA,)), MailDraft("Two", "b", "en", to=(ANA,))
    write_files([("001 Ana.eml", one), ("002 Ana.eml", two)], tmp_path / "mails", force=False)
    assert sorted(file.name for file in (tmp_path / "mails").iterdir()) == ["001 Ana.eml", "002 Ana.eml"]
    with pytest.raises(UserError, match=r"export\.exists"):
        write_files([("001 Ana.eml", one), ("002 Ana.eml", two)], tmp_path / "mails", force=True)
    with pytest.raises(EnvironmentFault):
        write_files([("same.eml", one), ("same.eml", two)], tmp_path / "others", force=False)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mails"]
    write_files([("001 Ana.eml", one)], tmp_path / "one.eml", force=False)
    assert read_back((tmp_path / "one.eml").read_bytes())["Subject"] == "One"
