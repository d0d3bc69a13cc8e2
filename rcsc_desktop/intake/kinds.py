"""What kind of item a title or a producer's own word for it speaks of; only where that is plain."""

from __future__ import annotations

import re

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.names import fold

_TYPES = {
    ItemKind.PRESENTATION: "lecture talk keynote presentation maintrack devroom lightning_talk lightningtalk vortrag"
    " conference ponencia доклад",
    ItemKind.PANEL: "panel podium podiumsdiskussion панель",
    ItemKind.DISCUSSION: "discussion debate diskussion débat debate дискуссия",
    ItemKind.BREAK: "break pause lunch coffee pausa descanso перерыв استراحة",
    ItemKind.OPENING: "opening welcome",
    ItemKind.CLOSING: "closing",
    ItemKind.REGISTRATION: "registration check-in",
}
_KIND_OF_TYPE = {fold(word.replace("_", " ")): kind for kind, words in _TYPES.items() for word in words.split()}

_MEAL = (
    r"(?:coffee|tea|lunch|luncheon|dinner|breakfast|morning|afternoon|health|networking|short|kaffee|mittag|mittags|"
    r"cafe|dejeuner|almuerzo|comida|кофе|обед)"
)
_BREAK = (
    rf"(?:(?:{_MEAL}[\s/&-]*(?:and|et|y|und)?[\s-]*)*(?:break|pause|breaks)|(?:coffee|tea|lunch|luncheon|dinner|breakfast)"
    rf"|(?:mittag|kaffee)s?pause|mittagessen|pause(?:[\s-]+(?:de |du )?(?:cafe|dejeuner|midi))?|dejeuner"
    rf"|pausa(?: para)?(?: el)?(?: (?:cafe|almuerzo))?|almuerzo|descanso|receso"
    rf"|(?:кофе-?|обеденный )?(?:перерыв|пауза)|обед|استراحه.{{0,20}}|غدا)"
)
_TITLES: tuple[tuple[ItemKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (ItemKind.BREAK, rf"{_BREAK}(?:\s*\(.*\))?"),
        (
            ItemKind.REGISTRATION,
            r"(?:(?:entrance|arrival|welcome coffee)s? (?:and|&) )?(?:registration|registrierung|anmeldung|inscription"
            r"|enregistrement|registro|inscripcion|acreditacion|регистрация|التسجيل|تسجيل)"
            r"(?:\b.{0,40})?|check-?in|einlass",
        ),
        (
            ItemKind.INTRODUCTIONS,
            r"(?:participants?'? |round of |tour de )?(?:introductions?|table des participants)|vorstellungsrunde"
            r"|presentacion de (?:los )?participantes|presentation des participants|представление участников",
        ),
        (
            ItemKind.OPENING,
            r"(?:opening|welcome|begru.{1,2}ung|eroffnung|ouverture|accueil|apertura|bienvenida|открытие|приветств\w+"
            r"|افتتاح|الافتتاح|ترحيب|كلمه ترحيب)(?:\b.{0,80})?",
        ),
        (
            ItemKind.CLOSING,
            r"(?:closing|wrap-?up|adjournment|cloture|clausura|cierre|verabschiedung|abschluss|закрытие"
            r"|اختتام|الختام)(?:\b.{0,80})?",
        ),
        (ItemKind.PANEL, r"(?:panel|podiumsdiskussion|table ronde|mesa redonda|panel de)\b.{0,200}"),
        (ItemKind.DISCUSSION, r"(?:(?:open|general|plenary) )?(?:discussion|debate|diskussion|дискуссия|обсуждение)"),
        (ItemKind.PRESENTATION, r"keynote\b.{0,200}"),
    )
)


def kind_of(title: str, type_name: str = "") -> ItemKind:
    """The kind that the title or else the type tells; ``other`` where neither does.

    A type that is one of the model's own words (``interventions``) is that kind.
    """
    folded = fold(title[:300])
    for kind, pattern in _TITLES:
        if pattern.fullmatch(folded):
            return kind
    word = fold(type_name[:100]).replace("_", " ")
    if word in _KIND_OF_TYPE:
        return _KIND_OF_TYPE[word]
    try:
        return ItemKind(word)
    except ValueError:
        return ItemKind.OTHER
