"""Claims about what a meeting is about and for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ..data import load
from ..records import BlockKind
from ..text import fold
from .claims import Writer
from .frame import Frame
from .notices import Notice
from .sentences import Sentence

_LONGEST_MATTER = 260
_SHORTEST_MATTER = 80


@cache
def _matter_words() -> Mapping[str, re.Pattern[str]]:
    raw = load("meetings.toml")["content"]
    return {
        kind: re.compile(rf"(?<!\w)و?(?:{'|'.join(re.escape(fold(w)) for w in words)})(?!\w)")
        for kind, words in (("agenda", raw["agenda"]), ("purpose", ["بهدف", "من أجل", "بغية"]))
    }


def write_matter(frame: Frame, notice: Notice, writer: Writer) -> None:
    """Write what a meeting is about and for: the words after «to discuss» and «with the aim of»."""
    sentence = notice.sentence
    _write_described(frame, notice, writer)
    if sentence.kind is not BlockKind.BODY or not (
        notice.says_something or notice.trigger.definite
    ):
        return
    text = sentence.folded.text
    start, end = sentence.folded_at(notice.trigger.end), sentence.folded_at(notice.stretch.end)
    before = notice.trigger.index - 1
    if before >= 0 and _matter_words()["agenda"].fullmatch(sentence.words[before].folded):
        _write_text(frame, "agenda", sentence, start, end, writer)
        return
    for kind, pattern in _matter_words().items():
        match = pattern.search(text, start, min(end, start + 160))
        if match:
            _write_text(frame, kind, sentence, match.end(), end, writer)


_DESCRIBED = re.compile(r"\s*(?:(?:ال)?(?:منعقد|دولي)(?:ه)?\s+)+(?:في \S+ )?ل")


def _write_described(frame: Frame, notice: Notice, writer: Writer) -> None:
    """Write what a conference is for where that is how it is named: «the one held to ...»."""
    sentence = notice.sentence
    if notice.trigger.kind != "conference":
        return
    start = sentence.folded_at(notice.trigger.end)
    match = _DESCRIBED.match(sentence.folded.text, start)
    if match:
        end = sentence.folded_at(notice.stretch.end)
        comma = sentence.folded.text.find("،", match.end(), end)
        _write_text(frame, "purpose", sentence, match.end(), comma if comma > 0 else end, writer)


def _write_text(
    frame: Frame, kind: str, sentence: Sentence, start: int, end: int, writer: Writer
) -> None:
    text = sentence.folded.text
    stop = re.compile(r"[.؛:](?:\s|$)|،\s(?=الذي|التي|حيث|فيما|كما|في حين|مشير|مؤكد|لم )").search(
        text, start, end
    )
    last = bounded(text, start, stop.start() if stop else end)
    if last - start < 8:
        return
    span = sentence.source(start, last)
    value = " ".join(writer.text[span.start : span.end].split())
    writer.write(frame.key, kind, value, fold(value), span, f"{kind}-words")


def bounded(text: str, start: int, end: int) -> int:
    """Return the end of a matter: the whole, or a long one up to its last fitting comma or word."""
    limit = start + _LONGEST_MATTER
    if end <= limit:
        return end
    comma = max(text.rfind(mark, start + _SHORTEST_MATTER, limit) for mark in "،؛,")
    return comma if comma > 0 else max(text.rfind(" ", start, limit), start)
