"""What is known of an article's meetings before claims are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .frame import Frame
from .names import Name
from .notices import Notice
from .sentences import Sentence


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

    def frame_in(self, sentence: int, trigger: int | None, at: int) -> Frame | None:
        """Return the meeting of a trigger, or the one a sentence speaks of at an offset."""
        first = self.first_notice.get(sentence, 0)
        if trigger is not None:
            return self.owner.get(first + trigger)
        found = None
        for number in range(first, len(self.notices)):
            notice = self.notices[number]
            if notice.sentence.number != sentence:
                break
            if found is None or notice.stretch.start <= at:
                found = self.owner.get(number, found)
        return found

    @property
    def main(self) -> Frame | None:
        """The meeting the article is about: the first it speaks of."""
        return self.frames[0] if self.frames else None
