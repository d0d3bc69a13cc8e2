"""The command as a whole: its nouns, its options, and what becomes of an error."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer

from rcsc_desktop.cli import (
    agenda,
    backup,
    check,
    consultation,
    contact,
    history,
    init,
    mail,
    participant,
    programme,
    refusals,
    search,
    settings,
)
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import EXAMPLES, examples
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.support import paths
from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.support.settings import SettingError

_NOUNS = {
    "programme": programme,
    "consultation": consultation,
    "agenda": agenda,
    "participant": participant,
    "contact": contact,
    "mail": mail,
    "history": history,
    "settings": settings,
    "backup": backup,
}


def run(arguments: Sequence[str], call: Call) -> int:
    """Do what the arguments say; the exit code: 0 done, 1 refused, 2 wrong usage, 3 the environment, 70 a bug."""
    try:
        _command(call.t).main(args=list(arguments), prog_name="rcsc", obj=call)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except (refusals.Refused, UserError, SettingError) as error:
        return _refuse(call, error)
    except OSError as error:
        return _refuse(call, error)
    except Exception:
        logging.getLogger(__name__).exception("the command failed")
        call.out.beside(
            call.t(
                "The program failed here by its own mistake. What was stored before is kept; details are in {log}.",
                log=paths.log_file(),
            )
        )
        return refusals.BUG
    return 0


def _refuse(call: Call, error: refusals.Refused | UserError | SettingError | OSError) -> int:
    sentence, exit_code = refusals.answer(error, call.t, call.source)
    call.out.beside(sentence)
    return exit_code


@lru_cache(maxsize=2)
def _command(t: Translator) -> Any:
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(
        help=mark(
            "Run consultation meetings: agendas, concept notes, participants and contacts, without a window. "
            "“rcsc NOUN --help” lists the verbs of a noun, “rcsc NOUN VERB --help” shows examples."
        ),
        epilog=examples(
            "rcsc init try.rcsc --sample",
            "rcsc --workspace try.rcsc consultation list",
            "RCSC_WORKSPACE=try.rcsc rcsc agenda show 2017-04-17",
        ),
    )(_root)
    app.add_typer(init.verbs)
    for name, noun in _NOUNS.items():
        app.add_typer(noun.verbs, name=name)
    for more in (search.verbs, history.steps, check.verbs):
        app.add_typer(more)
    command = typer.main.get_command(app)
    _translate(command, t)
    return command


def _say_version(context: typer.Context, wanted: bool) -> None:
    if wanted:
        current(context).out.line(f"rcsc {version('rcsc-desktop')}")
        raise typer.Exit


def _root(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            envvar="RCSC_WORKSPACE",
            metavar="FILE",
            help=mark("The workspace to work on; without it, the default one in your data folder."),
        ),
    ] = None,
    show_version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_say_version, help=mark("Say which version this is.")),
    ] = False,
) -> None:
    del show_version  # said before this is called
    current(context).named = workspace


def _translate(command: Any, t: Translator) -> None:
    """Put the help texts, which are marked where they stand, into the reader's language."""
    command.help = t(command.help) if command.help else None
    if command.epilog:
        command.epilog = command.epilog.replace(EXAMPLES, t(EXAMPLES))
    for parameter in command.params:
        text = getattr(parameter, "help", None)
        if text:
            parameter.help = t(text)
    for sub in getattr(command, "commands", {}).values():
        _translate(sub, t)
