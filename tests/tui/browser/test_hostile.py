"""Article text is hostile: nothing in it is obeyed, by us, by Textual or by the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual import events
from textual.color import Color
from textual.widget import Widget
from textual.widgets import Input

from store import Article, Block, BlockKind, EventDate, Method, Scan
from tui.browser.panes import Notice, Results
from tui.browser.screens import Find
from tui.browser.terminal.barrier import Barrier

OSC = "\x1b]52;c;aGFja2Vk\x07"
CSI = "\x1b[31;5mred\x1b[2J\x1b[6n"
DCS = '\x1bP$q"p\x1b\\'
C1 = "\x9b31m\x9d52;c;aGFja2Vk\x9c\x90x\x9c"
MARKUP = "[@click=app.quit]x[/] [/b] [bold red]y"
BIDI = "\u202etxet\u202c\u2066iso\u2069\u200f"
EVIL = f"شر {OSC}{CSI}{DCS}{C1}{MARKUP}{BIDI}\r\b\x7f\u2028 نهاية"

FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200f]")


def hostile(make_draft: Any) -> Article:
    """An article with something evil in every place a person can look at."""
    draft = make_draft(
        file=f"evil{OSC}.txt",
        text=f"{EVIL}\nعقد الاجتماع في الكويت {EVIL} برئاسة {EVIL} أمس.\nتذييل {EVIL}\n",
        title=EVIL,
        published=EventDate("2018-02-13", Method.STATED, "page"),
        publisher=f"ناشر {EVIL}",
    )
    draft.mention("person:evil", "برئاسة")
    draft.claim("article", "title", "عقد", EVIL)
    draft.claim("person:evil", "name", "برئاسة", EVIL)
    draft.claim("country:KW", "name", "الكويت", f"الكويت {EVIL}")
    draft.claim("meeting:evil", "date", "أمس", "2018-02-12", method=Method.RESOLVED, anchor=EVIL)
    draft.claim("meeting:evil", "place", "الكويت", EVIL, "country:KW")
    draft.claim("meeting:evil", "chair", "برئاسة", EVIL, "person:evil", role=EVIL)
    draft.claim("meeting:evil", "pledge", "الاجتماع", EVIL, EVIL)
    made: Article = draft.article()
    block = Block(BlockKind.FOOTER, made.text.index("تذييل"), len(made.text) - 1)
    return made._replace(blocks=(block,))


@pytest.fixture
def evil(make_store: Callable[[list[Article]], Scan], make_draft: Any) -> Scan:
    return make_store([hostile(make_draft)])


def harmless(seen: Any) -> None:
    """Nothing that can be seen holds what a terminal could obey, or carries an action."""
    filters = seen.app.get_line_filters()
    for widget in seen.app.screen.query(Widget):
        for y in range(widget.size.height):
            strip = widget.render_line(y)
            for segment in strip:
                assert segment.style is None or not segment.style.meta.get("@click")
            for each in filters:
                strip = strip.apply_filter(each, Color(0, 0, 0))
            assert not FORBIDDEN.search(strip.text), (widget, strip.text)
            assert strip.text.isprintable(), (widget, strip.text)


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (60, 15), (30, 8)])
@pytest.mark.parametrize("lang", ["en", "ar"])
async def test_every_pane_shows_it_harmlessly(
    browse: Any, evil: Scan, size: tuple[int, int], lang: str
) -> None:
    async with browse(size, lang, evil) as seen:
        for key in ("1", "2", "3", "enter", "G", "e", "n", "0", "[", "2", "enter", "j", "e"):
            await seen.press(key)
            harmless(seen)
        assert seen.app.is_running


async def test_widths_hold_whatever_is_shown(browse: Any, evil: Scan) -> None:
    async with browse((140, 40), "en", evil) as seen:
        for pane in seen.drawn:
            widget = seen.screen.query_one(f"#{pane}")
            for y in range(widget.size.height):
                assert widget.render_line(y).cell_length == widget.size.width


async def test_the_search_finds_it_and_shows_it_harmlessly(browse: Any, evil: Scan) -> None:
    async with browse((80, 24), "en", evil) as seen:
        await seen.press("S")
        await seen.write("الكويت")
        assert seen.one(Results).length
        harmless(seen)
        await seen.press("enter")
        harmless(seen)
        assert seen.app.is_running


async def test_pasted_sequences_do_not_enter_the_search_box(browse: Any, evil: Scan) -> None:
    async with browse((80, 24), "en", evil) as seen:
        await seen.press("S")
        seen.box.post_message(events.Paste(EVIL))
        await seen.pilot.pause(0.1)
        assert isinstance(seen.app.screen, Find)
        assert not FORBIDDEN.search(seen.box.value)
        assert "نهاية" in seen.box.value
        harmless(seen)


async def test_what_is_said_once_is_shown_harmlessly(browse: Any, evil: Scan) -> None:
    async with browse((80, 24), "en", evil) as seen:
        seen.screen.say(EVIL)
        await seen.pilot.pause()
        assert seen.one(Notice).display
        harmless(seen)


async def test_clicking_on_markup_runs_nothing(browse: Any, evil: Scan) -> None:
    async with browse((80, 24), "en", evil) as seen:
        for x in range(0, 80, 3):
            await seen.pilot.click(offset=(x, 3))
        assert seen.app.is_running


async def test_the_barrier_holds_for_textuals_own_widgets(browse: Any) -> None:
    """The second barrier alone: an Input of Textual's, which draws what it is given."""
    async with browse() as seen:
        box = Input(EVIL)
        await seen.app.screen.mount(box)
        await seen.pilot.pause()
        drawn = box.render_lines(box.size.region)
        assert any("\x1b" in line.text for line in [box.render_line(0)])
        assert all(line.text.isprintable() for line in drawn)
        assert all(line.cell_length == box.size.width for line in drawn)


def test_the_barrier_keeps_widths_and_what_is_printable() -> None:
    barrier = Barrier()
    given = [Segment("مرحبا"), Segment("a\x1b]52;c;x\x07b"), Segment("\u202eend")]
    made = barrier.apply(given, Color(0, 0, 0))
    assert made[0].text == "مرحبا"
    assert [each.cell_length for each in made] == [each.cell_length for each in given]
    assert all(each.text.isprintable() for each in made)


def test_the_terminal_is_sent_nothing_that_an_article_says(
    evil: Scan, tmp_path: Path, terminal: Any
) -> None:
    with terminal(str(next(tmp_path.glob("store*"))), "visual") as seen:
        seen.wait_for("MEETINGS")
        for keys, shown in (
            ("\r", "[RECORD]"),
            ("e", "[0 READ]"),
            ("2", "[2 ENTITIES"),
            ("S", "type a word"),
            ("شر", "found"),
            ("\x1b", "[2 ENTITIES"),
            ("?", "HELP"),
            ("q", "[2 ENTITIES"),
        ):
            seen.forget()
            seen.press(keys)
            seen.wait_for(shown)
        seen.press("Q")
        assert seen.end() == 0
    written = seen.everything
    assert "\x1b]52" not in written
    assert "\x9b" not in written
    assert "\x9d" not in written
    assert "\x1bP" not in written
    # What Textual itself sends: moves, colours, modes, its own questions, the pointer's shape.
    own = r"\x1b\[[<>?=]?[0-9;]*\$?[A-Za-z]|\x1b\]22;[a-z]*(\x1b\\|\x07)"
    assert "\x1b" not in re.sub(own, "", written)
