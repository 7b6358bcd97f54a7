"""The kinds that records, and what is said in them, are of."""

from __future__ import annotations

from enum import StrEnum

DECIDED = "decision"
"""Name of the rule of claims that a person decided on; their detail says who, when and why."""


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
    DECIDED = "D"
    NOT_STATED = "-"
