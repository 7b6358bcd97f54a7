"""Who pledges a sum or has given one, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from store.data import load
from store.extract import read
from store.extract.constructions.giving import KINDS, Gift, find_gifts
from store.extract.names import Name
from store.extract.sentences import Sentence

Named = Callable[[str], list[tuple[Sentence, list[Name]]]]
RAW: dict[str, Any] = load("money.toml")
RULES = [(kind, entry) for kind in KINDS for entry in RAW[kind]]


def gifts(named: Named, text: str) -> list[Gift]:
    """Every sum that a text says is given."""
    return [gift for sentence, names in named(text) for gift in find_gifts(sentence, names, {})]


@pytest.mark.parametrize(("kind", "entry"), RULES, ids=lambda each: str(each)[:40])
def test_every_rule_reads_its_own_example(named: Named, kind: str, entry: dict[str, Any]) -> None:
    found = [each for each in gifts(named, entry["example"]) if each.rule == entry["name"]]
    assert [each.property for each in found] == [kind]
    assert (found[0].sum.amount, found[0].sum.currency) == (entry["amount"], entry["currency"])


@pytest.mark.parametrize(
    "text", [text for _, entry in RULES for text in entry.get("not_for", [])], ids=lambda t: t[:40]
)
def test_a_rule_leaves_its_counter_examples_alone(named: Named, text: str) -> None:
    assert gifts(named, text) == []


@pytest.mark.parametrize("entry", RAW["sum"], ids=lambda entry: str(entry["example"]))
def test_a_sum_is_read_however_it_is_written(named: Named, entry: dict[str, Any]) -> None:
    (gift,) = gifts(named, f"وتعهدت اليابان بتقديم {entry['example']} لدعم الصيادين.")
    assert (gift.sum.amount, gift.sum.currency) == (entry["amount"], entry["currency"])


def told(text: str, *properties: str) -> list[tuple[str, str, str, object, object]]:
    """What an article says is pledged or given: property, about, actor, amount, currency."""
    page = f"عنوان لهذا الخبر القصير\n\nتونس - وكالات\n\n{text}\n"
    article = read(page, file="one.txt", sha256="0", id="a")
    return [
        (c.property, c.about, *(c.detail[part] for part in ("actor", "amount", "currency")))  # type: ignore[misc]
        for c in article.claims
        if c.property in (properties or KINDS) and "amount" in c.detail
    ]


MET = "عقد وزراء خارجية الدول العربية اجتماعا في تونس أمس."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "وتعهدت كندا بتقديم 40 مليون دولار، والنرويج بـ 15 مليون دولار، "
            "واليابان بمبلغ 5 ملايين دولار.",
            [("country:CA", 40_000_000), ("country:NO", 15_000_000), ("country:JP", 5_000_000)],
        ),
        (
            "وقال أمير قطر تميم بن حمد إن بلاده ستقدم نصف مليار دولار لليمن.",
            [("country:QA", 500_000_000)],
        ),
        (
            "وأعلنت ألمانيا تخصيص 30 مليون دولار (27 مليون يورو) للاجئين.",
            [("country:DE", 30_000_000)],
        ),
        ("وأعلن أن برلين ستوفر مساعدات بقيمة 300 مليون دولار.", [("country:DE", 300_000_000)]),
        ("وأعلنت الحكومة الصينية تقديم مليار دولار.", [("country:CN", 1_000_000_000)]),
        ("وستقدم كل من السويد وفنلندا مبلغ 9 ملايين دولار.", [("", 9_000_000)]),
        ("وأعلن الوزير أن الدول المانحة تعهدت بتقديم ملياري دولار.", [("", 2_000_000_000)]),
        ("ودعا الأمين العام المانحين إلى تقديم ملياري دولار.", []),
        ("ويحتاج اليمن إلى 2.4 مليار دولار.", []),
        ("وأعلنت مصر أن صادراتها بلغت 3 مليارات دولار.", []),
        ("ولم تتعهد روسيا بتقديم 10 ملايين دولار.", []),
        ("وقررت اليابان شراء طائرات بقيمة 10 ملايين دولار.", []),
    ],
)
def test_what_is_pledged_at_a_meeting_stands_under_it(
    text: str, found: list[tuple[str, int]]
) -> None:
    pledges = told(f"{MET} {text}", "pledge")
    assert [(actor, amount) for _, _, actor, amount, _ in pledges] == found
    assert {about for _, about, *_ in pledges} <= {"meeting:0"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وكانت الكويت قد قدمت 20 مليون دولار.", ("country:KW", 20_000_000, "USD")),
        ("وأنفقت سلطنة عمان 3 ملايين ريال عماني.", ("country:OM", 3_000_000, "OMR")),
        ("وأنفق المغرب 3 ملايين درهم.", ("country:MA", 3_000_000, "MAD")),
    ],
)
def test_what_was_given_stands_under_who_gave_it(text: str, found: tuple[str, int, str]) -> None:
    ((_, about, actor, amount, currency),) = told(f"{MET} {text}", "contribution")
    assert about == actor
    assert (actor, amount, currency) == found


def test_a_sum_whose_currency_nothing_tells_is_left_out() -> None:
    assert told(f"{MET} وقدم البنك الدولي 20 مليون درهم.") == []


def test_a_billion_is_no_city() -> None:
    article = read(f"{MET} وتعهدت قطر بنصف بليون دولار.", file="one.txt", sha256="0", id="a")
    assert {mention.entity for mention in article.mentions if "place:" in mention.entity} == set()


def test_a_purpose_ends_where_something_else_is_told() -> None:
    text = "وتعهدت قطر بتقديم مليون دولار لحفر الآبار، فيما وعدت كندا بمليوني دولار لتدريب الأطباء."
    article = read(f"{MET} {text}", file="one.txt", sha256="0", id="a")
    pledges = [claim for claim in article.claims if claim.property == "pledge"]
    assert [c.detail["purpose"] for c in pledges] == ["لحفر الآبار", "لتدريب الأطباء"]
