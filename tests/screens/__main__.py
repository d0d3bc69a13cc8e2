"""``python -m tests.screens [NAME …]`` writes screens/LOOK/PAGE.png; with names only pages that contain one of them."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from uuid import UUID

from PySide6.QtCore import QEventLoop, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from rcsc_desktop import bootstrap
from rcsc_desktop.entry.window import build_window
from rcsc_desktop.gui.dialogs.mail.dialog import MailDialog
from rcsc_desktop.gui.palette import Palette
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.window import Window
from rcsc_desktop.support.settings import Settings
from tests.screens.agenda import AgendaPictures
from tests.screens.participants import ParticipantPictures
from tests.screens.people_import import PeopleImportPictures

SIZE = QSize(1280, 720)
LOOKS = {"light": ("light", "en"), "dark": ("dark", "en"), "mirrored": ("light", "qps-plocm")}
STRETCHED = {"stretched": ("light", "qps-ploc")}
QUIET_MS = 350


def main(wanted: list[str]) -> None:
    """Write the pictures and name them."""
    target = Path(__file__).resolve().parents[2] / "screens"
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="rcsc-screens-") as name:
        folder = Path(name)
        os.environ.update(RCSC_CONFIG_DIR=str(folder / "config"), RCSC_DATA_DIR=str(folder / "data"))
        settings = Settings.load()
        sample, empty = folder / "sample.rcsc", folder / "My consultations.rcsc"
        bootstrap.create_workspace(sample, settings, sample=True)
        bootstrap.create_workspace(empty, settings)
        for look, (theme, language) in {**LOOKS, **STRETCHED}.items():
            settings.set("theme", theme)
            settings.set("screen_language", language)
            is_mirrored = language == "qps-plocm"
            app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
            for page, picture in pictures(settings, sample, empty, wanted):
                file = target / look / f"{page}.png"
                file.parent.mkdir(parents=True, exist_ok=True)
                picture.save(str(file))
                print(file.relative_to(target.parent))


def pictures(settings: Settings, sample: Path, empty: Path, wanted: list[str]) -> Iterator[tuple[str, QPixmap]]:
    """Each page's name with its picture."""
    settings.set("author", "")
    window = build_window(settings)
    window.resize(SIZE)
    window.show()

    def shot(name: str, act: Callable[[], None]) -> Iterator[tuple[str, QPixmap]]:
        if not wanted or any(word in name for word in wanted):
            act()
            settle(window)
            yield name, whole(window)

    yield from shot("start", window.show_start)
    yield from shot("start-refused", lambda: window.open_workspace(Path("/nowhere/lost.rcsc")))
    yield from shot("empty", lambda: window.open_workspace(empty))
    yield from shot("first-start", lambda: window.open_workspace(sample))
    settings.set("author", "Amina Diallo")
    window.open_workspace(sample)
    settle(window)
    assert window.frame is not None
    core = window.frame.context.core
    meeting = core.consultations.resolve("2017-04-17-new-york")
    person = core.search.find("Swing")[0]
    organisation = core.search.find("Migrant Forum")[0]
    yield from shot("consultations", lambda: window.go(Place("consultations")))
    new = window.frame.context.actions.get("consultation.new")
    yield from shot("consultations-new", new.trigger)
    for tab in ("overview", "concept_note", "agenda", "participants"):
        yield from shot(tab, partial(window.go, Place("consultation", meeting, tab)))
    yield from AgendaPictures(window, meeting, settle).all(shot)
    yield from ParticipantPictures(window, meeting, settle).all(shot)
    yield from shot("contacts", lambda: window.go(Place("contacts")))
    yield from shot("contacts-person", lambda: window.go(Place("contacts", person.id, "person")))
    yield from shot("contacts-organisation", lambda: window.go(Place("contacts", organisation.id, "organisation")))
    yield from shot("contact-person", lambda: window.go(Place("contact", person.id, "person")))
    yield from shot("contact-organisation", lambda: window.go(Place("contact", organisation.id, "organisation")))
    yield from shot("mail", lambda: write_mail(window, meeting))
    yield from shot("history", lambda: window.go(Place("history")))
    yield from shot("settings", lambda: window.go(Place("settings")))
    yield from shot("about", lambda: window.go(Place("settings", tab="about")))
    yield from shot("palette", lambda: search(window, "migr"))
    yield from PeopleImportPictures(window, meeting, settle).all(shot, empty.parent)
    yield from shot("undo", lambda: duplicate(window))
    window.close()
    window.deleteLater()


def write_mail(window: Window, meeting: UUID) -> None:
    """Begin a mail to everybody who takes part in a meeting."""
    assert window.frame is not None
    window.go(Place("consultation", meeting, "participants"))
    settle(window)
    context = window.frame.context
    lines = context.core.participants.fetch(context.core.participants.ids(meeting))
    choices = [("All people shown", tuple(line.person_id for line in lines))]
    dialog = MailDialog(context, choices, meeting, window)
    dialog.texts.subject.setText("Invitation: {consultation}")
    dialog.texts.body.setPlainText("Dear {title} {name},\n\nplease join us on {date} in {place}.")
    dialog.open()


def search(window: Window, text: str) -> None:
    """Open the palette and type."""
    window.go(Place("consultations"))
    settle(window)
    window.show_palette()
    palette = window.findChild(Palette)
    assert palette is not None
    palette.field.setText(text)


def duplicate(window: Window) -> None:
    """Do something that can be undone."""
    palette = window.findChild(Palette)
    if palette is not None:
        palette.close()
    window.go(Place("consultations"))
    settle(window)
    assert window.frame is not None
    window.frame.context.actions.get("consultation.duplicate").trigger()


def settle(window: Window) -> None:
    """Run the window until nothing has been under way for a while."""
    loop = QEventLoop()
    quiet_since = monotonic()

    def look() -> None:
        nonlocal quiet_since
        if window.frame is not None and not window.frame.context.tasks.is_idle():
            quiet_since = monotonic()
        if monotonic() - quiet_since > QUIET_MS / 1000:
            loop.quit()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()


def whole(window: Window) -> QPixmap:
    """The window with the dialogs and popups over it."""
    picture = window.grab()
    painter = QPainter(picture)
    corner = window.mapToGlobal(QPoint(0, 0))
    over = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    for dialog in (one for one in over if isinstance(one, QDialog)):
        place = dialog.rect()
        place.moveCenter(window.rect().center())
        painter.fillRect(window.rect(), QColor(0, 0, 0, 90))
        painter.drawPixmap(place.topLeft(), dialog.grab())
    for popup in (one for one in over if one.windowType() == Qt.WindowType.Popup):
        painter.drawPixmap(popup.pos() - corner, popup.grab())
    painter.end()
    return picture


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(sys.argv[1:])
