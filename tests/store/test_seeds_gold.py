"""The five articles against the whole gold of them, which lies outside of the project.

`gold/seeds_besides.json` holds right readings that the gold does not list, each looked at in the
text: they are neither asked for nor wrong.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Evaluation, evaluate_claims, read_claim_gold
from store.extract import read
from store.records import Claim, Entity, Field, Meeting, Method
from store.resolve.all import Views, resolve
from store.sources import read as read_source

ROOT = Path(__file__).resolve().parent.parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "seeds.json"
BESIDES = Path(__file__).parent / "gold" / "seeds_besides.json"


@pytest.fixture(scope="module")
def score() -> Evaluation:
    if not GOLD.is_file():
        pytest.skip(f"{GOLD} is not there: the gold is no part of the project")
    return evaluate_claims(read_claim_gold([str(GOLD), str(BESIDES)], [str(ROOT / "seeds")]))


@pytest.fixture(scope="module")
def views(seeds: list[Path]) -> Views:
    articles = []
    for path in seeds:
        source = read_source(str(path))
        id = f"a-{path.name[:3]}"
        articles.append(read(source.text, file=source.name, sha256=source.sha256, id=id))
    return resolve(articles)


def told(score: Evaluation) -> str:
    """What was read otherwise, for whoever looks at a failure."""
    return "\n".join(f"{d.file} {d.measure}: {d.expected} | {d.found}" for d in score.differences)


def test_nearly_all_claims_are_found_and_nearly_all_found_are_there(score: Evaluation) -> None:
    claims = score.scores["claims"]
    assert claims.right > 175
    assert (claims.recall or 0) >= 0.95, told(score)
    assert (claims.precision or 0) >= 0.95, told(score)


@pytest.mark.parametrize(
    ("family", "recall", "precision"),
    [("persons", 0.93, 0.93), ("bodies", 0.8, 0.8), ("places", 0.94, 0.95)],
)
def test_who_and_what_is_named_is_one_record_each(
    score: Evaluation, family: str, recall: float, precision: float
) -> None:
    entities = score.scores[f"entities/{family}"]
    assert (entities.recall or 0) >= recall, told(score)
    assert (entities.precision or 0) >= precision, told(score)


def test_furniture_is_nothing_and_titles_are_right(score: Evaluation) -> None:
    for name in ("title", "kicker", "nothing"):
        assert score.rates[name].share == 1, told(score)


# Where the articles disagree


def coalition(views: Views) -> Entity:
    (found,) = (e for e in views.entities.values() if e.label == "التحالف الدولي ضد داعش")
    return found


def kuwait(views: Views) -> Meeting:
    (found,) = (m for m in views.meetings.values() if m.sources == ("a-003", "a-004"))
    return found


def readings(field: Field) -> set[tuple[str, ...]]:
    return {(value.normalised, *value.sources) for value in field.values}


def test_sources_disagree_on_the_number_of_members(views: Views) -> None:
    members = coalition(views).field("members")
    assert members.differs
    assert len(members.sources) == 3


def test_sources_disagree_on_when_the_coalition_began(views: Views) -> None:
    founded = coalition(views).field("founded")
    assert founded.differs
    assert {("2015", "a-000"), ("2014-09-11~", "a-004")} <= readings(founded)


def test_sources_disagree_on_what_the_pledge_is_for(views: Views) -> None:
    pledge = kuwait(views).field("pledge")
    assert pledge.differs
    assert len(pledge.values) == 2


def test_a_source_that_is_silent_on_the_level_is_no_disagreement(views: Views) -> None:
    level = kuwait(views).field("level")
    assert not level.differs
    assert level.sources == ("a-003",)


# What rests on other articles, and what on knowledge from elsewhere


def claims(views: Views, property: str) -> list[Claim]:
    return [
        claim
        for article in views.articles.values()
        for claim in article.claims
        if claim.property == property
    ]


def test_what_only_another_article_tells_says_so(views: Views) -> None:
    dated = {c.article: c for c in claims(views, "date_published")}
    assert dated["a-003"].normalised == "2018-02-14"
    assert (dated["a-003"].method, dated["a-003"].anchor) == (Method.INFERRED, "a-004")


def test_nothing_is_known_from_elsewhere(views: Views) -> None:
    dates = {c.normalised for c in claims(views, "date") if c.article == "a-001"}
    assert dates == {"", "XXXX-02-18"}
    assert {c.value for c in claims(views, "publisher")} == {
        "بوابة روزا اليوسف",
        "بوابة الحركات الاسلامية",
    }
