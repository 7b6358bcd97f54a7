"""Summits named together, each by its adjective: «three summits: Gulf, Arab and Islamic»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..cues import Cue
from ..sentences import Sentence
from .trigger import Trigger

_SUMMITS = Cue(lambda: {"قمتين", "قمتان", "القمتين", "القمتان", "قمم", "القمم"})
_ONE = r"(?:ال)?\w{2,}يه(?: (?:ال)?(?!و)\w{2,}يه){0,2}"
_NEXT = re.compile(r"\s?[،,]\s?و?|\sو")
_NAMED = re.compile(
    rf"(?: (?:ال)?(?:ثلاث|اربع|خمس))?\s?[:،]?\s?"
    rf"(?P<each>{_ONE}(?:(?:{_NEXT.pattern}){_ONE})+)(?!\w)"
)


def summits(sentence: Sentence) -> Iterator[Trigger]:
    """Yield a trigger for each of several summits; those behind the first go on with it."""
    for index, _, form in _SUMMITS.within(sentence.tokens, followed=True):
        head = sentence.words[index]
        match = _NAMED.match(sentence.folded.text, sentence.folded_at(head.end))
        if match is None:
            continue
        start = match.start("each")
        for number, adjective in enumerate(_NEXT.split(match["each"])):
            start = sentence.folded.text.index(adjective, start)
            span = sentence.source(start, start + len(adjective))
            words = [index for index, word in enumerate(sentence.words) if word.end > span.start]
            told = sentence.text[span.start - sentence.start : span.end - sentence.start]
            called = " ".join(word.removeprefix("ال") for word in told.split())
            yield Trigger(
                kind="summit",
                verb=False,
                label=f"قمة {called}",
                index=words[0] if number else index,
                start=span.start if number else head.end - len(form),
                end=span.end if number else head.end,
                definite=form.startswith("ال"),
                again=number > 0,
            )
            start += len(adjective)
