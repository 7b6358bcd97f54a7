"""Deciding by key: what is shown at once, what is kept, and what is said where it cannot be."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from seen import Seen  # type: ignore[import-not-found, unused-ignore]

import store
from store import (
    Article,
    Claim,
    Kind,
    Mark,
    Scan,
    decisions_in_force,
    open_lookups,
    read_decisions,
)
from store.decisions.decision import Deed
from store.lock import WriteLock
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.opening import first_screen
from tui.browser.screens import Palette
from tui.browser.screens.compare import Sources
from tui.browser.screens.palette import ChoiceList
from tui.deciding import decide
from tui.messages import words


class Desk:
    """A browser on a store of its own, and that store as others read it."""

    def __init__(self, seen: Seen, folder: Path) -> None:
        self.seen, self.folder = seen, folder

    @property
    def said(self) -> str:
        return str(self.seen.screen.query_one("#notice").said)

    @property
    def row(self) -> Any:
        return self.seen.record.current

    def holding(self) -> list[str]:
        """What holds, each as deed, property and value."""
        found = decisions_in_force(read_decisions(self.folder).decisions)
        return [" ".join(filter(None, (each.deed, each.property, each.value))) for each in found]

    def claims(self) -> list[Claim]:
        """Every claim of every article, as it is shown."""
        lookups = open_lookups(self.folder)
        rows = lookups.rows(Kind.ARTICLE)
        claims = [claim for row in rows for claim in lookups.article(row.id).claims]
        lookups.close()
        return claims

    async def until(self, holds: Callable[[], bool]) -> None:
        """Let the browser run until something holds."""
        deadline = time.monotonic() + 20
        while not holds():
            assert time.monotonic() < deadline, f"it does not come: {self.said}"
            await asyncio.sleep(0.01)
            await self.seen.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until something is said."""
        await self.seen.pilot.press(*keys[:-1])
        self.seen.screen.say("")
        await self.seen.pilot.press(keys[-1])
        await self.until(lambda: self.said not in ("", self.seen.screen.words("decide.waiting")))

    async def write(self, text: str) -> None:
        """Write a value and keep it."""
        await self.seen.pilot.press(*text)
        await self.press("enter")

    async def pick(self, text: str) -> None:
        """Pick what is found by some letters, the first of it."""
        assert isinstance(self.seen.app.screen, Palette)
        await self.seen.write(text)
        await self.press("enter")


@pytest.fixture
def desk(
    make_store: Callable[[list[Article]], Scan],
    articles: list[Article],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Any:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    @asynccontextmanager
    async def opened(lang: str = "en") -> AsyncIterator[Desk]:
        make_store(articles)
        folder = next(tmp_path.glob("store*"))
        first = first_screen(folder, words(lang))
        app = Browser(first.screen, choose("visual", {}))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            yield Desk(Seen(pilot), folder)
        first.close()

    return opened


# Values


@pytest.mark.parametrize(("menu", "key", "back"), [("a", "y", "u"), ("ش", "غ", "ع")])
async def test_a_value_is_said_to_be_right_and_that_is_taken_back(
    desk: Any, menu: str, key: str, back: str
) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.to_field("place")
        number = at.seen.record.cursor
        await at.press(menu, key)
        assert (at.row.name, at.row.value, at.row.mark) == ("place", "الكويت", Mark.DECIDED)
        assert at.seen.record.cursor == number
        assert "place is الكويت" in at.said
        assert at.holding() == ["value place الكويت"]
        assert at.seen.strip.evidence.decided[0] == "1", "who decided is shown"
        await at.press(back)
        assert (at.row.name, at.row.mark) == ("place", Mark.STATED)
        assert "taken back" in at.said
        assert at.holding() == []


@pytest.mark.parametrize(("menu", "value"), [("a", "v"), ("ش", "ر")])
async def test_an_article_is_dated_and_that_is_shown_and_taken_back(
    desk: Any, menu: str, value: str
) -> None:
    async with desk() as at:
        await at.seen.press("1", "1", "enter")
        await at.seen.to_field("date_published")
        was = at.row.value
        await at.seen.pilot.press(menu, value)
        await at.write("2018-03-01")
        assert (at.row.value, at.row.mark) == ("2018-03-01", Mark.DECIDED)
        title = at.seen.lines(at.seen.strip)[0]
        assert re.search(r"published 1/1 decision 1 by \w+, \d{4}-\d\d-\d\d", title), "by whom"
        assert at.holding() == ["value date_published 2018-03-01"]
        assert "2018-03-01" in {row.date for row in at.seen.listing("articles").rows}
        await at.press("u")
        assert (at.row.value, at.row.mark) == (was, Mark.STATED)
        assert at.holding() == []


async def test_an_articles_outlet_is_decided_where_the_page_names_none(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("1", "1", "G", "enter")
        await at.seen.to_field("publisher")
        assert at.row.missing
        await at.press("a", "y")
        assert "another value" in at.said
        await at.seen.pilot.press("a", "v")
        await at.write("الوكالة")
        assert (at.row.value, at.row.mark) == ("الوكالة", Mark.DECIDED)


@pytest.mark.parametrize(
    ("field", "key", "said"),
    [
        ("page_date", "v", "cannot be decided on"),
        ("page_date", "y", "cannot be decided on"),
        ("date_published", "n", "what is right instead: a v"),
    ],
)
async def test_what_cannot_be_said_of_an_article_is_refused(
    desk: Any, field: str, key: str, said: str
) -> None:
    async with desk() as at:
        await at.seen.press("1", "1", "enter")
        await at.seen.to_field(field)
        await at.press("a", key)
        assert said in at.said
        assert at.holding() == []


async def test_what_was_taken_back_is_decided_again(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.to_field("place")
        await at.press("a", "y")
        await at.press("u")
        assert "Ctrl+R" in at.said
        await at.press("ctrl+ق")
        assert at.holding() == ["value place الكويت"]
        assert (at.row.name, at.row.mark) == ("place", Mark.DECIDED)
        assert "decided again: decided: place is" in at.said
        await at.press("ctrl+r")
        assert "nothing has been taken back" in at.said
        assert at.holding() == ["value place الكويت"]


async def test_a_wrong_value_does_not_count_whoever_says_it_and_comes_back_at_once(
    desk: Any,
) -> None:
    async with desk() as at:
        before = at.claims()
        await at.seen.press("enter")
        await at.seen.to_field("speaker")
        assert at.row.count == 2
        await at.press("a", "n")
        assert (at.row.name, at.row.missing) == ("speaker", True)
        assert "2" in at.said
        assert len(at.holding()) == 2
        await at.press("u")
        assert (at.row.name, at.row.count) == ("speaker", 2)
        assert at.claims() == before


async def test_another_value_is_written_and_stands_first(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.to_field("date")
        await at.seen.pilot.press("a", "v")
        await at.write("2018-02-30")
        assert "2018-02-30 is no date" in at.said
        assert at.holding() == []
        await at.seen.pilot.press("a", "v")
        await at.write("2018-02-12")
        assert (at.row.value, at.row.mark) == ("2018-02-12", Mark.DECIDED)
        assert "2018-02-12" in at.seen.listing("meetings").current.date
        further = at.seen.record.fields[at.seen.record.cursor + 1]
        assert (further.name, further.value, further.further) == ("date", "2018-02-13", True)


@pytest.mark.parametrize(("letters", "value"), [("تيل", "ريكس تيلرسون"), ("وزير آخر", "وزير آخر")])
async def test_who_did_something_is_picked_from_the_records_or_said_in_words(
    desk: Any, letters: str, value: str
) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.to_field("host")
        assert at.row.missing
        await at.seen.pilot.press("a", "v")
        await at.pick(letters)
        assert (at.row.name, at.row.value, at.row.mark) == ("host", value, Mark.DECIDED)
        assert (at.row.record is not None) == (value != letters), "a record is linked"


async def test_a_record_that_no_article_of_it_names_is_refused_in_words(desk: Any) -> None:
    async with desk("ar") as at:
        await at.seen.press("enter")
        await at.seen.to_field("chair")
        await at.seen.pilot.press("a", "v")
        await at.pick("جود")
        assert "ناصر جودة" in at.said
        assert "بالكلمات" in at.said
        assert at.holding() == []


@pytest.mark.parametrize(
    ("key", "property", "text"),
    [("t", "tag", "kuwait"), ("o", "note", "هذا مهم"), ("c", "called", "مؤتمر الكويت")],
)
async def test_a_record_gets_a_name_a_tag_and_a_note(
    desk: Any, key: str, property: str, text: str
) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.to_field("place")
        await at.seen.pilot.press("a", key)
        await at.write(text)
        assert at.row.name == "place", "the cursor stays"
        assert at.holding() == [f"value {property} {text}"]
        shown = {row.name: row.value for row in at.seen.record.fields}
        assert shown[property] == text


async def test_escape_leaves_what_is_asked_without_a_decision(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("enter", "a")
        assert at.seen.screen.query_one("#decide-menu").display
        await at.seen.press("escape")
        assert not at.seen.screen.query_one("#decide-menu").display
        await at.seen.press("a", "t", "x", "escape")
        assert at.seen.screen.active == "record"
        await at.seen.press("a", "t", "enter", "a", "s", "escape")
        assert at.holding() == []


async def test_where_nothing_can_be_right_or_wrong_it_says_so(desk: Any) -> None:
    async with desk() as at:
        await at.press("a", "y")
        assert "go to a field" in at.said
        await at.seen.press("enter")
        await at.seen.to_field("host")
        await at.press("a", "n")
        assert "nothing is stated here" in at.said
        await at.seen.to_field("sources")
        await at.press("a", "v")
        assert "made from the record itself" in at.said
        await at.press("u")
        assert at.said == words("en")("refused.nothing")
        assert at.holding() == []


async def test_what_a_person_decided_is_not_judged_again(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.to_field("place")
        await at.press("a", "y")
        await at.press("a", "n")
        assert "a person decided this" in at.said
        assert len(at.holding()) == 1


# Records


async def test_an_article_is_split_off_and_everything_is_as_it_was_once_that_is_undone(
    desk: Any,
) -> None:
    async with desk() as at:
        before = at.claims()
        await at.seen.press("enter")
        assert len(at.seen.screen.record.sources) == 2
        await at.seen.pilot.press("a", "d")
        await at.pick("وزاري")  # of the two articles that speak of it
        assert len(at.seen.listing("meetings").rows) == 4
        assert len(at.seen.screen.record.sources) == 1
        assert at.seen.screen.active == "record"
        await at.press("u")
        assert len(at.seen.screen.record.sources) == 2
        assert at.claims() == before


async def test_only_articles_that_speak_of_a_record_are_offered_for_splitting(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.press("a", "d")
        rows = at.seen.one(ChoiceList).choices
        files = {open_lookups(at.folder).article(row.id).file for row in rows}
        assert files == {"kuwait.txt", "again.txt"}


async def test_two_meetings_are_joined_and_the_record_of_both_is_shown(desk: Any) -> None:
    async with desk() as at:
        before = at.claims()
        assert len(at.seen.listing("meetings").rows) == 3
        await at.seen.press("G", "enter")
        await at.seen.to_field("opener")
        await at.seen.pilot.press("a", "s")
        await at.pick("كويت")
        assert len(at.seen.listing("meetings").rows) == 2
        assert len(at.seen.screen.record.sources) == 3
        assert (at.seen.screen.active, at.row.name) == ("record", "opener")
        assert at.seen.listing("meetings").current.id == at.seen.screen.record.id
        await at.press("u")
        assert len(at.seen.listing("meetings").rows) == 3
        assert at.claims() == before


async def test_two_records_that_cannot_be_one_are_refused(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("2", "2")
        rows = at.seen.listing("entities").rows
        at.seen.listing("entities").move_to([row.label for row in rows].index("الكويت"))
        await at.seen.rest()
        await at.seen.pilot.press("a", "s")
        await at.pick("أردن")
        assert "known by its code" in at.said
        assert at.holding() == []


# The store


async def test_with_another_writer_it_says_who_and_no_key_waits(desk: Any) -> None:
    async with desk() as at:
        at.seen.screen.decide = partial(decide, at.folder, wait=1.0)
        await at.seen.press("enter")
        with WriteLock(at.folder).held():
            await at.seen.pilot.press("a", "y", "j", "j", "j")
            assert at.seen.record.cursor == 3
            assert str(os.getpid()) not in at.said, "it is still waiting"
            await at.until(lambda: str(os.getpid()) in at.said)
        assert f"process {os.getpid()} on {socket.gethostname()}" in at.said
        assert "UTC" in at.said
        assert at.holding() == []
        await at.press("a", "t", "x", "enter")
        assert at.holding() == ["value tag x"], "it can be done once the other is done"


async def test_decisions_made_faster_than_they_are_written_are_kept_in_their_order(
    desk: Any,
) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.pilot.press("a", "t", "1", "enter", "a", "t", "2", "enter", "u")
        await at.until(lambda: "taken back" in at.said)
        assert at.holding() == ["value tag 1"]


async def test_where_the_store_can_only_be_read_it_says_where_the_decision_lies(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = os.access

    def access_of_another(path: Path, mode: int) -> bool:
        # Who runs the tests as root may write everywhere.
        return path != at.folder and access(path, mode)

    async with desk() as at:
        kept = (at.folder / "decisions.json").read_bytes()
        monkeypatch.setattr(os, "access", access_of_another)
        await at.seen.press("enter")
        await at.seen.to_field("place")
        await at.press("a", "y")
        assert at.row.mark is Mark.DECIDED
        assert "your own data directory" in at.said
        assert at.holding() == ["value place الكويت"]
        assert (at.folder / "decisions.json").read_bytes() == kept


async def test_a_log_that_is_damaged_is_said_and_left_as_it_is(desk: Any) -> None:
    async with desk() as at:
        (at.folder / "decisions.json").write_text('{"decisions": {\n"1": {', "utf-8")
        await at.until(lambda: "was written" in at.said)
        await at.seen.press("enter")
        await at.press("a", "t", "x", "enter")
        await at.until(lambda: "check --repair" in at.said)
        assert (at.folder / "decisions.json").read_text("utf-8") == '{"decisions": {\n"1": {'


async def test_a_store_of_this_run_alone_keeps_no_decisions(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("a")
        assert "not possible here" in seen.screen.query_one("#notice").said


async def test_another_process_decides_and_the_screen_shows_it(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.to_field("place")
        id = at.seen.screen.record.id
        (made,) = decide(at.folder, lambda deciding: (deciding.value(id, "place", "c-jo"),))
        await at.until(lambda: at.row.value == "الأردن")
        assert at.row.mark is Mark.DECIDED
        assert at.seen.strip.evidence.decided[0] == made.id
        await at.press("u")
        assert at.row.value == "الكويت", "whoever decided it: the last is taken back"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_whatever_is_refused_is_said_in_each_language(lang: str) -> None:
    folder = Path(store.__file__).parent / "decisions"
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    found = re.findall(r'Refused\(\s*(?:f?"[^"\n]*"|problem), "(\w+)"', source)
    assert len(found) > 20
    assert {f"refused.{what}" for what in found} <= words(lang).names
    assert {f"deed.{deed}" for deed in Deed} <= words(lang).names


# Comparing


async def test_comparing_shows_what_was_decided_beside_what_the_sources_say(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("enter")
        await at.seen.to_field("place")
        await at.seen.pilot.press("a", "v")
        await at.pick("أردن")
        await at.seen.press("v")
        pane = at.seen.one(Sources)
        await at.seen.press("j")
        lines = at.seen.lines(pane)
        assert "decided" in lines[1]
        (place,) = [line for line in lines if line.startswith(("┃ place", "  place"))]
        assert place.split()[2] == "=", "the sources agree, whatever was decided"
        await at.seen.press("enter")
        assert at.seen.screen.active == "reader"
        assert at.seen.reader.current.decided is not None


async def test_comparing_has_no_column_for_decisions_where_there_are_none(desk: Any) -> None:
    async with desk() as at:
        await at.seen.press("v")
        assert "decided" not in at.seen.lines(at.seen.one(Sources))[1]
