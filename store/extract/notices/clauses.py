"""What a clause as a whole says of whether a meeting was, is or is to be."""

from __future__ import annotations

import re

from ...records import Span, Status
from ...sieve import of_one
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .said import Said

_ORDINAL = r"ال(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|اخير)"
_A_FURTHER_DAY_WORDS = re.compile(
    rf"(?<!\w)(?:و?(?:[يت]?دخل|دخلت|[يت]واصل|واصل|واصلت|تواصلت|تواصل|[يت]تواصل|استمر|استمرت|[يت]ستمر)"
    rf"\s[^.؛]{{0,120}}?)?(?:يوم(?:ه|ها|هم)\s{_ORDINAL}|لليوم\s{_ORDINAL}(?:\sعلي التوالي)?)"
)
"""«Goes into its second day»."""
_A_FURTHER_DAY = of_one(_A_FURTHER_DAY_WORDS)
_OVER = re.compile(
    r"(?<!\w)و?(?:[يت]?ختتم|اختتم|اختتمت|اختتام|ختام|انتهي|انتهت|انهي|انهت|امس)(?!\w)"
)


def goes_on(sentence: Sentence, trigger: Trigger, stretch: Span) -> Said | None:
    """Return that a meeting goes on, where its clause says which of its days it is."""
    if not _A_FURTHER_DAY.fitting(sentence.tokens.held):
        return None
    start, end = sentence.folded_at(stretch.start), sentence.folded_at(stretch.end)
    text = sentence.folded.text
    match = _A_FURTHER_DAY_WORDS.search(text, start, end)
    if match is None or _OVER.search(text, start, end):
        return None
    span = sentence.source(*match.span())
    return Said(Status.ONGOING, Span(min(span.start, trigger.start), max(span.end, trigger.end)))


_DONE = frozenset(
    "قام قامت التقي التقت استقبل استقبلت عقد عقدت زار زارت اجتمع اجتمعت بحث بحثت ناقش ناقشت تراس "
    "تراست شارك شاركت حضر حضرت".split()
)
"""Verbs that tell at the head of a sentence what was done in it."""
_DURING = re.compile(
    r"(?<!\w)(?:خلال|لدي|اثناء|عقب|بعد)\s(?:تر[او]?وسه?|تراس|رياست|حضور|مشاركت|افتتاح|استضافت)(?:ه|ها|هم|هما)"
    r"\s(?:\S+\s){0,4}?ل?$"
)
"""«While he chaired the», up to the meeting."""
_AHEAD = re.compile(r"س[يتن]\w{3,}|[يت]عتزم|مقرر|المقرر|المقبل\w?|القادم\w?")
_ANOTHER = re.compile(r"(?<!\w)\w{0,3}(?:اجتماع|لقاء|جلسه|قمه|موتمر|اعداد|تحضير|ترتيب|استعداد)")
"""What names another meeting before one, or tells that one is prepared."""
_COMING = re.compile(
    r"(?<!\w)و?(?:وصل|وصلت|[يت]صل|س[يت]صل)\s[^.؛]*\s(?:للمشاركه في|بهدف المشاركه (?:في|ب)|"
    r"لحضور|لتراس|لترووس|لتروس|لرياسه)\s(?:\S+\s){0,3}$"
)
"""«Arrived to take part in», up to the meeting."""


def told_by_clause(sentence: Sentence, trigger: Trigger) -> Said | None:
    """Return what the sentence of a meeting tells of it that has no word for its status near."""
    lead = sentence.folded.text[: sentence.folded_at(trigger.start)]
    if _COMING.search(lead):
        return Said(Status.PLANNED, trigger.span)
    if _DURING.search(lead):
        return Said(Status.HELD, trigger.span)
    first = sentence.words[0]
    done = trigger.index > 0 and first.folded.removeprefix("و") in _DONE
    if not done or trigger.index >= _FAR or _ANOTHER.search(lead):
        return None
    ahead = any(map(_AHEAD.fullmatch, lead.split()))
    return None if ahead else Said(Status.HELD, Span(first.start, trigger.end))


_FAR = 40
"""Words between what was done and the meeting, at most."""
