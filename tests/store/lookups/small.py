"""A small store made by hand: three articles, two meetings."""

from __future__ import annotations

from store.lookups import Lookups
from store.records import Article, Claim, EventDate, Kind, Mention, Method

KUWAIT = """اجتماع الكويت
عقد في الكويت يوم 13 فبراير 2018 اجتماع وزاري تحدث فيه أحمد علي حسن عن الأردن.
وذكر المقال العراق بعيدا عن الاجتماع.
"""


LONDON = """لقاء لندن المقبل
يعقد في بريطانيا يوم 3 مارس 2018 اجتماع مقبل.
"""


UNDATED = "خبر بلا تاريخ\nزار أحمد علي حسن العراق وتحدث عن العراق.\n"


def article(
    id: str,
    text: str,
    *,
    names: dict[str, str],
    said: tuple[tuple[str, str, str, str], ...] = (),
    date: str | None = None,
) -> Article:
    """An article that names each entity wherever its words stand.

    Args:
        id: Its id.
        text: Its text; the first line is the title.
        names: Words by the key of the entity they name.
        said: About what, property, words, normalised value.
        date: When it was published.
    """
    mentions = [
        Mention(key, at, at + len(words))
        for key, words in names.items()
        for at in range(len(text))
        if text.startswith(words, at)
    ]
    claims = [
        Claim(
            id=f"{id}.{number}",
            article=id,
            about=about,
            property=property,
            value=words,
            normalised=normalised,
            start=text.index(words),
            end=text.index(words) + len(words),
            quote=words,
            method=Method.STATED,
            rule="by hand",
        )
        for number, (about, property, words, normalised) in enumerate(
            [*said, *((key, "name", words, "") for key, words in names.items())]
        )
    ]
    return Article(
        id=id,
        file=f"{id}.txt",
        sha256=id,
        text=text,
        title=text.partition("\n")[0],
        date_published=EventDate(date, Method.STATED, "by hand") if date else None,
        mentions=tuple(sorted(mentions, key=lambda each: each.start)),
        claims=tuple(claims),
    )


PERSON = "person:احمد علي حسن"


ARTICLES = (
    article(
        "a-1",
        KUWAIT,
        date="2018-02-14",
        names={
            "country:KW": "الكويت",
            "country:JO": "الأردن",
            "country:IQ": "العراق",
            PERSON: "أحمد علي حسن",
        },
        said=(
            ("meeting:1", "date", "13 فبراير 2018", "2018-02-13"),
            ("meeting:1", "place", "الكويت", "country:KW"),
            ("meeting:1", "speaker", "أحمد علي حسن", PERSON),
            ("meeting:1", "agenda", "تحدث فيه أحمد علي حسن عن الأردن", "x"),
        ),
    ),
    article(
        "a-2",
        LONDON,
        date="2018-03-01",
        names={"country:GB": "بريطانيا"},
        said=(
            ("meeting:1", "date", "3 مارس 2018", "2018-03-03"),
            ("meeting:1", "place", "بريطانيا", "country:GB"),
            ("meeting:1", "status", "مقبل", "planned"),
        ),
    ),
    article("a-3", UNDATED, names={"country:IQ": "العراق"}),
)


def the(lookups: Lookups, kind: Kind, label: str) -> str:
    """The id of the record of that kind whose label holds the words."""
    (id,) = [row.id for row in lookups.rows(kind) if label in row.label]
    return id
