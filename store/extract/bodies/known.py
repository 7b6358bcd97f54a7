"""Bodies known by name, and alliances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...gazetteer import Match, gazetteer
from ...text import Remembered, Word, split_proclitic
from ..cues import Cue
from ..lexicon import Body, bodies
from ..names import Name, adjacent, made, run_end, surface
from ..sentences import Sentence

_MARKS = "\"'«»“”-–"
"""What may stand within a name: «the group of "X"», «of Asia-Pacific»."""


def known_bodies(sentence: Sentence) -> Iterator[Name]:
    """Yield the bodies of known name; shorter names within longer ones are yielded too."""
    lists = bodies()
    for index, _, _ in LISTED.within(sentence.tokens):
        reach, starts = _STARTS[sentence.tokens[index]]
        end = run_end(sentence, index, _MARKS)
        for length in range(min(reach, end - index), 0, -1):
            rest = sentence.tokens[index + 1 : index + length]
            for proclitic, start in starts:
                phrase = " ".join((start, *rest))
                plus = _plus_after(sentence, index + length - 1)
                body = lists.known.get(phrase + plus) or lists.known.get(phrase)
                if body is None or (body.within and body.within not in sentence.vocabulary):
                    continue
                nation = _nation_at(sentence, index + length) if body.national else None
                if nation is not None:
                    yield _of_nation(sentence, body, index, proclitic, nation)
                    continue
                name = made(
                    sentence,
                    body.key,
                    body.label,
                    index,
                    index + length,
                    "known-body",
                    proclitic=proclitic,
                    country=body.country,
                )
                with_plus = bool(plus) and phrase + plus in lists.known
                yield replace(name, end=name.end + 1) if with_plus else name


def _nation_at(sentence: Sentence, index: int) -> Match | None:
    """Return the nationality that stands right behind a name."""
    if index >= len(sentence.words) or not adjacent(sentence, index - 1):
        return None
    found = gazetteer().at(sentence.words, index)
    return next((each for each in found if each.name.adjective and not each.proclitic), None)


def _of_nation(sentence: Sentence, body: Body, first: int, proclitic: str, nation: Match) -> Name:
    """Return one of the bodies that each nation has its own of: «the *Lebanese* Red Cross»."""
    return made(
        sentence,
        f"{body.key}@{nation.name.country}",
        surface(sentence, first, nation.last, proclitic),
        first,
        nation.last,
        "known-body",
        proclitic=proclitic,
        country=nation.name.country,
    )


def _starts(word: str) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Return the length of the longest name that may begin at a word, and what of it begins one."""
    longest = bodies().longest
    found = tuple(each for each in split_proclitic(word) if each[1] in longest)
    return max((longest[start] for _, start in found), default=0), found


_STARTS = Remembered(_starts)
LISTED = Cue(lambda: bodies().longest)
"""Words at which the name of a known body may begin."""


def _plus_after(sentence: Sentence, index: int) -> str:
    """Return the sign that stands right behind a word and is part of a name: «OPEC+»."""
    end = sentence.words[index].end - sentence.start
    return "+" if sentence.text[end : end + 1] == "+" else ""


ALLIANCE_HEADS = Cue(lambda: bodies().alliance_heads)
"""Words for an alliance."""


def alliances(sentence: Sentence) -> Iterator[Name]:
    """Yield alliances against somebody, whatever the words: «the coalition to defeat X»."""
    lists = bodies()
    words = sentence.words
    for index, proclitic, _ in ALLIANCE_HEADS.within(sentence.tokens):
        after = index + 1
        end = run_end(sentence, index, _MARKS)
        while after < end and words[after].folded in lists.alliance_adjectives:
            after += 1
        length = _against(words, after, end)
        if not length:
            continue
        enemy = next(known_at(sentence, after + length, end), None)
        if enemy is not None:
            yield made(
                sentence,
                f"group:alliance-against-{enemy.key.partition(':')[2]}",
                f"التحالف الدولي ضد {enemy.label}",
                index,
                enemy.last,
                "alliance",
                proclitic=proclitic,
            )


def _against(words: Sequence[Word], index: int, end: int) -> int:
    """Return how many words for `against` stand at a word."""
    for length in (2, 1):
        phrase = " ".join(word.folded for word in words[index : min(index + length, end)])
        if phrase in bodies().against:
            return length
    return 0


def known_at(sentence: Sentence, index: int, end: int) -> Iterator[Name]:
    """Yield the bodies of known name that begin at a word, longest first."""
    lists = bodies()
    for length in range(min(5, end - index, len(sentence.words) - index), 0, -1):
        phrase = " ".join(sentence.tokens[index : index + length])
        for _, form in split_proclitic(phrase):
            body = lists.known.get(form)
            if body is not None:
                yield made(sentence, body.key, body.label, index, index + length, "known-body")
