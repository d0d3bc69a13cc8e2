"""Mail drafts: whom they reach, what is filled in, what is kept, what is told in the history."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.contacts import DetailKind, Organisation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.mail import MailContent, MailText, fields_in, merged, usable_address
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.services.core import Core
from rcsc_desktop.services.mail_drafts import read_attachments

ENGLISH = MailText("Invitation: {consultation}", "Dear {title} {family_name},\nplease come on {date}.\n{organisation}")
FRENCH = MailText("Invitation : {consultation}", "Cher/Chère {name},\nvenez le {date}.\n{organisation}")
CONTENT = MailContent("en", {"en": ENGLISH, "fr": FRENCH})


def new_person(core: Core, name: str, **values: str) -> UUID:
    made = core.contacts.add_person(name, **values).new_id
    assert made is not None
    return made


def test_fields_are_filled_in_and_braces_can_be_written() -> None:
    values = {"name": "Ana {x}", "title": ""}
    assert merged("Dear { Name }, {{name}} {title} you", values | {"name": "Ana"}) == "Dear Ana, {name} you"
    assert merged("Dear {NAME}", values) == "Dear Ana {x}"
    assert merged("{Organization}", {"organisation": "ICMC"}) == "ICMC"
    assert fields_in("{name} {Role title} {name} {{date}}") == ("name", "role_title")


@given(st.text(max_size=80))
def test_a_text_without_braces_stays_as_it_is(text: str) -> None:
    plain = text.replace("{", "").replace("}", "")
    assert merged(plain, {}) == plain


@pytest.mark.parametrize(
    ("written", "usable"),
    [
        (" ana@example.org ", "ana@example.org"),
        ("Ana@BÜCHER.example", "Ana@xn--bcher-kva.example"),
        ("ana@example.org\r\nBcc: x@example.org", ""),
        ("ana", ""),
        ("ана@example.org", ""),
        ("a@b@c.org", ""),
        ("", ""),
    ],
)
def test_only_addresses_that_a_header_can_hold_are_written_to(written: str, usable: str) -> None:
    assert usable_address(written) == usable


def test_people_get_the_mail_in_their_language_and_those_without_an_address_are_named(sample_core: Core) -> None:
    core = sample_core
    meeting = core.consultations.resolve("2017-04-17")
    ana = new_person(core, "Ana Díaz", title="Dr", family_name="Díaz", email="ana@example.org", language="es")
    luc = new_person(
        core, "Luc Roy", email="nonsense", organisation="International Organization for Migration", languages="fr, en"
    )
    core.contact_ways.add_detail(luc, DetailKind.EMAIL, "luc@example.org")
    organisation = core.contacts.person(luc).affiliations[0].organisation
    core.records.change(Organisation, organisation.id, {"translated_names": "fr: Organisation internationale"})
    nobody, wrong = new_person(core, "Without Address"), new_person(core, "Wrong Address", email="at home")
    mailing = core.mail_drafts.mailing([ana, luc, nobody, wrong, ana, UUID(int=5)], meeting)
    assert (mailing.count, len(mailing.recipients)) == (4, 2)
    assert [(one.name, one.address) for one in mailing.unreached] == [
        ("Without Address", ""),
        ("Wrong Address", "at home"),
    ]
    drafts = core.mail_drafts.drafts(mailing, CONTENT)
    assert [name for name, _draft in drafts] == ["001 Ana Díaz.eml", "002 Luc Roy.eml"]
    to_ana, to_luc = (draft for _name, draft in drafts)
    assert to_ana.body.replace("\u00a0", " ") == "Dear Dr Díaz,\nplease come on 17 April 2017.\n"
    assert (to_luc.language, to_luc.to) == ("fr", (("Luc Roy", "luc@example.org"),))
    assert to_luc.body.replace("\u00a0", " ") == (
        "Cher/Chère Luc Roy,\nvenez le 17 avril 2017.\nOrganisation internationale"
    )
    assert core.mail_drafts.lacking(mailing, CONTENT) == {"organisation": ("Ana Díaz",)}


def test_a_participant_is_written_to_for_the_organisation_they_stand_for(sample_core: Core) -> None:
    core = sample_core
    meeting = core.consultations.resolve("2017-04-17")
    person = new_person(core, "Ana Díaz", email="ana@example.org", organisation="Her own house")
    other = core.contacts.add_organisation("The delegation").new_id
    core.records.add(Participant(consultation_id=meeting, person_id=person, organisation_id=other))
    participant = core.records.find(Participant, person_id=person)[0]
    assert core.mail_drafts.people([participant.id]) == (person,)
    mailing = core.mail_drafts.mailing([person], meeting)
    content = MailContent("en", {"en": MailText("To {organisation}", "")})
    assert core.mail_drafts.drafts(mailing, content)[0][1].subject == "To The delegation"
    assert mailing.values.refused == ()
    core.records.change(Participant, participant.id, {"may_be_contacted": "no"})
    assert core.mail_drafts.mailing([person], meeting).values.refused == ("Ana Díaz",)
    alone = core.mail_drafts.mailing([person])
    assert core.mail_drafts.drafts(alone, content)[0][1].subject == "To Her own house"


def test_an_organisation_is_written_to_by_its_name(core: Core) -> None:
    house = core.contacts.add_organisation("The House", translated_names="fr: La Maison").new_id
    silent = core.contacts.add_organisation("Silent House").new_id
    assert house is not None
    assert silent is not None
    core.contact_ways.add_detail(house, DetailKind.EMAIL, "house@example.org")
    mailing = core.mail_drafts.mailing([house, silent])
    assert (mailing.is_to_people, [one.name for one in mailing.unreached]) == (False, ["Silent House"])
    content = MailContent("fr", {"fr": MailText("À {name}", "{title} {organisation}")})
    ((_name, draft),) = core.mail_drafts.drafts(mailing, content)
    assert (draft.subject, draft.body, draft.to) == ("À La Maison", "La Maison", (("The House", "house@example.org"),))


def test_one_mail_to_all_hides_them_from_each_other(core: Core, tmp_path: Path) -> None:
    people = [new_person(core, f"Person {n}", email=f"p{n % 2}@example.org", language="fr") for n in range(3)]
    mailing = core.mail_drafts.mailing(people)
    with pytest.raises(UserError) as refused:
        core.mail_drafts.drafts(mailing, CONTENT, is_for_all=True)
    assert (refused.value.code, refused.value.data["text"]) == ("mail.personal_field", "title")
    content = MailContent("en", {"en": MailText("Dear all", "come")})
    drafts = core.mail_drafts.drafts(mailing, content, is_for_all=True)
    target = core.mail_drafts.write(drafts, tmp_path / "all.eml", mailing)
    message = message_from_bytes(target.read_bytes(), policy=default)
    assert [one.addr_spec for one in message["Bcc"].addresses] == ["p0@example.org", "p1@example.org"]
    assert message["To"] is None
    left = core.history.exports()[0]
    assert (left.what, left.format, left.count, left.file_name, left.columns) == (
        "mail",
        "eml",
        3,
        "all.eml",
        "name,email",
    )
    assert core.history.list(limit=1)[0].name == "person.add", "what left is no undo step"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (MailText(" ", "body"), "mail.no_subject"),
        (MailText("Hello {nmae}", ""), "mail.unknown_field"),
        (MailText("Hello", "{first name}"), "mail.unknown_field"),
    ],
)
def test_a_text_that_cannot_be_filled_in_is_refused_before_anything_is_written(
    core: Core, text: MailText, code: str
) -> None:
    person = new_person(core, "Ana", email="ana@example.org")
    content = MailContent("en", {"en": text})
    with pytest.raises(UserError) as refused:
        core.mail_drafts.drafts(core.mail_drafts.mailing([person]), content)
    assert refused.value.code == code
    with pytest.raises(UserError):
        core.mail_drafts.save_template("x", content)


def test_nobody_to_write_to_and_files_that_cannot_go_along(core: Core, tmp_path: Path) -> None:
    person = new_person(core, "Ana")
    with pytest.raises(UserError, match=r"mail\.nobody"):
        core.mail_drafts.drafts(core.mail_drafts.mailing([person]), CONTENT)
    with pytest.raises(UserError, match=r"mail\.attachment_unreadable"):
        read_attachments([tmp_path / "gone.pdf"])
    with (tmp_path / "big.bin").open("wb") as stream:
        stream.truncate(26 * 2**20)
    with pytest.raises(UserError, match=r"mail\.attachments_too_big"):
        read_attachments([tmp_path / "big.bin"])
    (tmp_path / "note.txt").write_text("x")
    assert [(one.name, one.media_type, one.content) for one in read_attachments([tmp_path / "note.txt"])] == [
        ("note.txt", "text/plain", b"x")
    ]


def test_texts_are_saved_under_a_name_replaced_and_taken_out(core: Core) -> None:
    core.mail_drafts.save_template("Invitation", CONTENT)
    core.mail_drafts.save_template(" invitation ", MailContent("en", {"en": MailText("New", "")}))
    (saved,) = core.mail_drafts.templates()
    assert saved.name == "invitation"
    assert core.mail_drafts.template("INVITATION").texts["en"].subject == "New"
    core.history.undo()
    assert core.mail_drafts.template("invitation") == CONTENT
    core.mail_drafts.remove_template(saved.id)
    with pytest.raises(UserError, match=r"mail\.unknown_template"):
        core.mail_drafts.template("Invitation")


@pytest.mark.parametrize("content", ["", "[]", '{"main":"en","texts":{}}', '{"main":"en","texts":{"en":{}}}'])
def test_what_is_no_text_of_a_mail_is_refused(content: str) -> None:
    with pytest.raises(UserError, match=r"mail\.unreadable"):
        MailContent.from_json(content)
