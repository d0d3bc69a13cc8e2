"""What the pages of people and of organisations both tell: statements and changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rcsc_desktop.domain.history import OperationLine
from rcsc_desktop.domain.lines import SignedStatement
from rcsc_desktop.gui.pages.contacts.whole.sections import Row
from rcsc_desktop.gui.pages.contacts.words import joined
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import operations
from rcsc_desktop.wording.formats import day


def statements(signed: Sequence[SignedStatement], t: Translator, *, names_organisation: bool) -> Iterator[Row]:
    """Statements with who signed; ``names_organisation`` where they were signed by several."""
    for one in signed:
        if one.signatory and names_organisation:
            who = t("{signatory} for {organisation}", signatory=one.signatory, organisation=one.organisation)
        else:
            who = one.signatory or (one.organisation if names_organisation else "")
        status = one.status if one.status != "signed" else ""
        yield Row(one.title, joined(who, status), day(one.date, t.language) if one.date is not None else "")


def changes(history: Sequence[OperationLine], t: Translator) -> Iterator[Row]:
    """What was done, by whom, the newest first; what was taken back says so."""
    for line in history:
        done = operations.sentence(line.name, line.params, t)
        if line.kind == "undo":
            done = t("Undo: {name}", name=done)
        elif line.kind == "redo":
            done = t("Redo: {name}", name=done)
        undone = t("undone") if line.undone_by is not None and line.kind != "undo" else ""
        moment = day(line.at.astimezone().date(), t.language)
        yield Row(done, joined(moment, line.author or t("Nobody named"), undone))
