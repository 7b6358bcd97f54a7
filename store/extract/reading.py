"""Reading one article: all layers put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from .. import edtf
from ..layout import lay_out_page
from ..recognizers.spans import Recognized
from ..records import Article, BlockKind, EntityKind, EventDate, Mention
from .claims.entities import write_entities
from .claims.leads import write_leads
from .claims.meetings import write_meetings
from .claims.page import bound_date, bound_weekday, date_from_today, page_date_confirmed, page_facts
from .claims.seats import write_seats
from .claims.writing import Writer
from .constructions.apart import says_apart, shared_out, with_further
from .constructions.below import listed_below
from .constructions.facts import facts_of
from .constructions.roles import RoleFound, find_roles
from .constructions.subjects import is_of_before
from .document import name_document
from .frames.context import MeetingContext
from .frames.gatherings import part_gatherings
from .frames.sorting import frames
from .frames.wholes import link_wholes
from .names import Name
from .notices.finding import notices
from .notices.notice import Notice
from .sentences import Sentence, sentences
from .triggers.finding import find_triggers
from .triggers.off_topic import is_off_topic


def read(
    text: str,
    *,
    file: str,
    sha256: str,
    id: str,
    published: EventDate | None = None,
    publisher: str | None = None,
    recognized: Sequence[Recognized] = (),
) -> Article:
    """Read an article.

    Args:
        text: The page as it was decoded; all offsets point into it.
        file: Name of the file, without its folder.
        sha256: Hash of the file's bytes.
        id: Id of the article.
        published: When it was published, where a person says so; the page's own date otherwise.
        publisher: The outlet, where a person says so.
        recognized: Names that recognisers found, in text order and none overlapping.

    Returns:
        The article with its blocks, mentions and claims; without claims where nothing is found.
    """
    layout = lay_out_page(text)
    writer = Writer(id, text)
    facts = page_facts(text, layout, writer)
    parts = sentences(text, layout, _yearless(published or facts.date_published))
    named = name_document(parts, recognized)
    dated = published or facts.date_published
    if facts.date_modified is None and (dated is None or edtf.bounds(dated.edtf) is None):
        dated = (
            date_from_today(parts, writer)
            or dated
            or page_date_confirmed(parts, facts.page_date, writer)
            or bound_date(parts, writer)
        )
    written = _day(dated or facts.date_modified)
    if written is None:
        bound_weekday(parts, writer)
    write_entities(parts, named, writer)
    write_leads(parts, named, writer)
    write_seats(parts, named, writer)
    if not is_off_topic(parts):
        _write_meetings(parts, named, written, writer)
    return Article(
        id=id,
        file=file,
        sha256=sha256,
        text=text,
        title=facts.title,
        kicker=facts.kicker,
        publisher=publisher or facts.publisher,
        author=facts.author,
        dateline=facts.dateline,
        date_published=dated,
        date_modified=facts.date_modified,
        page_date=facts.page_date,
        blocks=layout.blocks,
        mentions=_mentions(named),
        claims=tuple(writer.claims),
    )


def _day(stated: EventDate | None) -> date | None:
    """Return the day an article was written, where its date is one day."""
    if stated is None or not edtf.is_day(stated.edtf):
        return None
    limits = edtf.bounds(stated.edtf)
    return limits.first if limits is not None else None


def _yearless(stated: EventDate | None) -> tuple[int, int] | None:
    """Return month and day of a date that has no year."""
    match = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", stated.edtf) if stated is not None else None
    return (int(match[1]), int(match[2])) if match else None


def _write_meetings(
    parts: Sequence[Sentence],
    named: Sequence[Sequence[Name]],
    written: date | None,
    writer: Writer,
) -> None:
    seen: list[Notice] = []
    roles: list[tuple[RoleFound, int]] = []
    first_notice: dict[int, int] = {}
    topic: Name | None = None
    hero: Name | None = None
    apart = [says_apart(sentence) for sentence in parts[1:]] + [False]
    for sentence, names in zip(parts, named, strict=True):
        triggers = with_further(
            sentence, names, find_triggers(sentence, names), apart=apart[sentence.number]
        )
        first_notice[sentence.number] = len(seen)
        begins = sentence.words[0].folded if sentence.words else ""
        of_hero = begins in _GOES_ON or is_of_before(sentence, names)
        topic = hero if of_hero else topic
        seen += notices(sentence, names, triggers, topic)
        found_here = find_roles(sentence, names, triggers, topic)
        found_here = shared_out(found_here, sentence, names, triggers, topic)
        roles += [(role, sentence.number) for role in found_here]
        if not (triggers and is_of_before(sentence, names)):
            topic = next((name for name in names if name.kind is EntityKind.PERSON), topic)
        if sentence.kind is BlockKind.BODY:
            hero = hero or topic
    roles += listed_below(parts, named)
    found, owner = frames(seen, written)
    link_wholes(owner, seen)
    part_gatherings(found)
    context = MeetingContext(
        sentences=parts,
        notices=seen,
        owner=owner,
        frames=found,
        first_notice=first_notice,
        written=written,
        countries=_countries(named),
        names=named,
    )
    facts = list(facts_of(parts, named))
    write_meetings(context, roles, facts, writer)


_GOES_ON = frozenset("كما وكما وكان وعلي وفي من ومن الي واستقبل والتقي واجتمع".split())
"""Words that begin what the person an article is about did besides: «he also», «on another»."""


def _countries(named: Sequence[Sequence[Name]]) -> Mapping[str, str]:
    """Return for each person the country its office names."""
    found: dict[str, str] = {}
    for names in named:
        for name in names:
            if name.key.startswith("person:") and name.country:
                found.setdefault(name.key, name.country)
    return found


def _mentions(named: Sequence[Sequence[Name]]) -> tuple[Mention, ...]:
    """Return where entities are named; a nationality is no mention of its country."""
    found = {
        (name.start, name.end, name.key) for names in named for name in names if not name.adjective
    }
    return tuple(Mention(key, start, end) for start, end, key in sorted(found))
