"""A small world of three articles, made by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from store import Article, Block, BlockKind, Claim, EventDate, Mention, Method

KUWAIT = """صحيفة الغد
عاجل: إعلان
الكويت تستضيف اجتماع التحالف الدولي
الكويت: عقد التحالف الدولي اجتماعا وزاريا في الكويت أمس برئاسة صباح الخالد.

وقال ريكس تيلرسون إن بلاده تتعهد بمبلغ 200 مليون دولار لدعم الاستقرار في المناطق المحررة.
وأضاف تيلرسون أن الحرب لم تنته بعد، وأن التحالف الدولي ماض في عمله حتى هزيمة التنظيم هزيمة تامة.
جميع الحقوق محفوظة
"""

KUWAIT_AGAIN = """اجتماع وزاري في الكويت
عقد في الكويت يوم الثلاثاء 13 فبراير 2018 اجتماع التحالف الدولي.
وتعهد ريكس تيلرسون بتقديم 200 مليون دولار للتحالف.
"""

AMMAN = """اجتماع مصغر في الأردن
عقدت المجموعة المصغرة اجتماعها في الأردن أول من أمس، وافتتحه ناصر جودة.
ومن المقرر أن يعقد الاجتماع المقبل الشهر المقبل.
"""


@dataclass
class Draft:
    """An article in the making: quotes are looked up, so that offsets are right by construction."""

    file: str
    text: str
    title: str
    published: EventDate | None = None
    modified: EventDate | None = None
    publisher: str | None = None
    blocks: tuple[tuple[BlockKind, str], ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"a-{sha256(self.text.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"

    def mention(self, key: str, *surfaces: str) -> None:
        for surface in surfaces:
            start = -1
            while (start := self.text.find(surface, start + 1)) >= 0:
                self.mentions.append(Mention(key, start, start + len(surface)))

    def claim(
        self,
        about: str,
        name: str,
        quote: str,
        value: str | None = None,
        normalised: str | None = None,
        method: Method = Method.STATED,
        anchor: str | None = None,
        role: str | None = None,
    ) -> None:
        start = self.text.index(quote)
        shown = quote if value is None else value
        self.claims.append(
            Claim(
                id=f"{self.id}.{len(self.claims) + 1}",
                article=self.id,
                about=about,
                property=name,
                value=shown,
                normalised=shown if normalised is None else normalised,
                start=start,
                end=start + len(quote),
                quote=quote,
                method=method,
                rule="by-hand",
                anchor=anchor,
                role=role,
            )
        )

    def article(self) -> Article:
        found = []
        for kind, words_ in self.blocks:
            start = self.text.index(words_)
            found.append(Block(kind, start, start + len(words_)))
        return Article(
            id=self.id,
            file=self.file,
            sha256=sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
            text=self.text,
            title=self.title,
            publisher=self.publisher,
            date_published=self.published,
            date_modified=self.modified,
            page_date=EventDate("2024-03-29", Method.STATED, "page"),
            blocks=tuple(sorted(found, key=lambda block: block.start)),
            mentions=tuple(sorted(self.mentions, key=lambda each: each.start)),
            claims=tuple(self.claims),
        )


def kuwait() -> Draft:
    draft = Draft(
        "kuwait.txt",
        KUWAIT,
        "الكويت تستضيف اجتماع التحالف الدولي",
        published=EventDate("2018-02-14", Method.STATED, "page"),
        publisher="الغد",
        blocks=(
            (BlockKind.MASTHEAD, "صحيفة الغد"),
            (BlockKind.ADVERT, "عاجل: إعلان"),
            (BlockKind.TITLE, "الكويت تستضيف اجتماع التحالف الدولي"),
            (BlockKind.FOOTER, "جميع الحقوق محفوظة"),
        ),
    )
    meeting = "meeting:kuwait"
    draft.claim("article", "title", "الكويت تستضيف اجتماع التحالف الدولي")
    draft.claim(meeting, "date", "أمس", "2018-02-13", method=Method.RESOLVED, anchor="2018-02-14")
    draft.claim(meeting, "place", "في الكويت", "الكويت", "country:KW")
    draft.claim(meeting, "status", "عقد", "عُقد", "held")
    draft.claim(meeting, "level", "وزاريا", "وزاري", "ministerial")
    draft.claim(meeting, "body", "التحالف الدولي", normalised="group:coalition")
    draft.claim(meeting, "speaker", "ريكس تيلرسون", normalised="person:tillerson")
    draft.claim(meeting, "chair", "صباح الخالد", normalised="person:sabah", role="وزير الخارجية")
    draft.claim(
        meeting,
        "pledge",
        "تتعهد بمبلغ 200 مليون دولار لدعم الاستقرار في المناطق المحررة",
        "200 مليون دولار",
        "200000000 USD",
    )
    draft.claim("person:tillerson", "name", "ريكس تيلرسون")
    draft.claim("person:sabah", "name", "صباح الخالد")
    draft.claim("country:KW", "name", "الكويت")
    draft.claim("group:coalition", "name", "التحالف الدولي")
    draft.mention("person:tillerson", "تيلرسون")
    draft.mention("country:KW", "الكويت")
    return draft


def kuwait_again() -> Draft:
    draft = Draft(
        "again.txt",
        KUWAIT_AGAIN,
        "اجتماع وزاري في الكويت",
        modified=EventDate("2018-02-13T14:16", Method.STATED, "page"),
    )
    meeting = "meeting:kuwait"
    draft.claim(meeting, "date", "13 فبراير 2018", "2018-02-13", "2018-02-13")
    draft.claim(meeting, "place", "في الكويت", "الكويت", "country:KW")
    draft.claim(meeting, "body", "التحالف الدولي", normalised="group:coalition")
    draft.claim(meeting, "speaker", "ريكس تيلرسون", normalised="person:tillerson")
    draft.claim("person:tillerson", "name", "ريكس تيلرسون")
    draft.claim("person:tillerson", "position", "ريكس تيلرسون", "وزير الخارجية")
    draft.claim("country:KW", "name", "الكويت")
    draft.claim("group:coalition", "name", "التحالف الدولي")
    draft.mention("person:tillerson", "ريكس تيلرسون")
    return draft


def amman() -> Draft:
    draft = Draft(
        "amman.txt",
        AMMAN,
        "اجتماع مصغر في الأردن",
        published=EventDate("2015-04-10", Method.STATED, "page"),
    )
    meeting = "meeting:amman"
    draft.claim(
        meeting, "date", "أول من أمس", "2015-04-08", method=Method.RESOLVED, anchor="2015-04-10"
    )
    draft.claim(meeting, "place", "في الأردن", "الأردن", "country:JO")
    draft.claim(meeting, "body", "المجموعة المصغرة", normalised="group:small")
    draft.claim(meeting, "opener", "ناصر جودة", normalised="person:judeh")
    draft.claim("meeting:next", "date", "الشهر المقبل", "2015-05", method=Method.RESOLVED)
    draft.claim("meeting:next", "status", "المقرر", "مخطط له", "planned")
    draft.claim("person:judeh", "name", "ناصر جودة")
    draft.claim("country:JO", "name", "الأردن")
    draft.claim("group:small", "name", "المجموعة المصغرة")
    return draft
