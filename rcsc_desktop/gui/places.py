"""Where in the window one can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Place:
    """A page, perhaps with the thing it shows, the tab, and the row to stand on.

    ``page`` is a name of ``navigation.PAGES``: consultations, consultation, contacts, contact (``tab`` is
    ``person`` or ``organisation``), history, settings.
    """

    page: str
    id: UUID | None = None
    tab: str = ""
    row: UUID | None = None
