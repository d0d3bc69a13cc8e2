"""Colours that can be read, icons that are there, rows as dense as chosen."""

from __future__ import annotations

import tomllib
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from rcsc_desktop.gui import fonts
from rcsc_desktop.gui.icons import icon
from rcsc_desktop.gui.navigation import PAGES
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.support.resources import resource
from rcsc_desktop.support.settings import Settings

THEMES = ("light", "dark")
READ_ON = ("ground", "surface", "soft", "hover")
READ = ("text", "muted", "accent", "warn", "danger", "good")
ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


def tokens(name: str) -> dict[str, str]:
    return tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def theme(qapp: QApplication, settings: Settings) -> Theme:
    fonts.load()
    made = Theme(settings)
    made.apply()
    return made


def test_both_themes_name_the_same_colours() -> None:
    assert tokens("light").keys() == tokens("dark").keys()


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("front", "ground"), list(product(READ, READ_ON)))
def test_every_text_can_be_read(name: str, front: str, ground: str) -> None:
    assert contrast(tokens(name)[front], tokens(name)[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_what_stands_on_colour_can_be_read(name: str) -> None:
    colours = tokens(name)
    for front, ground in (("on_accent", "accent"), ("on_raised", "raised"), ("raised_accent", "raised")):
        assert contrast(colours[front], colours[ground]) >= 4.5, (front, ground)


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_colour_of_the_text(theme: Theme, name: str) -> None:
    picture = icon(name, theme, "danger").pixmap(QSize(18, 18)).toImage()
    pixels = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    drawn = [pixel for pixel in pixels if pixel.alpha() > 200]
    assert drawn
    if name != "rcsc-desktop":
        wanted = theme.color("danger")
        assert all(abs(pixel.red() - wanted.red()) < 12 and abs(pixel.green() - wanted.green()) < 12 for pixel in drawn)


def test_every_page_has_an_icon() -> None:
    assert {spec.icon for spec in PAGES} <= set(ICONS)


def test_density_and_colours_count_at_once(theme: Theme, settings: Settings) -> None:
    assert (theme.row_height, theme.is_dark) == (32, False)
    settings.set("density", "compact")
    settings.set("theme", "dark")
    assert (theme.row_height, theme.is_dark) == (26, True)
    assert theme.color("surface").name().upper() == tokens("dark")["surface"]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.palette().window().color() == theme.color("ground")


def test_the_face_is_the_one_of_the_paper(theme: Theme) -> None:
    for face in ("body", "strong", "page_title"):
        assert QFontInfo(theme.font(face)).family() == "FiraGO"
    assert theme.font("page_title").pixelSize() == 22


def test_no_colour_is_named_outside_the_themes() -> None:
    package = resource().parent / "rcsc_desktop" / "gui"
    named = [path.name for path in package.rglob("*.py") if '"#' in path.read_text(encoding="utf-8")]
    assert named == []
