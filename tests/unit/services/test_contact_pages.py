"""Ways to reach a contact, photos, and everything about one contact on one page."""

from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.contacts import ContactDetail, DetailKind, OrganisationKind, Photo, PostalAddress
from rcsc_desktop.domain.document import Endorsement, Statement
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import Attendance, AttendanceState, Participant
from rcsc_desktop.services.core import Core


def new_person(core: Core, name: str = "Amal Haddad", **values: str) -> UUID:
    made = core.contacts.add_person(name, **values).new_id
    assert made is not None
    return made


def picture(size: tuple[int, int], mode: str = "RGB", kind: str = "PNG", **more: object) -> bytes:
    stream = BytesIO()
    Image.new(mode, size, "red").save(stream, kind, **more)
    return stream.getvalue()


def test_a_person_has_several_addresses_in_the_order_they_came(core: Core) -> None:
    person = new_person(core)
    core.contact_ways.add_detail(person, DetailKind.EMAIL, " second@example.org ", "work")
    core.contact_ways.add_detail(person, DetailKind.MESSENGER, "@amal", "Signal")
    core.contact_ways.add_address(person, street="1 Nile St\nFloor 2", city="Cairo", country="EG")
    view = core.contacts.person(person)
    assert [(one.kind, one.label, one.value) for one in view.details] == [
        (DetailKind.EMAIL, "work", "second@example.org"),
        (DetailKind.MESSENGER, "Signal", "@amal"),
    ]
    assert [(one.street, one.city, one.country) for one in view.addresses] == [("1 Nile St\nFloor 2", "Cairo", "EG")]


def test_a_detail_is_changed_emptied_and_brought_back(core: Core) -> None:
    person = new_person(core)
    detail = core.contact_ways.add_detail(person, DetailKind.PHONE, "022 717 91 11").new_id
    assert detail is not None
    core.contact_ways.change(ContactDetail, detail, {"value": "022 717 92 22"}, {"value": "022 717 91 11"})
    with pytest.raises(UserError, match=r"edit\.conflict"):
        core.contact_ways.change(ContactDetail, detail, {"value": "1"}, {"value": "022 717 91 11"})
    core.contact_ways.change(ContactDetail, detail, {"value": "  "})
    assert core.contacts.person(person).details == ()
    core.history.undo()
    assert [one.value for one in core.contacts.person(person).details] == ["022 717 92 22"]


def test_nothing_is_added_without_a_word_in_it(core: Core) -> None:
    person = new_person(core)
    with pytest.raises(UserError, match=r"text\.required"):
        core.contact_ways.add_detail(person, DetailKind.EMAIL, "  ")
    with pytest.raises(UserError, match=r"address\.empty"):
        core.contact_ways.add_address(person, label="work", city=" ")
    with pytest.raises(UserError, match=r"row\.unknown"):
        core.contact_ways.add_detail(UUID(int=7), DetailKind.EMAIL, "a@example.org")


def test_an_organisation_is_reached_like_a_person(core: Core) -> None:
    organisation = core.contacts.add_organisation("Cairo Centre").new_id
    assert organisation is not None
    core.contact_ways.add_detail(organisation, DetailKind.LINK, "https://example.org", "donate")
    address = core.contact_ways.add_address(organisation, city="Cairo").new_id
    assert address is not None
    core.contact_ways.change(PostalAddress, address, {"postal_code": "11511"})
    view = core.contacts.organisation(organisation)
    assert [one.value for one in view.details] == ["https://example.org"]
    assert view.addresses[0].postal_code == "11511"


def test_a_photo_is_kept_small_upright_and_without_metadata(core: Core) -> None:
    person = new_person(core)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    exif[0x010F] = "A camera"
    kept = core.contact_photos.prepared(picture((2000, 1000), kind="JPEG", exif=exif))
    core.contact_photos.set(person, kept)
    photo = core.contacts.person(person).photo
    assert photo is not None
    with Image.open(BytesIO(photo.content)) as shown:
        assert (shown.format, shown.size, dict(shown.getexif())) == ("JPEG", (320, 640), {})
    core.contact_photos.set(person, core.contact_photos.prepared(picture((10, 10), "RGBA")))
    core.contact_photos.remove(person)
    assert core.contact_photos.find(person) is None
    core.history.undo()
    assert core.contact_photos.find(person) is not None
    assert len(core.records.find(Photo, person_id=person)) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 not a picture", "photo.unreadable"),
        (b"", "photo.unreadable"),
        (picture((40, 40))[:60], "photo.unreadable"),
        (picture((11_000, 11_000), "1", "PNG"), "photo.too_big"),
    ],
)
def test_what_is_no_portrait_is_refused(core: Core, content: bytes, code: str) -> None:
    with pytest.raises(UserError) as refused:
        core.contact_photos.prepared(content)
    assert refused.value.code == code


def test_the_history_of_a_photo_does_not_hold_the_picture(core: Core) -> None:
    person = new_person(core)
    core.contact_photos.set(person, b"\xff\xd8 picture")
    last = core.history.list(limit=1)[0]
    assert "content" not in [change.field for change in core.history.show(last.id).changes]


def test_a_page_tells_meetings_with_attendance_statements_and_changes(sample_core: Core) -> None:
    person = sample_core.contacts.suggest("person", "rajah")[0].id
    page = sample_core.contact_pages.person(person)
    assert page.view.person.name == "Colin Rajah"
    taken = next(part for part in page.view.takes_part if part.key == "2017-04-17-new-york")
    assert (taken.present, taken.noted) == (0, 0)
    sessions = sample_core.records.find(Session, consultation_id=taken.consultation_id)
    participant = sample_core.records.find(Participant, consultation_id=taken.consultation_id, person_id=person)[0]
    for session in sessions[:1]:
        sample_core.records.add(
            Attendance(participant_id=participant.id, session_id=session.id, state=AttendanceState.PRESENT)
        )
    sample_core.contacts.add_affiliation(person, "A new council", "Adviser")
    council = sample_core.contacts.suggest("organisation", "A new council")[0].id
    statement = sample_core.records.find(Statement)[0]
    sample_core.records.add(Endorsement(statement_id=statement.id, organisation_id=council, signatory="colin  RAJAH"))
    page = sample_core.contact_pages.person(person)
    taken = next(part for part in page.view.takes_part if part.key == "2017-04-17-new-york")
    assert (taken.present, taken.noted) == (1, 1)
    assert [(one.title, one.organisation) for one in page.statements] == [(statement.title, "A new council")]
    assert page.history[0].name == "affiliation.add"
    of_council = sample_core.contact_pages.organisation(council)
    assert [one.title for one in of_council.statements] == [statement.title]
    assert [member.affiliation.role_title for member in of_council.view.members] == ["Adviser"]


def test_a_mechanism_gets_its_chair_and_head_of_secretariat(core: Core) -> None:
    made = core.contacts.add_organisation("A regional process", kind=OrganisationKind.ISCM).new_id
    assert made is not None
    known = new_person(core, "Ana Díaz")
    core.contacts.add_member(made, "ana diaz", "Chair")
    core.contacts.add_member(made, "Somebody New", " Head of Secretariat ")
    members = core.contacts.organisation(made).members
    assert [(one.name, one.affiliation.role_title) for one in members] == [
        ("Ana Díaz", "Chair"),
        ("Somebody New", "Head of Secretariat"),
    ]
    assert members[0].affiliation.person_id == known
    new_person(core, "Ana Díaz")
    with pytest.raises(UserError, match=r"contact\.ambiguous"):
        core.contacts.add_member(made, "Ana Díaz", "Adviser")
