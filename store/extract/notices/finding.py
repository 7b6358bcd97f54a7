"""What a sentence says of the meeting a trigger speaks of: date, place, body, level, mode, status.

Each trigger owns a stretch of the sentence: from the clause it stands in to where the clause of the
next begins. A place behind a word that opens the matter («to discuss», «about») is talked about,
not met in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...records import EntityKind, Span
from ..constructions.apart import base_of, going_on
from ..names import Name
from ..sentences import Sentence
from ..triggers.trigger import Trigger
from .bodies import bodies_that_meet
from .carried import carried, like_before, on_margin, says_of_it
from .dates import dates_of, is_end, is_of_announcement, put_off_to
from .matter import matter_start
from .notice import Notice
from .stretches import edges
from .terms import status_said, term_said
from .whereabouts import where


def notices(
    sentence: Sentence,
    names: Sequence[Name],
    triggers: Sequence[Trigger],
    topic: Name | None = None,
) -> list[Notice]:
    """Return what each trigger of a sentence says, in order.

    Args:
        sentence: The sentence.
        names: Its names.
        triggers: Its meetings.
        topic: Whom the sentences before speak of: the subject of «he also met X».
    """
    stretches = edges(sentence, triggers)
    found: list[Notice] = []
    for number, (trigger, (start, end)) in enumerate(zip(triggers, stretches, strict=True)):
        if trigger.kind == "summit" and not trigger.again:
            end = max([end, *(stretches[n][1] for n in going_on(triggers, number))])
        notice = _notice(sentence, names, trigger, Span(start, end))
        if trigger.again:
            notice = like_before(notice, found[base_of(triggers, len(found))], topic)
        elif notice.opens_a_row and found:
            notice = carried(notice, None, topic)
            notice = replace(notice, place=notice.place or found[-1].place)
        elif notice.bilateral and trigger.kind in ("meeting", "talks"):
            notice = carried(notice, found[-1] if found else None, topic)
        found.append(notice)
    return [on_margin(notice, found) for notice in found]


def _notice(sentence: Sentence, names: Sequence[Name], trigger: Trigger, stretch: Span) -> Notice:
    opener = matter_start(sentence, names, trigger.index, trigger.end, stretch.end)
    place, host = where(sentence, names, trigger, stretch, opener)
    status = status_said(sentence, names, trigger, stretch)
    said = tuple(dates_of(sentence, trigger, stretch, opener))
    dates = tuple(
        each
        for each in said
        if not is_end(sentence, each, status)
        and not is_of_announcement(sentence, each, trigger, status)
    )
    return Notice(
        sentence=sentence,
        trigger=trigger,
        names=tuple(names),
        stretch=stretch,
        dates=dates or tuple(put_off_to(sentence, said, status)),
        place=place,
        host=host,
        bodies=tuple(bodies_that_meet(sentence, names, trigger, opener)),
        level=term_said(sentence, "level", trigger, stretch),
        mode=term_said(sentence, "mode", trigger, stretch),
        status=status,
        parties=tuple(
            name
            for name in names
            if stretch.start <= name.start < opener
            and name.kind in (EntityKind.COUNTRY, EntityKind.PERSON)
            and not says_of_it(sentence, name, trigger)
        ),
    )
