"""Agendas to print in tests: the informal meeting of 17 April 2017, and long ones made from texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from uuid import UUID

from rcsc_desktop.domain.agenda import ItemKind, SpeakerStatus
from rcsc_desktop.domain.concept_note import ConceptNote, ConceptNoteSection, Footnote
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.reports.agenda import (
    AgendaReport,
    Letterhead,
    ReportItem,
    ReportSession,
    ReportSpeaker,
    ReportTopic,
)

_NOBODY = UUID(int=0)


def _topics(*texts: str) -> tuple[ReportTopic, ...]:
    return tuple(ReportTopic(text) for text in texts)


def april() -> AgendaReport:
    """The provisional agenda of the meeting of 17 April 2017 in English, with all seven items."""
    rajah = (ReportSpeaker("Colin Rajah"),)
    items = (
        ReportItem(1, "Entrance and Registration", ItemKind.REGISTRATION, 15, time(14, 0), time(14, 15)),
        ReportItem(
            2,
            "Welcome",
            ItemKind.OPENING,
            15,
            time(14, 15),
            time(14, 30),
            speakers=(ReportSpeaker("William Lacy Swing", title="Director-General"),),
        ),
        ReportItem(
            3,
            "Participant Introductions",
            ItemKind.INTRODUCTIONS,
            15,
            time(14, 30),
            time(14, 45),
            speakers=rajah,
            topics=_topics("Name, Organization, Regional Scope, Thematic Focus"),
        ),
        ReportItem(
            4,
            "Update on GCM Preparatory Process",
            ItemKind.PRESENTATION,
            60,
            time(14, 45),
            time(15, 45),
            speakers=(ReportSpeaker("Michele Klein-Solomon"),),
            topics=_topics(
                "Thematic sessions",
                "Multi-stakeholder hearings",
                "Regional consultations",
                "National consultations",
                "Other sessions",
            ),
            questions=_topics(
                "Given limited time and resources within civil society, how to prioritize focus for maximum "
                "effectiveness?",
                "Where can we find opportunities to streamline our efforts across the range of activities within the "
                "preparatory process?",
            ),
        ),
        ReportItem(
            5,
            "Regional Civil Society Consultations (RCSCs)",
            ItemKind.PRESENTATION,
            45,
            time(15, 45),
            time(16, 30),
            speakers=rajah,
            topics=(
                ReportTopic(
                    "Review preliminary meetings with regional actors, and initial concepts:",
                    _topics("Africa", "Asia", "Europe", "Latin America", "Middle-East", "North America"),
                ),
            ),
        ),
        ReportItem(
            6,
            "Preview Civil Society Interventions in IDM",
            ItemKind.INTERVENTIONS,
            45,
            time(16, 30),
            time(17, 15),
            speakers=(
                ReportSpeaker("Robert Vitillo", organisation="ICMC"),
                ReportSpeaker("William Gois", organisation="MFA"),
                ReportSpeaker("Maria Pia Belloni Mignatti", organisation="NGO Committee on Migration"),
                ReportSpeaker("Berenice Valdez Rivera", organisation="IMUMI / COMPA", status=SpeakerStatus.PROPOSED),
            ),
        ),
        ReportItem(7, "Next Steps and Timeline", ItemKind.CLOSING, 45, time(17, 15), time(18, 0), speakers=rajah),
    )
    session = ReportSession("", date(2017, 4, 17), time(14), time(18), "America/New_York", "", items)
    return AgendaReport(
        "en",
        "Civil Society Informal Meeting on the Global Compact on Migration",
        (session,),
        subtitle="In Conjunction with the International Dialogue on Migration",
        status=AgendaStatus.PROVISIONAL,
        start_date=PartialDate(2017, 4, 17),
        start=time(14),
        end=time(18),
        place_lines=(
            "IOM New York Office Conference Room",
            "48th Floor, Chanin Building, 122 East 42nd Street, New York",
        ),
        letterhead=Letterhead("International Organization for Migration (IOM)", "The UN Migration Agency"),
        version=1,
        author="Colin Rajah",
    )


def with_concept_note(report: AgendaReport) -> AgendaReport:
    """``report`` with the concept note of the same meeting before it."""
    return replace(report, concept_note=concept_note())


def concept_note() -> ConceptNote:
    """Background, Goals and Objectives, Outcomes, and the three footnotes."""

    def section(number: int, heading: str, body: str) -> ConceptNoteSection:
        return ConceptNoteSection(
            id=UUID(int=number), order_key=str(number), consultation_id=_NOBODY, heading=heading, body=body
        )

    def footnote(number: int, link: str) -> Footnote:
        return Footnote(
            id=UUID(int=100 + number), order_key=str(number), consultation_id=_NOBODY, number=number, link=link
        )

    return ConceptNote(
        sections=(
            section(
                1,
                "Background",
                "The New York Declaration (A/RES/71/1 of 19 September 2016) adopted by UN Member States at the 19 "
                "September Summit on Refugees and Migrants set in motion a process of intergovernmental consultations "
                "and negotiations to develop a Global Compact for Safe, Orderly and Regular Migration (GCM) planned "
                "for adoption at an intergovernmental conference on international migration in 2018.[^1]\n\n"
                "The Modalities Resolution (MR)(A/71/L.58) agreed on 30 January 2017, established the procedures for "
                "the development of the GCM, and called on IOM to make use of its premier policy forum, the "
                "International Dialogue on Migration (IDM), to contribute to the preparatory process of the GCM. In "
                "line with this, IOM is dedicating the IDM in 2017 to in-depth dialogues aimed at stimulating "
                "exchanges of views between Member States and with other relevant stakeholders (including civil "
                "society) and identifying core elements of the global compact.[^2]\n\n"
                "The MR also underlines that the consultations and negotiations leading to the adoption of the GCM "
                "should be open, transparent and inclusive. It reiterates the importance of effective participation "
                "in the intergovernmental conference and its preparatory process by all “relevant stakeholders”, "
                "including civil society, diaspora communities, and migrant organizations (§ 6).[^3]\n\n"
                "The first IDM intersessional workshop will be held on 18-19 April 2017 in New York, and will discuss "
                "international cooperation on and governance of migration. A discussion on this topic will offer "
                "Member States and other stakeholders, including civil society, an opportunity to frame the core "
                "objectives for the GCM.",
            ),
            section(
                2,
                "Goals and Objectives",
                "Given the importance of the IDM within the GCM preparatory process, the timing of its first "
                "intersessional workshop at the very start of the consultation phase of the GCM, and the expected "
                "attendance and participation of civil society from a range of regions and a diversity of sectors, an "
                "informal meeting open to all civil society actors can be a productive and efficient opportunity to:\n"
                "- Present updates on the GCM preparatory process,\n"
                "- Share assessments about civil society engagement and advocacy on the GCM through the consultation "
                "phase,\n"
                "- Review preliminary concepts and preparations for the Regional Civil Society Consultations "
                "(RCSCs),\n"
                "- Preview civil society key points and interventions in the first IDM intersessional workshop, and\n"
                "- Brainstorm provisional next steps and timelines for civil society engagement through the GCM "
                "consultation phase.\n\n"
                "In line with those goals, a ½ day informal civil society meeting will be organized on 17 April 2017, "
                "preceding the first intersessional workshop of the IDM, in New York. This informal meeting will be "
                "open to all civil society actors not just from the New York community, but also from all regions. A "
                "conference call line will also be available for civil society actors to participate remotely. This "
                "informal civil society meeting will take place in the conference room at IOM's New York offices.",
            ),
            section(
                3,
                "Outcomes",
                "It is expected that discussions during this informal meeting will help streamline and synchronize "
                "civil society preparations to engage with the preparatory process of the GCM, and to ensure a "
                "coordination of efforts. It will also set precedence for other informal civil society meetings and "
                "communications throughout the GCM preparatory process, to produce an overall more productive and "
                "collective civil society effort and engagement through the entire process for the GCM and beyond.",
            ),
        ),
        footnotes=(
            footnote(1, "http://refugeesmigrants.un.org/declaration"),
            footnote(2, "https://www.iom.int/idm-2017-global-compact-migration"),
            footnote(3, "https://www.iom.int/sites/default/files/our_work/ODG/GCM/modalities.pdf"),
        ),
    )


def long(count: int, texts: Sequence[str], language: str = "en", **changes: object) -> AgendaReport:
    """An agenda of ``count`` items in one session, every 15 minutes, with topics and questions from ``texts``."""

    def text(number: int, length: int) -> str:
        return " ".join(texts[number % len(texts)].split())[:length].strip()

    start = datetime(2017, 4, 17, 8)
    items = []
    for number in range(count):
        begin = start + timedelta(minutes=15 * number)
        items.append(
            ReportItem(
                number + 1,
                text(number, 60),
                ItemKind.PRESENTATION,
                15,
                begin.time(),
                (begin + timedelta(minutes=15)).time(),
                speakers=(ReportSpeaker(text(number + 1, 18), organisation=text(number + 2, 24)),),
                topics=_topics(*(text(number * 3 + part, 80) for part in range(3))),
                questions=_topics(text(number * 5, 140)) if number % 4 == 0 else (),
            )
        )
    session = ReportSession("", start.date(), time(8), None, "UTC", "", tuple(items))
    report = replace(april(), language=language, title=text(0, 90), subtitle=text(1, 60), sessions=(session,))
    return replace(report, **changes)  # type: ignore[arg-type] # fields of the report by name


def printed(report: AgendaReport) -> bytes:
    """The PDF of ``report``."""
    from rcsc_desktop.export.pdf.agenda import write

    target = BytesIO()
    write(report, target)
    return target.getvalue()


_TRANSLATED: dict[str, tuple[str, ...]] = {
    "fr": (
        "Réunion informelle de la société civile sur le pacte mondial sur les migrations",
        "En marge du Dialogue international sur la migration",
        "Organisation internationale pour les migrations (OIM)",
        "L’organisme des Nations Unies chargé des migrations",
        "Bureau de l’OIM à New York, salle de conférence",
        "Accueil et inscription",
        "Bienvenue",
        "Directeur général",
        "Présentation des participants",
        "Nom, organisation, portée régionale, domaine d’action",
        "Point sur le processus préparatoire du pacte mondial : état des lieux",
        "Séances thématiques",
        "Auditions multipartites",
        "Comment fixer les priorités avec un temps et des moyens limités ?",
        "Où peut-on « rationaliser » l’action menée dans le cadre du processus préparatoire ?",
        "Consultations régionales de la société civile",
        "Prochaines étapes et calendrier",
    ),
    "es": (
        "Reunión oficiosa de la sociedad civil sobre el pacto mundial para la migración",
        "En conjunción con el Diálogo Internacional sobre la Migración",
        "Organización Internacional para las Migraciones (OIM)",
        "El organismo de las Naciones Unidas para la migración",
        "Oficina de la OIM en Nueva York, sala de conferencias",
        "Llegada e inscripción",
        "Bienvenida",
        "Director General",
        "Presentación de los participantes",
        "Nombre, organización, ámbito regional, esfera temática",
        "Información actualizada sobre el proceso preparatorio del pacto mundial",
        "Sesiones temáticas",
        "Audiencias de múltiples partes interesadas",
        "¿Cómo fijar prioridades con tiempo y recursos limitados?",
        "¿Dónde hay oportunidades de simplificar la labor en el proceso preparatorio?",
        "Consultas regionales de la sociedad civil",
        "Próximos pasos y calendario",
    ),
    "ru": (
        "Неофициальное совещание гражданского общества по глобальному договору о миграции",
        "В связи с Международным диалогом по миграции",
        "Международная организация по миграции (МОМ)",
        "Учреждение Организации Объединенных Наций по вопросам миграции",
        "Отделение МОМ в Нью-Йорке, конференц-зал",
        "Прибытие и регистрация",
        "Приветственное слово",
        "Генеральный директор",
        "Представление участников",
        "Имя, организация, регион, тема",
        "Обновленная информация о процессе подготовки глобального договора",
        "Тематические заседания",
        "Слушания с участием многих заинтересованных сторон",
        "Как определить приоритеты при ограниченных времени и ресурсах?",
        "Где можно упорядочить наши усилия в рамках подготовительного процесса?",
        "Региональные консультации гражданского общества",
        "Дальнейшие шаги и сроки",
    ),
    "ar": (
        "الاجتماع غير الرسمي للمجتمع المدني بشأن الاتفاق العالمي من أجل الهجرة",
        "بالتزامن مع الحوار الدولي بشأن الهجرة",
        "المنظمة الدولية للهجرة (IOM)",
        "وكالة الأمم المتحدة للهجرة",
        "مكتب المنظمة في نيويورك، قاعة المؤتمرات",
        "الوصول والتسجيل",
        "كلمة ترحيب",
        "المدير العام",
        "تعريف المشاركين بأنفسهم",
        "الاسم والمنظمة والنطاق الإقليمي ومجال التركيز",
        "آخر المستجدات في العملية التحضيرية للاتفاق العالمي (GCM)",
        "الجلسات المواضيعية",
        "جلسات الاستماع لأصحاب المصلحة المتعددين",
        "كيف تُحدَّد الأولويات في ظل محدودية الوقت والموارد؟",
        "أين نجد فرصاً لتبسيط جهودنا في إطار العملية التحضيرية (2017–2018)؟",
        "المشاورات الإقليمية للمجتمع المدني",
        "الخطوات المقبلة والجدول الزمني",
    ),
}


def translated(language: str) -> AgendaReport:
    """The April agenda as it would be handed out in another language; names stay as they are written."""
    if language == "en":
        return april()
    words = _TRANSLATED[language]
    report = april()
    first, second, third, fourth, fifth, sixth, seventh = report.sessions[0].items
    items = (
        replace(first, title=words[5]),
        replace(second, title=words[6], speakers=(replace(second.speakers[0], title=words[7]),)),
        replace(third, title=words[8], topics=_topics(words[9])),
        replace(fourth, title=words[10], topics=_topics(*words[11:13]), questions=_topics(*words[13:15])),
        replace(fifth, title=words[15], topics=(ReportTopic(words[15], _topics(*words[11:13])),)),
        replace(sixth, title=words[16]),
        replace(seventh, title=words[16]),
    )
    return replace(
        report,
        language=language,
        title=words[0],
        subtitle=words[1],
        letterhead=Letterhead(words[2], words[3]),
        place_lines=(words[4], report.place_lines[1]),
        sessions=(replace(report.sessions[0], items=items),),
    )
