"""Groups and working groups: «the small group», «the working group on X», «group "X"»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ...data import load
from ...gazetteer import gazetteer
from ...text import fold
from ..cues import Cue, either
from ..names import Name, adjacent, made, surface
from ..sentences import Sentence
from .topics import topic_of

_GROUP = frozenset(map(fold, ["مجموعة", "المجموعة"]))
_GROUP_CUES = Cue(lambda: _GROUP)
_WORK = frozenset(map(fold, ["العمل", "عمل"]))
_ON = frozenset(
    map(fold, ["المعنية", "المختصة", "الخاصة", "المكلفة", "المعني", "المختص", "الخاص", "حول"])
)
_KIND = {
    fold("المصغرة"): "small",
    fold("المصغر"): "small",
    fold("الموسعة"): "extended",
    fold("الرباعية"): "quartet",
    fold("الخماسية"): "quintet",
    fold("السداسية"): "sextet",
    fold("الثلاثية"): "trio",
}
_OPENING, _CLOSING = "\"«“'", "\"»”'"
_LONGEST = 9
_STOP = frozenset(
    map(
        fold,
        "التي الذي في من على إلى عن اليوم أمس مجددا التابعة التابع وتتمثل ممثلة بهدف برئاسة خلال "
        "انطلاقا إلى يعقد تعقد اجتماعا هذا هذه".split(),
    )
)


def find_groups(sentence: Sentence, names: Sequence[Name]) -> list[Name]:
    """Return the groups and working groups a sentence names, in order."""
    if not sentence.tokens.hold(_ANY_HEAD):
        return []
    groups = [*_kinds_of_group(sentence, names), *_working_groups(sentence, names)]
    taken = {index for name in (*groups, *names) for index in range(name.first, name.last)}
    listed = [name for name in _listed(sentence) if taken.isdisjoint(range(name.first, name.last))]
    return [*groups, *listed]


def _heads(sentence: Sentence) -> Iterator[tuple[int, str]]:
    for index, proclitic, _ in _GROUP_CUES.within(sentence.tokens):
        yield index, proclitic


def _kinds_of_group(sentence: Sentence, names: Sequence[Name]) -> Iterator[Name]:
    """Yield groups told by their size alone, whatever stands between: «the small (work) group»."""
    words = sentence.words
    for index, proclitic in _heads(sentence):
        last = index + 1
        while last < min(index + 4, len(words)) and adjacent(sentence, last - 1):
            kind = _KIND.get(words[last].folded)
            if kind is not None:
                yield made(
                    sentence,
                    f"group:{kind}-group",
                    surface(sentence, index, last + 1, proclitic),
                    index,
                    last + 1,
                    "kind-of-group",
                    proclitic=proclitic,
                    parent=_parent(names, last + 1),
                )
                break
            last += 1


def _working_groups(sentence: Sentence, names: Sequence[Name]) -> Iterator[Name]:
    for index, proclitic in _heads(sentence):
        name = _quoted_name(sentence, index) or _named_by_subject(sentence, index)
        if name is None or any(
            each.first <= name[0] < each.last and "body" in each.rule for each in names
        ):
            continue
        first, last = name
        subject = surface(sentence, first, last, _leading_b(sentence, first))
        yield made(
            sentence,
            f"working_group:{topic_of(subject)}",
            f"مجموعة {subject}" if last - first < 6 else subject,
            index,
            last,
            "working-group",
            proclitic=proclitic,
            parent=_parent(names, last),
        )


@cache
def _list_words(part: str) -> frozenset[str]:
    return frozenset(map(fold, load("groups.toml")["list"][part]))


_LIST_HEADS = Cue(lambda: _list_words("heads"))
_ANY_HEAD = either(_GROUP_CUES, _LIST_HEADS)


_ANNOUNCES = 10
"""Words between «the groups» and the colon behind which each of them is named."""


def _listed(sentence: Sentence) -> Iterator[Name]:
    """Yield the groups of a list: «the working groups, namely: "X" ..., the one on Y ...»."""
    words = sentence.words
    for index, _, _ in _LIST_HEADS.within(sentence.tokens, followed=True):
        until = min(index + _ANNOUNCES, len(words) - 1)
        colon = next((i for i in range(index, until) if ":" in sentence.gap(i, i + 1)), None)
        if colon is None or words[colon].folded not in _list_words("announcing"):
            continue
        for first in range(colon + 1, len(words)):
            if words[first - 1].folded in _GROUP or words[first - 1].folded[1:] in _GROUP:
                continue
            found = _quoted(sentence, first) or _elided(sentence, first)
            if found is not None:
                start, last = found
                proclitic = _leading_b(sentence, start)
                subject = surface(sentence, start, last, proclitic)
                key = f"working_group:{topic_of(subject)}"
                yield made(
                    sentence, key, subject, start, last, "working-group", proclitic=proclitic
                )
        return


def _quoted(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """Return the words in quotation marks that begin with one."""
    opened = set(sentence.gap(first - 1, first)) & set(_OPENING)
    return _to_closing(sentence, first) if opened else None


def _elided(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """Return the subject of «the work [group] on X», its head left out within a list."""
    words = sentence.words
    on = first + (words[first].folded.removeprefix("و") in _WORK)
    if on + 1 >= len(words) or words[on].folded not in _ON or words[on].folded == fold("حول"):
        return None
    last = _subject_end(sentence, on + 1)
    return (on + 1, last) if last > on + 1 else None


def _quoted_name(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Return the words in quotation marks right after «group»."""
    words = sentence.words
    first = index + 1
    while first < min(index + 4, len(words)) and adjacent(sentence, first - 1):
        first += 1
    if first >= len(words) or not set(sentence.gap(first - 1, first)) & set(_OPENING):
        return None
    if first > index + 1 and words[index + 1].folded not in (_WORK | _ON):
        return None
    return _to_closing(sentence, first)


def _to_closing(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """Return the words up to the quotation mark that closes what begins with one."""
    words = sentence.words
    for last in range(first + 1, min(first + _LONGEST, len(words)) + 1):
        end = words[last].start if last < len(words) else sentence.end
        after = sentence.text[words[last - 1].end - sentence.start : end - sentence.start]
        if set(after) & set(_CLOSING):
            return first, last
    return None


def _named_by_subject(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Return the subject of «the (working) group on ...» or «group of <definite noun>»."""
    words = sentence.words
    first = index + 1
    if first >= len(words) or not adjacent(sentence, index):
        return None
    working = words[first].folded in _WORK
    first += working
    while first < len(words) and words[first].folded in _ON and adjacent(sentence, first - 1):
        first += 1
    told = first > index + 1 + working
    if not told and words[index].folded.endswith(fold("المجموعة")):
        return None
    if first >= len(words) or words[first].folded in _KIND:
        return None
    if not (told or (not working and words[first].folded == fold("الاتصال"))):
        return None
    last = _subject_end(sentence, first)
    return (first, last) if last > first else None


def _subject_end(sentence: Sentence, first: int) -> int:
    """Return the number after the subject: nouns with their complements, to a verb or a mark."""
    words = sentence.words
    last = first
    while last < len(words) and last - first < _LONGEST:
        word = words[last].folded
        if last > first and (not adjacent(sentence, last - 1) or word in _STOP):
            break
        if last > first + 1 and _new_clause(word, sentence, last):
            break
        last += 1
    return last


def _new_clause(word: str, sentence: Sentence, index: int) -> bool:
    """Whether a word no longer belongs to the subject: an alliance, «in», a country with «in»."""
    if word.startswith(("بالتحالف", "للتحالف", "لدول")) or word.removeprefix("و") in _GROUP:
        return True
    if word.startswith("و") and not word.startswith("وال") and word.endswith("ا"):
        return True  # an accusative: a new clause begins
    return any(match.proclitic.endswith("ب") for match in gazetteer().at(sentence.words, index))


def _leading_b(sentence: Sentence, first: int) -> str:
    """Return the «on» that «the group concerned with» leads to, where it is written together."""
    words = sentence.words
    on = first > 0 and words[first - 1].folded in _ON
    return (
        "ب" if on and words[first].folded.startswith("ب") and len(words[first].folded) > 3 else ""
    )


def _parent(names: Sequence[Name], index: int) -> str | None:
    """Return the alliance that follows within two words: the body the group is part of."""
    for name in names:
        if name.rule == "alliance" and index <= name.first <= index + 2:
            return name.key
    return None
