"""Persons right before an office: «X, the minister of»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...text import split_proclitic
from ..lexicon import titles
from ..names import Name, adjacent, surface
from ..sentences import Sentence
from .after_verb import SAYING, WHAT_SAYS, is_after_verb
from .ends import never_in_name
from .name import is_and, person_at
from .quotes import QUOTE, opens_quote
from .titles import Title, title_at
from .word_forms import (
    is_ali,
    is_conjoined_name,
    is_family_name,
    is_nation,
    is_title_as_name,
    is_verb,
)
from .words import LONGEST_NAME

_ABD = "عبد"


def before_office(
    sentence: Sentence, title: Title, taken: set[int], found: Sequence[Name]
) -> Name | None:
    """Return a name of at least two words right before an office, with or without a comma."""
    last = title.first
    if last == 0 or title.proclitic:
        return None
    gap = sentence.gap(last - 1, last).strip()
    quoted = bool(gap) and gap in QUOTE
    if not (quoted or gap in ("", "،", ",", "(")):
        return None
    limit = max((name.last for name in found), default=0)
    first = _quote_start(sentence, last, limit) if quoted else led_to(sentence, last, limit, taken)
    if first is None:
        first = _joined_start(sentence, last, found, taken)
    if first is None:
        first = _name_start(sentence, last, limit, taken)
        while last - first > 2 and not _begins_name(sentence, first):
            first += 1
        if not (_begins_name(sentence, first) or is_after_verb(sentence, first)):
            return None
    if last - first < 2:
        return None
    office = surface(sentence, title.first, title.after)
    joined = bool(found) and first - found[-1].last <= _BEHIND_ANOTHER
    person = person_at(sentence, first, last, "name-before-office", None, office, joined=joined)
    return replace(person, country=title.nation, outer_last=title.after)


def _joined_start(
    sentence: Sentence, last: int, found: Sequence[Name], taken: set[int]
) -> int | None:
    """Return the number of «and» with a name from abroad behind the office of one in a list."""
    if not found or found[-1].last >= last:
        return None
    office = title_at(sentence, found[-1].last, {})
    first = office.after if office is not None and office.office else last
    if not (last - _LED <= first <= last - 2 and is_and(sentence, first)):
        return None
    words = range(first, last)
    if any(each in taken or never_in_name(sentence, each) for each in words):
        return None
    return first if all(adjacent(sentence, each) for each in words[:-1]) else None


_BEHIND_ANOTHER = 8
"""Words of the office of one in a list before «and» with the next, at most."""
_LEADS = frozenset(
    "برياسه بتروس بترووس يراسه تراسه يتراسه تتراسه تراسها يتراسها بحضور بمشاركه باشراف مع "
    "من بقياده يتقدمه تتقدمه يقوده تقوده مشاركه حضور الي جانب".split()
)
"""What stands right before whoever chairs, is there, or is met, whatever his name looks like."""
_LEAD_BEHIND = {
    "من": frozenset({"كل", "كلا"}),
    "الي": frozenset({"اضافه", "بالاضافه", "واضافه"}),
    "جانب": frozenset({"الي"}),
}
"""What some of them must stand behind: «each *of*», «in addition *to*», «at the *side* of»."""
_LED = 3
"""Words of a name between such a word and the office behind it, at most; two at least."""


def led_to(sentence: Sentence, last: int, limit: int, taken: set[int]) -> int | None:
    """Return the number of the word at which a name begins that ends before an office.

    Nothing but the words of the name stand between who leads to it and the office: «under Mohand
    *the element*, the secretary-general of» names a man, whatever else its second word may be.
    """
    for first in range(last - 2, max(limit, last - _LED, 1) - 1, -1):
        if not all(adjacent(sentence, index) for index in range(first - 1, last - 1)):
            return None
        lead = sentence.tokens[first - 1].removeprefix("و")
        if lead not in _LEADS and lead not in SAYING:
            continue
        words = range(first, last)
        if any(each in taken or never_in_name(sentence, each) for each in words):
            return None
        led = lead not in _LEAD_BEHIND or not _LEAD_BEHIND[lead].isdisjoint(
            sentence.tokens[max(first - 2, 0) : first - 1]
        )
        return first if led and _leads_name(sentence, first, lead) else None
    return None


def _leads_name(sentence: Sentence, first: int, lead: str) -> bool:
    """Whether a word can be the given name of whom a word leads to."""
    lists, word = titles(), sentence.tokens[first]
    if word in WHAT_SAYS or word.startswith(("ال", "بال", "لل")) or len(word) < 3:
        return False
    standing = lists.standing.get(word)
    if lead in _LEADS:
        return standing != "word" or word in lists.first_names
    return standing in ("name", "maybe")


_LONGEST_QUOTED = 4
"""Words of a name between marks of quotation, at most."""


def _quote_start(sentence: Sentence, last: int, limit: int) -> int | None:
    """Return the number of the word at which the quotation begins that ends before a word."""
    for first in range(last - 1, max(limit, last - _LONGEST_QUOTED, 1) - 1, -1):
        if opens_quote(sentence.gaps[first - 1]):
            return first
    return None


def _name_start(sentence: Sentence, last: int, limit: int, taken: set[int]) -> int:
    """Return the number of the first word of a name that ends before a word."""
    first = last
    while first > limit and last - first < LONGEST_NAME:
        before = first - 1
        if (first < last and not adjacent(sentence, before)) or before in taken:
            break
        if not (_stands_before(sentence, before) or _foreign_first(sentence, first, last)):
            break
        if last - first > 1 and is_nation(sentence, before):
            break  # «from the Jordanian side, X Y»: a nationality begins no name
        first = before
        if _bears_proclitic(sentence, first):
            break  # the name begins here
    return first


def _stands_before(sentence: Sentence, index: int) -> bool:
    """Whether a word can be part of a name that stands before an office."""
    lists, word = titles(), sentence.words[index].folded
    if is_ali(sentence, index) or is_title_as_name(sentence, index):
        return True
    if word in lists.verbs or (word.startswith("و") and is_verb(sentence, index)):
        return False
    if is_conjoined_name(word):
        return True
    titled = any(
        form in lists.honorifics or form in lists.offices for _, form in split_proclitic(word)
    )
    if titled and sentence.words[index + 1].folded not in lists.joiners:
        return False
    known = lists.standing.get(word) != "word" or word in lists.first_names
    return known or word in lists.joiners or word.startswith("عبد") or is_family_name(word)


def _bears_proclitic(sentence: Sentence, index: int) -> bool:
    """Whether a word is no name itself but one behind a proclitic."""
    standing = titles().standing
    whole, *others = (form for _, form in split_proclitic(sentence.words[index].folded))
    return standing.get(whole) in (None, "word") and any(
        standing.get(form) in ("name", "maybe")
        or (form in titles().first_names and len(form) > 2)  # «X and Jan Y»
        for form in others
    )


def _foreign_first(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an everyday word right after a verb is the first name of an unknown last name."""
    if last - first != 1 or not is_after_verb(sentence, first - 1):
        return False
    word = sentence.words[first - 1].folded
    unknown = titles().standing.get(sentence.words[first].folded) != "word"
    return unknown and not word.startswith("ال") and word not in titles().complements


def _begins_name(sentence: Sentence, index: int) -> bool:
    """Whether a word can be the first of a name that no title leads to."""
    lists = titles()
    return any(
        lists.standing.get(form) in ("name", "maybe") or form in lists.first_names or form == _ABD
        for _, form in split_proclitic(sentence.words[index].folded)
    )
