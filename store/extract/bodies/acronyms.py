"""Short names that an article gives a body itself: «the Forum for Cooperation (FOCAC) ...»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...gazetteer import gazetteer
from ...records import EntityKind
from ...text import split_proclitic
from ..lexicon import titles
from ..names import Name, longest, made
from ..sentences import Sentence

_KINDS = (EntityKind.ORGANISATION, EntityKind.GROUP)
_CLOSES = {"(": ")", '"': '"', "«": "»", "“": "”"}
_SHORTEST = 3


def with_acronyms(sentences: Sequence[Sentence], found: list[list[Name]]) -> list[list[Name]]:
    """Add wherever it stands the one word in brackets or quotation marks behind a body's name."""
    given: dict[str, Name] = {}
    for sentence, names in zip(sentences, found, strict=True):
        for name in names:
            word = _given(sentence, name)
            if word:
                given.setdefault(word, name)
    if not given:
        return found
    return [
        longest([*names, *_named(sentence, names, given)])
        for sentence, names in zip(sentences, found, strict=True)
    ]


def _given(sentence: Sentence, name: Name) -> str:
    """Return the folded short name behind a body's name; empty for none."""
    index = name.last
    if name.kind not in _KINDS or index >= len(sentence.tokens):
        return ""
    opening = sentence.gaps[index - 1].strip()
    opening = opening.lstrip('"»”')[-1:] or opening[-1:]  # the long name may stand in marks, too
    end = sentence.words[index].end - sentence.start
    if opening not in _CLOSES or sentence.text[end : end + 1] != _CLOSES[opening]:
        return ""
    return sentence.tokens[index] if _names_nothing(sentence, index) else ""


def _names_nothing(sentence: Sentence, index: int) -> bool:
    """Whether a word is neither one of the language nor the name of a person or a place."""
    word = sentence.tokens[index]
    plain = word.removeprefix("ال")
    if len(plain) < _SHORTEST or not word.isalpha():
        return False
    if any(titles().standing.get(each) is not None for each in (word, plain)):
        return False
    return not any(gazetteer().at(sentence.words, index))


def _named(sentence: Sentence, names: Sequence[Name], given: Mapping[str, Name]) -> Iterator[Name]:
    taken = {index for name in names for index in range(name.first, name.last)}
    for index, token in enumerate(sentence.tokens):
        if index in taken:
            continue
        for proclitic, form in split_proclitic(token):
            name = given.get(form)
            if name is not None:
                yield made(
                    sentence,
                    name.key,
                    name.label,
                    index,
                    index + 1,
                    "acronym",
                    proclitic=proclitic,
                    country=name.country,
                )
                break
