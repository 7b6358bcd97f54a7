"""Search in the shell."""

from __future__ import annotations

import json
from pathlib import Path

from shell import TEXT, Run  # type: ignore[import-not-found, unused-ignore]


def test_search_finds_every_kind_the_name_itself_first(run: Run, folder: Path) -> None:
    hits = json.loads(run("search", "الكويت", "--json").out)
    assert {hit["kind"] for hit in hits} == {"article", "entity", "meeting"}
    assert hits[0]["label"] == "الكويت"
    assert hits[0]["kind"] == "entity"
    (found,) = [hit for hit in hits if hit["kind"] == "article"]
    start, end = found["spans"][0]
    assert found["snippet"][start:end] == "الكويت"
    assert TEXT[found["start"] : found["end"]] == "الكويت"


def test_search_compares_loosely_and_quotes_compare_exactly(run: Run, folder: Path) -> None:
    assert "a-0123456789ab" in run("search", "الدولي").out
    assert run("search", '"الدولى"').code == 0
    assert run("search", '"الدولى" -الكويت').code == 1
    assert run("search", "إجتماع", "٢٠١٨").code == 0
