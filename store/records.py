"""The records everything else speaks of: what extraction writes, and what is shown.

Extraction writes `Article`s with their `Mention`s and `Claim`s and nothing else. Entities and
meetings are views: pure functions of claims (and of what people decided about them), never stored
and never edited in place. All offsets are code points into `Article.text`, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Kind(StrEnum):
    """The kinds of record a person moves through."""

    ARTICLE = "article"
    ENTITY = "entity"
    MEETING = "meeting"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    WORKING_GROUP = "working_group"
    COUNTRY = "country"
    PLACE = "place"


class Method(StrEnum):
    """How a claim is known; the order is from firmest to weakest."""

    STATED = "stated"
    """The words say it."""
    RESOLVED = "resolved"
    """The words say it relative to something named by the claim's rule and anchor."""
    INFERRED = "inferred"
    """It follows from other records; never silently."""
    EXTERNAL = "external"
    """A person or an outside source added it."""


class Status(StrEnum):
    """Whether a meeting took place, as far as its articles say."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class BlockKind(StrEnum):
    """What a stretch of a page is; only title, kicker, dateline and body are read for claims."""

    MASTHEAD = "masthead"
    ADVERT = "advert"
    KICKER = "kicker"
    TITLE = "title"
    DATE = "date"
    BYLINE = "byline"
    CAPTION = "caption"
    DATELINE = "dateline"
    BODY = "body"
    FOOTER = "footer"


class Mark(StrEnum):
    """The sign a field carries on the screen; no meaning is carried by colour alone."""

    STATED = ""
    RESOLVED = "~"
    DOUBTFUL = "?"
    PLANNED = "P"
    DIFFERS = "!"
    NOT_STATED = "-"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text: code points, half-open."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page and what it is; blocks do not overlap and are in text order."""

    kind: BlockKind
    """What the stretch is."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in an article that names an entity."""

    entity: str
    """Key of the entity within the article, such as `country:KW`."""
    start: int
    """Offset of the first code point of the name."""
    end: int
    """Offset after its last code point."""


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date as far as it is known."""

    edtf: str
    """Extended Date/Time Format (ISO 8601-2): `2018-02-13`, `2015-04/2015-05~`, `XXXX-02-18`."""
    method: Method
    """How it is known."""
    rule: str
    """Name of the rule that read it."""
    anchor: str | None = None
    """Date (EDTF) that a relative expression was counted from."""

    @property
    def doubtful(self) -> bool:
        """Whether the date is uncertain, as EDTF's question mark says."""
        return "?" in self.edtf


@dataclass(frozen=True, slots=True)
class Claim:
    """What an article says about something: in these words, here, found by this rule."""

    id: str
    """Identifier: the article's id, a full stop and a number."""
    article: str
    """Id of the article that says it."""
    about: str
    """`article`, an entity key (`person:...`) or a meeting key (`meeting:...`) of the article."""
    property: str
    """What is said: a name of `store.properties`, such as `date`, `place` or `chair`."""
    value: str
    """The value as shown, in logical order."""
    normalised: str
    """The value as compared: EDTF, an entity or meeting key, a term, or folded text; empty
    when the words cannot be settled (a relative date without an anchor)."""
    start: int
    """Offset of the first code point of the quote."""
    end: int
    """Offset after its last code point."""
    quote: str
    """The words themselves: always `text[start:end]`."""
    method: Method
    """How it is known."""
    rule: str
    """Name of the rule that found it."""
    role: str | None = None
    """The office or capacity in which a person acts here, as worded."""
    of: str | None = None
    """Key of the country or body that is represented, where the words say so."""
    said_by: str | None = None
    """Key or words of the source inside the article, where it is reported speech."""
    anchor: str | None = None
    """Date (EDTF) a relative expression was counted from, or the record an inference rests on."""
    confidence: float = 1.0
    """Between 0 and 1."""
    detail: Mapping[str, str | int | float] = field(default_factory=dict)
    """Parts of a composed value: a figure's `what operator number unit as_of`, a pledge's
    `actor amount currency purpose`."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of an article beside its text: by a person, or by its page to machines."""

    published: str | None = None
    """When it was published, in EDTF."""
    publisher: str | None = None
    """Who published it."""
    url: str | None = None
    """Where it was published; shown, never followed."""
    dated_by_page: bool = False
    """Whether the date is the page's own, rather than a person's."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == Given()


@dataclass(frozen=True, slots=True)
class Article:
    """One news text, immutable, with what was read from it."""

    id: str
    """Identifier made from the text's hash."""
    file: str
    """Name of the file it came from, without its folder."""
    sha256: str
    """Hash of the file's bytes, in hexadecimal."""
    text: str
    """The text exactly as it was decoded; offsets point here."""
    title: str
    """The headline; the first words where no headline was found."""
    kicker: str | None = None
    """The line above the headline."""
    publisher: str | None = None
    """The outlet, where the page names it."""
    author: str | None = None
    """The byline's name."""
    dateline: str | None = None
    """Where it was filed; never a meeting's place."""
    date_published: EventDate | None = None
    """When it was published; none when the page does not say."""
    date_modified: EventDate | None = None
    """When it was last changed, as the page says."""
    page_date: EventDate | None = None
    """The date the page was printed or copied; never the article's own."""
    blocks: tuple[Block, ...] = ()
    """What each stretch of the page is."""
    mentions: tuple[Mention, ...] = ()
    """Where entities are named, in text order."""
    claims: tuple[Claim, ...] = ()
    """What it says."""
    given: Given = Given()
    """What is said of it beside its text."""
    rules: int = 0
    """Version of the rules it was read with; 0 where that was not kept."""

    @property
    def date(self) -> EventDate | None:
        """The day the article speaks from: published, else last changed."""
        return self.date_published or self.date_modified


@dataclass(frozen=True, slots=True)
class Value:
    """One distinct value of a field, with every claim that gives it."""

    normalised: str
    """What makes it one value."""
    label: str
    """How it is shown, in logical order."""
    claims: tuple[Claim, ...]
    """The claims behind it, never empty, by article and position."""
    record: str | None = None
    """Id of the entity or meeting it names, if it names one."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles that give it, each once, in claim order."""
        return tuple(dict.fromkeys(claim.article for claim in self.claims))

    @property
    def method(self) -> Method:
        """The firmest way in which it is known."""
        order = list(Method)
        return min((claim.method for claim in self.claims), key=order.index)

    @property
    def doubtful(self) -> bool:
        """Whether no source gives it without doubt."""
        return all(
            claim.method is Method.INFERRED or not claim.normalised or claim.normalised[-1] == "?"
            for claim in self.claims
        )


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a view: its claims grouped by normalised value.

    No value means *not stated*: a first-class answer, and different from an empty one.
    """

    name: str
    """Name of the property."""
    values: tuple[Value, ...]
    """The distinct values, best supported first."""
    differs: bool = False
    """Whether its sources cannot all be right."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles that give any value, each once."""
        return tuple(dict.fromkeys(source for value in self.values for source in value.sources))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim behind it."""
        return tuple(claim for value in self.values for claim in value.claims)

    @property
    def mark(self) -> Mark:
        """The sign to show with it."""
        if not self.values:
            return Mark.NOT_STATED
        if self.differs:
            return Mark.DIFFERS
        best = self.values[0]
        if best.doubtful:
            return Mark.DOUBTFUL
        if best.normalised in (Status.PLANNED, Status.POSTPONED):
            return Mark.PLANNED
        return Mark.STATED if best.method is Method.STATED else Mark.RESOLVED


@dataclass(frozen=True, slots=True)
class Member:
    """A record of one article that a view is made of."""

    article: str
    """Id of the article."""
    key: str
    """Key of the entity or meeting within it."""

    @property
    def order(self) -> tuple[str, str]:
        """What members are sorted by."""
        return self.article, self.key


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A mention together with the article it stands in."""

    article: str
    """Id of the article."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""
    surface: str
    """The words."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, group, country or place, as all articles together show it."""

    id: str
    """Identifier, such as `c-kw`."""
    kind: EntityKind
    """What it is."""
    label: str
    """The fullest name."""
    aliases: tuple[str, ...]
    """Other names it goes by, without proclitics."""
    country: str | None
    """ISO 3166-1 alpha-2 code of the country it is or belongs to."""
    members: tuple[Member, ...]
    """What it is made of."""
    mentions: tuple[EntityMention, ...]
    """Where it is named, by article and position."""
    fields: tuple[Field, ...]
    """What is said about it, figures among it."""
    left_out: int = 0
    """Of how many articles the words are not among its mentions and fields, for there are very
    many; its members name them all."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles that name it, each once."""
        return tuple(dict.fromkeys(member.article for member in self.members))

    def field(self, name: str) -> Field:
        """Return a field; one without values when nothing is said of that property."""
        return _field(self.fields, name)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, summit, conference, session or visit with talks, past or planned."""

    id: str
    """Identifier, such as `m-1a2b3c4d`."""
    title: str
    """A short name made from place, body and level, in logical order."""
    members: tuple[Member, ...]
    """What it is made of: one meeting of one article each."""
    parent: str | None
    """Id of the meeting it is part of."""
    parts: tuple[str, ...]
    """Ids of the meetings that are part of it."""
    fields: tuple[Field, ...]
    """Every property of a meeting, in the order shown; those not stated have no values."""
    reasons: tuple[str, ...] = ()
    """Why its members were taken for one meeting, in words."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles that report it, each once."""
        return tuple(dict.fromkeys(member.article for member in self.members))

    @property
    def differs(self) -> tuple[str, ...]:
        """Names of the properties on which its sources cannot all be right."""
        return tuple(field.name for field in self.fields if field.differs)

    def field(self, name: str) -> Field:
        """Return a field; one without values when the property is not stated."""
        return _field(self.fields, name)

    @property
    def date(self) -> EventDate | None:
        """The best-known date; none when not stated or not settled."""
        for value in self.field("date").values:
            claim = value.claims[0]
            if claim.normalised:
                return EventDate(claim.normalised, claim.method, claim.rule, claim.anchor)
        return None

    @property
    def status(self) -> Status | None:
        """Whether it took place; none when not stated."""
        values = self.field("status").values
        return Status(values[0].normalised) if values else None


def _field(fields: tuple[Field, ...], name: str) -> Field:
    return next((each for each in fields if each.name == name), Field(name, ()))


Record: TypeAlias = Article | Entity | Meeting
"""Anything a look-up by id can give."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record as a list shows it."""

    id: str
    """Id of the record."""
    kind: Kind
    """Its kind."""
    label: str
    """What is shown first, in logical order."""
    date: str
    """Its date in EDTF, with its mark; empty when there is none."""
    mark: Mark
    """The sign its date carries."""
    sources: int
    """In how many articles it stands; for an article the number of its meetings."""
    relation: str = ""
    """How it is linked to the record that narrows the list: role or property names."""
    sort: str = ""
    """What the list is sorted by."""
    what: str = ""
    """For an entity what it is, such as `person`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found by a search."""

    row: Row
    """The record."""
    snippet: str
    """The words around the first hit, in logical order."""
    spans: tuple[Span, ...]
    """The hits within the snippet."""
    article: str | None = None
    """Id of the article the snippet is from."""
    start: int = 0
    """Offset of the first hit in the article's text."""
    end: int = 0
    """Offset after it."""
