"""The list of participants: who stands in it, where, in which words; issued, compared, withdrawn."""

from __future__ import annotations

from uuid import UUID

import pytest

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.contacts import Organisation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.list_versions import ListStatus
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.participant_list import ListGrouping
from rcsc_desktop.domain.reports.participant_list import EntrySection, ListPaperOptions, ParticipantListReport
from rcsc_desktop.services.core import Core

_COLUMNS = ["name", "organisation", "country", "category", "rank", "status", "email", "phone", "may_be_shared"]
_PEOPLE = [
    ["Zoe Ball", "Caritas", "FR", "Civil society", "1", "confirmed", "zoe@example.org", "+33 1", "yes"],
    ["Ada Byron", "Caritas", "France", "Civil society", "", "confirmed", "ada@example.org", "+33 2", "no"],
    ["Ñusta Quispe", "Federación", "Peru", "Civil society", "", "confirmed", "nusta@example.org", "", ""],
    ["Nyx Zapata", "Federación", "ES", "Civil society", "", "confirmed", "", "", "yes"],
    ["Boris Popov", "Ministry", "Russian Federation", "Member States", "", "confirmed", "", "", "yes"],
    ["Not Coming", "Ministry", "DE", "Member States", "", "declined", "", "", "yes"],
]


@pytest.fixture
def meeting(core: Core) -> UUID:
    made = core.consultations.create(None, "Meeting", start_date="2017-04-17").new_id
    assert made is not None
    core.participants.paste(made, _COLUMNS, _PEOPLE)
    core.records.change(Consultation, made, {"category_order": "Member States\nCivil society"})
    return made


def outline(report: ParticipantListReport) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    def groups(section: EntrySection) -> list[tuple[str, list[str]]]:
        return [(group.name, [f"{one.number} {one.name}" for one in group.entries]) for group in section.groups]

    return [(section.name, groups(section)) for section in report.sections]


def test_people_stand_by_category_country_rank_and_name(core: Core, meeting: UUID) -> None:
    assert outline(core.participant_lists.report(meeting, language="fr")) == [
        ("Member States", [("Fédération de Russie", ["1 Boris Popov"])]),
        (
            "Civil society",
            [
                ("Espagne", ["2 Nyx Zapata"]),
                ("France", ["3 Zoe Ball", "4 Ada Byron"]),
                ("Pérou", ["5 Ñusta Quispe"]),
            ],
        ),
    ]


def test_organisations_stand_under_their_names_in_the_language(core: Core, meeting: UUID) -> None:
    caritas = core.contacts.suggest("organisation", "Caritas")[0].id
    core.records.change(Organisation, caritas, {"translated_names": "ru: Ябеда\nes: Cáritas", "acronym": "CI"})
    by = ListPaperOptions(grouping=ListGrouping.ORGANISATION)

    def groups(language: str) -> list[str]:
        report = core.participant_lists.report(meeting, language=language, options=by)
        return [name for _section, found in outline(report) for name, _people in found]

    assert groups("es") == ["Ministry", "Cáritas (CI)", "Federación"]
    assert groups("ru") == ["Ministry", "Federación", "Ябеда (CI)"]


def test_spanish_has_its_own_letter_after_n(core: Core, meeting: UUID) -> None:
    by = ListPaperOptions(grouping=ListGrouping.ORGANISATION)

    def names(language: str) -> list[str]:
        found = outline(core.participant_lists.report(meeting, language=language, options=by))
        return [one.partition(" ")[2] for one in dict(found[1][1])["Federación"]]

    assert names("es") == ["Nyx Zapata", "Ñusta Quispe"]
    assert names("en") == ["Ñusta Quispe", "Nyx Zapata"]


def test_only_those_who_agreed_can_be_reached_and_only_where_it_is_wanted(core: Core, meeting: UUID) -> None:
    def reached(*, wanted: bool) -> dict[str, tuple[str, ...]]:
        report = core.participant_lists.report(meeting, options=ListPaperOptions(with_contact_lines=wanted))
        entries = (one for s in report.sections for g in s.groups for one in g.entries)
        return {one.name: one.contacts for one in entries if one.contacts}

    assert reached(wanted=False) == {}
    assert reached(wanted=True) == {"Zoe Ball": ("zoe@example.org", "+33 1")}


def test_who_may_not_be_listed_stands_in_no_list(core: Core, meeting: UUID) -> None:
    zoe = next(one for one in core.participants.ids(meeting, "Zoe"))
    core.participants.change(zoe, "may_be_listed", "no")
    everybody = ListPaperOptions(statuses=tuple(ParticipantStatus))

    assert "Zoe" not in str(core.participant_lists.report(meeting, options=everybody))
    assert "Not Coming" in str(core.participant_lists.report(meeting, options=everybody))
    core.list_versions.issue(meeting)
    assert "Zoe" not in core.list_versions.listed(meeting)[0].version.content


def test_the_next_list_tells_what_changed_since_the_issued_one(core: Core, meeting: UUID) -> None:
    assert core.participant_lists.report(meeting).since is None
    core.list_versions.issue(meeting, "provisional", "for translation")
    same = core.participant_lists.report(meeting)
    assert (same.version, same.revision, same.since) == (1, 0, None)

    ids = {line.name: line.id for line in core.participants.fetch(core.participants.ids(meeting))}
    core.participants.set_status([ids["Not Coming"]], "confirmed", is_correction=True)
    core.participants.set_status([ids["Boris Popov"]], "cancelled")
    core.participants.change(ids["Zoe Ball"], "country", "IT")

    report = core.participant_lists.report(meeting, language="fr")
    assert (report.version, report.status, report.revision) == (None, ListStatus.PROVISIONAL, 1)
    assert report.since is not None
    assert [(one.number, one.name) for one in report.since.added] == [(1, "Not Coming")]
    assert [(one.number, one.name) for one in report.since.removed] == [(0, "Boris Popov")]
    assert [(one.name, one.details) for one in report.since.changed] == [
        ("Zoe Ball", (("country", "France", "Italie"),))
    ]
    final = core.participant_lists.report(meeting, options=ListPaperOptions(status=ListStatus.FINAL))
    assert (final.status, final.revision) == (ListStatus.FINAL, 0)


def test_an_issued_list_is_printed_as_it_was(core: Core, meeting: UUID) -> None:
    core.list_versions.issue(meeting)
    before = outline(core.participant_lists.report(meeting))
    core.participants.remove(core.participants.ids(meeting, "Zoe"))

    old = core.participant_lists.report(meeting, version=1)
    assert outline(old) == before
    assert (old.version, old.since) == (1, None)
    assert "Zoe" not in str(core.participant_lists.report(meeting).sections)
    with pytest.raises(UserError) as error:
        core.participant_lists.report(meeting, version=7)
    assert error.value.code == "list.unknown"


def test_undoing_an_issue_withdraws_it_and_its_number_is_not_used_again(core: Core, meeting: UUID) -> None:
    core.list_versions.issue(meeting)
    assert core.history.undo().name == "participant.issue_list"
    assert core.list_versions.listed(meeting) == ()
    with pytest.raises(UserError) as error:
        core.list_versions.compare(meeting)
    assert error.value.code == "list.none_issued"

    core.list_versions.issue(meeting, "final")
    (standing,) = core.list_versions.listed(meeting)
    assert (standing.version.number, standing.version.status, standing.people) == (2, ListStatus.FINAL, 5)
    assert standing.author == "Ana"


def test_two_issued_lists_are_compared(core: Core, meeting: UUID) -> None:
    core.list_versions.issue(meeting)
    core.participants.remove(core.participants.ids(meeting, "Zoe"))
    core.list_versions.issue(meeting)
    core.participants.remove(core.participants.ids(meeting, "Ada"))

    assert [one.name for one in core.list_versions.compare(meeting).changes.removed] == ["Ada Byron"]
    between = core.list_versions.compare(meeting, 1, 2)
    assert [one.name for one in between.changes.removed] == ["Zoe Ball"]
    outlook = core.list_versions.outlook(meeting)
    assert (outlook.number, outlook.revisions[ListStatus.PROVISIONAL], outlook.people) == (3, 2, 3)


def test_a_list_of_nobody_is_not_issued(core: Core, meeting: UUID) -> None:
    core.participants.set_status(core.participants.ids(meeting), "invited", is_correction=True)
    with pytest.raises(UserError) as error:
        core.list_versions.issue(meeting)
    assert error.value.code == "list.nobody"
    with pytest.raises(UserError) as error:
        core.list_versions.issue(meeting, "secret")
    assert error.value.code == "value.unknown"


def test_charts_count_those_who_stand_in_the_list(core: Core, meeting: UUID) -> None:
    report = core.participant_lists.report(meeting, options=ListPaperOptions(with_charts=True))
    (organisations,) = [chart for chart in report.charts if chart.column == "organisation"]
    assert [(bar.value, bar.count) for bar in organisations.bars] == [
        ("Caritas", 2),
        ("Federación", 2),
        ("Ministry", 1),
    ]


def test_some_participants_are_no_revision_of_anything(core: Core, meeting: UUID) -> None:
    core.list_versions.issue(meeting)
    some = core.participants.ids(meeting, "caritas")
    report = core.participant_lists.report(meeting, ids=some)
    assert (report.total, report.revision, report.since, report.version) == (2, 0, None, None)
