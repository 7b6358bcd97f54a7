"""Persons right behind a verb of saying or meeting: «said X»."""

from __future__ import annotations

from ..lexicon import titles
from ..names import Name, adjacent
from ..sentences import Sentence
from .name import person_at, usual_first
from .word_forms import is_conjoined_name
from .words import name_end

SAYING = frozenset(
    "قال قالت اكد اكدت اعلن اعلنت اضاف اضافت اوضح اوضحت صرح صرحت ذكر ذكرت حذر حذرت شدد شددت "
    "دعا دعت استقبل استقبلت التقي التقت افتتح افتتحت تراس تراست وتراس حضر حضره حضرها بحضور حضور "
    "تراسه تراسته تراسها يتراسه تتراسه يراسه يقوده قاده يقودها تقودها تقوده قادها يتزعمه يتزعمها "
    "اشار اشارت يتراسها يراسها "
    "برياسه بقياده برعايه نقل تلقي تعهد تعهدت طالب طالبت رحب رحبت اشاد اشادت كشف كشفت شكر شكرت "
    "اعرب اعربت افاد افادت نوه لفت شارك شاركت وصل زار غادر بحث راس يراس يتراس".split()
)
_THAT = frozenset({"أن", "إن", "بأن", "لأن", "كأن"})
"""«That», as it is written: folded it could be the name Ban or Anne."""


def is_after_verb(sentence: Sentence, index: int) -> bool:
    """Whether a verb of saying or meeting stands right before a word."""
    if index == 0 or not adjacent(sentence, index - 1):
        return False
    return sentence.words[index - 1].folded.removeprefix("و") in SAYING


def after_verb(sentence: Sentence, index: int, taken: set[int]) -> Name | None:
    """Return a full name right after a verb of saying or meeting."""
    word = sentence.words[index].folded
    if word.removeprefix("و") not in SAYING or index + 2 >= len(sentence.words):
        return None
    start = index + 1
    if sentence.tokens[start] in WHAT_SAYS:
        return None  # «said a statement of the office»: also a given name
    if not adjacent(sentence, index):
        return None
    if not (usual_first(sentence, start) or _unknown_first(sentence, word, start)):
        return None
    begun = sentence.words[start]
    if sentence.text[begun.start - sentence.start : begun.end - sentence.start] in _THAT:
        return None
    last = name_end(sentence, start, taken, trusted=word in _NAME_MUST_FOLLOW)
    if last - start < 2:
        return None
    return person_at(sentence, start, last, "name-after-verb", None, "")


def _unknown_first(sentence: Sentence, verb: str, index: int) -> bool:
    """Whether an unknown word is a given name: only who chairs can stand there, and a name does."""
    standing, after = titles().standing, sentence.tokens[index + 1]
    unknown = standing.get(sentence.tokens[index]) is None and sentence.tokens[index].isalpha()
    follows = adjacent(sentence, index) and (
        standing.get(after) == "name" or _ends_with(sentence, index + 1)
    )
    return verb in _NAME_MUST_FOLLOW and unknown and follows and not is_conjoined_name(after)


def _ends_with(sentence: Sentence, index: int) -> bool:
    """Whether a word that no list has is the last before a mark: a name from abroad in whole."""
    unknown = titles().standing.get(sentence.tokens[index]) is None
    closed = index + 1 == len(sentence.words) or not adjacent(sentence, index)
    return unknown and closed and not sentence.tokens[index].startswith("ال")


WHAT_SAYS = frozenset("بيان مصدر تقرير دبلوماسي مسوول شاهد ناشط".split())
"""Words for what or who says something, of which some are given names."""
_NAME_MUST_FOLLOW = frozenset({"برياسه", "براسه", "بقياده"})
"""Words after which nothing but who chairs can stand."""
