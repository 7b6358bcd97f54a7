"""Where in articles a decision is anchored: at the words that speak of its record."""

from __future__ import annotations

from collections.abc import Iterable

from ..lookups import Lookups
from ..records import Article, Claim, Member, Record
from .decision import Anchor
from .overlay import ARTICLE, is_joined_by_name

MOST = 300
"""Articles of a record that a decision is anchored in: those of one kind hang together anyway."""


def anchors(lookups: Lookups, members: Iterable[Member]) -> tuple[Anchor, ...]:
    """Return where articles speak of a record, or of a part of it.

    Args:
        lookups: The store as it is shown.
        members: What the record rests on.
    """
    ordered = sorted(members, key=lambda each: each.order)
    if not is_joined_by_name(ordered[0].key):
        ordered = ordered[:1]
    return tuple(_spoken_of(lookups.article(each.article), each.key) for each in ordered[:MOST])


def anchor_of(lookups: Lookups, record: Record, property: str) -> Anchor:
    """Return where a value belongs: by the words that speak of its property, if any do."""
    if isinstance(record, Article):
        said: Iterable[Claim] = page_claims(record, property)
    else:
        said = record.field(property).claims
    claim = next((each for each in said if not each.decided), None)
    if claim is not None:
        return Anchor(claim.article, claim.about, claim.start, claim.end)
    if isinstance(record, Article):
        return Anchor(record.id, ARTICLE, 0, 0)
    return anchors(lookups, record.members)[0]


def page_claims(article: Article, property: str) -> list[Claim]:
    """Return what is said of a property of an article itself."""
    return [c for c in article.claims if c.about == ARTICLE and c.property == property]


def _spoken_of(article: Article, key: str) -> Anchor:
    for claim in article.claims:
        if claim.about == key and not claim.decided:
            return Anchor(article.id, key, claim.start, claim.end)
    for mention in article.mentions:
        if mention.entity == key:
            return Anchor(article.id, key, mention.start, mention.end)
    return Anchor(article.id, key, 0, 0)
