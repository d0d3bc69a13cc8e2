"""The page shown while no workspace is open: on the first start, or where one could not be opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.surroundings import Surroundings
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.workspace_files import WorkspaceFiles

_WIDTH = 68 * GRID


class Start(QWidget):
    """The author's name, and three ways to begin."""

    def __init__(
        self,
        around: Surroundings,
        files: WorkspaceFiles,
        open_workspace: Callable[[Path], object],
        error: UserError | None,
    ) -> None:
        super().__init__()
        self.setObjectName("work")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._around = around
        self._files = files
        self._open = open_workspace
        body = QWidget()
        body.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(body)
        self._column.setSpacing(GRID)
        across = QHBoxLayout(self)
        across.addStretch()
        down = QVBoxLayout()
        down.addStretch(1)
        down.addWidget(body)
        down.addStretch(2)
        across.addLayout(down)
        across.addStretch()
        self._fill(error)

    def _fill(self, error: UserError | None) -> None:
        t, theme = self._around.t, self._around.theme
        if error is None:
            self._say(t("RCSC Desktop"), "page_title")
            self._say(t("Consultations, agendas, participants: everything stays in one file on this computer."))
        else:
            from rcsc_desktop.wording import errors

            self._say(t("The workspace was not opened"), "page_title")
            self._say(errors.sentence(error.code, error.data, t), look="")
            self._say(t("Nothing was changed. You can go on with another workspace."))
        if not self._around.settings.get("author"):
            self._column.addSpacing(GRID)
            self._column.addWidget(self._name_field())
            self._say(t("The history shows by this name who changed what. It stays on this computer."), "small")
        self._column.addSpacing(2 * GRID)
        sample = self._choice(
            t("Look at the sample"),
            t(
                "The preparation of the Global Compact for Migration: seven regional consultations of 2017, and the "
                "meeting of 17 April with its agenda."
            ),
            self._files.open_sample,
        )
        self._choice(t("New workspace …"), t("Start with an empty file of your own."), self._files.new)
        self._choice(t("Open …"), t("Go on with a workspace that is already there."), self._files.open)
        sample.setFocus()
        recent = self._files.recent()
        if recent:
            self._column.addSpacing(GRID)
            self._column.addWidget(looks.label(t("Recent"), theme, "small_strong", "muted"))
        for path in recent[:5]:
            button = looks.button(path.stem, partial(self._open, path), "link")
            button.setToolTip(str(path))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _say(self, text: str, face: str = "body", look: str = "muted") -> None:
        shown_look = "" if face == "page_title" else look
        self._column.addWidget(looks.label(text, self._around.theme, face, shown_look, wraps=True))

    def _name_field(self) -> QLineEdit:
        t = self._around.t
        field = QLineEdit()
        field.setPlaceholderText(t("Your name"))
        field.setAccessibleName(t("Your name"))
        field.editingFinished.connect(lambda: self._around.settings.set("author", field.text().strip()))
        return field

    def _choice(self, title: str, sentence: str, pressed: Callable[[], object]) -> QPushButton:
        """A card with a button and what it leads to."""
        card = QFrame()
        card.setProperty("look", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(looks.label(sentence, self._around.theme, look="muted", wraps=True), 1)
        button = looks.button(title, pressed)
        button.setAccessibleDescription(sentence)
        button.setMinimumWidth(22 * GRID)
        row.addWidget(button)
        self._column.addWidget(card)
        return button
