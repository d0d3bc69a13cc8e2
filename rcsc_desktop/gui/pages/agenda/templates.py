"""Agendas that begin with one that is there: from a template, as a template, to another consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.gui.messages import Button
from rcsc_desktop.gui.places import Place

if TYPE_CHECKING:
    from rcsc_desktop.domain.changes import ChangeSet
    from rcsc_desktop.domain.lines import ConsultationLine
    from rcsc_desktop.domain.templates import Template
    from rcsc_desktop.gui.page import Page


def start(page: Page, consultation_id: UUID, _session_id: UUID | None) -> None:
    """Show the templates; the one that is chosen is put on the agenda."""
    context = page.context

    def use(key: str) -> None:
        context.tasks.write(lambda: context.core.templates.apply(key, consultation_id), announce=True)

    def remove(key: str) -> None:
        context.tasks.write(lambda: context.core.templates.remove(key), announce=True)

    def ask(found: tuple[tuple[Template, ...], str]) -> None:
        from rcsc_desktop.gui.dialogs.templates import TemplateGallery

        TemplateGallery(context, *found, use, remove, page.window()).open()

    def read() -> tuple[tuple[Template, ...], str]:
        core = context.core
        return core.templates.list(), core.records.get(Consultation, consultation_id).language

    context.tasks.read(read, ask, key="agenda.templates")


def save(page: Page, consultation_id: UUID, _session_id: UUID | None) -> None:
    """Keep the agenda as a template, under a name that is asked for."""
    context, t = page.context, page.context.t

    def take(name: str) -> None:
        context.tasks.write(lambda: context.core.templates.save(consultation_id, name), announce=True)

    def ask(title: str) -> None:
        from rcsc_desktop.gui.dialogs.asking import NameDialog

        sentence = t("Sessions, items, topics and questions are kept, without people, papers and notes.")
        NameDialog(context, t("Save as a template"), sentence, t("Save"), title, take, page.window()).open()

    context.tasks.read(lambda: context.core.records.get(Consultation, consultation_id).title, ask, key="agenda.save")


def copy(page: Page, consultation_id: UUID, _session_id: UUID | None) -> None:
    """Copy the agenda to another consultation that is asked for."""
    context, t = page.context, page.context.t

    def take(line: ConsultationLine, with_speakers: bool) -> None:
        def done(_changes: ChangeSet) -> None:
            there = Place("consultation", line.id, "agenda")
            context.messages.done(
                t("The agenda was copied to “{title}”.", title=line.title),
                buttons=(Button(t("Open it"), lambda: context.go(there)),),
            )

        context.tasks.write(
            lambda: context.core.templates.copy(consultation_id, line.id, with_speakers=with_speakers), on_done=done
        )

    def ask(lines: tuple[ConsultationLine, ...]) -> None:
        from rcsc_desktop.gui.dialogs.asking import ConsultationDialog

        others = [line for line in lines if line.id != consultation_id]
        ConsultationDialog(context, others, take, page.window()).open()

    context.tasks.read(lambda: context.core.consultations.list(), ask, key="agenda.copy")
