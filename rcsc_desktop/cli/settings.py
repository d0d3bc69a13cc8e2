"""``rcsc settings``: the person's choices, shared with the window."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, examples
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.support.settings import DECLARED, Setting, SettingError, declared

verbs = typer.Typer(help=mark("Your choices, which the window shares."), no_args_is_help=True)


@verbs.command(
    "list", help=mark("List all settings with their values and choices."), epilog=examples("rcsc settings list")
)
def list_settings(context: typer.Context, as_json: AsJson = False) -> None:
    """Every setting that is offered."""
    call = current(context)
    found = [_shape(call, setting) for setting in DECLARED if not setting.is_internal]
    if as_json:
        call.listing("settings", found, (), as_json=True)
        return
    told = [{**one, "choices": ", ".join(one["choices"])} for one in found]
    call.out.table(("key", "value", "choices"), told)


@verbs.command(
    "set",
    help=mark("Set one setting or several."),
    epilog=examples(
        "rcsc settings set author='Amal Haddad'",
        "rcsc settings set paper=Letter letterhead.organisation='MADE Network'",
    ),
)
def set_value(
    context: typer.Context,
    values: Annotated[list[str], typer.Argument(metavar="KEY=VALUE...", help=mark("Settings and their values."))],
    as_json: AsJson = False,
) -> None:
    """Keep values; all are checked before the first is kept."""
    call = current(context)
    wanted: dict[str, str] = {}
    for text in values:
        key, sign, value = text.partition("=")
        if not sign:
            raise typer.BadParameter(call.t("“{text}” has to be KEY=VALUE.", text=text), param_hint="KEY=VALUE")
        setting = declared(key.strip())
        if setting.is_internal:
            raise SettingError(setting.key)
        if setting.choices and value not in setting.choices:
            raise SettingError(setting.key, value, setting.choices)
        wanted[setting.key] = value
    for key, value in wanted.items():
        call.settings.set(key, value)
    if as_json:
        call.out.json({"settings": [_shape(call, declared(key)) for key in wanted], "count": len(wanted)})
        return
    for key in wanted:
        call.out.line(call.t("{key} is now “{value}”.", key=key, value=call.settings.get(key)))


def _shape(call: Call, setting: Setting) -> dict[str, Any]:
    return {
        "key": setting.key,
        "value": call.settings.get(setting.key) or None,
        "default": setting.default or None,
        "choices": list(setting.choices),
    }
