"""The sources of a record side by side."""

from __future__ import annotations

from typing import Any

import pytest

from store import Claim, Entity, EntityKind, Field, Method, Value
from tui.browser.comparing import Verdict, compare
from tui.browser.screens.compare import Compare, Sources
from tui.messages import words


def claim(article: str, label: str) -> Claim:
    return Claim(
        id=f"{article}-{label}",
        about="x",
        property="members",
        value=label,
        normalised=label,
        article=article,
        start=0,
        end=1,
        quote="x",
        method=Method.STATED,
        rule="test",
    )


def field(said: dict[str, str], *, differs: bool = False) -> Field:
    """A field of which each article says some letters, each letter a value."""
    letters = sorted(set("".join(said.values())))
    values = [
        Value(each, each, tuple(claim(a, each) for a, text in said.items() if each in text))
        for each in letters
    ]
    return Field("members", tuple(values), differs)


@pytest.mark.parametrize(
    ("said", "differs", "verdict"),
    [
        ({"a": "x"}, False, Verdict.ONE),
        ({"a": "x", "b": "x"}, False, Verdict.EQUAL),
        ({"a": "xy", "b": "yx"}, False, Verdict.EQUAL),
        ({"a": "x", "b": "xy"}, False, Verdict.COMPLEMENTARY),
        ({"a": "x", "b": "y"}, False, Verdict.COMPLEMENTARY),
        ({"a": "x", "b": "y"}, True, Verdict.DIFFERING),
    ],
)
def test_how_what_sources_say_fits_together(
    said: dict[str, str], differs: bool, verdict: Verdict
) -> None:
    fields = (field(said, differs=differs), Field("silent", ()))
    entity = Entity("e", EntityKind.PERSON, "x", (), None, (), (), fields)
    (compared,) = compare(entity, words("en"))
    assert compared.verdict is verdict
    assert {source: "".join(each.values) for source, each in compared.said.items()} == {
        source: "".join(sorted(text)) for source, text in said.items()
    }


async def opened(seen: Any) -> Sources:
    await seen.press("v")
    assert isinstance(seen.app.screen, Compare)
    found: Sources = seen.app.screen.query_one(Sources)
    return found


@pytest.mark.parametrize("key", ["v", "ر"])
async def test_each_source_has_a_column_and_each_field_a_row(browse: Any, key: str) -> None:
    async with browse((100, 24)) as seen:
        await seen.press(key)
        table = seen.app.screen.query_one(Sources)
        lines = seen.lines(table)
        assert "2018-02-14" in lines[1]
        assert any("level" in line and "-" in line for line in lines), "one source is silent"
        assert any("place" in line and "=" in line for line in lines)
        assert not any("organiser" in line for line in lines), "nobody speaks of it"
        await seen.press("q")
        assert seen.app.screen is seen.screen


async def test_enter_reads_the_words_of_the_chosen_source(browse: Any) -> None:
    async with browse((100, 24)) as seen:
        sources = seen.screen.record.sources
        table = await opened(seen)
        names = [each.name for each in table._fields]
        table.move_to(names.index("place"))
        await seen.press("tab", "enter")
        assert seen.screen.active == "reader"
        assert seen.reader.article.id == sources[1]
        assert seen.reader.current is not None
        await seen.press("[")
        assert seen.screen.active == "meetings", "back to where it was asked"


async def test_a_silent_source_has_nothing_to_read(browse: Any) -> None:
    async with browse((100, 24)) as seen:
        table = await opened(seen)
        silent = next(
            (row, column)
            for row, each in enumerate(table._fields)
            for column, (source, _) in enumerate(table._sources)
            if source not in each.said
        )
        table.move_to(silent[0])
        table.choose(silent[1])
        await seen.press("enter")
        assert isinstance(seen.app.screen, Compare)


async def test_where_not_all_fit_the_chosen_one_comes_into_sight(browse: Any) -> None:
    async with browse((45, 24)) as seen:
        table = await opened(seen)
        assert table.fitting == 1
        first = seen.lines(table)[1]
        await seen.press("l")
        assert seen.lines(table)[1] != first
        await seen.press("l", "l", "h")
        assert seen.lines(table)[1] == first


async def test_an_article_is_one_source_and_cannot_be_compared(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("1", "v")
        assert seen.app.screen is seen.screen
        assert "not possible here" in seen.screen.query_one("#notice").said
