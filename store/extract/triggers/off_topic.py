"""Whether an article is about matches, shares or festivals rather than meetings."""

from __future__ import annotations

from collections.abc import Sequence

from ..cues import Cue
from ..sentences import Sentence
from .words import meeting_words

_OFF_TOPIC = Cue(lambda: meeting_words().context)
_POLITICS = Cue(lambda: meeting_words().politics)


def is_off_topic(sentences: Sequence[Sentence]) -> bool:
    """Whether an article is about matches, shares or festivals rather than meetings."""
    words = sum(len(sentence.tokens) for sentence in sentences)
    fewest = max(_FEWEST_HITS, words / _RAREST_HITS)
    hit = [form for sentence in sentences for *_, form in _OFF_TOPIC.within(sentence.tokens)]
    if len(hit) < fewest:
        return False
    excused = _excused(sentences)
    hits = sum(form not in excused for form in hit)
    if hits < fewest:
        return False
    return hits > sum(len(_POLITICS.within(sentence.tokens)) for sentence in sentences)


def _excused(sentences: Sequence[Sentence]) -> set[str]:
    """Return the words that an article uses of states: of the World Bank, an executive council."""
    text = "\n".join(sentence.folded.text for sentence in sentences)
    return {
        form
        for phrase, forms in meeting_words().of_states.items()
        if phrase in text
        for form in forms
    }


_FEWEST_HITS, _RAREST_HITS = 3, 60
"""Words of matches, firms and festivals that make an article one of them, and how rare at most."""
