"""Laying decisions over articles: each article is changed on its own, and nothing is lost of it.

A value a person gave becomes a claim beside the others, a wrong claim stays as one that was
rejected, and what is the same or different is said by claims that joining goes by. So everything
that reads articles - the views, the index, queries - needs to know of decisions no more than that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ..records import DECIDED, Article, Claim, EventDate, Method
from ..resolve.keys import is_meeting, is_settled
from .dating import PUBLISHED, read_as_dated
from .decision import Anchor, Decision, Deed, in_force

SAME, DIFFERENT, REJECTED = "same", "different", "rejected"
"""Properties of the claims that decisions become."""

_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,9})?")

ARTICLE = "article"
"""What claims about an article itself are about."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one decision changes in one article."""

    decision: str
    """Id of the decision."""
    at: str
    """When it was made."""
    by: str
    """Who made it."""
    deed: str
    """What was done, as `Deed` has it."""
    key: str
    """Key of the record in the article."""
    start: int
    """Offset of words that speak of it."""
    end: int
    """Offset after them."""
    property: str = ""
    """The property that the claim is about."""
    value: str = ""
    """Its value as shown."""
    normalised: str = ""
    """Its value as compared."""
    note: str = ""
    """Why."""
    becomes: str = ""
    """The key that the record goes by from now on, if it is another."""


Effects: TypeAlias = Mapping[str, Sequence[Effect]]
"""What is changed in each article, by its id."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything that decisions change."""

    effects: Effects = field(default_factory=dict)
    """By article."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Keys that stand for another in every article."""

    def over(self, article: Article) -> Article:
        """Return an article as it is after the decisions."""
        effects = self.effects.get(article.id, ())
        return laid_over(read_as_dated(article, date_given(effects)), effects, self.renamed)


def overlay_of(decisions: Iterable[Decision]) -> Overlay:
    """Return what the decisions that hold change."""
    effects: defaultdict[str, list[Effect]] = defaultdict(list)
    renamed: dict[str, str] = {}
    for decision in in_force(decisions):
        for article, effect in _effects(decision, renamed):
            effects[article].append(effect)
    return Overlay(dict(effects), renamed)


def is_joined_by_name(key: str) -> bool:
    """Whether records of this key in several articles are one only where more speaks for it."""
    return is_meeting(key) or not is_settled(key)


def date_given(effects: Iterable[Effect]) -> str:
    """Return when an article was published, as was decided last; empty where nobody did."""
    given = [each.value for each in effects if (each.key, each.property) == (ARTICLE, PUBLISHED)]
    return given[-1] if given else ""


def laid_over(article: Article, effects: Sequence[Effect], renamed: Mapping[str, str]) -> Article:
    """Return an article as it is after some effects.

    Args:
        article: It as it was read, of one whose date was decided by that; see `read_as_dated`.
        effects: What is changed in it.
        renamed: Keys that stand for another in every article.
    """
    if renamed:
        article = _renamed(article, renamed)
    for effect in effects:
        key = _key_of(article, effect)
        if key is None:
            continue  # it is read otherwise now: the decision waits until it is read so again
        if effect.deed == Deed.WRONG:
            article = _rejecting(article, key, effect)
            continue
        if effect.becomes and effect.becomes != key:
            article = _renamed(article, {key: effect.becomes})
            key = effect.becomes
        if effect.property:
            article = article._replace(claims=(*article.claims, _claim(article, key, effect)))
        if key == ARTICLE:
            article = _stated(article, effect)
    return article


def _stated(article: Article, effect: Effect) -> Article:
    """Return an article with what a person says of it itself."""
    match effect.property:
        case "date_published":
            decided = EventDate(effect.value, Method.EXTERNAL, DECIDED)
            return article._replace(date_published=decided)
        case "title":
            return article._replace(title=effect.value)
        case "publisher":
            return article._replace(publisher=effect.value)
        case "author":
            return article._replace(author=effect.value)
    return article


def _effects(decision: Decision, renamed: dict[str, str]) -> Iterator[tuple[str, Effect]]:
    sides = decision.sides
    match decision.deed:
        case Deed.VALUE | Deed.WRONG:
            (anchor, *_), *_ = sides
            yield (
                anchor.article,
                replace(
                    _effect(decision, anchor),
                    property=decision.property,
                    value=decision.value,
                    normalised=decision.normalised,
                ),
            )
        case Deed.SAME:
            yield from _joining(decision, renamed)
        case Deed.DIFFERENT:
            yield from _parting(decision)


def _joining(decision: Decision, renamed: dict[str, str]) -> Iterator[tuple[str, Effect]]:
    one, other = decision.sides
    if is_joined_by_name(one[0].key) and not is_joined_by_name(other[0].key):
        one, other = other, one
    if not is_joined_by_name(one[0].key):
        kept = renamed.get(one[0].key, one[0].key)
        yield one[0].article, _saying(decision, replace(one[0], key=kept), SAME)
        if is_joined_by_name(other[0].key):
            for anchor in other:
                effect = _saying(decision, anchor, SAME)
                yield anchor.article, replace(effect, becomes=kept)
            return
        gone = other[0].key
        for key in [gone, *(each for each, to in renamed.items() if to == gone)]:
            renamed[key] = kept
        renamed.pop(kept, None)
        return
    keys: dict[str, str] = {}
    for anchor in (*one, *other):
        # What one article has twice is put together within it.
        first = keys.setdefault(anchor.article, anchor.key)
        effect = _saying(decision, anchor, SAME)
        if first == anchor.key:
            yield anchor.article, effect
        else:
            yield anchor.article, replace(effect, property="", becomes=first)


def _parting(decision: Decision) -> Iterator[tuple[str, Effect]]:
    for number, side in enumerate(decision.sides):
        for anchor in side:
            if is_joined_by_name(anchor.key):
                effect = _saying(decision, anchor, DIFFERENT)
                yield anchor.article, replace(effect, normalised=f"{decision.id}/{number}")
            elif number == 0:
                becomes = f"{anchor.key}~{anchor.article}"
                effect = _saying(decision, anchor, DIFFERENT)
                yield anchor.article, replace(effect, becomes=becomes)


def _saying(decision: Decision, anchor: Anchor, property: str) -> Effect:
    return replace(
        _effect(decision, anchor),
        property=property,
        value=" / ".join(decision.about),
        normalised=decision.id,
    )


def _effect(decision: Decision, anchor: Anchor) -> Effect:
    return Effect(
        decision=decision.id,
        at=decision.at,
        by=decision.by,
        deed=decision.deed.value,
        key=anchor.key,
        start=anchor.start,
        end=anchor.end,
        note=decision.note,
    )


# One article


def _key_of(article: Article, effect: Effect) -> str | None:
    """Return what the record is called in the article as it is read now; none if it is not."""
    kind = effect.key.partition(":")[0]
    if effect.key == ARTICLE:
        return ARTICLE
    keys = {claim.about for claim in article.claims}
    if kind != "meeting":
        keys.update(mention.entity for mention in article.mentions)
        if effect.key in keys:
            return effect.key
    spoken: list[str] = [
        claim.about
        for claim in article.claims
        if (claim.start, claim.end) == (effect.start, effect.end)
    ]
    spoken += [
        mention.entity
        for mention in article.mentions
        if (mention.start, mention.end) == (effect.start, effect.end)
    ]
    found = [key for key in spoken if key.partition(":")[0] == kind]
    if effect.key in found or not found:
        return effect.key if effect.key in keys else None
    return found[0]


def _renamed(article: Article, names: Mapping[str, str]) -> Article:
    mentions = tuple(
        each._replace(entity=names[each.entity]) if each.entity in names else each
        for each in article.mentions
    )
    claims = tuple(_renamed_claim(each, names) for each in article.claims)
    if mentions == article.mentions and claims == article.claims:
        return article
    return article._replace(mentions=mentions, claims=claims)


def _renamed_claim(claim: Claim, names: Mapping[str, str]) -> Claim:
    of = claim.of or ""
    if claim.about not in names and claim.normalised not in names and of not in names:
        return claim
    return claim._replace(
        about=names.get(claim.about, claim.about),
        normalised=names.get(claim.normalised, claim.normalised),
        of=names.get(of, claim.of),
    )


def _rejecting(article: Article, key: str, effect: Effect) -> Article:
    wrong = (key, effect.property, effect.start, effect.end, effect.value)
    claims = tuple(
        _rejected(claim, effect)
        if (claim.about, claim.property, claim.start, claim.end, claim.value) == wrong
        else claim
        for claim in article.claims
    )
    return article._replace(claims=claims)


def _rejected(claim: Claim, effect: Effect) -> Claim:
    return claim._replace(
        property=REJECTED,
        value=f"{claim.property}: {claim.value}",
        normalised=f"{claim.property}: {claim.normalised or claim.value}",
        method=Method.EXTERNAL,
        rule=DECIDED,
        of=None,
        detail=_told(effect),
    )


def _claim(article: Article, key: str, effect: Effect) -> Claim:
    end = min(effect.end, len(article.text))
    start = min(effect.start, end)
    return Claim(
        id=f"{article.id}.decision-{effect.decision}",
        article=article.id,
        about=key,
        property=effect.property,
        value=effect.value,
        normalised=effect.normalised,
        start=start,
        end=end,
        quote=article.text[start:end],
        method=Method.EXTERNAL,
        rule=DECIDED,
        detail=_told(effect) | _number(effect),
    )


def _told(effect: Effect) -> dict[str, str | int | float]:
    told: dict[str, str | int | float] = {
        "decision": effect.decision,
        "by": effect.by,
        "at": effect.at,
    }
    return told | ({"note": effect.note} if effect.note else {})


def _number(effect: Effect) -> dict[str, str | int | float]:
    """Return the number that a value begins with, for queries that compare."""
    found = _NUMBER.match(effect.value)
    return {"number": float(found[0])} if found else {}
