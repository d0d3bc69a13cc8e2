"""The languages of an agenda's papers: which are wanted, how far each is, and their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.language_versions import (
    Completeness,
    LanguageText,
    MissingText,
    completeness,
    languages_of,
    missing_texts,
    texts_by_language,
)
from rcsc_desktop.domain.texts import split_languages
from rcsc_desktop.services.agenda_texts import (
    GivenText,
    approve_texts,
    check_language,
    read_text_rows,
    read_texts,
    with_former,
    write_given_texts,
    write_text,
)
from rcsc_desktop.services.ports import Database
from rcsc_desktop.services.records import change_fields


@dataclass(frozen=True, slots=True)
class LanguageSheet:
    """All that an editor of one language shows; ``language`` is empty while no other than the main one is wanted."""

    consultation_id: UUID
    main_language: str
    language: str
    texts: tuple[LanguageText, ...]
    languages: tuple[Completeness, ...]
    wanted: tuple[str, ...]
    sessions: tuple[Session, ...]


class LanguageService:
    """Language versions of the texts that print; each write is one operation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sheet(self, consultation_id: UUID, language: str = "") -> LanguageSheet:
        """The texts in ``language`` (else the first that is wanted) and how complete each language is."""
        with self._database.read() as reader:
            rows = read_text_rows(reader, consultation_id)
            main = rows.consultation.language
            languages = languages_of(rows)
            chosen = language if language in languages else next(iter(languages), "")
            sheets = texts_by_language(rows, (*languages, main))
            texts = sheets[chosen or main]
            return LanguageSheet(
                consultation_id=consultation_id,
                main_language=main,
                language=chosen,
                texts=with_former(reader, texts),
                languages=tuple(completeness(sheets[one], one) for one in languages),
                wanted=split_languages(rows.consultation.paper_languages),
                sessions=rows.sessions,
            )

    def texts(self, consultation_id: UUID, language: str) -> tuple[LanguageText, ...]:
        """Every text that prints, in the order of the paper, with its version in ``language``."""
        with self._database.read() as reader:
            return read_texts(reader, consultation_id, language)

    def completeness(self, consultation_id: UUID) -> tuple[Completeness, ...]:
        """How far each language is that is wanted or begun, without the main one."""
        with self._database.read() as reader:
            rows = read_text_rows(reader, consultation_id)
            sheets = texts_by_language(rows, languages_of(rows))
            return tuple(completeness(texts, language) for language, texts in sheets.items())

    def missing(self, consultation_id: UUID, language: str) -> list[MissingText]:
        """What a paper in ``language`` lacks."""
        check_language(language)
        with self._database.read() as reader:
            return missing_texts(read_text_rows(reader, consultation_id), language)

    def set_text(
        self,
        owner_id: UUID,
        field: str,
        language: str,
        text: str,
        *,
        is_approved: bool = False,
        seen: str | None = None,
        seen_source: str | None = None,
    ) -> ChangeSet:
        """The version of a text, a draft or approved at once; a blank one removes it (see ``write_text``)."""
        with self._database.write() as work:
            consultation_id, source = write_text(
                work, owner_id, field, language, text, is_approved=is_approved, seen=seen, seen_source=seen_source
            )
            return work.commit("agenda.translate", consultation_id=consultation_id, title=source, language=language)

    def approve(self, owner_id: UUID, field: str, language: str) -> ChangeSet:
        """The version is right as it stands, against the present main text."""
        with self._database.write() as work:
            consultation_id, source = approve_texts(work, [(owner_id, field)], language)
            return work.commit("agenda.approve", consultation_id=consultation_id, title=source, language=language)

    def approve_many(self, texts: Sequence[tuple[UUID, str]], language: str) -> ChangeSet:
        """Several versions (row and field) are right as they stand."""
        with self._database.write() as work:
            consultation_id, _ = approve_texts(work, texts, language)
            return work.commit(
                "agenda.approve_texts", consultation_id=consultation_id, count=len(texts), language=language
            )

    def take_in(self, consultation_id: UUID, language: str, given: Sequence[GivenText]) -> ChangeSet:
        """The versions of a translator's table, all or none (see ``write_given_texts``)."""
        with self._database.write() as work:
            count = write_given_texts(work, consultation_id, language, given)
            return work.commit(
                "agenda.translate_texts", consultation_id=consultation_id, count=count, language=language
            )

    def want(self, consultation_id: UUID, language: str, *, is_wanted: bool = True) -> ChangeSet:
        """Papers are wanted in one language more, or less; its texts stay."""
        check_language(language)
        with self._database.write() as work:
            consultation = work.get(Consultation, consultation_id)
            others = [one for one in split_languages(consultation.paper_languages) if one != language]
            wanted = [*others, language] if is_wanted else others
            change_fields(work, Consultation, consultation_id, {"paper_languages": ",".join(wanted)})
            return work.commit(
                "consultation.change",
                consultation_id=consultation_id,
                title=consultation.title,
                fields=["paper_languages"],
            )
