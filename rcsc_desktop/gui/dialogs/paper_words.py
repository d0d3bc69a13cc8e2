"""What the dialog for saving an agenda says of kinds of files and of choices that do not go together."""

from __future__ import annotations

from collections.abc import Mapping

from rcsc_desktop.domain.reports.formats import AgendaFormat
from rcsc_desktop.support.i18n import Translator


def formats(t: Translator) -> Mapping[str, str]:
    """Kinds of files as a list shows them."""
    return {
        AgendaFormat.PDF: t("PDF"),
        AgendaFormat.DOCX: t("Word document"),
        AgendaFormat.HTML: t("Web page (HTML)"),
        AgendaFormat.ICS: t("Calendar (iCalendar)"),
        AgendaFormat.XLSX: t("Excel workbook"),
        AgendaFormat.SCHEDULE_XML: t("Schedule (XML)"),
        AgendaFormat.SCHEDULE_JSON: t("Schedule (JSON)"),
    }


def save(t: Translator, format: AgendaFormat) -> str:
    """The button that writes the file."""
    return {
        AgendaFormat.PDF: t("Save as PDF"),
        AgendaFormat.DOCX: t("Save as Word"),
        AgendaFormat.HTML: t("Save as web page"),
        AgendaFormat.ICS: t("Save as calendar"),
        AgendaFormat.XLSX: t("Save as Excel"),
        AgendaFormat.SCHEDULE_XML: t("Save as schedule"),
        AgendaFormat.SCHEDULE_JSON: t("Save as schedule"),
    }[format]


def about(t: Translator, format: AgendaFormat) -> str:
    """What such a file is good for; empty where its first page is shown."""
    return {
        AgendaFormat.PDF: "",
        AgendaFormat.DOCX: t("For people who go on editing: headings are styles, the agenda is a table."),
        AgendaFormat.HTML: t("One file for a website or a mail. It reads well on a phone, and prints."),
        AgendaFormat.ICS: t("For calendars. Importing it again brings their entries up to date."),
        AgendaFormat.XLSX: t("Two sheets: the items, and who speaks when."),
        AgendaFormat.SCHEDULE_XML: t("For apps and screens of conferences that read frab or pentabarf."),
        AgendaFormat.SCHEDULE_JSON: t("For apps and screens of conferences that read c3voc or pretalx."),
    }[format]


def only_papers(t: Translator) -> str:
    """Why a choice of papers cannot be made for data."""
    return t("Only PDF, Word and web pages have this.")


def no_layout(t: Translator) -> str:
    """Why a layout cannot be chosen."""
    return t("This kind of file cannot be set so. PDF can.")


def no_cities(t: Translator) -> str:
    """Why there are no local times."""
    return t("No cities are named for this consultation.")


def always_internal(t: Translator) -> str:
    """Why a run of show is not for everybody."""
    return t("A run of show is always for the organizers.")


def fixed_paper(t: Translator) -> str:
    """Why the size of the paper cannot be chosen."""
    return t("This layout has a size of its own.")
