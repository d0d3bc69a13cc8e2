"""Findings put aside with a reason, told again, and taken back by undo."""

from __future__ import annotations

import pytest

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.services.core import Core

MEETING = "2017-04-17-new-york"


def test_aside_with_a_reason_and_told_again(sample_core: Core) -> None:
    core = sample_core
    meeting = core.consultations.resolve(MEETING)
    (finding,) = core.agenda.view(meeting).findings
    assert finding.code == "agenda.no_break"
    core.findings.silence(meeting, finding, "Coffee stands in the room")
    agenda = core.agenda.view(meeting)
    assert (agenda.findings, [one.silenced for one in agenda.silenced]) == ((), ["Coffee stands in the room"])
    core.findings.silence(meeting, finding, "Tea as well")
    assert [one.silenced for one in core.agenda.view(meeting).silenced] == ["Tea as well"]
    core.history.undo()
    core.history.undo()
    assert core.agenda.view(meeting).findings == (finding,)
    core.history.redo()
    core.findings.take_up(meeting, finding)
    assert core.agenda.view(meeting).findings == (finding,)


def test_a_wanted_language_that_lacks_texts_is_told_until_it_is_complete(sample_core: Core) -> None:
    core = sample_core
    meeting = core.consultations.resolve(MEETING)
    core.consultations.change(meeting, {"paper_languages": "fr"})
    found = core.agenda.view(meeting).findings[-1]
    texts = [one for one in core.languages.texts(meeting, "fr") if not one.printed.is_optional]
    assert (found.code, dict(found.data)) == ("agenda.text_missing", {"language": "fr", "count": len(texts)})
    core.findings.silence(meeting, found, "English only, this time")
    core.languages.set_text(texts[0].printed.owner_id, texts[0].printed.field, "fr", "Réunion informelle")
    assert [one.silenced for one in core.agenda.view(meeting).silenced] == ["English only, this time"]


def test_a_reason_is_needed_and_nothing_is_written_without(sample_core: Core) -> None:
    meeting = sample_core.consultations.resolve(MEETING)
    (finding,) = sample_core.agenda.view(meeting).findings
    with pytest.raises(UserError, match=r"text\.required"):
        sample_core.findings.silence(meeting, finding, "  ")
    assert sample_core.agenda.view(meeting).findings == (finding,)
    with pytest.raises(UserError, match=r"row\.unknown"):
        sample_core.findings.take_up(meeting, finding)
