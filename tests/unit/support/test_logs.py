"""The log tells where the program failed, never what somebody typed."""

import logging
from collections.abc import Iterator

import pytest

from rcsc_desktop.support import logs, paths


@pytest.fixture
def started() -> Iterator[None]:
    root = logging.getLogger()
    before, level, raises = list(root.handlers), root.level, logging.raiseExceptions
    logs.start()
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raises


@pytest.mark.usefixtures("started")
def test_an_error_is_logged_without_its_message() -> None:
    typed = " ".join(["Amina", "Diallo"])
    try:
        raise ValueError(typed)
    except ValueError as error:
        logging.getLogger("rcsc_desktop.test").exception("unexpected: %s", type(error).__name__)

    text = paths.log_file().read_text(encoding="utf-8")
    assert "unexpected: ValueError" in text
    assert "test_logs.py" in text
    assert typed not in text


def test_without_a_place_for_the_log_the_program_starts_anyway(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise PermissionError

    monkeypatch.setattr(paths, "log_file", refuse)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    logs.start()
    added = [handler for handler in root.handlers if handler not in before]
    assert [type(handler) for handler in added] == [logging.NullHandler]
    root.removeHandler(added[0])
    root.setLevel(level)
