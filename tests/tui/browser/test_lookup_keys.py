"""What a person asks of the sample store, answered on the screen by a few keys after a word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from seen import Seen  # type: ignore[import-not-found, unused-ignore]

from store import Scan
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.hints import Hints
from tui.browser.opening import browser_of
from tui.browser.panes import EvidenceStrip, RecordList, RecordView
from tui.browser.screens import Find, Help
from tui.messages import words

MOST = 5
"""Keys after the search word."""


@dataclass(frozen=True)
class Asked:
    """A question: what opens the box, the word, the keys behind it, and what is in sight then."""

    opens: str
    word: str
    keys: str
    sees: tuple[str, ...]
    lacks: tuple[str, ...] = ()


ASKED = {
    "1 who chaired in Kuwait": Asked(
        "S",
        "الكويت 2018",
        "enter",
        ("chair - not stated", "[2 sources]", "date ~ 2018-02-13"),
    ),
    "1 which articles say so": Asked(
        "S", "الكويت 2018", "enter G pageup", ("sources بهدف تطوير", "sources التحالف الدولي يجدد")
    ),
    "2 where Tillerson spoke": Asked(
        "f", "p:تيلرسون role:speaker", "enter", ("[1 of ", "- الكويت: التحالف", "2018-02-13 ~")
    ),
    "3 how many members": Asked(
        "S",
        "التحالف الدولي",
        "enter",
        (
            "members ! 74 states and organisations",
            "members ! 72 members",
            "members ! 68 states",
            "members ! >70 states",
        ),
    ),
    "4 when in Jordan": Asked(
        "S", "المصغرة الأردن", "enter", ("date ~ 2015-04-08", "أول من أمس» from 2015-04-10")
    ),
    "6 was it ministerial": Asked(
        "S",
        "المصغرة الأردن",
        "enter",
        ("level غير وزاري", "chair الأردن", "chair الولايات المتحدة", "opened by ناصر جودة"),
    ),
    "7 who leads the groups": Asked(
        "S",
        "الجهود العسكرية",
        "enter 0 ctrl+d",
        ("الجهود العسكرية", "هولندا", "ايطاليا", "ألمانيا", "بريطانيا", "السعودية"),
    ),
    "7 who leads one of them": Asked(
        "S", "الجهود العسكرية", "enter", ("led by الولايات المتحدة", "led by العراق")
    ),
    "9 what was pledged": Asked(
        "S",
        "الكويت 2018",
        "enter pagedown pagedown",
        (
            "pledge ! 200 مليون دولار: لدعم جهود التحالف",
            "pledge ! 200 مليون دولار: لتحقيق الاستقرار",
        ),
        ("400",),
    ),
    "11 when 001 was written": Asked(
        "S",
        "نتائج اجتماع وزراء خارجية",
        "enter q",
        ("published ? 2020/2023", "page date 2024-03-29"),
    ),
    "12 when 003 was written": Asked(
        "S", "التحالف الدولي يجدد الحرص", "enter q", ("published ? 2018-02-14",)
    ),
    "13 what was still to come": Asked(
        "f",
        "status:planned",
        "enter",
        ("[4 of ", "2017-07-13 P", "2017-07-12 P", "2015-04-10/2015-05-10~ P", "المديرون"),
        ("لندن",),
    ),
    "15 when the quartet met": Asked(
        "S", "القاهرة اجتماع", "enter", ("date ? 2017-07-08?", "قبل ثلاثة أيام")
    ),
    "17 since when there is a coalition": Asked(
        "S", "التحالف الدولي", "enter", ("founded ! 2015", "founded ! 2014-09-11")
    ),
    "18 who stood for Egypt": Asked(
        "S",
        "مصر",
        "enter 3",
        ("delegation أحمد أبو زيد", "took part مصر", "جدة", "القاهرة: اجتماع took part"),
    ),
    "18 what Shoukry was": Asked("S", "شكري", "enter 3", ("[1 of ", "spoke سامح شكري")),
    "19 who chaired in 2021": Asked(
        "f",
        "mode:virtual",
        "enter",
        (
            "chair أنتوني بلينكن",
            "chair صوفي ويلميس",
            "organiser الولايات المتحدة",
            "organiser بلجيكا",
        ),
    ),
    "21 what took place in Kuwait": Asked(
        "f", "place:kw", "enter", ("[3 of ", "2016-04", "2018-02-13 ~", "إعمار العراق")
    ),
    "23 what came out of London": Asked(
        "S", "لندن اجتماع", "enter pagedown pagedown", ("outcome", "خمس")
    ),
    "25 which meetings differ": Asked("", "", "!", ("[1 of ", "الكويت: التحالف")),
    "25 on what they differ": Asked(
        "",
        "",
        "2 !",
        ("[1 of ", "members ! 74", "members ! 68", "founded ! 2015", "founded ! 2014-09-11"),
    ),
}


def in_sight(seen: Any) -> str:
    """What a person reads now, in logical order: rows of record and list, and the words behind."""
    screen = seen.screen
    lines: list[str] = []
    if screen.active == "reader":
        reader = seen.reader
        last = min(reader.length, reader.top + reader.visible_rows)
        lines += [
            reader.article.text[line.start : line.end]
            for line in (reader.lines[number] for number in range(reader.top, last))
        ]
        return "\n".join(lines)
    record = screen.query_one(RecordView)
    lines.append(f"{record.heading} {' '.join(f'[{note}]' for note in record.notes)}")
    for row in record.fields[record.top : record.top + record.visible_rows]:
        lines.append(f"{screen.field_label(row)} {row.mark} {row.value}".replace("  ", " "))
    listed = screen.query_one(f"#{screen.shown}", RecordList)
    lines.append(f"[{listed.length} of {listed.total}]" if listed.narrowed else "[all]")
    for row in listed.rows[listed.top : listed.top + listed.visible_rows]:
        relations = [
            screen.words.get(f"property.{name.strip()}", name) for name in row.relation.split(",")
        ]
        date = f"{row.date} {row.mark}".strip() if row.date else ""
        lines.append(f"- {row.label} {' '.join(relations)} {date}".replace("  ", " "))
    strip = screen.query_one(EvidenceStrip)
    if strip.article is not None and strip.evidence is not None:
        evidence = strip.evidence
        quote = strip.article.text[evidence.start : evidence.end]
        lines.append(f"«{quote}» {f'from {evidence.anchor}' if evidence.anchor else ''}")
    return "\n".join(lines)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED.keys())
async def test_an_answer_is_a_few_keys_behind_its_word(
    browse: Any, sample: Scan, asked: Asked
) -> None:
    keys = asked.keys.split()
    assert len(keys) <= MOST
    async with browse((80, 24), "en", sample) as seen:
        if asked.opens:
            await seen.press(asked.opens)
            await seen.write(asked.word)
        await seen.press(*keys)
        read = in_sight(seen)
        for told in asked.sees:
            assert told in read, f"{told!r} is not in sight:\n{read}"
        for told in asked.lacks:
            assert told not in read


async def test_a_newcomer_reads_who_chaired_in_kuwait_from_the_first_screen(
    sample: Scan, tmp_path: Path
) -> None:
    hints = Hints(tmp_path / "hints.json")
    screen = browser_of(sample, words("en"), name="sample", found=5, hints=hints)
    async with Browser(screen, choose("visual", {})).run_test(size=(80, 24)) as pilot:
        seen = Seen(pilot)
        await seen.rest()
        read = in_sight(seen)
        for told in ("الكويت: التحالف", "date ~ 2018-02-13", "chair - not stated", "[2 sources]"):
            assert told in read
        hint = seen.lines(seen.screen.query_one("#hint"))[0]
        # And where to go from there: each key it names does what it says.
        assert "/ finds" in hint
        await seen.press("S")
        assert isinstance(seen.app.screen, Find)
        await seen.press("escape")
        assert "Enter goes in" in hint
        await seen.press("enter")
        assert seen.screen.active == "record"
        assert "e the words behind" in hint
        await seen.press("e")
        assert seen.screen.active == "reader"
        assert "? every key" in hint
        await seen.press("?")
        assert isinstance(seen.app.screen, Help)
