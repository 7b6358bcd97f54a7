"""Those whom lines of their own name below: «and they were:», then one of them on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...data import load
from ...records import BlockKind, EntityKind, Span
from ...sieve import Sieve
from ...text import fold
from ..names import Name
from ..persons.titles import may_be_title
from ..sentences import Sentence
from .roles import RoleFound, RoleRule

_LINE_BEGINS = re.compile(r"[\s•●▪*\-–—\d.)(/]*")
"""What a line of a list begins with: a dash, a point, a number."""


def listed_below(
    parts: Sequence[Sentence], named: Sequence[Sequence[Name]]
) -> Iterator[tuple[RoleFound, int]]:
    """Yield who is named in lines below a sentence that receives or attends, with its number.

    Args:
        parts: The sentences of the article.
        named: The names of each.
    """
    for number, sentence in enumerate(parts):
        if sentence.kind is not BlockKind.BODY or not _RULE.fitting(sentence.tokens.held):
            continue
        rule = _rule()
        if not rule.pattern.search(sentence.folded.text):
            continue
        for below in range(number + 1, len(parts)):
            person = _of_line(parts[below], named[below])
            if person is None:
                break
            quote = Span(parts[below].words[person.begins].start, person.end)
            yield RoleFound(rule=rule, name=person, quote=quote, meeting=None, of=None), number


def _of_line(line: Sentence, names: Sequence[Name]) -> Name | None:
    """Return the person whom a line begins with, or whose office it begins with."""
    for name in names:
        if name.kind is EntityKind.PERSON:
            before = line.text[: line.words[name.begins].start - line.start]
            full = name.last - name.first > 1
            begins = _LINE_BEGINS.fullmatch(before) or (full and _is_office(line, name.begins))
            return name if begins else None
    return None


def _is_office(line: Sentence, last: int) -> bool:
    """Whether an office and nothing else stands before a word of a line: «secretary of A, Dr X»."""
    words = line.tokens[:last]
    if not 0 < last <= _LONGEST_OFFICE or not may_be_title(words[0]):
        return False
    return _SAID.isdisjoint(words)


_SAID = frozenset("قال قالت اكد اكدت اوضح اوضحت صرح صرحت اضاف اعلن الذي التي حيث".split())
_LONGEST_OFFICE = 10
"""Words of an office that a line begins with, at most."""


@cache
def _rule() -> RoleRule:
    """Return the rule of the data file; its pattern is matched on the folded sentence."""
    entry = load("roles_present.toml")["listed_below"]
    verbs, ends = (
        "|".join(re.escape(fold(word)) for word in entry[part]) for part in ("verbs", "announcing")
    )
    pattern = re.compile(rf"(?<!\w)و?(?:{verbs})(?!\w).*(?<!\w)(?:{ends})\s*:\s*$", re.DOTALL)
    return RoleRule(
        name=entry["name"],
        role="participant",
        pattern=pattern,
        begun=0,
        kinds="P",
        of_main=True,
        back=False,
        unless=None,
        verb=False,
        last_resort=False,
        of_topic=False,
        with_topic=False,
    )


_RULE = Sieve(lambda: ((_rule(), _rule().pattern),))
