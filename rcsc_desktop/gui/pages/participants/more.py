"""What else can be done with a list of participants: a line each."""

from __future__ import annotations

from rcsc_desktop.gui.page_menu import PageCommand

MORE: tuple[PageCommand, ...] = ()
"""The commands in the order of the menu."""
