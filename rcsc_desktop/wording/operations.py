"""Names of operations, as Undo, the history and messages show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording import attendance, quotas, sealed, words
from rcsc_desktop.wording.fields import NOUNS
from rcsc_desktop.wording.filling import fill, short

LONGEST_TITLE = 48

_SENTENCES: Mapping[str, str] = {
    "affiliation.add": mark("Put “{title}” in an organization"),
    "agenda.add_item": mark("Add “{title}”"),
    "agenda.add_topic": mark("Add “{title}”"),
    "agenda.approve": mark("Approve the text of “{title}” ({language})"),
    "agenda.apply_template": mark("Start from the template “{title}”"),
    "agenda.copy": mark("Copy the agenda of “{title}”"),
    "agenda_template.remove": mark("Remove the template “{title}”"),
    "agenda_template.save": mark("Save the template “{title}”"),
    "agenda.change": mark("Change “{title}”"),
    "agenda.close_gap": mark("Close the gap before “{title}”"),
    "agenda.fit": mark("Fit the session into its time"),
    "agenda.import": mark("Import an agenda into “{title}”"),
    "agenda.indent": mark("Indent “{title}”"),
    "agenda.issue": mark("Issue version {number} of the agenda"),
    "agenda.late": mark("Start {minutes} minutes late"),
    "agenda.make_room": mark("Make {minutes} minutes of room before “{title}”"),
    "agenda.move": mark("Move “{title}”"),
    "agenda.outdent": mark("Outdent “{title}”"),
    "agenda.park": mark("Park “{title}”"),
    "agenda.remove": mark("Remove “{title}”"),
    "agenda.restore": mark("Go back to version {number} of the agenda"),
    "agenda.resize": mark("Change the length of “{title}”"),
    "agenda.retype": mark("Type “{title}” anew"),
    "agenda.set_speakers": mark("Change the speakers of “{title}”"),
    "agenda.silence_finding": mark("Put a finding aside: “{title}”"),
    "agenda.take_up_finding": mark("Look at a finding again: “{title}”"),
    "agenda.translate": mark("Translate “{title}” ({language})"),
    "agenda.withdraw": mark("Withdraw version {number} of the agenda"),
    "agenda_version.keep_file": mark("Keep a file of version {number} of the agenda"),
    "contact.keep_apart": mark("Keep “{title}” and “{other}” apart"),
    "contact_detail.add": mark("Add a way to reach {title}"),
    "contact_detail.change": mark("Change a way to reach {title}"),
    "contact_detail.remove": mark("Remove a way to reach {title}"),
    "consultation.duplicate": mark("Duplicate “{title}”"),
    "contact_group.add": mark("Make the group “{title}”"),
    "contact_group.change": mark("Change the group “{title}”"),
    "contact_group.remove": mark("Remove the group “{title}”"),
    "import_layout.save": mark("Remember how files of this layout are read"),
    "list_preset.remove": mark("Remove the list “{title}”"),
    "list_preset.save": mark("Save the list “{title}”"),
    "mail_template.remove": mark("Remove the mail “{title}”"),
    "mail_template.save": mark("Save the mail “{title}”"),
    "participant.add": mark("Add {title} to the participants"),
    "participant.issue_list": mark("Issue version {number} of the list of participants"),
    "participant.change": mark("Change {title}"),
    "participant.replace": mark("Replace {title} by {by}"),
    "photo.remove": mark("Remove the photo of {title}"),
    "photo.set": mark("Set the photo of {title}"),
    "postal_address.add": mark("Add an address of {title}"),
    "postal_address.change": mark("Change an address of {title}"),
    "postal_address.remove": mark("Remove an address of {title}"),
    "saved_view.remove": mark("Forget the view “{title}”"),
    "saved_view.save": mark("Keep the view “{title}”"),
    "sample.load": mark("Load the sample programme"),
    **sealed.OPERATIONS,
    **quotas.OPERATIONS,
    "sample.revise": mark("Bring “{title}” up to the later text"),
}

_VERBS: Mapping[str, tuple[str, str]] = {
    "add": (mark("Add {noun} “{title}”"), mark("Add {noun}")),
    "duplicate": (mark("Duplicate {noun} “{title}”"), mark("Duplicate {noun}")),
    "change": (mark("Change {noun} “{title}”"), mark("Change {noun}")),
    "move": (mark("Move {noun} “{title}”"), mark("Move {noun}")),
    "indent": (mark("Indent {noun} “{title}”"), mark("Indent {noun}")),
    "outdent": (mark("Outdent {noun} “{title}”"), mark("Outdent {noun}")),
    "retype": (mark("Type {noun} “{title}” anew"), mark("Type {noun} anew")),
    "remove": (mark("Remove {noun} “{title}”"), mark("Remove {noun}")),
}
"""For rows of any kind: with and without a title."""


def sentence(name: str, params: Mapping[str, object], t: Translator) -> str:
    """The name of an operation with the title of what it was done to; an unknown name stays as it is."""
    operation = _counted(name, params, t) or _named(name, params, t)
    fields = params.get("fields")
    if not isinstance(fields, Sequence) or isinstance(fields, str) or not fields:
        return operation
    changed = ", ".join(words.column(str(field), t) for field in fields)
    return t("{operation} ({fields})", operation=operation, fields=changed)


def is_known(name: str) -> bool:
    """The operation has a name of its own."""
    noun, _, verb = name.partition(".")
    return name in _SENTENCES or name in _COUNTED or (verb in _VERBS and noun in NOUNS)


def _counted(name: str, params: Mapping[str, object], t: Translator) -> str | None:
    count = params.get("count")
    return _COUNTED[name](count, params, t) if isinstance(count, int) and name in _COUNTED else None


_COUNTED: Mapping[str, Callable[[int, Mapping[str, object], Translator], str]] = {
    "contact_group.add_members": lambda count, params, t: t.plural(
        "Add {count} contact to the group “{title}”",
        "Add {count} contacts to the group “{title}”",
        count,
        title=short(str(params.get("title", "")), LONGEST_TITLE),
    ),
    "contact_group.remove_members": lambda count, params, t: t.plural(
        "Take {count} contact out of the group “{title}”",
        "Take {count} contacts out of the group “{title}”",
        count,
        title=short(str(params.get("title", "")), LONGEST_TITLE),
    ),
    "agenda.approve_texts": lambda count, params, t: t.plural(
        "Approve {count} text ({language})",
        "Approve {count} texts ({language})",
        count,
        language=params.get("language"),
    ),
    "agenda.translate_texts": lambda count, params, t: t.plural(
        "Translate {count} text ({language})",
        "Translate {count} texts ({language})",
        count,
        language=params.get("language"),
    ),
    "agenda.move": lambda count, _, t: t.plural("Move {count} item", "Move {count} items", count),
    "agenda.park": lambda count, _, t: t.plural("Park {count} item", "Park {count} items", count),
    "agenda.remove": lambda count, _, t: t.plural("Remove {count} item", "Remove {count} items", count),
    "agenda.import": lambda count, params, t: t.plural(
        "Import {count} item into “{title}”",
        "Import {count} items into “{title}”",
        count,
        title=short(str(params.get("title", "")), LONGEST_TITLE),
    ),
    "contact.merge": lambda count, params, t: t.plural(
        "Merge {count} contact into “{title}”",
        "Merge {count} contacts into “{title}”",
        count,
        title=short(str(params.get("title", "")), LONGEST_TITLE),
    ),
    "people.import": lambda count, params, t: (
        t.plural(
            "Import {count} person into “{title}”",
            "Import {count} people into “{title}”",
            count,
            title=short(str(params.get("title", "")), LONGEST_TITLE),
        )
        if params.get("title")
        else t.plural("Import {count} contact", "Import {count} contacts", count)
    ),
    "participant.fill": lambda count, _, t: t.plural("Fill {count} cell", "Fill {count} cells", count),
    "participant.paste": lambda count, _, t: t.plural("Paste {count} participant", "Paste {count} participants", count),
    "participant.remove": lambda count, _, t: t.plural(
        "Remove {count} participant", "Remove {count} participants", count
    ),
    "participant.correct_status": lambda count, params, t: t.plural(
        "Correct the status of {count} participant to {status}",
        "Correct the status of {count} participants to {status}",
        count,
        status=words.value("participant", "status", params.get("status"), t),
    ),
    "participant.set_column": lambda count, params, t: t.plural(
        "Set {field} of {count} participant",
        "Set {field} of {count} participants",
        count,
        field=words.column(str(params.get("field", "")), t),
    ),
    "attendance.set": lambda count, params, t: attendance.operation(count, params, t),
    "participant.move_up": lambda count, _, t: quotas.move_up(count, t),
    "passport.erase_past": lambda count, _, t: sealed.erase_past(count, t),
    "participant.set_status": lambda count, params, t: t.plural(
        "Set the status of {count} participant to {status}",
        "Set the status of {count} participants to {status}",
        count,
        status=words.value("participant", "status", params.get("status"), t),
    ),
}
"""Operations on many rows, named by their number."""


def _named(name: str, params: Mapping[str, object], t: Translator) -> str:
    title = short(str(params.get("title", "")), LONGEST_TITLE)
    noun, _, verb = name.partition(".")
    data = {**params, "title": title, "noun": words.noun(noun, t)}
    template = _SENTENCES.get(name)
    if template is not None and (title or "{title}" not in template):
        return fill(t, template, data)
    if verb in _VERBS:
        with_title, without = _VERBS[verb]
        return fill(t, with_title if title else without, data)
    return name if template is None else fill(t, template, {**data, "title": "…"})
