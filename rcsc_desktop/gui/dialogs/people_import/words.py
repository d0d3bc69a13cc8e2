"""What the import inbox says of rows, fields and problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadProblem, ReadTable
from rcsc_desktop.domain.people_plan import Candidate, PlannedRow, RowChoice, RowState
from rcsc_desktop.gui.dialogs.people_import.answers import Answers, Fate, is_open
from rcsc_desktop.gui.field_text import field_text
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import imports, words

_MOST_FIELDS = 3
_NOUNS = {
    ImportSubject.PARTICIPANTS: ("participant", "person"),
    ImportSubject.PEOPLE: ("person",),
    ImportSubject.ORGANISATIONS: ("organisation",),
}


class ImportWords:
    """``own_fields`` are the names of the organiser's own fields by their column."""

    def __init__(self, t: Translator, subject: ImportSubject, own_fields: Mapping[str, str]) -> None:
        self._t = t
        self.subject = subject
        self.own_fields = own_fields

    def field(self, name: str) -> str:
        """What a field is called."""
        return self.own_fields.get(name) or words.column(name, self._t)

    def value(self, field: str, text: str) -> str:
        """What stands in a field, as it is read on the screen."""
        for noun in _NOUNS[self.subject]:
            worded = field_text(noun, field, text, self._t)
            if worded != text:
                return worded
        return text

    def row_headings(self) -> tuple[str, ...]:
        """Over the rows."""
        t = self._t
        return (t("Row"), t("Name"), t("Organization"), t("What happens"))

    def name(self, row: PlannedRow) -> str:
        """Whom a row names; of a refused one what stands in it."""
        if row.entry is not None:
            return " ".join(row.entry.values.get("name", "").split())
        return "" if row.problem is None else " ".join(str(row.problem.data.get("text", "")).split())

    def outcome(self, row: PlannedRow, answers: Answers, place: int) -> str:
        """What happens to a row, in a few words."""
        t = self._t
        fate = answers.fate(place)
        if fate is Fate.REFUSED:
            return self.problem(row.problem) if row.problem else words.label(RowState.REFUSED, t)
        if fate is Fate.SAME:
            return t("Nothing: it came in before") if row.is_known else t("Nothing: it says nothing new")
        if row.state is RowState.DOUBTFUL and not answers.is_decided(place):
            return self._doubt(row, answers.plan.tables)
        if fate is Fate.LEFT_OUT:
            return t("Left out")
        if fate is Fate.ADDED:
            is_known = answers.decision(place).choice is RowChoice.UPDATE
            return t("Added: known from the contacts") if is_known else t("Added")
        target = answers.decision(place).target
        return self._changes(row) if target is None else t("Updates {name}", name=target.name)

    def standing(self, row: PlannedRow) -> str:
        """How a row stands to what is there, as a sentence."""
        t = self._t
        if row.state is RowState.REFUSED:
            return t("Refused. This row is not taken over.")
        if not is_open(row):
            return (
                t("This very row came in before. It changes nothing.")
                if row.is_known
                else t("Everything that the row says is there already.")
            )
        if row.state is RowState.NEW and row.match_id is not None:
            return t("Known from the contacts, and new in this consultation.")
        if row.state is RowState.NEW:
            return t("New: nobody like this is there yet.")
        if row.state is RowState.CHANGED:
            return t("Known for certain; the row says something else.")
        return t("Perhaps somebody who is there already. Please decide.")

    def problem(self, problem: ReadProblem) -> str:
        """Why something was not taken over."""
        return imports.problem_reason(problem, self._t)

    def earlier_row(self, candidate: Candidate, row: PlannedRow, tables: Sequence[ReadTable]) -> str:
        """An earlier row that a row may double, with its file where that is another one."""
        t = self._t
        if candidate.table == row.table:
            return t("row {row}", row=candidate.row)
        file = tables[candidate.table].file or t("Pasted text")
        return t("row {row} of {file}", row=candidate.row, file=file)

    def _doubt(self, row: PlannedRow, tables: Sequence[ReadTable]) -> str:
        t = self._t
        if not row.candidates:
            return t("To decide")
        first = row.candidates[0]
        if first.id is None:
            return t("To decide: the same as {row}?", row=self.earlier_row(first, row, tables))
        return t("To decide: {name}?", name=first.name)

    def _changes(self, row: PlannedRow) -> str:
        t = self._t
        named = [self.field(one.field) for one in row.differences]
        if not named:
            return t("Updated")
        shown = ", ".join(named[:_MOST_FIELDS])
        if len(named) > _MOST_FIELDS:
            return t("Changes {fields} and {count} more", fields=shown, count=len(named) - _MOST_FIELDS)
        return t("Changes {fields}", fields=shown)


CHOICES = (RowChoice.UPDATE, RowChoice.NEW, RowChoice.SKIP)
"""The choices for a doubtful row, in the order in which they are offered."""
