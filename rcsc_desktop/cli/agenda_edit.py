"""``rcsc agenda add|set|move|remove``: items with their speakers, topics and questions, and sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rcsc_desktop.cli.agenda_rows import AgendaRows
from rcsc_desktop.cli.agenda_values import SESSION_FIELDS, SPEAKER_FIELDS, item_values, speaker_values
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, FromFile, Key, Values, examples
from rcsc_desktop.cli.values import known_fields, plain, read_values, some_values
from rcsc_desktop.domain.agenda import AgendaTopic, TopicKind
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.domain.changes import ChangeSet
    from rcsc_desktop.services.core import Core

verbs = typer.Typer()

TOPIC_FIELDS = ("text", "kind")

SessionOption = Annotated[
    str | None,
    typer.Option(
        "--session", metavar="ID", help=mark("The session: its number, name or id; needed where there are several.")
    ),
]


@verbs.command(
    help=mark(
        "Add an item to the agenda, a topic or question under an item, or a session. "
        "Times in the title of an item are understood: “14:15 15m Welcome”."
    ),
    epilog=examples(
        "rcsc agenda add 2017-04-17 'Coffee' --after 3 --minutes 20",
        "rcsc agenda add 2017-04-17 '16:45 10m Closing'",
        "rcsc agenda add 2017-04-17 'What can be done?' --under 3 --question",
        "rcsc agenda add 2017-04-17 --new-session name='Day 2' date=2017-04-18 start=09:30",
        "rcsc agenda add 2017-04-17 --from item.json",
    ),
)
def add(
    context: typer.Context,
    key: Key,
    title: Annotated[
        str | None,
        typer.Argument(
            metavar="TITLE", help=mark("Title of the item, or text of the topic or question."), show_default=False
        ),
    ] = None,
    values: Values = None,
    after: Annotated[str | None, typer.Option("--after", metavar="ID", help=mark("Put it behind this item."))] = None,
    first: Annotated[bool, typer.Option("--first", help=mark("Put it before all others."))] = False,
    minutes: Annotated[
        str | None, typer.Option("--minutes", metavar="N", help=mark("Its length: 15, 15m, 1h30."))
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar="HH:MM", help=mark("Pin it to this start: 14:15, 2:15pm."))
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help=mark("Its kind, such as presentation or break."))] = None,
    session: SessionOption = None,
    under: Annotated[
        str | None, typer.Option("--under", metavar="ID", help=mark("Make a topic under this item or topic."))
    ] = None,
    question: Annotated[
        bool, typer.Option("--question", help=mark("With --under: a question for the discussion."))
    ] = False,
    new_session: Annotated[bool, typer.Option("--new-session", help=mark("Add a session instead of an item."))] = False,
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """One new row; prints its id."""
    call = current(context)
    if title is not None and new_session:
        values, title = [title, *(values or [])], None
    fields = read_values(call, values, file)
    given = {"title": title, "minutes": minutes, "start": start, "kind": kind}
    fields |= {name: value for name, value in given.items() if value is not None}
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        if new_session:
            changes = _add_session(core, consultation_id, plain(fields, call))
        else:
            rows = AgendaRows(call, key, core.agenda.view(consultation_id))
            if under is not None:
                changes = _add_topic(core, rows, under, fields, after, first=first, question=question)
            else:
                changes = _add_item(core, rows, fields, after, session, first=first)
    call.done(changes, as_json=as_json)


@verbs.command(
    "set",
    help=mark(
        "Change fields of an item (title, minutes, start, kind, is_timed, numbering, purpose, visibility, background, "
        "outcome, room, link, interpretation, owner, notes, speakers, documents), of one of its speakers (name, title, "
        "organisation, role, status), of a topic or question (text, kind), or of a session (name, date, start, end, "
        "time_zone, venue, link, track, chair, restarts_numbering). An empty start lets an item follow the one before "
        "it. A JSON file may also hold the topics and questions of an item."
    ),
    epilog=examples(
        "rcsc agenda set 2017-04-17 --item 3 minutes=1h30 start=14:15",
        "rcsc agenda set 2017-04-17 --item 3 start=",
        "rcsc agenda set 2017-04-17 --item 3 speakers='Colin Rajah; Robert Vitillo, ICMC'",
        "rcsc agenda set 2017-04-17 --item 3 --speaker 'Colin Rajah' role=moderator status=asked",
        "rcsc agenda set 2017-04-17 --item 3 numbering=1 purpose=decision documents='A/71/L.58; A/RES/71/280'",
        "rcsc agenda set 2017-04-17 --session 1 start=14:00 end=17:00 chair='Colin Rajah'",
    ),
)
def set_fields(
    context: typer.Context,
    key: Key,
    values: Values = None,
    item: Annotated[
        str | None, typer.Option("--item", metavar="ID", help=mark("The item (id or number), topic or question (id)."))
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help=mark("With --item: this speaker of it."))
    ] = None,
    session: SessionOption = None,
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """Write fields of one row in one operation."""
    call = current(context)
    if (item is None) == (session is None):
        raise typer.BadParameter(call.t("Say what to change: --item ID or --session ID."), param_hint="--item")
    if speaker is not None and item is None:
        raise typer.BadParameter(call.t("--speaker needs --item."), param_hint="--speaker")
    fields = read_values(call, values, file)
    some_values(call, fields)
    with call.core() as core:
        rows = AgendaRows(call, key, core.agenda.view(core.consultations.resolve(key)))
        if item is None:
            row_id = rows.session(session).session.id
            known_fields(fields, SESSION_FIELDS)
            changes = core.sessions.change(row_id, plain(fields, call))
        elif speaker is not None:
            row_id = rows.speaker(rows.item(item), speaker).speaker.id
            known_fields(fields, SPEAKER_FIELDS)
            changes = core.agenda.set_speaker(row_id, speaker_values(fields, call))
        elif (topic := rows.topic(item)) is not None:
            row_id = topic.id
            known_fields(fields, TOPIC_FIELDS)
            changes = core.records.change(AgendaTopic, row_id, plain(fields, call))
        else:
            row_id = rows.item(item).item.id
            changes = core.agenda.set_item(row_id, item_values(call, fields))
    call.done(changes, as_json=as_json, row_id=row_id)


@verbs.command(
    help=mark("Copy a session with all its items; the copy stands behind it. Prints the id of the copy."),
    epilog=examples("rcsc agenda duplicate 2017-04-17 --session 1"),
)
def duplicate(context: typer.Context, key: Key, session: SessionOption = None, as_json: AsJson = False) -> None:
    """The same programme once more, for another time."""
    call = current(context)
    with call.core() as core:
        rows = AgendaRows(call, key, core.agenda.view(core.consultations.resolve(key)))
        changes = core.sessions.duplicate(rows.session(session).session.id)
    call.done(changes, as_json=as_json)


@verbs.command(
    help=mark("Remove an item, topic, question, or a session with all its items."),
    epilog=examples("rcsc agenda remove 2017-04-17 --item 4", "rcsc agenda remove 2017-04-17 --session 'Day 2'"),
)
def remove(
    context: typer.Context,
    key: Key,
    item: Annotated[
        str | None, typer.Option("--item", metavar="ID", help=mark("The item (id or number), topic or question (id)."))
    ] = None,
    session: SessionOption = None,
    as_json: AsJson = False,
) -> None:
    """Take a row out with what is nested under it."""
    call = current(context)
    if (item is None) == (session is None):
        raise typer.BadParameter(call.t("Say what to remove: --item ID or --session ID."), param_hint="--item")
    with call.core() as core:
        rows = AgendaRows(call, key, core.agenda.view(core.consultations.resolve(key)))
        if item is None:
            row_id = rows.session(session).session.id
            changes = core.sessions.remove(row_id)
        else:
            topic = rows.topic(item)
            row_id = rows.item(item).item.id if topic is None else topic.id
            changes = core.agenda.remove(row_id)
    call.done(changes, as_json=as_json, row_id=row_id)


def _add_session(core: Core, consultation_id: UUID, fields: dict[str, Any]) -> ChangeSet:
    known_fields(fields, SESSION_FIELDS)
    return core.sessions.add(consultation_id, fields)


def _add_item(
    core: Core, rows: AgendaRows, fields: dict[str, Any], after: str | None, session: str | None, *, first: bool
) -> ChangeSet:
    values = item_values(rows.call, fields)
    behind = rows.item(after).item if after is not None else None
    session_id = behind.session_id if behind else rows.session(session).session.id
    return core.agenda.add_item(
        session_id,
        values.pop("title", ""),
        after=behind.id if behind else None,
        first=first,
        values=values,
    )


def _add_topic(
    core: Core, rows: AgendaRows, under: str, fields: dict[str, Any], after: str | None, *, first: bool, question: bool
) -> ChangeSet:
    known_fields(fields, ("title", *TOPIC_FIELDS))
    values = plain(fields, rows.call)
    parent = rows.topic(under)
    sibling = rows.topic(after) if after is not None else None
    return core.agenda.add_topic(
        parent.item_id if parent else rows.item(under).item.id,
        values.get("text", values.get("title", "")),
        kind=TopicKind.QUESTION if question else values.get("kind", TopicKind.TOPIC),
        parent_id=parent.id if parent else None,
        after_id=sibling.id if sibling else None,
        first=first,
    )
