"""`mahdar explain`: why a record is one and why its dates read so, in plain words."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tui.__main__ import main
from tui.messages import LANGUAGES, words


@pytest.fixture(scope="module")
def folder(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample articles."""
    made = tmp_path_factory.mktemp("explaining") / "store"
    assert main(["--store", str(made), "ingest", *map(str, seeds)]) == 0
    return made


def told(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["--store", str(folder), *arguments]) == 0
    return capsys.readouterr().out


@pytest.fixture
def kuwait(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Id of the meeting that two articles report."""
    found = json.loads(told(folder, capsys, "meetings", "--json", "date:2018-02-13"))
    return str(next(each["id"] for each in found if len(each["sources"]) == 2))


def test_a_meeting_says_why_it_is_one(
    folder: Path, kuwait: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = told(folder, capsys, "--lang", "en", "explain", kuwait)
    assert "one because enough speaks for it" in text
    assert "score 8, needed 6" in text
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "+2 the same place الكويت" in lines
    assert any(line.startswith("+3 the same person present") for line in lines)
    assert "another article gives the day of the same meeting" in text


def test_the_same_in_arabic(folder: Path, kuwait: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = told(folder, capsys, "--lang", "ar", "explain", kuwait)
    assert "المجموع 8، والمطلوب 6" in text
    assert "المكان نفسه" in text
    assert "score" not in text


def test_a_date_says_what_it_was_counted_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = json.loads(told(folder, capsys, "meetings", "--json", "date!:2015-04-08"))
    text = told(folder, capsys, "--lang", "en", "explain", found["id"])
    assert "One article alone speaks of it" in text
    assert "counted from 2015-04-10, the day the article was written" in text
    assert ":3  labelled-date" in text


def test_one_json_document(folder: Path, kuwait: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(told(folder, capsys, "explain", kuwait, "--json"))
    assert document["grounds"] == "scored"
    (step,) = document["steps"]
    assert step["same"]
    assert step["score"] == sum(reason["points"] for reason in step["reasons"])
    dates = [each for each in document["dates"] if each["rule"] == "same-meeting"]
    assert dates
    assert all(each["rests_on"]["article"] != each["article"] for each in dates)


def test_an_article_an_entity_and_a_country(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "known from a list" in told(folder, capsys, "--lang", "en", "explain", "c-us")
    (first, *_) = json.loads(told(folder, capsys, "articles", "--json"))
    assert "never joined" in told(folder, capsys, "--lang", "en", "explain", first["id"])


def test_what_there_is_not_and_what_is_not_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", str(folder), "explain", "m-nothing"]) == 1
    assert main(["--store", str(folder), "explain", "m-"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_on_a_terminal_nothing_but_what_may_be_written_is(folder: Path, kuwait: str) -> None:
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "MAHDAR_EMIT": "visual", "COLUMNS": "60"}
    done = subprocess.Popen(
        [sys.executable, "-m", "tui", "--store", str(folder), "--lang", "ar", "explain", kuwait],
        stdout=theirs,
        stderr=subprocess.STDOUT,
        env=environment,
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux tells the end of the other side so
            break
        if not part:
            break
        seen += part
    os.close(ours)
    assert done.wait(60) == 0
    assert "2018-02-13" in seen.decode()  # in its own order beside Arabic


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_dates_is_told_in_words(language: str) -> None:
    from store.dates.lexicon import patterns

    names = words(language).names
    missing = [each.name for each in patterns() if f"date_rule.{each.name}" not in names]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_told_in_words(language: str) -> None:
    from store.records import Reason
    from store.resolve import meetings, persons

    reasons = [
        each.name
        for module in (meetings, persons)
        for each in vars(module).values()
        if isinstance(each, Reason)
    ]
    assert len(reasons) > 12
    assert [name for name in reasons if f"reason.{name}" not in words(language).names] == []
