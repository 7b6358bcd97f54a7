"""Persons in a sentence: a name after a title or an office, or before an office.

Arabic has no capitals, so where a name ends is told by how well each word stands in names, by
verbs, by nationalities and by punctuation; see `person_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from ...gazetteer import HOME
from ...records import EntityKind
from ...text import Remembered
from ..lexicon import titles
from ..names import Name, adjacent, longest
from ..sentences import Sentence
from .after_title import after_title
from .after_verb import SAYING, after_verb
from .around import with_office_before, with_offices_after
from .bare import bare_names, is_given, names_nobody
from .before_office import before_office, led_to
from .certain import is_foreign_first
from .ends import ends_name
from .lists import (
    after_commas,
    after_countries,
    after_portfolios,
    joined,
    leads_to_several,
)
from .name import is_and, person_at
from .titles import Title, may_be_title, title_at
from .word_forms import COUNTRY_NAMES, is_nation

_LEADS: Remembered[str, bool] = Remembered(
    lambda word: may_be_title(word) or word.removeprefix("و") in SAYING
)
"""Whether a word can lead to a name."""
_TO_ONE, _TO_SEVERAL, _GIVEN = 1, 2, 4
_TELLS: Remembered[str, int] = Remembered(
    lambda word: (
        _TO_ONE * _LEADS[word] | _TO_SEVERAL * leads_to_several(word) | _GIVEN * is_given(word)
    )
)
"""Whether a word can lead to a name, to several, or be one itself: a bit for each."""


def find_persons(sentence: Sentence, names: Sequence[Name]) -> list[Name]:
    """Return the persons of a sentence in order.

    Args:
        sentence: The sentence.
        names: Its other names; a person's name never runs into a body or a place.
    """
    told = reduce(or_, map(_TELLS.__getitem__, sentence.tokens), 0)
    if not told:
        return []
    taken = {
        index
        for name in names
        if not (name.adjective or _may_be_name(sentence, name))
        for index in range(name.first, name.last)
    }
    bodies_at = {name.first: name for name in names if not name.adjective}
    found = _led_to(sentence, names, taken, bodies_at) if told & _TO_ONE else []
    listed = list(joined(sentence, found, taken))
    if told & _TO_SEVERAL:
        listed += after_countries(sentence, names, taken)
        listed += after_portfolios(sentence, taken)
        listed += after_commas(sentence, taken)
    persons = longest([*found, *listed])
    if told & _GIVEN:
        held = {index for name in names for index in range(name.first, name.last)}
        held |= {index for each in persons for index in range(each.begins, each.last)}
        bare = list(bare_names(sentence, held))
        persons = longest([*persons, *bare, *joined(sentence, bare, taken | held)])
    persons = [each for each in persons if not names_nobody(sentence, each)]
    whole = [_with_hyphened(sentence, each) for each in persons]
    return with_offices_after(sentence, whole, bodies_at)


_LONGEST_HYPHENED = 5
"""Letters of what a hyphen joins to a name, at most: «مون جيه-إن», «كيم جونغ-أون»."""


def _with_hyphened(sentence: Sentence, person: Name) -> Name:
    """Return a person with the syllable that a hyphen joins to its last word."""
    last = person.last
    if last >= len(sentence.tokens) or sentence.gaps[last - 1] not in ("-", "–"):
        return person
    word = sentence.tokens[last]
    second = word not in titles().standing and last - person.first > 1  # «Hennis-*Plasschaert*»
    short = len(word) <= _LONGEST_HYPHENED or (second and sentence.gaps[last - 1] == "-")
    if not (word.isalpha() and short) or word.startswith("ال"):
        return person
    after = last + 1 + (person.last - person.first == 1 and _is_surname(sentence, last + 1))
    told = person_at(sentence, person.first, after, person.rule, None, "")
    longer = replace(person, key=told.key, label=told.label, last=after, end=told.end)
    return replace(longer, outer_last=after) if person.outer_last == last else longer


def _is_surname(sentence: Sentence, index: int) -> bool:
    """Whether a name goes on behind two given names: «Jean-Yves *Le Drian*»."""
    if index >= len(sentence.tokens) or not adjacent(sentence, index - 1):
        return False
    known = titles().standing.get(sentence.tokens[index])
    return known != "word" and not ends_name(sentence, index, 2)


def _led_to(
    sentence: Sentence, names: Sequence[Name], taken: set[int], bodies_at: Mapping[int, Name]
) -> list[Name]:
    """Return the persons to whom a title, an office or a verb leads.

    Args:
        sentence: The sentence.
        names: Its other names.
        taken: Words that are no person's.
        bodies_at: For the first word of a body or place its name.
    """
    within = _within_places(names)
    found: list[Name] = []
    after = 0
    nameless: Title | None = None
    for index in _LEADS.among(sentence.tokens):
        if index < after or index in within:
            continue
        title = title_at(sentence, index, bodies_at)
        person, title = _behind(sentence, title, taken, found)
        if person is None and title is not None and title.office:
            person = before_office(sentence, title, taken, found)
        if person is None and title is None:
            person = after_verb(sentence, index, taken)
        if person is not None:
            found.append(with_office_before(sentence, person, title, nameless))
            after = max(person.last, index + 1)
        else:
            if title is not None and title.office:
                nameless = None if _is_of_last(title, found) else title
            after = title.after if title is not None and title.office else index + 1
    return found


def _within_places(names: Sequence[Name]) -> set[int]:
    """Return the words of places but their first: «the sheikh» of Sharm el-Sheikh is no title."""
    return {
        index
        for name in names
        if name.kind is EntityKind.PLACE
        for index in range(name.first + 1, name.last)
    }


def _behind(
    sentence: Sentence, title: Title | None, taken: set[int], found: Sequence[Name]
) -> tuple[Name | None, Title | None]:
    """Return the person whom a title leads to, if any, and the title; none where it is another's.

    «X, *minister of A* and Y B»: the office is of whom was named before it.
    """
    if title is None or _is_led_to_before(sentence, title, taken, found):
        return None, title
    person = after_title(sentence, title, taken)
    if person is None or not _is_one_more(sentence, person, title, found):
        return person, title
    first, last = person.first, person.last
    return person_at(sentence, first, last, "name-in-list", None, "", joined=True), None


def _is_led_to_before(
    sentence: Sentence, title: Title, taken: set[int], found: Sequence[Name]
) -> bool:
    """Whether an office is of whom a word before leads to: «met *with X*, premier of A, Y»."""
    if not (title.office and title.comma) or title.proclitic or title.first == 0:
        return False
    if sentence.gaps[title.first - 1].strip() not in ("", "،", ","):
        return False
    limit = max((name.last for name in found), default=0)
    return led_to(sentence, title.first, limit, taken) is not None


def _is_one_more(sentence: Sentence, person: Name, title: Title, found: Sequence[Name]) -> bool:
    """Whether a name behind the office of whom was named last is «and» with one more."""
    alone = person.last - person.first < 2
    return not alone and _is_of_last(title, found) and is_and(sentence, person.first)


def _is_of_last(title: Title, found: Sequence[Name]) -> bool:
    """Whether an office is that of whom was named last: «X, *governor of A* and Dr Y»."""
    return bool(found) and found[-1].last == title.first and not title.proclitic


def _may_be_name(sentence: Sentence, place: Name) -> bool:
    """Whether a town's name can be a person's: one word without «in», no country, far or small.

    «Rolf», «Novak» and «Al-Khalil» are towns too; where a name is expected they are names.
    """
    if place.last - place.first > 1:
        return False
    if place.proclitic:
        return sentence.tokens[place.first] in titles().first_names  # «Klaus» is no «like Laos»
    if place.kind is EntityKind.PLACE and is_foreign_first(sentence, place.first):
        return True  # «Abiy Ahmed», though Abyei is a town
    if place.kind is EntityKind.COUNTRY and place.first:
        # «Robert Malley»: behind a given name from abroad a country's name is none.
        given = sentence.words[place.first - 1].folded
        if not adjacent(sentence, place.first - 1):
            return False
        led = given in titles().honorifics or is_nation(sentence, place.first - 1)
        both = sentence.tokens[place.first] in COUNTRY_NAMES
        return given in titles().first_names or (both and led)  # «the Italian premier Giorgia X»
    if place.kind is not EntityKind.PLACE:
        return False
    if place.rule != "gazetteer" or place.first == 0:
        return False
    if not adjacent(sentence, place.first - 1):
        return sentence.gaps[place.first - 1].strip() == "/"  # «the minister /X Y/»
    before = sentence.words[place.first - 1].folded
    if before in _LEADS_TO_PLACE or before.endswith(("مدينه", "العاصمه")):
        return False
    return place.country not in HOME or before in titles().standing


_LEADS_TO_PLACE = frozenset("في وفي من الي ومن والي بين عن حتي نحو قرب داخل".split())
