"""Walking through an article, and looking for words in it."""

from __future__ import annotations

from typing import Any

import pytest

from store import Scan
from tui.browser.screens import Find
from tui.browser.stops import Stop, Stops, walk_of

LONG = "قال تيلرسون إن الوزراء التقوا في الكويت. "


async def read(seen: Any, *keys: str) -> None:
    await seen.press("0", *keys)
    assert seen.screen.active == "reader"


def at(seen: Any) -> str:
    stop = seen.reader.stop
    return str(seen.reader.article.text[stop.start : stop.end])


def said(seen: Any) -> str:
    return str(seen.screen.query_one("#notice").said)


async def look_for(seen: Any, words: str) -> None:
    await seen.press("/")
    await seen.pilot.press(*words)
    await seen.press("enter")


@pytest.mark.parametrize("key", ["tab"])
async def test_tab_walks_from_name_to_statement_and_marks_where_one_is(
    browse: Any, key: str
) -> None:
    async with browse() as seen:
        await read(seen)
        walked = []
        for _ in range(3):
            await seen.press(key)
            walked.append((seen.reader.stop.start, at(seen)))
        assert walked == sorted(walked)
        assert walked[0][1] == "الكويت"
        title = seen.lines(seen.reader)[0]
        assert "3/" in title
        await seen.press("shift+tab")
        assert (seen.reader.stop.start, at(seen)) == walked[1]
        await seen.press("shift+tab", "shift+tab")
        assert seen.reader.at == len(seen.reader.stops) - 1, "from the first to the last"


async def test_enter_opens_the_record_that_is_named_there(browse: Any) -> None:
    async with browse() as seen:
        await read(seen, "tab")
        assert "Enter" in seen.lines(seen.screen.query_one("#footer"))[0]
        await seen.press("enter")
        assert seen.record.heading == "الكويت"
        await seen.press("[")
        assert seen.screen.active == "reader"


async def test_enter_on_a_statement_opens_the_meeting_it_is_about(browse: Any) -> None:
    async with browse() as seen:
        await read(seen, "tab")
        while not seen.reader.stop.property:
            await seen.press("tab")
        meeting = seen.screen.record.id
        await seen.press("enter")
        assert (seen.screen.active, seen.screen.record.id) == ("record", meeting)


async def test_escape_leaves_the_walk_before_the_reader(browse: Any) -> None:
    async with browse() as seen:
        await read(seen, "tab", "escape")
        assert (seen.screen.active, seen.reader.stop) == ("reader", None)
        await seen.press("escape")
        assert seen.screen.active != "reader"


async def test_an_article_without_names_says_so(
    browse: Any, make_store: Any, make_draft: Any
) -> None:
    async with browse(store=make_store([make_draft("a.txt", "t\nx\n", "t").article()])) as seen:
        await read(seen, "tab")
        assert "no names" in said(seen)
        await seen.press("enter")
        assert "not possible" in said(seen)


async def test_statements_are_marked_beside_their_lines(browse: Any) -> None:
    async with browse() as seen:
        await read(seen)
        lines = [line for line in seen.lines(seen.reader) if "┆" in line]
        assert lines
        assert len(lines) < len([line for line in seen.lines(seen.reader) if line.strip()])


async def test_line_numbers_come_and_go(browse: Any) -> None:
    async with browse() as seen:
        await read(seen)
        numbered = seen.lines(seen.reader)[1:]
        await seen.press("#")
        bare = seen.lines(seen.reader)[1:]
        assert numbered[0].rstrip().endswith("1")
        assert not any(line.rstrip().endswith(("1", "2", "3")) for line in bare[:3])
        await seen.press("#")
        assert seen.lines(seen.reader)[1:] == numbered


# Words


@pytest.mark.parametrize("key", ["/", "ظ"])
async def test_words_are_found_in_the_article_as_one_types_and_n_goes_on(
    browse: Any, key: str
) -> None:
    async with browse() as seen:
        await read(seen, key)
        await seen.write("تيل")
        assert at(seen) == "تيلرسون", "live, and folded"
        await seen.press("enter")
        assert "1/2" in seen.lines(seen.reader)[0]
        first = seen.reader.stop
        await seen.press("n")
        assert seen.reader.stop.start > first.start
        await seen.press("n")
        assert seen.reader.stop == first, "round again"
        await seen.press("N", "enter")
        assert seen.reader.stop == first


async def test_escape_forgets_what_was_looked_for_and_tab_walks_names_again(browse: Any) -> None:
    async with browse() as seen:
        await read(seen)
        await look_for(seen, "الحرب")
        assert seen.reader.looked_for
        await seen.press("escape")
        assert (seen.screen.active, seen.reader.looked_for) == ("reader", "")
        await look_for(seen, "الحرب")
        await seen.press("tab")
        assert seen.reader.stop.key


async def test_what_is_not_there_says_so_and_n_goes_nowhere(browse: Any) -> None:
    async with browse() as seen:
        await read(seen)
        await look_for(seen, "zebra")
        assert "0/0" in seen.lines(seen.reader)[0]
        await seen.press("n")
        assert "not possible" in said(seen)


async def test_in_the_lists_slash_finds_everywhere_and_capital_s_does_from_the_reader(
    browse: Any,
) -> None:
    async with browse() as seen:
        await read(seen, "S")
        assert isinstance(seen.app.screen, Find)
        await seen.press("escape")
        await read(seen)
        await seen.press("3", "/")
        assert seen.screen.query_one("#in-list").display


async def test_evidence_is_walked_again_after_the_words(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("speaker")
        await seen.press("e")
        await look_for(seen, "دولار")
        await seen.press("e")
        assert not seen.reader.looked_for
        assert seen.reader.number == 1


async def test_a_long_article_is_walked_and_searched(
    browse: Any, make_store: Any, make_draft: Any
) -> None:
    draft = make_draft("long.txt", "t\n" + (LONG * 20 + "\n") * 150, "t")
    draft.mention("person:x", "تيلرسون")
    draft.claim("person:x", "name", "تيلرسون")
    store: Scan = make_store([draft.article()])
    async with browse(store=store) as seen:
        await seen.press("1")
        await read(seen, "tab", "shift+tab")
        assert seen.reader.at == 3_000 - 1
        assert seen.reader.top > 1_000
        await look_for(seen, "الوزراء")
        assert len(seen.reader.found) == 3_000


# The stretches


def test_stretches_are_found_by_where_they_are_whatever_they_hold() -> None:
    stops = Stops([Stop(0, 100, "long"), Stop(5, 8), Stop(5, 8), Stop(90, 95), Stop(100, 101)])
    assert [each.start for each in stops.all] == [0, 5, 90, 100]
    assert [each.start for each in stops.within(94, 100)] == [0, 90]
    assert [each.start for each in stops.within(8, 90)] == [0]
    assert list(stops.within(101, 200)) == []
    assert (stops.after(6), stops.after(101)) == (2, 0)


def test_what_is_said_of_the_article_and_mere_names_are_no_statements(make_draft: Any) -> None:
    draft = make_draft("a.txt", "one two three", "one")
    draft.claim("article", "title", "one")
    draft.claim("person:x", "name", "two")
    draft.claim("person:x", "position", "three")
    walk = walk_of(draft.article())
    assert [each.property for each in walk.said.all] == ["position"]
    assert not len(walk_of(None).all)


@pytest.mark.parametrize("key", ["w", "ص"])
async def test_the_article_is_wrapped_in_narrower_lines_and_what_is_read_stays(
    browse: Any, key: str
) -> None:
    async with browse((140, 20)) as seen:
        await seen.press("0", "j", "j", "j")
        begins = seen.reader.begins
        widths = []
        for _ in range(4):
            await seen.press(key)
            said = str(seen.screen.query_one("#notice").said)
            widths.append(int("".join(filter(str.isdigit, said))))
            lines = seen.reader.lines
            assert lines[seen.reader.top].start <= begins <= lines[seen.reader.top].end
        assert widths[:2] == sorted(widths[:2], reverse=True)
        assert len(set(widths)) > 2
        assert max(widths) <= seen.reader.inner_width


async def test_no_article_in_sight_is_wrapped(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("w")
        assert "not possible here" in seen.screen.query_one("#notice").said
