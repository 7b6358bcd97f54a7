"""Decisions outlive reading again, and their log outlives damage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.database import Store
from store.decisions.decision import Decision, Deed, in_force
from store.decisions.log import read_logs
from store.errors import BadRecord, Corrupt
from store.ingest import ingest_paths
from store.records import Article, Kind
from store.rereading import reread
from tests.store.decisions.desk import KUWAIT, Desk


def test_decisions_outlive_reading_again(desk: Desk, seeds: list[Path]) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    desk.decide("value", kuwait, "called", "اللقاء")
    desk.decide("same", *(desk.id(Kind.ENTITY, n) for n in ("سامح شكري", "أحمد أبو زيد")))
    claim = desk.meeting(kuwait).field("pledge").claims[0]
    desk.decide("wrong", claim.id)
    before = desk.everything()
    reread(Store.open(desk.folder), everything=True)
    ingest_paths(Store.open(desk.folder), [str(each) for each in seeds])
    desk.lookups.changed()
    assert desk.everything() == before


def test_a_meeting_is_found_again_when_its_key_has_become_another(desk: Desk) -> None:
    kuwait = desk.meeting(desk.id(Kind.MEETING, KUWAIT))
    desk.decide("value", kuwait.id, "called", "اللقاء")
    store = Store.open(desk.folder)
    changed = [_with_other_keys(article) for article in store.articles()]
    store.put(changed)
    desk.lookups.changed()
    assert desk.meeting(desk.id(Kind.MEETING, "اللقاء")).sources == kuwait.sources


def _with_other_keys(article: Article) -> Article:

    names = {key: f"{key}0" for key in {c.about for c in article.claims} if "meeting:" in key}
    return article._replace(
        claims=tuple(
            claim._replace(
                about=names.get(claim.about, claim.about),
                normalised=names.get(claim.normalised, claim.normalised),
            )
            for claim in article.claims
        ),
    )


def test_the_log_is_a_file_that_tinydb_opens_and_only_grows(desk: Desk) -> None:
    path = desk.folder / "decisions.json"
    for number, tag in enumerate(("one", "two", "three"), 1):
        lines = path.read_text("utf-8").splitlines()
        desk.decide("value", "c-kw", "tag", tag)
        added = path.read_text("utf-8").splitlines()
        if number > 1:
            assert added[: len(lines) - 3] == lines[:-3]
            assert added[len(lines) - 3] == lines[-3] + ","
    with TinyDB(path, encoding="utf-8") as stock:
        documents = stock.table("decisions").all()
    assert [(each["deed"], each["value"], each["by"]) for each in documents] == [
        ("value", "one", "nada"),
        ("value", "two", "nada"),
        ("value", "three", "nada"),
    ]


def test_a_torn_last_line_is_set_aside_and_the_others_hold(desk: Desk) -> None:
    for tag in ("one", "two", "three"):
        desk.decide("value", "c-kw", "tag", tag)
    path = desk.folder / "decisions.json"
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b"three")])
    log = read_logs(desk.folder)
    assert [each.value for each in log.decisions] == ["one", "two"]
    (problem,) = log.problems
    assert isinstance(problem, Corrupt)
    assert "line 5" in str(problem)
    assert "--repair" in str(problem)
    desk.lookups.changed()
    assert [value.label for value in desk.entity("c-kw").field("tag").values] == ["one", "two"]
    assert problem.problem in str(desk.lookups.problems[0])
    torn = path.read_bytes()
    with pytest.raises(Corrupt, match="repair"):
        desk.decide("value", "c-kw", "tag", "four")
    assert path.read_bytes() == torn


def test_a_decision_that_is_not_as_it_was_written_is_left_out(desk: Desk) -> None:
    for tag in ("one", "two"):
        desk.decide("value", "c-kw", "tag", tag)
    path = desk.folder / "decisions.json"
    tables = json.loads(path.read_bytes())
    tables["decisions"]["1"]["value"] = "other"
    path.write_text(json.dumps(tables))
    log = read_logs(desk.folder)
    assert [each.value for each in log.decisions] == ["two"]
    (problem,) = log.problems
    assert isinstance(problem, BadRecord)
    assert (problem.table, problem.document, problem.field) == ("decisions", 1, "sum")


def test_what_takes_back_can_be_taken_back() -> None:
    def made(id: str, *instead: str) -> Decision:
        return Decision(id, "", "", Deed.UNDO if instead else Deed.VALUE, instead=instead)

    log = [made("1"), made("2"), made("3", "2"), made("4", "3"), made("5", "1")]
    assert [each.id for each in in_force(log)] == ["2"]
