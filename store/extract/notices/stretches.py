"""Where in a sentence what is said of one meeting begins, and where that of the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..sentences import Sentence
from ..triggers.trigger import Trigger

_BREAK = re.compile(
    r"[،؛,;](?=\s)|(?<=\s)(?:بعد(?!\sالما?يه\s)|اذ|عقب|منذ|وصولا|وكان|وكانت|فيما|كما|حيث|بينما)(?=\s)"
)
_COMMA = re.compile(r"[،؛,;](?=\s)|(?<=\s)-(?=\s)")
CONVENED = re.compile(
    r"(?<!\w)و?(?:س)?(?:عقد|عقدت|يعقد|تعقد|اجري|اجرت|يجري|تجري|تراس|تراست|يتراس|تتراس|يراس|افتتح|"
    r"افتتحت|يفتتح|تفتتح|اختتم|اختتمت|انطلقت|انطلق|تنطلق|بدات|استضافت|تستضيف|احتضنت|تحتضن|نظمت|"
    r"تنظم|التامت|انعقدت|انعقد|تنعقد|ينعقد|اشرف|اشرفت|بدا|التام|احتضن|استضاف|يستضيف|يحتضن|"
    r"استضافه|تستانف|استانفت|استانف|تتواصل|تواصلت|يتواصل|تواصل|شهد|شهدت|يشهد|تشهد|تبدا|يبدا|ينطلق|اختتام|انطلاق|بدء|انعقاد|عقد)(?=[\s،])"
)
"""Verbs and nouns of convening: what stands before them in the clause is said of the meeting."""
_TRAVELS = re.compile(
    r"(?<!\w)و?(?:س)?(?:يتوجه|تتوجه|توجه|توجهت|يصل|تصل|وصل|وصلت|يزور|تزور|زار|زارت|يقوم|تقوم|يبدا|بدا)"
    r"(?=\s[^.]*(?:زيار|لتقي|لقاء|اجتمع|خلالها|خلاله))"
)
"""Verbs of travel whose end and day are those of the talks that follow."""


def edges(sentence: Sentence, triggers: Sequence[Trigger]) -> list[tuple[int, int]]:
    """Return for each trigger where its stretch begins and ends: offsets, half-open."""
    cuts = [sentence.start]
    for before, after in pairwise(triggers):
        cuts.append(_cut_between(sentence, before.end, after.start))
    cuts.append(sentence.end)
    found = []
    for trigger, cut, next_cut in zip(triggers, cuts, cuts[1:], strict=False):
        found.append((_clause_start(sentence, cut, trigger.start), next_cut))
    for number in range(1, len(triggers)):
        verb = _convened_over(sentence, triggers[number - 1], triggers[number])
        if verb is not None:
            named = triggers[number - 1]
            found[number - 1] = (named.start, named.end)
            found[number] = (verb, found[number][1])
    return found


def _convened_over(sentence: Sentence, named: Trigger, trigger: Trigger) -> int | None:
    """Return where a verb of convening stands whose subject names another meeting.

    «The committee formed *by the summit* held today in Beijing *a meeting*»: when and where are of
    the meeting that is held.
    """
    if named.verb or trigger.verb or trigger.definite or not named.definite:
        return None
    text = sentence.folded.text
    first, last = sentence.start, sentence.folded_at(named.start)
    verbs = list(_HOLDS.finditer(text, sentence.folded_at(first), last))
    between = text[last : sentence.folded_at(trigger.start)]
    if not verbs or _BREAK.search(between.replace("،", " ")) or CONVENED.search(between):
        return None
    return sentence.source(*verbs[-1].span()).start


_HOLDS = re.compile(
    r"(?<!\w)و?(?:س)?(?:عقد|عقدت|يعقد|تعقد|اجري|اجرت|يجري|تجري|سبق|سبقت|يسبق|تسبق|تلا|تلت|اعقب|اعقبت)(?=\s)"
)


def _cut_between(sentence: Sentence, start: int, end: int) -> int:
    text = sentence.folded.text
    first, last = sentence.folded_at(start), sentence.folded_at(end)
    breaks = [match.start() for match in _BREAK.finditer(text, first, last)]
    return sentence.source(breaks[-1], breaks[-1] + 1).start if breaks else end


def _clause_start(sentence: Sentence, cut: int, trigger: int) -> int:
    """Return where the clause of a trigger begins, not before its cut."""
    text = sentence.folded.text
    first, last = sentence.folded_at(cut), sentence.folded_at(trigger)
    convened = [match for match in CONVENED.finditer(text, first, last)]
    convened += [match for match in _TRAVELS.finditer(text, first, last)]
    if convened:
        last = convened[-1].start()  # «X, today in Y, convened a session» is all one clause
    commas = [match.end() for match in _COMMA.finditer(text, first, last)]
    while len(commas) > 1 and _is_adverbial(text[commas[-2] : commas[-1]]):
        commas.pop()  # «X, yesterday evening, in Y, ...»: when and where between commas
    if len(commas) == 1 and cut == sentence.start and _is_adverbial(text[first : commas[0]]):
        return cut  # «Later today, X met Y»
    return sentence.source(commas[-1], commas[-1] + 1).start if commas else cut


_ADVERBIAL = re.compile(
    r"\s*و?(?:اليوم|امس|غدا|مساء|صباح|ظهر|عصر|ليله|فجر|قبل|بعد|عند|يوم|في|فى|ب\S|الاثنين|الثلاثاء|الاربعاء|"
    r"الخميس|الجمعه|السبت|الاحد)"
)
_LONGEST_ADVERBIAL = 8


def _is_adverbial(segment: str) -> bool:
    """Whether what stands between two commas only says when or where."""
    return len(segment.split()) <= _LONGEST_ADVERBIAL and bool(_ADVERBIAL.match(segment))
