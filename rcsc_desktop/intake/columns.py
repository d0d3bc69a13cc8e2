"""Which column of a table is which field: by the words above it, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold

FIELDS = (
    "date",
    "start",
    "end",
    "minutes",
    "title",
    "speakers",
    "room",
    "track",
    "kind",
    "notes",
    "topics",
    "link",
    "background",
    "language",
)
_WORDS = {
    "date": "date|day|datum|tag|jour|fecha|dia|дата|день|التاريخ|تاريخ|اليوم|日期|日",
    "start": "start|starts|begin|begins|from|time|start time|starting time|time slot|timeslot|slot|beginn|anfang"
    "|von|zeit|uhrzeit|startzeit|debut|heure|heure de debut|horaire|de|inicio|hora|hora de inicio|desde|horario"
    "|начало|время|время начала|с|البدايه|بدايه|الوقت|وقت|وقت البدء|من|开始|开始时间|时间|start date|datetime"
    "|date and time|when|wann",
    "end": "end|ends|finish|to|until|till|end time|ende|bis|endzeit|schluss|fin|heure de fin|a|hasta|hora de fin|final"
    "|конец|окончание|до|время окончания|النهايه|نهايه|الى|وقت الانتهاء|结束|结束时间|end date",
    "minutes": "duration|minutes|min|mins|length|dauer|minuten|lange|duree|duracion|minutos|длительность"
    "|продолжительность|мин|минуты|المده|مده|دقائق|时长|分钟|持续时间",
    "title": "title|item|agenda item|topic title|session|session title|event|activity|subject|name|programme|program"
    "|talk|titel|thema|veranstaltung|programmpunkt|tagesordnungspunkt|vortrag|bezeichnung|titre|intitule|sujet|point"
    "|activite|seance|titulo|tema|actividad|sesion|punto|asunto|название|тема|заголовок|мероприятие|пункт|сессия"
    "|العنوان|عنوان|الموضوع|البند|النشاط|标题|主题|议题|议程|summary|what|was",
    "speakers": "speaker|speakers|presenter|presenters|panelist|panelists|panellist|panellists|moderator|moderators|who"
    "|facilitator|lecturer|person|persons|referent|referenten|referentin|referentinnen|referierende|vortragende"
    "|vortragender|redner|sprecher|wer|intervenant|intervenants|orateur|orateurs|conferencier|ponente|ponentes|orador"
    "|oradores|expositor|докладчик|докладчики|выступающий|выступающие|спикер|спикеры|المتحدث|المتحدثون|المتكلم"
    "|المتحدثين|发言人|演讲者|演讲人|讲者|主讲人",
    "room": "room|location|place|venue|hall|where|raum|ort|saal|wo|salle|lieu|endroit|sala|lugar|salon|комната|зал"
    "|помещение|место|القاعه|قاعه|المكان|مكان|الغرفه|房间|会议室|地点",
    "track": "track|stream|strand|working group|group|schiene|strang|arbeitsgruppe|themenfeld|filiere|groupe|axe|linea"
    "|grupo|поток|секция|группа|المسار|مسار|分会|分组",
    "kind": "kind|type|format|category|art|typ|kategorie|genre|categorie|tipo|categoria|formato|тип|вид|категория"
    "|النوع|نوع|类型",
    "notes": "note|notes|remark|remarks|comment|comments|internal notes|notiz|notizen|bemerkung|bemerkungen|kommentar"
    "|anmerkung|anmerkungen|hinweis|hinweise|remarque|remarques|commentaire|commentaires|nota|notas|observaciones"
    "|comentarios|примечание|примечания|заметки|комментарий|ملاحظات|ملاحظه|备注|说明",
    "topics": "topics|points|bullets|questions|unterpunkte|inhalte|themen|sujets|temas|темы|вопросы|المواضيع|主题列表",
    "link": "link|url|web|website|lien|enlace|ссылка|الرابط|رابط|链接",
    "background": "description|abstract|background|details|beschreibung|inhalt|zusammenfassung|description longue"
    "|resume|descripcion|resumen|описание|аннотация|الوصف|وصف|ملخص|描述|摘要|subtitle|untertitel|sous-titre|subtitulo"
    "|подзаголовок",
    "language": "language|sprache|langue|idioma|язык|اللغه|语言",
}
_FIELD_OF = {fold(word): field for field, words in _WORDS.items() for word in words.split("|")}
_TRIMMED = re.compile(r"[\s*:#.?/_]+$|^[\s*:#./_]+")
_GENDERED = re.compile(r"(?:[*:_·/(|-]-?(?:innen|in|r|ne|e|se|trice|as?|s)\)?)+$")
_NUMBERED = re.compile(r"(?<=\D)\s*[#(]?\d{1,2}\)?$")
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
SEARCHED_ROWS = 60


@dataclass(frozen=True)
class Columns:
    """``fields`` is the field of each column by its place, ``header`` the words above; nothing that is left out."""

    header_row: int
    fields: Mapping[int, str]
    header: Mapping[int, str]

    def of(self, field: str) -> tuple[int, ...]:
        return tuple(place for place, found in self.fields.items() if found == field)

    def mapping(self) -> dict[str, str]:
        """The words (or the letter) of each column and the field it became."""
        return {name: self.fields[place] for place, name in self._named().items() if place in self.fields}

    def names(self) -> tuple[str, ...]:
        """The words (or the letter) of every column, whether it became a field or not."""
        return tuple(self._named().values())

    def _named(self) -> dict[int, str]:
        named: dict[int, str] = {}
        for place in sorted({*self.fields, *(place for place, words in self.header.items() if words)}):
            name = self.header.get(place) or letter_of(place)
            named[place] = letter_of(place) if name in named.values() else name
        return named


def field_of(words: str) -> str:
    """The field that the words above a column mean; empty where they mean none."""
    folded = fold(words[:80])
    for text in (folded, _IN_BRACKETS.sub("", folded), _NUMBERED.sub("", folded), _GENDERED.sub("", folded)):
        if found := _FIELD_OF.get(_TRIMMED.sub("", text)):
            return found
    parts = [_FIELD_OF.get(part) for part in re.split(r"\s*[/|&+]\s*|\s+-\s+", folded)]
    return next((part for part in parts if part), "")


def letter_of(place: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def find_columns(
    rows: Sequence[Sequence[str]], header_row: int, mapping: Mapping[str, str], spans: Mapping[tuple[int, int], int]
) -> Columns:
    """The header row (counted from 1; 0: looked for) and what its columns are.

    ``spans`` says how many columns a merged cell covers. Refused with ``import.no_header``, ``import.column_unknown``,
    ``import.field_unknown`` or ``import.header_row_unknown``.
    """
    for field in mapping.values():
        if field and field not in FIELDS:
            raise UserError("import.field_unknown", text=field, choices=list(FIELDS))
    if header_row > len(rows):
        raise UserError("import.header_row_unknown", text=str(header_row), rows=len(rows))
    row = header_row - 1 if header_row else _header_row(rows, mapping, spans)
    if row is None:
        if not mapping:
            raise UserError("import.no_header")
        row = -1
    header = dict(enumerate(" ".join(cell.split()) for cell in rows[row])) if row >= 0 else {}
    fields = _guessed(rows, row, spans) if row >= 0 else {}
    width = max((len(one) for one in rows), default=0)
    by_hand = _by_hand(mapping, header, width)
    fields.update(by_hand)
    found = {place: field for place, field in sorted(fields.items()) if field}
    if "title" not in found.values():
        raise UserError("import.no_title_column", columns=[name for name in header.values() if name])
    left_out = {place for place, field in by_hand.items() if not field}
    return Columns(row + 1, found, {place: name for place, name in header.items() if place not in left_out})


def _by_hand(mapping: Mapping[str, str], header: Mapping[int, str], width: int) -> dict[int, str]:
    """A column is meant by the words above it, else by its letter."""
    found: dict[int, str] = {}
    for name, field in mapping.items():
        places = [place for place, words in header.items() if words and fold(words) == fold(name)]
        if not places:
            places = [place for place in range(width) if letter_of(place) == name.strip().upper()]
        if not places:
            raise UserError("import.column_unknown", text=name, columns=[words for words in header.values() if words])
        found.update(dict.fromkeys(places, field))
    return found


def _header_row(
    rows: Sequence[Sequence[str]], mapping: Mapping[str, str], spans: Mapping[tuple[int, int], int]
) -> int | None:
    wanted = {fold(name) for name in mapping}
    best, best_score = None, 1
    for at, row in enumerate(rows[:SEARCHED_ROWS]):
        fields = set(_guessed(rows, at, spans).values())
        score = len(fields) + 2 * sum(1 for cell in row if cell and fold(cell) in wanted)
        if score > best_score and ("title" in fields or wanted):
            best, best_score = at, score
    return best


def _guessed(rows: Sequence[Sequence[str]], at: int, spans: Mapping[tuple[int, int], int]) -> dict[int, str]:
    """The fields of a row taken as header; a number or nothing in it takes the words that are merged above it."""
    fields: dict[int, str] = {}
    covered: dict[int, str] = {}
    for place, cell in enumerate(rows[at]):
        if field := field_of(cell) if len(cell) <= 60 else "":
            fields[place] = field
            for other in range(place + 1, place + spans.get((at, place), 1)):
                covered[other] = field
    for place, field in covered.items():
        fields.setdefault(place, field)
    if at and fields:
        for place, field in _above(rows, at, spans).items():
            if place not in fields and (place >= len(rows[at]) or _is_counted(rows[at][place])):
                fields[place] = field
    return fields


def _above(rows: Sequence[Sequence[str]], at: int, spans: Mapping[tuple[int, int], int]) -> dict[int, str]:
    above, found = rows[at - 1], {}
    for place, cell in enumerate(above):
        field = field_of(cell) if cell and len(cell) <= 60 else ""
        if not field:
            continue
        width = spans.get((at - 1, place), 0)
        if not width:
            width = next((other for other in range(place + 1, len(above)) if above[other]), len(rows[at])) - place
        found.update(dict.fromkeys(range(place, place + width), field))
    return found


def _is_counted(cell: str) -> bool:
    return not cell.strip() or cell.strip().isdecimal()
