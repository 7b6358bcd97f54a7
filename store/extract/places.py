"""Countries, nationalities and places in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ..gazetteer import Match, gazetteer
from ..records import Method
from ..text import fold, split_proclitic
from .cues import Cue
from .homographs import after_place_word, is_rather_another, proclitic_is_sure
from .names import Name, adjacent, made, run_end
from .sentences import Sentence

_CAPITAL = fold("العاصمة")
CAPITALS = Cue(lambda: {_CAPITAL})
"""«The capital»."""
_STATE_WORDS = frozenset(map(fold, "دولة جمهورية مملكة سلطنة إمارة دوله".split()))


LISTED = Cue(lambda: gazetteer().firsts)
"""Words at which a name of the lists may begin."""


def gazetteer_names(sentence: Sentence) -> Iterator[Name]:
    """Yield the countries, nationalities and places of the lists, and capitals by their nation."""
    lists = gazetteer()
    after = 0
    for index, _, _ in LISTED.within(sentence.tokens):
        if index < after:
            continue
        match = _best(lists.at(sentence.words, index), sentence)
        if match is not None:
            yield _listed(sentence, match)
            after = match.last
    yield from _capitals(sentence)


def _best(matches: Iterator[Match], sentence: Sentence) -> Match | None:
    """Return the longest name that its surroundings allow."""
    for match in matches:
        if run_end(sentence, match.first, "-") < match.last:
            continue
        if match.name.guarded and not after_place_word(sentence, match.first):
            continue
        if is_rather_another(match, sentence):
            continue
        if match.proclitic and not proclitic_is_sure(match, sentence):
            continue
        return match
    return None


def _listed(sentence: Sentence, match: Match) -> Name:
    first, name = match.first, match.name
    proclitic = match.proclitic
    republic = _republic_before(sentence, match) if name.adjective else None
    if republic is not None:
        first, proclitic = republic
    if name.key.startswith("country:") and not name.adjective and first > 0:
        # «the State of Kuwait» names the country with its first word.
        for before, form in split_proclitic(sentence.words[first - 1].folded):
            if form in _STATE_WORDS and adjacent(sentence, first - 1) and not proclitic:
                first, proclitic = first - 1, before
                break
    return made(
        sentence,
        name.key,
        name.label,
        first,
        match.last,
        "nationality" if name.adjective and republic is None else "gazetteer",
        proclitic=proclitic,
        country=name.country,
        adjective=name.adjective and republic is None,
    )


_REPUBLIC = fold("الجمهورية")
_KINDS_OF_REPUBLIC = frozenset(
    map(fold, "الإسلامية العربية الاتحادية الديمقراطية الديموقراطية الشعبية الاشتراكية".split())
)


def _republic_before(sentence: Sentence, match: Match) -> tuple[int, str] | None:
    """Return where «the French Republic» begins, and its proclitic: it names the country."""
    index = match.first - 1
    if match.proclitic or not sentence.tokens[match.last - 1].endswith("ه"):
        return None
    while index > 0 and sentence.tokens[index] in _KINDS_OF_REPUBLIC and adjacent(sentence, index):
        index -= 1
    if index < 0 or not adjacent(sentence, index):
        return None
    forms = split_proclitic(sentence.tokens[index])
    return next(((index, before) for before, form in forms if form == _REPUBLIC), None)


def _capitals(sentence: Sentence) -> Iterator[Name]:
    """Yield «the Italian capital» as the city it is, where the city is not named itself."""
    lists = gazetteer()
    for index, proclitic, _ in CAPITALS.within(sentence.tokens, followed=True):
        if not adjacent(sentence, index):
            continue
        nationality = next(
            (m for m in lists.at(sentence.words, index + 1) if m.name.adjective), None
        )
        if nationality is None or nationality.name.country not in lists.capitals:
            continue
        capital = lists.capitals[nationality.name.country]
        after = nationality.last
        named = (
            after < len(sentence.words)
            and adjacent(sentence, after - 1)
            and any(match.name.key == capital.key for match in lists.at(sentence.words, after))
        )
        if not named:
            yield made(
                sentence,
                capital.key,
                capital.label,
                index,
                after,
                "capital-of",
                proclitic=proclitic,
                country=capital.country,
                method=Method.RESOLVED,
            )
