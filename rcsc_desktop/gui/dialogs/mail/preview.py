"""How the mail reads for one of the people, then for the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rcsc_desktop.domain.reports.mail import MailDraft
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.elided_text import ElidedText


class MailPreview(QWidget):
    """``show_draft`` shows one; ``back`` and ``forward`` are buttons to be connected."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        t, theme = context.t, context.theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        looks.set_look(self, "card")
        self.setAccessibleName(t("Preview"))
        self.back = looks.button(t("Previous"), lambda: None, "link")
        self.forward = looks.button(t("Next"), lambda: None, "link")
        self._place = looks.label("", theme, "small", "muted")
        self._to = ElidedText(theme)
        self._subject = looks.label("", theme, "strong", wraps=True)
        self._body = looks.label("", theme, wraps=True)
        self._body.setAlignment(looks.leading() | Qt.AlignmentFlag.AlignTop)
        for text in (self._subject, self._body):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = QScrollArea()
        area.setAccessibleName(t("Text of the mail"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        head = QHBoxLayout()
        head.addWidget(self._place, 1)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID + GRID // 2, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(looks.rule())
        layout.addWidget(self._to)
        layout.addWidget(self._subject)
        layout.addWidget(area, 1)

    def show_draft(self, draft: MailDraft, number: int, count: int) -> None:
        """Show the draft for the person at ``number``, from 1."""
        t = self._context.t
        self._place.setText(t("{number} of {count}", number=number, count=count))
        ((name, address),) = draft.to
        self._to.set_text(t("To {name}, {address}", name=name, address=address))
        self._subject.setText(draft.subject)
        self._body.setText(draft.body)
        self.back.setEnabled(number > 1)
        self.forward.setEnabled(number < count)

    def show_nobody(self) -> None:
        """Nobody can be reached."""
        self._place.setText(self._context.t("Nobody has an address to write to"))
        self._to.set_text("")
        for text in (self._subject, self._body):
            text.setText("")
        for word in (self.back, self.forward):
            word.setEnabled(False)

    def text(self) -> str:
        """The body that is shown."""
        return self._body.text()
