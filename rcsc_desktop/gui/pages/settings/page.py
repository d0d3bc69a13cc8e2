"""Settings: who works here, how paper looks, how the screen looks; and what this program is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.pages.settings.about import AboutSection
from rcsc_desktop.gui.pages.settings.fields import LogoField, SettingChoice, SettingText
from rcsc_desktop.gui.pages.settings.template_field import TemplateField
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.form import Form, FormSection, commit_all
from rcsc_desktop.wording.languages import OWN_NAMES


class SettingsPage(Page):
    """Everything chosen here counts at once; ``Place(tab="about")`` shows the last section."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        t = context.t
        self._form = Form(t("Settings"))
        self.author = SettingText(context, "author", t("Your name"))
        self.organisation = SettingText(context, "letterhead.organisation", t("Organization"))
        self.tagline = SettingText(context, "letterhead.tagline", t("Line under the name"))
        self.paper = SettingChoice(context, "paper", t("Paper"), {"A4": t("A4"), "Letter": t("Letter")})
        self.language = SettingChoice(context, "document_language", t("Language of documents"), OWN_NAMES)
        self.clock = SettingChoice(
            context,
            "clock",
            t("Times of day"),
            {"auto": t("As the language has it"), "12": t("12 hours (2:15 pm)"), "24": t("24 hours (14:15)")},
        )
        self.theme = SettingChoice(
            context, "theme", t("Colours"), {"system": t("As the system"), "light": t("Light"), "dark": t("Dark")}
        )
        self.density = SettingChoice(
            context,
            "density",
            t("Rows of tables"),
            {"compact": t("Compact"), "normal": t("Normal"), "roomy": t("Roomy")},
        )
        self._about = AboutSection(t, context.theme, context.path)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        if place.tab == "about":
            QTimer.singleShot(0, self, lambda: self._form.ensureWidgetVisible(self._about))
        else:
            self._form.verticalScrollBar().setValue(0)
            QTimer.singleShot(0, self, self.author.setFocus)

    def title(self) -> str:
        return self.context.t("Settings")

    def commit_edits(self) -> bool:
        return commit_all((self.author, self.organisation, self.tagline))

    def _lay_out(self) -> None:
        t, theme = self.context.t, self.context.theme
        you = self._section(t("You"))
        you.add(self.author, 2)
        hint = looks.label(t("The history shows by this name who changed what."), theme, "small", "muted", wraps=True)
        hint.setIndent(INSET)
        you.add(hint, 4)
        letterhead = self._section(t("Letterhead"))
        letterhead.add(self.organisation, 2)
        letterhead.add(self.tagline, 2)
        letterhead.add(LogoField(self.context), 4)
        letterhead.add(TemplateField(self.context), 4)
        paper = self._section(t("Documents"))
        for choice in (self.language, self.paper, self.clock):
            paper.add(choice)
        screen = self._section(t("Screen"))
        for choice in (self.theme, self.density):
            screen.add(choice)
        about = self._section(t("About RCSC Desktop"))
        about.add(self._about, 4)
        self._form.body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)

    def _section(self, heading: str) -> FormSection:
        section = FormSection(self.context.theme, heading)
        self._form.body.addWidget(section)
        return section
