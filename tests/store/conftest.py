"""Articles made by hand, small enough to be seen at a glance, and where anybody may read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from store.records import Article, Block, BlockKind, Claim, EventDate, Mention, Method

TEXT = "اجتماع الكويت\nترأس صباح الخالد الاجتماع في الكويت.\n"


def article(number: int = 0, *, text: str = TEXT) -> Article:
    """An article with one claim, one mention and a date."""
    digest = sha256(f"{number} {text}".encode()).hexdigest()
    id = f"a-{digest[:12]}"
    place = text.index("الكويت")
    quote = text[place : place + 6]
    return Article(
        id=id,
        file=f"{number:03}.txt",
        sha256=digest,
        text=text,
        title=text.partition("\n")[0],
        publisher="صحيفة",
        date_published=EventDate("2018-02-13", Method.STATED, "day-month-year"),
        blocks=(
            Block(BlockKind.TITLE, 0, text.index("\n")),
            Block(BlockKind.BODY, text.index("\n") + 1, len(text)),
        ),
        mentions=(Mention("country:KW", place, place + 6),),
        claims=(
            Claim(
                id=f"{id}.1",
                article=id,
                about="meeting:1",
                property="place",
                value="الكويت",
                normalised="country:KW",
                start=place,
                end=place + 6,
                quote=quote,
                method=Method.STATED,
                rule="place-after-in",
                role=None,
                confidence=0.5,
                detail={"what": "دولة", "number": 74, "share": 0.5},
            ),
        ),
    )


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Makes articles: the same number and text give the same article."""
    return article


@pytest.fixture
def anybody() -> Iterator[Path]:
    """A folder that every user may go into: into pytest's own only its user may."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made)
        path.chmod(0o755)
        yield path
        for each in path.rglob("*"):
            if each.is_dir():
                each.chmod(0o755)
