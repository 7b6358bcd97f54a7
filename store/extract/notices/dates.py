"""Which dates of a sentence are those of the meeting a trigger speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...dates import DateExpression
from ...records import BlockKind, Span, Status
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .journeys import is_over
from .matter import discusses
from .notice import CONVENED_REACH
from .said import Said
from .stretches import CONVENED


def _convened_on(sentence: Sentence, date: DateExpression, trigger: Trigger) -> bool:
    """Whether a verb of convening leads to the date and then to the meeting: «held on Monday a»."""
    text = sentence.folded.text
    lead = text[: sentence.folded_at(date.start)].split()[-3:]
    between = text[sentence.folded_at(date.end) : sentence.folded_at(trigger.start)].split()
    convened = any(CONVENED.match(f"{word} ") for word in lead)
    return convened and len(between) <= CONVENED_REACH


_UNTIL = re.compile(r"(?:^|\s)(?:حتي|لغايه|الي غايه)(?:\s(?:يوم|شهر|مساء|صباح|نهايه))?\s*$")
_PUT_OFF_TO = re.compile(r"(?:^|\s)(?:الي|حتي)(?:\s(?:يوم|شهر|موعد|غايه))?\s*$")


def is_end(sentence: Sentence, date: DateExpression, status: Said | None) -> bool:
    """Whether a date is no day of the meeting: until when it goes on, or to when it is put off."""
    put_off = status is not None and status.value is Status.POSTPONED
    lead = sentence.folded.text[: sentence.folded_at(date.start)]
    return (_PUT_OFF_TO if put_off else _UNTIL).search(lead) is not None


def put_off_to(
    sentence: Sentence, dates: Sequence[DateExpression], status: Said | None
) -> Iterator[DateExpression]:
    """Yield the day to which a meeting is put off, of which no other day is told."""
    if (
        status is None
        or status.value is not Status.POSTPONED
        or sentence.kind is not BlockKind.BODY
    ):
        return
    for date in dates:
        lead = sentence.folded.text[: sentence.folded_at(date.start)]
        if date.rule in _DAYS and _PUT_OFF_TO.search(lead) is not None:
            yield date


_DAYS = frozenset(
    "day-month day-of-period weekday weekday-direction relative-day relative-day-date "
    "numeric-day-first numeric-with-words".split()
)
"""Date rules of which each means one day."""
_ANNOUNCED = re.compile(
    r"(?<!\w)و?(?:اعلن|اعلنت|قال|قالت|افاد|افادت|ذكر|ذكرت|كشف|كشفت|قرر|قررت|اكد|اكدت|ابلغ|ابلغت)(?!\w)"
)


_SAID_THEN = re.compile(r"،?\s(?:اكد|اكدت|قال|قالت|اعلن|اعلنت|اوضح|اوضحت|ذكر|ذكرت|صرح|كشف)\s")


def _is_of_saying(sentence: Sentence, date: DateExpression, trigger: Trigger) -> bool:
    """Whether a sentence begins with the day somebody said something: «on Tuesday X said that»."""
    text = sentence.folded.text
    end = sentence.folded_at(date.end)
    between = text[end : sentence.folded_at(trigger.start)]
    begins = date.start - sentence.start <= 1
    said = begins and _SAID_THEN.match(between) is not None
    return said and date.end <= trigger.start and " ان " in between


_SOURCE = re.compile(
    r"(?<!\w)(?:ب?حسب|وفق|وفقا ل)\s?(?:ال)?(?:بيان|بلاغ|تصريح)\w*(?:\s[^\s،؛]+){0,6}?\s$|"
    r"(?<!\w)(?:(?:ب?حسب|وفق|وفقا ل|علي|طبقا ل)\s?ما|كما)\s"
    r"(?:[اي]علن|قال|ذكر|افاد|[اي]كد|اورد|نقل|نشر)\w*"
    r"(?:\s[^\s،؛]+){0,6}?\s$"
)
"""Who says so, behind what he says: «as the ministry announced *on Tuesday*»."""


def _is_of_source(sentence: Sentence, date: DateExpression, trigger: Trigger) -> bool:
    """Whether a date behind a meeting is when somebody told of it."""
    text = sentence.folded.text
    lead = text[sentence.folded_at(trigger.end) : max(sentence.folded_at(date.start), 0)]
    return date.start >= trigger.end and _SOURCE.search(lead) is not None


def is_of_announcement(
    sentence: Sentence, date: DateExpression, trigger: Trigger, status: Said | None
) -> bool:
    """Whether a date is the day on which somebody said that a meeting is off: «said today that»."""
    if _is_of_saying(sentence, date, trigger) or _is_of_source(sentence, date, trigger):
        return True
    if status is None or status.value not in (Status.CANCELLED, Status.POSTPONED):
        return False
    lead = sentence.folded.text[: sentence.folded_at(date.start)]
    return date.end <= trigger.start and _ANNOUNCED.search(lead) is not None


def dates_of(
    sentence: Sentence, trigger: Trigger, stretch: Span, opener: int
) -> Iterator[DateExpression]:
    """Yield the trigger's dates: after it before the matter, else before it in its clause."""
    after = [
        d
        for d in sentence.dates
        if trigger.end <= d.start < opener and not _is_of_something(sentence, d, trigger)
    ]
    before = _not_of_saying(
        sentence, [d for d in sentence.dates if stretch.start <= d.start < trigger.start]
    )
    if is_over(sentence, trigger):
        before = []  # «left yesterday after he took part in the summit»
    later = [
        d
        for d in sentence.dates
        if opener <= d.start < stretch.end and not _is_for_year(sentence, d)
    ]
    if before and after and after[0].rule == "this-period":
        after = after[1:]  # «held on Tuesday its first session of this year»
    first_before = before and _convened_on(sentence, before[0], trigger)
    yield from [*before, *after] if first_before else [*after, *before]
    if after or before:
        return
    if trigger.that:
        yield from later[:1]
    elif discusses(sentence, trigger.index):
        text = sentence.folded.text
        at = sentence.folded_at(trigger.end)
        yield from (d for d in later if "،" not in text[at : sentence.folded_at(d.start)])
    elif _is_told_with(sentence, trigger, stretch):
        earlier = [d for d in sentence.dates if d.end <= trigger.start]
        yield from earlier[-1:]


def _is_of_something(sentence: Sentence, date: DateExpression, trigger: Trigger) -> bool:
    """Whether a year is what something else is for: «the meeting, in its chairmanship for 2025»."""
    text = sentence.folded.text
    between = text[sentence.folded_at(trigger.end) : sentence.folded_at(date.start)]
    said = any(word.removeprefix("و") in _DISCUSSED for word in _lead_words(sentence, trigger))
    return date.rule.startswith("year") and between.endswith("ل") and ("،" in between or said)


def _lead_words(sentence: Sentence, trigger: Trigger) -> Sequence[str]:
    return sentence.tokens[max(trigger.index - _NEAR_VERB, 0) : trigger.index]


_DISCUSSED = frozenset(
    "يناقش تناقش سيناقش ستناقش ناقش ناقشت يبحث تبحث سيبحث ستبحث بحث بحثت ينظر تنظر".split()
)
_NEAR_VERB = 4
"""Words between who discusses and the session in which he does, at most."""


def _is_for_year(sentence: Sentence, date: DateExpression) -> bool:
    """Whether a year is that of what is discussed: «the budget *for* 2021»."""
    lead = sentence.folded.text[: sentence.folded_at(date.start)]
    words = sentence.folded.text[sentence.folded_at(date.start) : sentence.folded_at(date.end)]
    return date.rule == "year" and (lead.endswith(" ل") or words.startswith(("لسنه", "لعام")))


_THAT = re.compile(r"\s(?:ب?ان|انه|انها)\s")


def _not_of_saying(sentence: Sentence, before: list[DateExpression]) -> list[DateExpression]:
    """Return dates without those of a saying: «announced *on Sunday* that he hosts tomorrow»."""
    if len(before) < 2:
        return before
    text = sentence.folded.text
    last = sentence.folded_at(before[-1].start)
    said = [_THAT.search(text, sentence.folded_at(each.end), last) for each in before[:-1]]
    return [each for each, that in zip(before, [*said, None], strict=True) if that is None]


def _is_told_with(sentence: Sentence, trigger: Trigger, stretch: Span) -> bool:
    """Whether a meeting is of the day of what was told before it in its sentence.

    «He visits X tomorrow, where he meets», «said today after his meeting».
    """
    first = (
        sentence.folded.text[sentence.folded_at(stretch.start) :].lstrip(" ،؛").startswith("حيث ")
    )
    lead = sentence.tokens[max(trigger.index - 1, 0) : trigger.index]
    return first or is_during(sentence, trigger) or not _UPON.isdisjoint(lead)


def is_during(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a meeting is in the course of what was told before: «during which he met»."""
    near = sentence.tokens[max(trigger.index - 3, 0) : trigger.index + 4]
    return not _DURING.isdisjoint(near)


_DURING = frozenset({"خلالها", "خلاله", "اثناءها", "اثناءه"})
_UPON = frozenset("ختام بختام اختتام عقب اثر بعد خلال لدي اثناء".split())
