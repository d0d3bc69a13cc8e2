"""Where this person's files are: settings, workspaces, log, drafts. RCSC_CONFIG_DIR and RCSC_DATA_DIR move them."""

from __future__ import annotations

import os
from pathlib import Path

_NAME = "rcsc-desktop"


def config_dir() -> Path:
    """The folder of the settings; made when it is not there."""
    chosen = os.environ.get("RCSC_CONFIG_DIR")
    if chosen:
        return _made(Path(chosen))
    from platformdirs import user_config_path

    return _made(user_config_path(_NAME, appauthor=False, roaming=True))


def data_dir() -> Path:
    """The folder of workspaces, drafts, log and window geometry; made when it is not there."""
    chosen = os.environ.get("RCSC_DATA_DIR")
    if chosen:
        return _made(Path(chosen))
    from platformdirs import user_data_path

    return _made(user_data_path(_NAME, appauthor=False))


def settings_file() -> Path:
    """The settings, as TOML."""
    return config_dir() / "settings.toml"


def default_workspace() -> Path:
    """The workspace used where none is named."""
    return data_dir() / "workspace.rcsc"


def sample_workspace() -> Path:
    """The workspace made from the sample the first time somebody asks for it."""
    return data_dir() / "sample.rcsc"


def log_file() -> Path:
    """The newest log; older ones lie beside it."""
    return _made(data_dir() / "log") / "rcsc-desktop.log"


def drafts_dir() -> Path:
    """One small file per text that was typed and not yet stored."""
    return _made(data_dir() / "drafts")


def geometry_file() -> Path:
    """Size and place of the window; apart from the settings, which may be shared between machines."""
    return data_dir() / "window.ini"


def backups_dir() -> Path:
    """Copies of workspaces, made before migrations and by hand."""
    return _made(data_dir() / "backups")


def cache_dir() -> Path:
    """What can be made again."""
    return _made(data_dir() / "cache")


def documents_dir() -> Path:
    """The folder a person expects their own files in."""
    from platformdirs import user_documents_path

    return user_documents_path()


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
