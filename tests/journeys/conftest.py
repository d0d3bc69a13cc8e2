"""Journeys sit in front of the same window as the tests of its pages."""

from tests.gui.people import sample_workspace
from tests.gui.seat import sample_copy, seat, settings, take_seat

__all__ = ["sample_copy", "sample_workspace", "seat", "settings", "take_seat"]
