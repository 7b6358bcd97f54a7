"""Claims about what a meeting is about and for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ...data import load
from ...records import BlockKind, EntityKind
from ...text import fold
from ..frames.frame import Frame
from ..notices.bodies import is_of_meeting
from ..notices.matter import discusses
from ..notices.notice import Notice
from ..sentences import Sentence
from .writing import Writer

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
    end = _continued(text, end)
    if discusses(sentence, notice.trigger.index):
        comma = text.find("،", start, min(end, start + _TO_MATTER))
        if comma > 0:
            _write_text(frame, "agenda", sentence, comma + 2, end, writer)
            return
    before = notice.trigger.index - 1
    if before >= 0 and _matter_words()["agenda"].fullmatch(sentence.words[before].folded):
        behind = _behind_circumstances(notice)
        _write_text(frame, "agenda", sentence, sentence.folded_at(behind), end, writer)
        more = _more().search(text, start, end)
        if more:
            _write_text(frame, "agenda", sentence, more.end(), end, writer)
        return
    for kind, pattern in _matter_words().items():
        match = pattern.search(text, start, min(end, start + 160))
        if match:
            _write_text(frame, kind, sentence, match.end(), end, writer)


def _behind_circumstances(notice: Notice) -> int:
    """Return the offset behind what kind of meeting it is, and where and when it was."""
    sentence, index = notice.sentence, notice.trigger.index + 1
    words = sentence.words
    while index < len(words):
        name = next((n for n in notice.names if n.first == index and n.kind in _PLACES), None)
        date = next((d for d in sentence.dates if d.start == words[index].start), None)
        if name is not None:
            index = name.last
        elif date is not None:
            index = next((i for i in range(index, len(words)) if words[i].start >= date.end), 0)
        elif is_of_meeting(words[index].folded):
            index += 1
        elif not _leads_to_place(notice, index):
            break
        else:
            index += 1
        if not index:
            return sentence.end
    return words[index].start if index < len(words) else sentence.end


_PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})


def _leads_to_place(notice: Notice, index: int) -> bool:
    """Whether a word is the «in» before a place."""
    led = any(n.first == index + 1 and n.kind in _PLACES for n in notice.names)
    return led and notice.sentence.words[index].folded == "في"


_TO_MATTER = 80
"""Code points of when and where between a meeting and what was discussed in it."""


@cache
def _more() -> re.Pattern[str]:
    """Return what leads to more that a meeting discussed: «..., while it went into Y»."""
    words = "|".join(map(re.escape, map(fold, load("meetings.toml")["content"]["more"])))
    return re.compile(rf"،\s(?:فيما|كما)\s(?:{words})(?=\s)")


def _continued(text: str, end: int) -> int:
    """Return where a matter ends that goes on behind a comma: «..., and the review of Y»."""
    words = "|".join(map(fold, load("meetings.toml")["content"]["continued"]))
    return len(text) if re.match(rf"\s*،?\s*(?:{words})\s", text[end:]) else end


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


_WITH = re.compile(r"\s*(?:معه|معها|معهم|معهما)\s")
_ENDS = re.compile(
    r"[.؛:](?:\s|$)|،\s(?=(?:الذي|التي|حيث|فيما|كما|في حين|مشير|موكد|لافت|مبين|موضح|داعي|مضيف|معرب|"
    r"منوه|لم |وفق|حسب|بحسب|بحضور|بمشارك|وحضر|حضر|وذلك|وان |وانه|وانها|واتفق|ووقع|واكد|وشدد|"
    r"والتاكيد|تراس|يتراس|تحت رعايه|عقب|بعد ))|"
    r"\s(?=(?:علي مستوي|بطلب من|بحضور|وحضره|وحضرها)\s)|،?\s*$"
)
"""Where the matter of a meeting is over: what follows tells who was there, or who said so."""


def _write_text(
    frame: Frame, kind: str, sentence: Sentence, start: int, end: int, writer: Writer
) -> None:
    text = sentence.folded.text
    along = _WITH.match(text, start, end)
    start = along.end() if along else start
    stop = re.compile(
        r"[.؛:](?:\s|$)|،\s(?=الذي|التي|حيث|فيما|كما|في حين|مشير|مؤكد|لم |وفق|حسب|بحسب)"
    ).search(text, start, end)
    last = bounded(text, start, stop.start() if stop else end)
    if last - start < 8:
        return
    span = sentence.source(start, last)
    value = writer.words(span)
    writer.write(frame.key, kind, value, fold(value), span, f"{kind}-words")


def matter_end(text: str, start: int, end: int) -> int:
    """Return where a matter ends in folded text: where something else is told, or it is long."""
    stop = _ENDS.search(text, start, end)
    return bounded(text, start, stop.start() if stop else end)


def bounded(text: str, start: int, end: int) -> int:
    """Return the end of a matter: the whole, or a long one up to its last fitting comma or word."""
    limit = start + _LONGEST_MATTER
    if end <= limit:
        return end
    comma = max(text.rfind(mark, start + _SHORTEST_MATTER, limit) for mark in "،؛,")
    return comma if comma > 0 else max(text.rfind(" ", start, limit), start)
