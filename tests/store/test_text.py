"""Folding: what counts as the same word, and the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text import (
    Remembered,
    fold,
    fold_with_offsets,
    forms,
    split_proclitic,
    with_proclitics,
    words,
)

ARABIC = st.text(
    alphabet='ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئٱـًٌٍَُِّْٰ٠١٢0123 .،«»"Aaİﻻﷲﺑ‌‏',
    max_size=80,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الدولى", "الدولي"),
        ("إجتماع", "اجتماع"),
        ("٢٠١٨", "2018"),
        ("سورية", "سوريه"),
        ("القاھرة", "القاهره"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("مُـحَـمَّـد", "محمد"),
        ("ﻻﺟﺘﻤﺎﻉ", "لاجتماع"),
        ("NATO", "nato"),
        ("آذار", "اذار"),
        ("ایران", "ايران"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("علم", "عمل"), ("سوريا", "سورية"), ("قطر", "فطر")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("بالأردن", "الاردن"),
        ("والأردن", "الاردن"),
        ("للتحالف", "التحالف"),
        ("وللعراق", "العراق"),
        ("لمصر", "مصر"),
        ("وبالكويت", "الكويت"),
    ],
)
def test_a_word_is_found_without_its_proclitics(word: str, bare: str) -> None:
    assert bare in forms(fold(word))


def test_the_word_itself_comes_first_without_a_proclitic() -> None:
    assert split_proclitic("وزير")[0] == ("", "وزير")
    assert forms("وزير")[0] == "وزير"


@given(st.text(alphabet="وفبكلاي", min_size=1, max_size=7))
def test_a_form_is_in_the_words_that_it_is_taken_from_and_in_no_others(word: str) -> None:
    forms_of_word = {form for _, form in split_proclitic(word)}
    assert all(word in with_proclitics(form) for form in forms_of_word)
    for spelled in with_proclitics(word):
        assert word in {form for _, form in split_proclitic(spelled)}, spelled


def test_a_number_glued_to_a_word_stands_alone() -> None:
    text = "وفي13 يوليو"
    assert [text[word.start : word.end] for word in words(text)] == ["وفي", "13", "يوليو"]


@given(ARABIC)
def test_folding_with_offsets_folds_the_same(text: str) -> None:
    assert fold_with_offsets(text).text == fold(text)


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ARABIC)
def test_every_word_comes_from_where_it_says(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert fold(text[word.start : word.end]).startswith(word.folded[:1]) or word.folded[0] in (
            fold(text[word.start : word.end])
        )
        end = word.start


@given(ARABIC, st.data())
def test_the_way_back_covers_what_was_folded(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.source(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert folded.text[start:end] in fold(text[span.start : span.end]) or start == end


def test_what_is_remembered_of_words_is_asked_once_and_takes_no_more_memory_than_it_should() -> (
    None
):
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(length)
    assert [known["ab"], known["abc"], known["ab"]] == [2, 3, 2]
    assert asked == ["ab", "abc"]
    assert list(known.among(["", "ab", "", "abc"])) == [1, 3]
    for number in range(2 * known.most):
        assert known[f"{number}"] == len(f"{number}")
        assert len(known) <= known.most
