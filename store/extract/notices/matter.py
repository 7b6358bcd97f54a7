"""Where in a sentence the matter of a meeting begins: «to discuss», «about»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...data import load
from ...text import fold
from ..names import Name
from ..sentences import Sentence


@cache
def _openers() -> re.Pattern[str]:
    words = sorted(map(fold, load("meetings.toml")["content"]["openers"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:و?(?:{'|'.join(map(re.escape, words))})|{_NOT_ALWAYS})(?!\w)")


_NOT_ALWAYS = (
    r"وذلك(?! (?:في|فى|ب(?:مقر|مكتب|ديوان|قاع|قصر|مبن|فندق|العاصم|مدين|مركز|مسرح|مطار|جامع|حضور|"
    r"رياس|مشارك)\w*) )|"
    r"و?منذ(?! (?:قليل|لحظات|دقائق|ساع))"
)
"""«And that at the palace» says where it was, «a short while ago» when: neither opens a matter."""


_WAS_TO = re.compile(
    r"(?:\s[^\s،]+){1,5}،?\s(?:الذي|التي)\s(?:(?:كان|كانت)\s(?:من )?"
    r"(?:ال)?(?:مقرر|مزمع|متوقع|منتظر|مفترض)|(?:س?[يتا])?(?:حتضن|ستضاف|ستضيف|نعقد|عقد)(?:ت)?(?:ه|ها)?\s)|"
    r"(?:\s[^\s،]+){1,6}،\s(?:سوف\s)?س?[يت](?:نعقد|عقد|نطلق|ستضاف|قام)\s"
)
"""A short matter, and then when and where: «on Libya, which was to be held in Geneva»."""
_IS_TO = frozenset(
    "مقررا المقرر المنوي المفترض المنتظر المتوقع المزمع المرتقب مقرر يفترض ينتظر".split()
)


def matter_start(
    sentence: Sentence, names: Sequence[Name], index: int, start: int, end: int
) -> int:
    """Return the offset where the matter of a meeting begins, or the end."""
    text = sentence.folded.text
    told = _TOLD.isdisjoint(sentence.tokens[index + 1 : index + _NEAR])
    if index and told and sentence.words[index - 1].folded.removeprefix("و") in _content_verbs():
        return start  # «the meeting discussed ...»: all that follows is its matter
    if discusses(sentence, index):
        near = sentence.words[min(index + _NEAR, len(sentence.words) - 1)]
        end = max(start, min(end, near.start))
    for match in _openers().finditer(text, sentence.folded_at(start), sentence.folded_at(end)):
        at = sentence.source(*match.span()).start
        before = text[: match.start()].split()[-1:]
        named = any(name.start <= at < name.end for name in names)
        if not (named or _IS_TO.intersection(before) or _WAS_TO.match(text, match.end())):
            return at
    return end


_TOLD = frozenset("عقد عقدت عقده عقدها انعقد انعقدت ضم برياسه تراسه ترااسه".split())
"""What says when and where a meeting was before its matter: «a meeting *held* today discussed»."""
_NEAR = 4
"""Words behind a session in which it is said when and where it was, if its matter comes after."""


def discusses(sentence: Sentence, index: int) -> bool:
    """Whether a verb of content begins the sentence: «the cabinet discussed in its session ...»."""
    if not index or sentence.words[index - 1].folded not in ("خلال", "في"):
        return False
    return any(word.folded.removeprefix("و") in _content_verbs() for word in sentence.words[:2])


@cache
def _content_verbs() -> frozenset[str]:
    return frozenset(map(fold, load("meetings.toml")["content"]["verbs"]))
