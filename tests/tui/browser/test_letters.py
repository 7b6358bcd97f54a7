"""Letters typed into a box: one alone is looked for at once, those of a word together."""

import asyncio
from collections.abc import Callable

import pytest
from textual.app import App

from tui.browser.letters import Letters


class _Box(App[None]):
    """Something that looks for what is typed, and knows when it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.looked_for: list[str] = []
        self.looked = asyncio.Event()
        self.letters = Letters(self, self._look)

    def _look(self) -> None:
        self.looked_for.append(self.text)
        self.looked.set()

    def type(self, text: str) -> None:
        for letter in text:
            self.text += letter
            self.letters.typed()

    async def wait(self) -> None:
        self.looked.clear()
        await asyncio.wait_for(self.looked.wait(), 5)


async def test_a_letter_alone_is_looked_for_at_once() -> None:
    box = _Box()
    async with box.run_test():
        box.type("ا")
        assert box.looked_for == ["ا"]


async def test_a_word_typed_in_one_go_is_looked_for_by_its_first_letter_and_as_a_whole() -> None:
    box = _Box()
    async with box.run_test():
        box.type("الملك")
        await box.wait()
        assert box.looked_for == ["ا", "الملك"]


@pytest.mark.parametrize(
    ("act", "looked_for"),
    [
        pytest.param(Letters.look_now, ["ا", "الم"], id="asked for: not again later"),
        pytest.param(Letters.forget, ["ا"], id="forgotten"),
    ],
)
async def test_what_waits_is_looked_for_once_or_not_at_all(
    act: Callable[[Letters], None], looked_for: list[str]
) -> None:
    box = _Box()
    async with box.run_test():
        box.type("الم")
        act(box.letters)
        rested = asyncio.Event()
        box.set_timer(0.2, rested.set)
        await asyncio.wait_for(rested.wait(), 5)
        assert box.looked_for == looked_for


async def test_nothing_is_looked_for_again_where_nothing_was_typed() -> None:
    box = _Box()
    async with box.run_test():
        box.type("ا")
        box.letters.look_now()
        assert box.looked_for == ["ا"]
