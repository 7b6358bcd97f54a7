"""What the index keeps of one article, whatever the others say."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from ..edtf import bounds
from ..hits import names, said_in, texts_of
from ..properties import ENTITY, MEETING
from ..query.fields import is_certain
from ..query.plain import facts_of, labels_of, number_of
from ..records import Article, Claim, EventDate, Field, Member, Method, Row
from ..resolve.entities import claims_about, joined_entities
from ..resolve.keys import is_entity, is_meeting, is_settled
from ..resolve.local_meetings import Compared, compared_of
from ..rows import row_of
from .persons import PersonRow, person_row
from .tokens import NUMBERLESS, name_tokens, tokens

Said: TypeAlias = tuple[str, str, str, float]
"""Property, value, normalised value and number; the property is empty for mere words."""

_OF_ENTITIES = frozenset(each.name for each in ENTITY)
_OF_MEETINGS = frozenset(each.name for each in MEETING)

DECIDED = "decided"
"""Stands for a property among what is said: which one a person decided on."""

Counted: TypeAlias = Sequence[tuple[str, str, str, float, int]]
"""Things said, each with how often."""

Kept: TypeAlias = tuple[str, Counted]
"""The name by which an entity is joined, empty where its key tells which it is; and what is said
of it."""


class LocalNames(NamedTuple):
    """An entity as one article names it: a plain tuple, for most of what is read is these."""

    key: str
    """Its key."""
    person: PersonRow | None
    """What is joined across articles; none where the key tells which entity it is."""
    mentions: int
    """How often it is named."""
    said: Counted
    """What is said of it and in which words."""
    points: list[tuple[str, str]]
    """Property and key of other records that it is said to be connected with."""


class LocalMeetingRow(NamedTuple):
    """A meeting as one article speaks of it."""

    key: str
    """Its key."""
    place: int
    """Its number among the meetings of the article."""
    refers: bool
    """Whether it names another meeting."""
    said: bytes
    """What is said of it, as `claims_from` reads it, the keys of the entities named in its words,
    the tokens of its words, and what is compared; as `unpacked` reads it."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything that is kept of an article."""

    row: Row
    """The article as a list shows it."""
    file: str
    """Name of its file."""
    span: Days
    """When it was published."""
    undated: bool
    """Whether it has no date of its own."""
    facts: str
    """What queries can ask of it, as a JSON object by property."""
    words: str
    """Tokens of everything in it."""
    names: str
    """Tokens of its title."""
    entities: tuple[LocalNames, ...]
    """The entities it speaks of."""
    said: bytes
    """What it says of entities, as `kept_of` reads it."""
    meetings: tuple[LocalMeetingRow, ...]
    """The meetings it speaks of, in the order in which it first does."""


def digest(article: Article) -> Digest:
    """Return what is kept of an article."""
    meetings = meetings_of(article)
    words, names = article_words(article)
    entities = entities_of(article)
    return Digest(
        row=row_of(article, len(meetings)),
        file=article.file,
        span=days_of(article.date),
        undated=article.date is None,
        facts=article_facts(article),
        words=words,
        names=names,
        entities=tuple(entities),
        said=said_of_entities(entities),
        meetings=tuple(meetings),
    )


def said_of_entities(entities: Iterable[LocalNames]) -> bytes:
    """Return what an article says of entities, as `kept_of` reads it."""
    kept: dict[str, list[str | float | None]] = {}
    for key, person, _, said, _ in entities:
        flat: list[str | float | None] = ["" if person is None else person.name]
        for name, value, normalised, figure, count in said:
            # What is the same again, or nothing, as mostly: less to be packed.
            said_again = None if normalised == value else normalised
            flat += (name, value, said_again, None if figure == NUMBERLESS else figure, count)
        kept[key] = flat
    return _packed(kept)


def kept_of(packed: bytes) -> dict[str, Kept]:
    """Return what an article says of entities, by their keys, from `Digest.said`."""
    return {key: (name, list(_said_in(flat))) for key, (name, *flat) in unpacked(packed).items()}


def _said_in(flat: list[Any]) -> Iterator[tuple[str, str, str, float, int]]:
    fields = (flat[place::5] for place in range(5))
    for name, value, normalised, figure, count in zip(*fields, strict=True):
        yield (
            name,
            value,
            value if normalised is None else normalised,
            NUMBERLESS if figure is None else figure,
            count,
        )


_WRITE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def _packed(kept: object) -> bytes:
    return zlib.compress(_WRITE(kept).encode(), 1)


def unpacked(kept: bytes) -> Any:
    """Return what was kept of an article or a meeting."""
    try:
        return json.loads(zlib.decompress(kept))
    except (zlib.error, ValueError) as error:  # a damaged index is made anew
        raise sqlite3.DatabaseError("what was kept of an article is damaged") from error


@dataclass(frozen=True, slots=True)
class Days:
    """What a date may mean, as numbers of days."""

    first: int | None
    """The first day; none for no known one."""
    last: int | None
    """The last day."""
    certain: bool
    """Whether nothing of it is in doubt."""


def days_of(date: EventDate | None) -> Days:
    """Return what a date may mean."""
    try:
        limits = bounds(date.edtf) if date is not None else None
    except ValueError:  # written by hand or by another version
        limits = None
    if date is None or limits is None:
        return Days(None, None, False)
    return Days(limits.first.toordinal(), limits.last.toordinal(), is_certain(date))


def entities_of(article: Article) -> list[LocalNames]:
    """Return the entities an article speaks of."""
    surfaces: dict[str, dict[str, int]] = {}
    text = article.text
    for mention in article.mentions:
        mine = surfaces.setdefault(mention.entity, {})
        surface = text[mention.start : mention.end]
        mine[surface] = mine.get(surface, 0) + 1
    about = claims_about(article)
    named = [key for key in about if not is_settled(key)]
    joined = {each.member.key: each for each in joined_entities(article.id, about, named)}
    found = []
    for key, claims in about.items():
        mine = surfaces.get(key, {})
        mentions = sum(mine.values())
        person = person_row(joined[key], mentions) if key in joined else None
        points = [
            (claim.property, claim.normalised) for claim in claims if is_entity(claim.normalised)
        ]
        if len(points) > 1:
            points = list(dict.fromkeys(points))
        found.append(LocalNames(key, person, mentions, _said(mine, claims), points))
    return found


def _said(surfaces: Mapping[str, int], claims: Iterable[Claim]) -> Counted:
    """Return what is said of an entity, and how it is named."""
    said: dict[Said, int] = {
        ("", surface, "", NUMBERLESS): count for surface, count in surfaces.items()
    }
    for claim in claims:
        name, value, normalised = claim.property, claim.value, claim.normalised
        if name not in _OF_ENTITIES:
            continue
        number = number_of(claim.detail) if claim.detail else None
        thing = (name, value, normalised, NUMBERLESS if number is None else number)
        said[thing] = said.get(thing, 0) + 1
        thing = ("", claim.quote, "", NUMBERLESS)
        said[thing] = said.get(thing, 0) + 1
        if claim.decided:
            thing = (DECIDED, "", name, NUMBERLESS)
            said[thing] = said.get(thing, 0) + 1
    return [(*each, count) for each, count in said.items()]


def meetings_of(article: Article) -> list[LocalMeetingRow]:
    """Return the meetings an article speaks of, in the order in which it first does."""
    return [
        LocalMeetingRow(
            key=key,
            place=place,
            refers=refers(claims),
            said=said_of_meeting(
                claims,
                near(article, claims),
                words_of_meeting(claims),
                compared_of(claim for _, claim in claims),
            ),
        )
        for place, (key, claims) in enumerate(about_meetings(article).items())
    ]


def about_meetings(article: Article) -> dict[str, list[tuple[int, Claim]]]:
    """Return the claims about each meeting of an article by its key, with their numbers."""
    about: dict[str, list[tuple[int, Claim]]] = {}
    for at, claim in enumerate(article.claims):
        if is_meeting(claim.about):
            about.setdefault(claim.about, []).append((at, claim))
    return about


def refers(claims: Iterable[tuple[int, Claim]]) -> bool:
    """Whether claims about a meeting name another."""
    return any(is_meeting(claim.normalised) for _, claim in claims)


def said_of_meeting(
    claims: Iterable[tuple[int, Claim]], near: Sequence[str], words: str, compared: Compared
) -> bytes:
    """Return what is kept of claims about a meeting, as `LocalMeetingRow.said` has it."""
    return _packed(([_kept(at, claim) for at, claim in claims], near, words, compared))


def words_of_meeting(claims: Iterable[tuple[int, Claim]]) -> str:
    """Return the tokens of the words of claims."""
    return tokens({part for claim in _shown(claims) for part in said_in(claim)})


def _shown(claims: Iterable[tuple[int, Claim]]) -> list[Claim]:
    return [claim for _, claim in claims if claim.property in _OF_MEETINGS]


def _kept(at: int, claim: Claim) -> list[Any]:
    kept = [at, claim.property, claim.value, claim.normalised, claim.method.value]
    if claim.of or claim.detail:
        kept.append(claim.of)
    if claim.detail:
        kept.append(dict(claim.detail))
    return kept


def claims_from(member: Member, kept: Iterable[list[Any]]) -> list[tuple[int, Claim]]:
    """Return what is kept of a meeting's claims, with their numbers; quotes are not among it."""
    article, about = member.article, member.key
    found = []
    for at, name, value, normalised, method, *rest in kept:
        of = rest[0] if rest else None
        detail = rest[1] if len(rest) > 1 else {}
        # By their places, as where documents are read.
        claim = Claim(
            *("", article, about, name, value, normalised, 0, 0, "", Method(method), ""),
            *(None, of, None, None, 1.0, detail),
        )
        found.append((at, claim))
    return found


def near(article: Article, claims: Iterable[tuple[int, Claim]]) -> list[str]:
    """Return the keys of what is named within the quotes of claims."""
    found: dict[str, None] = {}
    for start, end in {(claim.start, claim.end) for claim in _shown(claims)}:
        for mention in article.mentions:
            if mention.start >= end:
                break
            if start <= mention.start and mention.end <= end:
                found[mention.entity] = None
    return sorted(found)


def facts_in(
    fields: Iterable[Field], entity_of: Callable[[str], int | None]
) -> Iterator[tuple[int | None, str | None, str, str | None, str | None, float | None]]:
    """Yield what fields say.

    Args:
        fields: The fields.
        entity_of: Gives the number of an entity by the id of a record; none for another record.

    Yields:
        Entity, or id of another record; property; normalised value, label and number.
    """
    for field in fields:
        for value in field.values:
            entity = None if value.record is None else entity_of(value.record)
            other = value.record if entity is None else None
            normalised = None if entity is not None else value.normalised
            figures = dict.fromkeys(number_of(claim.detail) for claim in value.claims)
            for label in (None,) if entity is not None else labels_of(field.name, value):
                for figure in figures:
                    yield entity, other, field.name, normalised, label, figure


def article_words(article: Article) -> tuple[str, str]:
    """Return the tokens of everything in an article, and of its title alone."""
    return tokens(texts_of(article)), name_tokens(names(article))


def article_facts(article: Article) -> str:
    """Return what queries can ask of an article itself, as a JSON object by property."""
    found: dict[str, list[str]] = {}
    for fact in facts_of(article):
        if fact.property != "title":
            found.setdefault(fact.property, []).append(fact.label)
    return json.dumps(found, ensure_ascii=False)
