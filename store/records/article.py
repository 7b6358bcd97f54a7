"""What extraction writes: an article with what is named and claimed in it."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import NamedTuple

from .kinds import BlockKind, Method

_NOTHING: Mapping[str, str | int | float] = {}
"""No parts."""

# Tuples, for most look-ups make them, and many: what makes dataclasses is dear to import.


class Block(NamedTuple):
    """A stretch of the page and what it is; blocks do not overlap and are in text order."""

    kind: BlockKind
    """What the stretch is."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""


class Mention(NamedTuple):
    """A place in an article that names an entity."""

    entity: str
    """Key of the entity within the article, such as `country:KW`."""
    start: int
    """Offset of the first code point of the name."""
    end: int
    """Offset after its last code point."""


class EventDate(NamedTuple):
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


class Claim(NamedTuple):
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
    detail: Mapping[str, str | int | float] = _NOTHING
    """Parts of a composed value: a figure's `what operator number unit as_of`, a pledge's
    `actor amount currency purpose`, a decision's `decision by at note`, a position's `compared`:
    bare words without nation, the same for the same office."""

    @builtins.property  # one of its fields has the name
    def decided(self) -> bool:
        """Whether no article says it but a person; its words are those it was decided about."""
        return self.method is Method.EXTERNAL


class Given(NamedTuple):
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


class Article(NamedTuple):
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
    recognizers: tuple[str, ...] = ()
    """What was asked for names beside the rules, as it was chosen."""

    @property
    def date(self) -> EventDate | None:
        """The day the article speaks from: published, else last changed."""
        return self.date_published or self.date_modified
