"""Sentences for what concerns files: exports, workspaces, backups."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.support.i18n import mark

EXPORTS: Mapping[str, str] = {
    "export.bad_logo": mark(
        "The logo of the letterhead cannot be read. Choose a PNG or JPEG file in the settings, or take the logo out."
    ),
    "export.bad_template": mark(
        "The letterhead's template for Word cannot be read. Choose a .docx or .dotx file in the settings, or none; "
        "nothing was written."
    ),
    "export.bad_name": mark("“{path}” cannot be a file's name here. Choose a shorter or simpler name."),
    "export.disk_full": mark(
        "The disk is full: “{path}” was not written and nothing half-done is left. "
        "Free some space or choose another disk."
    ),
    "export.exists": mark(
        "“{path}” is there already and was left as it is. Choose another name, or allow replacing it."
    ),
    "export.failed": mark(
        "“{path}” could not be written: {reason}. Nothing half-done is left; the workspace is unharmed."
    ),
    "export.in_use": mark("“{path}” is open in another program. Close it there and try again."),
    "export.is_folder": mark("“{path}” is a folder. Give the file a name of its own."),
    "export.no_folder": mark("The folder of “{path}” is not there. Choose another folder; nothing was written."),
    "export.nothing_dated": mark(
        "No item of this agenda has both a date and a time, so there is nothing that a schedule could hold. "
        "Give its sessions a date and a start. Nothing was written."
    ),
    "export.no_such_layout": mark("“{format}” cannot be set as “{layout}”. It can be: {choices}. Nothing was written."),
    "export.no_permission": mark("You may not write “{path}”. Choose another folder; nothing was written."),
    "export.read_only": mark(
        "“{path}” lies on a disk that can only be read. Choose another folder; nothing was written."
    ),
    "export.text_too_long": mark(
        "This text has {length} characters, a cell of Excel holds {most}. "
        "Shorten it and export again; nothing was written."
    ),
    "print.failed": mark("The printer did not take the pages. Choose another printer, or save the agenda as PDF."),
    "export.too_many_rows": mark("A sheet of Excel holds {most} rows. Narrow the list down; nothing was written."),
    "export.unknown_column": mark("There is no column called “{column}” to export. Nothing was written."),
    "export.unknown_format": mark("This cannot be written as “{format}”. Nothing was written."),
}

WORKSPACES: Mapping[str, str] = {
    "workspace.cannot_create": mark("The workspace “{path}” could not be made: {reason}. Choose another folder."),
    "workspace.cannot_open": mark(
        "“{path}” cannot be opened. See whether the disk is there and whether you may read the file."
    ),
    "workspace.corrupt": mark(
        "The workspace “{path}” is damaged. It was left as it is. Restore the last backup and keep this file."
    ),
    "workspace.disk_full": mark(
        "The disk of “{path}” is full. The last change was not stored, all before it was. Free some space."
    ),
    "workspace.empty": mark("“{path}” is an empty file, not a workspace. It was left as it is; open another file."),
    "workspace.exists": mark("“{path}” is there already and was left as it is. Choose another name, or open it."),
    "workspace.io_error": mark(
        "“{path}” could not be read or written: the disk or the network failed. What was stored before is kept."
    ),
    "workspace.is_folder": mark("“{path}” is a folder, not a workspace. Choose a file in it."),
    "workspace.locked": mark(
        "Another program is busy with “{path}”. Nothing was stored; wait a moment and try again, or close that program."
    ),
    "workspace.migration_failed": mark(
        "“{path}” could not be brought up to date: {rows} of its rows point at rows that are gone. "
        "The file was left as it was, and a backup was made before."
    ),
    "workspace.needs_passphrase": mark(
        "“{path}” seems to be encrypted and needs a passphrase, which this version cannot ask for. "
        "It was left as it is."
    ),
    "workspace.newer": mark(
        "“{path}” was last used by a newer version of this program. "
        "It was left as it is; install that version to open it."
    ),
    "workspace.no_folder": mark("The folder of “{path}” is not there. Choose another folder."),
    "workspace.no_permission": mark(
        "You may not read “{path}”. Ask its owner for permission, or open another workspace."
    ),
    "workspace.not_a_workspace": mark("“{path}” is no workspace of this program. It was left as it is."),
    "workspace.not_found": mark("“{path}” is not there. It may have been moved or renamed."),
    "workspace.read_only": mark(
        "“{path}” can only be read here. Nothing was stored; save a copy elsewhere to change it."
    ),
    "workspace.read_only_old": mark(
        "“{path}” was made by an older version and lies where it cannot be brought up to date. "
        "Copy it to a folder that you may write to, and open the copy."
    ),
    "workspace.truncated": mark(
        "“{path}” ends too early; a copy or a download was probably cut off. It was left as it is. "
        "Copy it again, or restore a backup."
    ),
}

SENTENCES: Mapping[str, str] = {**EXPORTS, **WORKSPACES}
