"""The views of a whole set of articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..records import Article, Entity, Meeting
from .entities import EntityClusters, cluster_entities
from .inference import infer_dates
from .meetings import cluster_meetings
from .views import entity_views, meeting_views


@dataclass(frozen=True, slots=True)
class Views:
    """Everything that can be shown of a set of articles."""

    articles: Mapping[str, Article]
    """By id, in the order of ids; a date inferred through another article is filled in."""
    entities: Mapping[str, Entity]
    """By id."""
    meetings: Mapping[str, Meeting]
    """By id."""
    view_of: Mapping[tuple[str, str], str]
    """For an article's id and the key of an entity or meeting in it, the id of its view."""


def resolve(articles: Iterable[Article]) -> Views:
    """Compute the entities and meetings that a set of articles speaks of."""
    by_id = {article.id: article for article in sorted(articles, key=lambda each: each.id)}
    entities: EntityClusters = cluster_entities(by_id.values())
    meetings = cluster_meetings(by_id.values(), entities)
    by_id = infer_dates(by_id, meetings)
    view_of = {**entities.view_of, **meetings.view_of}
    return Views(
        articles=by_id,
        entities=entity_views(by_id, entities),
        meetings=meeting_views(by_id, meetings, entities),
        view_of=view_of,
    )
