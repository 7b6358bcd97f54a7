"""Meetings that are shown before the entities of other articles are known, and those that wait."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.index.alone import Alone, filled, shown_alone
from store.index.digest import near, words_of_meeting
from store.records import Article, Method

Make = Callable[..., Article]

NAMES = {"country:KW": "دولة الكويت", "person:احمد علي": "أحمد علي", "person:ليلى حسن": "ليلى حسن"}


def shown(
    article: Article, *said: tuple[str, str, str], method: Method = Method.STATED
) -> Alone | None:
    """Show a meeting of which properties, values and normalised values are said."""
    (pattern,) = article.claims
    claims = [
        pattern._replace(property=name, value=value, normalised=normalised, method=method)
        for name, value, normalised in said
    ]
    numbered = list(enumerate(claims))
    return shown_alone(
        article, "meeting:1", numbered, near(article, numbered), words_of_meeting(numbered)
    )


PLACE = ("place", "الكويت", "country:KW")
BODY = ("body", "اللجنة العليا", "")


def test_the_names_of_entities_are_filled_in_where_they_belong(make_article: Make) -> None:
    alone = shown(make_article(), PLACE, BODY, ("chair", "علي", "person:احمد علي"))
    assert alone is not None
    assert filled(alone.title, lambda at: NAMES[alone.keys[at]]) == "دولة الكويت: اللجنة العليا"
    stated = {(alone.keys[fact[0]], fact[1]) for fact in alone.facts if fact[0] is not None}
    assert {("country:KW", "place"), ("person:احمد علي", "chair")} <= stated
    assert "اللجنه" in alone.words.split()
    assert "احمد" not in alone.words.split()  # how he is called is not known yet


def test_one_entity_named_twice_has_one_place(make_article: Make) -> None:
    alone = shown(make_article(), PLACE, ("host", "الكويت", "country:KW"))
    assert alone is not None
    assert alone.keys == ["country:KW"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ((PLACE, ("part_of", "القمة", "meeting:2")), "another meeting's title"),
        ((PLACE, ("place", "عمّان", "place:250441")), "in which country the places lie"),
        (
            (("participant", "أ", "person:احمد علي"), ("participant", "ب", "person:ليلى حسن")),
            "whether the two are called the same",
        ),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_depends_on_more_than_names_waits(
    said: tuple[tuple[str, str, str], ...], why: str, make_article: Make
) -> None:
    del why
    assert shown(make_article(), *said) is None


def test_what_a_person_decided_waits(make_article: Make) -> None:
    assert shown(make_article(), PLACE) is not None
    assert shown(make_article(), PLACE, method=Method.EXTERNAL) is None


@pytest.mark.parametrize("day", ["", "2018-02-13"])
def test_a_relative_date_in_an_undated_article_waits_for_what_others_say(
    day: str, make_article: Make
) -> None:
    undated = make_article()._replace(date_published=None)
    assert shown(make_article(), PLACE, ("date", "أمس", day)) is not None
    assert (shown(undated, PLACE, ("date", "أمس", day)) is None) is (day == "")


def test_nothing_an_article_says_is_taken_for_a_name_to_be_filled_in(make_article: Make) -> None:
    alone = shown(make_article(), PLACE, ("body", "0 1 {0} %s", ""))
    assert alone is not None
    assert filled(alone.title, lambda _: "X") == "X: 0 1 {0} %s"
