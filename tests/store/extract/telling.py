"""What an article that is a few sentences tells of meetings."""

from __future__ import annotations

from store.extract import read
from store.records import Meeting
from store.resolve.all import resolve

PRESENT = ("chair", "participant", "delegation_head", "speaker", "opener", "host")


HELD = "تونس 12 مارس 2019 - "


SESSION = HELD + "عقد اليوم في تونس الاجتماع الوزاري العربي برئاسة الوزير ناصر بوريطة. "


def meetings(text: str) -> list[Meeting]:
    """The meetings of an article, in the order in which it speaks of them."""
    article = read(text, file="news.txt", sha256="", id="news")
    return list(resolve([article]).meetings.values())


def those(meeting: Meeting, *roles: str) -> set[str]:
    """Who has one of some roles in a meeting."""
    return {value.label for role in roles for value in meeting.field(role).values}
