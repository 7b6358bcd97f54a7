"""Confidence: how often such claims are right, counted and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.calibration import (
    LeftOut,
    Row,
    Share,
    fit,
    judged_parts,
    leave_each_out,
    reliability,
    share_in,
    written,
)
from store.data import lines
from store.evaluation.judging import Judged
from store.extract import read
from store.extract.claims.confidence import confidence_of
from store.records import Claim, Method

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "corpus"

CLAIM = Claim(
    id="a.1",
    article="a",
    about="meeting:1",
    property="place",
    value="الكويت",
    normalised="country:KW",
    start=0,
    end=0,
    quote="",
    method=Method.STATED,
    rule="in",
)


def judged(right: int, wrong: int, **changes: object) -> list[Judged]:
    claim = CLAIM._replace(**changes)  # type: ignore[arg-type]
    return [Judged(claim, True)] * right + [Judged(claim, False)] * wrong


@pytest.fixture(scope="module")
def parts() -> dict[str, list[Judged]]:
    return judged_parts(CORPUS)


# Counting


def test_much_that_was_counted_holds_and_little_is_drawn_to_the_rest() -> None:
    shares = fit([*judged(80, 20), *judged(0, 1, rule="seldom")])
    assert shares["place", "stated", "in"].confidence == pytest.approx(0.8, abs=0.02)
    seldom = shares["place", "stated", "seldom"]
    assert (seldom.right, seldom.of) == (0, 1)
    assert 0.5 < seldom.confidence < shares["place", "stated", "in"].confidence


def test_a_value_in_doubt_is_counted_apart() -> None:
    shares = fit([*judged(50, 0), *judged(10, 40, normalised="2018?")])
    assert share_in(shares, CLAIM) > 0.9
    assert share_in(shares, CLAIM._replace(normalised="2018?")) < 0.4


def test_nothing_is_quite_certain() -> None:
    shares = fit(judged(10_000, 0))
    assert all(0 < share.confidence < 1 for share in shares.values())


def test_what_was_not_counted_has_the_share_of_what_is_nearest() -> None:
    shares = fit([*judged(10, 0), *judged(0, 50, property="chair")])
    unknown = CLAIM._replace(rule="new")
    assert share_in(shares, unknown) == shares["place", "stated", "*"].confidence
    other = CLAIM._replace(property="agenda")
    assert share_in(shares, other) == shares["*", "stated", "*"].confidence


def test_the_error_is_the_distance_from_the_share_of_right_claims() -> None:
    some = judged(8, 2)
    assert reliability(some, lambda claim: 0.8).error == pytest.approx(0)
    assert reliability(some, lambda claim: 0.95).error == pytest.approx(0.15)
    assert reliability([], lambda claim: 0.8).claims == 0


# The table


def table() -> dict[Row, Share]:
    return {
        (property, known, rule): Share(int(right), int(of), float(share))
        for property, known, rule, right, of, share in lines("confidence.tsv")
    }


def test_the_table_is_near_to_what_counting_gives_now(parts: dict[str, list[Judged]]) -> None:
    kept = table()
    fresh = fit(each for some in parts.values() for each in some)
    often = {row: share for row, share in fresh.items() if share.of >= 20}
    assert len(often) > 15
    remedy = "run `python -m store.calibration` and commit the table"
    known = [row for row in often if row in kept]
    assert len(known) >= 0.7 * len(often), remedy
    far = [row for row in known if abs(kept[row].confidence - often[row].confidence) > 0.12]
    assert far == [], remedy


def test_the_table_comes_back_as_it_was_written() -> None:
    shares = fit(judged(8, 2))
    text = written(shares)
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
    assert {(a, b, c): Share(int(d), int(e), float(f)) for a, b, c, d, e, f in rows} == shares


def test_claims_carry_what_the_table_says() -> None:
    text = "قمة في الكويت\n13 فبراير 2018\nترأس سامح شكري اجتماع وزراء الخارجية في الكويت اليوم.\n"
    article = read(text, file="x", sha256="x", id="x")
    assert len(article.claims) > 4
    for claim in article.claims:
        share = confidence_of(claim.property, claim.method, claim.normalised, claim.rule)
        assert claim.confidence == share
        assert 0 < claim.confidence < 1


# How well it holds


def test_it_holds_where_nothing_was_counted(parts: dict[str, list[Judged]]) -> None:
    by_part: dict[str, LeftOut] = {left.part: left for left in leave_each_out(parts)}
    for name in ("fourth", "dated"):  # those that are nearest to what comes unseen
        left = by_part[name]
        assert left.after.claims > 200
        assert left.after.error <= left.before.error + 0.01
        assert left.after.brier <= left.before.brier + 0.005
    assert all(left.after.error < 0.12 for left in by_part.values())


def test_a_meeting_that_there_is_none_of_is_wrong_in_all(parts: dict[str, list[Judged]]) -> None:
    wrong = [each.claim for some in parts.values() for each in some if not each.right]
    assert {"date", "place", "status"} <= {claim.property for claim in wrong}
    right = sum(each.right for some in parts.values() for each in some)
    assert 0.8 < right / sum(map(len, parts.values())) < 1
