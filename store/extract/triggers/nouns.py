"""Nouns that speak of a meeting: of which kind, whose, whether of one already known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...text import fold, letters_of, split_proclitic
from ..names import Name, adjacent
from ..sentences import Sentence
from .trigger import Trigger
from .words import BY_TELEPHONE, meeting_words

_PRONOUNS = ("ها", "هم", "هما", "ه")
_FIRST = frozenset(map(fold, ["أول", "أولى", "أولي"]))
_LAST = frozenset(map(fold, ["آخر", "لآخر", "بآخر"]))
_THAT = frozenset(map(fold, ["ذلك", "تلك"]))


def is_ruled_out(sentence: Sentence, index: int, names: Sequence[Name]) -> bool:
    """Whether the words after make it no meeting: a news conference, a company's assembly."""
    words = sentence.words
    if words[index].folded in _IN_TURN or _is_denied(sentence.tokens, index):
        return True
    if words[index].folded in meeting_words().during:
        return not index or words[index - 1].folded not in _DURING
    if any(word.folded in BY_TELEPHONE for word in words[index + 1 : index + 4]):
        return True
    if any(name.first == index + 1 and name.rule == "known-body" for name in names):
        return False  # «the General Assembly of the United Nations»
    following = {word.folded for word in words[index + 1 : index + 3]}
    beside = words[index + 1].folded if index + 1 < len(words) else ""
    return beside in meeting_words().after or (
        "مع" in following and bool(following & meeting_words().after)
    )


def _is_denied(tokens: Sequence[str], index: int) -> bool:
    """Whether somebody says that there was no such meeting: «denied that *any meeting* was»."""
    if tokens[max(index - 3, 0) : index] == _THERE_WAS_NO:
        return True
    said = not _DENIED.isdisjoint(tokens[max(index - _DENIED_WITHIN, 0) : index])
    return said and not _ANY.isdisjoint(tokens[max(index - 2, 0) : index])


_THERE_WAS_NO = ("لم", "يكن", "هناك")
_DENIED = frozenset("نفي نفت ينفي تنفي نافيا نافيه ونفي ونفت".split())
_ANY = frozenset("اي حصول حدوث وجود عقد انعقاد اجراء".split())
_DENIED_WITHIN = 10
"""Words between who denies and what, at most."""
_DURING = frozenset(map(fold, ["خلال", "لدى", "أثناء", "عقب", "بعد", "إثر"]))
_IN_TURN = frozenset(map(fold, ["بدوره", "بدورها", "بدورهم", "بدورهما", "وبدوره"]))


_LONGEST_ROUND = 4
"""Words that may stand between «round» and the talks it is one of."""


_COURSE = frozenset(map(fold, ["افتتاح", "اختتام", "ختام"]))
"""«The *opening* session of the summit»: the summit is the meeting."""


def is_named_after(sentence: Sentence, index: int) -> bool:
    """Whether a word after names the meeting: «a session of talks», «the fourth round of talks»."""
    words, nouns = sentence.words, meeting_words().nouns
    after = index + 1
    if after >= len(words) or not adjacent(sentence, index):
        return False
    if words[after].folded in nouns:
        return True
    if words[after].folded in _COURSE and after + 1 < len(words):
        return words[after + 1].folded in nouns
    if all(nouns.get(form) != "session" for _, form in split_proclitic(words[index].folded)):
        return False
    for last in range(after, min(after + _LONGEST_ROUND, len(words) - 1)):
        word = words[last].folded
        if word == "من":
            return nouns.get(words[last + 1].folded) == "talks"
        if word.startswith("ل") and nouns.get(word[1:]) in _OF_MANY:
            return all(map(_ORDINAL.fullmatch, sentence.tokens[after:last]))
    return False


_ORDINAL = re.compile(r"و?ال\w+|\d+")
"""Which session it is, between «session» and «of the summit»."""


_OF_MANY = frozenset({"summit", "conference"})
"""What has its sessions: «the fourth session *of the summit*» is the summit."""


def noun_trigger(sentence: Sentence, index: int, proclitic: str, form: str) -> Trigger:
    """Return what a noun says of the meeting it speaks of."""
    words = sentence.words
    word = words[index]
    before = words[index - 1].folded if index and adjacent(sentence, index - 1) else ""
    stem = form.removeprefix("ال")
    base = stem.removesuffix("ات") if stem.endswith("ات") else stem
    pronoun = not form.startswith("ال") and _has_pronoun(form)
    construct = index + 1 < len(words) and adjacent(sentence, index)
    follows = words[index + 1].folded if construct else ""
    of_it = follows.startswith("ال") and form not in _INDEFINITE  # «held *a meeting* today»
    return Trigger(
        kind=meeting_words().nouns[form],
        verb=False,
        label=meeting_words().labels[form],
        index=index,
        start=word.start + letters_of(proclitic),
        end=word.end,
        definite=(form.startswith("ال") or pronoun or of_it)
        and not (proclitic.endswith("لل") and (follows == "مع" or follows.startswith("ب")))
        and not (pronoun and follows == "مع" and meeting_words().nouns[form] == "talks"),
        plural=(base != stem and stem not in ("مباحثات", "محادثات", "مشاورات", "مفاوضات"))
        or stem in ("لقاءات", "جلسات", "جولات"),
        pronoun=pronoun,
        that=before.removeprefix("و") in _THAT,
        first=before.removeprefix("و") in _FIRST,
        last=before.removeprefix("و") in _LAST,
    )


_INDEFINITE = frozenset({"اجتماعا", "لقاءا", "موتمرا"})


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
            "مفاوضات خلوت استقبال".split(),
        )
    )
