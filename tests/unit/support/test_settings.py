"""The person's choices: declared once, kept whole, and a damaged file loses nothing else."""

from pathlib import Path

import pytest

from rcsc_desktop.support.settings import DECLARED, RECENT_LIMIT, SettingError, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_defaults_without_a_file(file: Path) -> None:
    settings = Settings.load(file)
    assert settings.get("paper") == "A4"
    assert settings.get("theme") == "system"
    assert settings.get("author") == ""
    assert settings.recent() == ()


def test_what_is_set_is_there_the_next_time(file: Path) -> None:
    settings = Settings.load(file)
    settings.set("author", 'Ana "the pen" Ñandú\n')
    settings.set("letterhead.organisation", "مهاجرون")
    settings.set("paper", "Letter")
    settings.remember(file.parent / "a.rcsc")

    again = Settings.load(file)
    assert again.get("author") == 'Ana "the pen" Ñandú\n'
    assert again.get("letterhead.organisation") == "مهاجرون"
    assert again.get("paper") == "Letter"
    assert again.get("last_workspace") == str(file.parent / "a.rcsc")
    assert again.get("device_id") == settings.get("device_id") != ""


@pytest.mark.parametrize(("key", "value"), [("paper", "A5"), ("density", ""), ("theme", "Dark"), ("clock", "25")])
def test_a_value_that_is_no_choice_is_refused(file: Path, key: str, value: str) -> None:
    settings = Settings.load(file)
    before = settings.get(key)
    with pytest.raises(SettingError) as refused:
        settings.set(key, value)
    assert refused.value.choices
    assert settings.get(key) == before


def test_an_unknown_key_is_refused(file: Path) -> None:
    with pytest.raises(SettingError) as refused:
        Settings.load(file).get("colour")
    assert (refused.value.key, refused.value.choices) == ("colour", ())


def test_a_damaged_file_is_set_aside(file: Path) -> None:
    file.write_text("author = 'Ana'\npaper = ", encoding="utf-8")
    assert Settings.load(file).get("author") == ""
    assert file.with_suffix(".damaged").read_text(encoding="utf-8").startswith("author = 'Ana'")


def test_a_value_in_the_file_that_is_no_choice_counts_as_the_default(file: Path) -> None:
    file.write_text('paper = "A5"\ndensity = 3\nauthor = "Ana"\nnobody_knows = true\n', encoding="utf-8")
    settings = Settings.load(file)
    assert (settings.get("paper"), settings.get("density"), settings.get("author")) == ("A4", "normal", "Ana")


def test_recent_workspaces_the_last_first(file: Path) -> None:
    settings = Settings.load(file)
    for number in range(RECENT_LIMIT + 3):
        settings.remember(Path(f"/w/{number}.rcsc"))
    settings.remember(Path("/w/5.rcsc"))
    recent = Settings.load(file).recent()
    assert recent[:2] == ("/w/5.rcsc", "/w/12.rcsc")
    assert len(recent) == RECENT_LIMIT
    settings.forget(Path("/w/5.rcsc"))
    assert settings.recent()[0] == "/w/12.rcsc"
    assert settings.get("last_workspace") == ""


def test_listeners_hear_of_each_change_until_they_leave(file: Path) -> None:
    settings = Settings.load(file)
    heard: list[str] = []
    leave = settings.subscribe(heard.append)
    settings.set("theme", "dark")
    settings.set("theme", "dark")
    leave()
    settings.set("theme", "light")
    assert heard == ["theme"]


def test_every_default_is_one_of_its_choices() -> None:
    assert [setting.key for setting in DECLARED if setting.choices and setting.default not in setting.choices] == []
