"""Mail drafts to people: texts that are saved, whom they reach, and the files for a mail program. Nothing is sent."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.groups import MailTemplate
from rcsc_desktop.domain.mail import MailContent, Recipient, Unreached, check, fields_in, merged
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.reports.mail import MailAttachment, MailDraft
from rcsc_desktop.domain.text import required
from rcsc_desktop.services.mail_values import MailValues, read_mail_values
from rcsc_desktop.services.ports import Database, ExportEntry, Journal

MOST_ATTACHED = 25 * 2**20
"""Bytes: what most mail servers take."""

NamedDraft = tuple[str, MailDraft]
"""The name of the file and what will stand in it."""
WriteMail = Callable[[Sequence[NamedDraft], Path, bool], None]


@dataclass(frozen=True, slots=True)
class Mailing:
    """Whom a mail would reach and whom not, in the order in which they were named."""

    recipients: tuple[Recipient, ...]
    unreached: tuple[Unreached, ...]
    values: MailValues

    @property
    def count(self) -> int:
        """All who were named."""
        return len(self.recipients) + len(self.unreached)

    @property
    def reached(self) -> int:
        """Those who can be written to."""
        return len(self.recipients)

    @property
    def is_to_people(self) -> bool:
        """No organisation is among them."""
        return len(self.values.people) == self.count


class MailDrafts:
    """Saved texts are rows of the workspace; drafts are files and an entry in the history."""

    def __init__(
        self,
        database: Database,
        notes: Journal,
        write: WriteMail,
        file_name: Callable[[int, str], str],
        tell_days: Callable[[object, object, str], str],
    ) -> None:
        self._database = database
        self._notes = notes
        self._write = write
        self._file_name = file_name
        self._tell_days = tell_days

    # Texts

    def templates(self) -> tuple[MailTemplate, ...]:
        """The saved texts by name."""
        with self._database.read() as reader:
            return tuple(sorted(reader.find(MailTemplate), key=lambda one: fold(one.name)))

    def save_template(self, name: str, content: MailContent) -> ChangeSet:
        """Keep a text under a name, instead of the one that goes by it."""
        name = required(name, "name").strip()
        check(content)
        with self._database.write() as work:
            known = next((one for one in work.find(MailTemplate) if fold(one.name) == fold(name)), None)
            if known is None:
                made = MailTemplate(name=name, content=content.to_json())
                work.add(made)
            else:
                made = known
                work.change(MailTemplate, known.id, name=name, content=content.to_json())
            return work.commit("mail_template.save", new_id=made.id, title=name)

    def remove_template(self, template_id: UUID) -> ChangeSet:
        """Take a saved text out."""
        with self._database.write() as work:
            template = work.get(MailTemplate, template_id)
            work.remove(MailTemplate, template_id)
            return work.commit("mail_template.remove", title=template.name)

    def template(self, name: str) -> MailContent:
        """The text that goes by a name; ``mail.unknown_template`` with the ``choices``."""
        return MailContent.from_json(self.resolve(name).content)

    def resolve(self, name: str) -> MailTemplate:
        """The saved text of that name; ``mail.unknown_template`` with the ``choices``."""
        templates = self.templates()
        found = next((one for one in templates if fold(one.name) == fold(name)), None)
        if found is None:
            raise UserError("mail.unknown_template", text=name, choices=[one.name for one in templates])
        return found

    # People

    def mailing(self, contact_ids: Sequence[UUID], consultation_id: UUID | None = None) -> Mailing:
        """Whom a mail to these people and organisations would reach; each once."""
        wanted = tuple(dict.fromkeys(contact_ids))
        with self._database.read() as reader:
            values = read_mail_values(reader, wanted, consultation_id, self._tell_days)
        return Mailing(values.recipients, values.unreached, values)

    def people(self, participant_ids: Sequence[UUID]) -> tuple[UUID, ...]:
        """The keys of the people who take part, in that order."""
        with self._database.read() as reader:
            found = reader.get_many(Participant, participant_ids)
        return tuple(found[one].person_id for one in participant_ids if one in found)

    # Drafts

    def drafts(
        self,
        mailing: Mailing,
        content: MailContent,
        attachments: Sequence[MailAttachment] = (),
        *,
        is_for_all: bool = False,
    ) -> tuple[NamedDraft, ...]:
        """A draft for each who can be reached; ``is_for_all``: one a language, with all of them as Bcc.

        Raises what ``mail.check`` raises, ``mail.nobody`` and ``mail.attachments_too_big``.
        """
        check(content, is_for_all=is_for_all)
        if not mailing.recipients:
            raise UserError("mail.nobody")
        if sum(len(one.content) for one in attachments) > MOST_ATTACHED:
            raise UserError("mail.attachments_too_big", megabytes=MOST_ATTACHED // 2**20)
        if is_for_all:
            return tuple(self._for_all(mailing, content, tuple(attachments)))
        return tuple(
            (self._file_name(number, one.name), self.draft(mailing, one, content, attachments))
            for number, one in enumerate(mailing.recipients, 1)
        )

    def draft(
        self, mailing: Mailing, recipient: Recipient, content: MailContent, attachments: Sequence[MailAttachment] = ()
    ) -> MailDraft:
        """The mail as one person would get it."""
        language = content.language_for(recipient.languages)
        values = mailing.values.of(recipient, language)
        text = content.texts[language]
        return MailDraft(
            subject=merged(text.subject, values),
            body=merged(text.body, values),
            language=language,
            to=((recipient.name, recipient.address),),
            attachments=tuple(attachments),
        )

    def lacking(self, mailing: Mailing, content: MailContent) -> Mapping[str, tuple[str, ...]]:
        """Who has nothing to fill in, by the field of the text that stays empty for them."""
        found: dict[str, list[str]] = {}
        for one in mailing.recipients:
            language = content.language_for(one.languages)
            values, text = mailing.values.of(one, language), content.texts[language]
            for field in dict.fromkeys((*fields_in(text.subject), *fields_in(text.body))):
                if not values.get(field):
                    found.setdefault(field, []).append(one.name)
        return {field: tuple(names) for field, names in found.items()}

    def write(self, drafts: Sequence[NamedDraft], target: Path, mailing: Mailing, *, force: bool = False) -> Path:
        """Write one draft as a file, several into a new folder, all or none, and note what left."""
        self._write(drafts, target, force)
        self.note(drafts, target, mailing)
        return target

    def note(self, drafts: Sequence[NamedDraft], target: Path, mailing: Mailing) -> None:
        """Remember that drafts left, with how many people's addresses."""
        entry = ExportEntry(
            what="mail",
            format="eml",
            language=",".join(sorted({draft.language for _, draft in drafts})),
            file_name=target.name,
            count=len(mailing.recipients),
            columns="name,email",
            consultation_id=mailing.values.consultation_id,
        )
        self._notes.note_export(entry)

    def write_job(self) -> WriteMail:
        """For another process: writes drafts."""
        return self._write

    def _for_all(
        self, mailing: Mailing, content: MailContent, attachments: tuple[MailAttachment, ...]
    ) -> Sequence[NamedDraft]:
        groups: dict[str, list[Recipient]] = {}
        for one in mailing.recipients:
            groups.setdefault(content.language_for(one.languages), []).append(one)
        made = []
        for number, (language, people) in enumerate(sorted(groups.items()), 1):
            values, text = mailing.values.of_all(language), content.texts[language]
            addresses = dict.fromkeys((one.address) for one in people)
            draft = MailDraft(
                subject=merged(text.subject, values),
                body=merged(text.body, values),
                language=language,
                bcc=tuple(("", address) for address in addresses),
                attachments=attachments,
            )
            made.append((self._file_name(number, language), draft))
        return made


def read_attachments(files: Sequence[Path]) -> tuple[MailAttachment, ...]:
    """The files to go along; ``mail.attachment_unreadable`` (with the ``name``), ``mail.attachments_too_big``."""
    read = []
    left = MOST_ATTACHED
    for file in files:
        try:
            left -= file.stat().st_size
            if left < 0:
                raise UserError("mail.attachments_too_big", megabytes=MOST_ATTACHED // 2**20)
            content = file.read_bytes()
        except OSError:
            raise UserError("mail.attachment_unreadable", name=file.name) from None
        media_type, encoding = mimetypes.guess_type(file.name)
        if media_type is None or encoding is not None or media_type.startswith(("message/", "multipart/")):
            media_type = "application/octet-stream"
        read.append(MailAttachment(file.name, media_type, content))
    return tuple(read)
