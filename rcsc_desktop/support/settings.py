"""The person's choices, declared once; kept as TOML in the platform's folder for settings."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from rcsc_desktop.support import paths

RECENT_LIMIT = 10


class SettingError(ValueError):
    """A key or value that no setting has; ``choices`` are the values that would do (empty: unknown key)."""

    def __init__(self, key: str, text: str = "", choices: tuple[str, ...] = ()) -> None:
        super().__init__(key, text, choices)
        self.key = key
        self.text = text
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Setting:
    """One declared choice. ``choices`` is empty where any text will do."""

    key: str
    default: str = ""
    choices: tuple[str, ...] = ()
    is_internal: bool = False
    """Kept by the program itself; not offered to the person."""
    is_list: bool = False


DECLARED = (
    Setting("author"),
    Setting("letterhead.organisation"),
    Setting("letterhead.tagline"),
    Setting("letterhead.logo"),
    Setting("letterhead.docx_template"),
    Setting("paper", "A4", ("A4", "Letter")),
    Setting("document_language", "en", ("en", "fr", "es", "ru", "ar")),
    Setting("clock", "auto", ("auto", "12", "24")),
    Setting("density", "normal", ("compact", "normal", "roomy")),
    Setting("theme", "system", ("system", "light", "dark")),
    Setting("screen_language", "en", ("en", "qps-ploc", "qps-plocm")),
    Setting("device_id", is_internal=True),
    Setting("participants.columns", is_internal=True),
    Setting("contacts.photo_shape", "round", ("round", "square"), is_internal=True),
    Setting("export.agenda", is_internal=True),
    Setting("last_workspace", is_internal=True),
    Setting("recent", is_internal=True, is_list=True),
)
_BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in DECLARED}


class Settings:
    """The values of the declared settings. ``set`` and ``remember`` write the file at once, whole or not at all."""

    def __init__(self, file: Path, texts: dict[str, str], lists: dict[str, tuple[str, ...]]) -> None:
        self._file = file
        self._texts = texts
        self._lists = lists
        self._listeners: list[Callable[[str], None]] = []

    @classmethod
    def load(cls, file: Path | None = None) -> Self:
        """The settings as they are stored; a file that cannot be understood is set aside as ``*.damaged``."""
        file = file or paths.settings_file()
        try:
            content = tomllib.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            content = {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            file.replace(file.with_suffix(".damaged"))
            content = {}
        texts, lists = _declared_values(content)
        settings = cls(file, texts, lists)
        if not settings.get("device_id"):
            from rcsc_desktop.support.ids import new_id

            settings.set("device_id", str(new_id()))
        return settings

    def get(self, key: str) -> str:
        """The value of a setting that is a text, or its default."""
        setting = declared(key)
        return self._texts.get(key, setting.default)

    def set(self, key: str, value: str) -> None:
        """Keep ``value``. Raises ``SettingError`` for an unknown key or a value that is none of its choices."""
        setting = declared(key)
        if setting.choices and value not in setting.choices:
            raise SettingError(key, value, setting.choices)
        if self._texts.get(key, setting.default) == value:
            return
        self._texts[key] = value
        self._store(key)

    def recent(self) -> tuple[str, ...]:
        """Paths of workspaces, the last opened first."""
        return self._lists.get("recent", ())

    def remember(self, workspace: Path) -> None:
        """Put ``workspace`` at the head of the recent ones, and open it next time."""
        path = str(workspace)
        others = [other for other in self.recent() if other != path]
        self._lists["recent"] = (path, *others)[:RECENT_LIMIT]
        self._texts["last_workspace"] = path
        self._store("recent")

    def forget(self, workspace: Path) -> None:
        """Take ``workspace`` out of the recent ones."""
        self._lists["recent"] = tuple(path for path in self.recent() if path != str(workspace))
        if self._texts.get("last_workspace") == str(workspace):
            del self._texts["last_workspace"]
        self._store("recent")

    def subscribe(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call ``listener`` with the key of each setting that changes from now on; the answer ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _store(self, key: str) -> None:
        import tomlkit

        document = tomlkit.document()
        tables: dict[str, dict[str, str]] = {}
        for name, text in sorted(self._texts.items()):
            group, _, rest = name.partition(".")
            if rest:
                tables.setdefault(group, {})[rest] = text
            else:
                document[name] = text
        for name, entries in self._lists.items():
            document[name] = list(entries)
        for group, values in tables.items():
            document[group] = values
        _replace(self._file, tomlkit.dumps(document))
        for listener in list(self._listeners):
            listener(key)


def declared(key: str) -> Setting:
    """The declaration of ``key``; ``SettingError`` where there is none."""
    setting = _BY_KEY.get(key)
    if setting is None:
        raise SettingError(key)
    return setting


def _declared_values(content: Mapping[str, object]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """What of a file's content the declarations know; the rest is left out."""
    flat = dict(content)
    for group, values in content.items():
        if isinstance(values, dict):
            flat.update({f"{group}.{key}": value for key, value in values.items()})
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for setting in DECLARED:
        value = flat.get(setting.key)
        if setting.is_list and isinstance(value, list):
            lists[setting.key] = tuple(str(entry) for entry in value)
        elif isinstance(value, str) and (not setting.choices or value in setting.choices):
            texts[setting.key] = value
    return texts, lists


def _replace(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8") as target:
        target.write(text)
        target.flush()
        os.fsync(target.fileno())
    beside.replace(file)
