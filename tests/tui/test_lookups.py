"""What a person asks of the sample store, answered from the shell as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tui.__main__ import main

Json = Any


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, seeds: list[Path]) -> Path:
    """The sample store, as ingestion makes it."""
    path = tmp_path_factory.mktemp("lookups") / "store"
    assert main(["--store", str(path), "ingest", *map(str, seeds)]) == 0
    return path


@pytest.fixture
def ask(store: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Asks the shell and reads the one JSON document it prints."""

    def answer(*words: str) -> Json:
        capsys.readouterr()
        assert main(["--store", str(store), *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return answer


def labels(parties: Json) -> list[str]:
    return [party["label"] for party in parties]


def kuwait_2018(meetings: Json) -> Json:
    (found,) = [m for m in meetings if len(m["sources"]) == 2]
    return found


def test_who_chaired_kuwait_2018_is_not_stated(ask: Any) -> None:
    meeting = kuwait_2018(ask("meetings", "الكويت"))
    assert meeting["date"]["edtf"] == "2018-02-13"
    assert meeting["chair"] == []
    assert set(labels(meeting["opening_speaker"])) == {
        "صباح الخالد الحمد الصباح",
        "ريكس تيلرسون",
    }


def test_at_which_meetings_tillerson_spoke(ask: Any) -> None:
    spoke = [
        meeting["date"]["edtf"]
        for meeting in ask("meetings", "تيلرسون")
        if "ريكس تيلرسون" in labels(meeting["speaker"])
    ]
    assert spoke == ["2018-02-13"]


def test_how_many_members_by_source(ask: Any) -> None:
    (coalition,) = [
        e for e in ask("entities", "التحالف") if e["id"].startswith("g-") and e["figures"]
    ]
    figures = {(f["number"], f["unit"]) for f in coalition["figures"] if f["what"] == "members"}
    assert figures == {
        (72, "members"),
        (70, "states"),
        (74, "states and organisations"),
        (68, "states"),
    }


def test_what_the_united_states_pledged_in_kuwait_and_what_for(ask: Any) -> None:
    meeting = kuwait_2018(ask("meetings", "الكويت"))
    assert {(p["actor"], p["amount"], p["currency"]) for p in meeting["pledge"]} == {
        ("US", 200_000_000, "USD")
    }
    assert len({p["purpose"] for p in meeting["pledge"]}) == 2
    assert meeting["differs"] == ["pledge"]


def test_when_the_virtual_meetings_article_was_written(ask: Any) -> None:
    (article,) = [a for a in ask("articles") if a["file"].startswith("001")]
    assert article["page_date"]["edtf"] == "2024-03-29"
    assert article["date_published"]["edtf"] == "2020/2023?"
    assert article["date_published"]["doubtful"] is True


def test_which_meetings_took_place_in_kuwait(ask: Any) -> None:
    there = [m for m in ask("meetings") if m["place"] and m["place"]["country"] == "KW"]
    assert sorted(m["date"]["edtf"] for m in there) == ["2016-04", "2018-02-13", "2018-02-13~"]


def test_every_claim_of_every_meeting_quotes_its_article_exactly(
    ask: Any, seeds: list[Path]
) -> None:
    texts = {path.name: path.read_bytes().decode("utf-8") for path in seeds}
    files = {article["id"]: article["file"] for article in ask("articles")}
    for meeting in ask("meetings"):
        assert meeting["claims"]
        for claim in meeting["claims"]:
            text = texts[files[claim["article"]]]
            assert text[claim["start"] : claim["end"]] == claim["quote"]
