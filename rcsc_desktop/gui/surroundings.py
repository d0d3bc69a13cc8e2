"""What every part of the window stands in, whichever workspace is open."""

from __future__ import annotations

from dataclasses import dataclass

from rcsc_desktop.gui.actions import Actions
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.support.settings import Settings


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What outlives a workspace: the person's choices, the language of the screen, the colours, the commands."""

    settings: Settings
    t: Translator
    theme: Theme
    actions: Actions
