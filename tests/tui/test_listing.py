"""The lists in the shell: as columns and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from shell import TEXT, Run, on_terminal  # type: ignore[import-not-found, unused-ignore]


def test_each_kind_is_listed_in_columns(run: Run, folder: Path) -> None:
    done = run("meetings")
    (line,) = done.out.splitlines()
    assert done.code == 0
    assert line.startswith("m-")
    assert "2018-02-13" in line
    assert done.err == ""
    assert "a-0123456789ab  2018-02-14  1  التحالف الدولى" in run("articles").out
    assert "\t" not in run("entities").out
    assert len(run("entities").out.splitlines()) == 2


def test_a_query_narrows_and_a_limit_shortens(run: Run, folder: Path) -> None:
    assert len(run("entities", "الكويت").out.splitlines()) == 1
    assert len(run("entities", "--limit", "1").out.splitlines()) == 1
    assert run("articles", "الدولي", "اجتماع").code == 0


def test_nothing_found_is_1_and_says_so_beside_the_data(run: Run, folder: Path) -> None:
    for arguments in (["articles", "بغداد"], ["search", "بغداد"]):
        done = run(*arguments)
        assert (done.code, done.out) == (1, "")
        assert "nothing found" in done.err
    done = run("meetings", "بغداد", "--json")
    assert (done.code, json.loads(done.out)) == (1, [])


def test_a_meeting_in_json_has_every_field_in_its_order(run: Run, folder: Path) -> None:
    (meeting,) = json.loads(run("meetings", "--json").out)
    assert list(meeting) == [
        "id", "title", "parent", "date", "place", "body", "kind", "level", "mode", "status",
        "chair", "host", "organiser", "opener", "opening_speaker", "speaker",
        "delegation_head", "participant", "quoted", "mentioned",
        "agenda", "outcome", "pledge", "sources", "differs", "claims",
    ]  # fmt: skip
    assert meeting["date"] == {
        "edtf": "2018-02-13",
        "basis": "stated",
        "rule": "date-rule",
        "anchor": None,
        "doubtful": False,
    }
    assert meeting["place"] == {"label": "الكويت", "city": None, "country": "KW"}
    assert meeting["chair"] == []
    assert meeting["mode"] is None
    assert meeting["level"] == "ministerial"
    (speaker,) = meeting["speaker"]
    assert (speaker["label"], speaker["kind"], speaker["of"]) == ("أحمد علي", "person", "KW")
    assert meeting["sources"] == ["a-0123456789ab"]
    for claim in meeting["claims"]:
        assert TEXT[claim["start"] : claim["end"]] == claim["quote"]
    assert json.loads(run("show", meeting["id"], "--json").out) == meeting


def test_an_entity_in_json_has_its_mentions(run: Run, folder: Path) -> None:
    (entity,) = json.loads(run("entities", "أحمد", "--json").out)
    assert list(entity) == [
        "id", "kind", "label", "aliases", "country", "mentions", "left_out", "figures", "claims",
    ]  # fmt: skip
    (mention,) = entity["mentions"]
    assert TEXT[mention["start"] : mention["end"]] == mention["surface"] == "أحمد علي"


def test_an_article_in_json_has_its_dates_apart(run: Run, folder: Path) -> None:
    (listed,) = json.loads(run("articles", "--json").out)
    assert listed["date_published"]["edtf"] == "2018-02-14"
    assert listed["date_modified"] is None
    assert "text" not in listed
    shown = json.loads(run("show", "a-0", "--json").out)
    assert shown["text"] == TEXT
    assert listed.items() <= shown.items()


def test_json_is_the_same_on_a_terminal_and_without_escapes(run: Run, folder: Path) -> None:
    done = on_terminal("meetings", "--json")
    assert json.loads(done.out) == json.loads(run("meetings", "--json").out)
    assert "الكويت" in done.out
    assert "\x1b" not in done.out
