"""Finding: live, folded, in every record."""

from __future__ import annotations

from typing import Any

import pytest

from tui.browser.panes import Results
from tui.browser.screens import Find


async def test_results_come_while_one_types(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.write("تيل")
        labels = [hit.row.label for hit in seen.one(Results).hits]
        assert "ريكس تيلرسون" in labels
        assert "الكويت تستضيف اجتماع التحالف الدولي" in labels


@pytest.mark.parametrize("typed", ["الاردن", "أردن", "الأردنّ"])
async def test_spelling_does_not_matter(browse: Any, typed: str) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.write(typed)
        labels = [hit.row.label for hit in seen.one(Results).hits]
        assert "اجتماع مصغر في الأردن" in labels


async def test_quotes_ask_for_the_spelling_as_it_stands(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.write('"الاردن"')
        assert seen.one(Results).length == 0


async def test_each_hit_shows_kind_label_and_the_words_around_it(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.write("200")
        results = seen.one(Results)
        line = seen.lines(results)[1]
        assert any(kind in line for kind in ("article", "meeting"))
        marked = "".join(
            part.text for part in results.render_line(1) if part.style and part.style.bold
        )
        assert "200" in marked


async def test_enter_opens_the_best_hit_at_once_after_the_last_letter(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.pilot.press(*"ناصر", "enter")
        await seen.rest()
        assert seen.app.screen is seen.screen
        assert seen.record.heading == "ناصر جودة"


async def test_enter_on_an_article_opens_the_reader_at_the_words(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.write("هزيمة")
        await seen.press("enter")
        assert seen.screen.active == "reader"
        found = seen.reader.current
        assert seen.reader.article.text[found.start : found.end] == "هزيمة"


async def test_arrows_choose_among_the_hits(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.write("تيلرسون")
        second = seen.one(Results).hits[1].row.id
        await seen.press("down")
        assert seen.one(Results).cursor == 1
        await seen.press("enter")
        assert seen.screen.record.id == second


async def test_escape_leaves_without_a_change(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("j", "S")
        await seen.write("تيلرسون")
        await seen.press("escape")
        assert seen.app.screen is seen.screen
        assert seen.listing("meetings").cursor == 1


async def test_back_returns_from_a_hit(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.write("ناصر")
        await seen.press("enter", "[")
        assert seen.screen.active == "meetings"
        assert "الكويت" in seen.record.heading


async def test_nothing_found_is_said(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.write("xyzzy")
        assert "nothing found" in seen.lines(seen.one(Results))[0]
        await seen.press("enter")
        assert isinstance(seen.app.screen, Find)


async def test_keys_that_are_commands_elsewhere_are_letters_here(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("S")
        await seen.write("jq?[")
        assert seen.box.value == "jq?["
        assert isinstance(seen.app.screen, Find)
