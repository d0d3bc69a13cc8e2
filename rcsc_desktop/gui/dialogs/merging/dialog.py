"""The dialog in which contacts become one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.merging import MergeChoices, MergeProposal
from rcsc_desktop.gui.alive import while_alive
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.merging.fields_grid import FieldsGrid
from rcsc_desktop.gui.dialogs.merging.words import moving, settling
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

_COLUMN = 32
_MOST_COLUMNS = 4


def open_merge(
    context: WindowContext,
    kind: str,
    ids: Sequence[UUID],
    parent: QWidget,
    merged: Callable[[ChangeSet], object] = lambda _change_set: None,
) -> None:
    """Read what is proposed for these contacts and show it; ``merged`` is called when they became one."""
    core = context.core
    context.tasks.read(
        lambda: core.merging.propose(kind, ids),
        while_alive(parent, lambda proposal: MergeDialog(context, proposal, merged, parent).open()),
        key="merging.proposal",
    )


class MergeDialog(QDialog):
    """Shows a proposal, takes what is chosen otherwise, and merges."""

    def __init__(
        self,
        context: WindowContext,
        proposal: MergeProposal,
        merged: Callable[[ChangeSet], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._proposal = proposal
        self._merged = merged
        t, theme, count = context.t, context.theme, len(proposal.entries)
        title = (
            t.plural("Merge {count} organization into one", "Merge {count} organizations into one", count)
            if proposal.kind == "organisation"
            else t.plural("Merge {count} person into one", "Merge {count} people into one", count)
        )
        self.setWindowTitle(title)
        self.heading = looks.label(title, theme, "section")
        self.hint = looks.label(
            t("What is proposed is chosen already. Look at the fields in which they differ; they stand first."),
            theme,
            look="muted",
            wraps=True,
        )
        self.fields = FieldsGrid(context, proposal)
        self.aliases = looks.label("", theme, wraps=True)
        ways = {"email", "phone", "website"} & {one.field for one in proposal.fields if one.is_open}
        self.further = looks.label(
            t("Addresses and telephones that are not chosen stay as further ones.") if ways else "", theme, wraps=True
        )
        self.moves = looks.label(moving(proposal.moves, t), theme, wraps=True)
        self.settled = looks.label("\n".join(settling(proposal.settled, t)), theme, wraps=True)
        self.said = looks.label("", theme, "body", "danger", wraps=True)
        self.do = looks.button(t("Merge"), self._on_merge, "primary")
        self.do.setDefault(True)
        self.fields.changed.connect(self._say_aliases)
        self._lay_out()
        self._say_aliases()
        self.resize(
            min(46 + _COLUMN * min(count, _MOST_COLUMNS), 150) * GRID, min(38 + 4 * len(proposal.fields), 80) * GRID
        )
        self.fields.focus_choice()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.said, 1)
        foot.addWidget(looks.button(self._context.t("Cancel"), self.reject))
        foot.addWidget(self.do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.heading)
        layout.addWidget(self.hint)
        layout.addWidget(self.fields, 1)
        for line in (self.aliases, self.further, self.moves, self.settled):
            line.setVisible(bool(line.text()))
            layout.addWidget(line)
        layout.addSpacing(GRID // 2)
        layout.addLayout(foot)

    def _say_aliases(self) -> None:
        """Names that are not chosen stay as other names."""
        name = self.fields.text("name")
        others = list(dict.fromkeys(one.name for one in self._proposal.entries if one.name != name))
        t = self._context.t
        self.aliases.setText(t("Found by these names as well: {names}", names=", ".join(others)) if others else "")
        self.aliases.setVisible(bool(others))

    def _on_merge(self) -> None:
        core, proposal = self._context.core, self._proposal
        choices = MergeChoices(values=self.fields.values())
        self.do.setEnabled(False)
        self._context.tasks.write(
            lambda: core.merging.merge(proposal, choices),
            on_done=while_alive(self, self._on_merged),
            on_error=while_alive(self, self._on_refused),
            announce=True,
        )

    def _on_merged(self, change_set: ChangeSet) -> None:
        self.accept()
        self._merged(change_set)

    def _on_refused(self, error: UserError) -> None:
        self.said.setText(self._context.messages.sentence(error))
        self.do.setEnabled(True)
