"""The terms a stretch of a sentence gives a meeting: level, mode, status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ...data import load
from ...records import EntityKind, Span, Status
from ...sieve import Sieve, of_one
from ...text import fold
from ..lexicon import titles
from ..names import Name
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .called_off import (
    AFTER_ALL,
    CALLED_OFF,
    LATER,
    NOT_HELD,
    PUT_OFF_LATER,
    VISIT_BEFORE,
    WAS_PUT_OFF,
    WAS_TO,
    does_not_take_place,
    visit_called_off,
)
from .clauses import goes_on, told_by_clause
from .journeys import is_over
from .said import Said

_NOT_LEVEL = re.compile(r"(?:لم يكن|ليس|ليست|لم تكن|لا يعد)(?:\s+\w+){0,4}\s*$")
_VERB_FUTURE = re.compile(r"س[يتن]\w{3,}")


_CONVENES = re.compile(r"(?<!\w)و?(?:عقد|يعقد|سيعقد|بحث|يبحث|ناقش|يناقش|اختتم|يختتم|بدا|يبدا) $")


@dataclass(frozen=True, slots=True)
class _Term:
    order: int
    term: str
    label: str
    pattern: re.Pattern[str]


def _terms(kind: str) -> Iterator[tuple[_Term, re.Pattern[str]]]:
    for order, entry in enumerate(load("meetings.toml")[kind]):
        pattern = re.compile(rf"(?<!\w)[ولب]{{0,2}}(?:{entry['pattern']})")
        yield _Term(order, entry["term"], entry["label"], pattern), pattern


_TERMS = {kind: Sieve(partial(_terms, kind)) for kind in ("level", "mode")}


def term_said(sentence: Sentence, kind: str, trigger: Trigger, stretch: Span) -> Said | None:
    """Return the level or mode said in a stretch: the nearest after the trigger, else before."""
    text = sentence.folded.text
    at, end = sentence.folded_at(trigger.start), sentence.folded_at(stretch.end)
    start = sentence.folded_at(stretch.start)
    found = []
    for each in _TERMS[kind].fitting(sentence.tokens.held):
        for match in each.pattern.finditer(text, start, end):
            distance = match.start() - at if match.start() >= at else 1000 + at - match.end()
            found.append((distance > 1000, each.order, distance, each.term, each.label, match))
    if not found:
        return None
    _, _, distance, term, label, match = min(found, key=lambda each: each[:3])
    between = text[match.end() : at] if distance >= 1000 else ""
    before = 1090 if _CONVENES.search(text, start, match.start()) and "،" not in between else 1040
    if distance > (before if distance >= 1000 else 220):
        return None
    if kind == "level" and _NOT_LEVEL.search(text, 0, match.start()):
        term, label = f"not {term}", f"غير {label}"
    return Said(term, sentence.source(*match.span()), label)


def _status_words() -> Iterator[tuple[str, re.Pattern[str]]]:
    for status, words in load("meetings.toml")["status"].items():
        any_word = "|".join(re.escape(fold(word)) for word in words)
        yield status, re.compile(rf"(?<!\w)و?(?:{any_word})(?!\w)")


_STATUS_WORDS = Sieve(lambda: ((each, each[1]) for each in _status_words()))


_EXPECTED = re.compile(
    r"(?<!\w)(?:ال)?(?:مقرر|مقررا|منتظر|متوقع|مرتقب|مفترض|مزمع|ينتظر|يتوقع|يفترض|يعتزم|تعتزم)"
    r"(?:\s\w+)?\s(?:ان\s)?$"
)
"""What says right before a verb that it is still to be."""
_EXPECTING = of_one(_EXPECTED)
_FOR_THE_SAKE = (" من اجل ", " من --- ")
"""«For the sake of» is written like «put off»; what stands for it is as long."""
_WILL = re.compile(r"(?<!\w)(?:الذي |التي |و)?\s*(?P<verb>س[يت]\w{3,})")


_WEIGHED = re.compile(
    r"(?<!\w)(?:يدرس|تدرس|يدرسان|يعتزم|تعتزم|ينوي|تنوي|اقترح|اقترحت|[اي]علن|[ات]علنت?)"
    r"\s(?:[^\s.؛]+\s){0,7}?(?:عقد|اجراء|تنظيم)\s$"
)
"""Who thinks of holding a meeting, or announces one."""
_WEIGHING = of_one(_WEIGHED)
_DECIDED = re.compile(
    r"(?<!\w)(?:قرر|قررت|تقرر|قرروا)\s"
    r"(?:(?!اجتماع|الاجتماع|جلسه|الجلسه|لقاء)[^\s.؛]+\s){0,20}?عقد\s$"
)
"""Who decides to hold a meeting, whatever is told of him between."""
_DECIDING = of_one(_DECIDED)
_UPON = frozenset("خلال عقب بعد اثر ختام اثناء لدي".split())
_HELD_BY = re.compile(r"(?:اجرا|عقد|جمع)(?:ت)?(?:ه|ها|هما|هم)")
"""«Which he held» behind «after talks»."""
_TO_COME = re.compile(r"(?:ال)?(?:مقرر|مرتقب|مزمع|منتظر|متوقع|مقبل|قادم)(?:ه|ا)?|[يت]\w{3,}")
_SAID_WITHIN = 9
"""Words before «during his meeting» that are looked through for a verb of saying."""


def _is_told_of(sentence: Sentence, names: Sequence[Name], trigger: Trigger) -> bool:
    """Whether a meeting is one upon which somebody said something: «said after his talks with»."""
    tokens, index = sentence.tokens, trigger.index
    if trigger.verb or index == 0 or tokens[index - 1] not in _UPON:
        return False
    named = {each for name in names for each in range(name.first, name.last)}
    behind = range(index + 1, min(index + 4, len(tokens)))
    after = [tokens[each] for each in behind if each not in named]
    if any(map(_TO_COME.fullmatch, after)):
        return False
    before = tokens[max(0, index - _SAID_WITHIN) : index - 1]
    said = any(word.removeprefix("و") in titles().verbs for word in before)
    held = trigger.pronoun or any(map(_HELD_BY.fullmatch, after))
    return held and said and not any(map(_VERB_FUTURE.fullmatch, before))


def _said_to_be_off(
    sentence: Sentence,
    names: Sequence[Name],
    trigger: Trigger,
    text: str,
    near: tuple[int, int],
) -> Said | None:
    """Return that a meeting does not take place, or not yet, as words near it say."""
    at = sentence.folded_at(trigger.start)
    words = dict(_STATUS_WORDS.fitting(sentence.tokens.held))
    end, held = sentence.folded_at(trigger.end), sentence.tokens.held
    if NOT_HELD.fitting(held) and does_not_take_place(text, at, end, near):
        later = LATER.search(text, near[0])
        return Said(Status.POSTPONED if later else Status.CANCELLED, trigger.span)
    told = text[near[0] - min(near[0], VISIT_BEFORE) : at]
    visit = visit_called_off(told) if CALLED_OFF.fitting(held) else None
    if visit is not None and WAS_TO.search(text, near[0], at):
        return Said(visit, trigger.span)
    for status in (Status.CANCELLED, Status.POSTPONED):
        close = text[max(near[0], at - 25) : min(near[1], sentence.folded_at(trigger.end) + 40)]
        put_off = words[status].search(close) if status in words else None
        if put_off and not AFTER_ALL.search(close, 0, put_off.start()):
            return Said(status, trigger.span)
        if status in words and _is_object_of(sentence, names, trigger, words[status]):
            return Said(status, trigger.span)
    return None


def _put_off_behind(sentence: Sentence, text: str, trigger: Trigger, stretch: Span) -> Said | None:
    """Return that a meeting was called off as the verb behind all that is told of it says."""
    if trigger.verb or not PUT_OFF_LATER.fitting(sentence.tokens.held):
        return None
    end = sentence.folded_at(trigger.end)
    match = WAS_PUT_OFF.match(text, end, sentence.folded_at(stretch.end))
    if match is None:
        return None
    return Said(Status.CANCELLED if match["off"] else Status.POSTPONED, trigger.span)


def status_said(
    sentence: Sentence, names: Sequence[Name], trigger: Trigger, stretch: Span
) -> Said | None:
    """Return what the words near the trigger say: called off, put off, to come, held, going on."""
    text = sentence.folded.text.replace(*_FOR_THE_SAKE)
    at = sentence.folded_at(trigger.start)
    near = (
        max(sentence.folded_at(stretch.start), at - 140),
        min(sentence.folded_at(stretch.end), sentence.folded_at(trigger.end) + 90),
    )
    own = sentence.words[trigger.index].folded.removeprefix("و")
    if trigger.verb and _VERB_FUTURE.fullmatch(own):
        return Said(Status.PLANNED, trigger.span)
    off = _said_to_be_off(sentence, names, trigger, text, near)
    off = off or _put_off_behind(sentence, text, trigger, stretch)
    if off is not None:
        return off
    for index in range(trigger.index - 1, max(trigger.index - 5, -1), -1):
        before = sentence.words[index]
        future = _VERB_FUTURE.fullmatch(before.folded.removeprefix("و"))
        named = any(name.first <= index < name.last for name in names) if future else False
        if future and before.start >= stretch.start and not named:
            return Said(Status.PLANNED, Span(before.start, trigger.end))
    if _EXPECTING.fitting(sentence.tokens.held) and _EXPECTED.search(text, near[0], at):
        return Said(Status.PLANNED, trigger.span)
    return (
        goes_on(sentence, trigger, stretch)
        or _nearest_status(sentence, names, trigger, near)
        or told_by_clause(sentence, trigger)
    )


_FROM_SUBJECT = 4
"""Words between who calls a meeting off and the meeting, at most."""


_JOURNEY = frozenset("زيارته زيارتها مشاركته مشاركتها حضوره حضورها سفره سفرها جولته رحلته".split())
"""What may be called off instead of the meeting it leads to."""


def _is_object_of(
    sentence: Sentence, names: Sequence[Name], trigger: Trigger, verb: re.Pattern[str]
) -> bool:
    """Whether a meeting is what somebody does away with: «the president X *called off* it»."""
    tokens = sentence.tokens
    for name in names:
        after = max(name.last, name.outer_last)
        near = name.begins > 0 and 0 <= trigger.index - after <= _FROM_SUBJECT
        who = name.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
        if who and near and verb.fullmatch(tokens[name.begins - 1]):
            return (_UPON | _JOURNEY).isdisjoint(tokens[after : trigger.index])
    return False


_ON_THE_WAY = re.compile(
    r"(?<!\w)و?(?:س?[يت]توجه|توجه|توجهت|س?[يت]غادر|غادر|غادرت|س?[يت]سافر|س?[يت]طير)\s[^.؛]*"
    r"\s(?:للمشاركه في|لحضور|لتراس|لترووس)\s(?:\S+\s){0,3}$|"
    r"(?<!بعد )(?<!عقب )(?<!منذ )(?<!\w)و?(?:س?[يت]توجه|توجه|توجهت|س?[يت]سافر|س?[يت]صل|وصل|وصلت)"
    r"\s[^.؛]*\s(?:ل|لعقد\s(?:\S+\s)?)$"
)
"""Who travels to a meeting has it before him: «leaves today for Tunis to take part in»."""
_TRAVELLING = of_one(_ON_THE_WAY)
_PRESIDED = frozenset({"راس", "وراس"})


def _is_presided(sentence: Sentence, names: Sequence[Name], trigger: Trigger) -> bool:
    """Whether a person has presided: the verb is written like «head», and a name follows it."""
    begun = {name.begins for name in names if name.kind is EntityKind.PERSON}
    tokens = sentence.tokens[: trigger.index]
    return any(word in _PRESIDED and at + 1 in begun for at, word in enumerate(tokens))


_NOUN_BEHIND = re.compile(r"(?<!\w)(?:الي|علي|عن|من|في)\s(?:عرض|بحث|جمع)$")
"""What a preposition makes a noun: «listens *to a presentation*» does not say «held»."""


_NOT = re.compile(r"(?<!\w)و?(?:لم|لن|لا)\s$")


_TOOK_PART = re.compile(r"(?<!\w)و?(?:شارك|شاركت|حضر|حضرت)(?!\w)")
"""«Took part in the meeting held in Geneva» tells what was done."""
_TOOK_PART_WITHIN = 100
"""Letters between taking part and the meeting, at most."""
_GOING_ON = re.compile(
    r"(?<!\w)و?(?:[يت]ستمر|[يت]تواصل|استمر|استمرت|حاليا|حتي|سي\w+|ست\w+|لن|لم|مقرر\w?|المقرر\w?|المرتقب\w?)(?!\w)"
)
"""What says that a meeting goes on, or is another one to come."""


def _of(pattern: Sieve[re.Pattern[str]], sentence: Sentence) -> bool:
    """Whether a pattern may match in a sentence at all, by its words."""
    return bool(pattern.fitting(sentence.tokens.held))


_DECIDED_THEN = frozenset(
    "قرر قررت اقر اقرت وافق وافقت صادق صادقت اكد اكدت ناقش ناقشت بحث بحثت اوصي اوصت دعا دعت".split()
)
_TO_SESSION = 6
"""Words of a body between what it decided and «in session», at most."""


def _has_decided(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a body in session is told of by what it decided there."""
    in_session = sentence.tokens[trigger.index] in ("المنعقد", "المنعقده")
    before = sentence.tokens[max(trigger.index - _TO_SESSION, 0) : trigger.index]
    return in_session and not _DECIDED_THEN.isdisjoint(before)


def _told_outright(
    sentence: Sentence, names: Sequence[Name], trigger: Trigger, near: tuple[int, int]
) -> Status | None:
    """Return what a construction says, whatever single words do: who chaired, who travels to it."""
    text, at = sentence.folded.text, sentence.folded_at(trigger.start)
    if _is_told_of(sentence, names, trigger) or _is_presided(sentence, names, trigger):
        return Status.HELD
    if is_over(sentence, trigger) or _has_decided(sentence, trigger):
        return Status.HELD
    if not trigger.definite and _of(_WEIGHING, sentence) and _WEIGHED.search(text, near[0], at):
        return Status.PLANNED
    if not trigger.definite and _of(_DECIDING, sentence) and _DECIDED.search(text, 0, at):
        return Status.PLANNED
    if _of(_TRAVELLING, sentence) and _ON_THE_WAY.search(text, near[0], at):
        return Status.PLANNED
    return None


def _nearest_status(
    sentence: Sentence, names: Sequence[Name], trigger: Trigger, near: tuple[int, int]
) -> Said | None:
    """Return what the word nearest to the trigger says, of those that may say it."""
    text = sentence.folded.text
    at = sentence.folded_at(trigger.start)
    outright = _told_outright(sentence, names, trigger, near)
    if outright is not None:
        return Said(outright, trigger.span)
    words = dict(_STATUS_WORDS.fitting(sentence.tokens.held))
    found = []
    for status in (Status.PLANNED, Status.HELD, Status.ONGOING):
        matches = words[status].finditer(text, *near) if status in words else ()
        for match in matches:
            if _NOUN_BEHIND.search(text, near[0], match.end()) or _NOT.search(
                text, near[0], match.start()
            ):
                continue
            expected = _EXPECTED.search(text, near[0], match.start())
            told = Status.PLANNED if expected else status
            found.append((abs(match.start() - at), told, match))
    will = _WILL.search(text, at, near[1])
    if will and not any(
        name.start <= sentence.source(*will.span("verb")).start < name.end for name in names
    ):
        found.append((will.start() - at, Status.PLANNED, will))
    if not found:
        return None
    # «decided to hold» is to come, though it has a word for «held» in it.
    found = [
        each
        for each in found
        if not any(
            other[2].start() <= each[2].start() < each[2].end() < other[2].end()
            or other[2].start() < each[2].start() < each[2].end() <= other[2].end()
            for other in found
        )
    ]
    _, status, match = min(found, key=lambda each: each[0])
    held_at = status is Status.ONGOING and match.group().startswith("المنعقد")
    if held_at and _TOOK_PART.search(text, max(at - _TOOK_PART_WITHIN, 0), at):
        status = status if _GOING_ON.search(text) else Status.HELD
    span = sentence.source(*match.span())
    return Said(status, Span(min(span.start, trigger.start), max(span.end, trigger.end)))
