"""Groups and working groups: «the small group», «the working group on X», «group "X"»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..gazetteer import gazetteer
from ..text import fold, split_proclitic
from .names import Name, adjacent, made, surface
from .sentences import Sentence

_GROUP = frozenset(map(fold, ["مجموعة", "المجموعة"]))
_MANY = frozenset(map(fold, ["مجموعات", "المجموعات", "فرق", "لجان"]))
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
    return [*_kinds_of_group(sentence, names), *_working_groups(sentence, names)]


def _heads(sentence: Sentence) -> Iterator[tuple[int, str]]:
    for index, word in enumerate(sentence.words):
        for proclitic, form in split_proclitic(word.folded):
            if form in _GROUP:
                yield index, proclitic
                break


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
            f"working_group:{fold(subject)}",
            f"مجموعة {subject}" if last - first < 6 else subject,
            index,
            last,
            "working-group",
            proclitic=proclitic,
            parent=_parent(names, last),
        )


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
    last = first + 1
    while last < len(words) and last - first < _LONGEST:
        if set(sentence.gap(last - 1, last)) & set(_CLOSING):
            return first, last
        last += 1
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
    word = sentence.words[first].folded
    return "ب" if word.startswith("ب") and len(word) > 4 else ""


def _parent(names: Sequence[Name], index: int) -> str | None:
    """Return the alliance that follows within two words: the body the group is part of."""
    for name in names:
        if name.rule == "alliance" and index <= name.first <= index + 2:
            return name.key
    return None
