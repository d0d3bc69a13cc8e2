"""What the dialog for saving an agenda needs to know of it."""

from __future__ import annotations

from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaVersion
from rcsc_desktop.gui.dialogs.paper_choices import ExportSubject
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import paper, words

_USUAL_SECOND = ("en", "fr")


def export_subject(core: Core, consultation_id: UUID, t: Translator) -> ExportSubject:
    """Read it; to be called beside the window's thread."""
    consultation = core.consultations.view(consultation_id).consultation
    wanted = [code.strip() for code in consultation.paper_languages.split(",") if code.strip()]
    others = [code for code in (*wanted, *_USUAL_SECOND) if code != consultation.language]
    issued = core.versions.issued(consultation_id)
    return ExportSubject(
        consultation_id,
        consultation.language,
        others[0],
        bool(consultation.cities.strip()),
        tuple((version.number, _said(version, t)) for version in reversed(issued)),
    )


def _said(version: AgendaVersion, t: Translator) -> str:
    name = words.label(version.status, t)
    return t("{number}: {status}", number=version.number, status=paper.titled(t, name, version.revision))
