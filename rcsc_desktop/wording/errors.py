"""What went wrong in words: what happened, that nothing was lost, and what to do.

A place in front of the sentence names the row and the field where the error knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording import attendance, faults, imports, operations, quotas, sealed, words
from rcsc_desktop.wording.filling import fill, shown

_SENTENCES: Mapping[str, str] = {
    "address.empty": mark("An address needs at least a town, a street or a country. Nothing was added."),
    "agenda.copy_to_itself": mark("An agenda cannot be copied onto itself. Choose another consultation."),
    "agenda.no_items": mark("Nothing stands on this agenda yet, so there is nothing to take over."),
    "agenda.no_session": mark("This consultation has no session yet. Add one, then its agenda can be written."),
    "availability.unknown": mark(
        "“{text}” does not say when somebody is there. Write a line like 2017-04-17, 2017-04-17 14:00-16:00, "
        "2017-04-17 to 2017-04-19, from 2017-04-18 or not 2017-04-19."
    ),
    "column.none": mark("A list needs at least one column. Choose some of: {choices}."),
    "column.unknown": mark("There is no column called “{column}”. Nothing was changed."),
    "consultation.ambiguous": mark("“{key}” may mean several consultations: {keys}. Type more of the key."),
    "consultation.unknown": mark("There is no consultation whose key begins with “{key}”."),
    "contact.ambiguous": mark("“{key}” may mean several contacts: {keys}. Use the id."),
    "contact.unknown": mark("There is no contact called “{key}”."),
    "group.exists": mark("There is a group called “{name}” already. Take another name."),
    "group.is_search": mark(
        "The group “{name}” holds whoever the search “{query}” finds. Pick people for a group of another name."
    ),
    "group.no_search": mark("Type words into the filter first: the group holds whoever they find."),
    "group.unknown": mark("There is no group called “{text}”."),
    "date.unknown": mark("“{text}” is not a date. Write it like 2017-04-17, or 2017-04 or 2017 if no more is known."),
    "dates.start_after_end": mark("The last day, {end}, lies before the first day, {start}. Nothing was changed."),
    "duration.negative": mark("“{text}” is less than no time. Write a length like 15, 15m or 1h30."),
    "duration.too_long": mark("“{text}” is longer than {hours} hours. Write a length like 15, 15m or 1h30."),
    "duration.unknown": mark("“{text}” is not a length of time. Write it like 15, 15m or 1h30."),
    "duration.zero": mark("An item lasts at least a minute. Write a length like 15, 15m or 1h30."),
    "edit.conflict": mark(
        "This was changed meanwhile: it now says “{theirs}”. Your text, “{yours}”, was not stored over it; "
        "look at both and type again what shall stand."
    ),
    "field.fixed": mark("This field was given once and for all and cannot be changed."),
    "field.unknown": mark("There is no field called “{field}”. There are: {choices}."),
    "flow.minutes": mark("{text} minutes are out of reach. Give 1 to {most} minutes."),
    "flow.no_end": mark("The session has no start or no end to keep to. Give it both first; nothing was changed."),
    "flow.no_start": mark("The session has no start that could be late. Give it one first; nothing was changed."),
    "languages.unknown": mark(
        "“{text}” is no language that is known here. Write names or codes with commas between: English, French; "
        "or en, fr."
    ),
    "list.nobody": mark(
        "Nobody would stand in this list of participants. Confirm participants, or choose more statuses."
    ),
    "list.none_issued": mark("No list of participants was issued yet, so there is nothing to compare with."),
    "list.unknown": mark("No list of participants {number} was issued; “rcsc participant versions” lists what was."),
    "merge.too_few": mark("Merging takes two contacts or more of one kind. Nothing was changed."),
    "mail.attachment_unreadable": mark("The file “{name}” cannot be read. Choose it again, or leave it out."),
    "mail.attachments_too_big": mark("The attachments are larger than {megabytes} MB together. Attach fewer."),
    "mail.no_subject": mark("The mail needs a subject in each of its languages ({language} has none)."),
    "mail.nobody": mark("None of these people has an e-mail address that can be written to. Nothing was written."),
    "mail.personal_field": mark(
        "“{text}” differs from person to person and cannot stand in one mail to all ({language}). Take it out, or make "
        "a draft for each person."
    ),
    "mail.unknown_field": mark("There is no field “{text}” to fill in ({language}). There are: {choices}."),
    "mail.unknown_template": mark("There is no saved text called “{text}”. There are: {choices}."),
    "mail.unreadable": mark("This is not the text of a mail. It holds a subject and a body for each language."),
    "number.unknown": mark("“{text}” is not a number. Nothing was changed."),
    "operation.unknown": mark("The history has no step {id}."),
    "organisation.circle": mark("{name} cannot be part of itself. Nothing was changed."),
    "own_field.no_choices": mark("“{name}” is a choice and needs something to choose from. Nothing was changed."),
    "own_field.twice": mark("Another column is called “{name}” already. Choose another name; nothing was changed."),
    "own_field.unknown": mark("There is no own field called “{text}” here. There are: {choices}."),
    "participant.replaces_itself": mark("{name} cannot come instead of themselves. Nothing was changed."),
    "participant.twice": mark("{name} already takes part in this consultation. Nothing was added."),
    "export.too_many_tabs": mark(
        "These choices would make {count} tabs; a workbook takes {most}. Choose fewer; nothing was written."
    ),
    "paste.columns": mark("These columns cannot be pasted: {unknown}. A name is needed; there are: {choices}."),
    "paste.too_many": mark("At most {most} cells can be filled at a time. Select fewer; nothing was changed."),
    "photo.too_big": mark("This picture is larger than {megabytes} MB or megapixels. Save it smaller and try again."),
    "photo.unreadable": mark("This file is not a picture that can be read. Choose a JPEG, PNG, WebP, GIF or TIFF."),
    "people.moved_on": mark(
        "Somebody whom a row means was removed or merged meanwhile, so nothing was imported. Look at the rows again."
    ),
    "preset.built_in": mark("The list “{text}” belongs to the program and cannot be replaced. Choose another name."),
    "preset.unknown": mark("There is no list called “{text}”. There are: {choices}."),
    "print.failed": mark("The printer did not take the pages. See whether it is on, or save the PDF and print that."),
    "programme.ambiguous": mark("“{key}” may mean several programmes: {keys}. Type more of the key."),
    "programme.required": mark("Say which programme it belongs to: {keys}."),
    "programme.unknown": mark("There is no programme whose key begins with “{key}”."),
    "redo.nothing": mark("There is nothing to do again."),
    "speaker.twice": mark("{name} is named twice. Name everybody once; nothing was changed."),
    "term.one_language": mark("A term needs its words in two languages at least. Nothing was changed."),
    "status.ended": mark(
        "{name} is {status}, and nothing follows that. To put a mistake right, correct the status; nothing was changed."
    ),
    "status.not_allowed": mark(
        "{name} is {status} and cannot become {wanted} from there, but: {choices}. To put a mistake right, correct the "
        "status; nothing was changed."
    ),
    "status.some_not_allowed": mark(
        "{count} of {total} people cannot become {wanted}, among them {name}: {status}. Leave these out, or correct "
        "their status where it was a mistake; nothing was changed."
    ),
    "text.main_language": mark(
        "The consultation is written in this language ({language}): change the text itself in its agenda. "
        "Nothing was changed."
    ),
    "text.nothing_to_approve": mark("There is no text in this language ({language}) yet that could be approved."),
    "template.built_in": mark("The template “{text}” belongs to the program and stays. Choose another name."),
    "template.unknown": mark("There is no template called “{text}”. There are: {choices}."),
    "text.required": mark("This may not be blank. What was there before is kept."),
    "text.unknown": mark("There is no text like this to translate any more. Nothing was changed."),
    "time.unknown": mark("“{text}” is not a time of day. Write it like 14:15, 2:15 pm or 9."),
    "times.start_after_end": mark(
        "It would end at {end}, before it starts at {start}. Change the other time first, or both together; "
        "nothing was changed."
    ),
    "translated_names.twice": mark("There are two names in the language “{language}”. Keep one a language."),
    "translated_names.unknown": mark(
        "“{line}” is not a name in another language. Write the letters of the language before it: “fr: Organisation …”."
    ),
    "undo.already": mark("{operation}: this was taken back before."),
    "undo.never": mark("{operation}: this step cannot be taken back."),
    "undo.nothing": mark("There is nothing to take back."),
    "paper.second_language": mark("Two languages side by side need a second language, another than {language}."),
    "value.unknown": mark("“{text}” is none of the values there are: {choices}. Nothing was changed."),
    "version.moved_on": mark(
        "The agenda was changed while it was being printed, so nothing was issued. Issue it again."
    ),
    "version.none": mark("Nothing of this agenda was issued yet, so there is nothing to compare with."),
    "version.unknown": mark("No version {number} of this agenda was issued; “rcsc agenda versions” lists what was."),
    "work.cancelled": mark("This was given up. Nothing was changed."),
    "view.twice": mark("Another view is called “{name}” already. Choose another name; nothing was changed."),
    "view.unknown": mark("There is no view called “{text}”. There are: {choices}."),
    "zone.unknown": mark("There is no time zone called “{text}”. Choose one such as “America/New_York”."),
}

_NAMED_BY_ITSELF = frozenset({"column.unknown", "dates.start_after_end", "field.unknown"})
"""Codes whose sentence says itself which field is meant."""


def sentence(code: str, data: Mapping[str, object], t: Translator) -> str:
    """The sentence for an error, with its place in front; a code without a sentence is named as it is."""
    if code in _SPECIAL:
        text = _SPECIAL[code](data, t)
    elif code in SENTENCES:
        text = fill(t, SENTENCES[code], _named(data, t))
    else:
        text = t("This was refused ({code}). Nothing was changed.", code=code)
    where = "" if code in _NAMED_BY_ITSELF else _place(data, t)
    return t("{place}: {sentence}", place=where, sentence=text) if where else text


SENTENCES: Mapping[str, str] = {
    **_SENTENCES,
    **faults.SENTENCES,
    **imports.REFUSALS,
    **sealed.REFUSALS,
    **quotas.REFUSALS,
    **attendance.REFUSALS,
}


def _named(data: Mapping[str, object], t: Translator) -> Mapping[str, object]:
    """The data with the name of an operation as people know it."""
    operation, params = data.get("operation"), data.get("params")
    if isinstance(operation, str):
        named = params if isinstance(params, Mapping) else {}
        return {**data, "operation": operations.sentence(operation, named, t)}
    return data


def _place(data: Mapping[str, object], t: Translator) -> str:
    row, field = data.get("row"), data.get("column", data.get("field"))
    name = words.column(field, t) if isinstance(field, str) else ""
    if isinstance(row, int):
        return t("Row {row}, {field}", row=row, field=name) if name else t("Row {row}", row=row)
    return name


def _pasted(data: Mapping[str, object], t: Translator) -> str:
    cause = str(data.get("cause", ""))
    inner = {name: value for name, value in data.items() if name not in {"row", "field", "column", "cause"}}
    return t("{reason} None of the rows was added.", reason=sentence(cause, inner, t))


def _in_use(data: Mapping[str, object], t: Translator) -> str:
    uses = data.get("uses")
    counts = uses if isinstance(uses, Mapping) else {}
    told = [t("{noun}: {count}", noun=words.noun(str(name), t), count=count) for name, count in counts.items()]
    return t(
        "{name} is still in use ({uses}) and was not removed. Take it out there first.",
        name=shown(data.get("name", "…"), t),
        uses=", ".join(told),
    )


def _blocked(data: Mapping[str, object], t: Translator) -> str:
    blockers = data.get("blockers")
    later: list[str] = []
    for blocker in blockers if isinstance(blockers, Sequence) else ():
        name, author = getattr(blocker, "operation", ""), getattr(blocker, "author", "")
        if name:
            told = operations.sentence(name, {}, t)
            later.append(t("{operation} by {author}", operation=told, author=author) if author else told)
    operation = _named(data, t).get("operation", "…")
    if later:
        return t(
            "{operation}: this cannot be taken back, because later steps stand on it: {later}. Take these back first.",
            operation=operation,
            later=shown(list(dict.fromkeys(later)), t, 200),
        )
    return t(
        "{operation}: this cannot be taken back, because what it wrote has changed or is used elsewhere since. "
        "Nothing was changed.",
        operation=operation,
    )


def _row_unknown(data: Mapping[str, object], t: Translator) -> str:
    return t(
        "This is not there any more ({noun}); it may have been removed meanwhile. Nothing was changed.",
        noun=words.noun(str(data.get("noun", "")), t),
    )


_SPECIAL: Mapping[str, Callable[[Mapping[str, object], Translator], str]] = {
    "contact.in_use": _in_use,
    "paste.refused": _pasted,
    "row.unknown": _row_unknown,
    "undo.blocked": _blocked,
}

KNOWN = frozenset(SENTENCES) | frozenset(_SPECIAL)
"""Every code that has a sentence."""


def of(error: UserError, t: Translator) -> str:
    """The sentence for an error that was raised."""
    return sentence(error.code, error.data, t)
