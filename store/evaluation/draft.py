"""What is read in articles as a gold of claims: a start for somebody who corrects it by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..errors import UnreadableFile
from ..extract import read as extract
from ..properties import holds_date
from ..records import Article, Claim, Meeting
from ..resolve.all import Views, resolve
from ..sources import find, read

_BESIDE = frozenset({"name", "country", "parent", "title", "kicker"})
"""Properties that the articles and entities of the document give."""


def draft_claim_gold(paths: Sequence[str]) -> dict[str, Any]:
    """Read articles together; return the document of a gold that has just what was found.

    Args:
        paths: Texts and pages, or folders of them.

    Raises:
        UnreadableFile: One cannot be read, or two are of the same name or the same text.
    """
    articles: dict[str, Article] = {}
    for path in find(paths):
        if isinstance(path, UnreadableFile):
            raise path
        source = read(path)
        if source.name in articles or source.id in {each.id for each in articles.values()}:
            raise UnreadableFile(path, "has the name or the text of another of these articles")
        articles[source.name] = extract(
            source.text, file=source.name, sha256=source.sha256, id=source.id
        )
    views = resolve(articles.values())
    ordered = [views.articles[each.id] for each in articles.values()]
    return {
        "articles": {each.file: _article(each) for each in ordered},
        "entities": list(_entities(ordered, views)),
        "claims": [claim for each in ordered for claim in _claims(each, views)],
    }


def _article(of: Article) -> dict[str, str]:
    named = {"file": of.file, "title": of.title, "kicker": of.kicker}
    return {name: value for name, value in named.items() if value}


def _entities(articles: Sequence[Article], views: Views) -> Iterator[dict[str, Any]]:
    files = {each.id: each.file for each in articles}
    for entity in views.entities.values():
        forms: dict[str, list[str]] = {}
        for mention in entity.mentions:
            known = forms.setdefault(files[mention.article], [])
            if mention.surface not in known:
                known.append(mention.surface)
        yield {"id": entity.id, "type": entity.kind.value, "ar": entity.label, "forms": forms}


def _claims(article: Article, views: Views) -> Iterator[dict[str, Any]]:
    seen: set[tuple[str, str, str]] = set()
    for claim in article.claims:
        about = views.view_of.get((article.id, claim.about), article.file)
        meeting = views.meetings.get(about)
        about = _id(meeting) if meeting else about
        value = _value(claim, views)
        key = (about, claim.property, value)
        if claim.property in _BESIDE or not value or key in seen:
            continue
        seen.add(key)
        yield {
            "article": article.file,
            "about": about,
            "prop": claim.property,
            "value": value,
            "method": claim.method.value,
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
        }


def _value(claim: Claim, views: Views) -> str:
    """Return a value as a gold words it: a date in EDTF, an entity by its name."""
    view = views.view_of.get((claim.article, claim.normalised), "")
    if view in views.meetings:
        return _id(views.meetings[view])
    if view:
        return views.entities[view].label
    if holds_date(claim.property):
        bound = claim.property == "date_bound"
        return claim.normalised or (claim.value if bound else "")
    if "amount" in claim.detail:
        actor = views.view_of.get((claim.article, str(claim.detail.get("actor"))), "")
        named = f"{views.entities[actor].label}: " if actor in views.entities else ""
        sum_of = f"{claim.detail['amount']} {claim.detail['currency']}"
        return f"{named}{sum_of} {claim.detail.get('purpose', '')}".strip()
    return claim.value


def _id(meeting: Meeting) -> str:
    return f"m:{meeting.id.removeprefix('m-')}"
