"""Titles and offices before a name: where they begin and end, and the nation they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...person_names import FILIATION
from ..cues import Cue
from ..lexicon import titles
from ..names import Name, adjacent
from ..sentences import Sentence
from .complements import complements
from .word_forms import (
    ALSO_NAMES,
    OF_RANKS,
    is_family_name_form,
    is_title_as_name,
    written_last,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title or an office before a name: word numbers, half-open."""

    first: int
    after: int
    office: bool
    nation: str | None
    proclitic: str
    royal: bool
    comma: bool
    spoken: bool
    """Whether it holds a word that is an office, complete or not."""


_HIS_EXCELLENCY = "حضره"
_TITLES = Cue(lambda: titles().honorifics | titles().offices)


def may_be_title(word: str) -> bool:
    """Whether a folded word is one of those that titles and offices begin with."""
    return _TITLES[word] is not None


def title_at(sentence: Sentence, index: int, bodies_at: Mapping[int, Name]) -> Title | None:
    """Read the titles and offices that begin at a word.

    Args:
        sentence: The sentence.
        index: Number of the word.
        bodies_at: For the first word of a body or place its name: an office may be one of it.
    """
    start = _TITLES[sentence.tokens[index]]
    if start is None or _is_no_title(sentence, index, start[1]):
        return None
    lists = titles()
    words = sentence.words
    after, office, nation = index, False, None
    royal = spoken = False
    while after < len(words):
        form = start[1] if after == index else words[after].folded
        if after > index and not adjacent(sentence, after - 1):
            break
        if after > index and _is_given_name(sentence, after):
            break
        if form in lists.offices and form not in ("شيخ",):
            spoken = True
            royal = royal or form in ("ملك", "بابا", "امير")
            after += 1
            before = after
            after, found = complements(sentence, after, bodies_at)
            office = office or form not in lists.honorifics or after > before
            nation = nation or found
        elif after > index and spoken and _is_to_another(sentence, after):
            after, found = complements(sentence, after + 1, bodies_at)
            office, nation = True, nation or found
        elif form in lists.honorifics:
            royal = royal or form in ("الملك", "البابا", "السلطان", "العاهل")
            after = _behind_ranks(sentence, after + 1)
            after, found = complements(sentence, after, bodies_at, only_nation=True)
            nation = nation or found
        else:
            break
    if after == index:
        return None
    after = _behind_brackets(sentence, after)
    comma = _comma_after(sentence, after - 1)
    return Title(index, after, office, nation, start[0], royal, comma, spoken)


_OF_CLERGY = {"ايه": "الله", "حجه": "الاسلام"}


def _is_no_title(sentence: Sentence, index: int, form: str) -> bool:
    """Whether a word that could be a title is none.

    It is a name here, or «attended it», which folds like «his excellency», or only with the next
    word a title, as in «Ayatollah».
    """
    if form == _HIS_EXCELLENCY and written_last(sentence, index) != "ة":
        return True
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else ""
    if form in _OF_CLERGY and after != _OF_CLERGY[form]:
        return True
    if form == "الامين" and is_title_as_name(sentence, index):
        return True
    if form == "واليه" and _begins_with_madda(sentence, index):
        return True  # «and a means of», which folds like a woman who governs
    if _is_joined_adjective(sentence, index):
        return True
    return after in FILIATION or _is_between_names(sentence, index)


def _begins_with_madda(sentence: Sentence, index: int) -> bool:
    """Whether a word is written with a long alef behind «and»."""
    return sentence.text[sentence.words[index].start - sentence.start :].startswith("وآ")


def _is_joined_adjective(sentence: Sentence, index: int) -> bool:
    """Whether a title is an adjective that «and» joins to others: «the economic *and legal*»."""
    word, before = sentence.tokens[index], sentence.tokens[index - 1] if index else ""
    if not (word.startswith("وال") and is_family_name_form(word[1:])):
        return False
    described = is_family_name_form(before.removeprefix("و")) and adjacent(sentence, index - 1)
    titled = any(
        each in titles().honorifics or each in titles().offices
        for each in (before, before.removeprefix("و"))
    )
    return described and not titled


def _is_given_name(sentence: Sentence, index: int) -> bool:
    """Whether a word that is also a title is a name here: «his excellency *Sultan* son of Saad»."""
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else ""
    return after in FILIATION or is_title_as_name(sentence, index)


def _behind_ranks(sentence: Sentence, after: int) -> int:
    """Return the number after the words that go on with a rank: «Lieutenant General (pilot)»."""
    while after < len(sentence.tokens) and sentence.tokens[after] in OF_RANKS:
        if sentence.tokens[after] == "اركان" and sentence.tokens[after + 1 : after + 2] != ("حرب",):
            break  # «Dr *Arkan* X», but «staff colonel»
        after += 1
    return after


def _is_to_another(sentence: Sentence, index: int) -> bool:
    """Whether an office goes on with whom it serves: «the first deputy *to the premier*»."""
    lists, word, before = titles(), sentence.tokens[index], sentence.tokens[index - 1]
    if not word.startswith("ل") or word in lists.offices:
        return False
    served = word[1:] in lists.offices or word[1:] in _OF_RANKED
    return served and (before.startswith("ال") or before in lists.offices)


_OF_RANKED = frozenset("صاحب سمو جلاله فخامه معالي دوله".split())


def _is_between_names(sentence: Sentence, index: int) -> bool:
    """Whether a title without the article is a part of a name: Hossein *Amir* Abdollahian."""
    if not 0 < index < len(sentence.words) - 1 or sentence.tokens[index] not in ALSO_NAMES:
        return False
    before, after = sentence.tokens[index - 1], sentence.tokens[index + 1]
    near = adjacent(sentence, index - 1) and adjacent(sentence, index)
    usual = titles().standing.get(before) in ("name", "maybe")
    named = usual and before not in titles().verbs
    if near and named and is_title_as_name(sentence, index):
        return True
    return near and named and (after.startswith("عبد") or is_family_name_form(after))


_LONGEST_ASIDE = 3
"""Words that may stand in brackets between an office and the name."""


def _behind_brackets(sentence: Sentence, after: int) -> int:
    """Return the number after an aside in brackets: «speaker of parliament (the Bundestag) X»."""
    words = sentence.words
    if after >= len(words) or sentence.gaps[after - 1].strip() != "(":
        return after
    for last in range(after, min(after + _LONGEST_ASIDE, len(words) - 1)):
        if sentence.gaps[last].strip() in (")", ")،"):
            return last + 1
    return after


def _comma_after(sentence: Sentence, index: int) -> bool:
    return index + 1 < len(sentence.words) and sentence.gap(index, index + 1).strip() in (
        "،",
        ",",
        ")،",
    )
