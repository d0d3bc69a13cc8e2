from uuid import UUID

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.places import Place
from tests.gui.people import Desk, desk, open_desk, sample_workspace

__all__ = ["desk", "open_desk", "sample_workspace"]


@pytest.fixture
def meeting(desk: Desk) -> UUID:
    return desk.core.consultations.resolve("2017-04-17")


@pytest.fixture
def page(desk: Desk, meeting: UUID) -> ParticipantsPage:
    """The participants of the meeting in a window, their model under Qt's tester."""
    page = ParticipantsPage(desk.context)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    desk.window.resize(1280, 900)
    desk.stand(page, Place("consultation", meeting, "participants"))
    return page
