"""Scoring claim by claim: what counts as the same, and what does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import (
    Evaluation,
    Rate,
    Score,
    UnreadableFile,
    draft_claim_gold,
    evaluate_claims,
    read_claim_gold,
)
from tui.__main__ import main

TEXT = """\
وزراء خارجية الجوار يجتمعون في عمان
الخميس 31 كانون الثاني / يناير 2019

عقد وزراء خارجية الأردن ومصر والعراق اجتماعا في عمان اليوم برئاسة الوزير الأردني أيمن الصفدي.
وتعهدت اليابان خلال الاجتماع بتقديم 50 مليون دولار لدعم اللاجئين.
ويضم الاتحاد الأفريقي 55 دولة.
"""
ENTITIES = [
    {
        "id": "p:safadi",
        "type": "person",
        "ar": "أيمن حسين الصفدي",
        "forms": {"one": ["الوزير الأردني أيمن الصفدي"]},
    },
    {"id": "c:jp", "type": "country", "ar": "اليابان"},
    {"id": "c:cn", "type": "country", "ar": "الصين"},
    {"id": "l:amman", "type": "place", "ar": "عمان"},
    {"id": "o:au", "type": "org", "ar": "الاتحاد الأفريقي"},
]


def claim(about: str, prop: str, value: str, quote: str, **more: Any) -> dict[str, Any]:
    return {"article": "one", "about": about, "prop": prop, "value": value, "quote": quote, **more}


DATE = claim("m:amman", "date", "2019-01-31", "عمان اليوم")
PLACE = claim("m:amman", "place", "عمان", "اجتماعا في عمان")
CHAIR = claim("m:amman", "chair", "أيمن الصفدي", "برئاسة الوزير الأردني أيمن الصفدي")
LEVEL = claim("m:amman", "level", "وزراء الخارجية", "وزراء خارجية الأردن")
PLEDGE = claim("pl:1", "pledge", "اليابان: 50M USD", "بتقديم 50 مليون دولار")
MEMBERS = claim("o:au", "members", "55 states", "الاتحاد الأفريقي 55 دولة")


@pytest.fixture
def score(tmp_path: Path) -> Callable[..., Evaluation]:
    def scored(*claims: dict[str, Any], **more: Any) -> Evaluation:
        (tmp_path / "one.txt").write_text(TEXT, "utf-8")
        document = {
            "articles": {"one": {"file": "one.txt"}},
            "entities": ENTITIES,
            "claims": claims,
            **more,
        }
        (tmp_path / "gold.json").write_text(json.dumps(document), "utf-8")
        return evaluate_claims(read_claim_gold([str(tmp_path / "gold.json")]))

    return scored


def test_claims_are_counted_by_property_and_over_all(score: Callable[..., Evaluation]) -> None:
    done = score(DATE, PLACE, CHAIR, LEVEL, PLEDGE, MEMBERS)
    for name in ("date", "place", "chair", "level", "pledge", "figure"):
        assert done.scores[f"claims/{name}"] == Score(right=1), name
    assert done.scores["claims"] == Score(right=6)


@pytest.mark.parametrize(
    ("right", "changed"),
    [
        (DATE, {"value": "2019-01-30"}),
        (DATE, {"value": "2019-01-31?"}),
        (DATE, {"quote": "وتعهدت اليابان"}),
        (PLACE, {"value": "اليابان"}),
        (PLACE, {"quote": "الأفريقي 55 دولة"}),
        (CHAIR, {"value": "أيمن حسين"}),
        (CHAIR, {"value": "الصين"}),
        (LEVEL, {"value": "defence ministers"}),
        (LEVEL, {"value": "وزراء"}),
        (PLEDGE, {"value": "اليابان: 50M EUR"}),
        (PLEDGE, {"value": "اليابان: 500M USD"}),
        (PLEDGE, {"value": "الصين: 50M USD"}),
        (MEMBERS, {"value": "54 states"}),
        (MEMBERS, {"about": "c:jp"}),
    ],
)
def test_what_says_something_else_is_missed_and_false(
    score: Callable[..., Evaluation], right: dict[str, Any], changed: dict[str, Any]
) -> None:
    name = "figure" if right is MEMBERS else right["prop"]
    assert score(right).scores[f"claims/{name}"] == Score(right=1)
    done = score({**right, **changed})
    assert done.scores[f"claims/{name}"] == Score(extra=1, missed=1)
    missed, false = (each for each in done.differences if each.measure == f"claims/{name}")
    assert missed.expected
    assert {**right, **changed}["quote"] in missed.expected
    assert false.found


@pytest.mark.parametrize(
    ("right", "changed"),
    [
        (CHAIR, {"value": "أيمن حسين الصفدي"}),
        (CHAIR, {"value": "الصفدي"}),
        (CHAIR, {"value": "أيمن الصفدي (الأردن)"}),
        (PLACE, {"value": "عمان عاصمة الأردن"}),
        (LEVEL, {"value": "foreign ministers"}),
        (LEVEL, {"value": "وزراء الخارجية (ثلاثة)"}),
        (PLEDGE, {"value": "50M USD — لدعم اللاجئين"}),
        (PLEDGE, {"value": "0.05B USD"}),
        (MEMBERS, {"prop": "figure", "about": "fig:members", "value": ">55 members"}),
        (DATE, {"start": TEXT.index("عمان اليوم")}),
    ],
)
def test_what_says_the_same_otherwise_is_right(
    score: Callable[..., Evaluation], right: dict[str, Any], changed: dict[str, Any]
) -> None:
    name = "figure" if right is MEMBERS else right["prop"]
    assert score({**right, **changed}).scores[f"claims/{name}"] == Score(right=1)


def test_a_list_of_parties_is_one_claim_for_each(score: Callable[..., Evaluation]) -> None:
    both = claim("m:amman", "chair", "أيمن الصفدي، الصين", "برئاسة الوزير الأردني أيمن الصفدي")
    assert score(both).scores["claims/chair"] == Score(right=1, missed=1)


@pytest.mark.parametrize("more", [{"optional": True}, {"method": "inferred"}])
def test_what_is_optional_is_neither_right_nor_wrong(
    score: Callable[..., Evaluation], more: dict[str, Any]
) -> None:
    assert score(DATE, {**CHAIR, **more}).scores["claims"] == Score(right=1)
    absent = {**CHAIR, "value": "الصين", **more}
    assert score(DATE, absent).scores["claims"] == Score(right=1, extra=1)


def test_claims_of_two_meetings_do_not_meet_in_one(score: Callable[..., Evaluation]) -> None:
    apart = {**CHAIR, "about": "m:other"}
    assert score(DATE, PLACE, apart).scores["claims/chair"] == Score(extra=1, missed=1)


def test_words_count_for_one_claim_only(score: Callable[..., Evaluation]) -> None:
    other = {**PLEDGE, "about": "pl:2"}
    assert score(PLEDGE, other).scores["claims/pledge"] == Score(right=1, missed=1)


def test_entities_count_once_and_furniture_must_be_nothing(
    score: Callable[..., Evaluation],
) -> None:
    done = score(not_entities=[["one", "أيمن الصفدي", "a minister"]])
    assert done.scores["entities/persons"] == Score(right=1)
    assert done.scores["entities/places"] == Score(right=2, missed=1, extra=3)
    assert done.rates["nothing"] == Rate(0, 1)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([{"article": "one"}], "claim 0: 'quote' is missing"),
        ([{**DATE, "article": "two", "id": "c7"}], "claim c7: there is no article 'two'"),
        ([{**DATE, "quote": "في القمر"}], "does not stand in the article"),
        ([{**DATE, "start": 3}], "does not stand in the article at 3"),
        ([{**DATE, "quote": ""}], "does not stand"),
        ([7], "claim 0"),
        ("x", "claims must be a list"),
    ],
)
def test_gold_that_is_none_is_refused_with_a_reason(
    score: Callable[..., Evaluation], claims: object, said: str
) -> None:
    with pytest.raises(UnreadableFile, match=said):
        score(**{"claims": claims})


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("[]", "must be one object"),
        ("{", "is not JSON"),
        ('{"articles": {"x": {"file": "../x.txt"}}}', "without a folder"),
        ('{"articles": {"x": {"file": "x.txt"}}}', "--articles"),
        ('{"entities": [{"id": "x", "type": "ship", "ar": "x"}]}', "ship"),
    ],
)
def test_documents_that_are_none_are_refused(tmp_path: Path, document: str, said: str) -> None:
    (tmp_path / "gold.json").write_text(document, "utf-8")
    with pytest.raises(UnreadableFile, match=said):
        read_claim_gold([str(tmp_path / "gold.json")])


def test_what_is_drafted_scores_fully(
    tmp_path: Path, seeds: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(seeds[0].parent)
    assert main(["evaluate", "--draft", folder]) == 0
    (tmp_path / "mine.json").write_text(capsys.readouterr().out, "utf-8")
    assert main(["evaluate", "--json", "--articles", folder, str(tmp_path / "mine.json")]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["articles"] == len(seeds)
    assert document["differences"] == []
    assert document["scores"]["claims"]["right"] > 100


def test_two_articles_of_one_text_cannot_be_drafted(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    with pytest.raises(UnreadableFile, match="another of these articles"):
        draft_claim_gold([str(tmp_path)])
