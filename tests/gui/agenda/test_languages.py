"""The translation editor, with real keys over the real core."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from rcsc_desktop.domain.agenda import AgendaItem
from rcsc_desktop.domain.agenda_rows import AgendaRows
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.glossary import Suggestion, SuggestionOrigin
from rcsc_desktop.domain.language_versions import LanguageText, TextState, completeness, language_texts
from rcsc_desktop.domain.texts import GlossaryTerm
from rcsc_desktop.gui.dialogs.glossary import GlossaryDialog, GlossaryModel
from rcsc_desktop.gui.pages.agenda.languages.mode import LanguagesMode
from rcsc_desktop.gui.pages.agenda.languages.model import LanguageModel, TextColumn
from rcsc_desktop.gui.pages.agenda.languages.rows import TextFilter
from rcsc_desktop.gui.pages.agenda.languages.suggestions import offers
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.services.languages import LanguageSheet
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.ids import new_id
from tests.gui.agenda.conftest import AgendaDesk, open_agenda
from tests.gui.people import Desk
from tests.gui.seat import ALT, CONTROL, SHIFT

ENTER, ESCAPE, TAB, F6 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_F6
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@dataclass
class Translator:
    """Somebody who translates the agenda of the sample."""

    agenda: AgendaDesk
    mode: LanguagesMode

    def go(self, source: str) -> None:
        """Stand in the field of a text."""
        text = self.stored(source)
        self.mode._go((text.printed.owner_id, text.printed.field))
        self.mode.panel.field.setFocus()
        self.agenda.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.agenda.press(key, modifier=modifier)
        self.agenda.settle()

    def type(self, text: str) -> None:
        self.agenda.type(text)
        self.agenda.settle()

    def stored(self, source: str, language: str = "fr") -> LanguageText:
        texts = self.agenda.desk.core.languages.texts(self.agenda.consultation_id, language)
        return next(one for one in texts if one.printed.source == source)

    def current(self) -> str:
        """The main text of the line one is at."""
        return self.mode.panel.source.toPlainText()

    def offered(self) -> list[str]:
        return [offer.suggestion.text for offer in self.mode.panel.suggestions.shown]

    def shown(self, source: str) -> tuple[str, str]:
        """Rendering and state in the list."""
        model = self.mode.model
        at = next(at for at, row in enumerate(model.rows()) if row.text and row.text.printed.source == source)
        return tuple(str(model.index(at, column).data()) for column in (TextColumn.TEXT, TextColumn.STATE))  # type: ignore[return-value]


@pytest.fixture
def person(agenda: AgendaDesk) -> Translator:
    """At work on the French of the meeting in New York."""
    agenda.desk.core.languages.want(agenda.consultation_id, "fr")
    return at_work(agenda)


def at_work(agenda: AgendaDesk) -> Translator:
    agenda.page.show_mode("languages")
    agenda.settle()
    mode = agenda.page.modes.mode
    assert isinstance(mode, LanguagesMode)
    QAbstractItemModelTester(mode.model, QAbstractItemModelTester.FailureReportingMode.Fatal, mode)
    return Translator(agenda, mode)


def test_no_language_is_wanted_yet(agenda: AgendaDesk) -> None:
    person = at_work(agenda)
    assert person.mode.paper().language is None
    button = next(one for one in person.mode.findChildren(type(person.mode.panel.glossary)) if one.text() == "Français")
    assert button.isVisible()
    button.click()
    agenda.settle()
    assert person.mode.paper().language == "fr"
    assert person.mode.bar.tabs.tabText(0) == "\u2068Français\u2069 0 %"
    assert agenda.desk.core.records.get(Consultation, agenda.consultation_id).paper_languages == "fr"


def test_enter_stores_and_goes_to_the_next_to_do(person: Translator) -> None:
    person.go("Entrance and Registration")
    person.type("Accueil et inscription")
    person.press(ENTER)
    stored = person.stored("Entrance and Registration")
    assert (stored.text, stored.state) == ("Accueil et inscription", "draft")
    assert person.shown("Entrance and Registration") == ("Accueil et inscription", "Draft")
    assert person.current() == "Welcome"
    assert person.mode.panel.field.hasFocus()


def test_control_shift_enter_approves_and_adds_no_item(person: Translator) -> None:
    count = len(person.agenda.page.model.rows())
    person.go("Welcome")
    person.type("Mot de bienvenue")
    person.press(ENTER, CONTROL | SHIFT)
    assert person.stored("Welcome").state == "approved"
    assert len(person.agenda.page.model.rows()) == count
    person.press(ENTER, CONTROL)
    assert person.current() != "Welcome"
    assert not any(row.text == "?" for row in person.agenda.page.model.rows())


def test_a_long_text_takes_lines_and_is_stored_with_control_enter(person: Translator) -> None:
    texts = person.agenda.desk.core.languages.texts(person.agenda.consultation_id, "fr")
    body = next(one for one in texts if one.printed.field == "body")
    person.go(body.printed.source)
    person.type("Un")
    person.press(ENTER)
    person.type("deux")
    assert person.stored(body.printed.source).state == "missing"
    person.press(ENTER, CONTROL)
    assert person.stored(body.printed.source).text == "Un\ndeux"


def test_moving_on_stores(person: Translator) -> None:
    person.go("Welcome")
    person.type("Bienvenue")
    person.press(UP, ALT)
    assert person.current() == "Entrance and Registration"
    assert person.stored("Welcome").text == "Bienvenue"
    person.press(DOWN, ALT)
    assert person.current() == "Welcome"
    assert person.mode.panel.text() == "Bienvenue"


def test_the_list_and_the_field(person: Translator) -> None:
    person.go("Welcome")
    person.press(F6)
    assert person.mode.list.hasFocus()
    person.press(UP)
    assert person.current() == "Entrance and Registration"
    person.press(F6)
    assert person.mode.panel.field.hasFocus()
    person.type("Ac")
    person.press(ESCAPE)
    assert person.mode.panel.text() == ""
    person.press(ESCAPE)
    assert person.mode.list.hasFocus()
    assert person.stored("Entrance and Registration").state == "missing"


def test_the_main_text_moved_on(person: Translator) -> None:
    core = person.agenda.desk.core
    item = person.stored("Welcome").printed.owner_id
    core.languages.set_text(item, "title", "fr", "Bienvenue", is_approved=True)
    person.agenda.outside(core.agenda.set_item(item, {"title": "Welcome to all"}))
    person.mode.filter.setCurrentIndex(2)
    person.agenda.settle()
    assert [row.text.printed.source for row in person.mode.model.rows() if row.text] == ["Welcome to all"]
    assert person.mode.filter.currentText() == "Out of date: 1"
    assert person.current() == "Welcome to all"
    assert person.mode.panel.approve.text() == "Still right"
    person.mode.panel.approve.click()
    person.agenda.settle()
    assert person.stored("Welcome to all").state == "approved"
    assert person.shown("Welcome to all") == ("Bienvenue", "Approved")


def test_what_was_taken_out_of_the_main_text_is_shown(person: Translator) -> None:
    core = person.agenda.desk.core
    item = person.stored("Welcome").printed.owner_id
    core.languages.set_text(item, "title", "fr", "Bienvenue")
    person.agenda.outside(core.agenda.set_item(item, {"title": "Opening"}))
    person.go("Opening")
    assert person.mode.panel.source.toPlainText() == "WelcomeOpening"
    assert "line-through" in person.mode.panel.source.toHtml()


def test_suggestions_while_typing(person: Translator) -> None:
    item = person.stored("Welcome").printed.owner_id
    person.agenda.outside(
        person.agenda.desk.core.agenda.set_item(item, {"title": "Coffee break and next steps in Thailand"})
    )
    person.go("Coffee break and next steps in Thailand")
    assert person.offered() == ["Pause-café", "prochaines étapes", "Thaïlande"]
    person.press(Qt.Key.Key_1, ALT)
    person.type(" et proch")
    assert person.offered() == ["prochaines étapes", "Thaïlande"]
    person.press(TAB)
    assert person.mode.panel.text() == "Pause-café et prochaines étapes"
    assert person.mode.panel.field.hasFocus()
    person.press(ENTER)
    assert person.stored("Coffee break and next steps in Thailand").text == "Pause-café et prochaines étapes"


def test_tab_without_an_offer_goes_on(person: Translator) -> None:
    person.go("Welcome")
    person.press(TAB)
    assert not person.mode.panel.field.hasFocus()


def test_what_was_typed_survives_the_end_of_the_program(person: Translator) -> None:
    text = person.stored("Welcome")
    drafts = person.agenda.desk.context.drafts
    drafts.keep(str(text.printed.owner_id), "title.fr", "Bienv", "")
    person.go("Welcome")
    assert person.mode.panel.text() == "Bienv"
    person.press(ENTER)
    assert person.stored("Welcome").text == "Bienv"
    assert drafts.get(str(text.printed.owner_id), "title.fr") is None


def test_a_draft_is_kept_while_typing(person: Translator) -> None:
    person.go("Welcome")
    person.type("Bien")
    owner = str(person.stored("Welcome").printed.owner_id)
    drafts = person.agenda.desk.context.drafts
    person.agenda.desk.qtbot.waitUntil(lambda: drafts.get(owner, "title.fr") is not None)
    kept = drafts.get(owner, "title.fr")
    assert kept is not None
    assert kept.text == "Bien"
    person.press(ESCAPE)
    assert drafts.get(owner, "title.fr") is None


def test_somebody_else_translated_it_meanwhile(person: Translator) -> None:
    core = person.agenda.desk.core
    person.go("Welcome")
    person.type("Bienvenue")
    item = person.stored("Welcome").printed.owner_id
    person.agenda.outside(core.languages.set_text(item, "title", "fr", "Accueil"))
    assert person.mode.panel.text() == "Bienvenue"
    person.press(ENTER)
    assert person.current() == "Welcome"
    assert person.mode.panel.text() == "Bienvenue"
    assert "Accueil" in person.mode.panel.field.accessibleDescription()
    assert person.stored("Welcome").text == "Accueil"
    next(one for one in person.mode.findChildren(type(person.mode.panel.glossary)) if one.text() == "Keep mine").click()
    person.agenda.settle()
    assert person.stored("Welcome").text == "Bienvenue"


def test_a_change_from_outside_shows_where_nothing_is_typed(person: Translator) -> None:
    person.go("Welcome")
    item = person.stored("Welcome").printed.owner_id
    person.agenda.outside(person.agenda.desk.core.languages.set_text(item, "title", "fr", "Accueil"))
    assert person.mode.panel.text() == "Accueil"
    assert person.shown("Welcome") == ("Accueil", "Draft")
    person.agenda.undo()
    assert person.mode.panel.text() == ""


def test_all_drafts_are_approved(person: Translator) -> None:
    for source in ("Welcome", "Entrance and Registration"):
        person.go(source)
        person.type("Texte")
    person.press(ENTER)
    person.mode.panel.approve_drafts.click()
    person.agenda.settle()
    assert {person.stored(one).state.value for one in ("Welcome", "Entrance and Registration")} == {"approved"}
    assert not person.mode.panel.approve_drafts.isEnabled()


def test_a_term_goes_into_the_glossary_and_is_offered(person: Translator) -> None:
    person.go("Welcome")
    person.type("Soyez les bienvenus")
    person.mode.panel.add_term.click()
    person.agenda.settle()
    (term,) = person.agenda.desk.core.glossary.terms()
    assert (term.en, term.fr) == ("Welcome", "Soyez les bienvenus")
    person.mode.panel.field.selectAll()
    person.press(Qt.Key.Key_Delete)
    assert "Soyez les bienvenus" in person.offered()


def test_arabic_runs_from_right_to_left(person: Translator) -> None:
    person.agenda.outside(person.agenda.desk.core.languages.want(person.agenda.consultation_id, "ar"))
    person.go("Welcome")
    person.mode.bar.tabs.setCurrentIndex(1)
    person.agenda.settle()
    assert person.mode.paper().language == "ar"
    assert person.current() == "Welcome"
    option = person.mode.panel.field.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert person.offered()[0] == "كلمة ترحيب"
    person.mode.panel.field.setFocus()
    person.press(Qt.Key.Key_1, ALT)
    person.press(ENTER)
    assert person.stored("Welcome", "ar").text == "كلمة ترحيب"


def test_a_language_is_no_longer_wanted(person: Translator) -> None:
    french = next(one for one in person.mode.bar.actions_of_languages() if one.data() == "fr")
    assert french.isChecked()
    french.trigger()
    person.agenda.settle()
    assert person.mode.paper().language is None
    assert person.agenda.desk.core.records.get(Consultation, person.agenda.consultation_id).paper_languages == ""


def test_everything_in_reach_has_a_name(person: Translator) -> None:
    for widget in (person.mode.list, person.mode.filter, person.mode.panel.field, person.mode.panel.source):
        assert widget.accessibleName()
    assert person.mode.bar.tabs.accessibleName() == "Languages"


def test_of_two_thousand_texts_one_line_is_drawn_anew(qapp: QApplication) -> None:
    sheet = long_sheet(2000)
    model = LanguageModel(translator("en"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(sheet)
    assert model.count(TextFilter.TO_DO) == 2001
    key = model.rows()[5].key
    assert key is not None
    drawn: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: drawn.append((0, model.rowCount())))
    model.dataChanged.connect(lambda first, last, _roles: drawn.append((first.row(), last.row())))
    model.hold(key, "Texte", TextState.DRAFT)
    model.show(sheet)
    assert drawn == [(5, 5), (5, 5)]
    assert model.next_to_do(key) == model.rows()[6].key
    model.choose(TextFilter.OUT_OF_DATE)
    assert model.rowCount() == 0


def long_sheet(count: int) -> LanguageSheet:
    meeting = Consultation(programme_id=new_id(), key="long", title="Long", paper_languages="fr")
    session = Session(consultation_id=meeting.id)
    items = tuple(
        AgendaItem(session_id=session.id, title=f"Item {number}", order_key=f"{number:05}") for number in range(count)
    )
    texts = language_texts(AgendaRows(consultation=meeting, sessions=(session,), items=items), "fr")
    return LanguageSheet(meeting.id, "en", "fr", texts, (completeness(texts, "fr"),), ("fr",), (session,))


def suggestion(text: str, origin: SuggestionOrigin = SuggestionOrigin.BUILT_IN) -> Suggestion:
    return Suggestion("source", text, origin)


def test_what_one_is_typing_is_offered_first() -> None:
    known = [suggestion("Ouverture"), suggestion("société civile"), suggestion("Thaïlande")]
    assert [one.suggestion.text for one in offers(known, "La soc", "La soc")] == [
        "société civile",
        "Ouverture",
        "Thaïlande",
    ]
    assert offers(known, "La société c", "La société c")[0].typed == len("société c")
    assert [one.suggestion.text for one in offers(known, "thailande", "thailande")] == ["Ouverture", "société civile"]
    assert offers([], "x", "x") == ()


def test_the_glossary_is_edited_in_its_cells(desk: Desk) -> None:
    term = desk.core.glossary.add({"en": "track", "fr": "volet"}).new_id
    assert isinstance(term, UUID)
    dialog = GlossaryDialog(desk.context, desk.window)
    model = dialog.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    dialog.show()
    desk.settle()
    assert [model.index(0, column).data() for column in range(3)] == ["track", "volet", ""]
    model.setData(model.index(0, 2), "vía")
    desk.settle()
    assert desk.core.records.get(GlossaryTerm, term).es == "vía"
    model.setData(model.index(1, 0), "agenda item")
    assert model.index(1, 0).data() == "agenda item"
    model.setData(model.index(1, 1), "point")
    desk.settle()
    assert [one.en for one in desk.core.glossary.terms()] == ["track", "agenda item"]
    assert model.rowCount() == 3
    model.setData(model.index(1, 1), "")
    desk.settle()
    assert [one.fr for one in desk.core.glossary.terms()] == ["volet", "point"]
    dialog.table.setCurrentIndex(model.index(0, 0))
    dialog._on_remove()
    desk.settle()
    assert [one.en for one in desk.core.glossary.terms()] == ["agenda item"]
    assert isinstance(model, GlossaryModel)
    dialog.close()
    dialog.deleteLater()


def test_the_page_at_the_side_shows_what_is_being_typed(person: Translator) -> None:
    page = person.agenda.page
    person.go("Welcome")
    person.type("Bien")
    person.agenda.desk.qtbot.waitUntil(lambda: "Bien" in titles(page), timeout=20_000)
    assert person.stored("Welcome").state == "missing"
    person.press(ESCAPE)
    person.agenda.desk.qtbot.waitUntil(lambda: "Welcome" in titles(page), timeout=20_000)
    note = next(one for one in person.mode.model.rows() if one.text and one.text.printed.field == "heading")
    assert note.text
    person.go(note.text.printed.source)
    assert person.mode.paper().with_concept_note
    page.show_mode("outline")
    person.agenda.desk.qtbot.waitUntil(
        lambda: page.preview.report is not None and page.preview.report.language == "en", timeout=20_000
    )


def titles(page: AgendaPage) -> list[str]:
    """Titles on the page at the side."""
    report = page.preview.report
    return [] if report is None else [item.title for session in report.sessions for item in session.items]


def test_another_meeting(desk: Desk) -> None:
    agenda = open_agenda(desk)
    desk.core.languages.want(agenda.consultation_id, "fr")
    person = at_work(agenda)
    person.go("Welcome")
    person.type("Bienvenue")
    assert agenda.page.commit_edits()
    agenda.settle()
    assert person.stored("Welcome").text == "Bienvenue"
