"""What is known of an article's meetings before claims are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..names import Name
from ..notices.notice import Notice
from ..sentences import Sentence
from .frame import Frame

_NEAR = 2
"""Sentences back to which «it was attended by» may reach."""


@dataclass(frozen=True, slots=True)
class MeetingContext:
    """Everything known of an article's meetings before they are written."""

    sentences: Sequence[Sentence]
    """The sentences."""
    notices: Sequence[Notice]
    """What speaks of meetings, in text order."""
    owner: Mapping[int, Frame]
    """For the number of a notice its meeting."""
    frames: Sequence[Frame]
    """The meetings."""
    first_notice: Mapping[int, int]
    """For the number of a sentence the number of its first notice."""
    written: date | None
    """The day the article was written."""
    countries: Mapping[str, str]
    """For the key of a person the code of a country."""
    names: Sequence[Sequence[Name]]
    """The names of each sentence."""

    def frame_in(
        self, sentence: int, trigger: int | None, at: int, *, back: bool = False
    ) -> Frame | None:
        """Return the meeting of a trigger, or the one a sentence speaks of at an offset.

        With `back` a meeting that the sentence names only later is not it.
        """
        if trigger is not None:
            return self.owner.get(self.first_notice.get(sentence, 0) + trigger)
        found = None
        for number, notice in self.in_sentence(sentence):
            begins = notice.trigger.start if back else notice.stretch.start
            if found is None or begins <= at:
                found = self.owner.get(number, found)
        return found

    def frame_at(self, sentence: int, at: int) -> Frame | None:
        """Return the meeting a sentence speaks of at an offset, else the article's main one."""
        return self.frame_in(sentence, None, at) or self.main

    def in_sentence(self, sentence: int) -> Iterator[tuple[int, Notice]]:
        """Yield the notices of a sentence with their numbers."""
        for number in range(self.first_notice.get(sentence, 0), len(self.notices)):
            notice = self.notices[number]
            if notice.sentence.number != sentence:
                return
            yield number, notice

    def spoken_of(self, sentence: int) -> Frame | None:
        """Return the meeting that a sentence without one goes on about: the last named, if near."""
        first = self.first_notice.get(sentence, 0)
        for number in range(first - 1, -1, -1):
            if self.notices[number].sentence.number < sentence - _NEAR:
                break
            frame = self.owner.get(number)
            if frame is not None and (frame.held or not frame.planned):
                return frame
        return self.main

    @property
    def main(self) -> Frame | None:
        """The meeting the article is about: the first it speaks of."""
        return self.frames[0] if self.frames else None
