"""What one trigger's stretch of a sentence says of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ...dates import DateExpression
from ...records import EntityKind, Span, Status
from ...text import fold
from ..names import Name
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .said import Said
from .stretches import CONVENED

CONVENED_REACH = 8
"""Words between a date and the meeting that a verb before both convenes."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What one trigger's stretch of a sentence says."""

    sentence: Sentence
    """The sentence."""
    trigger: Trigger
    """The trigger."""
    names: tuple[Name, ...]
    """All names of the sentence."""
    stretch: Span
    """The part of the article that is the trigger's."""
    dates: tuple[DateExpression, ...] = ()
    """Its dates, the one that counts first."""
    place: Said | None = None
    """Where, if said."""
    host: Said | None = None
    """Who hosts, where the words that give the place say so."""
    bodies: tuple[Said, ...] = ()
    """Which bodies meet."""
    level: Said | None = None
    """Who sits there."""
    mode: Said | None = None
    """In person or not."""
    status: Said | None = None
    """What its words say of whether it took place."""
    parties: tuple[Name, ...] = field(default=())
    """Countries and persons right in its clause."""

    def words_of(self, expression: DateExpression) -> str:
        """Return the words of a date of the sentence, as written."""
        start = self.sentence.start
        return self.sentence.text[expression.start - start : expression.end - start]

    @property
    def bilateral(self) -> bool:
        """Whether it speaks of somebody who meets somebody: «received», «talks with»."""
        if self.trigger.verb:
            assembled = self.bodies and not self.trigger.received  # «the cabinet convened under X»
            return self.trigger.kind == "meeting" and not assembled
        if self.opens_a_row:
            return True
        index = self.trigger.index
        if self.trigger.definite:
            return self.is_of_two
        tokens = self.sentence.tokens
        if _tells_two(tokens[index + 1 : index + 8]):
            return True
        before = tokens[max(index - CONVENED_REACH, 0) : index]
        return "مع" in before and any(CONVENED.match(f"{word} ") for word in before)

    @property
    def met_by_name(self) -> Name | None:
        """Who is named right behind somebody's own meeting: «upon his meeting with X»."""
        tokens, index = self.sentence.tokens, self.trigger.index
        if self.trigger.verb or not self.trigger.pronoun or index == 0:
            return None
        if tokens[index - 1] not in _IN_COURSE:
            return None
        behind = index + 1 + (tokens[index + 1 : index + 2] == ("مع",))
        persons = (name for name in self.parties if name.kind is EntityKind.PERSON)
        return next((each for each in persons if behind in (each.outer_first, each.first)), None)

    @property
    def is_of_two(self) -> bool:
        """Whether two persons are those between whom it is: «the meeting *between X and Y*»."""
        index, tokens = self.trigger.index, self.sentence.tokens
        if self.trigger.verb or "بين" not in tokens[index : index + 5]:
            return False
        if not _tells_two(tokens[index : index + 6]):
            return False
        persons = (name for name in self.parties if name.kind is EntityKind.PERSON)
        return sum(name.start > self.trigger.start for name in persons) > 1

    @property
    def subject_named(self) -> Name | None:
        """Who is named last before the trigger, in its sentence."""
        before = [
            name
            for name in self.names
            if name.kind is EntityKind.PERSON and name.start < self.trigger.start
        ]
        return before[-1] if before else None

    @property
    def opens_a_row(self) -> bool:
        """Whether it is the first of several that are told of: «began *with the reception* of»."""
        tokens, index = self.sentence.tokens, self.trigger.index
        if self.trigger.verb or not tokens[index].startswith("ب"):
            return False
        return not _BEGINS.isdisjoint(tokens[max(index - _FROM_BEGIN, 0) : index])

    @property
    def called_off(self) -> bool:
        """Whether its words say that the meeting was put off or does not take place."""
        return self.status is not None and self.status.value in _CALLED_OFF

    @property
    def of_body_named_before(self) -> bool:
        """Whether a body or both sides named before are what a verb says met."""
        words, index = self.sentence.words, self.trigger.index
        had = index > 1 and words[index - 1].folded == "قد"
        beside = (*words[max(index - 1 - had, 0) : index], *words[index + 1 : index + 2])
        met = self.trigger.verb and not self.trigger.received
        return met and any(word.folded in _SHORT for word in beside)

    @property
    def says_something(self) -> bool:
        """Whether anything but the trigger is there."""
        return bool(self.dates or self.place or self.bodies or self.level or self.mode)


_IN_COURSE = frozenset({"خلال", "لدي", "اثناء", "عقب", "بعد", "اثر", "قبل", "قبيل"})
"""What comes before a meeting in the course of which, or upon which, something is said."""
_CALLED_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_SHORT = frozenset(
    map(
        fold,
        "اللجنة المجلس الهيئة المجموعة الحكومة الجمعية الأطراف الطرفان الجانبان الوفدان الفريقان "
        "الرئيسان الوزيران الزعيمان القائدان الملكان المسؤولان البرلمان".split(),
    )
)
"""What meets, named in full before: «the committee will meet in Baghdad»."""
_BEGINS = frozenset(
    "استهل استهلت استهلها استهله بدا بداها افتتح افتتحها اختتم اختتمت اختتمها اختتمه".split()
)
"""Who opens or ends his day or his talks «with the reception of X»."""
_FROM_BEGIN = 9
"""Words between that verb and the reception at most."""


def _tells_two(tokens: Sequence[str]) -> bool:
    """Whether a word among the first of some is one for two, and not «between both countries»."""
    return any(
        word in _TWO and not (word == "بين" and then in _BOTH)
        for word, then in pairwise([*tokens, ""])
    )


_BOTH = frozenset({"البلدين", "الدولتين", "الجانبين", "الطرفين", "الحكومتين"})
"""«The joint committee *between both countries*» meets as a body, and not two."""
_TWO = frozenset(
    "ضم ضمت يضم سيضم ثلاثي ثلاثيا رباعي رباعيا "
    "جمع يجمع سيجمع مع بين ثنايي ثناييا ثناييه ثنايين جمعه جمعها يجمعه يجمعها سيجمعه "
    "سيجمعها".split()
)
