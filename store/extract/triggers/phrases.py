"""Phrases that speak of a meeting: «the work of the council», «paid a visit», «its visitors:»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...records import EntityKind
from ...sieve import Sieve, of_one
from ...text import fold
from ..cues import Cue
from ..names import Name
from ..sentences import Sentence
from .trigger import Trigger

_ANOTHER = of_one(re.compile(r"(?:ال)?[اآ]خر(?:ي)? (?:مماثل|مشابه|مواز)"))


_COUNCIL = of_one(
    re.compile(
        r"(?<!\w)[وبل]?(?P<noun>مجلس(?:ا)? (?:وزاري(?:ا)?(?= (?:مضيق|مصغر|موسع|خصص|ل|حول))|"
        r"(?:للحكومه|حكومي(?:ا)?)(?!\w))|(?<=علي )مجلس وزاري(?!\w)|مجلسا وزاريا(?!\w))|"
        r"(?<!\w)(?:اشغال|اعمال|تروس|ترووس|انعقاد|انعقد|ينعقد) "
        r"(?P<council>مجلس (?:الحكومه|الوزراء)|المجلس (?:الحكومي|الوزاري|الاسبوعي للحكومه))(?!\w)"
    )
)


def _matches(sieve: Sieve[re.Pattern[str]], sentence: Sentence) -> Iterator[re.Match[str]]:
    for pattern in sieve.fitting(sentence.tokens.held):
        yield from pattern.finditer(sentence.folded.text)


COUNCIL = "مجلس وزاري"
"""The label of a meeting of ministers that is called a council."""


def councils(sentence: Sentence) -> Iterator[Trigger]:
    """Yield «a restricted ministerial council», «a council of government», «the council's work».

    The Maghreb calls so a meeting of ministers.
    """
    for match in _matches(_COUNCIL, sentence):
        span = sentence.source(*match.span("noun" if match["noun"] else "council"))
        index = next(i for i, word in enumerate(sentence.words) if word.end > span.start)
        yield Trigger("meeting", False, COUNCIL, index, span.start, span.end)


_WORK = Cue(lambda: {"اشغال", "اعمال"})
_OF_WHAT = frozenset("لجنه اللجنه مجلس المجلس هييه الهييه الجمعيه".split())
_AT_WORK = re.compile(
    r"و?س?[يت]?(?:تراس|راس|انطلق|نطلق|افتتح|فتتح|اختتم|ختتم|التام|لتيم|تواصل|انعقد|نعقد|استانف|ستانف|"
    r"احتضن|حتضن|استضاف|ستضيف|اشرف|شرف)ت?|(?:ل|ب)?(?:ترووس|تروس|انطلاق|افتتاح|اختتام|ختام)"
)
"""Who chairs or opens «the work of the committee», or that it began or ended."""
_NEAR_WORK = 20


def works(sentence: Sentence) -> Iterator[Trigger]:
    """Yield «chaired *the work* of the joint committee»: its meeting."""
    for index, proclitic, _ in _WORK.within(sentence.tokens, followed=True):
        before = sentence.tokens[max(index - _NEAR_WORK, 0) : index]
        if sentence.tokens[index + 1] in _OF_WHAT and any(map(_AT_WORK.fullmatch, before)):
            word = sentence.words[index]
            yield Trigger("meeting", False, "أشغال", index, word.start + len(proclitic), word.end)


_CONVENED = Cue(lambda: {"انعقد", "انعقدت", "ينعقد", "تنعقد", "سينعقد", "ستنعقد"})
_IN_SESSION = Cue(lambda: {"المنعقد", "المنعقده"})
_TO_BODY = 6
"""Words of when and where between «there convened» and the body that did, at most."""
_BODY_HEADS = frozenset("لجنه اللجنه مجلس المجلس هييه الهييه مكتب المكتب الجمعيه جمعيه".split())
"""What a body that meets is called: no union and no ministry convenes."""
_BARE_HEADS = frozenset(word for word in _BODY_HEADS if word.startswith("ال"))


def convened(sentence: Sentence, names: Sequence[Name]) -> Iterator[Trigger]:
    """Yield «there *convened* in Rabat the committee of», «the bureau, *in session* today at»."""
    bodies = [name for name in names if name.kind is EntityKind.ORGANISATION]
    for index, _, form in _CONVENED.within(sentence.tokens, followed=True):
        if index and sentence.tokens[index - 1] in _RELATIVE:
            continue
        body = next((each for each in bodies if each.first > index), None)
        if body is None or body.first - index > _TO_BODY or not _is_assembly(sentence, body):
            continue
        between = range(index + 1, body.first)
        if all(_is_when_or_where(sentence, names, each) for each in between):
            word = sentence.words[index]
            yield Trigger("meeting", True, "", index, word.end - len(form), word.end)
    for index, _, _ in _IN_SESSION.within(sentence.tokens, followed=True):
        bare = index > 0 and sentence.tokens[index - 1] in _BARE_HEADS
        if bare or any(each.last == index and _is_assembly(sentence, each) for each in bodies):
            word = sentence.words[index]
            yield Trigger("meeting", True, "", index, word.start, word.end)


_ITS_HOLDING = Cue(lambda: {"عقده", "عقدها", "انعقاده", "انعقادها"})
_SCHEDULED = frozenset("المقرر المقرره المزمع المزمعه المرتقب المرتقبه المنتظر المنتظره".split())
_FROM_BODY = 8
"""Words between a body and «which is to convene», at most."""


def scheduled(sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Yield «the council at ministerial level, which is *to convene* on»: no noun tells of it."""
    tokens = sentence.tokens
    for index, proclitic, form in _ITS_HOLDING.within(tokens):
        if proclitic or index < 2 or tokens[index - 1] not in _SCHEDULED:
            continue
        before = range(max(index - _FROM_BODY, 0), index)
        nouns = {each.index for each in found if not each.verb}
        bodies = [at for at in before if tokens[at].removeprefix("و") in _BODY_HEADS]
        if bodies and nouns.isdisjoint(range(bodies[-1] - 2, index)):
            word = sentence.words[index]
            yield Trigger("meeting", False, "", index, word.end - len(form), word.end)


_RELATIVE = frozenset({"الذي", "التي", "والذي", "والتي"})


def _is_assembly(sentence: Sentence, body: Name) -> bool:
    first = sentence.tokens[body.first]
    return first in _BODY_HEADS or first.removeprefix("و") in _BODY_HEADS


def _is_when_or_where(sentence: Sentence, names: Sequence[Name], index: int) -> bool:
    """Whether a word is one of a date or of a place, or leads to one."""
    word = sentence.words[index]
    if word.folded in ("في", "فى"):
        return True
    return any(date.start <= word.start < date.end for date in sentence.dates) or any(
        name.first <= index < name.last
        for name in names
        if name.kind in (EntityKind.PLACE, EntityKind.COUNTRY)
    )


VISIT = "زيارة"
"""The label of a visit that one person pays another."""
_VISIT = Cue(lambda: {fold(VISIT)})
_PAID = frozenset("ادي ادت يودي تودي".split())
_OF_COURTESY = frozenset("مجامله بروتوكوليه وديه رسميه".split())
_PAYS = _PAID | frozenset("قام قامت ادي ادت اجري اجرت يقوم تقوم".split())


def visits(sentence: Sentence, names: Sequence[Name]) -> Iterator[Trigger]:
    """Yield «paid a visit to» where a person is visited: they met."""
    found = _VISIT.within(sentence.tokens, followed=True)
    if not found or _PAYS.isdisjoint(sentence.tokens):
        return
    persons = [name for name in names if name.kind is EntityKind.PERSON]
    for index, proclitic, _ in found:
        after = index + 1 + (sentence.tokens[index + 1] in _OF_COURTESY)
        after += sentence.tokens[after : after + 1] == ("الي",)
        visited = any(after in (name.outer_first, name.first) for name in persons)
        paid = not proclitic and not _PAID.isdisjoint(sentence.tokens[:index])
        if (proclitic == "ب" or paid) and visited and any(name.last <= index for name in persons):
            word = sentence.words[index]
            start = word.start + len(proclitic)
            yield Trigger("meeting", False, VISIT, index, start, word.end)


VISITORS = frozenset({"الزوار", "زوار", "زواره", "زوارها", "زايريه", "زايريها", "الزايرين"})
"""Whoever is visited receives them, one after another."""
_VISITORS = Cue(lambda: VISITORS)
_SHOWN = frozenset("معرض المعرض مهرجان المهرجان متحف المتحف جناح الجناح موقع الموقع".split())
"""What people visit to see it."""
_ANNOUNCING = 6
"""Words between «visitors» and the colon behind which they are named, at most."""


def visitors(sentence: Sentence, names: Sequence[Name]) -> Iterator[Trigger]:
    """Yield «among the visitors:» where persons are named behind the colon."""
    tokens = sentence.tokens
    for index, _, _ in _VISITORS.within(tokens, followed=True):
        lead = (tokens[0].removeprefix("و"), *tokens[1:index])
        if lead not in (("من",), ("من", "بين")):
            continue
        reach = range(index, min(index + _ANNOUNCING, len(tokens) - 1))
        colon = next((each for each in reach if ":" in sentence.gaps[each]), None)
        if colon is None or not _SHOWN.isdisjoint(tokens[index : colon + 1]):
            continue
        if any(name.kind is EntityKind.PERSON and name.first > colon for name in names):
            word = sentence.words[index]
            yield Trigger("meeting", True, "", index, word.start, word.end, received=True)


def others(sentence: Sentence) -> Iterator[Trigger]:
    """Yield «another like it» where the sentence speaks of a meeting."""
    for match in _matches(_ANOTHER, sentence):
        span = sentence.source(match.start(), match.end())
        index = next((i for i, word in enumerate(sentence.words) if word.end > span.start), 0)
        yield Trigger("meeting", False, "", index, span.start, span.end, another=True)
