"""What is asked of the store is answered beside the keys, and the newest question wins."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from seen import Seen  # type: ignore[import-not-found, unused-ignore]

from store import Kind, MahdarError, Order, Scan, Stopped, Store
from tui.arabic import choose
from tui.browser import fields
from tui.browser.app import Browser
from tui.browser.opening import browser_of
from tui.browser.panes import CountList, Results, TreeView
from tui.browser.screens import Find
from tui.browser.screens.compare import Compare
from tui.browser.screens.counts import Counts
from tui.browser.screens.graph import Graph
from tui.browser.screens.timeline import Timeline
from tui.browser.widgets import SearchBox
from tui.messages import words


class Held(Scan):
    """A store whose answers are held back, each until it is let go or told to stop."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.holding = False
        self.asked: list[HeldApart] = []

    def apart(self) -> Any:
        made = HeldApart(super().apart(), self.holding)
        self.asked.append(made)
        return made

    def get(self, id: str) -> Any:
        assert not self.holding, "a key would wait for a record"
        return super().get(id)

    def rows(self, *arguments: Any, **options: Any) -> Any:
        assert not self.holding, "a key would wait for a list"
        return super().rows(*arguments, **options)

    @property
    def open(self) -> list[HeldApart]:
        """The questions that are yet to be answered."""
        return [each for each in self.asked if not each.done.is_set()]


class HeldApart:
    """One question, which waits before it is asked."""

    def __init__(self, real: Any, holding: bool) -> None:
        self._real = real
        self.go_on, self.done = threading.Event(), threading.Event()
        self.stopped = False
        self.deaf = False
        """Whether it does not hear that it is to stop, as one that is answered already."""
        self.trouble: MahdarError | None = None
        if not holding:
            self.go_on.set()

    def stop(self) -> None:
        self.stopped = True
        if not self.deaf:
            self.go_on.set()

    def __getattr__(self, name: str) -> Any:
        def ask(*arguments: Any, **options: Any) -> Any:
            assert threading.current_thread() is not threading.main_thread(), "a key would wait"
            try:
                assert self.go_on.wait(20)
                if self.stopped and not self.deaf:
                    raise Stopped
                if self.trouble is not None:
                    raise self.trouble
                return getattr(self._real, name)(*arguments, **options)
            finally:
                self.done.set()

        return ask


@pytest.fixture
def held(lookups: Scan, tmp_path: Path) -> Iterator[Held]:
    """The small world, answering slowly once told to."""
    made = Held(Store.open(next(tmp_path.glob("store*"))))
    yield made
    for each in made.asked:
        each.go_on.set()
    made.close()


@asynccontextmanager
async def shown(held: Held, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Any]:
    screen = browser_of(held, words("en"), name="sample", found=1)
    async with Browser(screen, choose("visual", {})).run_test(size=size) as pilot:
        seen = Seen(pilot)
        await seen.rest()
        held.holding = True
        yield seen
        for each in held.asked:
            each.go_on.set()


async def until(seen: Any, holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, "it does not come"
        await asyncio.sleep(0.01)
        await seen.pilot.pause()


def title(seen: Any, pane: Any) -> str:
    return str(seen.lines(pane)[0])


async def letter(seen: Any, held: Held, key: str) -> HeldApart:
    """Type a letter and wait until what it asks is on its way."""
    before = len(held.asked)
    await seen.pilot.press(key)
    await until(seen, lambda: len(held.asked) > before)
    return held.asked[-1]


async def test_letters_are_typed_while_a_search_is_under_way_and_the_last_one_is_answered(
    held: Held,
) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("S")
        questions = [await letter(seen, held, each) for each in "تيل"]
        assert seen.one(SearchBox).value == "تيل"
        assert [each.stopped for each in questions] == [True, True, False]
        await until(seen, lambda: "looking" in title(seen, seen.one(Results)))
        questions[-1].go_on.set()
        await until(seen, lambda: seen.one(Results).length > 0)
        assert "looking" not in title(seen, seen.one(Results))
        assert seen.one(Results).hits[0].row.label == "ريكس تيلرسون"


async def test_an_older_answer_never_takes_the_place_of_a_newer(held: Held) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("S")
        old = await letter(seen, held, "ت")
        old.deaf = True
        new = await letter(seen, held, "ي")
        new.go_on.set()
        await until(seen, lambda: seen.one(Results).length > 0)
        found = list(seen.one(Results).hits)
        old.go_on.set()
        await until(seen, old.done.is_set)
        await seen.pilot.pause()
        assert list(seen.one(Results).hits) == found


async def test_enter_right_behind_the_words_waits_and_keys_behind_it_come_after(
    held: Held,
) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("S")
        question = [await letter(seen, held, each) for each in "ناصر"][-1]
        await seen.pilot.press("enter", "2", "j")
        assert isinstance(seen.app.screen, Find)
        assert seen.one(SearchBox).value == "ناصر"
        held.holding = False
        question.go_on.set()
        await until(seen, lambda: seen.screen.active == "entities")
        assert seen.app.screen is seen.screen


async def test_escape_ends_a_search_that_enter_waits_for(held: Held) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("S")
        question = await letter(seen, held, "ن")
        await seen.pilot.press("enter", "j", "j", "escape")
        await until(seen, lambda: seen.app.screen is seen.screen)
        assert question.stopped
        held.holding = False
        await seen.press("j")
        assert seen.listing("meetings").cursor == 1, "what waited is forgotten"


async def test_the_cursor_moves_while_the_list_is_searched(held: Held) -> None:
    async with shown(held) as seen:
        every = seen.labels("meetings")
        await seen.pilot.press("/")
        question = await letter(seen, held, "ك")
        await seen.pilot.press("down")
        await until(seen, lambda: seen.listing("meetings").cursor == 1)
        assert seen.labels("meetings") == every
        await until(seen, lambda: "looking" in title(seen, seen.listing("meetings")))
        held.holding = False
        question.go_on.set()
        await until(seen, lambda: len(seen.labels("meetings")) < len(every))
        assert "looking" not in title(seen, seen.listing("meetings"))


async def test_the_newest_letters_are_what_a_list_is_searched_for(held: Held) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("/")
        old = await letter(seen, held, "ا")
        old.deaf = True
        new = await letter(seen, held, "ل")
        new = await letter(seen, held, "ك")
        held.holding = False
        new.go_on.set()
        await until(seen, lambda: str(seen.screen.filters[Kind.MEETING]) == "الك*")
        old.go_on.set()
        await until(seen, old.done.is_set)
        await seen.pilot.pause()
        assert str(seen.screen.filters[Kind.MEETING]) == "الك*"
        assert len(seen.labels("meetings")) == 1


async def test_escape_lets_a_list_stand_that_is_being_searched(held: Held) -> None:
    async with shown(held) as seen:
        every = seen.labels("meetings")
        await seen.pilot.press("/")
        question = await letter(seen, held, "ك")
        await seen.pilot.press("escape")
        assert question.stopped
        assert not seen.screen.query_one("#in-list").display
        await until(seen, question.done.is_set)
        held.holding = False
        await seen.press("j")
        assert seen.labels("meetings") == every
        assert "looking" not in title(seen, seen.listing("meetings"))


async def test_enter_keeps_what_is_found_once_it_is(held: Held) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("/")
        question = await letter(seen, held, "ك")
        await seen.pilot.press("enter", "enter")
        assert seen.screen.query_one("#in-list").display
        held.holding = False
        question.go_on.set()
        await until(seen, lambda: seen.screen.active == "record")
        assert "الكويت" in seen.record.heading
        assert str(seen.screen.filters[Kind.MEETING]) == "ك*"


@pytest.mark.parametrize(("key", "screen"), [("c", Counts), ("T", Timeline)])
async def test_a_view_opens_when_it_is_known_with_the_keys_typed_meanwhile(
    held: Held, key: str, screen: type
) -> None:
    async with shown(held) as seen:
        await seen.pilot.press(key, "j")
        (question,) = held.open
        await until(seen, lambda: "looking" in title(seen, seen.listing("meetings")))
        assert "Escape" in str(seen.screen.query_one("#notice").said)
        held.holding = False
        question.go_on.set()
        await until(seen, lambda: isinstance(seen.app.screen, screen))
        await until(seen, lambda: seen.app.screen.moved_pane.cursor == 1)
        assert seen.screen.query_one("#notice").said == ""


@pytest.mark.parametrize("key", ["c", "T"])
async def test_escape_gives_a_view_up(held: Held, key: str) -> None:
    async with shown(held) as seen:
        await seen.pilot.press(key, "escape")
        assert [each.stopped for each in held.asked] == [True]
        assert seen.app.screen is seen.screen
        held.holding = False
        await seen.press("j")
        assert seen.listing("meetings").cursor == 1


async def test_fields_are_walked_without_waiting_for_their_counts(held: Held) -> None:
    async with shown(held) as seen:
        held.holding = False
        await seen.press("c")
        held.holding = True
        await seen.pilot.press("tab", "tab", "tab")
        assert [each.stopped for each in held.asked[-3:]] == [True, True, False]
        pane = seen.one(CountList)
        await until(seen, lambda: "[person]" in seen.lines(pane)[1])
        assert "looking" in title(seen, pane)
        held.asked[-1].go_on.set()
        await until(seen, lambda: pane.length > 0)
        assert "looking" not in title(seen, pane)


async def test_a_filter_that_is_asked_for_can_be_given_up(held: Held) -> None:
    async with shown(held) as seen:
        every = seen.labels("meetings")
        await seen.pilot.press("enter", "!")
        (question,) = held.open
        await seen.pilot.press("escape")
        assert question.stopped
        assert seen.labels("meetings") == every
        assert seen.screen.active == "record", "Escape ends that, and no more"
        assert not seen.screen.history.can_go_back or seen.screen.filters[Kind.MEETING] is None


async def test_the_cursor_goes_on_while_what_follows_it_is_found_and_the_newest_is_shown(
    held: Held,
) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("j")
        await until(seen, lambda: len(held.asked) == 1)
        before = seen.screen.record.id
        await seen.pilot.press("k")
        assert seen.listing("meetings").cursor == 0, "a move waits for nothing"
        await until(seen, lambda: len(held.asked) == 2)
        assert held.asked[0].stopped
        await seen.pilot.press("j")
        await until(seen, lambda: len(held.asked) == 3)
        held.asked[2].go_on.set()
        await until(seen, lambda: not seen.screen.is_asking)
        current = seen.listing("meetings").current
        assert seen.screen.record.id == seen.screen.narrowing == current.id != before


async def test_a_key_that_needs_the_record_waits_for_it(
    held: Held,
) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("j")
        await until(seen, lambda: len(held.asked) == 1)
        await seen.pilot.press("enter", "j")
        assert seen.screen.active == "meetings"
        held.holding = False
        held.asked[0].go_on.set()
        await until(seen, lambda: seen.screen.active == "record" and seen.record.cursor == 1)
        assert seen.screen.record.id == seen.listing("meetings").current.id


async def test_who_goes_to_a_list_waits_for_no_record_that_takes_long(
    held: Held,
) -> None:
    async with shown(held) as seen:
        before = seen.screen.record.id
        await seen.pilot.press("2", "j")
        assert seen.listing("entities").cursor == 1
        assert seen.screen.record.id == before
        held.holding = False
        await until(seen, lambda: bool(held.open) or not seen.screen.is_moving)
        for question in held.asked:
            question.go_on.set()
        await until(seen, lambda: not seen.screen.is_moving)
        assert seen.screen.record.id == seen.listing("entities").current.id


async def test_a_list_is_sorted_once_that_is_known(held: Held) -> None:
    async with shown(held) as seen:
        before = seen.labels("meetings")
        await seen.pilot.press("s", "o", "j")
        (question,) = held.open
        await until(seen, lambda: seen.listing("meetings").cursor == 1)
        assert seen.labels("meetings") == before, "the cursor moves meanwhile"
        held.holding = False
        question.go_on.set()
        await until(seen, lambda: seen.screen.orders[Kind.MEETING] is Order.OLDEST)
        assert seen.labels("meetings") != before
        assert seen.screen.history.can_go_back


async def test_a_place_is_gone_back_to_once_it_is_found_and_keys_wait_for_it(held: Held) -> None:
    async with shown(held) as seen:
        held.holding = False
        await seen.press("enter", "q", "2", "j")
        assert seen.screen.active == "entities"
        held.holding = True
        await seen.pilot.press("[", "j")
        (question,) = held.open
        assert seen.screen.active == "entities"
        held.holding = False
        question.go_on.set()
        await until(seen, lambda: seen.screen.active == "meetings")
        await until(seen, lambda: seen.listing("meetings").cursor == 1)


async def test_what_goes_wrong_is_said_and_keys_go_on(held: Held) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("c")
        (question,) = held.open
        question.trouble = MahdarError("the disk is gone")
        question.go_on.set()
        await until(seen, lambda: "disk" in str(seen.screen.query_one("#notice").said))
        held.holding = False
        await seen.press("j")
        assert seen.app.screen is seen.screen


async def test_who_leaves_waits_for_nothing(held: Held) -> None:
    async with shown(held) as seen:
        await seen.pilot.press("T", "ctrl+q")
        await until(seen, lambda: not seen.app.is_running)


async def test_a_fault_in_asking_is_not_swallowed(held: Held) -> None:
    def faulty(lookups: Any) -> None:
        raise RuntimeError("a fault")

    async def ask() -> None:
        async with shown(held) as seen:
            held.holding = False
            seen.screen.inquire("any", held, faulty, print)
            await until(seen, lambda: not seen.app.is_running)

    with pytest.raises(Exception, match="a fault"):
        await ask()


def opened_record(seen: Any) -> bool:
    return bool(seen.screen.active == "record")


@pytest.mark.parametrize(
    ("before", "key", "holds"),
    [
        ((), "enter", opened_record),
        (("2",), "enter", opened_record),
        (("j",), "enter", opened_record),
        (("2",), "*", lambda seen: seen.screen.narrowing == seen.listing("entities").current.id),
        (("1",), "1", lambda seen: not seen.listing("articles").narrowed),
        ((), "v", lambda seen: isinstance(seen.app.screen, Compare)),
        ((), "d", lambda seen: isinstance(seen.app.screen, Graph)),
    ],
)
async def test_no_key_waits_for_a_record_or_a_list_in_few_articles_either(
    held: Held, before: tuple[str, ...], key: str, holds: Callable[[Any], bool]
) -> None:
    async with shown(held) as seen:
        held.holding = False
        await seen.press(*before)
        held.holding = True
        if key == "enter":
            await seen.pilot.press("j")  # whose record is yet to follow
        await seen.pilot.press(key)
        await until(seen, lambda: bool(held.open))
        assert not holds(seen)
        held.holding = False
        for question in held.asked:
            question.go_on.set()
        await until(seen, lambda: holds(seen))


async def test_a_branch_of_the_tree_opens_once_it_is_known(held: Held) -> None:
    async with shown(held) as seen:
        held.holding = False
        await seen.press("d", "j")
        tree = seen.app.screen.query_one(TreeView)
        before = tree.length
        held.holding = True
        await seen.pilot.press("space", "escape")
        assert held.asked[-1].stopped
        assert isinstance(seen.app.screen, Graph), "Escape ends that, and no more"
        assert tree.length == before
        await seen.pilot.press("space")
        held.asked[-1].go_on.set()
        await until(seen, lambda: tree.length > before)


async def test_a_record_of_many_articles_names_some_and_says_where_all_are(
    browse: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "MOST", 1)
    async with browse((100, 30)) as seen:
        sources = [row for row in seen.record.fields if row.name == "sources"]
        assert [row.count for row in sources] == [2, 0]
        assert "1 more" in sources[1].value
        assert "ARTICLES" in sources[1].value
        assert "2 sources" in seen.lines(seen.record)[0]
