"""Several records at once: selected, joined, split and tagged; and asked about pair by pair."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from seen import Seen  # type: ignore[import-not-found, unused-ignore]
from test_deciding import Desk  # type: ignore[import-not-found, unused-ignore]
from world import Draft  # type: ignore[import-not-found, unused-ignore]

from store import Article, Kind, Scan
from store.lock import WriteLock
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.opening import first_screen
from tui.browser.panes import Notice
from tui.browser.screens import Palette
from tui.browser.screens.review import PairView, Review
from tui.messages import words

NAME = "أحمد علي"


def namesakes(*topics: str) -> list[Article]:
    """Articles of which each names somebody of the same name, with nothing else in common."""
    found = []
    for topic in topics:
        draft = Draft(f"{topic}.txt", f"خبر عن {topic}\nقال {NAME} شيئا عن {topic}.\n", topic)
        draft.claim("person:x", "name", NAME)
        draft.mention("person:x", NAME)
        found.append(draft.article())
    return found


class People(Desk):  # type: ignore[misc, unused-ignore]
    """A browser on the entities, all of them being namesakes."""

    @property
    def notice(self) -> str:
        return str(self.seen.one(Notice).said)

    @property
    def people(self) -> list[str]:
        return list(self.seen.labels("entities"))

    async def judge(self, *keys: str) -> None:
        """Answer what is asked, and wait until the next is asked."""
        for key in keys:
            assert isinstance(self.seen.app.screen, Review)
            before = self.asked
            await self.seen.pilot.press(key)
            await self.until(lambda before=before: self.settled and self.asked != before)

    @property
    def settled(self) -> bool:
        """Whether nothing is being decided or looked for."""
        return "looking" not in self.asked[0]

    @property
    def asked(self) -> tuple[str, ...]:
        """The line of which two are asked about, and of what was weighed."""
        return tuple(self.seen.lines(self.seen.one(PairView))[:3])


@pytest.fixture
def people(
    make_store: Callable[[list[Article]], Scan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Any:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    @asynccontextmanager
    async def opened(*topics: str, lang: str = "en") -> AsyncIterator[People]:
        make_store(namesakes(*topics or ("مصر", "تونس", "ليبيا")))
        folder = next(tmp_path.glob("store*"))
        first = first_screen(folder, words(lang))
        app = Browser(first.screen, choose("visual", {}))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            at = People(Seen(pilot), folder)
            await at.seen.press("2", "2")
            yield at
        first.close()

    return opened


# Selecting


async def test_those_selected_are_joined_and_parted_again(people: Any) -> None:
    async with people() as at:
        assert at.people == [NAME] * 3
        await at.seen.press("space", "j", "j", "space")
        pane = at.seen.listing("entities")
        lines = at.seen.lines(pane)
        assert "2 selected" in lines[0]
        assert [line.rstrip()[-1] for line in lines[1:4]] == ["*", "1", "╋"]
        await at.press("=")
        assert at.people == [NAME] * 2
        assert pane.selected == ()
        assert [each.split()[0] for each in at.holding()] == ["same"]
        await at.press("u")
        assert at.people == [NAME] * 3
        assert at.holding() == []


async def test_one_selected_is_joined_with_the_one_under_the_cursor(people: Any) -> None:
    async with people() as at:
        await at.seen.press("space", "j")
        await at.press("=")
        assert at.people == [NAME] * 2


async def test_three_are_joined_at_once_and_taken_back_at_once(people: Any) -> None:
    async with people() as at:
        await at.seen.press("space", "j", "space", "j", "space")
        await at.press("=")
        assert at.people == [NAME]
        assert "1 more" in at.said
        await at.press("u")
        assert at.people == [NAME] * 3


async def test_those_selected_are_said_to_be_different(people: Any) -> None:
    async with people() as at:
        await at.seen.press("space", "j", "space", "j", "space")
        await at.press("%")
        assert [each.split()[0] for each in at.holding()] == ["different"] * 3
        assert at.people == [NAME] * 3


async def test_those_selected_get_a_tag_whoever_has_it_being_passed_over(people: Any) -> None:
    async with people() as at:
        await at.seen.pilot.press("ف")
        await at.write("مهم")
        assert len(at.holding()) == 1
        await at.seen.press("space", "j", "space")
        await at.seen.pilot.press("t")
        await at.write("مهم")
        assert at.holding() == ["value tag مهم"] * 2
        await at.seen.press("k", "space", "j", "space")
        await at.seen.pilot.press("t")
        await at.write("مهم")
        assert "already" in at.said
        assert at.seen.listing("entities").selected, "what was refused can be put right"


async def test_escape_selects_nothing_and_so_does_a_second_space(people: Any) -> None:
    async with people() as at:
        pane = at.seen.listing("entities")
        await at.seen.press("space")
        assert len(pane.selected) == 1
        await at.seen.press("space")
        assert pane.selected == ()
        await at.seen.press("space", "escape")
        assert pane.selected == ()


@pytest.mark.parametrize("key", ["=", "%"])
async def test_with_none_selected_it_is_asked_which(people: Any, key: str) -> None:
    async with people() as at:
        await at.seen.press(key)
        assert isinstance(at.seen.app.screen, Palette)
        await at.seen.press("escape")
        assert at.holding() == []


async def test_outside_of_lists_nothing_is_selected(people: Any) -> None:
    async with people() as at:
        await at.seen.press("enter", "space")
        assert "not possible here" in at.said


# Pair by pair


@pytest.mark.parametrize(
    ("review", "same", "back"), [("&", "y", "u"), ("&", "غ", "ع")], ids=["latin", "arabic"]
)
async def test_a_pair_is_one_and_that_is_taken_back(
    people: Any, review: str, same: str, back: str
) -> None:
    async with people("مصر", "تونس") as at:
        await at.seen.press(review)
        assert "score 3, needed 4: the same name (+3)" in at.asked[2]
        await at.judge(same)
        assert at.people == [NAME]
        assert "no further pair" in at.asked[1]
        assert "is the same as" in at.notice
        await at.judge(back)
        assert at.people == [NAME] * 2
        assert at.holding() == []
        assert "pair 1" in at.asked[0]


async def test_that_a_decision_is_on_its_way_is_seen(people: Any) -> None:
    async with people("مصر", "تونس") as at:
        await at.seen.press("&")
        with WriteLock(at.folder, 0.0).held():
            await at.seen.pilot.press("y")
            await at.until(lambda: "looking" in at.asked[0])
        await at.until(lambda: "no further pair" in at.asked[1])
        assert "looking" not in at.asked[0]


async def test_each_pair_is_asked_about_once(people: Any) -> None:
    async with people() as at:
        await at.seen.press("&")
        await at.judge("n", "h")
        await at.judge("space")
        assert "no further pair" in at.asked[1]
        assert sorted(each.split()[0] for each in at.holding()) == ["different", "unsure"]
        await at.seen.press("q", "&")
        assert "pair 1" in at.asked[0], "what was skipped is asked another time"
        await at.judge("n")
        assert "no further pair" in at.asked[1]
        assert at.people == [NAME] * 3


async def test_skipping_is_taken_back_without_taking_back_a_decision(people: Any) -> None:
    async with people() as at:
        await at.seen.press("&")
        await at.judge("n")
        second = at.asked
        await at.judge("space", "u")
        assert at.asked == second
        assert len(at.holding()) == 1
        await at.judge("u")
        assert at.holding() == []
        await at.seen.press("u")
        assert "nothing was decided or skipped" in at.notice


async def test_the_words_of_either_are_read_and_the_review_goes_on_after(people: Any) -> None:
    async with people() as at:
        await at.seen.press("&")
        await at.judge("n")
        asked = at.asked
        await at.seen.press("G", "tab", "enter")
        assert at.seen.screen.active == "reader"
        assert at.seen.reader.current is not None
        await at.seen.press("[", "&")
        assert at.asked == asked
        await at.seen.press("escape")
        assert at.seen.app.screen is at.seen.screen


async def test_where_nothing_is_left_open_that_is_said(people: Any) -> None:
    async with people("مصر", lang="ar") as at:
        await at.seen.press("&")
        assert at.seen.app.screen.query_one(PairView).why.startswith("لا زوج آخر")
        await at.seen.press("y", "q")
        assert at.holding() == []


async def test_articles_are_not_asked_about(people: Any) -> None:
    async with people() as at:
        await at.seen.press("1", "&")
        assert at.seen.app.screen is at.seen.screen
        assert "not possible here" in at.said


async def test_what_another_process_wrote_meanwhile_is_not_asked_about(people: Any) -> None:
    from tui.deciding import decide

    async with people("مصر", "تونس") as at:
        await at.seen.press("&")
        one, other = (row.id for row in at.seen.screen.lookups.rows(Kind.ENTITY))
        decide(at.folder, lambda deciding: (deciding.same(one, other),))
        await at.seen.pilot.press("y")
        await at.until(lambda: bool(at.notice))
        assert len(at.holding()) == 1, "they are one record already, and that is said"
