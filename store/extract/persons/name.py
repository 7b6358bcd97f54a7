"""A person's name as found in a sentence, with the office around it."""

from __future__ import annotations

from ...text import split_proclitic
from ..lexicon import titles
from ..names import Name, surface, without
from ..sentences import Sentence
from .titles import Title
from .word_forms import is_conjoined_name


def person_at(
    sentence: Sentence,
    first: int,
    last: int,
    rule: str,
    title: Title | None,
    office: str,
    *,
    joined: bool = False,
) -> Name:
    """Return the person whose name some words are, with the title before it.

    Where it is `joined` to another, its first word bears «and», known as a name or not.
    """
    proclitic = ""
    if title is None or first == title.first:
        proclitic = _name_proclitic(sentence, first) or "و" * (joined and is_and(sentence, first))
    label = surface(sentence, first, last, proclitic)
    words = [word.folded for word in sentence.words[first:last]]
    if proclitic:
        words[0] = words[0].removeprefix(proclitic)
    outer, before = (title.first, title.proclitic) if title is not None else (first, proclitic)
    return Name(
        key=f"person:{' '.join(words)}",
        label=label,
        first=first,
        last=last,
        start=without(sentence, first, proclitic),
        end=sentence.words[last - 1].end,
        rule=rule,
        proclitic=proclitic,
        country=title.nation if title else None,
        office=office,
        outer_first=outer,
        outer_last=last,
        outer_start=without(sentence, outer, before),
    )


def _name_proclitic(sentence: Sentence, index: int) -> str:
    """Return the proclitic a name's first word bears: one whose rest is the better name."""
    word = sentence.words[index].folded
    standing = titles().standing
    if standing.get(word) in ("name", "maybe") and not is_conjoined_name(word):
        return ""
    if word in titles().first_names:
        return ""
    for proclitic, form in sorted(split_proclitic(word)[1:], key=lambda each: len(each[0])):
        if standing.get(form) in ("name", "maybe") or form in titles().first_names:
            return proclitic
    return ""


def is_and(sentence: Sentence, index: int) -> bool:
    """Whether a word can be «and» with a name that no list has, and is no name as it stands."""
    word, lists = sentence.words[index].folded, titles()
    known = word in lists.first_names or lists.standing.get(word) in ("name", "maybe")
    return word.startswith("و") and len(word) > _SHORTEST_JOINED and not known


_SHORTEST_JOINED = 4
"""Letters of a name from abroad that begins with the letter of «and», at most."""


def usual_first(sentence: Sentence, index: int) -> bool:
    """Whether a word is usual as the first of a name."""
    word = sentence.words[index].folded
    known = titles().standing.get(word) in ("name", "maybe") or word in titles().first_names
    return known or word.startswith("عبد")
