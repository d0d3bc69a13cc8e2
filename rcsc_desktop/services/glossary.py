"""The glossary: suggestions for a text that is being translated, and the workspace's own terms."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import Organisation
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.glossary import GlossaryIndex, Suggestion, SuggestionOrigin
from rcsc_desktop.domain.language_versions import TextState
from rcsc_desktop.domain.texts import LANGUAGES, GlossaryTerm, TextVersion, source_hash
from rcsc_desktop.services.agenda_texts import check_language
from rcsc_desktop.services.glossary_sources import known_entries, organisation_entries, own_entries
from rcsc_desktop.services.ports import Database, Reader
from rcsc_desktop.services.records import change_fields

_NOUNS = ("glossary_term", "organisation")
_FROM_MEMORY = 2


class GlossaryService:
    """Suggestions are found in an index that is built once for each pair of languages."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._indexes: dict[tuple[str, str], GlossaryIndex] = {}

    def suggestions(
        self, source_text: str, language_from: str, language_to: str, limit: int = 8
    ) -> tuple[Suggestion, ...]:
        """How this very text was rendered elsewhere in the workspace, then terms in it: the longest first.

        Of one term the workspace's own rendering comes before the built-in one.
        """
        check_language(language_from)
        check_language(language_to)
        with self._database.read() as reader:
            remembered = _remembered(reader, source_text, language_to)
            index = self._index(reader, language_from, language_to)
        found = {one.text: one for one in (*remembered, *index.find(source_text, limit))}
        return tuple(found.values())[:limit]

    def follow(self, change_set: ChangeSet) -> bool:
        """Take in that somebody changed the workspace; True where suggestions may be others now."""
        is_touched = change_set.touches(*_NOUNS)
        if is_touched:
            self._indexes = {}
        return is_touched

    def terms(self) -> tuple[GlossaryTerm, ...]:
        """The workspace's own terms, the oldest first."""
        with self._database.read() as reader:
            return reader.find(GlossaryTerm)

    def add(self, values: Mapping[str, object]) -> ChangeSet:
        """A term in some of the languages; ``term.one_language`` where it is there in fewer than two."""
        with self._database.write() as work:
            term = GlossaryTerm()
            work.add(term)
            change_fields(work, GlossaryTerm, term.id, values)
            kept = _checked(work.get(GlossaryTerm, term.id))
            return self._done(work.commit("glossary_term.add", new_id=term.id, title=_title(kept)))

    def change(
        self, term_id: UUID, values: Mapping[str, object], seen: Mapping[str, object] | None = None
    ) -> ChangeSet:
        """Renderings or remarks of a term; ``edit.conflict`` where they are not what was ``seen`` any more."""
        with self._database.write() as work:
            change_fields(work, GlossaryTerm, term_id, values, seen)
            kept = _checked(work.get(GlossaryTerm, term_id))
            return self._done(work.commit("glossary_term.change", title=_title(kept), fields=sorted(values)))

    def remove(self, term_id: UUID) -> ChangeSet:
        """Take a term out."""
        with self._database.write() as work:
            term = work.get(GlossaryTerm, term_id)
            work.remove(GlossaryTerm, term_id)
            return self._done(work.commit("glossary_term.remove", title=_title(term)))

    def _done(self, change_set: ChangeSet) -> ChangeSet:
        self.follow(change_set)
        return change_set

    def _index(self, reader: Reader, language_from: str, language_to: str) -> GlossaryIndex:
        pair = (language_from, language_to)
        indexes = self._indexes
        if pair not in indexes:
            indexes[pair] = GlossaryIndex(
                (
                    *own_entries(reader.find(GlossaryTerm), *pair),
                    *known_entries(*pair),
                    *organisation_entries(reader.find(Organisation), language_to),
                )
            )
        return indexes[pair]


def _remembered(reader: Reader, source_text: str, language: str) -> list[Suggestion]:
    versions = reader.find(TextVersion, language=language, source_hash=source_hash(source_text))
    approved_first = sorted(versions, key=lambda one: one.state != TextState.APPROVED)
    texts = dict.fromkeys(one.text for one in approved_first)
    return [Suggestion(source_text, text, SuggestionOrigin.MEMORY) for text in [*texts][:_FROM_MEMORY]]


def _checked(term: GlossaryTerm) -> GlossaryTerm:
    if sum(bool(getattr(term, language).strip()) for language in LANGUAGES) <= 1:
        raise UserError("term.one_language")
    return term


def _title(term: GlossaryTerm) -> str:
    return next((text for language in LANGUAGES if (text := getattr(term, language).strip())), "")
