"""Sets of columns of lists of participants: two that are built in, and the user's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.own_fields import is_own
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, PUBLIC_COLUMNS, ListPreset
from rcsc_desktop.services.ports import Database


@dataclass(frozen=True, slots=True)
class Preset:
    """A set of columns of a list; ``id`` is ``None`` for those that are built in."""

    id: UUID | None
    name: str
    columns: tuple[str, ...]


FULL = Preset(None, "full", PARTICIPANT_COLUMNS)
"""A file gets those of them that hold anything for anybody (``ParticipantService.filled``)."""
PUBLIC = Preset(None, "public", PUBLIC_COLUMNS)


class ListPresetService:
    """The sets of columns of the workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def presets(self) -> tuple[Preset, ...]:
        """The built-in sets of columns and the user's own, by name."""
        with self._database.read() as reader:
            own = sorted(reader.find(ListPreset), key=lambda preset: preset.name.casefold())
        return (FULL, PUBLIC, *(Preset(preset.id, preset.name, tuple(preset.columns.split(","))) for preset in own))

    def resolve(self, name: str) -> Preset:
        """The preset of that name; ``preset.unknown`` (with ``choices``) where there is none."""
        known = self.presets()
        for preset in known:
            if preset.name.casefold() == name.strip().casefold():
                return preset
        raise UserError("preset.unknown", text=name, choices=[preset.name for preset in known])

    def save(self, name: str, columns: Sequence[str]) -> ChangeSet:
        """Keep a set of columns under a name; one's own of that name is replaced."""
        checked = checked_columns(columns, list(filter(is_own, columns)))
        if name.strip().casefold() in {FULL.name, PUBLIC.name}:
            raise UserError("preset.built_in", text=name)
        with self._database.write() as work:
            wanted = coerce(ListPreset, "name", name)
            same = [one for one in work.find(ListPreset) if one.name.casefold() == wanted.casefold()]
            preset = ListPreset(name=wanted, columns=",".join(checked))
            if same:
                work.change(ListPreset, same[0].id, columns=preset.columns)
            else:
                work.add(preset)
            return work.commit("list_preset.save", new_id=same[0].id if same else preset.id, title=wanted)

    def remove(self, preset_id: UUID) -> ChangeSet:
        """Forget a set of columns."""
        with self._database.write() as work:
            name = work.get(ListPreset, preset_id).name
            work.remove(ListPreset, preset_id)
            return work.commit("list_preset.remove", title=name)


def checked_columns(columns: Sequence[str], own: Collection[str]) -> tuple[str, ...]:
    """The columns, each once; ``column.unknown`` or ``column.none`` (with ``choices``). ``own`` are those of fields."""
    for column in columns:
        if column not in PARTICIPANT_COLUMNS and column not in own:
            raise UserError("column.unknown", column=column, choices=list(PARTICIPANT_COLUMNS))
    if not columns:
        raise UserError("column.none", choices=list(PARTICIPANT_COLUMNS))
    return tuple(dict.fromkeys(columns))
