"""What an import will do, and what it did, in a sentence or two."""

from __future__ import annotations

from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.people_plan import ImportedTable
from rcsc_desktop.gui.dialogs.people_import.answers import Answers, Fate
from rcsc_desktop.support.i18n import Translator


def will_happen(answers: Answers, cancelled: int, t: Translator) -> str:
    """Said before: "Adds 5,830, updates 12. 340 doubtful rows are left out until you decide.\""""
    added, updated = answers.count(Fate.ADDED), answers.count(Fate.UPDATED)
    if added and updated:
        said = [t("Adds {added} and updates {updated}.", added=f"{added:,}", updated=f"{updated:,}")]
    elif added:
        said = [t("Adds {added}.", added=f"{added:,}")]
    elif updated:
        said = [t("Updates {updated}.", updated=f"{updated:,}")]
    else:
        said = [t("Adds and changes nothing.")]
    if answers.undecided:
        said.append(
            t.plural(
                "{count} doubtful row is left out until you decide.",
                "{count} doubtful rows are left out until you decide.",
                answers.undecided,
                count=f"{answers.undecided:,}",
            )
        )
    if refused := answers.count(Fate.REFUSED):
        said.append(t.plural("{count} row is refused.", "{count} rows are refused.", refused, count=f"{refused:,}"))
    if cancelled:
        said.append(
            t.plural("{count} missing person is cancelled.", "{count} missing people are cancelled.", cancelled)
        )
    return " ".join(said)


def button_word(answers: Answers, cancelled: int, subject: ImportSubject, t: Translator) -> str:
    """On the button that does it."""
    count = answers.count(Fate.ADDED) + answers.count(Fate.UPDATED) or cancelled
    if not count:
        return t("Import")
    if subject is ImportSubject.ORGANISATIONS:
        return t.plural("Import {count} organization", "Import {count} organizations", count, count=f"{count:,}")
    return t.plural("Import {count} person", "Import {count} people", count, count=f"{count:,}")


def does_anything(answers: Answers, cancelled: int) -> bool:
    """There is something to write, be it only what was decided."""
    return bool(answers.count(Fate.ADDED) + answers.count(Fate.UPDATED) + cancelled) or answers.is_touched


def happened(table: ImportedTable, refused: int, t: Translator) -> str:
    """Said afterwards, of one file: "5,830 added · 12 updated · 20 unchanged · 340 left out"."""
    parts = [
        (table.created, t("{count} added", count=f"{table.created:,}")),
        (table.updated, t("{count} updated", count=f"{table.updated:,}")),
        (table.unchanged, t("{count} unchanged", count=f"{table.unchanged:,}")),
        (table.doubtful, t("{count} doubtful, left out", count=f"{table.doubtful:,}")),
        (refused, t("{count} refused", count=f"{refused:,}")),
    ]
    return " · ".join(said for count, said in parts if count) or t("Nothing new in it")
