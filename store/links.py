"""Which records are linked, and how: by what the claims say and by where names stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .properties import ENTITY, MEETING
from .records import Article, Claim, Entity, Meeting, Mention

if TYPE_CHECKING:
    from .resolve.all import Views

MENTIONED = "mentioned"
"""How a record is linked to one that it only names."""

REPRESENTED = "represented"
"""How a meeting is linked to the country or body somebody stood for."""

_ORDER = {
    name: place
    for place, name in enumerate(
        (*(each.name for each in MEETING), *(each.name for each in ENTITY), REPRESENTED, MENTIONED)
    )
}
"""In which order relations are told; what stands twice, as `mentioned`, counts where it is last."""


class Links(NamedTuple):
    """For each record those linked to it, with how."""

    relations: Mapping[str, Mapping[str, frozenset[str]]]
    """By id and linked id: names of the properties that link them; empty where an article
    reports a meeting."""

    def of(self, id: str) -> Mapping[str, frozenset[str]]:
        """Return the records linked to one."""
        return self.relations.get(id, {})

    def relation(self, id: str, other: str) -> str:
        """Return in words how two records are linked: `place`, `opening_speaker, speaker`.

        Being only named is not told where something firmer links them.
        """
        return told(self.of(id).get(other, frozenset()))


def told(names: frozenset[str]) -> str:
    """Return the names of what links two records in their order, in words."""
    firm = (names - {MENTIONED}) or names
    return ", ".join(sorted(firm, key=lambda name: (_ORDER.get(name, len(_ORDER)), name)))


def link(views: Views) -> Links:
    """Find every link between the records of a set of articles."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one, other, relation in _all(views):
        names = {relation} if relation else set()
        found[one][other] |= names
        found[other][one] |= names
    return Links(
        {
            id: {other: frozenset(names) for other, names in others.items()}
            for id, others in found.items()
        }
    )


def _all(views: Views) -> Iterator[tuple[str, str, str]]:
    for article in views.articles.values():
        yield from _from_article(article, views)
    for entity in views.entities.values():
        yield from _from_entity(entity)
    for meeting in views.meetings.values():
        yield from _from_meeting(meeting, views)


def _from_article(article: Article, views: Views) -> Iterator[tuple[str, str, str]]:
    for mention in article.mentions:
        entity = views.view_of.get((article.id, mention.entity))
        if entity is not None:
            yield article.id, entity, MENTIONED


def _from_entity(entity: Entity) -> Iterator[tuple[str, str, str]]:
    for source in entity.sources:
        yield source, entity.id, MENTIONED
    for field in entity.fields:
        for value in field.values:
            if value.record is not None and value.record != entity.id:
                yield entity.id, value.record, field.name


def _from_meeting(meeting: Meeting, views: Views) -> Iterator[tuple[str, str, str]]:
    for source in meeting.sources:
        yield source, meeting.id, ""
    for part in meeting.parts:
        yield meeting.id, part, "part_of"
    for field in meeting.fields:
        for value in field.values:
            if value.record is not None and value.record != meeting.id:
                yield meeting.id, value.record, field.name
        for claim in field.claims:
            yield from _from_claim(claim, meeting, views)


def _from_claim(claim: Claim, meeting: Meeting, views: Views) -> Iterator[tuple[str, str, str]]:
    for entity in _named_in(claim, views):
        yield meeting.id, entity, MENTIONED
    represented = views.view_of.get((claim.article, claim.of or ""))
    if represented is not None:
        yield meeting.id, represented, REPRESENTED


def _named_in(claim: Claim, views: Views) -> Iterator[str]:
    """Yield the entities whose names stand in a claim's quote."""
    article = views.articles[claim.article]
    first = bisect_left(article.mentions, claim.start, key=_start)
    for mention in article.mentions[first:]:
        if mention.start >= claim.end:
            return
        entity = views.view_of.get((claim.article, mention.entity))
        if entity is not None and mention.end <= claim.end:
            yield entity


def _start(mention: Mention) -> int:
    return mention.start
