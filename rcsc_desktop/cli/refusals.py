"""What the command says and answers where something is refused: one sentence on stderr and an exit code."""

from __future__ import annotations

import os
from typing import NamedTuple

from rcsc_desktop.domain.errors import EnvironmentFault, UserError
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.support.settings import SettingError
from rcsc_desktop.wording import errors

REFUSED = 1
ENVIRONMENT = 3
BUG = 70
"""The program failed by itself: EX_SOFTWARE of sysexits.h."""


class Refused(Exception):
    """A refusal that the command itself makes; its text is a whole sentence in the reader's language."""

    def __init__(self, sentence: str, exit_code: int = REFUSED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code


class Answer(NamedTuple):
    """The sentence for a refusal and the exit code of the process."""

    sentence: str
    exit_code: int


def answer(error: Refused | UserError | SettingError | OSError, t: Translator, source: str = "") -> Answer:
    """The sentence for an error; ``source`` is the file that the refused values came from."""
    match error:
        case Refused():
            return Answer(error.sentence, error.exit_code)
        case EnvironmentFault():
            return Answer(errors.of(error, t), ENVIRONMENT)
        case UserError():
            return Answer(_refused(error, t, source), REFUSED)
        case SettingError():
            return Answer(_setting(error, t), REFUSED)
        case _:
            return Answer(_system(error, t), ENVIRONMENT)


def _refused(error: UserError, t: Translator, source: str) -> str:
    if error.code == "export.exists":
        return t(
            "“{path}” is there already and was left as it is. Choose another name, or replace it with --force.",
            path=error.data.get("path"),
        )
    sentence = errors.of(error, t)
    return t("{file}: {sentence}", file=source, sentence=sentence) if source else sentence


def _system(error: OSError, t: Translator) -> str:
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    if error.filename is None:
        return t("The system refused this: {reason}.", reason=reason)
    return t("“{path}” cannot be read or written: {reason}.", path=error.filename, reason=reason)


def _setting(error: SettingError, t: Translator) -> str:
    if not error.choices:
        return t("There is no setting called “{key}”; “rcsc settings list” shows them all.", key=error.key)
    return t(
        "“{text}” is none of the values of {key}; there are: {choices}.",
        text=error.text,
        key=error.key,
        choices=", ".join(error.choices),
    )
