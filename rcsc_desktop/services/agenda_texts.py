"""The language versions of the texts that an agenda prints."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaItem, AgendaTopic
from rcsc_desktop.domain.agenda_rows import computed
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.texts import LANGUAGES, TextVersion, source_hash
from rcsc_desktop.services.agenda_reading import read_rows, scope_of_item
from rcsc_desktop.services.ports import Reader, UnitOfWork


@dataclass(frozen=True, slots=True)
class AgendaText:
    """A main text of the agenda with its language version, where there is one.

    ``state`` is ``missing``, ``draft``, ``approved`` or ``out of date`` (the main text moved after it).
    """

    owner_id: UUID
    field: str
    source: str
    text: str
    state: str


def read_texts(reader: Reader, consultation_id: UUID, language: str) -> tuple[AgendaText, ...]:
    """Every text that prints, in order, with its version in ``language``."""
    check_language(language)
    versions = {
        (version.owner_id, version.field): version
        for version in reader.find(TextVersion, consultation_id=consultation_id, language=language)
    }
    return tuple(
        _agenda_text(owner_id, field, source, versions.get((owner_id, field)))
        for owner_id, field, source in _main_texts(reader, consultation_id)
    )


def write_text(work: UnitOfWork, owner_id: UUID, field: str, language: str, text: str) -> tuple[UUID, str]:
    """Write, replace or (for a blank) remove a version; the consultation and the main text come back."""
    check_language(language)
    consultation_id, source = _owner_text(work, owner_id, field)
    known = work.find(TextVersion, owner_id=owner_id, field=field, language=language)
    if not text.strip():
        work.remove(TextVersion, *(version.id for version in known))
    elif known:
        work.change(TextVersion, known[0].id, text=text, state="draft", source_hash=source_hash(source))
    else:
        version = TextVersion(
            owner_id=owner_id,
            consultation_id=consultation_id,
            field=field,
            language=language,
            text=text,
            source_hash=source_hash(source),
        )
        work.add(version)
    return consultation_id, source


def _main_texts(reader: Reader, consultation_id: UUID) -> list[tuple[UUID, str, str]]:
    rows = read_rows(reader, consultation_id)
    consultation = rows.consultation
    found = [(consultation.id, "title", consultation.title), (consultation.id, "subtitle", consultation.subtitle)]
    for session in computed(rows).sessions:
        found.append((session.session.id, "name", session.session.name))
        found += [(entry.item.id, "title", entry.item.title) for entry in session.entries]
        item_ids = {entry.item.id for entry in session.entries}
        found += [(topic.id, "text", topic.text) for topic in rows.topics if topic.item_id in item_ids]
    return [(owner_id, field, source) for owner_id, field, source in found if source.strip()]


def _agenda_text(owner_id: UUID, field: str, source: str, version: TextVersion | None) -> AgendaText:
    if version is None:
        return AgendaText(owner_id, field, source, "", "missing")
    state = version.state if version.source_hash == source_hash(source) else "out of date"
    return AgendaText(owner_id, field, source, version.text, state)


_TEXT_FIELDS: tuple[tuple[type[Entity], tuple[str, ...]], ...] = (
    (AgendaItem, ("title",)),
    (AgendaTopic, ("text",)),
    (Consultation, ("title", "subtitle")),
    (Session, ("name",)),
)


def _owner_text(reader: Reader, owner_id: UUID, field: str) -> tuple[UUID, str]:
    """The consultation that a text prints for, and the main text."""
    for kind, names in _TEXT_FIELDS:
        owner = reader.get_many(kind, [owner_id]).get(owner_id)
        if owner is not None and field in names:
            if isinstance(owner, AgendaTopic):
                return scope_of_item(reader, reader.get(AgendaItem, owner.item_id)), owner.text
            if isinstance(owner, AgendaItem):
                return scope_of_item(reader, owner), owner.title
            scope = owner.consultation_id if isinstance(owner, Session) else owner.id
            return scope, str(getattr(owner, field))
    raise UserError("text.unknown", field=field, id=str(owner_id))


def check_language(language: str) -> None:
    """Refuse (``value.unknown``) a language that papers cannot be set in."""
    if language not in LANGUAGES:
        raise UserError("value.unknown", field="language", text=language, choices=list(LANGUAGES))
