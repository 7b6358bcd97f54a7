"""The offices around a person's name: before it, joined by «and», and after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..lexicon import titles
from ..names import Name, adjacent, surface, without
from ..sentences import Sentence
from .bare import ATTENDED
from .name import usual_first
from .titles import Title, title_at
from .word_forms import is_of_matter, is_verb

_SPOKESMEN = frozenset({"الناطق", "الناطقه", "المتحدث", "المتحدثه"})
"""The second office of a minister, behind a comma: «the minister of culture, the spokesman X»."""


def with_offices_after(
    sentence: Sentence, persons: Sequence[Name], bodies_at: Mapping[int, Name]
) -> list[Name]:
    """Return the persons of a sentence with the offices that follow their names.

    Args:
        sentence: The sentence.
        persons: In text order.
        bodies_at: For the first word of a body or place its name.
    """
    found = list(persons)
    for number, person in enumerate(found):
        follower = found[number + 1] if number + 1 < len(found) else None
        start = len(sentence.words) if follower is None else _outer_first(follower)
        found[number] = _with_office_after(sentence, person, bodies_at, start)
        second = _second_office(sentence, found[number], bodies_at, start)
        if second is None:
            continue
        found[number] = replace(found[number], outer_last=second.after)
        if follower is not None and start < second.after:
            found[number + 1] = _without_office_before(sentence, follower, second.after)
    return found


def with_office_before(
    sentence: Sentence, person: Name, title: Title | None, before: Title | None
) -> Name:
    """Add the office that «and» joins to a person's: «deputy premier and minister of ... X»."""
    if title is None or before is None or before.after != title.first:
        return person
    if person.outer_first != title.first:
        return person
    speaks = sentence.tokens[title.first] in _SPOKESMEN
    apart = sentence.gaps[title.first - 1].strip() in ("،", ",") and (speaks or not title.office)
    joined_to = title.proclitic == "و" and adjacent(sentence, title.first - 1)
    if not (joined_to or (apart and not title.proclitic)):
        return person
    first = surface(sentence, before.first, before.after, before.proclitic)
    return replace(
        person,
        office=f"{first} و{person.office}" if joined_to else person.office or first,
        country=person.country or before.nation,
        outer_first=before.first,
        outer_start=without(sentence, before.first, before.proclitic),
    )


def _with_office_after(
    sentence: Sentence, person: Name, bodies_at: Mapping[int, Name], last: int
) -> Name:
    """Add the office that follows a name: «Dr X, the minister of ...».

    Args:
        sentence: The sentence.
        person: The name.
        bodies_at: For the first word of a body or place its name.
        last: Number of the word at which the next person begins.
    """
    if person.last >= len(sentence.words) or person.outer_last > person.last:
        return person
    if sentence.gap(person.last - 1, person.last).strip('"«»“”„ ') not in ("", "،", ",", "-", "–"):
        return person
    after = title_at(sentence, person.last, bodies_at)
    if after is None or not after.office or after.proclitic or after.after > last:
        return person
    if _name_follows(sentence, after):
        return person
    definite = sentence.tokens[after.first] in titles().honorifics
    if person.office and definite and adjacent(sentence, person.last - 1):
        return person  # «the president X received *the Sudanese minister*»
    office = person.office or surface(sentence, after.first, after.after)
    country = person.country or after.nation
    return replace(person, office=office, country=country, outer_last=after.after)


def _name_follows(sentence: Sentence, title: Title) -> bool:
    start = title.after
    if start >= len(sentence.words) or not adjacent(sentence, start - 1):
        return False
    return usual_first(sentence, start) and not is_of_matter(sentence, start)


def _outer_first(person: Name) -> int:
    return max(person.outer_first, 0) or person.first


def _second_office(
    sentence: Sentence, person: Name, bodies_at: Mapping[int, Name], start: int
) -> Title | None:
    """Return the second office of one who has two: «X, the premier *and foreign minister*».

    Args:
        sentence: The sentence.
        person: Who stands before his first office.
        bodies_at: For the first word of a body or place its name.
        start: Number of the word at which the next person begins, an office before him included.
    """
    index = person.outer_last
    if index <= person.last or index > start or index >= len(sentence.words):
        return None
    if not adjacent(sentence, index - 1):
        return None
    title = title_at(sentence, index, bodies_at)
    if (
        title is None
        or not title.office
        or title.proclitic != "و"
        or _name_follows(sentence, title)
    ):
        return None
    closed = title.after == len(sentence.words) or not adjacent(sentence, title.after - 1)
    # Behind a comma his own titles begin the next: «and interior minister, His Excellency Y».
    own = start > index or (title.comma and sentence.tokens[title.after] in titles().honorifics)
    ends = closed or is_verb(sentence, title.after)
    ends = ends and ATTENDED.isdisjoint(sentence.tokens[index : title.after])
    return title if own and ends else None


def _without_office_before(sentence: Sentence, person: Name, first: int) -> Name:
    """Return a person whose title begins at a word, what stands before it left out."""
    outer = without(sentence, first, "")
    return replace(person, office="", outer_first=first, outer_start=outer)
