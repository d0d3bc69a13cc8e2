"""What stands under an item of a pasted agenda: speakers, topics, questions, text."""

from __future__ import annotations

from dataclasses import dataclass, field

from rcsc_desktop.domain.agenda import SpeakerRole
from rcsc_desktop.domain.imported_agenda import ImportedSpeaker, ImportedTopic
from rcsc_desktop.intake.clocks import Span
from rcsc_desktop.intake.speaker_texts import (
    is_titled_name,
    looks_like_name,
    looks_like_speaker,
    names_who,
    role_label,
    speakers_of,
    split_name,
    split_title,
)
from rcsc_desktop.intake.text_lines import Line, lines_of
from rcsc_desktop.intake.text_marks import questions_after, room_in, without_room

_QUESTION_MARKS = ("?", "؟", "？")


@dataclass
class _Topic:
    text: str
    level: int
    is_question: bool
    children: list[_Topic] = field(default_factory=list)

    def imported(self) -> ImportedTopic:
        return ImportedTopic(self.text, tuple(child.imported() for child in self.children), self.is_question)


def topics_of(text: str, are_questions: bool = False) -> tuple[ImportedTopic, ...]:
    """The lines of a text as topics, nested as their bullets are."""
    draft = DraftItem(0, None)
    for line in lines_of(text):
        draft.put_topic(line.text, max(1, line.level), are_questions or line.text.endswith(_QUESTION_MARKS))
    return draft.topics()


@dataclass
class DraftItem:
    """An item while its lines are read; ``names_people``: its text puts speakers behind a comma of the title."""

    line: int
    span: Span | None
    title: str = ""
    room: str = ""
    part: str = ""
    names_people: bool = False
    speakers: list[ImportedSpeaker] = field(default_factory=list)
    background: list[str] = field(default_factory=list)
    _topics: list[_Topic] = field(default_factory=list)
    _path: list[_Topic] = field(default_factory=list)
    _asks: bool = False
    _inset: int = 0
    _role: SpeakerRole | None = None
    _last: str = ""

    def begin(self, rest: str) -> None:
        """The rest of the line with the time: a title, cells behind it, a speaker behind a comma."""
        title, *cells = (cell.strip() for cell in rest.split("\t"))
        title, self.room = without_room(title)
        self.title, speaker = split_title(title)
        if self.names_people and not speaker:
            self.title, speaker = split_name(title)
        self._last = "title"
        for text in (speaker, *cells):
            if text:
                self._add_cell(text, is_certain=text == speaker)

    def add(self, line: Line) -> bool:
        """Take one more line in; ``False`` where it does not seem to belong to the item."""
        if not self.title:
            self.begin(line.text)
            return True
        if self._is_labelled(line):
            return True
        if line.level:
            self._add_bullet(line)
        elif names_who(line.text) or (line.is_italic and _may_name(line.text)):
            self._speak(line.text)
        elif self._continues(line.text):
            return True
        elif not self.background and self._last != "topic" and self._is_speaker(line.text):
            self._speak(line.text)
        elif line.blanks > 1 and self._topics:
            return False
        elif line.text.endswith((":", "：")) and len(line.text) < 100:
            self._asks, self._inset = False, 0
            self.put_topic(line.text, 1, is_question=False)
            self._inset = 1
        else:
            self.background.append(line.text)
            self._last = "background"
            self._asks = False
        return True

    def topics(self) -> tuple[ImportedTopic, ...]:
        return tuple(topic.imported() for topic in self._topics)

    def finish(self) -> None:
        """Bullets that are all ``Name, Organisation`` are the speakers of an item that has none."""
        if self.speakers or not self._topics:
            return
        if all(not one.children and not one.is_question and looks_like_speaker(one.text) for one in self._topics):
            self.speakers = [speaker for one in self._topics for speaker in speakers_of(one.text)]
            self._topics.clear()

    def _add_cell(self, text: str, is_certain: bool) -> None:
        if is_certain or role_label(text) or all(self._is_speaker(part) for part in text.split(";")):
            self.speakers.extend(speakers_of(text))
        elif room := room_in(text):
            self.room = room
        else:
            self.background.append(text)

    def _is_labelled(self, line: Line) -> bool:
        if (question := questions_after(line.text)) is not None:
            self._asks, self._role, self._inset = True, None, 0
            self._path.clear()
            self._last = "label"
            if question:
                self.put_topic(question, 1, is_question=True)
            return True
        if labelled := role_label(line.text):
            self._last = "label"
            self._speak(line.text)
            self._role = None if labelled[1] else labelled[0]
            return True
        if not line.level and (room := room_in(line.text)):
            self.room = room
            return True
        return False

    def _add_bullet(self, line: Line) -> None:
        is_speaker = looks_like_speaker(line.text) or looks_like_name(line.text)
        if not self._asks and (
            is_titled_name(line.text) or (is_speaker and (line.is_italic or self._role is not None))
        ):
            self._speak(line.text)
            return
        self._role = None
        is_question = self._asks or line.text.endswith(_QUESTION_MARKS)
        self.put_topic(line.text, line.level + self._inset, is_question)
        self._last = "topic"

    def put_topic(self, text: str, level: int, is_question: bool) -> None:
        topic = _Topic(text, level, is_question)
        while self._path and self._path[-1].level >= level:
            self._path.pop()
        (self._path[-1].children if self._path else self._topics).append(topic)
        self._path.append(topic)
        self._last = "topic"

    def _speak(self, text: str) -> None:
        for speaker in speakers_of(text):
            if self._role is not None and role_label(text) is None:
                speaker = ImportedSpeaker(speaker.name, speaker.title, speaker.organisation, self._role)  # noqa: PLW2901
            self.speakers.append(speaker)
        if self._last != "label":
            self._last = "speaker"

    def _continues(self, text: str) -> bool:
        """A line that begins in lower case goes on from the line before it."""
        if not text[:1].islower():
            return False
        if self._last == "topic" and self._path:
            self._path[-1].text += f" {text}"
            self._path[-1].is_question = self._asks or self._path[-1].text.endswith(_QUESTION_MARKS)
        elif self._last == "title":
            self.title += f" {text}"
        elif self._last == "background":
            self.background[-1] += f" {text}"
        else:
            return False
        return True

    def _is_speaker(self, text: str) -> bool:
        return looks_like_name(text) or looks_like_speaker(text)


def _may_name(text: str) -> bool:
    return len(text) < 200 and not text.endswith(_QUESTION_MARKS)
