"""The language versions of the texts that an agenda and its concept note print: read, written, approved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from rcsc_desktop.domain.agenda_rows import AgendaRows
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.entity import Entity, noun
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.language_versions import (
    TEXT_FIELDS,
    LanguageText,
    PrintedText,
    TextState,
    language_texts,
    printed_texts,
)
from rcsc_desktop.domain.texts import LANGUAGES, TextVersion, source_hash
from rcsc_desktop.services.agenda_reading import read_rows
from rcsc_desktop.services.ports import Reader, UnitOfWork
from rcsc_desktop.services.scope import consultation_of


@dataclass(frozen=True, slots=True)
class GivenText:
    """A version that came in with others, of a translator's table.

    ``source`` is the main text that it renders, ``None`` where the table does not say: then the present one.
    """

    owner_id: UUID
    field: str
    text: str
    is_approved: bool = False
    source: str | None = None


def read_text_rows(reader: Reader, consultation_id: UUID) -> AgendaRows:
    """The rows of an agenda with its concept note and all language versions."""
    return read_rows(reader, consultation_id, with_texts=True, with_concept_note=True)


def read_texts(reader: Reader, consultation_id: UUID, language: str) -> tuple[LanguageText, ...]:
    """Every text that prints, in the order of the paper, with its version in ``language``.

    One that is out of date says which main text it rendered, where the journal still knows.
    """
    check_language(language)
    return with_former(reader, language_texts(read_text_rows(reader, consultation_id), language))


def with_former(reader: Reader, texts: tuple[LanguageText, ...]) -> tuple[LanguageText, ...]:
    """The texts, those out of date with the main text that they rendered."""
    stale = [one for one in texts if one.state is TextState.OUT_OF_DATE]
    if not stale:
        return texts
    kinds = {noun(kind): kind for kind in TEXT_FIELDS}
    former: dict[tuple[UUID, str], str] = {}
    for name in {one.printed.noun for one in stale}:
        of_kind = {(one.printed.owner_id, one.printed.field): one.source_hash for one in stale}
        held = reader.held(kinds[name], {one.printed.owner_id for one in stale if one.printed.noun == name})
        for key, values in held.items():
            former.update((key, value) for value in values if source_hash(value) == of_kind.get(key))
    return tuple(replace(one, former=former.get((one.printed.owner_id, one.printed.field), "")) for one in texts)


def write_text(
    work: UnitOfWork,
    owner_id: UUID,
    field: str,
    language: str,
    text: str,
    *,
    is_approved: bool = False,
    seen: str | None = None,
    seen_source: str | None = None,
) -> tuple[UUID, str]:
    """Write, replace or (for a blank) remove a version; the consultation and the main text come back.

    ``seen`` is the version that stood there when the edit began (``edit.conflict`` where it moved on), ``seen_source``
    the main text that was rendered: where that moved on meanwhile, the version is out of date at once.
    """
    check_language(language)
    owner = _owners(work, [(owner_id, field)])[owner_id]
    source = str(getattr(owner, field))
    scope = _scope(work, owner)
    _refuse_main_language(work, scope, language)
    known = work.find(TextVersion, owner_id=owner_id, field=field, language=language)
    stored = known[0].text if known else ""
    if seen is not None and stored not in {seen, text}:
        raise UserError("edit.conflict", field="text", yours=text, theirs=stored, row_id=owner_id)
    if not text.strip():
        work.remove(TextVersion, *(version.id for version in known))
        return scope, source
    version = TextVersion(owner_id=owner_id, consultation_id=scope, field=field, language=language, text=text)
    work.put(
        replace(
            known[0] if known else version,
            text=text,
            state=_state(is_approved=is_approved),
            source_hash=source_hash(source if seen_source is None else seen_source),
        )
    )
    return scope, source


def approve_texts(work: UnitOfWork, texts: Sequence[tuple[UUID, str]], language: str) -> tuple[UUID, str]:
    """Approve versions against the present main texts; the consultation and the first main text come back.

    ``text.nothing_to_approve`` where one of them has no version in that language.
    """
    check_language(language)
    owners = _owners(work, texts)
    owner_ids = tuple({owner_id for owner_id, _ in texts})
    known = {(one.owner_id, one.field): one for one in work.find(TextVersion, owner_id=owner_ids, language=language)}
    if not texts or not known.keys() >= set(texts):
        raise UserError("text.nothing_to_approve", language=language)
    for key in texts:
        source = str(getattr(owners[key[0]], key[1]))
        work.change(TextVersion, known[key].id, state=_state(is_approved=True), source_hash=source_hash(source))
    first_id, field = texts[0]
    return _scope(work, owners[first_id]), str(getattr(owners[first_id], field))


def write_given_texts(work: UnitOfWork, consultation_id: UUID, language: str, given: Sequence[GivenText]) -> int:
    """Write the versions that differ, of a table whose rows count from 1; how many that were comes back.

    Blank ones are passed over: a table never takes a version out. ``text.unknown`` names the row of a text that does
    not print in this consultation.
    """
    check_language(language)
    _refuse_main_language(work, consultation_id, language)
    rows = read_text_rows(work, consultation_id)
    printed = {(one.owner_id, one.field): one for one in printed_texts(rows)}
    known = {(one.owner_id, one.field): one for one in rows.texts if one.language == language}
    written: dict[tuple[UUID, str], TextVersion] = {}
    for number, one in enumerate(given, 1):
        key = (one.owner_id, one.field)
        if key not in printed:
            raise UserError("text.unknown", row=number, field=one.field, id=str(one.owner_id))
        if one.text.strip() and (version := _given_version(one, printed[key], known.get(key), rows, language)):
            written[key] = version
    work.put(*written.values())
    return len(written)


def check_language(language: str) -> None:
    """Refuse (``value.unknown``) a language that papers cannot be set in."""
    if language not in LANGUAGES:
        raise UserError("value.unknown", field="language", text=language, choices=list(LANGUAGES))


def _given_version(
    given: GivenText, printed: PrintedText, known: TextVersion | None, rows: AgendaRows, language: str
) -> TextVersion | None:
    """The version as it shall stand; ``None`` where it says what stands there, and no more is said of it."""
    if known is not None and known.text == given.text and not given.is_approved:
        return None
    version = known or TextVersion(
        owner_id=given.owner_id,
        consultation_id=rows.consultation.id,
        field=given.field,
        language=language,
        text=given.text,
    )
    source = printed.source if given.source is None else given.source
    wanted = replace(
        version, text=given.text, state=_state(is_approved=given.is_approved), source_hash=source_hash(source)
    )
    return None if wanted == known else wanted


def _state(*, is_approved: bool) -> str:
    return (TextState.APPROVED if is_approved else TextState.DRAFT).value


def _owners(reader: Reader, texts: Iterable[tuple[UUID, str]]) -> Mapping[UUID, Entity]:
    """The rows that texts stand in, by key; ``text.unknown`` where a text is none that prints."""
    wanted = set(texts)
    owners: dict[UUID, Entity] = {}
    for kind in TEXT_FIELDS:
        missing = {owner_id for owner_id, _ in wanted} - owners.keys()
        if missing:
            owners.update(reader.get_many(kind, missing))
    for owner_id, field in wanted:
        if owner_id not in owners or field not in TEXT_FIELDS[type(owners[owner_id])]:
            raise UserError("text.unknown", field=field, id=str(owner_id))
    return owners


def _scope(reader: Reader, owner: Entity) -> UUID:
    scope = consultation_of(reader, owner)
    assert scope is not None  # noqa: S101 - whatever prints belongs to a consultation
    return scope


def _refuse_main_language(reader: Reader, consultation_id: UUID, language: str) -> None:
    if reader.get(Consultation, consultation_id).language == language:
        raise UserError("text.main_language", language=language)
