"""Where a sentence speaks of a meeting: by a noun, a verb or a joint statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...records import BlockKind, EntityKind
from ...text import split_proclitic
from ..cues import Cue
from ..names import Name, adjacent
from ..sentences import Sentence
from .nouns import is_named_after, is_ruled_out, noun_trigger
from .partners import has_partner
from .phrases import convened, councils, others, scheduled, visitors, visits, works
from .summits import summits
from .trigger import Trigger
from .words import meeting_words

_TRIGGERS = Cue(
    lambda: {*meeting_words().nouns, *meeting_words().verbs, *meeting_words().statements}
)


_BODIES = frozenset({"quoted-body", "known-body", "headed-body"})
"""How bodies are found whose names may hold a word for a meeting: «Forum», «Congress»."""


def find_triggers(sentence: Sentence, names: Sequence[Name]) -> list[Trigger]:
    """Return the triggers of a sentence in order."""
    if sentence.kind is BlockKind.DATELINE:
        return []
    inside = {
        index
        for name in names
        for index in range(name.first, name.last)
        if name.kind is EntityKind.PERSON or name.rule in _BODIES
    }
    found = [
        trigger
        for index, _, _ in _TRIGGERS.within(sentence.tokens)
        if index not in inside and not _is_term_of_office(sentence, index)
        for trigger in _at(sentence, names, index)
    ]
    found += councils(sentence)
    found += summits(sentence)
    found += [each for each in works(sentence) if all(each.index + 1 != o.index for o in found)]
    found += [each for each in convened(sentence, names) if not _has_noun(sentence, each, found)]
    found += scheduled(sentence, found)
    found += visits(sentence, names)
    found += visitors(sentence, names)
    found = [each for each in found if not _is_of_noun(sentence, each, found)]
    return sorted([*found, *others(sentence)], key=lambda each: each.start)


def _has_noun(sentence: Sentence, verb: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a noun of the same clause already tells what a body convened for."""
    near = [each for each in found if 0 < each.index - verb.index <= _TO_NOUN]
    return any(
        all("،" not in sentence.gaps[i] for i in range(verb.index, each.index)) for each in near
    )


_TO_NOUN = 8
"""Words between «the council convened» and «in its session», at most."""


def _is_term_of_office(sentence: Sentence, index: int) -> bool:
    """Whether «session» is for how long a body is presided over: «president of the current one»."""
    around = (*sentence.tokens[max(index - 1, 0) : index + 2],)
    return around in _CURRENT


_CURRENT = {(who, "الدوره", "الحاليه") for who in ("رييس", "رييسه", "رياسه", "برياسه")}


def _is_of_noun(sentence: Sentence, verb: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a verb only says of a meeting just named that it met: «the last session met in»."""
    word = sentence.words[verb.index].folded.lstrip("وفقد")
    nouns = [each for each in found if not each.verb and each.index < verb.index]
    if verb.verb and _CONVENES.fullmatch(word) and _is_convened(sentence, verb, found):
        return True
    if verb.verb and _CONVENES.fullmatch(word) and sentence.tokens[verb.index - 1] in _WHICH:
        return any(verb.index - each.index <= _OF_NOUN for each in nouns)
    if not (verb.verb and word.startswith("الت")):
        return False
    if word.startswith("التام") and _says_where(sentence, verb.index + 1):
        return any(verb.index - each.index <= _OF_NOUN for each in nouns)
    return any(verb.index - each.index <= 3 and _unbroken(sentence, each, verb) for each in nouns)


def _is_convened(sentence: Sentence, verb: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether the meeting is the subject of a verb: «there convened in Beirut *a meeting* of»."""
    nouns = (each for each in found if not each.verb and each.index > verb.index)
    noun = next((each for each in nouns if each.index - verb.index <= _TO_SUBJECT), None)
    if noun is None or noun.definite:
        return False
    between = sentence.tokens[verb.index + 1 : noun.index]
    return bool(between) and _says_where(sentence, verb.index + 1)


_TO_SUBJECT = 6
"""Words between «there convened», where, and the meeting, at most."""
_WHICH = frozenset({"التي", "الذي"})
_CONVENES = re.compile(r"س?[يت]لتيم|التامت?")
"""«Which will convene» says of a meeting just named when it is."""
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


def _at(sentence: Sentence, names: Sequence[Name], index: int) -> Iterator[Trigger]:
    lists, word = meeting_words(), sentence.words[index]
    for proclitic, form in split_proclitic(word.folded):
        if form in lists.nouns:
            if not (is_ruled_out(sentence, index, names) or is_named_after(sentence, index)):
                yield noun_trigger(sentence, index, proclitic, form)
            return
        if not has_partner(sentence, names, index, form):
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
        and sentence.words[after].folded.removeprefix("ال") in meeting_words().subjects
    )
