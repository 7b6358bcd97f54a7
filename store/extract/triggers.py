"""Words that speak of a meeting: nouns, verbs, and the joint statement of those who met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..data import load
from ..records import BlockKind, EntityKind, Span
from ..text import Word, fold, letters_of, split_proclitic
from .cues import Cue
from .names import Name, adjacent
from .sentences import Sentence

_PRONOUNS = ("ها", "هم", "هما", "ه")
_FIRST = frozenset(map(fold, ["أول", "أولى", "أولي"]))
_LAST = frozenset(map(fold, ["آخر", "لآخر", "بآخر"]))
_THAT = frozenset(map(fold, ["ذلك", "تلك"]))
_ANOTHER = re.compile(r"(?:ال)?[اآ]خر(?:ي)? (?:مماثل|مشابه|مواز)")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place in a sentence that speaks of a meeting."""

    kind: str
    """`meeting`, `summit`, `conference`, `talks` or `session`; `statement` for a joint one."""
    verb: bool
    """Whether it is a verb, or a statement."""
    label: str
    """What kind of meeting it says this is, as shown; empty for a verb."""
    index: int
    """Number of its word."""
    start: int
    """Offset of the first code point in the article, proclitics left out."""
    end: int
    """Offset after its last code point."""
    definite: bool = False
    """Whether it speaks of a meeting already known: the article, a pronoun or a construct."""
    plural: bool = False
    """Whether it speaks of several."""
    pronoun: bool = False
    """Whether it says whose meeting it is by a pronoun."""
    that: bool = False
    """Whether «that» stands before it: the one spoken of last."""
    first: bool = False
    """Whether it is the first of its kind, and so not the one reported."""
    last: bool = False
    """Whether it is the last of its kind before: another than the one reported."""
    another: bool = False
    """Whether it is another of the same kind."""
    received: bool = False
    """Whether the verb is one of receiving: its object must be a person."""
    again: bool = False
    """Whether it stands for a further object of the verb before, met apart: «then Y»."""

    @property
    def span(self) -> Span:
        """Its place in the article."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: Mapping[str, str]
    labels: Mapping[str, str]
    verbs: Mapping[str, bool]
    partnered: frozenset[str]
    shown: frozenset[str]
    visits: frozenset[str]
    during: frozenset[str]
    after: frozenset[str]
    context: frozenset[str]
    politics: frozenset[str]
    of_states: Mapping[str, tuple[str, ...]]
    subjects: frozenset[str]
    statements: frozenset[str]


@cache
def _words() -> _Words:
    raw: dict[str, Any] = load("meetings.toml")
    return _Words(
        nouns={fold(word): entry["kind"] for entry in raw["noun"] for word in entry["words"]},
        labels={fold(word): entry["label"] for entry in raw["noun"] for word in entry["words"]},
        verbs={
            fold(word): bool(entry.get("object"))
            for entry in raw["verb"]
            for word in entry["words"]
        },
        partnered=frozenset(
            fold(word) for entry in raw["verb"] if entry.get("partner") for word in entry["words"]
        ),
        shown=_flagged(raw, "with"),
        visits=_flagged(raw, "visit"),
        during=frozenset(
            fold(word) for entry in raw["noun"] if entry.get("during") for word in entry["words"]
        ),
        after=frozenset(map(fold, raw["not_a_meeting"]["after"])),
        context=frozenset(map(fold, raw["not_a_meeting"]["context"])),
        politics=frozenset(map(fold, raw["not_a_meeting"]["politics"])),
        of_states={
            fold(phrase): tuple(map(fold, words))
            for phrase, words in raw["not_a_meeting"]["of_states"].items()
        },
        subjects=frozenset(map(fold, raw["collective"]["subjects"])),
        statements=frozenset(map(fold, raw["collective"]["verbs"])),
    )


def _flagged(raw: dict[str, Any], flag: str) -> frozenset[str]:
    return frozenset(
        fold(word) for entry in raw["verb"] if entry.get(flag) for word in entry["words"]
    )


_TRIGGERS = Cue(lambda: {*_words().nouns, *_words().verbs, *_words().statements})
_OFF_TOPIC = Cue(lambda: _words().context)
_POLITICS = Cue(lambda: _words().politics)


def find_triggers(sentence: Sentence, names: Sequence[Name]) -> list[Trigger]:
    """Return the triggers of a sentence in order."""
    if sentence.kind is BlockKind.DATELINE:
        return []
    inside = {
        index
        for name in names
        for index in range(name.first, name.last)
        if name.kind is EntityKind.PERSON or name.rule == "quoted-body"
    }
    found = [
        trigger
        for index, _, _ in _TRIGGERS.within(sentence.tokens)
        if index not in inside
        for trigger in _at(sentence, names, index)
    ]
    found += _councils(sentence)
    found += _visits(sentence, names)
    found = [each for each in found if not _is_of_noun(sentence, each, found)]
    return sorted([*found, *_others(sentence)], key=lambda each: each.start)


def _is_of_noun(sentence: Sentence, verb: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a verb only says of a meeting just named that it met: «the last session met in»."""
    word = sentence.words[verb.index].folded.lstrip("وفقد")
    if not (verb.verb and word.startswith("الت")):
        return False
    nouns = [each for each in found if not each.verb and each.index < verb.index]
    if word.startswith("التام") and _says_where(sentence, verb.index + 1):
        return any(verb.index - each.index <= _OF_NOUN for each in nouns)
    return any(verb.index - each.index <= 3 and _unbroken(sentence, each, verb) for each in nouns)


_OF_NOUN = 14
"""Words between a meeting and «met in»: «a meeting of the quartet, the third this year, met in»."""


def _says_where(sentence: Sentence, index: int) -> bool:
    """Whether no subject follows, but where it was."""
    word = sentence.words[index].folded if index < len(sentence.words) else ""
    return word in ("في", "فى") or (word.startswith("ب") and len(word) > 3)


def _unbroken(sentence: Sentence, noun: Trigger, verb: Trigger) -> bool:
    """Whether both are one meeting: «on the margin of the summit, X met Y» has two."""
    before = sentence.words[max(noun.index - 2, 0) : noun.index]
    beside = any(word.folded in _BESIDE for word in before)
    return not beside and all("،" not in sentence.gaps[i] for i in range(noun.index, verb.index))


_BESIDE = frozenset({"هامش", "هوامش"})


def is_off_topic(sentences: Sequence[Sentence]) -> bool:
    """Whether an article is about matches, shares or festivals rather than meetings."""
    words = sum(len(sentence.tokens) for sentence in sentences)
    excused = _excused(sentences)
    hits = sum(
        form not in excused
        for sentence in sentences
        for _, _, form in _OFF_TOPIC.within(sentence.tokens)
    )
    if hits < _FEWEST_HITS or hits * _RAREST_HITS < words:
        return False
    return hits > sum(len(_POLITICS.within(sentence.tokens)) for sentence in sentences)


def _excused(sentences: Sequence[Sentence]) -> set[str]:
    """Return the words that an article uses of states: of the World Bank, an executive council."""
    texts = [sentence.folded.text for sentence in sentences]
    return {
        form
        for phrase, forms in _words().of_states.items()
        if any(phrase in text for text in texts)
        for form in forms
    }


_FEWEST_HITS, _RAREST_HITS = 3, 60
"""Words of matches, firms and festivals that make an article one of them, and how rare at most."""


_PARTNER_REACH = 24
_BY_TELEPHONE = frozenset(map(fold, "هاتفي هاتفيا هاتفية هاتفيين الهاتفي الهاتف هاتفيان".split()))
"""Who speaks by telephone does not meet."""


def _has_partner(sentence: Sentence, names: Sequence[Name], index: int, form: str) -> bool:
    """Whether a verb that alone tells of no meeting has the two whom it needs for one."""
    lists = _words()
    if form in lists.visits:
        return _visits_person(sentence, names, index)
    if form in lists.partnered:
        return _with_partner(sentence, names, index)
    return form not in lists.shown or _with_partner(sentence, names, index, joined=False)


_WHEN_AND_WHERE = frozenset(
    "اليوم امس صباح مساء ظهر عصر بعد قبل في مقر مكتبه مكتبها دارته منزله قصر".split()
)


def _visits_person(sentence: Sentence, names: Sequence[Name], index: int) -> bool:
    """Whether a person follows at once, or a delegation's head, and then whom he visits."""
    persons = sorted(
        (each for each in names if each.kind is EntityKind.PERSON and each.first > index),
        key=lambda each: each.first,
    )
    if len(persons) < 2:
        return False
    who, whom = persons[:2]
    begins = who.begins
    delegation = sentence.words[index + 1].folded in ("وفد", "وفدا")
    if begins != index + 1 and not (delegation and begins - index <= _LONGEST_DELEGATION):
        return False
    first = whom.begins
    between = sentence.words[max(who.last, who.outer_last) : first]
    return first >= max(who.last, who.outer_last) and all(
        word.folded in _WHEN_AND_WHERE or _is_said_of(sentence, names, word) for word in between
    )


_LONGEST_DELEGATION = 12
"""Words of «a delegation of X headed by» before who heads it, at most."""


def _is_said_of(sentence: Sentence, names: Sequence[Name], word: Word) -> bool:
    """Whether a word is one of a date or of a place."""
    return any(date.start <= word.start < date.end for date in sentence.dates) or any(
        name.start <= word.start < name.end for name in names if name.kind is EntityKind.PLACE
    )


def _with_partner(
    sentence: Sentence, names: Sequence[Name], index: int, *, joined: bool = True
) -> bool:
    """Whether a person follows, and «with» another: «X discussed with Y», or «X and Y»."""
    words = sentence.words[index : index + _PARTNER_REACH]
    if any(word.folded in _BY_TELEPHONE for word in words):
        return False
    if joined and _joined_after(sentence, names, index):
        return True
    met = next((index + i for i, word in enumerate(words) if word.folded == "مع"), None)
    if met is None:
        return False
    persons = [name.begins for name in names if name.kind is EntityKind.PERSON]
    ends = {max(name.last, name.outer_last) for name in names if name.kind is EntityKind.PERSON}
    subject = index - (index > 0 and sentence.words[index - 1].folded == "قد")
    before = subject in ends or any(index < each < met for each in persons)
    return before and any(met < each <= met + 4 for each in persons)


def _joined_after(sentence: Sentence, names: Sequence[Name], index: int) -> bool:
    """Whether two persons follow at once whom «and» joins: «X and Y discussed»."""
    persons = [name for name in names if name.kind is EntityKind.PERSON and name.first > index]
    if len(persons) < 2 or (index and sentence.words[index - 1].folded == "ان"):
        return False
    first, second = persons[:2]
    begins = second.begins
    return (
        index + 1 == (first.begins)
        and begins == max(first.last, first.outer_last)
        and sentence.words[begins].folded.startswith("و")
    )


def _at(sentence: Sentence, names: Sequence[Name], index: int) -> Iterator[Trigger]:
    lists, word = _words(), sentence.words[index]
    for proclitic, form in split_proclitic(word.folded):
        if form in lists.nouns:
            if not (_ruled_out(sentence, index) or _goes_on(sentence, index)):
                yield _noun(sentence, index, proclitic, form)
            return
        if not _has_partner(sentence, names, index, form):
            return
        if form in lists.verbs and proclitic in ("", "و", "ف"):
            start = word.start + len(proclitic)
            yield Trigger("meeting", True, "", index, start, word.end, received=lists.verbs[form])
            return
        if form in lists.statements and proclitic in ("", "و", "ف"):
            if _collective_subject(sentence, index):
                start = word.start + len(proclitic)
                yield Trigger("statement", True, "", index, start, word.end, definite=True)
            return


def _collective_subject(sentence: Sentence, index: int) -> bool:
    after = index + 1
    return (
        after < len(sentence.words)
        and adjacent(sentence, index)
        and sentence.words[after].folded.removeprefix("ال") in _words().subjects
    )


def _ruled_out(sentence: Sentence, index: int) -> bool:
    """Whether the words after make it no meeting: a news conference, a board."""
    words = sentence.words
    if words[index].folded in _IN_TURN:
        return True
    if words[index].folded in _words().during:
        return not index or words[index - 1].folded not in _DURING
    if any(word.folded in _BY_TELEPHONE for word in words[index + 1 : index + 4]):
        return True
    following = {word.folded for word in words[index + 1 : index + 3]}
    beside = words[index + 1].folded if index + 1 < len(words) else ""
    return beside in _words().after or ("مع" in following and bool(following & _words().after))


_DURING = frozenset(map(fold, ["خلال", "لدى", "أثناء", "عقب", "بعد", "إثر"]))
_IN_TURN = frozenset(map(fold, ["بدوره", "بدورها", "بدورهم", "بدورهما", "وبدوره"]))


_LONGEST_ROUND = 4
"""Words that may stand between «round» and the talks it is one of."""


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a word after names the meeting: «a session of talks», «the fourth round of talks»."""
    words, nouns = sentence.words, _words().nouns
    after = index + 1
    if after >= len(words) or not adjacent(sentence, index):
        return False
    if words[after].folded in nouns:
        return True
    if nouns.get(words[index].folded.removeprefix("و")) != "session":
        return False
    for last in range(after, min(after + _LONGEST_ROUND, len(words) - 1)):
        if words[last].folded == "من":
            return nouns.get(words[last + 1].folded) == "talks"
    return False


def _noun(sentence: Sentence, index: int, proclitic: str, form: str) -> Trigger:
    words = sentence.words
    word = words[index]
    before = words[index - 1].folded if index and adjacent(sentence, index - 1) else ""
    stem = form.removeprefix("ال")
    base = stem.removesuffix("ات") if stem.endswith("ات") else stem
    pronoun = not form.startswith("ال") and _has_pronoun(form)
    construct = index + 1 < len(words) and adjacent(sentence, index)
    follows = words[index + 1].folded if construct else ""
    return Trigger(
        kind=_words().nouns[form],
        verb=False,
        label=_words().labels[form],
        index=index,
        start=word.start + letters_of(proclitic),
        end=word.end,
        definite=(form.startswith("ال") or pronoun or follows.startswith("ال"))
        and not (proclitic.endswith("لل") and (follows == "مع" or follows.startswith("ب")))
        and not (pronoun and follows == "مع" and _words().nouns[form] == "talks"),
        plural=(base != stem and stem not in ("مباحثات", "محادثات", "مشاورات", "مفاوضات"))
        or stem in ("لقاءات", "جلسات", "جولات"),
        pronoun=pronoun,
        that=before.removeprefix("و") in _THAT,
        first=before.removeprefix("و") in _FIRST,
        last=before.removeprefix("و") in _LAST,
    )


def _has_pronoun(form: str) -> bool:
    return any(
        form.endswith(each) and form.removesuffix(each).rstrip("ء") in _stems()
        for each in _PRONOUNS
    )


@cache
def _stems() -> frozenset[str]:
    return frozenset(
        map(
            fold,
            "اجتماع اجتماعات لقا لقاء لقائ لقاؤ قمت مؤتمر دورت جلست جولت مباحثات محادثات مشاورات "
            "مفاوضات خلوت".split(),
        )
    )


_COUNCIL = re.compile(
    r"(?<!\w)[وبل]?(?P<noun>مجلس(?:ا)? وزاري(?:ا)?)(?= (?:مضيق|مصغر|موسع|خصص|ل|حول))|"
    r"(?<!\w)(?:اشغال|اعمال|تروس|ترووس|انعقاد|انعقد|ينعقد) (?P<council>مجلس (?:الحكومه|الوزراء)|"
    r"المجلس (?:الحكومي|الوزاري|الاسبوعي للحكومه))(?!\w)"
)


def _councils(sentence: Sentence) -> Iterator[Trigger]:
    """Yield «a restricted ministerial council», «the work of the council of government».

    The Maghreb calls so a meeting of ministers.
    """
    for match in _COUNCIL.finditer(sentence.folded.text):
        span = sentence.source(*match.span("noun" if match["noun"] else "council"))
        index = next(i for i, word in enumerate(sentence.words) if word.end > span.start)
        yield Trigger("meeting", False, "مجلس وزاري", index, span.start, span.end)


VISIT = "زيارة"
"""The label of a visit that one person pays another."""
_VISIT = Cue(lambda: {fold(VISIT)})
_PAYS = frozenset("قام قامت ادي ادت اجري اجرت يقوم تقوم".split())


def _visits(sentence: Sentence, names: Sequence[Name]) -> Iterator[Trigger]:
    """Yield «paid a visit to» where a person is visited: they met."""
    found = _VISIT.within(sentence.tokens, followed=True)
    if not found or _PAYS.isdisjoint(sentence.tokens):
        return
    persons = [name for name in names if name.kind is EntityKind.PERSON]
    for index, proclitic, _ in found:
        after = index + 1 + (sentence.tokens[index + 1] == "الي")
        visited = any(after in (name.outer_first, name.first) for name in persons)
        if proclitic == "ب" and visited and any(name.last <= index for name in persons):
            word = sentence.words[index]
            yield Trigger("meeting", False, VISIT, index, word.start + 1, word.end)


def _others(sentence: Sentence) -> Iterator[Trigger]:
    """Yield «another like it» where the sentence speaks of a meeting."""
    for match in _ANOTHER.finditer(sentence.folded.text):
        span = sentence.source(match.start(), match.end())
        index = next((i for i, word in enumerate(sentence.words) if word.end > span.start), 0)
        yield Trigger("meeting", False, "", index, span.start, span.end, another=True)
